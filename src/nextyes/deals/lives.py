"""The lives of a deal: each from its opening, or a reopening, to its close, and the work that went into it.

A fold knows only the last life: whoever counts nos must not forget the one that was said before a deal came
back. What is written down after a close belongs to the life that it closed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from nextyes.deals.events import (
    Answered,
    Asked,
    Assigned,
    Event,
    Heard,
    Lost,
    Noted,
    OutcomeClass,
    Reading,
    Reopened,
    Touched,
    Won,
)

LONGEST_TOUCH = 240.0  # minutes; longer ones are work items left open, and count as not measured


class Fate(StrEnum):
    """What became of a life."""

    OPEN = "open"
    WON = "won"
    COMPETITOR = "competitor"
    NOT_A_FIT = "not_a_fit"
    NOT_NOW = "not_now"
    DECLINED = "declined"  # the buyer said no in so many words, and no class of the three above was chosen
    UNTOLD = "untold"  # closed as lost, and nobody wrote down why
    NO_DECISION = "no_decision"  # closed as lost after hem and haw, without a no of the buyer


# A no: lost, but for those that ended in no decision.
NOS = (Fate.DECLINED, Fate.NOT_NOW, Fate.NOT_A_FIT, Fate.COMPETITOR, Fate.UNTOLD)
_NO_WORDS = {Reading.NO: Fate.DECLINED, Reading.STOP: Fate.DECLINED, Reading.NOT_NOW: Fate.NOT_NOW}


@dataclass(slots=True)
class Effort:
    """Work, as it was written down: what was measured, and how often something was done that was not.

    Attributes:
        seconds: Measured, of touches, asks, moves of the buyer and notes.
        measured: How many of these were.
        touches: Touches that were not measured.
        asks: Asks that were not measured.
    """

    seconds: int = 0
    measured: int = 0
    touches: int = 0
    asks: int = 0

    def __iadd__(self, other: "Effort") -> "Effort":
        self.seconds += other.seconds
        self.measured += other.measured
        self.touches += other.touches
        self.asks += other.asks
        return self


@dataclass(slots=True)
class Life:
    """One life of a deal.

    Attributes:
        opened_at: When the deal was opened or, after its first life, reopened.
        closed_at: None where it is open.
        owner: Whose it was when it closed, or is.
        asked_at: When "is it a no?" was first asked, None where it never was.
        work: What was done, by day in the seller's zone and by the owner of that day.
    """

    opened_at: datetime
    closed_at: datetime | None = None
    fate: Fate = Fate.OPEN
    owner: str = ""
    asked_at: datetime | None = None
    work: dict[tuple[date, str], Effort] = field(default_factory=dict)

    @property
    def effort(self) -> Effort:
        """All its work."""
        whole = Effort()
        for each in self.work.values():
            whole += each
        return whole


def lives(events: Iterable[Event], zone: ZoneInfo) -> list[Life]:
    """Return the lives of one deal, the first first.

    Args:
        events: Of one deal, in the order of `nextyes.deals.events.order`.
        zone: The seller's.

    Example:
        >>> from datetime import UTC
        >>> first = {"deal_id": "acme", "source": "crm", "at": datetime(2026, 3, 2, tzinfo=UTC)}
        >>> later = {**first, "at": datetime(2026, 5, 2, tzinfo=UTC)}
        >>> told = [Lost(id="1", **first), Reopened(id="2", **later), Won(id="3", **later)]
        >>> [life.fate.value for life in lives(told, ZoneInfo("UTC"))]
        ['untold', 'won']
    """
    known: list[Life] = []
    owner, answer, lost = "", None, None
    for event in events:
        if not known or (isinstance(event, Reopened) and known[-1].closed_at):
            known.append(Life(opened_at=event.at, owner=owner))
            answer = lost = None
        life = known[-1]
        if isinstance(event, Touched | Heard | Noted | Asked):
            _work(life, event, owner, zone)
        elif isinstance(event, Assigned):
            owner = event.owner
            life.owner = life.owner if life.closed_at else owner
        elif isinstance(event, Answered) and event.reading is not Reading.AUTO_REPLY:
            answer = event.reading
        elif isinstance(event, Won | Lost):
            life.closed_at, life.owner = event.at, owner
            lost = event if isinstance(event, Lost) else None
        if life.closed_at:
            life.fate = _fate(lost, answer)
    return known


def _fate(lost: Lost | None, answer: Reading | None) -> Fate:
    if lost is None:
        return Fate.WON
    if lost.outcome not in (None, OutcomeClass.NO_DECISION):
        return Fate(lost.outcome.value)
    said = _NO_WORDS.get(answer) if answer else None
    return said or (Fate.NO_DECISION if lost.outcome else Fate.UNTOLD)


def _work(life: Life, event: Touched | Heard | Noted | Asked, owner: str, zone: ZoneInfo) -> None:
    if isinstance(event, Asked) and life.asked_at is None and not life.closed_at:
        life.asked_at = event.at
    done = _effort(event)
    if done:
        place = event.at.astimezone(zone).date(), owner
        effort = life.work.setdefault(place, Effort())
        effort += done


def _effort(event: Touched | Heard | Noted | Asked) -> Effort | None:
    if event.minutes is not None and 0 < event.minutes <= LONGEST_TOUCH:
        return Effort(seconds=round(60 * event.minutes), measured=1)
    if isinstance(event, Touched):
        return Effort(touches=1)
    return Effort(asks=1) if isinstance(event, Asked) else None
