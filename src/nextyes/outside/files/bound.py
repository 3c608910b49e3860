"""A table of theirs bound to the columns of ours: where each stands, how its cells are read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from operator import itemgetter

from nextyes.deals.money import Money
from nextyes.outside.files import dates as when
from nextyes.outside.files import numbers
from nextyes.outside.files.mapping import COLUMNS, REQUIRED, TableMap, folded
from nextyes.outside.files.options import ReadOptions
from nextyes.outside.files.problems import PipelineError, Problem, Problems, Severity, listed
from nextyes.outside.files.tables import Row, Table
from nextyes.outside.files.words import STATUSES

_ADVICE = {
    when.NO_DATE: "write it like 2026-03-31 or 2026-03-31T14:05+02:00",
    when.FAR_DATE: "correct the year",
    when.AMBIGUOUS: "say --day-first or --month-first",
    numbers.NO_NUMBER: "write it like 12000.50",
    numbers.AMBIGUOUS: "say --decimal . or --decimal ,",
    numbers.NO_CURRENCY: "add a currency column or say --currency",
    numbers.UNKNOWN_CURRENCY: "write it like EUR or USD",
    numbers.NEGATIVE: "the deal went in without it; write what it is worth",
    numbers.ABSURD: "the deal went in without it; correct it",
}
_BARE: dict[str, time] = {"created": when.START, "closed": when.END}
DATES: dict[str, tuple[str, ...]] = {
    "deals": ("created", "expected_close", "closed"),
    "activities": ("happened",),
    "changes": ("happened",),
}
NUMBERS: dict[str, tuple[str, ...]] = {"deals": ("amount",), "activities": ("minutes",), "changes": ()}
_CHANGED: dict[str, tuple[str, ...]] = {"deals": (), "activities": (), "changes": ("old", "new")}


class Words(dict[str, str]):
    """What words mean; a word that is asked once is found at once the next time."""

    def __init__(self, own: dict[str, str], general: dict[str, str]) -> None:
        """Begin with a table's own words, "*" for all others, and the general ones."""
        super().__init__()
        self._known = general | own
        self._other = own.get("*", "")

    def __missing__(self, word: str) -> str:
        plain = word.strip().lower()
        meaning = self._known.get(plain)
        if meaning is None:  # HubSpot writes a stage with its pipeline: "Closed Won (Sales Pipeline)"
            meaning = self._known.get(plain.partition(" (")[0], self._other if plain else "")
        if len(self) < 10_000:
            self[word] = meaning
        return meaning


@dataclass(slots=True)
class Bound:
    """A table and the way from its rows to our columns.

    Attributes:
        pick: Our columns of a row, in the order of `COLUMNS`, once ``extra`` is appended to the row.
        extra: An empty cell for columns that are not there, and the constants of others.
        spare: By column, where else its value stands when its own cell is empty.
        statuses: Where the status of a deal stands, with what its words mean.
        attributes: Headers that are none of ours, with their places.
        dates: By column, the reader of its dates.
        decimals: By column, its decimal mark, or None where the cells do not say.
        currency: The currency of amounts that have none, "" where it is not known.
        count: How many rows `settle` found.
    """

    table: Table
    map: TableMap
    headers: dict[str, str]
    pick: Callable[[Row], tuple[str, ...]]
    extra: Row
    spare: dict[str, tuple[int, ...]]
    statuses: tuple[tuple[int, Words], ...]
    attributes: tuple[tuple[str, int], ...]
    problems: Problems
    dates: dict[str, when.Dates] = field(default_factory=dict)
    decimals: dict[str, str | None] = field(default_factory=dict)
    currency: str = ""
    count: int = 0
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
            row.extend(extra)
            self.row = row
            yield pick(row)
        self.row, self.line_of = [], len

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
        except when.DateError as fault:
            self.add(column, text, str(fault), severity=severity)
            return None

    def day(self, column: str, text: str) -> date | None:
        """Return a cell as a day, or None with a problem."""
        try:
            return self.dates[column].day(text)
        except when.DateError as fault:
            self.add(column, text, str(fault))
            return None

    def amount(self, column: str, text: str, currency: str) -> Money | None:
        """Return a cell as money, or None with a problem."""
        try:
            value = numbers.amount(text, currency or self.currency, self.decimals[column])
            return (
                Money(round(value.amount), value.currency)
                if self.headers.get(column) in self.map.cents
                else value
            )
        except numbers.NumberError as fault:
            self.add(column, f"{text} {currency}".strip(), str(fault))
            return None

    def quietly(self) -> "Bound":
        """Return the same with problems that nobody reads: for a second reading."""
        return replace(self, problems=Problems())


def bind(table: Table, table_map: TableMap, problems: Problems) -> Bound:
    """Return a table bound to our columns.

    Raises:
        PipelineError: If a column that is needed is missing, or one that is used is there twice.
    """
    places: dict[str, int] = {}
    for place, name in enumerate(table.header):
        places.setdefault(folded(name), place)
    found = {
        ours: tuple(places[folded(name)] for name in table_map.theirs(ours, places))
        for ours in COLUMNS[table_map.table]
    }
    statuses = tuple(
        (places[folded(name)], words) for name, words in table_map.statuses if folded(name) in places
    )
    used = {place for some in found.values() for place in some} | {place for place, _ in statuses}
    _check(table, table_map, found, used)
    width = len(table.header)
    extra = ["", *table_map.constants.values()]
    constant = {ours: width + 1 + number for number, ours in enumerate(table_map.constants)}
    return Bound(
        table=table,
        map=table_map,
        headers={ours: table.header[some[0]] for ours, some in found.items() if some},
        pick=itemgetter(*(some[0] if some else constant.get(ours, width) for ours, some in found.items())),
        extra=extra,
        spare={ours: some[1:] for ours, some in found.items() if some[1:]},
        statuses=tuple((place, Words(dict(words), STATUSES)) for place, words in statuses),
        attributes=tuple(
            (name, place) for place, name in enumerate(table.header) if place not in used and name
        ),
        problems=problems,
    )


def _check(table: Table, table_map: TableMap, found: dict[str, tuple[int, ...]], used: set[int]) -> None:
    missing = [
        ours for ours in REQUIRED[table_map.table] if not found[ours] and ours not in table_map.constants
    ]
    if missing:
        raise PipelineError(
            table.file,
            f"no column {' or '.join(missing)} among {listed(table.header)}",
            "name the columns as docs/import.md says, or say with --map which is which",
            line=1,
        )
    names = [folded(name) for name in table.header]
    for place in used:
        if names.count(names[place]) > 1:
            raise PipelineError(
                table.file,
                "the column is there twice",
                "remove or rename one",
                line=1,
                column=table.header[place],
            )


def settle(bounds: list[Bound], options: ReadOptions) -> None:
    """Read every table once, and give each column its reader of dates and its decimal mark.

    Raises:
        PipelineError: If a table is broken beyond its rows.
    """
    orders: dict[tuple[int, str], when.Order] = {}
    for number, bound in enumerate(bounds):
        own = {name: when.Order() for name in (*DATES[bound.map.table], *_CHANGED[bound.map.table])}
        marks = {name: numbers.Marks() for name in (*NUMBERS[bound.map.table], *_CHANGED[bound.map.table])}
        bound.currency = options.currency
        bound.count = _look(bound.quietly(), own, marks)
        orders |= {(number, name): order for name, order in own.items()}
        bound.decimals = {
            name: options.decimal or mark.decided or bound.map.decimal for name, mark in marks.items()
        }
    for (number, name), order in orders.items():
        day_first = options.day_first
        if day_first is None:
            day_first = when.settled(order, orders.values())
            if order.either and order.decided is None and day_first is not None:
                what = f"dates were read {'day' if day_first else 'month'} first, as other columns have them"
                bounds[number].add(name, "", what, severity=Severity.NOTE)
        bounds[number].dates[name] = when.Dates(options.zone, _BARE.get(name, when.NOON), day_first)


def _look(bound: Bound, orders: dict[str, when.Order], marks: dict[str, numbers.Marks]) -> int:
    columns = COLUMNS[bound.map.table]
    dated = [(columns.index(name), order.see) for name, order in orders.items()]
    counted = [(columns.index(name), mark.see) for name, mark in marks.items()]
    signs = ",." if bound.map.table != "activities" else ","  # minutes have a point unless they show a comma
    count = 0
    for count, cells in enumerate(bound.rows(), start=1):  # noqa: B007 - the count is what is left of it
        for place, see_date in dated:
            cell = cells[place]
            if cell[4:5] != "-" and cell:
                see_date(cell)
        for place, see_number in counted:
            cell = cells[place]
            if cell and any(map(cell.__contains__, signs)):
                see_number(cell)
    return count
