"""A first look at files: whose export they are, their columns, their first rows."""

from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from nextyes.outside.files.guessing import guess
from nextyes.outside.files.mapping import COLUMNS, Mapping, TableMap, folded
from nextyes.outside.files.opening import tables_of
from nextyes.outside.files.options import ReadOptions
from nextyes.outside.files.ours import is_ours
from nextyes.outside.files.problems import PipelineError, Problems
from nextyes.outside.files.reading import map_of, presets_of, recognised
from nextyes.outside.files.tables import Row, Table

FIRST = 5  # rows that are shown


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLook:
    """One table of theirs.

    Attributes:
        file: Its name.
        stem: Its name without folder and endings, by which a map knows it.
        header: The names of its columns.
        first: Its first rows.
        kind: Which table of ours it is taken for; "" for none.
        columns: Our columns that it has, each with its name there.
        constants: Our columns in which all its rows have one word.
    """

    file: str
    stem: str
    header: tuple[str, ...]
    first: tuple[Row, ...]
    kind: str
    columns: dict[str, str]
    constants: ReadOnly[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What files seem to be.

    Attributes:
        system: Whose export they are: a preset's name, "nextyes" for our own; "" where it is none known.
        mapping: The map by which they are read: the user's, else a guess; None as the system's are.
    """

    system: str
    tables: tuple[TableLook, ...]
    mapping: Mapping | None


def look(path: Path, options: ReadOptions) -> Look:
    """Return what files seem to be, also where they cannot be read so.

    Raises:
        PipelineError: If there is no table in them at all, or one that cannot be opened.
    """
    tables = tables_of(path, Problems(), options.names)
    if is_ours(tables):
        return Look(system="nextyes", tables=tuple(_look(table, None) for table in tables), mapping=None)
    given = options.mapping
    try:
        preset, chosen = recognised(tables, given)
    except PipelineError:
        given = given or guess(tables)
        preset = presets_of(given)[0]
        chosen = [
            (table, known)
            for table in tables
            if (known := map_of(table, preset, given.files.get(table.stem)))
        ]
    system = preset.source if given is None or given.base else ""
    maps = {table.file: table_map for table, table_map in chosen}
    shown = tuple(_look(table, maps.get(table.file)) for table in tables)
    return Look(system=system, tables=shown, mapping=given)


def _look(table: Table, table_map: TableMap | None) -> TableLook:
    known = {folded(name): name for name in reversed(table.header)}
    columns = {}
    if table_map:
        found = {ours: table_map.theirs(ours, known) for ours in COLUMNS[table_map.table]}
        found["status"] = tuple(name for name, _ in table_map.statuses if folded(name) in known)
        columns = {ours: known[folded(names[0])] for ours, names in found.items() if names}
    return TableLook(
        file=table.file,
        stem=table.stem,
        header=table.header,
        first=tuple(islice(table.rows(Problems()), FIRST)),
        kind=table_map.table if table_map else "",
        columns=columns,
        constants=table_map.constants if table_map else {},
    )
