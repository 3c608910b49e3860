"""Learn from the ledger's own past, and keep what was learnt until it is a month old.

Of a past with more deals than ``MOST`` so many are drawn and learnt from: what more would teach is less
than the month that it is kept makes it stale. Deals are drawn whole and from all of the past: the latest
ones alone would be those that closed soon. Their customers' and pipelines' records stay complete.
"""

from dataclasses import fields, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from nextyes import __version__
from nextyes.app.settings import settings
from nextyes.deals.instants import instant, microseconds
from nextyes.deals.table import EventTable
from nextyes.odds.inputs import INPUTS
from nextyes.odds.saved import dumps, loads
from nextyes.proof.history import History, lives
from nextyes.proof.learnt import Learnt, learn
from nextyes.store import BatchState, Ledger
from nextyes.store.columns import Source, closings, decision_points, landmarks

MOST = 10_000  # deals that are learnt from

_NAME = "learnt"  # where the ledger keeps it
_KEPT = timedelta(days=31)  # refitting more often than monthly gains nothing
_SEED = 1  # the fit draws rows: the same past teaches the same


def history(source: Source, *, until: datetime, zone: ZoneInfo, record: Source | None = None) -> History:
    """Return all decision points before an instant, what was known at each, and how deals ended.

    Args:
        source: The events of the deals that are looked at.
        until: The instant.
        zone: The seller's.
        record: Where those are not all deals, the events of all: customers and pipelines have their
            record from them.
    """
    known = source if record is None else record
    points = decision_points(source, instant(0), until, zone)
    ends = closings(source).before(until)
    return History(
        points=points,
        landmarks=landmarks(known, points.deal_id, points.as_of),
        closings=ends,
        at_close=landmarks(known, ends.deal_id, ends.at),
        until=microseconds(until),
    )


def learnt(ledger: Ledger, as_of: datetime) -> Learnt:
    """Return what could be learnt before an instant: what was kept if it is of the month before, else anew.

    What was learnt from later events is never used for an earlier day.
    """
    kept = ledger.setting(_NAME)
    if kept and kept["written"] == _written(ledger) and kept.get("program") == program():
        known = loads(Learnt, kept["learnt"])
        if instant(known.at) <= as_of < instant(known.at) + _KEPT:
            return known
    return relearn(ledger, as_of)


def relearn(ledger: Ledger, as_of: datetime) -> Learnt:
    """Learn anew from what was known before an instant, of at most ``MOST`` deals, and keep it."""
    known, rng = settings(ledger), np.random.default_rng(_SEED)
    events = ledger.table(zone=known.zone)
    drawn, share = draw_deals(events, as_of, rng, most=MOST)
    past = replace(history(drawn, until=as_of, zone=known.zone, record=events), share=share)
    found = learn(past, lives(past), past.until, known.economics, rng)
    ledger.put_setting(_NAME, {"written": _written(ledger), "program": program(), "learnt": dumps(found)})
    return found


def program() -> list[str]:
    """Return what tells one program's learning from another's: an update looks at other things of a deal."""
    return [__version__, *INPUTS]


def draw_deals(
    events: EventTable, as_of: datetime, rng: np.random.Generator, *, most: int
) -> tuple[EventTable, float]:
    """Return the events of at most so many of the deals known before an instant, and their share of them."""
    known = sorted(set(events.deal_id[events.at < microseconds(as_of)].tolist()))
    if len(known) <= most:
        return events, 1.0
    drawn = {known[row] for row in rng.choice(len(known), most, replace=False)}
    rows = np.fromiter((deal_id in drawn for deal_id in events.deal_id), dtype=bool, count=len(events))
    columns = {field.name: getattr(events, field.name)[rows] for field in fields(events)}
    return EventTable(**columns), most / len(known)


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
