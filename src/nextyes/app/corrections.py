"""What a later export says otherwise: an event's id keeps what was said first, so the new value is an event
of its own, known from that export on.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import numpy as np

from nextyes.deals.events import KINDS, RANKS, Assigned, Event, Lost, Opened, Promised, Staged, Valued, order
from nextyes.deals.instants import microseconds
from nextyes.deals.table import EventTable, event_table

_FIELDS = (Assigned, Valued, Promised, Staged)  # the last one counts
_NAMES = (Opened, Lost)  # names and reasons: true from their own instant on

LATEST = np.iinfo(np.int64).max
Fact = tuple[str, str, float, int]


def corrections(
    exported: Iterable[Event],
    otherwise: Iterable[Event],
    known: EventTable,
    *,
    exported_at: datetime,
    zone: ZoneInfo,
) -> Iterator[Event]:
    """Yield events that bring what is known up to a later export.

    Args:
        exported: All events of the export.
        otherwise: Those that do not count because they were first said otherwise.
        known: What counts after the export was brought in.
        exported_at: From when on its field values are known.
        zone: The seller's.
    """
    last: dict[tuple[str, str], Event] = {}
    for event in exported:
        if isinstance(event, _FIELDS):
            key = event.deal_id, event.kind
            last[key] = max(last.get(key, event), event, key=order)
    wanted = _last_facts(event_table(last.values(), zone))
    current = _last_facts(known, until=microseconds(exported_at))
    for key, event in last.items():
        if wanted[key] != current.get(key):
            yield replace(event, id=_new_id(event, exported_at), at=max(event.at, exported_at))
    for event in otherwise:
        if isinstance(event, _NAMES):
            yield replace(event, id=_new_id(event, exported_at))


def _new_id(event: Event, exported_at: datetime) -> str:
    return f"{event.id}@{exported_at.isoformat()}"


def _last_facts(events: EventTable, *, until: int = LATEST) -> dict[tuple[str, str], Fact]:
    """Return what the last event of each field up to an instant says, by deal and kind."""
    kinds = list(KINDS)
    fields = np.isin(events.kind, [RANKS[kind.kind] for kind in _FIELDS]) & (events.at <= until)
    rows = np.flatnonzero(fields)
    rows = rows[np.lexsort((events.id[rows].astype(str), events.at[rows]))]
    number = np.nan_to_num(events.number)  # NaN would differ from itself; a missing one has no currency
    return {
        (events.deal_id[row], kinds[events.kind[row]]): (
            events.word[row],
            events.second[row],
            float(number[row]),
            int(events.day[row]),
        )
        for row in rows.tolist()
    }
