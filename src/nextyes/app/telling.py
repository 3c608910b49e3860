"""A deal's story as it is told: each event in a few words, and what was said or written whole."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from nextyes.app.words import CHANNELS, OUTCOMES, PARTIES, READINGS, amount_of, date_of
from nextyes.deals import events as e
from nextyes.deals.events import Event, Party

_LONGEST = 300  # letters of what happened: a name that is longer is no name


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event in words."""

    id: str
    at: datetime
    head: str  # what happened
    text: str  # what was written or said, as it was
    cut: bool  # whether there is more of it
    theirs: bool  # whether the buyer moved
    source: str
    actor: str


def tell(events: Iterable[Event], *, whole: str = "", most: int = 500) -> tuple[Told, ...]:
    """Return events in words.

    Args:
        events: In any order, which is kept.
        whole: The id of an event of which all is told.
        most: Letters told of what was written in the others.

    Example:
        >>> from datetime import UTC
        >>> at = datetime(2026, 11, 23, tzinfo=UTC)
        >>> call = e.Touched(id="1", deal_id="acme", at=at, source="crm", channel=e.Channel.CALL, minutes=12)
        >>> tell([call])[0].head
        'We: call, 12 min'
    """
    return tuple(_told(event, most if event.id != whole else None) for event in events)


def _told(event: Event, most: int | None) -> Told:
    text = _text(event)
    return Told(
        id=event.id,
        at=event.at,
        head=_HEADS[type(event)](event)[:_LONGEST],
        text=text[:most],
        cut=most is not None and len(text) > most,
        theirs=is_theirs(event),
        source=event.source,
        actor=event.actor,
    )


def is_theirs(event: Event) -> bool:
    """Return whether the buyer moved; a machine that answers for them does not."""
    if isinstance(event, e.Offered):
        return event.by is Party.THEM
    machine = isinstance(event, e.Answered) and event.reading is e.Reading.AUTO_REPLY
    return isinstance(event, e.Heard | e.Answered) and not machine


def _text(event: Event) -> str:
    """Return what was written or said."""
    match event:
        case e.Answered(quote=text) | e.Asked(words=text) | e.Planned(what=text) | e.Lost(note=text):
            return text
        case e.Snoozed(why=text) | e.CheckBackSet(why=text) | e.Reopened(why=text):
            return text
        case e.Touched() | e.Heard() | e.Noted():
            return "\n".join(part for part in (event.subject, event.text) if part)
        case _:
            return ""


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _minutes(minutes: float | None) -> str:
    return f"{minutes:.0f} min" if minutes else ""


def _answered(event: e.Answered) -> str:
    return _joined(
        f"They answered: {READINGS[event.reading]}",
        f"until {date_of(event.until)}" if event.until else "",
        amount_of(event.amount) if event.amount else "",
        f"confirmed by {event.confirmed_by}" if event.confirmed_by else "",
    )


_HEADS: dict[type[Event], Callable[..., str]] = {
    e.Opened: lambda event: _joined("Opened", event.pipeline),
    e.Staged: lambda event: f"Stage: {event.stage}",
    e.Valued: lambda event: f"Amount: {amount_of(event.amount)}" if event.amount else "Amount cleared",
    e.Promised: lambda event: (
        f"Close date: {date_of(event.close_on)}" if event.close_on else "Close date cleared"
    ),
    e.Assigned: lambda event: f"Owner: {event.owner or 'nobody'}",
    e.Noted: lambda event: _joined(event.what[:1].upper() + event.what[1:], _minutes(event.minutes)),
    e.Touched: lambda event: _joined(f"We: {CHANNELS[event.channel]}", _minutes(event.minutes)),
    e.Heard: lambda event: _joined(f"They: {CHANNELS[event.channel]}", _minutes(event.minutes)),
    e.Asked: lambda event: _joined(f"We asked: {CHANNELS[event.channel]}", _minutes(event.minutes)),
    e.Answered: _answered,
    e.Offered: lambda event: _joined(
        "They offered" if event.by is Party.THEM else "We offered",
        amount_of(event.amount) if event.amount else "",
    ),
    e.Planned: lambda event: (
        f"Next step on {date_of(event.on)}, {PARTIES[event.by]}" if event.on else "Next step cleared"
    ),
    e.Snoozed: lambda event: f"Snoozed until {date_of(event.until)}",
    e.CheckBackSet: lambda event: f"Check back on {date_of(event.on)}",
    e.Won: lambda _event: "Won",
    e.Lost: lambda event: _joined(
        f"Lost: {OUTCOMES[event.outcome]}" if event.outcome else "Lost", event.reason
    ),
    e.Reopened: lambda _event: "Reopened",
}
