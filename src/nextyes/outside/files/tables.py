"""A table: a header and rows of text cells, read again each time it is asked and never held in memory."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Protocol

from nextyes.outside.files.problems import Problems

Row = list[str]


class Rows(Protocol):
    """The rows under a table's header, once."""

    def __iter__(self) -> Iterator[Row]:
        """Yield rows as wide as the header; the others become problems."""

    def line(self, row: Row) -> int:
        """Return the line on which the row just yielded begins; of a sheet, its row."""


@dataclass(frozen=True, slots=True)
class Table:
    """A file's or a sheet's name, its header, and the way to its rows, to be gone as often as wanted."""

    file: str
    header: tuple[str, ...]
    rows: Callable[[Problems], Rows]

    @property
    def stem(self) -> str:
        """The name without folder and endings, in lower case.

        Example:
            >>> Table("export/Deals.csv.gz", (), lambda problems: ()).stem
            'deals'
        """
        return PurePosixPath(self.file).name.split(".")[0].strip().lower()
