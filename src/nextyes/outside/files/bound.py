"""A table of theirs bound to the columns of ours: where each stands, how its cells are read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from operator import itemgetter
from zoneinfo import ZoneInfo

from nextyes.deals.money import Money
from nextyes.outside.files import dates as when
from nextyes.outside.files import numbers
from nextyes.outside.files.mapping import COLUMNS, REQUIRED, TableMap, folded
from nextyes.outside.files.problems import BadFile, Problem, Problems, Severity
from nextyes.outside.files.tables import Row, Table

_ADVICE = {
    when.NO_DATE: "write it like 2026-03-31 or 2026-03-31T14:05+02:00",
    when.FAR_DATE: "correct the year",
    when.AMBIGUOUS: "say --day-first or --month-first",
    numbers.NO_NUMBER: "write it like 12000.50",
    numbers.AMBIGUOUS: "say --decimal . or --decimal ,",
    "the amount has no currency": "add a currency column or say --currency",
}
_BARE: dict[str, time] = {"created": when.START, "closed": when.END}
DATES = {
    "deals": ("created", "expected_close", "closed"),
    "activities": ("happened",),
    "changes": ("happened",),
}


class Words(dict[str, str]):
    """What words mean; a word that is asked once is found at once the next time."""

    def __init__(self, own: dict[str, str], general: dict[str, str]) -> None:
        super().__init__()
        self._known = general | own
        self._other = own.get("*", "")

    def __missing__(self, word: str) -> str:
        meaning = self._known.get(word.strip().lower(), self._other if word.strip() else "")
        if len(self) < 10_000:
            self[word] = meaning
        return meaning


@dataclass(slots=True)
class Bound:
    """A table and the way from its rows to our columns.

    Attributes:
        pick: Our columns of a row, in the order of `COLUMNS`, once ``extra`` is appended to the row.
        extra: An empty cell for columns that are not there, and the constants of others.
        attributes: Headers that are none of ours, with their places.
        dates: By column, the reader of its dates.
        decimals: By column, its decimal mark, or None where the cells do not say.
    """

    table: Table
    map: TableMap
    headers: dict[str, str]
    pick: Callable[[Row], tuple[str, ...]]
    extra: Row
    attributes: tuple[tuple[str, int], ...]
    problems: Problems
    dates: dict[str, when.Dates] = field(default_factory=dict)
    decimals: dict[str, str | None] = field(default_factory=dict)
    row: Row = field(default_factory=list)
    line_of: Callable[[Row], int] = len

    def rows(self, *, again: bool = False) -> Iterator[tuple[str, ...]]:
        """Yield our columns of each row; `row` is the whole row meanwhile.

        Broken rows become problems, unless they are read ``again``.
        """
        rows = self.table.rows(Problems() if again else self.problems)
        self.line_of = rows.line
        pick, extra = self.pick, self.extra
        for row in rows:
            row += extra
            self.row = row
            yield pick(row)

    def words(self, column: str, general: dict[str, str]) -> Words:
        """Return what the words of a column mean, by this map and by the general table."""
        return Words(dict(self.map.values.get(column, {})), general)

    @property
    def line(self) -> int:
        """The line on which the current row begins."""
        return self.line_of(self.row)

    def add(
        self, column: str, value: str, what: str, advice: str = "", severity: Severity = Severity.WARNING
    ) -> None:
        """Report a problem of the current row."""
        self.problems.add(
            Problem(
                file=self.table.file,
                line=self.line,
                column=self.headers.get(column, column),
                value=value,
                what=what,
                advice=advice or _ADVICE.get(what, ""),
                severity=severity,
            )
        )

    def instant(self, column: str, text: str, severity: Severity = Severity.WARNING) -> datetime | None:
        """Return a cell as an instant, or None with a problem."""
        try:
            return self.dates[column].instant(text)
        except when.DateFault as fault:
            self.add(column, text, str(fault), severity=severity)
            return None

    def day(self, column: str, text: str) -> date | None:
        """Return a cell as a day, or None with a problem."""
        try:
            return self.dates[column].day(text)
        except when.DateFault as fault:
            self.add(column, text, str(fault))
            return None

    def amount(self, column: str, text: str, currency: str) -> Money | None:
        """Return a cell as money, or None with a problem."""
        try:
            return numbers.amount(text, currency, self.decimals[column])
        except numbers.NumberFault as fault:
            self.add(column, text, str(fault))
            return None

    def quietly(self) -> "Bound":
        """Return the same with problems that nobody reads: for a second reading."""
        return replace(self, problems=Problems())


def bind(table: Table, preset_map: TableMap, problems: Problems) -> Bound:
    """Return a table bound to our columns.

    Raises:
        BadFile: If a column that is needed is missing, or one that is used is there twice.
    """
    places: dict[str, int] = {}
    twice: set[str] = set()
    for place, name in enumerate(table.header):
        if folded(name) in places:
            twice.add(folded(name))
        places.setdefault(folded(name), place)
    extra = [""]
    picked: list[int] = []
    headers: dict[str, str] = {}
    width = len(table.header)
    for ours in COLUMNS[preset_map.table]:
        theirs = next((name for name in preset_map.columns.get(ours, ()) if folded(name) in places), None)
        if theirs is not None:
            if folded(theirs) in twice:
                raise BadFile(
                    table.file, "the column is there twice", "remove or rename one", line=1, column=theirs
                )
            picked.append(places[folded(theirs)])
            headers[ours] = table.header[places[folded(theirs)]]
        elif ours in preset_map.constants:
            picked.append(width + len(extra))
            extra.append(preset_map.constants[ours])
        else:
            picked.append(width)
    missing = [
        ours
        for ours in REQUIRED[preset_map.table]
        if ours not in headers and ours not in preset_map.constants
    ]
    if missing:
        raise BadFile(
            table.file,
            f"no column {' or '.join(missing)} among {', '.join(table.header)}",
            "name the columns as docs/import.md says, or say with --map which is which",
            line=1,
        )
    used = set(picked)
    return Bound(
        table=table,
        map=preset_map,
        headers=headers,
        pick=itemgetter(*picked),
        extra=extra,
        attributes=tuple(
            (name, place) for place, name in enumerate(table.header) if place not in used and name
        ),
        problems=problems,
    )


def settle(bounds: list[Bound], zone: ZoneInfo, day_first: bool | None, decimal: str | None) -> None:
    """Read every table once, and give each column its reader of dates and its decimal mark.

    Raises:
        BadFile: If a table is broken beyond its rows.
    """
    orders: dict[tuple[int, str], when.Order] = {}
    for number, bound in enumerate(bounds):
        columns = COLUMNS[bound.map.table]
        own = {name: when.Order() for name in (*DATES[bound.map.table], "new") if name in columns}
        marks = {name: numbers.Marks() for name in ("amount", "minutes", "new") if name in columns}
        _look(bound.quietly(), own, marks)
        orders |= {(number, name): order for name, order in own.items()}
        bound.decimals = {name: decimal or mark.decided for name, mark in marks.items()}
    for (number, name), order in orders.items():
        known = day_first if day_first is not None else when.settled(order, orders.values())
        bounds[number].dates[name] = when.Dates(zone, _BARE.get(name, when.NOON), known)


def _look(bound: Bound, orders: dict[str, when.Order], marks: dict[str, numbers.Marks]) -> None:
    columns = COLUMNS[bound.map.table]
    looked = [(columns.index(name), order) for name, order in orders.items()]
    numbered = [(columns.index(name), mark) for name, mark in marks.items()]
    for cells in bound.rows():
        for place, order in looked:
            cell = cells[place]
            if cell[4:5] != "-" and cell:
                order.see(cell)
        for place, mark in numbered:
            cell = cells[place]
            if "," in cell or "." in cell:
                mark.see(cell)
