"""A pipeline folder as the history that the experiments judge, with its call points marked."""

from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np

from nextyes.app.learning import history
from nextyes.deals.events import Channel, Touched
from nextyes.deals.instants import instant, microseconds
from nextyes.deals.table import event_table
from nextyes.outside.files import ReadOptions, read_pipeline
from nextyes.proof import History

ZONE = ZoneInfo("Europe/Amsterdam")


def read_history(folder: Path) -> tuple[History, History]:
    """Return a pipeline's past: as a user replays it, and judged at its call points only.

    Call points are the moments before our calls after the first offer that chase it: where calls have
    subjects, those about the offer ("Call: after offer"). A bank's other calls after the offer gather
    documents for an offer that was already signed.
    """
    events = list(read_pipeline(folder, ReadOptions(zone=ZONE)).events())
    calls = {
        (event.deal_id, microseconds(event.at)): event.subject
        for event in events
        if isinstance(event, Touched) and event.channel is Channel.CALL
    }
    table = event_table(events, ZONE)
    past = history(table, until=instant(int(table.at.max()) + 1), zone=ZONE)
    points = past.points
    subject = [calls.get(key) for key in zip(points.deal_id, points.as_of.tolist(), strict=True)]
    about_offer = any(said and "offer" in said.lower() for said in subject)
    chasing = np.array(
        [said is not None and (not about_offer or "offer" in said.lower()) for said in subject], dtype=bool
    )
    offered = (past.landmarks.offers > 0) | ~(past.landmarks.offers > 0).any()
    return past, replace(past, counted=chasing & offered & ~points.weekly)
