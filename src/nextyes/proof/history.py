"""A team's past as columns: decision points, what was known at each, and how the deals ended."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nextyes.deals.landmarks import Closings, Landmarks, Number, Text, outcomes
from nextyes.deals.points import DecisionPoints
from nextyes.proof.curve import Code, FollowUps

LONGEST_TOUCH = 240.0  # minutes; longer ones are work items left open, and count as the usual touch

Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """All decision points of a log and all closes, or those of a share of its deals."""

    points: DecisionPoints
    landmarks: Landmarks  # row by row what was known at the points
    closings: Closings
    at_close: Landmarks  # row by row what was known just before the closings
    until: int  # the end of the log, microseconds since 1970 UTC; what happens from then on is not known
    counted: NDArray[np.bool_] | None = None  # which points come before a follow-up; None: by the rule below
    share: float = 1.0  # of all deals, drawn at random


@dataclass(frozen=True, slots=True, kw_only=True)
class Lives:
    """Whose life each point and each close belongs to; a re-opened deal begins another life.

    Lives are numbered by deal and then by time; so are the deals.
    """

    of_points: Code
    of_closings: Code
    deal: Code  # (L,), whose life it is
    deal_id: Text  # (D,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chased:
    """The follow-ups of a span of time, by life and instant: n of them."""

    rows: Rows  # (n,), of the points
    number: Number  # (n,), the how-manieth follow-up of its deal, from 1
    follow_ups: FollowUps
    result: NDArray[np.int8]  # (L,), how each life ended: 0 still open, 1 won, 2 lost


def lives(history: History) -> Lives:
    """Return the lives of a history's deals."""
    points, closings = history.points, history.closings
    deal_id, deal = np.unique(np.concatenate([points.deal_id, closings.deal_id]), return_inverse=True)
    instant = np.concatenate([points.as_of, closings.at])
    closed = np.arange(len(instant)) >= len(points)
    # At one instant a point comes before a close: the close ends the life that the point is in.
    order = np.lexsort((closed, instant, deal))
    begins = np.concatenate([[True], (deal[order][1:] != deal[order][:-1]) | closed[order][:-1]])
    number = np.empty(len(order), dtype=np.int64)
    number[order] = np.cumsum(begins[: len(order)]) - 1
    return Lives(
        of_points=number[: len(points)],
        of_closings=number[len(points) :],
        deal=deal[order][np.flatnonzero(begins[: len(order)])].astype(np.int64),
        deal_id=deal_id,
    )


def touches_left(history: History, lives: Lives, rows: Rows, known_by: int) -> Number:
    """Return our touches from each point on until its deal's close or ``known_by``, shape of ``rows``."""
    past, closed = history.points.as_of < known_by, history.closings.at < known_by
    most = np.zeros(len(lives.deal))
    np.maximum.at(most, lives.of_points[past], history.points.touch_number[past])
    np.maximum.at(most, lives.of_closings[closed], history.at_close.touches[closed])
    return np.maximum(most[lives.of_points[rows]] - history.landmarks.touches[rows], 0.0)


def follow_up_points(history: History) -> NDArray[np.bool_]:
    """Say which points are the moment before a follow-up, shape of the points.

    A follow-up is a touch of ours after the first offer where the team records offers (at least half of
    the deals won had one), else a touch after the first.
    """
    if history.counted is not None:
        return history.counted
    offers = history.at_close.offers[history.closings.won] > 0
    if not len(offers) or offers.mean() < 0.5:
        return ~history.points.weekly
    return ~history.points.weekly & (history.landmarks.offers > 0)


def chased(history: History, lives: Lives, since: int, before: int) -> Chased:
    """Return the follow-ups from ``since`` on (included) and before an instant (excluded)."""
    points = history.points
    every = np.flatnonzero(follow_up_points(history))
    every = every[np.lexsort((points.as_of[every], lives.of_points[every]))]
    # Follow-ups are numbered within the deal: re-opening it gives no fresh start.
    number = _count_within(lives.deal[lives.of_points[every]])
    chosen = (points.as_of[every] >= since) & (points.as_of[every] < before)
    rows = every[chosen]
    alive, life = np.unique(lives.of_points[rows], return_inverse=True)
    last = rows[np.flatnonzero(np.append(life[1:] != life[:-1], True)[: len(rows)])]
    result = outcomes(history.landmarks.take(last), history.closings, history.until).result
    return Chased(
        rows=rows,
        number=number[chosen],
        follow_ups=FollowUps(
            life=life.astype(np.int64),
            minutes=worked(points.minutes[rows]),
            won=(result == 1).astype(np.float64),
            deal=np.unique(lives.deal[alive], return_inverse=True)[1].astype(np.int64),
        ),
        result=result,
    )


def _count_within(group: Code) -> Number:
    """Return 1, 2, ... within each run of equal values, shape (n,)."""
    rows = np.arange(len(group))
    first = np.flatnonzero(np.append(True, group[1:] != group[:-1])[: len(group)])
    return (rows - np.repeat(first, np.diff(np.append(first, len(group)))) + 1).astype(np.float64)


def worked(minutes: Number, usual: float = 15.0) -> Number:
    """Return minutes with those missing, not above 0 or beyond ``LONGEST_TOUCH`` as the median of the rest.

    Args:
        minutes: As recorded, shape (n,).
        usual: Used where no touch was measured, the default of what a follow-up takes.

    Example:
        >>> worked(np.array([4.0, np.nan, 6.0, 3000.0, 5.0])).tolist()
        [4.0, 5.0, 6.0, 5.0, 5.0]
    """
    measured = (minutes > 0) & (minutes <= LONGEST_TOUCH)
    return np.where(measured, minutes, np.median(minutes[measured]) if measured.any() else usual)
