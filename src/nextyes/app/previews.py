"""What an import would do, before it does it: whose export it is, which column is which, what comes of it."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from nextyes.app.settings import Settings
from nextyes.app.uploads import Upload
from nextyes.deals import events as e
from nextyes.deals.events import Event
from nextyes.deals.fold import Deal, Status, fold
from nextyes.outside.files import (
    COLUMNS,
    MEANINGS,
    REQUIRED,
    Look,
    Mapping,
    Pipeline,
    PipelineError,
    Problem,
    ReadOptions,
    Summary,
    TableLook,
    guess_of,
    look,
    mapping,
    read_pipeline,
)

_EXAMPLES = 3
_EACH = 20_000  # events between two reports of how far it is
_WORDS = {  # what a reading says of a word that it does not know, by the column that the word stands in
    "unknown status": ("deals", "status"),
    "the stage sounds closed, but the deal counts as open": ("deals", "status"),
    "unknown kind of activity, kept as a note": ("activities", "kind"),
    "unknown word for whether it is done; it counts as done": ("activities", "done"),
}
_NONE: ReadOnly[Any, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much there is in files.

    Attributes:
        deals: Deals by the status in which the files leave them.
        kinds: Events by kind.
        first: The earliest instant; None where there is no event.
        last: The latest.
    """

    deals: ReadOnly[Status, int]
    kinds: ReadOnly[str, int]
    first: datetime | None
    last: datetime | None

    @property
    def events(self) -> int:
        """All events."""
        return sum(self.kinds.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What an import would do.

    Attributes:
        look: Whose export it is, and its columns; None where not even that can be said.
        problems: What is wrong, where, and what to do.
        refused: Why nothing of it can be imported; None where something can.
        first: The first deals, as they will be.
        words: Words that are not known: the table and column of ours, and the word.
    """

    look: Look | None
    problems: tuple[Problem, ...]
    refused: Problem | None = None
    summary: Summary | None = None
    counts: Counts | None = None
    first: tuple[Deal, ...] = ()
    words: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of ours, and where it stands in their tables.

    Attributes:
        table: Of which table of ours it is.
        theirs: Its header there, "" where it is in none of them.
        needed: Whether nothing can be read without it.
        headers: All headers of the tables that are read as this one of ours.
        examples: What stands in it in the first rows.
    """

    table: str
    ours: str
    theirs: str
    needed: bool
    headers: tuple[str, ...]
    examples: tuple[str, ...]


def preview(
    upload: Upload, known: Settings, *, now: datetime, progress: Callable[[float], None] = lambda _share: None
) -> Preview:
    """Read an upload as its import would, and write nothing.

    Args:
        upload: The files.
        known: The settings, for what neither the files nor the user say.
        now: What lies after it has not happened.
        progress: Called with the share read, 0 to 1.
    """
    options = replace(upload.options(known), not_after=upload.begun or now)
    seen = None
    try:
        seen = look(upload.path, options)
        pipeline = read_pipeline(upload.path, replace(options, mapping=seen.mapping))
        return _preview(pipeline, seen, progress)
    except PipelineError as error:
        problems = error.rows or (error.problem,)
        return Preview(look=seen, problems=problems, refused=error.problem, words=_strange(problems))


def reading_options(upload: Upload, known: Settings) -> ReadOptions:
    """Return how an upload is read: as its preview showed it, by the user's map or by a guess.

    Raises:
        PipelineError: If there is no table in it.
    """
    options = upload.options(known)
    return options if upload.begun else replace(options, mapping=first_look(upload, known).mapping)


def first_look(upload: Upload, known: Settings) -> Look:
    """Return what the files of an upload seem to be.

    Raises:
        PipelineError: If there is no table in it.
    """
    return look(upload.path, upload.options(known))


def corrected_map(
    seen: Look,
    *,
    kinds: ReadOnly[str, str] = _NONE,
    columns: ReadOnly[tuple[str, str], str] = _NONE,
    words: ReadOnly[tuple[str, str, str], str] = _NONE,
) -> Mapping | None:
    """Return the map of a look with some of it chosen otherwise.

    A table that is said to be another one of ours has its columns guessed anew, and there is one of deals.

    Args:
        seen: The look.
        kinds: By the stem of a table of theirs, which of ours it is, "" for none.
        columns: By table and column of ours, the header chosen, "" for none.
        words: By table and column of ours and the word there, what it means.

    Raises:
        ValueError: If there is no such table or column, or a word cannot mean that.
    """
    if not (kinds or columns or words):
        return seen.mapping
    shown = seen.mapping or Mapping({}, {}, seen.system)
    tree = shown.tree()
    files = tree.setdefault("files", {})
    if "deals" in kinds.values():
        files |= {table.stem: "" for table in seen.tables if table.kind == "deals"}
    files |= kinds
    for table in seen.tables:
        kind = kinds.get(table.stem, "")
        if kind in COLUMNS and not shown.base:
            tree[kind] = guess_of(kind, table.header)
    for (kind, ours), theirs in columns.items():
        tree.setdefault(kind, {}).setdefault("columns", {})[ours] = theirs
    for (kind, ours, word), meaning in words.items():
        tree.setdefault(kind, {}).setdefault("values", {}).setdefault(ours, {})[word] = meaning
    return mapping(tree)


def columns_of_look(seen: Look) -> tuple[Column, ...]:
    """Return the columns of ours, of each table of ours that is there, with where each stands in theirs."""
    return tuple(
        Column(
            table=kind,
            ours=ours,
            theirs=next((table.columns[ours] for table in tables if ours in table.columns), ""),
            needed=ours in REQUIRED[kind] and not all(ours in table.constants for table in tables),
            headers=tuple(dict.fromkeys(name for table in tables for name in table.header if name)),
            examples=tuple(dict.fromkeys(_examples(tables, ours)))[:_EXAMPLES],
        )
        for kind in COLUMNS
        if (tables := [table for table in seen.tables if table.kind == kind])
        for ours in COLUMNS[kind]
    )


def meanings(ours: str) -> tuple[str, ...]:
    """Return what a word of a column of ours can mean."""
    return tuple(word for word in MEANINGS[ours] if word)


def _preview(pipeline: Pipeline, seen: Look, progress: Callable[[float], None]) -> Preview:
    ids = dict.fromkeys(_first_ids(seen))
    kept: list[Event] = []
    kinds: Counter[str] = Counter()
    ends: dict[str, tuple[datetime, Status]] = {}
    first = last = None
    for number, event in enumerate(pipeline.events(), start=1):
        kinds[event.kind] += 1
        first, last = min(first or event.at, event.at), max(last or event.at, event.at)
        if (status := _status(event)) and event.at >= ends.get(event.deal_id, (event.at, status))[0]:
            ends[event.deal_id] = event.at, status
        if event.deal_id in ids:
            kept.append(event)
        if number % _EACH == 0:
            progress(number / max(pipeline.rows, number))
    deals = fold(kept)
    problems = pipeline.problems
    return Preview(
        look=seen,
        problems=problems,
        summary=pipeline.summary,
        counts=Counts(
            deals=Counter(status for _, status in ends.values()), kinds=kinds, first=first, last=last
        ),
        first=tuple(deals[deal_id] for deal_id in ids if deal_id in deals),
        words=_strange(problems),
    )


def _examples(tables: Sequence[TableLook], ours: str) -> Iterator[str]:
    for table in tables:
        if ours in table.columns:
            place = table.header.index(table.columns[ours])
            yield from (cell for row in table.first if (cell := row[place].strip()))
        elif ours in table.constants:
            yield table.constants[ours]


def _first_ids(seen: Look) -> Iterator[str]:
    for table in seen.tables:
        if table.kind == "deals" or (seen.system == "nextyes" and table.stem == "deals"):
            place = table.header.index(table.columns.get("deal_id", "deal_id"))
            yield from (row[place].strip() for row in table.first)


def _status(event: Event) -> Status | None:
    match event:
        case e.Won():
            return Status.WON
        case e.Lost():
            return Status.LOST
        case e.Opened() | e.Reopened():
            return Status.OPEN
    return None


def _strange(problems: tuple[Problem, ...]) -> tuple[tuple[str, str, str], ...]:
    """Return the words that are not known, each once."""
    found = [(*_WORDS[each.what], each.value) for each in problems if each.what in _WORDS and each.value]
    return tuple(dict.fromkeys(found))
