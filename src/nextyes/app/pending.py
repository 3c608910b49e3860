"""What is pending for a deal, and what recording an answer does to it, in words."""

from collections.abc import Sequence
from datetime import date

from nextyes.app.words import OUTCOMES, PARTIES, amount_of, brief_of, date_of, returns_of
from nextyes.deals.events import (
    Answered,
    CheckBackSet,
    Event,
    Heard,
    Lost,
    Offered,
    Party,
    Planned,
    Reading,
    Reopened,
)
from nextyes.deals.fold import Deal, Status


def next_step_of(deal: Deal, today: date) -> str:
    """Return in a sentence what is pending.

    Example:
        >>> from datetime import UTC, datetime
        >>> deal = Deal(id="acme", opened_at=datetime(2026, 3, 2, tzinfo=UTC), wait_until=date(2026, 4, 1))
        >>> next_step_of(deal, date(2026, 3, 9)), next_step_of(deal, date(2026, 4, 2))
        ('waits until Wednesday 1 April 2026', 'none: nothing is agreed')
    """
    if deal.status is Status.WON:
        return "none: the deal is won"
    if deal.status is Status.LOST:
        on = deal.check_back_on
        if on is None:
            return "none: the deal is closed"
        return f"check back: {date_of(on)}{' has come' if on <= today else ''}"
    if deal.step is not None:
        return step_of(deal.step, today)
    if deal.wait_until is not None and deal.wait_until > today:
        return f"waits until {date_of(deal.wait_until)}" + (f": “{deal.wait_why}”" if deal.wait_why else "")
    return "none: nothing is agreed"


def step_of(step: Planned, today: date) -> str:
    """Return a planned step: whose it is, its day, what it is.

    Example:
        >>> from datetime import UTC, datetime
        >>> told = {"id": "1", "deal_id": "acme", "at": datetime(2026, 3, 2, tzinfo=UTC), "source": ""}
        >>> step_of(Planned(**told, on=date(2026, 3, 9), what="send the draft"), date(2026, 3, 4))
        'yours, for 9 March, in 5 days: send the draft'
        >>> step_of(Planned(**told, on=date(2026, 3, 3), by=Party.THEM), date(2026, 3, 4))
        'theirs, was for 3 March, yesterday'
    """
    assert step.on is not None
    when, what = returns_of(step.on, today).removeprefix("is "), _what(step)
    return f"{PARTIES[step.by]}, {when}: {what}" if what else f"{PARTIES[step.by]}, {when}"


def consequences_of(deal: Deal, events: Sequence[Event]) -> tuple[str, ...]:
    """Return what recording an answer does to its deal.

    Args:
        deal: As it stands before.
        events: What recording it writes.

    Example:
        >>> from datetime import UTC, datetime
        >>> from nextyes.deals.events import OutcomeClass
        >>> at = datetime(2026, 11, 23, tzinfo=UTC)
        >>> lost = Lost(id="1", deal_id="acme", at=at, source="", outcome=OutcomeClass.NOT_NOW)
        >>> consequences_of(Deal(id="acme", opened_at=at), [lost])
        ('closes as lost: not now',)
    """
    does = [words for event in events if (words := _consequence_of(event))]
    until = [event.until for event in events if isinstance(event, Answered) and event.until]
    if until and not any(isinstance(event, CheckBackSet) for event in events):
        does.append(f"waits until {date_of(until[0])}")
    if deal.step and any(isinstance(event, Lost) for event in events):
        does.append(f"its next step ends ({_named(deal.step)})")
    elif deal.step and deal.step.by is Party.THEM and any(isinstance(event, Heard) for event in events):
        does.append(f"their next step is done ({_named(deal.step)})")
    return tuple(does) or ("stays as it is, with their words in its story",)


def _named(step: Planned) -> str:
    assert step.on is not None
    what = _what(step)
    return f"{what}, {brief_of(step.on)}" if what else brief_of(step.on)


def _what(step: Planned) -> str:
    return " ".join(step.what.split())


def _consequence_of(event: Event) -> str:
    match event:
        case Lost():
            return f"closes as lost: {OUTCOMES[event.outcome]}" if event.outcome else "closes as lost"
        case CheckBackSet():
            return f"comes back on {date_of(event.on)}"
        case Reopened():
            return "is open again"
        case Offered():
            return f"keeps their offer of {amount_of(event.amount)}"
        case Answered(reading=Reading.STOP):
            return "is never asked again"
        case _:
            return ""
