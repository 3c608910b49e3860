"""Which of their columns is which of ours, and which of their words is which of ours."""

import json
import re
import tomllib
from collections.abc import Container
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from nextyes.outside.files.tables import Table

COLUMNS: ReadOnly[str, tuple[str, ...]] = {
    "deals": tuple(
        """deal_id name organization contact owner pipeline stage amount currency created expected_close
        status closed lost_reason""".split()
    ),
    "activities": tuple(
        "activity_id deal_id kind direction happened minutes owner subject text done".split()
    ),
    "changes": tuple("deal_id happened field old new".split()),
}
REQUIRED: ReadOnly[str, tuple[str, ...]] = {
    "deals": ("deal_id", "created"),
    "activities": ("deal_id", "kind", "happened"),
    "changes": ("deal_id", "happened", "field", "new"),
}
# The columns whose words can be mapped, and what they can mean.
MEANINGS: ReadOnly[str, tuple[str, ...]] = {
    "status": ("open", "won", "lost", "deleted"),
    "kind": ("call", "email", "meeting", "message", "note", "task"),
    "direction": ("out", "in", ""),
    "done": ("done", "planned", "missed", "dropped"),
    "field": ("stage", "amount", "expected_close", "owner", "status"),
}
_NOTHING: ReadOnly[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMap:
    """How one table of theirs becomes one of ours.

    Attributes:
        table: Ours: deals, activities or changes.
        columns: Our column to their header; to several where exports differ, the first that is there.
        values: Our column to what their words mean, in lower case; "*" for all others.
        constants: Our column to the word that all rows have.
        needs: Headers by which the table is recognised; all of them, and one of the alternatives that
            ``columns`` names for each required column.
        statuses: Of deals, the columns that tell the status, each with what its words mean; the first
            that tells one decides.
        chosen: Our column to the one header that the user chose for it, "" for none: before ``columns``
            where the table has it.
        cents: Headers whose amounts are in minor units.
        decimal: The decimal mark that the system always writes, or None where it depends.
        per_minute: How many of the units of the minutes column a minute has.
    """

    table: str
    columns: ReadOnly[str, tuple[str, ...]]
    values: ReadOnly[str, ReadOnly[str, str]] = field(default_factory=lambda: _NOTHING)
    constants: ReadOnly[str, str] = field(default_factory=lambda: _NOTHING)
    needs: tuple[str, ...] = ()
    statuses: tuple[tuple[str, ReadOnly[str, str]], ...] = ()
    cents: frozenset[str] = frozenset()
    decimal: str | None = None
    per_minute: int = 1
    chosen: ReadOnly[str, str] = field(default_factory=lambda: _NOTHING)

    def theirs(self, ours: str, known: Container[str]) -> tuple[str, ...]:
        """Return the headers, among those known (folded), in which a column of ours stands."""
        chosen = self.chosen.get(ours)
        if chosen == "":
            return ()
        if chosen and folded(chosen) in known:
            return (chosen,)
        return tuple(name for name in self.columns.get(ours, ()) if folded(name) in known)

    def fits(self, table: Table) -> bool:
        """Say whether this map reads a table."""
        theirs = {folded(name) for name in table.header}
        return all(folded(name) in theirs for name in self.needs) and all(
            ours in self.constants or self.theirs(ours, theirs) for ours in REQUIRED[self.table]
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """How the export of one system is read; ``source`` is the source of its events."""

    source: str
    tables: tuple[TableMap, ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """A user's own map: of each table, our columns to their headers and their words to ours.

    Attributes:
        columns: By table of ours, our column to their header; "" for none.
        values: By table of ours and column, what their words mean.
        base: The system whose export it corrects; "" where it is all that is known.
        files: By the name of a file of theirs, without its ending and in lower case, which table of ours it
            is; "" for none.
    """

    columns: ReadOnly[str, ReadOnly[str, str]]
    values: ReadOnly[str, ReadOnly[str, ReadOnly[str, str]]]
    base: str = ""
    files: ReadOnly[str, str] = field(default_factory=dict)

    def tree(self) -> dict[str, Any]:
        """Return the map as the tree of which `mapping` makes it."""
        tables = {
            table: {
                "columns": dict(self.columns.get(table, _NOTHING)),
                "values": {ours: dict(words) for ours, words in self.values.get(table, _NOTHING).items()},
            }
            for table in COLUMNS
            if table in self.columns or table in self.values
        }
        return (
            tables
            | ({"base": self.base} if self.base else {})
            | ({"files": dict(self.files)} if self.files else {})
        )

    def over(self, base: Preset) -> Preset:
        """Return the preset of a system, corrected by this map."""
        return replace(base, tables=tuple(map(self._corrected, base.tables)))

    def _corrected(self, known: TableMap) -> TableMap:
        chosen = self.columns.get(known.table, _NOTHING)
        own = self._words(known.table)
        values = {
            ours: {**known.values.get(ours, _NOTHING), **own.get(ours, _NOTHING)}
            for ours in (*known.values, *own)
        }
        statuses = tuple((header, {**words, **own.get("status", {})}) for header, words in known.statuses)
        if known.table == "deals" and "status" in chosen:
            header = chosen["status"]
            words = dict(known.statuses).get(header, _NOTHING)
            statuses = ((header, {**words, **own.get("status", {})}),) if header else ()
        return replace(known, chosen=chosen, values=values, statuses=statuses)

    def preset(self) -> Preset:
        """Return the map as a preset, in which what it does not name has our own name."""
        return Preset(
            source="pipeline",
            tables=tuple(
                TableMap(
                    table=table,
                    columns={name: (name,) for name in names}
                    | {
                        ours: (theirs,) if theirs else ()
                        for ours, theirs in self.columns.get(table, _NOTHING).items()
                    },
                    values=self._words(table),
                    statuses=self._statuses() if table == "deals" else (),
                )
                for table, names in COLUMNS.items()
            ),
        )

    def _words(self, table: str) -> ReadOnly[str, ReadOnly[str, str]]:
        """Return what words mean in a table; a change of status has the deals' words but for "all others"."""
        own = self.values.get(table, _NOTHING)
        if table != "changes":
            return own
        of_deals = self.values.get("deals", _NOTHING).get("status", _NOTHING)
        return {**own, "status": {word: meaning for word, meaning in of_deals.items() if word != "*"}}

    def _statuses(self) -> tuple[tuple[str, ReadOnly[str, str]], ...]:
        header = self.columns.get("deals", _NOTHING).get("status", "status")
        return ((header, self.values.get("deals", _NOTHING).get("status", _NOTHING)),) if header else ()


def read_mapping(path: Path) -> Mapping:
    """Return the map that a .toml or .json file holds.

    Raises:
        ValueError: If it is neither, or names a table or a column that we do not have.
    """
    text = path.read_text(encoding="utf-8")
    try:
        tree = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except (json.JSONDecodeError, tomllib.TOMLDecodeError) as error:
        raise ValueError(f"{path.name}: {error}") from error
    return mapping(tree, path.name)


def mapping(tree: ReadOnly[str, Any], where: str = "the map") -> Mapping:
    """Return the map of a tree of tables, such as a TOML file holds.

    Raises:
        ValueError: If it names a table or a column that we do not have.

    Example:
        >>> tree = {"deals": {"columns": {"deal_id": "Ref"}, "values": {"status": {"Gewonnen": "won"}}}}
        >>> mapping(tree).values["deals"]["status"]
        {'gewonnen': 'won'}
    """
    columns: dict[str, dict[str, str]] = {}
    values: dict[str, dict[str, dict[str, str]]] = {}
    base = _text(tree.get("base", ""), f"{where}: base")
    files = _files(tree.get("files", {}), f"{where}: files")
    for table, parts in tree.items():
        if table in ("base", "files"):
            continue
        if table not in COLUMNS:
            raise ValueError(f"{where}: no table {table!r}: one of {', '.join(COLUMNS)}")
        if not isinstance(parts, dict) or not parts.keys() <= {"columns", "values"}:
            raise ValueError(f"{where}: [{table}] has [{table}.columns] and [{table}.values.COLUMN], no more")
        columns[table] = {
            ours: _text(theirs, f"{where}: {table}.columns.{ours}")
            for ours, theirs in _part(parts, table, "columns", where).items()
        }
        values[table] = {
            ours: _words(words, ours, f"{where}: {table}.values.{ours}")
            for ours, words in _part(parts, table, "values", where).items()
        }
    return Mapping(columns, values, base, files)


def _files(part: Any, where: str) -> dict[str, str]:
    if not isinstance(part, dict):
        raise ValueError(f"{where} must be a table of their files with our tables")
    for file, table in part.items():
        if table not in (*COLUMNS, ""):
            raise ValueError(f"{where}.{file} is {table!r}, not one of {', '.join(COLUMNS)}")
    return {file.strip().lower(): table for file, table in part.items()}


def _part(parts: dict[str, Any], table: str, name: str, where: str) -> dict[str, Any]:
    part = parts.get(name, {})
    if not isinstance(part, dict):
        raise ValueError(f"{where}: {table}.{name} must be a table")
    for ours in part:
        if ours not in COLUMNS[table]:
            raise ValueError(f"{where}: no column {ours!r} in {table}: one of {', '.join(COLUMNS[table])}")
    return part


def _words(words: Any, ours: str, where: str) -> dict[str, str]:
    if not isinstance(words, dict):
        raise ValueError(f"{where} must be a table of their words with ours")
    if ours not in MEANINGS:
        raise ValueError(f"{where}: only the words of {', '.join(MEANINGS)} can be mapped")
    for theirs, word in words.items():
        if word not in MEANINGS[ours]:
            raise ValueError(f"{where}.{theirs} is {word!r}, not one of {', '.join(MEANINGS[ours])}")
    return {theirs.strip().lower(): word for theirs, word in words.items()}


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{where} must be a text")
    return value


def folded(name: str) -> str:
    """Return a column's name as names are compared: "Deal - Title" is "deal_title".

    Example:
        >>> folded("Deal - Title"), folded(" deal_title ")
        ('deal_title', 'deal_title')
    """
    return re.sub(r"[\W_]+", "_", name.strip().casefold()).strip("_")
