"""A pipeline in files, read: what it is, what is wrong with it, and its events."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from nextyes.deals.events import Event
from nextyes.outside.files.activities import Activities
from nextyes.outside.files.bound import Bound, bind, settle
from nextyes.outside.files.changes import Changes, Trail, follow
from nextyes.outside.files.deals import Finals, survey
from nextyes.outside.files.mapping import Mapping, Preset, TableMap
from nextyes.outside.files.opening import tables_of
from nextyes.outside.files.presets import PRESETS
from nextyes.outside.files.problems import BadFile, Problem, Problems, Severity
from nextyes.outside.files.tables import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What files do not say of themselves.

    Attributes:
        zone: The zone of instants written without one, and of days.
        currency: The ISO code of amounts written without one; "" where it is not known.
        day_first: Whether 03/04/2026 is 3 April; None to let the column say, or ask.
        decimal: Whether 1.234 has a decimal mark or thousands, "." or ","; None to let the column say.
        mapping: The user's own map, instead of a preset.
        source: The source of the events; "" for the preset's.
        exported_at: The instant of the export; None for the latest instant in the files.
    """

    zone: ZoneInfo
    currency: str = ""
    day_first: bool | None = None
    decimal: str | None = None
    mapping: Mapping | None = None
    source: str = ""
    exported_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What was read.

    Attributes:
        files: Each file with what it was taken for: deals, activities, changes.
        deals: Deals that go in.
        events: Events that were made of them.
        exported_at: The instant of the export.
        notes: What was assumed, and how much was left out, in sentences.
    """

    files: tuple[tuple[str, str], ...]
    deals: int
    events: int
    exported_at: datetime
    notes: tuple[str, ...]


class Pipeline:
    """A pipeline in files. Its events are read from the files each time they are asked.

    `problems` and `summary` are complete once `events` has come to its end.
    """

    def __init__(
        self, preset: Preset, bounds: Sequence[Bound], options: ReadOptions, found: Problems
    ) -> None:
        self.preset = preset.source
        self.source = options.source or preset.source
        self._options = options
        self._found = found
        self._bounds = {
            table: [bound for bound in bounds if bound.map.table == table]
            for table in ("deals", "activities", "changes")
        }
        self._survey = survey(self._bounds["deals"][0], options.zone)
        self._trails: dict[str, Trail] = self._survey.trails
        self._latest = self._survey.latest
        for bound in self._bounds["changes"]:
            self._latest = max(self._latest, follow(bound, self._trails) or self._latest)
        self._tracked = frozenset(kind for trail in self._trails.values() for kind in trail.tracks)
        self._problems = Problems()
        self._events = 0
        self._counts: dict[str, int] = {}

    def events(self) -> Iterator[Event]:
        """Yield the events of the pipeline, in no order, each id once.

        Memory: a little for each deal, nothing for each activity.
        """
        self._problems, self._events, self._counts = Problems(), 0, {}
        for event in self._translated():
            self._events += 1
            yield event

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong, and what to do."""
        return self._found.listed() + self._problems.listed()

    @property
    def summary(self) -> Summary:
        """What was read."""
        return Summary(
            files=tuple(
                (bound.table.file, table) for table, bounds in self._bounds.items() for bound in bounds
            ),
            deals=len(self._trails),
            events=self._events,
            exported_at=self._options.exported_at or self._latest,
            notes=(),
        )

    def _translated(self) -> Iterator[Event]:
        stages = {deal: trail.offer_stages for deal, trail in self._trails.items() if trail.offer_stages}
        for bound in self._bounds["activities"]:
            activities = Activities(
                replace(bound, problems=self._problems),
                self._trails,
                self.source,
                self._options.exported_at,
                stages,
                counts=self._counts,
            )
            yield from activities.events()
            self._latest = max(self._latest, activities.latest)
        for bound in self._bounds["changes"]:
            yield from Changes(replace(bound, problems=self._problems), self._trails, self.source).events()
        yield from Finals(
            bound=replace(self._bounds["deals"][0], problems=self._problems),
            survey=self._survey,
            tracked=self._tracked,
            exported=self._options.exported_at or self._latest,
            source=self.source,
            stages=stages,
        ).events()


def read_pipeline(path: Path, options: ReadOptions) -> Pipeline:
    """Return the pipeline that a folder, a .zip, an .xlsx or a .csv holds.

    Raises:
        BadFile: If nothing of it can be imported; the error says where and what to do.
    """
    found = Problems()
    tables = tables_of(path, found)
    presets = [options.mapping.preset()] if options.mapping else list(PRESETS.values())
    preset, chosen = _recognised(tables, presets)
    bounds = [bind(table, table_map, found) for table, table_map in chosen]
    for table in tables:
        if table not in [known for known, _ in chosen]:
            found.add(
                Problem(
                    file=table.file,
                    what="no table that is known; it was left out",
                    advice="say with --map which of its columns is which",
                    severity=Severity.NOTE,
                )
            )
    settle(bounds, options.zone, options.day_first, options.decimal)
    return Pipeline(preset, bounds, options, found)


def _recognised(tables: list[Table], presets: list[Preset]) -> tuple[Preset, list[tuple[Table, TableMap]]]:
    """Return the preset that knows most of the tables, and how it reads each."""
    best: tuple[Preset, list[tuple[Table, TableMap]]] = presets[0], []
    for preset in presets:
        known = [
            (table, next(table_map for table_map in preset.tables if table_map.fits(table.header)))
            for table in tables
            if any(table_map.fits(table.header) for table_map in preset.tables)
        ]
        if len(known) > len(best[1]):
            best = preset, known
    deals = [table for table, table_map in best[1] if table_map.table == "deals"]
    if len(deals) > 1:
        raise BadFile(deals[1].file, f"a second table of deals beside {deals[0].file}", "keep one")
    if not deals:
        table = next((table for table in tables if table.stem == "deals"), tables[0])
        raise BadFile(
            table.file,
            f"no table of deals; the columns here are {', '.join(table.header)}",
            "deals need deal_id and created: name them so, or say with --map which they are",
        )
    return best
