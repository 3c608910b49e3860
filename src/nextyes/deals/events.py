"""Events, the only facts: what happened to a deal, when, who did it and where we heard of it.

An event is never edited or removed. Its id makes it idempotent: the same id twice is the same event.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from nextyes.deals.money import Money


class Channel(StrEnum):
    """How the seller and the buyer met."""

    CALL = "call"
    EMAIL = "email"
    MEETING = "meeting"
    MESSAGE = "message"


class Party(StrEnum):
    """Who of the two."""

    US = "us"
    THEM = "them"


class OutcomeClass(StrEnum):
    """Why a deal was lost, in the four ways that ask for different things next."""

    COMPETITOR = "competitor"
    NO_DECISION = "no_decision"
    NOT_A_FIT = "not_a_fit"
    NOT_NOW = "not_now"


class Reading(StrEnum):
    """What a buyer's reply says."""

    NO = "no"
    NOT_NOW = "not_now"
    YES = "yes"
    COUNTER = "counter"
    HEDGE = "hedge"
    AUTO_REPLY = "auto_reply"
    WRONG_PERSON = "wrong_person"
    STOP = "stop"
    QUESTION = "question"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What every event has: its id, its deal, its instant (with a zone), its source and its actor."""

    kind: ClassVar[str]

    id: str
    deal_id: str
    at: datetime
    source: str
    actor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened(Event):
    """A deal began. A later one corrects the names; the earliest instant stays the beginning."""

    kind = "opened"
    name: str = ""
    organization: str = ""
    contact: str = ""
    pipeline: str = ""
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged(Event):
    """The deal entered a stage of its pipeline: a field edit, never a move of the buyer."""

    kind = "staged"
    stage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Valued(Event):
    """The deal's amount was set, or cleared with None."""

    kind = "valued"
    amount: Money | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised(Event):
    """The expected close date was set, or cleared with None. Moved later, the deal was pushed."""

    kind = "promised"
    close_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned(Event):
    """The deal got an owner."""

    kind = "assigned"
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched(Event):
    """We acted: a call, an e-mail, a meeting, a message. Minutes where they were measured."""

    kind = "touched"
    channel: Channel
    minutes: float | None = None
    subject: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard(Event):
    """The buyer moved: a reply, a meeting kept, a document returned."""

    kind = "heard"
    channel: Channel
    minutes: float | None = None
    subject: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Event):
    """We asked "So, is it a no?": with which play, on which channel, in which words. Also a touch."""

    kind = "asked"
    play: str
    channel: Channel
    words: str = ""
    minutes: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered(Event):
    """The buyer answered, as read and as confirmed by a person."""

    kind = "answered"
    reading: Reading
    until: date | None = None
    amount: Money | None = None
    quote: str = ""
    confirmed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered(Event):
    """An offer was made or sent again; the amount where it is known."""

    kind = "offered"
    by: Party
    amount: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned(Event):
    """The next step was set: its day, what it is, who owes it; or cleared with None.

    One of ours is done by a touch from the day before it on, one of theirs by their next move; either by
    the very activity that was planned, see `planned_id`.
    """

    kind = "planned"
    on: date | None
    what: str = ""
    by: Party = Party.US


def planned_id(event_id: str, on: date) -> str:
    """Return the id of the plan to do on a day what will be an event of an id; another day, another plan.

    Example:
        >>> planned_id("crm:acme:17", date(2026, 3, 9))
        'crm:acme:17:planned:2026-03-09'
    """
    return f"{event_id}:planned:{on}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Snoozed(Event):
    """The seller put the deal aside until a day; it stays open."""

    kind = "snoozed"
    until: date
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckBackSet(Event):
    """A day to come back to a deal that is closed as not now."""

    kind = "check_back_set"
    on: date
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Won(Event):
    """The deal was won."""

    kind = "won"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost(Event):
    """The deal was lost: the outcome class, and the reason in the team's own words."""

    kind = "lost"
    outcome: OutcomeClass | None = None
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened(Event):
    """A closed deal is worked again. Its old reason no longer speaks of it."""

    kind = "reopened"
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted(Event):
    """Something was written down or done that is neither a touch nor a move of the buyer (note, task)."""

    kind = "noted"
    what: str
    subject: str = ""
    text: str = ""
    minutes: float | None = None


# The order of kinds is the order of events of one instant: a deal opens before all else and closes last.
KINDS: dict[str, type[Event]] = {
    kind.kind: kind
    for kind in (
        Opened, Assigned, Valued, Promised, Staged, Noted, Touched, Asked, Offered, Heard, Answered,
        Snoozed, Won, Lost, CheckBackSet, Reopened, Planned,
    )
}  # fmt: skip
RANKS: dict[str, int] = {kind: rank for rank, kind in enumerate(KINDS)}


def order(event: Event) -> tuple[datetime, int, str]:
    """Return the sort key that puts events in the one order in which they are folded."""
    return event.at, RANKS[event.kind], event.id
