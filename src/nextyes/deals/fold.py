"""A deal is the fold of its events: what is known of it after the last of them.

Late, repeated and shuffled events fold to the same deal: ids are unique, and the order is that of
`nextyes.deals.events.order`. To know a deal as of an instant, fold the events before it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import singledispatch
from typing import Any

from nextyes.deals import events as e
from nextyes.deals.money import Money


class Status(StrEnum):
    """Where a deal stands; there is no third outcome."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """What is known of a deal.

    ``touch_pattern`` has one letter for each of our touches, for what was seen of the buyer until the
    next one: s silence, e engaged, p price pushback, l later, h hedge, n no; a capital where the touch
    was an ask.
    """

    id: str
    opened_at: datetime
    status: Status = Status.OPEN
    name: str = ""
    organization: str = ""
    contact: str = ""
    pipeline: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    owner: str = ""
    stage: str = ""
    stage_since: datetime | None = None
    stage_moves: int = 0
    amount: Money | None = None
    close_on: date | None = None
    pushes: int = 0
    touches: int = 0
    unanswered: int = 0
    touch_pattern: str = ""
    first_touched_at: datetime | None = None
    last_touched_at: datetime | None = None
    minutes: float = 0.0
    heard: int = 0
    last_heard_at: datetime | None = None
    offers: int = 0
    first_offered_at: datetime | None = None
    last_offered_at: datetime | None = None
    our_offer: Money | None = None
    their_offer: Money | None = None
    asks: int = 0
    last_asked_at: datetime | None = None
    answer: e.Answered | None = None
    stopped: bool = False
    step: e.Planned | None = None
    wait_until: date | None = None
    wait_why: str = ""
    check_back_on: date | None = None
    closed_at: datetime | None = None
    outcome: e.OutcomeClass | None = None
    lost_reason: str = ""

    @property
    def next_on(self) -> date | None:
        """The day of what is pending: a next step, a snooze or a day they named; a lost deal's check-back."""
        if self.status is Status.LOST:
            return self.check_back_on
        if self.status is Status.WON:
            return None
        days = [self.step.on if self.step else None, self.wait_until]
        return max((day for day in days if day), default=None)


def fold(events: Iterable[e.Event]) -> dict[str, Deal]:
    """Return every deal of the events, by id, as it stands after the last of them.

    Example:
        >>> from datetime import UTC
        >>> won = e.Won(id="2", deal_id="acme", at=datetime(2026, 3, 9, tzinfo=UTC), source="crm")
        >>> opened = e.Opened(id="1", deal_id="acme", at=datetime(2026, 3, 2, tzinfo=UTC), source="crm")
        >>> fold([won, opened, won])["acme"].status
        <Status.WON: 'won'>
    """
    deals: dict[str, Deal] = {}
    for event in sorted({event.id: event for event in events}.values(), key=e.order):
        deal = deals.get(event.deal_id) or Deal(id=event.deal_id, opened_at=event.at)
        deals[event.deal_id] = _after(event, deal)
    return deals


def _set(deal: Deal, **changes: Any) -> Deal:
    """Set fields of a deal that nobody else has seen yet: a copy for each event takes three times as long."""
    for name, value in changes.items():
        object.__setattr__(deal, name, value)
    return deal


@singledispatch
def _after(event: e.Event, _deal: Deal) -> Deal:
    raise TypeError(f"no rule says what {event.kind!r} does to a deal")


@_after.register
def _(event: e.Opened, deal: Deal) -> Deal:
    return _set(
        deal,
        name=event.name,
        organization=event.organization,
        contact=event.contact,
        pipeline=event.pipeline,
        attributes=event.attributes,
    )


@_after.register
def _(event: e.Staged, deal: Deal) -> Deal:
    if event.stage == deal.stage:
        return deal
    moves = deal.stage_moves + bool(deal.stage)
    return _set(deal, stage=event.stage, stage_since=event.at, stage_moves=moves)


@_after.register
def _(event: e.Valued, deal: Deal) -> Deal:
    return _set(deal, amount=event.amount)


@_after.register
def _(event: e.Promised, deal: Deal) -> Deal:
    pushed = deal.close_on is not None and event.close_on is not None and event.close_on > deal.close_on
    return _set(deal, close_on=event.close_on, pushes=deal.pushes + pushed)


@_after.register
def _(event: e.Assigned, deal: Deal) -> Deal:
    return _set(deal, owner=event.owner)


@_after.register
def _(event: e.Touched, deal: Deal) -> Deal:
    return _touched(deal, event)


@_after.register
def _(event: e.Asked, deal: Deal) -> Deal:
    deal = _touched(deal, event, letter="S")
    return _set(deal, asks=deal.asks + 1, last_asked_at=event.at)


@_after.register
def _(event: e.Heard, deal: Deal) -> Deal:
    return _set(_heard(deal, event, "e"), minutes=deal.minutes + (event.minutes or 0.0))


@_after.register
def _(event: e.Offered, deal: Deal) -> Deal:
    if event.by is e.Party.THEM:
        return _set(_heard(deal, event, "p"), their_offer=event.amount or deal.their_offer)
    return _set(
        deal,
        offers=deal.offers + 1,
        first_offered_at=deal.first_offered_at or event.at,
        last_offered_at=event.at,
        our_offer=event.amount or deal.our_offer,
    )


# What an answer shows of the buyer, as a letter of `Deal.touch_pattern`; a machine's reply shows nothing.
READING_LETTERS = {
    e.Reading.NO: "n",
    e.Reading.STOP: "n",
    e.Reading.NOT_NOW: "l",
    e.Reading.COUNTER: "p",
    e.Reading.HEDGE: "h",
}


@_after.register
def _(event: e.Answered, deal: Deal) -> Deal:
    machine = event.reading is e.Reading.AUTO_REPLY
    if not machine:
        deal = _heard(deal, event, READING_LETTERS.get(event.reading, "e"))
    waits = event.until is not None
    return _set(
        deal,
        answer=deal.answer if machine else event,
        stopped=deal.stopped or event.reading is e.Reading.STOP,
        their_offer=event.amount if event.reading is e.Reading.COUNTER else deal.their_offer,
        wait_until=event.until if waits else deal.wait_until,
        wait_why=event.quote if waits else deal.wait_why,
    )


@_after.register
def _(event: e.Planned, deal: Deal) -> Deal:
    deal = _set(deal, step=event if event.on and deal.status is Status.OPEN else None)
    if event.on is None or event.by is e.Party.US:
        return deal
    return _set(deal, wait_until=event.on, wait_why=event.what)


@_after.register
def _(event: e.Snoozed, deal: Deal) -> Deal:
    return _set(deal, wait_until=event.until, wait_why=event.why)


@_after.register
def _(event: e.CheckBackSet, deal: Deal) -> Deal:
    return _set(deal, check_back_on=event.on)


@_after.register
def _(event: e.Won, deal: Deal) -> Deal:
    return _set(deal, status=Status.WON, closed_at=event.at, outcome=None, lost_reason="", step=None)


@_after.register
def _(event: e.Lost, deal: Deal) -> Deal:
    return _set(
        deal,
        status=Status.LOST,
        closed_at=event.at,
        outcome=event.outcome,
        lost_reason=event.reason,
        step=None,
    )


@_after.register
def _(_event: e.Reopened, deal: Deal) -> Deal:
    return _set(deal, status=Status.OPEN, closed_at=None, outcome=None, lost_reason="", check_back_on=None)


@_after.register
def _(event: e.Noted, deal: Deal) -> Deal:
    step = None if _is_of(deal.step, event) else deal.step
    return _set(deal, step=step, minutes=deal.minutes + (event.minutes or 0.0))


def _touched(deal: Deal, event: e.Touched | e.Asked, letter: str = "s") -> Deal:
    at = event.at
    return _set(
        deal,
        step=None if _is_done(deal.step, event, e.Party.US) else deal.step,
        touches=deal.touches + 1,
        unanswered=deal.unanswered + 1,
        touch_pattern=deal.touch_pattern + letter,
        first_touched_at=deal.first_touched_at or at,
        last_touched_at=at,
        minutes=deal.minutes + (event.minutes or 0.0),
    )


def _heard(deal: Deal, event: e.Heard | e.Offered | e.Answered, letter: str) -> Deal:
    at = event.at
    if deal.touch_pattern[-1:].isupper():
        letter = letter.upper()
    return _set(
        deal,
        step=None if _is_done(deal.step, event, e.Party.THEM) else deal.step,
        heard=deal.heard + (deal.last_heard_at != at),  # moves of one instant are one move
        last_heard_at=at,
        unanswered=0,
        touch_pattern=deal.touch_pattern[:-1] + letter if deal.touch_pattern else "",
    )


def _is_done(step: e.Planned | None, event: e.Event, by: e.Party) -> bool:
    """Return whether what somebody did is the step that was planned."""
    if step is None or step.on is None:
        return False
    # A day early is in time, wherever on earth the day is one's own.
    in_time = by is e.Party.THEM or event.at.astimezone(UTC).date() >= step.on - timedelta(1)
    return _is_of(step, event) or (step.by is by and in_time)


def _is_of(step: e.Planned | None, event: e.Event) -> bool:
    return step is not None and step.on is not None and step.id == e.planned_id(event.id, step.on)
