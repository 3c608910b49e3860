"""A ledger for a team: PostgreSQL, in a schema of its own named ``nextyes``."""
# ruff: noqa: D102, D107  # what each method does is said by the protocol in database.py

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from typing import Any

from nextyes.store.batches import BusyError, LedgerError
from nextyes.store.database import COLUMNS, Row, migrations, pending

try:
    import psycopg
    from psycopg import errors
except ImportError as error:
    raise LedgerError("a ledger on PostgreSQL needs the extra: pip install 'nextyes[postgres]'") from error

_WRITER = 0x6E787479  # the lock that a writer holds, so that one writes and the others wait
_FEW = 100  # rows that are sooner written one by one than through COPY
_NAMES = ", ".join(COLUMNS)
_INSERT = f"INSERT INTO event ({_NAMES}) VALUES ({', '.join(['%s'] * len(COLUMNS))}) ON CONFLICT DO NOTHING"
_COMING = f"CREATE TEMPORARY TABLE coming_event ON COMMIT DROP AS SELECT {_NAMES} FROM event WHERE false"
_ADVICE: dict[type[psycopg.Error], str] = {
    errors.DiskFull: "the disk of {name} is full: nothing was changed; make room and try again",
    errors.ReadOnlySqlTransaction: "{name} is read-only: connect to the primary server",
    errors.LockNotAvailable: "{name} is in use by another program that does not let go: try again later",
    errors.InsufficientPrivilege: "{name} refuses this user ({error}): ask for the right to create and write",
    psycopg.OperationalError: "{name} cannot be reached or was lost ({error}): nothing was changed; "
    "check that the server runs and that the address and the password are right",
}


class PostgresDatabase:
    """A connection to a PostgreSQL database; see `nextyes.store.database.Database`."""

    ints = "string_agg(({})::text, ',')"
    texts = "json_agg({})::text"
    each = "SELECT value FROM json_array_elements_text(CAST(? AS json)) AS value"

    def __init__(self, url: str) -> None:
        self._name = "the PostgreSQL server"
        self._streams = count()
        with self._advice():
            parts = psycopg.conninfo.conninfo_to_dict(url)
            self._name = f"database {parts.get('dbname', '')!r} on {parts.get('host', 'this machine')!r}"
            self._connection = psycopg.connect(url, autocommit=True)
            try:
                self._prepare()
            except BaseException:
                self._connection.close()
                raise

    def query(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        with self._advice():
            return self._execute(sql, parameters).fetchall()

    def stream(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[Row]:
        name = f"stream_{next(self._streams)}"  # several may be read at once
        with self._advice(), self._connection.cursor(name=name, withhold=True) as cursor:
            cursor.itersize = 10_000
            cursor.execute(_own(sql), parameters)
            yield from cursor

    def write(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        with self._advice():
            return self._execute(sql, parameters).rowcount

    def insert_events(self, rows: list[Row]) -> int:
        if len(rows) <= _FEW:
            with self._advice(), self._connection.cursor() as cursor:
                cursor.executemany(_INSERT, rows)
                return max(cursor.rowcount, 0)
        with self._advice():
            self._execute(_COMING)
            self.load("coming_event", COLUMNS, rows)
            inserted = (
                f"INSERT INTO event ({_NAMES}) SELECT {_NAMES} FROM coming_event ON CONFLICT DO NOTHING"
            )
            added = self._execute(inserted).rowcount
            self._execute("DROP TABLE coming_event")
            return added

    def write_each(self, sql: str, rows: Sequence[Row]) -> None:
        with self._advice(), self._connection.cursor() as cursor:
            cursor.executemany(_own(sql), rows)

    def load(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        copied = f"COPY {table} ({', '.join(columns)}) FROM STDIN"
        with self._advice(), self._connection.cursor() as cursor, cursor.copy(copied) as copy:
            for row in rows:
                copy.write_row(row)

    @contextmanager
    def transaction(self, *, durable: bool, patient: bool = True) -> Iterator[None]:
        with self._advice(), self._connection.transaction():
            if patient:
                self._execute("SELECT pg_advisory_xact_lock(?)", (_WRITER,))
            elif self._execute("SELECT pg_try_advisory_xact_lock(?)", (_WRITER,)).fetchall() == [(False,)]:
                raise BusyError(f"{self._name} is being written to by another program: try again")
            if not durable:
                self._execute("SET LOCAL synchronous_commit TO off")
            yield

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        with self._advice(), self._connection.transaction():
            self._execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            yield

    def close(self) -> None:
        self._connection.close()

    def _prepare(self) -> None:
        self._execute("SET lock_timeout TO '30s'")
        self._execute("SET search_path TO nextyes")
        self._execute("SET jit TO off")  # compiling our short queries takes ten times as long as running them
        steps = migrations("postgres")
        if not pending(steps, self._version(), self._name):
            return
        with self.transaction(durable=True):
            self._execute("CREATE SCHEMA IF NOT EXISTS nextyes")
            self._execute("CREATE TABLE IF NOT EXISTS version (number BIGINT NOT NULL)")
            # Another process may have migrated while this one waited for its turn: look again.
            for step in pending(steps, self._version(), self._name):
                self._execute(step)
            self._execute("DELETE FROM version")
            self._execute("INSERT INTO version VALUES (?)", (len(steps),))

    def _version(self) -> int:
        if self._execute("SELECT to_regclass('nextyes.version')").fetchall() == [(None,)]:
            return 0
        ((version,),) = self._execute("SELECT coalesce(max(number), 0) FROM version").fetchall()
        return int(version)

    def _execute(self, sql: str, parameters: Sequence[Any] = ()) -> psycopg.Cursor[Row]:
        return self._connection.execute(_own(sql), parameters or None)

    @contextmanager
    def _advice(self) -> Iterator[None]:
        try:
            yield
        except psycopg.Error as error:
            advice = next(
                (text for kind, text in _ADVICE.items() if isinstance(error, kind)), "{name}: {error}"
            )
            raise LedgerError(advice.format(name=self._name, error=str(error).strip())) from error
        except UnicodeEncodeError as error:
            raise LedgerError(f"a text holds characters that cannot be stored: {error}") from error


def _own(sql: str) -> bytes:
    """Return SQL with the placeholder of this database."""
    return sql.replace("?", "%s").encode()
