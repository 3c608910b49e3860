"""What the ledger needs of a database: SQL with ``?`` for parameters, transactions, and a fast way in.

`nextyes.store.sqlite` and `nextyes.store.postgres` implement it. Every method raises `LedgerError` in
words for the user where the database refuses.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from importlib.resources import files
from typing import Any, Protocol

from nextyes.store.batches import LedgerError

Row = tuple[Any, ...]

# The columns of a row of the event table, in the order in which `Database.insert_events` takes them.
COLUMNS = "id version deal at kind source actor word second number day body batch".split()


class Database(Protocol):
    """One connection. ``?`` stands for a parameter; no other question mark appears in the SQL."""

    ints: str  # aggregate of a column of integers as text separated by commas; {} is the column
    texts: str  # aggregate of a column of texts as a JSON array; {} is the column
    each: str  # a query of the texts in the JSON array that is its one parameter

    def query(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """Return the rows of a query."""

    def stream(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[Row]:
        """Yield the rows of a query as it was when it began, without holding them all."""

    def write(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Run a statement and return how many rows it touched."""

    def insert_events(self, rows: list[Row]) -> int:
        """Insert rows of `COLUMNS` whose id and version are not there yet and return how many were not."""

    def write_each(self, sql: str, rows: Sequence[Row]) -> None:
        """Run a statement for each row of parameters; for some hundreds at most."""

    def load(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Add rows to a table, in which none of them is yet."""

    def transaction(self, *, durable: bool, patient: bool = True) -> AbstractContextManager[None]:
        """Write all or nothing, after any other writer; a durable one survives a power cut.

        Raises:
            BusyError: If another writes and this one was not to be patient.
        """

    def snapshot(self) -> AbstractContextManager[None]:
        """Read everything as of one moment."""

    def close(self) -> None:
        """Close the connection."""


def migrations(dialect: str) -> list[str]:
    """Return the SQL that brings a ledger from each version to the next, from version 0 on."""
    folder = files("nextyes.store") / "schema" / dialect
    names = sorted((path.name for path in folder.iterdir()), key=lambda name: int(name.split(".")[0]))
    return [(folder / name).read_text(encoding="utf-8") for name in names]


def pending(steps: list[str], version: int, where: str) -> list[str]:
    """Return the steps that a ledger of a version still needs.

    Raises:
        LedgerError: If the ledger was written by a later nextyes.
    """
    if version > len(steps):
        raise LedgerError(
            f"{where} was written by a newer nextyes (schema {version}; this one knows {len(steps)}): "
            "upgrade nextyes, or open another ledger"
        )
    return steps[version:]
