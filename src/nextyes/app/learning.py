"""Learn from the ledger's own past, and keep what was learnt until it is a month old."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from nextyes.app.settings import settings
from nextyes.deals.instants import instant, microseconds
from nextyes.odds.saved import dumps, loads
from nextyes.proof.history import History, lives
from nextyes.proof.learnt import Learnt, learn
from nextyes.store import BatchState, Ledger
from nextyes.store.columns import Source, closings, decision_points, landmarks

_NAME = "learnt"  # where the ledger keeps it
_KEPT = timedelta(days=31)  # refitting more often than monthly gains nothing
_SEED = 1  # the fit draws rows: the same past teaches the same


def history(source: Source, *, until: datetime, zone: ZoneInfo) -> History:
    """Return all decision points before an instant, what was known at each, and how deals ended."""
    points = decision_points(source, instant(0), until, zone)
    ends = closings(source).before(until)
    return History(
        points=points,
        landmarks=landmarks(source, points.deal_id, points.as_of),
        closings=ends,
        at_close=landmarks(source, ends.deal_id, ends.at),
        until=microseconds(until),
    )


def learnt(ledger: Ledger, as_of: datetime) -> Learnt:
    """Return what could be learnt before an instant: what was kept if it is of the month before, else anew.

    What was learnt from later events is never used for an earlier day.
    """
    kept = ledger.setting(_NAME)
    if kept and kept["written"] == _written(ledger):
        known = loads(Learnt, kept["learnt"])
        if instant(known.at) <= as_of < instant(known.at) + _KEPT:
            return known
    return relearn(ledger, as_of)


def relearn(ledger: Ledger, as_of: datetime) -> Learnt:
    """Learn anew from all that was known before an instant, and keep it."""
    known = settings(ledger)
    past = history(ledger.table(zone=known.zone), until=as_of, zone=known.zone)
    found = learn(past, lives(past), past.until, known.economics, np.random.default_rng(_SEED))
    ledger.put_setting(_NAME, {"written": _written(ledger), "learnt": dumps(found)})
    return found


def _written(ledger: Ledger) -> list[Any]:
    """Return which imports stand: what was learnt holds for these."""
    return [
        row.batch.id
        for row in ledger.batches()
        if row.state is BatchState.STANDING and row.batch.what == "import"
    ]


def forget_learnt(ledger: Ledger) -> None:
    """Forget what was learnt: it is learnt anew when next it is needed."""
    ledger.put_setting(_NAME, None)
