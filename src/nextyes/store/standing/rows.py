"""A deal as a row of ``standing_deal``, and back; nothing of it is lost on the way."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from math import isnan, nan
from typing import Any

from nextyes.deals import wire
from nextyes.deals.events import Answered, Event, OutcomeClass, Planned
from nextyes.deals.fold import Deal, Status
from nextyes.deals.instants import instant, microseconds
from nextyes.deals.money import Money
from nextyes.store.database import Row
from nextyes.store.rows import day_of, number_of

_WORDS = "owner stage pipeline organization name".split()
_INSTANTS = (
    "closed_at stage_since first_touched_at last_touched_at last_heard_at last_asked_at first_offered_at "
    "last_offered_at"
).split()
_DAYS = "close_on wait_until check_back_on".split()
_NEXT = "next_on"  # follows from the deal, and is kept to be looked for
_COUNTS = "stage_moves pushes touches unanswered heard offers asks".split()
_SEARCHED = 500  # signs that are searched in: an index holds no longer texts

# What the fold says, in the order of `row_of`; the first is the key.
COLUMNS = [
    *["deal", "id", "status", *_WORDS, "currency", "minor", "amount", "opened_at", "last_at", "quiet_since"],
    *[*_INSTANTS, *_DAYS, _NEXT, *_COUNTS, "stopped", "minutes", "outcome", "lost_reason", "touch_pattern"],
    *["search", "rest"],
]


def row_of(key: int, deal: Deal, last_at: datetime) -> Row:
    """Return the row of a deal, in the order of ``COLUMNS``.

    Args:
        key: Of the deal in the ledger.
        deal: The fold of all its events that count.
        last_at: The instant of the last of them.
    """
    amount = deal.amount
    return (
        key,
        deal.id,
        deal.status.value,
        *(storable(getattr(deal, name)) for name in _WORDS),
        amount.currency if amount else "",
        amount.minor if amount else None,
        float(amount.amount) if amount else None,
        microseconds(deal.opened_at),
        microseconds(last_at),
        microseconds(deal.last_heard_at or deal.opened_at),
        *(None if at is None else microseconds(at) for at in (getattr(deal, name) for name in _INSTANTS)),
        *(
            None if day is None else number_of(day)
            for day in (getattr(deal, name) for name in (*_DAYS, _NEXT))
        ),
        *(getattr(deal, name) for name in _COUNTS),
        int(deal.stopped),
        None if isnan(deal.minutes) else deal.minutes,
        deal.outcome.value if deal.outcome else "",
        storable(deal.lost_reason),
        deal.touch_pattern,
        searched(" ".join((deal.id, deal.name, deal.organization, deal.contact)))[:_SEARCHED],
        _rest(deal),
    )


def deal_of(row: Sequence[Any]) -> Deal:
    """Return the deal of a row of ``COLUMNS``."""
    known = dict(zip(COLUMNS, row, strict=True))
    rest = json.loads(known["rest"]) if known["rest"] else {}
    fields: dict[str, Any] = {
        "id": known["id"],
        "opened_at": instant(known["opened_at"]),
        "status": Status(known["status"]),
        "amount": None if known["minor"] is None else Money(known["minor"], known["currency"]),
        "stopped": bool(known["stopped"]),
        "minutes": nan if known["minutes"] is None else known["minutes"],
        "outcome": OutcomeClass(known["outcome"]) if known["outcome"] else None,
    }
    fields |= {name: known[name] for name in (*_WORDS, *_COUNTS, "lost_reason", "touch_pattern")}
    fields |= {name: None if known[name] is None else instant(known[name]) for name in _INSTANTS}
    fields |= {name: None if known[name] is None else day_of(known[name]) for name in _DAYS}
    fields |= {name: _REST[name](value) for name, value in rest.items()}
    return Deal(**fields)


def searched(text: str) -> str:
    """Return text as it is searched in: capitals and small letters alike."""
    return storable(text.casefold())


def storable(text: str) -> str:
    """Return text as a column can hold it."""
    return text.replace("\0", "\ufffd")


def _rest(deal: Deal) -> str:
    """Return what is seldom read as a JSON object, "" where there is nothing of it."""
    known = {
        name: _plain(value)
        for name in _REST
        if (value := getattr(deal, name)) and (name not in _SHOWN or "\0" in value)
    }
    return json.dumps(known, ensure_ascii=False, separators=(",", ":")) if known else ""


def _plain(value: object) -> object:
    if isinstance(value, Money):
        return [value.minor, value.currency]
    if isinstance(value, Answered | Planned):
        header = [value.id, value.deal_id, microseconds(value.at), value.source, value.actor]
        return [*header, wire.body(value)]
    return value


def _event(kind: str, value: list[Any]) -> Event:
    names = ("id", "deal_id", "at", "source", "actor")
    header = {**dict(zip(names, value, strict=False)), "at": instant(value[2])}
    return wire.event(kind, header, value[5])


_SHOWN = ("name", "lost_reason")  # have a column, in which a NUL cannot be
_REST: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(_SHOWN, str),
    "contact": str,
    "attributes": lambda value: tuple((name, text) for name, text in value),
    "our_offer": lambda value: Money(*value),
    "their_offer": lambda value: Money(*value),
    "answer": partial(_event, Answered.kind),
    "step": partial(_event, Planned.kind),
    "wait_why": str,
}
