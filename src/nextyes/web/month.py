"""A month as a calendar: weeks from Monday on, how many there are on each day, and where each day leads."""

from calendar import Calendar
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

YEARS = range(1970, 2200)  # that are shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One day."""

    day: date
    count: int
    address: str
    today: bool
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One month, with None for the days of its weeks that belong to others."""

    first: date
    weeks: tuple[tuple[Cell | None, ...], ...]
    count: int
    before: str  # the address of the month before, "" at the end of time
    after: str
    now: str  # the address of the month of today, "" where it is this one


def first_of(text: str, day: date) -> date:
    """Return the first day of the month that an address names (``2026-11``), else of that of a day.

    Raises:
        ValueError: If it is no month, or too far away.
    """
    if not text:
        return day.replace(day=1)
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError as error:
        raise ValueError(f"{text!r} is no month: write it like 2026-11") from error
    if first.year not in YEARS:
        raise ValueError(f"{text!r} is too far away: give a year from {YEARS[0]} to {YEARS[-1]}")
    return first


def month_of(
    first: date,
    counts: Mapping[date, int],
    *,
    today: date,
    chosen: date | None,
    month_address: Callable[[str], str],
    day_address: Callable[[str], str],
) -> Month:
    """Return a month.

    Args:
        first: Its first day.
        counts: How many there are on days that have any.
        today: The day to be marked.
        chosen: The day whose list is shown.
        month_address: Where another month leads, by its name.
        day_address: Where a day leads, by its name.
    """

    def cell(day: date) -> Cell | None:
        if day.month != first.month:
            return None
        return Cell(
            day=day,
            count=counts.get(day, 0),
            address=day_address(day.isoformat()),
            today=day == today,
            current=day == chosen,
        )

    def other(day: date) -> str:
        return month_address(f"{day:%Y-%m}") if day.year in YEARS else ""

    weeks = Calendar().monthdatescalendar(first.year, first.month)
    return Month(
        first=first,
        weeks=tuple(tuple(map(cell, week)) for week in weeks),
        count=sum(count for day, count in counts.items() if day.replace(day=1) == first),
        before=other(first - timedelta(days=1)),
        after=other(first + timedelta(days=31)),
        now="" if today.replace(day=1) == first else other(today),
    )
