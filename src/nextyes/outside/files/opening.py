"""What a path holds: the tables of a folder, a .zip, an .xlsx or one text file."""

import gzip
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from nextyes.outside.files.problems import PipelineError, Problem, Problems
from nextyes.outside.files.sheets import sheet_tables
from nextyes.outside.files.tables import Table
from nextyes.outside.files.text import HARMLESS, MOST_EXPANSION, Bytes, Opened, text_table

TEXTS = (".csv", ".csv.gz", ".tsv", ".tsv.gz", ".txt")
ENDINGS = (*TEXTS, ".xlsx", ".zip")
MOST_TABLES = 100  # in a zip: a pipeline has a handful, a bomb any number
_AS_ON_DISK: Mapping[str, str] = {}


def tables_of(path: Path, problems: Problems, names: Mapping[str, str] = _AS_ON_DISK) -> list[Table]:
    """Return the tables of a folder, a .zip, an .xlsx, or a .csv or .csv.gz.

    Args:
        path: Where they lie.
        problems: Gets what is odd about them.
        names: What people call a file, where it has another name on disk.

    Raises:
        PipelineError: If there is nothing at the path, no table in it, or one that cannot be read.
    """
    if path.is_dir():
        tables = [
            table
            for file in sorted(path.iterdir())
            if _is_table(file.name)
            for table in tables_of(file, problems, names)
        ]
    elif not path.exists():
        raise PipelineError(str(path), "there is nothing here", "give a folder, a .zip, an .xlsx or a .csv")
    elif path.suffix.lower() == ".zip":
        tables = list(_zipped(path, names.get(path.name, path.name), problems))
    elif path.suffix.lower() == ".xlsx":
        tables = sheet_tables(path, names.get(path.name, path.name))
    else:
        packed = path.stat().st_size if path.suffix.lower() == ".gz" else 0
        tables = [text_table(names.get(path.name, path.name), _opener(path), problems, packed=packed)]
    if not tables:
        raise PipelineError(
            names.get(path.name, path.name),
            "there is no table in it",
            f"a table is a file named {', '.join(TEXTS)} or .xlsx",
        )
    return tables


def _is_table(name: str) -> bool:
    return name.lower().endswith((*TEXTS, ".xlsx")) and not name.startswith((".", "~"))


def _opener(path: Path) -> Opened:
    return lambda: gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb")


def _zipped(path: Path, file: str, problems: Problems) -> Iterator[Table]:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise PipelineError(file, f"the zip is cut or damaged: {error}", "copy or export it again") from error
    _check_size(path, file, entries)
    for entry in entries:
        name = PurePosixPath(entry.filename)
        if name.is_absolute() or ".." in name.parts:
            raise PipelineError(
                file, f"its entry {entry.filename!r} points outside of it", "zip the folder anew"
            )
        if not _is_table(name.name) or "__MACOSX" in name.parts:
            continue
        if name.suffix.lower() == ".xlsx":
            problems.add(
                Problem(
                    file=f"{file}/{name}",
                    what="a spreadsheet in a zip is not read",
                    advice="unpack it first",
                )
            )
        else:
            yield text_table(
                name.name, _entry_opener(path, entry), problems, packed=max(entry.compress_size, 1)
            )


def _check_size(path: Path, file: str, entries: list[zipfile.ZipInfo]) -> None:
    """Refuse a zip that is made to harm, by what it says; each entry is looked at again when read."""
    tables = sum(_is_table(PurePosixPath(entry.filename).name) for entry in entries)
    if tables > MOST_TABLES:
        raise PipelineError(
            file, f"it holds {tables:,} tables", f"zip the pipeline alone: {MOST_TABLES} at most"
        )
    if sum(entry.file_size for entry in entries) > max(HARMLESS, MOST_EXPANSION * path.stat().st_size):
        raise PipelineError(
            file,
            f"it unpacks to more than {MOST_EXPANSION} times its size",
            "unpack it yourself, and look at it",
        )


def _entry_opener(path: Path, entry: zipfile.ZipInfo) -> Opened:
    @contextmanager
    def opened() -> Iterator[Bytes]:
        with zipfile.ZipFile(path) as archive, archive.open(entry) as stream:
            if entry.filename.lower().endswith(".gz"):
                with gzip.open(stream) as unpacked:
                    yield unpacked
            else:
                yield stream

    return opened
