"""A pipeline in files, read: what it is, what is wrong with it, and its events."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from nextyes.deals.events import Event
from nextyes.outside.files.activities import Activities, Counted, Plan
from nextyes.outside.files.bound import Bound, bind, settle
from nextyes.outside.files.changes import Changes, follow
from nextyes.outside.files.deals import Finals, survey
from nextyes.outside.files.mapping import Mapping, Preset, TableMap, folded
from nextyes.outside.files.notes import Summary, notes_of
from nextyes.outside.files.opening import tables_of
from nextyes.outside.files.options import ReadOptions
from nextyes.outside.files.ours import Ours, is_ours
from nextyes.outside.files.presets import PRESETS
from nextyes.outside.files.problems import PipelineError, Problem, Problems, Severity, listed
from nextyes.outside.files.tables import Table


class Reader(Protocol):
    """A way from tables to events."""

    def events(self, problems: Problems) -> Iterator[Event]:
        """Yield the events, and report what is wrong on the way."""

    def summary(self) -> Summary:
        """Return what was read."""

    @property
    def rows(self) -> int:
        """How many rows there are."""


@dataclass(slots=True)
class Pipeline:
    """A pipeline in files. Its events are read from the files each time they are asked.

    `problems` and `summary` are complete once `events` has come to its end.

    Attributes:
        preset: The name of the system whose export it is.
    """

    preset: str
    _reader: Reader
    _found: Problems
    _met: Problems = field(default_factory=Problems)

    def events(self) -> Iterator[Event]:
        """Yield the events, in no order, each id once.

        Memory grows with the deals, not with their activities. Nothing more can fail: what is wrong
        with the files as a whole was found before.
        """
        self._met = Problems()
        yield from self._reader.events(self._met)

    @property
    def rows(self) -> int:
        """How many rows the files have: about as many events will come, for a bar of progress."""
        return self._reader.rows

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong, where, and what to do."""
        return self._found.listed() + self._met.listed()

    @property
    def summary(self) -> Summary:
        """What was read."""
        return self._reader.summary()


def read_pipeline(path: Path, options: ReadOptions) -> Pipeline:
    """Return the pipeline that a folder, a .zip, an .xlsx or a .csv holds.

    Raises:
        PipelineError: If nothing of it can be imported; the error says where and what to do.
    """
    found = Problems()
    tables = tables_of(path, found, options.names)
    if is_ours(tables):
        return Pipeline("nextyes", Ours(tables, found), found)
    preset, chosen = recognised(tables, options.mapping)
    bounds = [bind(table, table_map, found) for table, table_map in chosen]
    for table in tables:
        if table not in [known for known, _ in chosen]:
            found.add(
                Problem(
                    file=table.file,
                    what="no table that is known; it was left out",
                    advice="say with a map (--map) which of its columns is which",
                    severity=Severity.NOTE,
                )
            )
    settle(bounds, options)
    return Pipeline(preset.source, Export(preset, bounds, options), found)


class Export:
    """The export of a CRM: the last state of its deals, their activities, the history of their fields."""

    def __init__(self, preset: Preset, bounds: list[Bound], options: ReadOptions) -> None:
        """Read all tables but the activities once, and report what is wrong with them."""
        self._source = options.source or preset.source
        self._options = options
        self._bounds = bounds
        self._deals = next(bound for bound in bounds if bound.map.table == "deals")
        self._survey = survey(self._deals, options.zone)
        self._latest = self._survey.latest
        for bound in self._tables("changes"):
            self._latest = max(self._latest, follow(bound, self._survey.trails) or self._latest)
        self._tracked = frozenset(kind for trail in self._survey.trails.values() for kind in trail.tracks)
        self._counts: dict[Counted, int] = {}

    def events(self, problems: Problems) -> Iterator[Event]:
        """Yield activities, then changes, then what the deals themselves say."""
        self._counts = {}
        trails = self._survey.trails
        plans: dict[str, Plan] = {}
        stages = {deal: trail.offer_stages for deal, trail in trails.items() if trail.offer_stages}
        for bound in self._tables("activities"):
            activities = Activities(
                bound=replace(bound, problems=problems),
                trails=trails,
                source=self._source,
                planned_after=self._options.exported_at or self._options.not_after,
                stages=stages,
                counts=self._counts,
                plans=plans,
            )
            yield from activities.events()
            self._latest = max(self._latest, activities.latest)
        for bound in self._tables("changes"):
            yield from Changes(replace(bound, problems=problems), trails, self._source).events()
        yield from Finals(
            bound=replace(self._deals, problems=problems),
            survey=self._survey,
            tracked=self._tracked,
            exported=self._exported_at(),
            source=self._source,
            stages=stages,
            plans=plans,
        ).events()

    def summary(self) -> Summary:
        """Return what was read."""
        return Summary(
            files=tuple((bound.table.file, bound.map.table) for bound in self._bounds),
            deals=len(self._survey.trails),
            exported_at=self._exported_at(),
            notes=notes_of(self._bounds, self._survey, self._tracked, self._counts),
        )

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return sum(bound.count for bound in self._bounds)

    def _tables(self, name: str) -> list[Bound]:
        return [bound for bound in self._bounds if bound.map.table == name]

    def _exported_at(self) -> datetime:
        latest = self._options.exported_at or self._latest
        return min(latest, self._options.not_after or latest)


def recognised(tables: list[Table], given: Mapping | None) -> tuple[Preset, list[tuple[Table, TableMap]]]:
    """Return the preset that knows most of the tables, or the user's map as one, and how it reads each.

    Raises:
        PipelineError: If there is no table of deals among them, or a second one.
    """
    presets = presets_of(given)
    files = given.files if given else {}
    best: tuple[Preset, list[tuple[Table, TableMap]]] = presets[0], []
    for preset in presets:
        known = [
            (table, table_map)
            for table in tables
            if (table_map := map_of(table, preset, files.get(table.stem)))
        ]
        if len(known) > len(best[1]):
            best = preset, known
    deals = [table for table, table_map in best[1] if table_map.table == "deals"]
    if len(deals) > 1:
        raise PipelineError(deals[1].file, f"a second table of deals beside {deals[0].file}", "keep one")
    if not deals:
        table = next((table for table in tables if table.stem == "deals"), tables[0])
        raise PipelineError(
            table.file,
            f"no table of deals; the columns here are {listed(table.header)}",
            "deals need deal_id and created: name them so, or say with a map (--map) which they are",
        )
    if (
        best[0].source == "pipeline"
    ):  # a table of ours by its name, but without its columns: binding it says which
        read = [table for table, _ in best[1]]
        lacking = [
            (table, own)
            for table in tables
            for own in best[0].tables
            if own.table == table.stem and table not in read
        ]
        return best[0], best[1] + lacking
    return best


def presets_of(given: Mapping | None) -> list[Preset]:
    """Return the presets that may be meant: the one of the user's map, else all.

    Raises:
        ValueError: If the map corrects a system that is not known.
    """
    if given is None:
        return list(PRESETS.values())
    if given.base and given.base not in PRESETS:
        raise ValueError(f"the map corrects {given.base!r}, which is none of {', '.join(PRESETS)}")
    return [given.over(PRESETS[given.base]) if given.base else given.preset()]


def map_of(table: Table, preset: Preset, said: str | None) -> TableMap | None:
    """Return how a preset reads a table, None if it does not; ``said`` is what the user says it is."""
    maps = [own for own in preset.tables if own.table == said] if said is not None else list(preset.tables)
    fitting = [own for own in maps if own.fits(table)]
    if not fitting:  # where it was said, binding it tells which column is missing
        return maps[0] if said and maps else None
    known = {folded(name) for name in table.header}
    named = next((own for own in fitting if own.table == table.stem), None)
    return named or max(fitting, key=lambda own: sum(bool(own.theirs(ours, known)) for ours in own.columns))
