"""Tables in spreadsheets (.xlsx): each sheet is one.

A formula is kept as its text; where a date or a number should stand it becomes a problem.
"""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from nextyes.outside.files.problems import PipelineError, Problem, Problems
from nextyes.outside.files.tables import Row, Table
from nextyes.outside.files.text import HARMLESS, MOST_EXPANSION

LARGEST = 1 << 30  # bytes, unpacked; a spreadsheet cannot be read a piece at a time
TALLEST = 1 << 20  # rows that a sheet can have
WIDEST = 1_000  # columns of a header: more is no table of deals


def sheet_tables(path: Path, file: str = "") -> list[Table]:
    """Return the tables of a spreadsheet; sheets without a header are passed over.

    Args:
        path: Where it lies.
        file: What people call it; "" for its name there.

    Raises:
        PipelineError: If it is cut, damaged or too large, or openpyxl is not installed.
    """
    file = file or path.name
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise PipelineError(file, f"this is no whole spreadsheet: {error}", "save it again") from error
    if size > LARGEST:
        raise PipelineError(file, "the spreadsheet unpacks to more than 1 GiB", "save its sheets as CSV")
    if size > max(HARMLESS, MOST_EXPANSION * path.stat().st_size):
        raise PipelineError(
            file, f"it unpacks to more than {MOST_EXPANSION} times its size", "save its sheets as CSV"
        )
    tables = []
    for name in _names(path, file):
        header = next(iter(SheetRows(path, f"{file}/{name}", 0, Problems()).records()), [])
        while header and not header[-1]:
            header.pop()
        if len(header) > WIDEST:
            raise PipelineError(
                f"{file}/{name}", f"its first row has {len(header):,} cells", "it should name the columns"
            )
        if header:
            tables.append(
                Table(f"{file}/{name}", tuple(header), _reader(path, f"{file}/{name}", len(header)))
            )
    return tables


def _reader(path: Path, file: str, width: int) -> Any:
    return lambda problems: SheetRows(path, file, width, problems)


class SheetRows:
    """The rows of a sheet below its header."""

    def __init__(self, path: Path, file: str, width: int, problems: Problems) -> None:
        """Begin before the first row of a sheet whose header is ``width`` cells wide.

        ``file`` is what people call the spreadsheet, a slash, and the sheet.
        """
        self._path = path
        self._file = file
        self._width = width
        self._problems = problems
        self._number = 0

    def __iter__(self) -> Iterator[Row]:
        records = self.records()
        next(records, None)
        for row in records:
            if len(row) < self._width:
                row.extend([""] * (self._width - len(row)))  # a sheet ends where its last value is
            if any(row[self._width :]):
                self._problems.add(
                    Problem(
                        file=self._file,
                        line=self._number,
                        what=f"the row has cells beyond the header's {self._width}",
                        advice="the row was left out; give the column a name or clear it",
                    )
                )
                continue
            del row[self._width :]
            yield row

    def line(self, _row: Row) -> int:
        """Return the row of the sheet."""
        return self._number

    def records(self) -> Iterator[Row]:
        """Yield the rows of the sheet that are not empty, as text."""
        file, _, name = self._file.rpartition("/")
        book = _opened(self._path, file)
        try:
            sheet = book[name]
            sheet.reset_dimensions()  # the size that a file says of its sheets is often wrong
            # A row that says it is the billionth would be waited for, row by empty row.
            for number, cells in enumerate(sheet.iter_rows(max_row=TALLEST, values_only=True), start=1):
                self._number = number
                row = [_text(cell) for cell in cells]
                if any(row):
                    yield row
        except Exception as error:  # openpyxl fails in any way at all where a sheet is broken
            raise PipelineError(
                self._file, f"the sheet is damaged: {error}", "save it again", line=self._number
            ) from error
        finally:
            book.close()


def _names(path: Path, file: str) -> list[str]:
    book = _opened(path, file)
    try:
        return [sheet.title for sheet in book.worksheets]
    finally:
        book.close()


def _opened(path: Path, file: str) -> Any:
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - an extra, and slow to import
    except ImportError as error:
        raise PipelineError(
            file, "reading .xlsx needs openpyxl", "pip install 'nextyes[xlsx]', or save it as CSV"
        ) from error
    try:
        return load_workbook(path, read_only=True, data_only=False)
    except Exception as error:  # openpyxl fails in any way at all where a file is broken
        raise PipelineError(file, f"this is no whole spreadsheet: {error}", "save it again") from error


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return cell.isoformat().removesuffix("T00:00:00")
    if isinstance(cell, float):
        if cell.is_integer() and abs(cell) < 1e15:
            return str(int(cell))
        text = repr(cell)
        # Three digits after the point read as thousands in some places: a number in a cell has none.
        return text + "0" if len(text.partition(".")[2]) == 3 else text
    return str(cell)
