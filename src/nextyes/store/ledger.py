"""The ledger: every event ever written, which of them count, and who wrote or withdrew them.

An event counts when a batch that stands said it, and no earlier version of the same id counts: the
ledger reads as if its undone, discarded and unfinished batches had never been written.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from itertools import groupby, islice
from typing import Any
from zoneinfo import ZoneInfo

from nextyes.deals.events import Event, order
from nextyes.deals.instants import instant, microseconds
from nextyes.deals.table import EventTable
from nextyes.store.batches import Batch, BatchRow, BatchState, LedgerError, Receipt
from nextyes.store.database import Database, Row
from nextyes.store.event_columns import event_columns
from nextyes.store.rows import Keys, event_of, event_rows
from nextyes.store.sqlite import sqlite_database
from nextyes.store.standing import Judgements, Prepared, Reading, Standing, Tallies
from nextyes.store.versions import Count, write_rows

CHUNK = 20_000  # events of an import that are written at once; a person's act waits no longer than that

_EVENTS = """
SELECT e.id, d.id, e.at, k.text, s.text, a.text, e.body FROM {} AS e
JOIN deal AS d ON d.key = e.deal JOIN word AS k ON k.key = e.kind
JOIN word AS s ON s.key = e.source JOIN word AS a ON a.key = e.actor
WHERE {} ORDER BY e.at
"""
_OTHERWISE = """
(e.batch = ? OR EXISTS (SELECT 1 FROM repeated AS r WHERE r.event = e.key AND r.batch = ?))
AND e.version > 0 AND NOT EXISTS (SELECT 1 FROM standing AS f WHERE f.key = e.key)
"""
_STANDING = """
SELECT count(*) FROM standing AS s WHERE s.id IN (
    SELECT e.id FROM event AS e WHERE e.batch = ?
    UNION SELECT e.id FROM repeated AS r JOIN event AS e ON e.key = r.event WHERE r.batch = ?)
"""
_BATCHES = """
SELECT b.id, b.at, b.actor, b.what, b.source, coalesce(h.why, 'standing'),
    coalesce(t.added, h.added), coalesce(t.repeated, h.repeated), coalesce(t.differing, h.differing)
FROM batch AS b LEFT JOIN hidden AS h ON h.batch = b.key
LEFT JOIN turn AS t ON t.batch = b.key AND t.what = 'completed' WHERE {} ORDER BY b.key
"""


class Ledger:
    """A ledger over one connection to a database: for one thread at a time; open another for another."""

    standing: Standing  # keeps what the events that count add up to, deal by deal
    judgements: Judgements  # what was decided of each open deal
    reading: Reading  # what pages ask of both
    tallies: Tallies  # what all deals add up to, by spans of days

    def __init__(self, database: Database) -> None:
        """Take a connection; `open_ledger` makes one."""
        self._database = database
        self.standing = Standing(database)
        self.judgements = Judgements(database)
        self.reading = Reading(database)
        self.tallies = Tallies(database)
        self._words = Keys(database, "word", "text")
        self._deals = Keys(database, "deal", "id")

    def append(
        self, events: Iterable[Event], *, batch: Batch, check: Callable[[], None] | None = None
    ) -> Receipt:
        """Write what a person did: all of it in one durable transaction, or nothing.

        The same batch again changes nothing.

        Args:
            events: What happened.
            batch: The act.
            check: Called for a new act when nobody else can write any more, before anything is written: it
                looks whether the ledger still is as the person saw it, and raises where it is not.

        Raises:
            LedgerError: If the batch was written before with other events, or the database refuses.
        """
        with self._transaction(durable=True):
            key, added = self._begin(batch)
            if added and check:
                check()
            state = self._hidden(key)
            count = self._write(list(events), key)
            if added:
                self._turn(key, batch.at, batch.actor, "completed", count)
                self.standing.refresh(key)
            elif state or count.added:
                raise LedgerError(f"{batch.id!r} was written before, differently: give a new act a new id")
        return _receipt(batch.id, count)

    def import_batch(
        self,
        events: Iterable[Event],
        *,
        batch: Batch,
        progress: Callable[[int], None] | None = None,
        chunk: int = CHUNK,
    ) -> Receipt:
        """Write an import in chunks that count all at once when the last one is in.

        Where it stopped half-way, by a crash or a kill, the same import with the same batch id goes on
        from the last chunk; what it had written counts for nothing until it is complete. An import that
        is complete changes nothing; one that was undone counts again.

        Args:
            events: All events of the import, in the same order each time.
            batch: Its id names the content, see `Batch`.
            progress: Called with the number of events written so far, after each chunk.
            chunk: Events written at once.

        Raises:
            LedgerError: If the events are not those that the batch began with, or the database refuses.
        """
        with self._transaction(durable=False):
            key, added = self._begin(batch)
            if added:
                self._database.write("INSERT INTO hidden (batch, why) VALUES (?, 'running')", (key,))
            hidden = self._hidden(key)
        if hidden is None:
            return Receipt(batch_id=batch.id, new=0, repeated=self._said(key))
        if hidden[0] == BatchState.UNDONE:
            return self.redo(batch.id, at=batch.at, actor=batch.actor)
        coming = iter(events)
        self._skip(coming, batch, seen=hidden[1], last=hidden[2])
        with self._transaction(durable=False):
            self._database.write("UPDATE hidden SET why = 'running' WHERE batch = ?", (key,))
        seen = hidden[1]
        while events_now := list(islice(coming, chunk)):
            self._write_chunk(events_now, key, batch, after=seen)
            seen += len(events_now)
            if progress:
                progress(seen)
        return self._complete(key, batch)

    def events(self, deal_id: str | None = None) -> Iterator[Event]:
        """Yield the events that count, of one deal or of all, in the order in which they are folded."""
        if deal_id is None:
            rows = self._database.stream(_EVENTS.format("standing", "0 = 0"))
        else:
            rows = iter(self._database.query(_EVENTS.format("standing", "d.id = ?"), (deal_id,)))
        for _, at_once in groupby(rows, key=lambda row: row[2]):
            yield from sorted(map(event_of, at_once), key=order)

    def table(self, *, zone: ZoneInfo, open_before: datetime | None = None) -> EventTable:
        """Return the events that count as columns, see `nextyes.deals.table`.

        Args:
            zone: The seller's zone, in which days begin.
            open_before: With an instant, only the events strictly before it that speak of the deals open
                then: all events of those deals, and of the others when they opened, closed, reopened, whose
                they are and when they are to be checked back on, for the record of all deals.
        """
        with self._database.snapshot():
            return event_columns(self._database, zone, open_before)

    def said_otherwise(self, batch_id: str) -> list[Event]:
        """Return what a batch said of events that were first said otherwise, which is what counts."""
        key = self._key(batch_id)
        rows = self._database.query(_EVENTS.format("event", _OTHERWISE), (key, key))
        return sorted(map(event_of, rows), key=order)

    def is_empty(self) -> bool:
        """Say whether no event counts."""
        return not self._database.query("SELECT 1 FROM standing LIMIT 1")

    def batches(self, what: str = "") -> list[BatchRow]:
        """Return every batch ever begun, or those of one kind of act, in the order in which they began."""
        where = "b.what = ?" if what else "0 = 0"
        rows = self._database.query(_BATCHES.format(where), (what,) if what else ())
        return list(map(_batch_row, rows))

    def batch(self, batch_id: str) -> BatchRow | None:
        """Return one batch, None where there is none of that id."""
        rows = self._database.query(_BATCHES.format("b.id = ?"), (batch_id,))
        return _batch_row(rows[0]) if rows else None

    def undo(self, batch_id: str, *, at: datetime, actor: str) -> Receipt:
        """Withdraw a batch: the ledger reads as if it had never been written. Nothing is deleted.

        Raises:
            LedgerError: If there is no such batch, or it does not stand.
        """
        return self._change(batch_id, BatchState.STANDING, BatchState.UNDONE, (at, actor))

    def redo(self, batch_id: str, *, at: datetime, actor: str) -> Receipt:
        """Let a batch that was undone count again.

        Raises:
            LedgerError: If there is no such batch, or it was not undone.
        """
        return self._change(batch_id, BatchState.UNDONE, BatchState.STANDING, (at, actor))

    def discard(self, batch_id: str, *, at: datetime, actor: str) -> Receipt:
        """Give up an import that stopped half-way; the same import may begin again later.

        Raises:
            LedgerError: If there is no such batch, or it is not half-way.
        """
        return self._change(batch_id, BatchState.RUNNING, BatchState.DISCARDED, (at, actor))

    def setting(self, name: str) -> Any:
        """Return a setting, or None where it was never put."""
        rows = self._database.query("SELECT value FROM setting WHERE name = ?", (name,))
        return json.loads(rows[0][0]) if rows else None

    def put_setting(self, name: str, value: Any) -> None:
        """Keep a value that JSON can say (a choice, a mapping, a fitted model) under a name."""
        self.change_setting(name, lambda _: value)

    def change_setting(self, name: str, change: Callable[[Any], Any]) -> None:
        """Keep what a function makes of a setting (None where there is none) while nobody else can write."""
        with self._transaction(durable=True):
            text = json.dumps(change(self.setting(name)), ensure_ascii=False, separators=(",", ":"))
            self._database.write(
                "INSERT INTO setting (name, value) VALUES (?, ?) "
                "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (name, text),
            )

    def snapshot(self) -> AbstractContextManager[None]:
        """Read everything as of one moment, whatever others write."""
        return self._database.snapshot()

    def close(self) -> None:
        """Close the connection."""
        self._database.close()

    def _begin(self, batch: Batch) -> tuple[int, bool]:
        """Return a batch's key, and whether it is new."""
        added = self._database.write(
            "INSERT INTO batch (id, at, actor, what, source) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (batch.id, microseconds(batch.at), batch.actor, batch.what, batch.source),
        )
        return self._key(batch.id), bool(added)

    def _key(self, batch_id: str) -> int:
        rows = self._database.query("SELECT key FROM batch WHERE id = ?", (batch_id,))
        if not rows:
            raise LedgerError(f"there is no batch {batch_id!r}: see the list of imports and acts")
        return int(rows[0][0])

    def _hidden(self, key: int) -> tuple[str, int, str] | None:
        """Return why a batch does not count, how many of its events were seen, and the last one's id."""
        rows = self._database.query("SELECT why, seen, last FROM hidden WHERE batch = ?", (key,))
        return rows[0] if rows else None

    def _write(self, events: list[Event], key: int) -> Count:
        return write_rows(self._database, event_rows(events, key, self._words, self._deals))

    def _write_chunk(self, events: list[Event], key: int, batch: Batch, *, after: int) -> None:
        """Write a chunk that comes after so many events, but for what the same import wrote beside us."""
        with self._transaction(durable=False):
            hidden = self._still_running(key, batch)
            fresh = events[max(hidden[1] - after, 0) :] if hidden else []
            if hidden and hidden[1] < after:
                raise LedgerError(f"import {batch.id!r} was begun again by another program: try again")
            if not fresh:
                return
            count = self._write(fresh, key)
            self._database.write(
                "UPDATE hidden SET seen = seen + ?, last = ?, "
                "added = added + ?, repeated = repeated + ?, differing = differing + ? WHERE batch = ?",
                (len(fresh), fresh[-1].id, count.added, count.repeated, count.differing, key),
            )

    def _complete(self, key: int, batch: Batch) -> Receipt:
        prepared = self.standing.prepare(key, stands=True)
        with self._transaction(durable=True):
            if not self._still_running(key, batch):
                return Receipt(batch_id=batch.id, new=0, repeated=self._said(key))
            counts = "SELECT added, repeated, differing FROM hidden WHERE batch = ?"
            count = Count(*self._database.query(counts, (key,))[0])
            self._database.write("DELETE FROM hidden WHERE batch = ?", (key,))
            self._turn(key, batch.at, batch.actor, "completed", count)
            self._follow(key, prepared)
        return _receipt(batch.id, count)

    def _still_running(self, key: int, batch: Batch) -> tuple[str, int, str] | None:
        """Return how far an import is; None where it was completed by the same import beside us."""
        hidden = self._hidden(key)
        if hidden is not None and hidden[0] != BatchState.RUNNING:
            raise LedgerError(
                f"import {batch.id!r} was {hidden[0]} by another program: nothing more was written"
            )
        return hidden

    def _skip(self, events: Iterator[Event], batch: Batch, *, seen: int, last: str) -> None:
        """Pass by the events that an earlier run of this import has written."""
        passed = None
        for passed in islice(events, seen):  # noqa: B007  # the last one is looked at below
            pass
        if seen and (passed is None or passed.id != last):
            raise LedgerError(
                f"import {batch.id!r} began with other events: discard it, or give these an id of their own"
            )

    def _said(self, key: int) -> int:
        sql = "SELECT added + repeated FROM turn WHERE batch = ? AND what = 'completed'"
        return int(self._database.query(sql, (key,))[0][0])

    def _change(self, batch_id: str, old: BatchState, new: BatchState, by: tuple[datetime, str]) -> Receipt:
        key = self._key(batch_id)
        counts = old is not BatchState.RUNNING  # what was half-way counted for nothing
        prepared = self.standing.prepare(key, stands=new is BatchState.STANDING) if counts else None
        with self._transaction(durable=True):
            hidden = self._hidden(key)
            state = BatchState(hidden[0]) if hidden else BatchState.STANDING
            if state is not old:
                raise LedgerError(f"batch {batch_id!r} is {state}, not {old}: nothing was changed")
            before = self._standing(key)
            if new is BatchState.STANDING:
                self._database.write("DELETE FROM hidden WHERE batch = ?", (key,))
            elif hidden:
                self._database.write("UPDATE hidden SET why = ? WHERE batch = ?", (new.value, key))
            else:
                self._database.write("INSERT INTO hidden (batch, why) VALUES (?, ?)", (key, new.value))
            self._turn(key, *by, "redone" if new is BatchState.STANDING else new.value, Count())
            if counts:
                self._follow(key, prepared)
            after = self._standing(key)
        came = max(after - before, 0)
        repeated = self._said(key) - came if new is BatchState.STANDING else 0
        return Receipt(batch_id=batch_id, new=came, repeated=repeated, withdrawn=max(before - after, 0))

    def _follow(self, key: int, prepared: Prepared | None) -> None:
        """Let the rows of deals follow what a batch has changed."""
        if prepared is None:
            self.standing.refresh(key)
        else:
            self.standing.adopt(prepared, key)

    def _standing(self, key: int) -> int:
        """Return how many of the ids that a batch says count."""
        return int(self._database.query(_STANDING, (key, key))[0][0])

    def _turn(self, key: int, at: datetime, actor: str, what: str, count: Count) -> None:
        self._database.write(
            "INSERT INTO turn (batch, at, actor, what, added, repeated, differing) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (key, microseconds(at), actor, what, count.added, count.repeated, count.differing),
        )

    @contextmanager
    def _transaction(self, *, durable: bool) -> Iterator[None]:
        try:
            with self._database.transaction(durable=durable):
                yield
        except BaseException:
            # Keys that were given in a transaction which was rolled back are keys of nothing.
            self._words.forget()
            self._deals.forget()
            raise


def _batch_row(row: Row) -> BatchRow:
    return BatchRow(
        batch=Batch(id=row[0], at=instant(row[1]), actor=row[2], what=row[3], source=row[4]),
        state=BatchState(row[5]),
        new=row[6],
        repeated=row[7],
        differing=row[8],
    )


def open_ledger(url: str) -> Ledger:
    """Open a ledger, and begin one where there is none.

    Args:
        url: A file (``deals.db``, ``sqlite:///path/to/deals.db``), ``:memory:``, or a PostgreSQL database
            (``postgresql://user@host/name``, with the extra ``postgres``).

    Raises:
        LedgerError: If it cannot be opened, is no ledger, or was written by a newer nextyes.
    """
    if url.startswith(("postgresql://", "postgres://")):
        from nextyes.store.postgres import PostgresDatabase  # noqa: PLC0415  # an extra

        return Ledger(PostgresDatabase(url))
    return Ledger(sqlite_database(url.removeprefix("sqlite:///")))


def _receipt(batch_id: str, count: Count) -> Receipt:
    return Receipt(batch_id=batch_id, new=count.added, repeated=count.repeated, differing=count.differing)
