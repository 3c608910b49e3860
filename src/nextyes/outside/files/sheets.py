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

LARGEST = 1 << 30  # bytes, unpacked; a spreadsheet cannot be read a piece at a time


def sheet_tables(path: Path) -> list[Table]:
    """Return the tables of a spreadsheet; sheets without a header are passed over.

    Raises:
        PipelineError: If it is cut, damaged or too large, or openpyxl is not installed.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError) as error:
        raise PipelineError(path.name, f"this is no whole spreadsheet: {error}", "save it again") from error
    if size > LARGEST:
        raise PipelineError(path.name, "the spreadsheet unpacks to more than 1 GiB", "save its sheets as CSV")
    tables = []
    for name in _names(path):
        rows = SheetRows(path, name, 0, Problems())
        header = next(iter(rows.records()), [])
        while header and not header[-1]:
            header.pop()
        if header:
            width = len(header)
            tables.append(Table(f"{path.name}/{name}", tuple(header), _reader(path, name, width)))
    return tables


def _reader(path: Path, name: str, width: int) -> Any:
    return lambda problems: SheetRows(path, name, width, problems)


class SheetRows:
    """The rows of a sheet below its header."""

    def __init__(self, path: Path, name: str, width: int, problems: Problems) -> None:
        """Begin before the first row of a sheet whose header is ``width`` cells wide."""
        self._path = path
        self._name = name
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
                        file=f"{self._path.name}/{self._name}",
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
        book = _opened(self._path)
        try:
            sheet = book[self._name]
            sheet.reset_dimensions()  # the size that a file says of its sheets is often wrong
            for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
                self._number = number
                row = [_text(cell) for cell in cells]
                if any(row):
                    yield row
        except (ValueError, KeyError, OSError, zipfile.BadZipFile) as error:
            raise PipelineError(self._path.name, f"the sheet is damaged: {error}", "save it again") from error
        finally:
            book.close()


def _names(path: Path) -> list[str]:
    book = _opened(path)
    try:
        return [sheet.title for sheet in book.worksheets]
    finally:
        book.close()


def _opened(path: Path) -> Any:
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - an extra, and slow to import
    except ImportError as error:
        raise PipelineError(
            path.name, "reading .xlsx needs openpyxl", "pip install 'nextyes[xlsx]', or save it as CSV"
        ) from error
    try:
        return load_workbook(path, read_only=True, data_only=False)
    except (ValueError, KeyError, OSError, TypeError, zipfile.BadZipFile) as error:
        raise PipelineError(path.name, f"this is no whole spreadsheet: {error}", "save it again") from error


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
