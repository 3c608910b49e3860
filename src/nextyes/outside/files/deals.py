"""The deals table: the last state of each deal, turned into what was known when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from nextyes.deals.events import Event, Offered, Opened, Party, Planned, planned_id
from nextyes.deals.instants import day_of, microseconds
from nextyes.deals.money import Money
from nextyes.outside.files.activities import Plan
from nextyes.outside.files.bound import Bound
from nextyes.outside.files.changes import FIELDS, Base, Trail, field_event, status_event, value_of
from nextyes.outside.files.mapping import COLUMNS
from nextyes.outside.files.problems import PipelineError, Problem, Severity
from nextyes.outside.files.words import STATUSES, sounds_closed

MOST_OVERWRITTEN = (
    0.2  # closed deals whose expected close is the day they closed; more, and it was overwritten
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DealRow:
    """A row of the deals, read."""

    id: str
    line: int
    created: datetime
    cells: dict[str, str]
    attributes: tuple[tuple[str, str], ...]
    status: str
    closed: datetime | None
    expected_close: date | None
    amount: Money | None


def deal_rows(bound: Bound, *, again: bool = False) -> Iterator[DealRow]:
    """Yield the deals that can be read; the others become problems."""
    names = COLUMNS["deals"]
    for picked in bound.rows(again=again):
        cells = dict(zip(names, map(str.strip, picked), strict=True))
        for name, places in bound.spare.items():
            cells[name] = cells[name] or next(
                (cell for place in places if (cell := bound.row[place].strip())), ""
            )
        if row := _deal(bound, cells):
            yield row


def _deal(bound: Bound, cells: dict[str, str]) -> DealRow | None:
    status = _status(bound)
    if not cells["deal_id"]:
        bound.add("deal_id", "", "the deal has no id", "give it one", Severity.ERROR)
        return None
    if not cells["created"]:
        bound.add("created", "", "the deal has no day of creation", "give it one", Severity.ERROR)
        return None
    created = bound.instant("created", cells["created"], Severity.ERROR)
    if created is None or not status:
        return None
    closed = _closed(bound, cells["closed"], created) if status != "open" else None
    # Where one column is both, it tells a closed deal's close and nothing of what had been promised.
    promised = "" if status != "open" and _one_column(bound) else cells["expected_close"]
    return DealRow(
        id=cells["deal_id"],
        line=bound.line,
        created=created,
        cells=cells,
        attributes=tuple(
            (name, cell) for name, place in bound.attributes if (cell := bound.row[place].strip())
        ),
        status=status,
        closed=closed,
        expected_close=bound.day("expected_close", promised) if promised else None,
        amount=bound.amount("amount", cells["amount"], cells["currency"].upper())
        if cells["amount"]
        else None,
    )


def _one_column(bound: Bound) -> bool:
    return "closed" in bound.headers and bound.headers["closed"] == bound.headers.get("expected_close")


def _status(bound: Bound) -> str:
    """Return open, won or lost, or "" with a problem; a deal of which nothing is said is open."""
    said = ""
    for place, words in bound.statuses:
        cell = bound.row[place].strip()
        if (status := words[cell]) == "deleted":
            bound.add("status", cell, "the deal is deleted; it was left out", severity=Severity.NOTE)
            return ""
        if status:
            if status == "open" and sounds_closed(cell):
                bound.add(
                    "status",
                    cell,
                    "the stage sounds closed, but the deal counts as open",
                    "map it with --map",
                )
            return status
        said = said or cell
    if said:
        bound.add("status", said, "unknown status", "map it to open, won or lost", Severity.ERROR)
        return ""
    return "open"


def _closed(bound: Bound, text: str, created: datetime) -> datetime | None:
    if not text:
        return None
    closed = bound.instant("closed", text)
    if closed is not None and closed < created:
        bound.add("closed", text, "closed before it was created", "it counts as closed when it was created")
        return created
    return closed


@dataclass(slots=True)
class Survey:
    """What a first reading of the deals found."""

    trails: dict[str, Trail]
    latest: datetime
    overwritten: bool  # the expected close was overwritten at the close too often to be believed


def survey(bound: Bound, zone: ZoneInfo) -> Survey:
    """Read the deals once, report what is wrong with them, and begin their trails.

    Raises:
        PipelineError: If no deal can be read.
    """
    trails: dict[str, Trail] = {}
    latest: datetime | None = None
    told, same = 0, 0
    for row in deal_rows(bound):
        if row.id in trails:
            bound.add(
                "deal_id", row.id, "the deal is there twice; the first counts", "remove one", Severity.ERROR
            )
            continue
        trails[row.id] = Trail(
            row.line,
            row.created,
            row.closed,
            row.cells["currency"].upper(),
            row.cells["lost_reason"] if row.status == "lost" else "",
        )
        last = row.closed or row.created
        latest = last if latest is None or last > latest else latest
        if row.closed is not None and row.expected_close is not None:
            told += 1
            same += day_of(row.closed, zone) == row.expected_close
    if latest is None:
        rows = bound.problems.listed()
        advice = f"first problem: {rows[0]}" if rows else ""
        raise PipelineError(bound.table.file, "no deal can be read", advice, rows=rows)
    overwritten = _one_column(bound) or (told > 0 and same > MOST_OVERWRITTEN * told)
    return Survey(trails, latest, overwritten)


@dataclass(slots=True)
class Finals:
    """The deals as events, once the rest has been read.

    Attributes:
        bound: The table of deals, whose problems have been reported once.
        tracked: Fields of which some deal has a history.
        exported: The instant of the export.
        stages: By deal, the entries of stages that say an offer was made, without those that an offer
            by e-mail explains.
        plans: By deal, what of its activities is to be done next.
    """

    bound: Bound
    survey: Survey
    tracked: frozenset[str]
    exported: datetime
    source: str
    stages: dict[str, tuple[datetime, ...]]
    plans: dict[str, Plan]

    def events(self) -> Iterator[Event]:
        """Yield how each deal began, what its row says beyond its history, and how it ended."""
        quiet = self.bound.quietly()
        for row in deal_rows(quiet, again=True):
            trail = self.survey.trails.get(row.id)
            if trail is not None and trail.line == row.line:
                yield self._opened(row)
                for kind in FIELDS[:-1]:
                    yield from self._field(row, trail, kind)
                yield from self._status(row, trail)
                if row.status == "open" and row.id in self.plans:
                    yield self._planned(row, self.plans[row.id])
                for entered in self.stages.get(row.id, ()):
                    yield Offered(**self._base(row, f"offer@{microseconds(entered)}", entered), by=Party.US)

    def _base(self, row: DealRow, what: str, at: datetime) -> Base:
        return Base(id=f"{self.source}:{row.id}:{what}", deal_id=row.id, at=at, source=self.source)

    def _opened(self, row: DealRow) -> Opened:
        return Opened(
            **self._base(row, "opened", row.created),
            name=row.cells["name"],
            organization=row.cells["organization"],
            contact=row.cells["contact"],
            pipeline=row.cells["pipeline"],
            attributes=row.attributes,
        )

    def _planned(self, row: DealRow, plan: Plan) -> Planned:
        """Return the next step: known from the export on, one whose day has passed from that day on."""
        at = max(min(plan.at, self.exported), row.created)
        on = day_of(plan.at, self.bound.dates["created"].zone)
        base = Base(id=planned_id(plan.id, on), deal_id=row.id, at=at, source=self.source)
        return Planned(**base, on=on, what=plan.what, by=plan.by)

    def _field(self, row: DealRow, trail: Trail, kind: str) -> Iterator[Event]:
        """Yield a field's first value at the creation, and its last where no history tells it."""
        final: str | Money | date | None = row.cells[kind]
        if kind == "amount":
            final = row.amount
        elif kind == "expected_close":
            final = row.expected_close
        track = trail.tracks.get(kind)
        if track is None:
            since = self._known_since(row, kind)
            if final and since is not None:
                what = kind if since == row.created else _last(kind, since)
                yield from self._set(row, kind, final, since, what)
            return
        first = value_of(track.bound, "old", kind, track.old, trail.currency)
        if first is not None:
            yield from self._set(row, kind, first, min(row.created, track.first_at), kind)
        if final and final != value_of(track.bound, "new", kind, track.new, trail.currency):
            self._warn(row, kind, "the deal's last value is not that of its last change")
            yield from self._set(row, kind, final, self.exported, _last(kind, self.exported))

    def _known_since(self, row: DealRow, kind: str) -> datetime | None:
        """Return since when a value without history is known; None for never."""
        ended, tracked = row.status != "open", kind in self.tracked
        if kind == "stage":
            if tracked:
                return (row.closed or self.exported) if ended else row.created
            return self.exported
        if kind == "expected_close" and not tracked and self.survey.overwritten:
            return None if ended else self.exported
        return row.created

    def _set(
        self, row: DealRow, kind: str, value: str | Money | date | None, at: datetime, what: str
    ) -> Iterator[Event]:
        event = field_event(self._base(row, what, at), kind, value)
        if event is not None:
            yield event

    def _status(self, row: DealRow, trail: Trail) -> Iterator[Event]:
        """Yield how a deal ended, where its history does not tell."""
        track = trail.tracks.get("status")
        if track is not None:
            last = self.bound.words("status", STATUSES)[track.new]
            if last == row.status:
                return
            self._warn(row, "status", "the deal's status is not that of its last change")
        elif row.status == "open":
            return
        elif not row.cells["closed"]:
            self._warn(row, "closed", "a closed deal without the day it was closed")
        at = row.closed if row.closed is not None and track is None else self.exported
        reason = row.cells["lost_reason"]
        event = status_event(self._base(row, _last("status", at), at), row.status, reason)
        if event is not None:
            yield event

    def _warn(self, row: DealRow, column: str, what: str) -> None:
        self.bound.problems.add(
            Problem(
                file=self.bound.table.file,
                line=row.line,
                column=self.bound.headers.get(column, column),
                value=row.cells[column],
                what=what,
                advice="it counts from the day of the export",
                severity=Severity.WARNING,
            )
        )


def _last(kind: str, at: datetime) -> str:
    """Return the end of an id that sorts after those of the changes of the same instant."""
    return f"{kind}@{microseconds(at)}:last"
