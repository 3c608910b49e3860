"""Tables in text files: their encoding, their delimiter, their broken rows."""

import codecs
import csv
import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import IO, Any

from nextyes.outside.files.problems import PipelineError, Problem, Problems, Severity
from nextyes.outside.files.tables import Row, Table

CHUNK = 1 << 18
LONGEST_LINE = 1 << 24  # bytes; and characters of a cell: more is a quote that never closes
DELIMITERS = ",;\t|"
MOST_EXPANSION = 200  # a packed file that grows more is made to harm, once it is larger than
HARMLESS = 1 << 28  # bytes

_NO_TEXT = {  # how files begin that are often given a wrong name, in lower case
    b"pk\x03\x04": ("a zip or a spreadsheet", "name it .zip or .xlsx"),
    b"\xd0\xcf\x11\xe0": ("a spreadsheet of the old kind (.xls)", "save it as .xlsx or CSV"),
    b"%pdf": ("a PDF", "export the deals as CSV"),
    b"\x89png": ("a picture", "export the deals as CSV"),
    b"\xff\xd8\xff": ("a picture", "export the deals as CSV"),
    b"\x1f\x8b": ("packed", "name it .csv.gz"),
    b"<!doctype": ("a web page", "sign in to the system again, and export the deals as CSV"),
    b"<html": ("a web page", "sign in to the system again, and export the deals as CSV"),
    b"<?xml": ("XML", "export the deals as CSV"),
    b"{": ("JSON", "export the deals as CSV"),
    b"[": ("JSON", "export the deals as CSV"),
}
_CONTROL = frozenset(map(chr, range(32))) - set("\t\n\r")
_UNREADABLE = (EOFError, OSError, RuntimeError, NotImplementedError, zlib.error, zipfile.BadZipFile)

Bytes = IO[bytes] | gzip.GzipFile
Opened = Callable[[], AbstractContextManager[Bytes]]


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file of text cells: how to open its bytes, and how to read them."""

    file: str
    opened: Opened
    encoding: str
    delimiter: str
    nuls: bool

    @contextmanager
    def lines(self) -> Iterator[Iterator[str]]:
        """Open its lines, with their ends."""
        with self.opened() as raw, io.TextIOWrapper(raw, encoding=self.encoding, newline="") as lines:
            yield lines

    def records(self, lines: Iterator[str]) -> Any:  # csv has no name for its reader's type
        """Return a reader of the lines, which fails on what is not CSV."""
        return csv.reader(lines, delimiter=self.delimiter, strict=True)


def text_table(file: str, opened: Opened, problems: Problems, *, packed: int = 0) -> Table:
    """Return the table of a text file.

    Args:
        file: The file's name, for people.
        opened: Opens its bytes from the beginning.
        problems: Gets a note where the encoding had to be found out.
        packed: Bytes that it takes when packed; 0 where it is not.

    Raises:
        PipelineError: If it is empty, cut in the middle, not text, or has a quote that never closes.
    """
    # The module's own limit of 128 KiB is shorter than some e-mails.
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_LINE))
    encoding, nuls = _encoding(file, opened, packed)
    if encoding not in {"utf-8", "utf-8-sig"}:
        problems.add(
            Problem(
                file=file,
                what=f"the file is not in UTF-8; it was read as {encoding}",
                advice="if letters look wrong, save it as UTF-8",
                severity=Severity.NOTE,
            )
        )
    text = TextFile(file, opened, encoding, ",", nuls)
    with text.lines() as lines:
        first = next((line for line in lines if line.strip()), "")
    text = TextFile(file, opened, encoding, max(DELIMITERS, key=first.count), nuls)
    try:
        with text.lines() as lines:
            header: Row = next((row for row in text.records(lines) if row), [])
    except csv.Error as error:
        raise PipelineError(
            file, f"the line of column names is broken: {error}", "export it again", line=1
        ) from error
    if not header:
        raise PipelineError(file, "the file is empty", "a table begins with a line of column names")
    if any(_CONTROL.intersection(name) for name in header):
        raise PipelineError(
            file, "this is no text", "open it in the program that wrote it, and save it as CSV", line=1
        )
    names = tuple(name.strip() for name in header)
    return Table(file, names, lambda problems: TextRows(text, len(names), problems))


class TextRows:
    """The rows of a text file below its header."""

    def __init__(self, text: TextFile, width: int, problems: Problems) -> None:
        """Begin before the first row of a text file whose header is ``width`` cells wide."""
        self._text = text
        self._width = width
        self._problems = problems
        self._reader: Any = None

    def __iter__(self) -> Iterator[Row]:
        width, nuls = self._width, self._text.nuls
        with self._text.lines() as lines:
            self._reader = self._text.records(lines)
            next((row for row in self._reader if row), None)  # the header
            while True:
                try:
                    for row in self._reader:
                        if (len(row) == width or self._mends(row)) and not (nuls and self._has_nul(row)):
                            yield row
                    return
                except csv.Error as error:
                    self._broken(error)

    def line(self, row: Row) -> int:
        """Return the line on which the row just yielded begins."""
        return int(self._reader.line_num) - sum(cell.count("\n") for cell in row)

    def _mends(self, row: Row) -> bool:
        """Cut empty cells beyond the header; report a row of another width, unless it is blank."""
        if not any(row):
            return False
        if len(row) > self._width and not any(row[self._width :]):
            del row[self._width :]
            return True
        self._add(row, f"the row does not have the header's {self._width} cells", f"{len(row)} cells")
        return False

    def _has_nul(self, row: Row) -> bool:
        nul = any("\0" in cell for cell in row)
        if nul:
            self._add(row, "the row has NUL bytes: the file is damaged here")
        return nul

    def _add(self, row: Row, what: str, value: str = "") -> None:
        self._problems.add(
            Problem(
                file=self._text.file,
                line=self.line(row),
                value=value,
                what=what,
                advice="the row was left out; mend it or export the file again",
            )
        )

    def _broken(self, error: csv.Error) -> None:
        line = int(self._reader.line_num)
        if "end of data" in str(error) or "field larger" in str(error):
            raise PipelineError(
                self._text.file,
                "a quote is opened and never closed",
                'look for a lone " before this line, or for a file cut in the middle',
                line=line,
            ) from error
        self._problems.add(
            Problem(
                file=self._text.file,
                line=line,
                what=f"the row is not CSV: {error}",
                advice="the row was left out; write a quote inside a cell twice",
            )
        )


def _encoding(file: str, opened: Opened, packed: int) -> tuple[str, bool]:
    """Read a file's bytes once; return its encoding and whether it has NUL characters."""
    with _readable(file, opened) as raw:
        head = _read(file, raw)[:4096]
    for signature, (what, advice) in _NO_TEXT.items():
        if head.removeprefix(codecs.BOM_UTF8).lstrip()[: len(signature)].lower() == signature:
            raise PipelineError(file, f"this is {what}, not a table in text", advice)
    for encoding in _candidates(head):
        try:
            return encoding, _scan(file, opened, encoding, packed)
        except UnicodeDecodeError:
            continue
    raise PipelineError(file, "this is not text in any encoding known here", "save it as UTF-8")


def _candidates(head: bytes) -> tuple[str, ...]:
    if head.startswith(codecs.BOM_UTF8):
        return ("utf-8-sig", "cp1252", "latin-1")
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return ("utf-32",)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    if head[1:2] == b"\0" and head[::2].count(0) < len(head) / 8:
        return ("utf-16-le",)
    if head[:1] == b"\0" and head[1::2].count(0) < len(head) / 8:
        return ("utf-16-be",)
    return ("utf-8", "cp1252", "latin-1")


def _scan(file: str, opened: Opened, encoding: str, packed: int) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    nuls, size, line = False, 0, 0
    with _readable(file, opened) as raw:
        while chunk := _read(file, raw):
            nuls = "\0" in decoder.decode(chunk) or nuls
            size += len(chunk)
            end = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
            line = line + len(chunk) if end < 0 else len(chunk) - end
            if line > LONGEST_LINE:
                raise PipelineError(file, "a line is longer than 16 MiB", "this is no table; export it again")
            if packed and size > max(HARMLESS, MOST_EXPANSION * packed):
                raise PipelineError(
                    file,
                    f"it unpacks to more than {MOST_EXPANSION} times its size",
                    "unpack it yourself, look at it, and import the folder",
                )
    if decoder.getstate()[0]:
        raise PipelineError(file, "the file ends in the middle of a letter", "it was cut: export it again")
    return nuls


@contextmanager
def _readable(file: str, opened: Opened) -> Iterator[Bytes]:
    try:
        with opened() as raw:
            yield raw
    except _UNREADABLE as error:
        raise PipelineError(
            file, f"it cannot be read: {error}", "is it there, whole and without a password?"
        ) from error


def _read(file: str, raw: Bytes) -> bytes:
    try:
        return raw.read(CHUNK)
    except _UNREADABLE as error:
        raise PipelineError(
            file, f"the file is cut or damaged: {error}", "copy or export it again"
        ) from error
