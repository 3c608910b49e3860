"""Closed deals whose buyer said "not now" and named a day: which of them are to be come back to."""

from datetime import datetime

import numpy as np

from nextyes.deals.events import RANKS, Assigned, CheckBackSet, Lost, Reopened, Won
from nextyes.deals.instants import microseconds
from nextyes.deals.table import NO_DAY, EventTable

_KINDS = (Assigned, CheckBackSet, Lost, Reopened, Won)


def check_backs(events: EventTable, as_of: datetime, *, owner: str | None = None) -> list[str]:
    """Return the lost deals whose day to come back has come, today's first, the longest overdue last.

    It is what `nextyes.deals.fold` says of each, without folding them all.

    Args:
        events: Before the instant, at least the record of every deal, see `nextyes.store.Ledger.table`.
        as_of: The instant.
        owner: Only deals of this owner.
    """
    assigned, set_on, lost, reopened, _won = (RANKS[kind.kind] for kind in _KINDS)
    rows = np.flatnonzero(np.isin(events.kind, [RANKS[kind.kind] for kind in _KINDS]))
    rows = rows[np.lexsort((events.id[rows].astype(str), events.kind[rows], events.at[rows]))]
    columns = (events.deal_id, events.kind, events.day, events.word)
    closed: set[str] = set()
    days: dict[str, int] = {}
    owners: dict[str, str] = {}
    for deal_id, kind, day, word in zip(*(column[rows].tolist() for column in columns), strict=True):
        if kind == assigned:
            owners[deal_id] = word
        elif kind == set_on:
            days[deal_id] = day
        elif kind == lost:
            closed.add(deal_id)
        else:
            closed.discard(deal_id)
            if kind == reopened:
                days.pop(deal_id, None)
    now = microseconds(as_of)
    due = [(day, deal_id) for deal_id, day in days.items() if NO_DAY < day <= now and deal_id in closed]
    return [deal_id for _, deal_id in sorted(due, reverse=True) if owner in (None, owners.get(deal_id, ""))]
