"""The events that count, as numpy columns: aggregated by the database, so that no row becomes an object.

SQLite hands a million rows over as joined text in a quarter of the time that it takes to make a million
tuples of them; PostgreSQL likewise.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from nextyes.deals.events import RANKS, Assigned, CheckBackSet, Lost, Opened, Reopened, Won
from nextyes.deals.instants import microseconds, start_of
from nextyes.deals.table import NO_DAY, EventTable
from nextyes.store.database import Database
from nextyes.store.rows import day_of

Ints = NDArray[np.int64]
Texts = NDArray[np.object_]
_Selection = tuple[str, tuple[Any, ...]]  # a condition and its parameters

_SPAN = 1 << 18  # rows that are joined at once: some tens of megabytes of text
_NONE = -(10**9)  # a day long before any other
_INTS = ["key", "deal", "at", "kind", "word", "second", f"coalesce(day, {_NONE})"]
_TURNS = (Won.kind, Lost.kind, Reopened.kind)
_RECORD = (Opened.kind, Assigned.kind, CheckBackSet.kind, *_TURNS)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Rows of the event table, words and deals still as their keys; each field has shape (n,)."""

    deal: Ints
    at: Ints
    kind: Ints
    word: Ints
    second: Ints
    day: Ints
    id: Texts
    number: NDArray[np.float64]


_NAMES = [field.name for field in fields(_Columns)]
_TYPES: dict[str, type] = {"id": object, "number": np.float64}
_EMPTY = _Columns(**{name: np.empty(0, dtype=_TYPES.get(name, np.int64)) for name in _NAMES})


def event_columns(database: Database, zone: ZoneInfo, open_before: datetime | None) -> EventTable:
    """Return the events that count, of all deals or as `Ledger.table` says of those open at an instant."""
    words, deals = _vocabulary(database, "word", "text"), _vocabulary(database, "deal", "id")
    if open_before is None:
        parts = [_columns(database, selection) for selection in _spans(database)]
    else:
        parts = _of_open_deals(database, words, len(deals), microseconds(open_before))
    joined = _joined(parts)
    return EventTable(
        deal_id=deals[joined.deal],
        at=joined.at,
        kind=_ranks(words)[joined.kind],
        id=joined.id,
        word=words[joined.word],
        second=words[joined.second],
        number=joined.number,
        day=_starts(joined.day, zone),
    )


def _spans(database: Database, more: str = "") -> list[_Selection]:
    """Return selections of all rows, some after others, each with one more condition."""
    ((last,),) = database.query("SELECT coalesce(max(key), 0) FROM event")
    where = f"key > ? AND key <= ? {more}"
    return [(where, (start, start + _SPAN)) for start in range(0, last, _SPAN)]


def _of_open_deals(database: Database, words: Texts, deals: int, before: int) -> list[_Columns]:
    """Return the record of every deal, and the other events of those that are open."""
    kinds = ", ".join(str(key) for key, text in enumerate(words) if text in _RECORD) or "-1"
    spans = _spans(database, f"AND at < {before} AND kind IN ({kinds})")
    record = _joined([_columns(database, selection) for selection in spans])
    open_deals = np.setdiff1d(np.arange(deals), _closed(record, words))
    # The plus keeps the databases from looking each deal up: to pass over all rows in order is quicker.
    one_of = f"+deal IN (SELECT CAST(value AS BIGINT) FROM ({database.each}) AS one)"
    wanted = json.dumps(list(map(str, open_deals.tolist())))
    spans = _spans(database, f"AND at < {before} AND kind NOT IN ({kinds}) AND {one_of}")
    return [record, *(_columns(database, (where, (*span, wanted))) for where, span in spans)]


def _closed(outcomes: _Columns, words: Texts) -> Ints:
    """Return the deals whose last close or reopening is a close."""
    rank = _ranks(words)[outcomes.kind]
    turns = np.flatnonzero(np.isin(rank, [RANKS[kind] for kind in _TURNS]))
    order = turns[np.lexsort((rank[turns], outcomes.at[turns], outcomes.deal[turns]))]
    last = np.append(outcomes.deal[order][1:] != outcomes.deal[order][:-1], True)[: len(order)]
    ends = order[last]
    closed: Ints = outcomes.deal[ends[rank[ends] != RANKS[Reopened.kind]]]
    return closed


def _columns(database: Database, selection: _Selection) -> _Columns:
    """Return the columns of the selected rows, in the order in which the database comes upon them."""
    where, parameters = selection
    ints = (database.ints.format(name) for name in _INTS)
    joined = ", ".join([*ints, database.texts.format("id"), "count(number)"])
    *texts, ids, numbers = database.query(f"SELECT {joined} FROM standing WHERE {where}", parameters)[0]
    if not texts[0]:
        return _EMPTY
    key, deal, at, kind, word, second, day = (np.fromstring(text, dtype=np.int64, sep=",") for text in texts)
    number = np.full(len(key), np.nan)
    if numbers:
        # As text, SQLite rounds numbers to 15 digits: they come as they are, with their keys.
        pairs = database.stream(
            f"SELECT key, number FROM standing WHERE {where} AND number IS NOT NULL", parameters
        )
        keyed = np.fromiter(pairs, dtype=[("key", np.int64), ("number", np.float64)])
        order = np.argsort(key, kind="stable")  # quick where they are in order, as they mostly are
        number[order[np.searchsorted(key, keyed["key"], sorter=order)]] = keyed["number"]
    return _Columns(deal, at, kind, word, second, day, np.array(json.loads(ids), dtype=object), number)


def _joined(parts: Sequence[_Columns]) -> _Columns:
    parts = parts or [_EMPTY]
    return _Columns(**{name: np.concatenate([getattr(part, name) for part in parts]) for name in _NAMES})


def _ranks(words: Texts) -> NDArray[np.int8]:
    return np.array([RANKS.get(text, -1) for text in words], dtype=np.int8)


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
