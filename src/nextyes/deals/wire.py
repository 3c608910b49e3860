"""Events as text and back: the form in which they are stored and travel.

An event is a kind, the five fields that all events have, and a body: the kind's own fields as a JSON
object, without those that have their default. A body of defaults only is the empty string.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from json.encoder import encode_basestring
from math import isfinite
from typing import Any, get_type_hints

from nextyes.deals.events import KINDS, Channel, Event, OutcomeClass, Party, Reading
from nextyes.deals.money import Money

_HEADER = {field.name for field in fields(Event)}


def _money(value: Any) -> Money:
    minor, currency = value
    return Money(int(minor), str(currency))


def _pairs(value: Any) -> tuple[tuple[str, str], ...]:
    return tuple((str(name), str(text)) for name, text in value)


_READERS: dict[object, Callable[[Any], Any]] = {
    str: str,
    float | None: float,
    date: date.fromisoformat,
    date | None: date.fromisoformat,
    Money | None: _money,
    Channel: Channel,
    Party: Party,
    Reading: Reading,
    OutcomeClass | None: OutcomeClass,
    tuple[tuple[str, str], ...]: _pairs,
}
_FIELDS = {
    kind: tuple(
        (field.name, field.default, _READERS[get_type_hints(cls)[field.name]])
        for field in fields(cls)
        if field.name not in _HEADER
    )
    for kind, cls in KINDS.items()
}


def _plain(value: object) -> object:
    if isinstance(value, Money):
        return [value.minor, value.currency]
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"an event holds {value!r}, which has no form as text")


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain).encode


def _number(value: float) -> str:
    return repr(value) if isfinite(value) else _encode(value)


# The short way for what most bodies hold, twice as quick; `_encode` writes the same, and all else.
_SHORT: dict[type, Callable[[Any], str]] = {
    float: _number,
    **dict.fromkeys((str, Channel, Party, Reading, OutcomeClass), encode_basestring),
}


def body(event: Event) -> str:
    """Return an event's own fields as a JSON object, or "" where all have their default.

    Example:
        >>> from datetime import UTC, datetime
        >>> from nextyes.deals.events import Staged
        >>> at = datetime(2026, 3, 2, tzinfo=UTC)
        >>> body(Staged(id="1", deal_id="acme", at=at, source="crm", stage="Demo"))
        '{"stage":"Demo"}'
    """
    own = [
        f'"{name}":{_SHORT.get(type(value), _encode)(value)}'
        for name, default, _ in _FIELDS[event.kind]
        if (value := getattr(event, name)) != default  # MISSING, where there is none, equals nothing
    ]
    return f"{{{','.join(own)}}}" if own else ""


def event(kind: str, header: Mapping[str, Any], body: str) -> Event:
    """Return the event of a kind, its header (id, deal_id, at, source, actor) and its body.

    Raises:
        ValueError: If the kind is unknown, or the body has a field missing, unknown or of the wrong type.
    """
    if kind not in KINDS:
        raise ValueError(f"unknown kind of event {kind!r}: one of {', '.join(KINDS)}")
    try:
        values: dict[str, Any] = json.loads(body) if body else {}
        readers = {name: reader for name, _, reader in _FIELDS[kind]}
        own: dict[str, Any] = {
            name: None if value is None else readers[name](value) for name, value in values.items()
        }
        return KINDS[kind](**header, **own)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ValueError(f"the body of event {header.get('id')!r} is no {kind!r}: {error}") from error
