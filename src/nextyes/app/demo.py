"""The demo: a made-up pipeline in a ledger of its own or in an empty one, never among the user's deals."""

from datetime import datetime
from pathlib import Path

from nextyes.app.importing import By, act
from nextyes.app.learning import relearn
from nextyes.app.settings import settings
from nextyes.deals.instants import day_of
from nextyes.sample.demo import demo_pipeline
from nextyes.store import Batch, Ledger, open_ledger

MADE_UP = "demo-"  # begins the id of the import that filled a ledger with the made-up pipeline


def demo_ledger(file: Path, *, at: datetime) -> Ledger:
    """Begin the demo's ledger anew in a file, with the made-up pipeline as it stands on a day."""
    for part in (file, *(file.with_name(file.name + end) for end in ("-wal", "-shm"))):
        part.unlink(missing_ok=True)
    ledger = open_ledger(str(file))
    events = demo_pipeline(day_of(at, settings(ledger).zone))
    batch = Batch(id="demo", at=at, actor="nextyes", what="import", source="a made-up pipeline")
    ledger.import_batch(events, batch=batch)
    relearn(ledger, at)
    return ledger


def fill_with_demo(ledger: Ledger, *, by: By) -> str:
    """Fill an empty ledger with the made-up pipeline, as an import that can be undone whole; return its id.

    Filling it twice on a day changes nothing.

    Raises:
        ValueError: If there are deals of the user's own in it.
    """
    today = day_of(by.at, settings(ledger).zone)
    batch = Batch(
        id=f"{MADE_UP}{today}", at=by.at, actor=by.actor, what="import", source="a made-up pipeline"
    )
    if not act(ledger, batch.id):
        if not ledger.is_empty():
            raise ValueError("there are deals here already: the made-up pipeline is only for an empty start")
        ledger.import_batch(demo_pipeline(today), batch=batch)
    return batch.id
