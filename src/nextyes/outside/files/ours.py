"""Our own export, read: each row is one event with its id, and nothing is inferred."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import TypedDict

from nextyes.deals import events as e
from nextyes.deals.events import Event
from nextyes.deals.money import money
from nextyes.deals.wire import event as from_wire
from nextyes.outside.files.notes import Summary
from nextyes.outside.files.problems import PipelineError, Problem, Problems
from nextyes.outside.files.tables import Row, Table

DEALS = tuple(
    """deal_id name organization contact owner pipeline stage amount currency created expected_close status
    closed lost_reason event_id event_source event_actor""".split()
)
ACTIVITIES = tuple(
    "activity_id deal_id kind direction happened minutes owner subject text event_source".split()
)
CHANGES = tuple("deal_id happened field old new currency event_id event_source event_actor".split())
EVENTS = tuple("event_id deal_id kind happened event_source event_actor body".split())
HEADERS = {"deals": DEALS, "activities": ACTIVITIES, "changes": CHANGES, "events": EVENTS}

NOTED = frozenset({"note", "task"})  # what of a `Noted` an activity of this kind says

Cells = dict[str, str]


def is_ours(tables: list[Table]) -> bool:
    """Say whether the tables are an export of ours: only that has an events table."""
    return any(table.stem == "events" and table.header == EVENTS for table in tables)


class Ours:
    """The tables of an export of ours."""

    def __init__(self, tables: list[Table], problems: Problems) -> None:
        """Read what the events table has of deals' beginnings, and every table's form.

        Raises:
            PipelineError: If a table of the export is missing, or lacks a column.
        """
        self._tables = {table.stem: table for table in tables if table.stem in HEADERS}
        for name, header in HEADERS.items():
            if sum(table.stem == name for table in tables) > 1:
                raise PipelineError(f"{name}.csv", "the export has this table twice", "keep one")
            if name not in self._tables:
                raise PipelineError(f"{name}.csv", "the export lacks this file", "copy the whole folder")
            missing = [column for column in header if column not in self._tables[name].header]
            if missing:
                raise PipelineError(
                    self._tables[name].file, f"no column {', '.join(missing)}", "export it again", line=1
                )
        self._deals = 0
        self.rows = 0
        self._begun: set[str] = set()
        for name in HEADERS:
            table = self._tables[name]
            for row in table.rows(problems):
                cells = dict(zip(table.header, row, strict=True))
                self.rows += 1
                self._deals += name == "deals"
                if name == "events" and cells["kind"] == e.Opened.kind:
                    self._begun.add(cells["event_id"])

    def events(self, problems: Problems) -> Iterator[Event]:
        """Yield the event of each row."""
        for name in HEADERS:
            table = self._tables[name]
            rows = table.rows(Problems())
            for row in rows:
                try:
                    event = self._event(name, table, row)
                except (ValueError, KeyError) as error:
                    problems.add(
                        Problem(
                            file=table.file,
                            line=rows.line(row),
                            value=str(error),
                            what="the row is no event of an export",
                            advice="import rows of your own as a folder without events.csv",
                        )
                    )
                    continue
                if event is not None:
                    yield event

    def summary(self) -> Summary:
        """Return what was read."""
        files = tuple((table.file, name) for name, table in self._tables.items())
        return Summary(files=files, deals=self._deals, exported_at=None, notes=())

    def _event(self, name: str, table: Table, row: Row) -> Event | None:
        cells = dict(zip(table.header, row, strict=True))
        if name == "deals":
            extra = [cell for cell in zip(table.header, row, strict=True) if cell[0] not in DEALS]
            return None if cells["event_id"] in self._begun else _opened(cells, extra)
        if name == "activities":
            return _activity(cells)
        if name == "changes":
            return _CHANGES[cells["field"]](cells)
        return from_wire(cells["kind"], _header(cells), cells["body"])


class Header(TypedDict):
    """What every event has."""

    id: str
    deal_id: str
    at: datetime
    source: str
    actor: str


def _header(
    cells: Cells, *, id_: str = "event_id", at: str = "happened", actor: str = "event_actor"
) -> Header:
    instant = datetime.fromisoformat(cells[at])
    if instant.tzinfo is None:
        raise ValueError(f"{cells[at]!r} has no zone")
    if not cells["deal_id"] or not cells[id_]:
        raise ValueError(f"it has no deal_id or no {id_}")
    return {
        "id": cells[id_],
        "deal_id": cells["deal_id"],
        "at": instant.astimezone(UTC),
        "source": cells["event_source"],
        "actor": cells[actor],
    }


def _opened(cells: Cells, extra: list[tuple[str, str]]) -> Event:
    return e.Opened(
        **_header(cells, at="created"),
        name=cells["name"],
        organization=cells["organization"],
        contact=cells["contact"],
        pipeline=cells["pipeline"],
        attributes=tuple(pair for pair in extra if pair[1]),
    )


def _activity(cells: Cells) -> Event:
    header = _header(cells, id_="activity_id", actor="owner")
    minutes = float(cells["minutes"]) if cells["minutes"] else None
    if cells["kind"] in NOTED:
        return e.Noted(
            **header, what=cells["kind"], minutes=minutes, subject=cells["subject"], text=cells["text"]
        )
    kind = {"out": e.Touched, "in": e.Heard}[cells["direction"]]
    channel = e.Channel(cells["kind"])
    return kind(**header, channel=channel, minutes=minutes, subject=cells["subject"], text=cells["text"])


def _valued(cells: Cells) -> Event:
    amount = money(cells["new"], cells["currency"]) if cells["new"] else None
    return e.Valued(**_header(cells), amount=amount)


def _promised(cells: Cells) -> Event:
    return e.Promised(**_header(cells), close_on=date.fromisoformat(cells["new"]) if cells["new"] else None)


_CHANGES: dict[str, Callable[[Cells], Event]] = {
    "stage": lambda cells: e.Staged(**_header(cells), stage=cells["new"]),
    "amount": _valued,
    "expected_close": _promised,
    "owner": lambda cells: e.Assigned(**_header(cells), owner=cells["new"]),
}
