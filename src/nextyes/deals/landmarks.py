"""What was known of deals at given instants, in columns: the form that models eat.

A landmark is a deal at an instant. Its columns come from the events strictly before that instant and
from nothing else. `landmarks` here is the plain spelling, one fold for each row; `nextyes.store.columns`
says the same for millions of rows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Self
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from nextyes.deals.events import Event, Lost, Won
from nextyes.deals.fold import Deal, Status, fold
from nextyes.deals.instants import MICROSECONDS_A_DAY, microseconds, start_of

Text = NDArray[np.object_]
Number = NDArray[np.float64]
Instant = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmarks:
    """n deals, each as of an instant; every field has shape (n,).

    Numbers are float64 and NaN where nothing is known; days are fractions of 24 hours. ``as_of`` is in
    microseconds since 1970 UTC. ``amount`` is in major units of ``currency``.
    """

    deal_id: Text
    as_of: Instant
    organization: Text
    pipeline: Text
    owner: Text
    stage: Text
    currency: Text
    touch_pattern: Text  # one letter for each touch, see nextyes.deals.fold.Deal
    amount: Number
    age_days: Number  # since it was opened
    touches: Number
    unanswered: Number  # touches since the buyer's last move
    days_since_touch: Number
    heard: Number  # moves of the buyer
    silence_days: Number  # since the buyer's last move, or since it was opened
    heard_span_days: Number  # from the opening to the buyer's last move; over heard: the buyer's usual gap
    offers: Number
    offer_age_days: Number  # since the first offer
    days_since_offer: Number  # since the last offer or re-send
    days_to_promise: Number  # signed: negative when the expected close date has passed
    pushes: Number
    days_in_stage: Number
    stage_moves: Number
    minutes: Number  # spent so far, where measured
    asks: Number
    days_since_asked: Number
    days_to_wait: Number  # until the end of a snooze or of a buyer's "not now"; NaN when none is pending
    stopped: Number  # 1 after a "stop"
    customer_won: Number  # deals of the same organization that had been won (0 where it has no name)
    customer_lost: Number
    segment_won: Number  # deals of the same pipeline that had been won
    segment_lost: Number

    def __len__(self) -> int:
        return len(self.deal_id)

    def take(self, rows: NDArray[np.bool_] | NDArray[np.intp]) -> Self:
        """Return the chosen rows: a mask of shape (n,) or row numbers."""
        return type(self)(**{field.name: getattr(self, field.name)[rows] for field in fields(self)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """How many deals of a customer (0 where it has no name) and of a segment had been won and lost."""

    customer_won: int
    customer_lost: int
    segment_won: int
    segment_lost: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Closings:
    """Every close of every deal, in order of time; each field has shape (n,)."""

    deal_id: Text
    at: Instant
    won: NDArray[np.bool_]

    def before(self, instant: datetime) -> Self:
        """Return the closes strictly before an instant."""
        past = self.at < microseconds(instant)
        return type(self)(deal_id=self.deal_id[past], at=self.at[past], won=self.won[past])


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """What came of n landmarks as far as it was known by a later instant; each field has shape (n,).

    ``result`` is 0 still open (censored), 1 won, 2 lost; ``days`` is the time from the landmark to the
    close, or to the later instant where the deal was still open, > 0.
    """

    result: NDArray[np.int8]
    days: Number


def landmarks(events: Iterable[Event], points: Sequence[tuple[str, datetime]], zone: ZoneInfo) -> Landmarks:
    """Return what was known at each point, a deal's id and an instant, by folding the events before it.

    Args:
        events: Events of any deals, in any order.
        points: Deals and instants with a zone; a deal must have been opened before its instant.
        zone: The seller's zone, in which an expected close date ends and a wait begins its day.

    Returns:
        Columns in the order of ``points``.

    Raises:
        KeyError: If a deal has no event before its instant.
    """
    known = list(events)
    deals, records = [], []
    for deal_id, as_of in points:
        before = [event for event in known if event.at < as_of]
        deals.append(fold(event for event in before if event.deal_id == deal_id)[deal_id])
        records.append(_record(deals[-1], fold(before).values()))
    return landmarks_of(deals, records, [as_of for _, as_of in points], zone)


def landmarks_of(
    deals: Sequence[Deal], records: Sequence[Record], as_of: Sequence[datetime], zone: ZoneInfo
) -> Landmarks:
    """Return what was known of deals, each as it stood at its instant.

    Args:
        deals: Each the fold of its events before its instant.
        records: Of the deals' customers and segments, likewise.
        as_of: The instants.
        zone: The seller's zone.
    """
    rows = [_row(*known, zone) for known in zip(deals, records, as_of, strict=True)]
    columns = {field.name: [row[field.name] for row in rows] for field in fields(Landmarks)}
    text = {name for name, kind in Landmarks.__annotations__.items() if kind == Text}
    return Landmarks(
        **{
            name: np.array(
                column, dtype=object if name in text else np.int64 if name == "as_of" else np.float64
            )
            for name, column in columns.items()
        }
    )


def closings(events: Iterable[Event]) -> Closings:
    """Return every won and lost among the events, in order of time."""
    closed = sorted(
        {event.id: event for event in events if isinstance(event, Won | Lost)}.values(),
        key=lambda event: (event.at, event.id),
    )
    return Closings(
        deal_id=np.array([event.deal_id for event in closed], dtype=object),
        at=np.array([microseconds(event.at) for event in closed], dtype=np.int64),
        won=np.array([isinstance(event, Won) for event in closed], dtype=bool),
    )


def outcomes(landmarks: Landmarks, closings: Closings, known_by: int) -> Outcomes:
    """Return the first close of each landmark's deal at or after its instant, if before ``known_by``.

    Args:
        landmarks: Deals at instants, all before ``known_by``.
        closings: Closes of any deals, in order of time; those from ``known_by`` on are not looked at.
        known_by: Microseconds since 1970 UTC.

    Raises:
        ValueError: If a landmark is not before ``known_by``.
    """
    if len(landmarks) and landmarks.as_of.max() >= known_by:
        raise ValueError("a landmark at or after known_by has no outcome that could be known")
    past = closings.at < known_by
    deal_ids = np.concatenate([landmarks.deal_id, closings.deal_id[past]])
    codes = np.unique(deal_ids, return_inverse=True)[1].astype(np.int64)
    deal, closed = codes[: len(landmarks)], codes[len(landmarks) :]
    by_deal = np.lexsort((closings.at[past], closed))
    # A close that no deal has ends the list, so that every search below finds a row.
    closed = np.append(closed[by_deal], -1)
    at = np.append(closings.at[past][by_deal], known_by)
    won = np.append(closings.won[past][by_deal], False)
    # One key of (deal, instant): the first close of a deal from an instant on is one search away.
    start = min(at.min(), landmarks.as_of.min(initial=known_by))
    span = known_by - start + 1
    row = np.searchsorted(closed[:-1] * span + (at[:-1] - start), deal * span + (landmarks.as_of - start))
    found = closed[row] == deal
    result = np.where(found, np.where(won[row], 1, 2), 0).astype(np.int8)
    end = np.where(found, at[row], known_by)
    return Outcomes(result=result, days=np.maximum(days(end - landmarks.as_of), 1 / 86_400))


def _record(deal: Deal, all_deals: Iterable[Deal]) -> Record:
    others = [other for other in all_deals if other.status is not Status.OPEN]
    same_customer = [
        other for other in others if deal.organization and other.organization == deal.organization
    ]
    same_segment = [other for other in others if other.pipeline == deal.pipeline]
    return Record(
        customer_won=sum(other.status is Status.WON for other in same_customer),
        customer_lost=sum(other.status is Status.LOST for other in same_customer),
        segment_won=sum(other.status is Status.WON for other in same_segment),
        segment_lost=sum(other.status is Status.LOST for other in same_segment),
    )


def _row(deal: Deal, record: Record, as_of: datetime, zone: ZoneInfo) -> dict[str, object]:
    def days_since(instant: datetime | None) -> float:
        return float("nan") if instant is None else (as_of - instant).total_seconds() / 86_400

    wait = float("nan") if deal.wait_until is None else -days_since(start_of(deal.wait_until, zone))
    return {
        "deal_id": deal.id,
        "as_of": microseconds(as_of),
        "organization": deal.organization,
        "pipeline": deal.pipeline,
        "owner": deal.owner,
        "stage": deal.stage,
        "currency": deal.amount.currency if deal.amount else "",
        "touch_pattern": deal.touch_pattern,
        "amount": float(deal.amount.amount) if deal.amount else float("nan"),
        "age_days": days_since(deal.opened_at),
        "touches": deal.touches,
        "unanswered": deal.unanswered,
        "days_since_touch": days_since(deal.last_touched_at),
        "heard": deal.heard,
        "silence_days": days_since(deal.last_heard_at or deal.opened_at),
        "heard_span_days": _heard_span(deal),
        "offers": deal.offers,
        "offer_age_days": days_since(deal.first_offered_at),
        "days_since_offer": days_since(deal.last_offered_at),
        "days_to_promise": float("nan")
        if deal.close_on is None
        else -days_since(start_of(deal.close_on, zone)),
        "pushes": deal.pushes,
        "days_in_stage": days_since(deal.stage_since),
        "stage_moves": deal.stage_moves,
        "minutes": deal.minutes,
        "asks": deal.asks,
        "days_since_asked": days_since(deal.last_asked_at),
        "days_to_wait": wait if wait > 0 else float("nan"),
        "stopped": float(deal.stopped),
        **asdict(record),
    }


def _heard_span(deal: Deal) -> float:
    if deal.last_heard_at is None:
        return 0.0
    return (deal.last_heard_at - deal.opened_at).total_seconds() / 86_400


def days(span: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return spans of microseconds, shape (n,), as days."""
    return span / MICROSECONDS_A_DAY
