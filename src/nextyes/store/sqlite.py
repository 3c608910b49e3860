"""A ledger in one file: SQLite in WAL mode, durable for what a person did."""
# ruff: noqa: D102, D107  # what each method does is said by the protocol in database.py

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nextyes.store.batches import BusyError, LedgerError
from nextyes.store.database import COLUMNS, Row, migrations, pending

_APPLICATION = 0x6E787479  # "nxty" in the file's header says that the file is one of ours
_PATIENCE = 30_000  # milliseconds to wait for another writer
_NAMES, _VALUES = ", ".join(COLUMNS), ", ".join("?" * len(COLUMNS))
_INSERT = f"INSERT INTO event ({_NAMES}) VALUES ({_VALUES}) ON CONFLICT DO NOTHING"
_ADVICE = {
    sqlite3.SQLITE_NOTADB: "{path} is not a nextyes ledger: give another file, or a new name to begin one",
    sqlite3.SQLITE_CORRUPT: "{path} is damaged: restore it from a copy, or import its sources again",
    sqlite3.SQLITE_READONLY: "{path} is read-only: make the file and its folder writable, or open a copy",
    sqlite3.SQLITE_FULL: "the disk is full: nothing was changed in {path}; make room and try again",
    sqlite3.SQLITE_IOERR: "{path} could not be read or written ({error}): nothing was changed; "
    "check the disk's space and health and try again",
    sqlite3.SQLITE_BUSY: "{path} is in use by another program that does not let go: close it and try again",
    sqlite3.SQLITE_CANTOPEN: "{path} cannot be opened: check that its folder exists and may be written to",
    sqlite3.SQLITE_PERM: "{path} cannot be opened: check who may read and write it",
    sqlite3.SQLITE_TOOBIG: "a text is too long for {path}: nothing was changed",
}


class SqliteDatabase:
    """A connection to a SQLite file, or to ``:memory:``; see `nextyes.store.database.Database`."""

    ints = "group_concat({})"
    texts = "json_group_array({})"
    each = "SELECT value FROM json_each(?)"

    def __init__(self, path: str) -> None:
        self._path = path
        with self._advice():
            self._connection = sqlite3.connect(
                path, isolation_level=None, timeout=_PATIENCE / 1000, check_same_thread=False
            )
            try:
                self._prepare()
            except BaseException:
                self._connection.close()
                raise

    def query(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        with self._advice():
            return self._connection.execute(sql, parameters).fetchall()

    def stream(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[Row]:
        with self._advice():
            yield from self._connection.execute(sql, parameters)

    def write(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        with self._advice():
            return self._connection.execute(sql, parameters).rowcount

    def insert_events(self, rows: list[Row]) -> int:
        with self._advice():
            return self._connection.executemany(_INSERT, rows).rowcount

    def write_each(self, sql: str, rows: Sequence[Row]) -> None:
        with self._advice():
            self._connection.executemany(sql, rows)

    def load(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        marks = ", ".join("?" * len(columns))
        self.write_each(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)

    @contextmanager
    def transaction(self, *, durable: bool, patient: bool = True) -> Iterator[None]:
        # In WAL mode FULL flushes the log, and with it every commit before, at the end of the transaction.
        self.write(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
        # Pages are copied from the log to the file, with two flushes, each time it has grown by so many.
        self.write(f"PRAGMA wal_autocheckpoint = {1_000 if durable else 10_000}")
        with self._within(self._in_turn if patient else self._at_once):
            yield

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        with self._within(lambda: self._connection.execute("BEGIN")):
            yield

    def close(self) -> None:
        with self._advice():
            self._connection.close()

    def _prepare(self) -> None:
        self._connection.execute("PRAGMA foreign_keys = ON")
        self._connection.execute("PRAGMA cache_size = -65536")
        steps = pending(migrations("sqlite"), self._version(), self._path)
        if steps:
            self._log_ahead()
            with self.transaction(durable=True):
                self._migrate(migrations("sqlite"))

    def _log_ahead(self) -> None:
        # SQLite does not wait by itself where two connections turn a new file to WAL at once.
        until = time.monotonic() + _PATIENCE / 1000
        while True:
            try:
                self._connection.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                    raise
                time.sleep(0.01)

    def _version(self) -> int:
        # The tables first: what another process writes between these reads then never looks like its lack.
        (tables,) = self._connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        (application,) = self._connection.execute("PRAGMA application_id").fetchone()
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        if tables and application != _APPLICATION:
            raise LedgerError(_ADVICE[sqlite3.SQLITE_NOTADB].format(path=self._path))
        return int(version)

    def _migrate(self, steps: list[str]) -> None:
        # Another process may have migrated while this one waited for its turn: look again.
        version = self._version()
        for step in pending(steps, version, self._path):
            for statement in _statements(step):
                self._connection.execute(statement)
        self._connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        self._connection.execute(f"PRAGMA user_version = {len(steps)}")

    def _in_turn(self) -> None:
        """Begin to write after whoever writes."""
        self._connection.execute("BEGIN IMMEDIATE")

    def _at_once(self) -> None:
        """Begin to write if nobody else does."""
        self._connection.execute("PRAGMA busy_timeout = 0")
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise BusyError(_ADVICE[sqlite3.SQLITE_BUSY].format(path=self._path)) from error
            raise
        finally:
            self._connection.execute(f"PRAGMA busy_timeout = {_PATIENCE}")

    @contextmanager
    def _within(self, begin: Callable[[], object]) -> Iterator[None]:
        with self._advice():
            begin()
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:  # a full disk has already rolled back
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _advice(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # without the extension
            advice = _ADVICE.get(code, "{path}: {error}")
            raise LedgerError(advice.format(path=self._path, error=error)) from error
        except UnicodeEncodeError as error:
            raise LedgerError(f"a text holds characters that cannot be stored: {error}") from error


def sqlite_database(path: str) -> SqliteDatabase:
    """Open a SQLite file, created where there is none, or ``:memory:``.

    Raises:
        LedgerError: If it cannot be opened or is no ledger of ours.
    """
    if path != ":memory:" and not Path(path).absolute().parent.is_dir():
        raise LedgerError(f"{path}: there is no folder {Path(path).absolute().parent}: create it first")
    return SqliteDatabase(path)


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
