"""Spans of days that people count by: a week, a month, a quarter, a year, or any other."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from nextyes.app.words import span_of

KINDS = ("week", "month", "quarter", "year", "custom")
EARLIEST = date(1900, 1, 1)
LONGEST = 3_660  # days of a custom span
_ONE_DAY = timedelta(days=1)
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A span of days that is looked at, both ends included; days that are still to come are not in it."""

    kind: str
    first: date
    ends: date
    today: date

    @property
    def last(self) -> date:
        """The last day that is looked at."""
        return min(self.ends, self.today)

    @property
    def name(self) -> str:
        """What it is called.

        Example:
            >>> [period(kind, date(2026, 11, 23)).name for kind in ("week", "month", "quarter", "year")]
            ['the week of 23 November 2026', 'November 2026', 'October to December 2026', '2026']
        """
        first = self.first
        return {
            "week": f"the week of {first.day} {first:%B %Y}",
            "month": f"{first:%B %Y}",
            "quarter": f"{first:%B} to {self.ends:%B %Y}",
            "year": f"{first.year}",
        }.get(self.kind, span_of(first, self.ends))

    @property
    def before(self) -> date:
        """A day of the span before."""
        return self.first - _ONE_DAY

    @property
    def after(self) -> date | None:
        """The first day of the span after; None where it is still to come."""
        return self.ends + _ONE_DAY if self.ends < self.today else None


def period(kind: str, today: date, *, on: date | None = None) -> Period:
    """Return the week, month, quarter or year that a day lies in; weeks begin on Monday.

    Args:
        kind: One of the first four of ``KINDS``.
        today: The day.
        on: A day in it; today unless told.

    Raises:
        ValueError: If there is no such kind, or the day is still to come.

    Example:
        >>> quarter = period("quarter", date(2026, 11, 23))
        >>> str(quarter.first), str(quarter.last), str(quarter.ends)
        ('2026-10-01', '2026-11-23', '2026-12-31')
    """
    day = today if on is None else on
    if not EARLIEST <= day <= today:
        raise ValueError(f"{day} is still to come, or long before any deal: choose a day until today")
    if kind == "week":
        first = day - timedelta(days=day.weekday())
        ends = first + timedelta(days=6)
    elif kind in _MONTHS:
        months = _MONTHS[kind]
        first = day.replace(month=(day.month - 1) // months * months + 1, day=1)
        ends = _month_after(first, months) - _ONE_DAY
    else:
        raise ValueError(f"no period is called {kind!r}: one of {', '.join(KINDS)}")
    return Period(kind=kind, first=first, ends=ends, today=today)


def custom(first: date, last: date, today: date) -> Period:
    """Return a span of any days.

    Raises:
        ValueError: If it ends before it begins, is still to come or long past, or is longer than ten years.
    """
    if first > last or not EARLIEST <= first <= today:
        raise ValueError(f"from {first} to {last}: choose a first day until today, and a last day after it")
    if (last - first).days > LONGEST:
        raise ValueError(f"from {first} to {last}: choose ten years at most")
    return Period(kind="custom", first=first, ends=min(last, today), today=today)


def steps(known: Period) -> tuple[tuple[date, date], ...]:
    """Return the steps of a chart: days, from five weeks on weeks, from seven months on months.

    Example:
        >>> [f"{first} {last}" for first, last in steps(period("quarter", date(2026, 10, 13)))]
        ['2026-10-01 2026-10-04', '2026-10-05 2026-10-11', '2026-10-12 2026-10-13']
    """
    return tuple(_steps(known))


def _steps(known: Period) -> Iterator[tuple[date, date]]:
    days = (known.ends - known.first).days + 1
    first = known.first
    while first <= known.last:
        if days < 35:
            last = first
        elif days < 214:
            last = first + timedelta(days=6 - first.weekday())
        else:
            last = _month_after(first.replace(day=1), 1) - _ONE_DAY
        last = min(last, known.last)
        yield first, last
        first = last + _ONE_DAY


def _month_after(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, 12)
    return date(first.year + years, month + 1, 1)
