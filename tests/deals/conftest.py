"""What tests of the vocabulary share: one event of each kind, every field of its own filled."""

from datetime import UTC, date, datetime

import pytest

from nextyes.deals import events as e
from nextyes.deals.events import Event
from nextyes.deals.money import Money


@pytest.fixture
def one_of_each() -> dict[str, Event]:
    """An event of each kind, by kind; no field of its own has its default."""
    header = {"id": "1", "deal_id": "acme", "source": "crm", "actor": "Alice"}
    at, day, money = datetime(2026, 3, 2, 9, 30, 0, 1, tzinfo=UTC), date(2026, 6, 1), Money(1250, "KWD")
    met = {
        "channel": e.Channel.MEETING,
        "minutes": 12.333333333333334,
        "subject": "Zoë 🙂",
        "text": '"x"\n\0\\',
    }
    fields: dict[type[Event], dict[str, object]] = {
        e.Opened: {
            "name": "Acme roof",
            "organization": "Acme Ltd",
            "contact": "Zoë",
            "pipeline": "New",
            "attributes": (("size", "large"), ("ref", "")),
        },
        e.Assigned: {"owner": "Alice"},
        e.Valued: {"amount": money},
        e.Promised: {"close_on": day},
        e.Staged: {"stage": "Demo"},
        e.Noted: {"what": "task", "minutes": 1.5, "subject": "s", "text": "t"},
        e.Touched: met,
        e.Asked: {
            "play": "is-it-a-no",
            "channel": e.Channel.CALL,
            "words": "So, is it a no?",
            "minutes": 2.0,
        },
        e.Offered: {"by": e.Party.THEM, "amount": money},
        e.Heard: met,
        e.Answered: {
            "reading": e.Reading.COUNTER,
            "until": day,
            "amount": money,
            "quote": "meet me at z",
            "confirmed_by": "Alice",
        },
        e.Planned: {"on": day, "what": "send the contract", "by": e.Party.THEM},
        e.Snoozed: {"until": day, "why": "holiday"},
        e.Won: {},
        e.Lost: {"outcome": e.OutcomeClass.NOT_NOW, "reason": "budget", "note": "next year"},
        e.CheckBackSet: {"on": day, "why": "new budget"},
        e.Reopened: {"why": "they called"},
    }
    return {cls.kind: cls(at=at, **header, **own) for cls, own in fields.items()}  # type: ignore[arg-type]
