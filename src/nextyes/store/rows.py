"""Events as rows of the ledger's tables, and back.

Words that come again (channels, stages, owners, sources) and deals are rows of their own, known to an
event by a number: that keeps the log half as large and makes columns of it without touching its text.
"""

import json
from collections.abc import Sequence
from datetime import date

from nextyes.deals import wire
from nextyes.deals.events import Event
from nextyes.deals.instants import instant, microseconds
from nextyes.deals.table import facts
from nextyes.store.batches import LedgerError
from nextyes.store.database import Database, Row

_EPOCH = date(1970, 1, 1).toordinal()


class Keys:
    """The numbers of the texts of one table, remembered; new texts get theirs."""

    def __init__(self, database: Database, table: str, column: str) -> None:
        """Take the table, and the column of its texts."""
        self._database = database
        self._insert = (
            f"INSERT INTO {table} ({column}) SELECT value FROM ({database.each}) AS one "
            "WHERE 0 = 0 ON CONFLICT DO NOTHING"
        )
        self._select = f"SELECT {column}, key FROM {table} WHERE {column} IN ({database.each})"
        self._known: dict[str, int] = {}

    def of(self, texts: set[str]) -> dict[str, int]:
        """Return the key of each text, and perhaps of others."""
        missing = sorted(texts.difference(self._known))
        if missing:
            _storable(missing)
            texts_now = json.dumps(missing, ensure_ascii=False)
            self._database.write(self._insert, (texts_now,))
            self._known.update(self._database.query(self._select, (texts_now,)))
        return self._known

    def forget(self) -> None:
        """Forget all keys: a transaction that gave some of them was rolled back."""
        self._known.clear()


def event_rows(events: Sequence[Event], batch: int, words: Keys, deals: Keys) -> list[Row]:
    """Return the row of each event, in the order of `nextyes.store.database.COLUMNS`, as version 0.

    Raises:
        LedgerError: If an id or a word holds a NUL character.
        ValueError: If an instant has no zone.
    """
    known = [facts(event) for event in events]
    texts = {text for row in known for text in row[:2]}
    for event in events:
        texts.update((event.kind, event.source, event.actor))
    key = words.of(texts)
    deal = deals.of({event.deal_id for event in events})
    _storable([event.id for event in events])
    return [
        (
            event.id,
            0,
            deal[event.deal_id],
            microseconds(event.at),
            key[event.kind],
            key[event.source],
            key[event.actor],
            key[word],
            key[second],
            number,
            None if day is None else number_of(day),
            wire.body(event),
            batch,
        )
        for event, (word, second, number, day) in zip(events, known, strict=True)
    ]


def event_of(row: Row) -> Event:
    """Return the event of a row: id, deal, microseconds, kind, source, actor, body."""
    event_id, deal_id, at, kind, source, actor, body = row
    header = {
        "id": event_id,
        "deal_id": deal_id,
        "at": instant(at),
        "source": source,
        "actor": actor,
    }
    return wire.event(kind, header, body)


def day_of(number: int) -> date:
    """Return the day of its number: days since 1970."""
    return date.fromordinal(number + _EPOCH)


def number_of(day: date) -> int:
    """Return the number of a day; the inverse of `day_of`."""
    return day.toordinal() - _EPOCH


def _storable(texts: Sequence[str]) -> None:
    if "\0" in "".join(texts):
        culprit = next(text for text in texts if "\0" in text)
        raise LedgerError(f"{culprit!r} holds a NUL character: remove it from the source and try again")
