"""What the tests of commands share: how one is run, and small exports of a CRM."""

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]

_DEALS = "deal_id,name,organization,amount,currency,created,status,closed,lost_reason\n"
_ACTIVITIES = "activity_id,deal_id,kind,direction,happened,subject\n"


def folder_of(tmp_path: Path, deals: str, activities: str = "") -> Path:
    """Write a pipeline folder of these rows."""
    folder = tmp_path / "crm"
    folder.mkdir(exist_ok=True)
    (folder / "deals.csv").write_text(_DEALS + deals)
    (folder / "activities.csv").write_text(_ACTIVITIES + activities)
    return folder


def state(run: Run, deal_id: str, *words: str) -> dict[str, object]:
    """Return a deal as the command line tells it."""
    page: dict[str, dict[str, object]] = json.loads(run("deal", deal_id, "--json", *words).output)
    return page["deal"]
