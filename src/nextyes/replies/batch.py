"""Many replies at once: rows of JSON in, rows of JSON out, as many at a time as memory is free for.

A row is ``text`` and, where known, ``asked``, ``sent``, ``context`` (``seller_ask``, ``buyer_budget``,
``currency``), ``country``, ``lang``, ``channel`` and ``id``. A row that cannot be read comes back with an
``error`` that names its line and field; the others are read all the same.
"""

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from itertools import chain, islice
from multiprocessing import get_context
from typing import Any

from nextyes.deals.money import CURRENCIES, Money, money
from nextyes.replies.dates import check_back_on
from nextyes.replies.read import Asked, read_all
from nextyes.replies.readers import Reader, light
from nextyes.replies.reply import Context, Reply

_CHUNK = 256  # rows read at once
_SHARED = 1_000  # lines that a process takes at a time; fewer in all are read by one
_LONGEST_LINE = 4_000_000  # characters
_LANGUAGE_NAMES = {"english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr"}
_LANGUAGE_NAMES |= {"spanish": "es", "español": "es"}
_HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")
_MANY = 3  # digits of a probability
_ASSUMED = "USD"  # currency of an ask that names none, so that "10 % off" of it is a number all the same

Row = Mapping[str, Any]


def read_lines(lines: Iterable[str], *, workers: int = 1, reader: Reader = light) -> Iterator[str]:
    """Yield one line of JSON for each line of JSON that is not blank, in their order.

    Args:
        lines: One object each.
        workers: Processes that share the reading, where there are many lines; a core each is best.
        reader: Who says how likely each reading is; only the light model is shared out.

    Example:
        >>> [line] = read_lines(['{"id": 7, "text": "Check back in May", "sent": "2026-03-04"}'])
        >>> row = json.loads(line)
        >>> row["id"], row["reading"], row["until"], row["until_grain"]
        (7, 'not_now', '2026-05-01', 'month')
    """
    numbered = enumerate(lines, start=1)
    first = list(islice(numbered, _SHARED))
    if workers <= 1 or len(first) < _SHARED or reader is not light:
        return map(_written, read_many(_parsed(chain(first, numbered)), reader=reader))
    return _shared(chain(first, numbered), workers)


def _shared(numbered: Iterator[tuple[int, str]], workers: int) -> Iterator[str]:
    """Read parts in several processes; no more of them wait than are being read."""
    parts = iter(lambda: list(islice(numbered, _SHARED)), [])
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        running = deque(pool.submit(_part, part) for part in islice(parts, 2 * workers))
        while running:
            yield from running.popleft().result()
            running.extend(pool.submit(_part, part) for part in islice(parts, 1))


def _part(numbered: list[tuple[int, str]]) -> list[str]:
    return [_written(row) for row in read_many(_parsed(numbered))]


def _written(row: Mapping[str, Any]) -> str:
    """Return a row as one line of JSON; half a character, which no encoding holds, as its number."""
    line = json.dumps(row, ensure_ascii=False)
    return json.dumps(row) if _HALF_A_CHARACTER.search(line) else line


def _parsed(numbered: Iterable[tuple[int, str]]) -> Iterator[Any]:
    """Yield what each line holds; a `ValueError` in place of what is no JSON."""
    for number, line in numbered:
        if not line.strip():
            continue
        if len(line) > _LONGEST_LINE:
            yield ValueError(f"line {number}: longer than {_LONGEST_LINE:,} characters: cut the text")
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield ValueError(f"line {number}: no JSON ({error}): write one object a line")
            continue
        if isinstance(row, dict):
            row.setdefault("line", number)
            yield row
        else:
            yield ValueError(f'line {number}: no object: write {{"text": "…", "sent": "2026-03-04"}}')


def read_many(rows: Iterable[Row | ValueError], *, reader: Reader = light) -> Iterator[dict[str, Any]]:
    """Yield what each row says, in their order, reading some hundred at a time."""
    waiting = iter(rows)
    first = 1
    while part := list(islice(waiting, _CHUNK)):
        came: list[Asked | ValueError] = []
        for number, row in enumerate(part, start=first):
            try:
                came.append(
                    row if isinstance(row, ValueError) else _asked(row, f"line {row.get('line', number)}")
                )
            except ValueError as error:
                came.append(error)
        first += len(part)
        told = iter(read_all([each for each in came if isinstance(each, Asked)], reader=reader))
        for row, each in zip(part, came, strict=True):
            name = None if isinstance(row, ValueError) else row.get("id")
            if isinstance(each, ValueError):
                yield {"id": name, "error": str(each)}
            else:
                yield {"id": name, **_row(next(told), each)}


def _asked(row: Row, where: str) -> Asked:
    """Return a row as a reply that came.

    Raises:
        ValueError: Of the first field that cannot be read, with what to do.
    """
    text = row.get("text")
    if not isinstance(text, str):
        raise ValueError(f"{where}: text is {_shown(text)}: give the reply as a string")
    known = row.get("context")
    if known is not None and not isinstance(known, Mapping):
        raise ValueError(
            f"{where}: context is {_shown(known)}: give an object with seller_ask, buyer_budget, currency"
        )
    asked = row.get("asked")
    if asked is not None and not isinstance(asked, str):
        raise ValueError(f"{where}: asked is {_shown(asked)}: give the question as a string")
    return Asked(
        text=text,
        sent=_day(row.get("sent"), where),
        asked=asked or "",
        context=_context(known or {}, row, where),
        language=_language(row.get("lang") or row.get("language")),
        automatic=row.get("automatic") is True,
    )


def _shown(value: object) -> str:
    return "missing" if value is None else repr(value)[:60]


def _day(sent: object, where: str) -> date | None:
    """Return the day of an instant in its own zone, or None where none is given."""
    if sent is None or sent == "":
        return None
    try:
        return datetime.fromisoformat(str(sent).strip()).date()
    except ValueError as error:
        raise ValueError(
            f"{where}: sent is {_shown(sent)}: write it like 2026-03-04T09:12:00+01:00"
        ) from error


def _language(told: object) -> str:
    name = str(told or "").strip().lower()
    return _LANGUAGE_NAMES.get(name, name)


def _context(known: Row, row: Row, where: str) -> Context:
    currency = str(known.get("currency") or "").strip().upper()
    if currency and currency not in CURRENCIES:
        raise ValueError(f"{where}: currency is {_shown(currency)}: give an ISO 4217 code such as EUR or USD")
    country = str(row.get("country") or known.get("country") or "").strip().upper()
    return Context(
        seller_ask=_amount(known, "seller_ask", currency, where),
        buyer_budget=_amount(known, "buyer_budget", currency, where),
        currency=currency,
        country=country if len(country) == len("GB") and country.isascii() and country.isalpha() else "",
        fiscal_start=_month(known.get("fiscal_start"), where),
    )


def _month(value: object, where: str) -> int:
    if value is None or value == "":
        return 1
    try:
        month = int(str(value))
    except ValueError:
        month = 0
    if not 1 <= month <= 12:
        raise ValueError(f"{where}: fiscal_start is {_shown(value)}: give a month from 1 to 12")
    return month


def _amount(known: Row, name: str, currency: str, where: str) -> Money | None:
    """Return an amount of the context; of no currency named it is one of `_ASSUMED`, and told without."""
    value = known.get(name)
    if value is None or value == "" or isinstance(value, bool):
        return None
    try:
        number = Decimal(str(value).strip().replace(" ", "").replace("_", ""))
        return money(number, currency or _ASSUMED)
    except (InvalidOperation, ValueError) as error:
        raise ValueError(f"{where}: {name} is {_shown(value)}: write it like 30000 or 30000.50") from error


def _row(reply: Reply, came: Asked) -> dict[str, Any]:
    """Return a reply as a row of JSON."""
    top = reply.readings[0]
    until = reply.until
    amount = reply.amount
    value = amount.value if amount else None
    return {
        "reading": top.reading.value,
        "probabilities": {
            scored.reading.value: round(scored.probability, _MANY) for scored in reply.readings
        },
        "abstain": reply.abstain or None,
        "holds": [reading.value for reading in reply.holds],
        "until": _check_back(reply, came),
        "until_grain": until.grain.value if until else None,
        "until_interval": [until.start.isoformat(), until.end.isoformat()] if until else None,
        "until_words": until.span.of(reply.text) if until else None,
        "amount": _number(value.amount) if value else None,
        "currency": _currency(value, came) if value else None,
        "amount_per": list(amount.per) if amount else [],
        "amount_words": amount.span.of(reply.text) if amount else None,
        "quote": top.proof.of(reply.text) if top.proof else None,
        "language": reply.language,
        **({"note": reply.why_until} if came.sent is None else {}),
    }


def _check_back(reply: Reply, came: Asked) -> str | None:
    if reply.until is None or came.sent is None:
        return None
    return check_back_on(reply.until, sent=came.sent, country=came.context.country).isoformat()


def _currency(value: Money, came: Asked) -> str | None:
    """Return the currency of an amount, None where it is only assumed."""
    return None if value.currency == _ASSUMED and not came.context.currency else value.currency


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
