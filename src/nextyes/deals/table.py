"""Events as a table: the few facts of each event that columns of deals are computed from.

One row for each event. ``word``, ``second``, ``number`` and ``day`` mean, by kind:

============== ===================== ========== =================== ==========================
kind           word                  second     number              day
============== ===================== ========== =================== ==========================
opened         organization          pipeline
staged         stage
valued         currency, "" cleared             amount, major units
promised                                                            expected close, None cleared
assigned       owner
noted                                           minutes
touched        channel                          minutes
asked          channel               play       minutes
heard          channel                          minutes
offered        us or them
answered       reading                                              until
planned        us or them            what                           on, None cleared
snoozed                                                             until
check_back_set                                                      on
lost           outcome class
============== ===================== ========== =================== ==========================

The other kinds have none. A word that is empty is "", a number or a day that is missing is None.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import singledispatch
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from nextyes.deals import events as e
from nextyes.deals.events import RANKS, Event, order
from nextyes.deals.instants import microseconds, start_of

Facts = tuple[str, str, float | None, date | None]

NO_DAY = np.iinfo(np.int64).min  # stands for "no day" in EventTable.day


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTable:
    """n events, no id twice, in any order; every field has shape (n,)."""

    deal_id: NDArray[np.object_]
    at: NDArray[np.int64]  # microseconds since 1970 UTC
    kind: NDArray[np.int8]  # nextyes.deals.events.RANKS
    id: NDArray[np.object_]  # orders events of one kind and instant
    word: NDArray[np.object_]
    second: NDArray[np.object_]
    number: NDArray[np.float64]  # NaN where missing
    day: NDArray[np.int64]  # the instant at which the day begins in the seller's zone; NO_DAY where missing

    def __len__(self) -> int:
        return len(self.at)


@singledispatch
def facts(_event: Event) -> Facts:
    """Return the word, second word, number and day of an event, as the table above says.

    Example:
        >>> from datetime import UTC, datetime
        >>> at = datetime(2026, 3, 2, tzinfo=UTC)
        >>> facts(e.Staged(id="1", deal_id="acme", at=at, source="crm", stage="Demo"))
        ('Demo', '', None, None)
    """
    return "", "", None, None


@facts.register
def _(event: e.Opened) -> Facts:
    return event.organization, event.pipeline, None, None


@facts.register
def _(event: e.Staged) -> Facts:
    return event.stage, "", None, None


@facts.register
def _(event: e.Valued) -> Facts:
    if event.amount is None:
        return "", "", None, None
    return event.amount.currency, "", float(event.amount.amount), None


@facts.register
def _(event: e.Promised) -> Facts:
    return "", "", None, event.close_on


@facts.register
def _(event: e.Assigned) -> Facts:
    return event.owner, "", None, None


@facts.register
def _(event: e.Noted) -> Facts:
    return "", "", event.minutes, None


@facts.register(e.Touched)
@facts.register(e.Heard)
def _(event: e.Touched | e.Heard) -> Facts:
    return event.channel.value, "", event.minutes, None


@facts.register
def _(event: e.Asked) -> Facts:
    return event.channel.value, event.play, event.minutes, None


@facts.register
def _(event: e.Offered) -> Facts:
    return event.by.value, "", None, None


@facts.register
def _(event: e.Answered) -> Facts:
    return event.reading.value, "", None, event.until


@facts.register
def _(event: e.Planned) -> Facts:
    return event.by.value, event.what, None, event.on


@facts.register
def _(event: e.Snoozed) -> Facts:
    return "", "", None, event.until


@facts.register
def _(event: e.CheckBackSet) -> Facts:
    return "", "", None, event.on


@facts.register
def _(event: e.Lost) -> Facts:
    return (event.outcome.value if event.outcome else ""), "", None, None


def event_table(events: Iterable[Event], zone: ZoneInfo) -> EventTable:
    """Return events as a table, in the order in which they are folded; a repeated id counts once."""
    rows = sorted({event.id: event for event in events}.values(), key=order)
    known = [facts(event) for event in rows]
    starts = {day: microseconds(start_of(day, zone)) for day in {row[3] for row in known} if day is not None}
    return EventTable(
        deal_id=np.array([event.deal_id for event in rows], dtype=object),
        at=np.array([microseconds(event.at) for event in rows], dtype=np.int64),
        kind=np.array([RANKS[event.kind] for event in rows], dtype=np.int8),
        id=np.array([event.id for event in rows], dtype=object),
        word=np.array([row[0] for row in known], dtype=object),
        second=np.array([row[1] for row in known], dtype=object),
        number=np.array([np.nan if row[2] is None else row[2] for row in known], dtype=np.float64),
        day=np.array([NO_DAY if row[3] is None else starts[row[3]] for row in known], dtype=np.int64),
    )
