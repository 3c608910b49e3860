"""The events that count, as numpy columns: aggregated by the database, so that no row becomes an object.

SQLite hands a million rows over as joined text in a quarter of the time that it takes to make a million
tuples of them; PostgreSQL likewise.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from nextyes.deals.events import RANKS, CheckBackSet, Lost, Opened, Reopened, Won
from nextyes.deals.instants import microseconds, start_of
from nextyes.deals.table import NO_DAY, EventTable
from nextyes.store.database import Database
from nextyes.store.rows import day_of

Ints = NDArray[np.int64]
Texts = NDArray[np.object_]

_SPAN = 1 << 18  # rows that are joined at once: some tens of megabytes of text
_NONE = -(10**9)  # a day long before any other
_INTS = ["key", "deal", "at", "kind", "word", "second", f"coalesce(day, {_NONE})"]
_TURNS = (Won.kind, Lost.kind, Reopened.kind)
_RECORD = (Opened.kind, CheckBackSet.kind, *_TURNS)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Rows of the event table, words and deals still as their keys; each field has shape (n,)."""

    key: Ints
    deal: Ints
    at: Ints
    kind: Ints
    word: Ints
    second: Ints
    day: Ints
    id: Texts
    number: NDArray[np.float64]


def event_columns(database: Database, zone: ZoneInfo, open_before: datetime | None) -> EventTable:
    """Return the events that count, of all deals or as `Ledger.table` says of those open at an instant."""
    words = _vocabulary(database, "word", "text")
    if open_before is None:
        parts = [_columns(database, "0 = 0", ())]
    else:
        parts = _of_open_deals(database, words, microseconds(open_before))
    joined = {name: np.concatenate([getattr(part, name) for part in parts]) for name in _Columns.__slots__}
    ranks = np.array([RANKS.get(text, -1) for text in words], dtype=np.int8)
    return EventTable(
        deal_id=_vocabulary(database, "deal", "id")[joined["deal"]],
        at=joined["at"],
        kind=ranks[joined["kind"]],
        id=joined["id"],
        word=words[joined["word"]],
        second=words[joined["second"]],
        number=joined["number"],
        day=_starts(joined["day"], zone),
    )


def _of_open_deals(database: Database, words: Texts, before: int) -> list[_Columns]:
    kinds = [key for key, text in enumerate(words) if text in _RECORD]
    record = f"at < ? AND kind IN ({', '.join(map(str, kinds)) or 'NULL'})"
    outcomes = _columns(database, record, (before,))
    closed = _closed(outcomes, words)
    others = (
        f"at < ? AND kind NOT IN ({', '.join(map(str, kinds)) or '0'}) AND deal NOT IN ({_each(database)})"
    )
    return [outcomes, _columns(database, others, (before, json.dumps([str(key) for key in closed.tolist()])))]


def _each(database: Database) -> str:
    return f"SELECT CAST(value AS BIGINT) FROM ({database.each}) AS many"


def _closed(outcomes: _Columns, words: Texts) -> Ints:
    """Return the deals whose last close or reopening is a close."""
    rank = np.array([RANKS.get(text, -1) for text in words], dtype=np.int8)[outcomes.kind]
    turns = np.flatnonzero(np.isin(rank, [RANKS[kind] for kind in _TURNS]))
    order = turns[np.lexsort((rank[turns], outcomes.at[turns], outcomes.deal[turns]))]
    last = np.append(outcomes.deal[order][1:] != outcomes.deal[order][:-1], True)[: len(order)]
    ends = order[last]
    closed: Ints = outcomes.deal[ends[rank[ends] != RANKS[Reopened.kind]]]
    return closed


def _columns(database: Database, where: str, parameters: Sequence[Any]) -> _Columns:
    joined = ", ".join(database.ints.format(name) for name in _INTS)
    rows = f"FROM standing WHERE key > ? AND key <= ? AND {where}"
    ((last,),) = database.query("SELECT coalesce(max(key), 0) FROM event")
    ints: list[Ints] = []
    ids: list[Texts] = []
    for start in range(0, last, _SPAN):
        span = (start, start + _SPAN, *parameters)
        *texts, names = database.query(f"SELECT {joined}, {database.texts.format('id')} {rows}", span)[0]
        if texts[0]:
            ints.append(np.array([np.fromstring(text, dtype=np.int64, sep=",") for text in texts]))
            ids.append(np.array(json.loads(names), dtype=object))
    numbers = np.fromiter(
        database.stream(f"SELECT key, number {rows} AND number IS NOT NULL", (0, last, *parameters)),
        dtype=[("key", np.int64), ("number", np.float64)],
    )
    table = np.concatenate(ints, axis=1) if ints else np.empty((len(_INTS), 0), dtype=np.int64)
    number = np.full(table.shape[1], np.nan)
    order = np.argsort(table[0])
    number[order[np.searchsorted(table[0], numbers["key"], sorter=order)]] = numbers["number"]
    key, deal, at, kind, word, second, day = table
    id_ = np.concatenate(ids) if ids else np.empty(0, dtype=object)
    return _Columns(key, deal, at, kind, word, second, day, id_, number)


def _vocabulary(database: Database, table: str, column: str) -> Texts:
    """Return the texts of a table so that each stands at the place of its key."""
    rows = database.query(f"SELECT key, {column} FROM {table}")
    texts = np.full(max((key for key, _ in rows), default=0) + 1, "", dtype=object)
    for key, text in rows:
        texts[key] = text
    return texts


def _starts(days: Ints, zone: ZoneInfo) -> Ints:
    known, places = np.unique(days, return_inverse=True)
    starts = [NO_DAY if day == _NONE else microseconds(start_of(day_of(day), zone)) for day in known.tolist()]
    return np.array(starts, dtype=np.int64)[places]
