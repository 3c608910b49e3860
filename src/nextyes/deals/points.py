"""Decision points: the instants at which a seller could have decided otherwise.

They are the moments before each of our touches after the first, and each Monday at the start of the day
in the seller's zone, of deals that were open then. Never "the last state before the end", which leaks.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from nextyes.deals.events import Asked, Event, Touched, order
from nextyes.deals.fold import Status, fold
from nextyes.deals.instants import day_of, microseconds, mondays, start_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPoints:
    """n decision points; every field has shape (n,).

    ``touch_number`` counts our touches: at a touch the number of that touch (2 for the second), on a
    Monday the touches so far. ``minutes`` is how long the touch then took, NaN on a Monday or where not
    measured: it is known only afterwards and never a model's input.
    """

    deal_id: NDArray[np.object_]
    as_of: NDArray[np.int64]  # microseconds since 1970 UTC
    weekly: NDArray[np.bool_]  # True on a Monday, False before a touch
    touch_number: NDArray[np.int64]
    minutes: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.as_of)


def decision_points(
    events: Iterable[Event], after: datetime, until: datetime, zone: ZoneInfo
) -> DecisionPoints:
    """Return the decision points from ``after`` (included) to ``until`` (excluded), by deal and instant.

    The plain spelling: one fold for each candidate; `nextyes.store.columns` says the same at any size.
    Touches of one instant are one point, with the number of the first of them.
    """
    by_deal: dict[str, list[Event]] = defaultdict(list)
    for event in sorted({event.id: event for event in events}.values(), key=order):
        by_deal[event.deal_id].append(event)
    weeks = [start_of(day, zone) for day in mondays(day_of(after, zone), day_of(until, zone))]
    rows: list[tuple[str, int, bool, int, float]] = []
    for deal_id, known in sorted(by_deal.items()):
        touches = {event.at: event for event in reversed(known) if isinstance(event, Touched | Asked)}
        for at in sorted({*touches, *weeks}):
            deal = fold(event for event in known if event.at < at).get(deal_id)
            if not after <= at < until or deal is None or deal.status is not Status.OPEN:
                continue
            touch = touches.get(at)
            if touch and deal.touches:
                minutes = float("nan") if touch.minutes is None else touch.minutes
                rows.append((deal_id, microseconds(at), False, deal.touches + 1, minutes))
            if at in weeks:
                rows.append((deal_id, microseconds(at), True, deal.touches, float("nan")))
    columns = list(zip(*rows, strict=True)) or [()] * 5
    return DecisionPoints(
        deal_id=np.array(columns[0], dtype=object),
        as_of=np.array(columns[1], dtype=np.int64),
        weekly=np.array(columns[2], dtype=bool),
        touch_number=np.array(columns[3], dtype=np.int64),
        minutes=np.array(columns[4], dtype=np.float64),
    )
