"""Days of the calendar: periods, their parts, and how far a duration reaches. No clock, no zone."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from nextyes.replies.reply import Grain

YEARS = range(1900, 2100)  # no reply speaks of others; beyond them a number is no year


@dataclass(frozen=True, slots=True)
class Days:
    """All days from ``start`` to ``end``, both included."""

    start: date
    end: date


class Part(StrEnum):
    """A part of a period."""

    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"
    END = "end"
    FIRST_HALF = "first half"
    SECOND_HALF = "second half"
    WHOLE = "whole"  # "the rest of this year", "later this month"


MONTHS = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.SEASON: 3, Grain.HALF: 6, Grain.YEAR: 12}


def day(year: int, month: int, number: int) -> Days | None:
    """Return one day, or None where the calendar has no such day."""
    if year not in YEARS or not 1 <= month <= 12 or not 1 <= number <= monthrange(year, month)[1]:
        return None
    return Days(date(year, month, number), date(year, month, number))


def months(year: int, month: int, count: int = 1) -> Days | None:
    """Return ``count`` whole months from a month on; ``month`` may lie outside 1 to 12 and is carried over.

    Example:
        >>> months(2026, 14)
        Days(start=datetime.date(2027, 2, 1), end=datetime.date(2027, 2, 28))
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if year not in YEARS:
        return None
    last = later(date(year, month, 1), count, Grain.MONTH)
    return Days(date(year, month, 1), last - timedelta(1)) if last else None


def later(start: date, count: int, grain: Grain) -> date | None:
    """Return the day that lies ``count`` of a grain after another; the 31st becomes a month's last day.

    Example:
        >>> later(date(2028, 2, 29), 1, Grain.YEAR)
        datetime.date(2029, 2, 28)
    """
    if abs(count) > 36_525:
        return None
    if grain in MONTHS:
        carried = start.year * 12 + start.month - 1 + count * MONTHS[grain]
        year, month = carried // 12, carried % 12 + 1
        if year not in YEARS:
            return None
        return date(year, month, min(start.day, monthrange(year, month)[1]))
    there = start + timedelta(count * (7 if grain is Grain.WEEK else 1))
    return there if there.year in YEARS else None


def week(of: date, ahead: int = 0) -> Days:
    """Return the week, Monday to Sunday, that lies some weeks after the week of a day."""
    monday = of - timedelta(of.weekday() - 7 * ahead)
    return Days(monday, monday + timedelta(6))


def part(of: Days, which: Part, grain: Grain) -> Days:
    """Return a part of a period, by the table of `nextyes.replies.dates`."""
    if which is Part.WHOLE:
        return of
    if grain is Grain.DAY:
        return _thirds(of, which)
    if grain is Grain.WEEK:
        first, last = _WEEK[which]
        return Days(of.start + timedelta(first), min(of.start + timedelta(last), of.end))
    if grain is Grain.MONTH:
        return _of_month(of, which)
    return _of_months(of, which, grain)


_WEEK = {
    Part.EARLY: (0, 1),
    Part.MIDDLE: (2, 2),
    Part.LATE: (3, 4),
    Part.END: (3, 4),
    Part.FIRST_HALF: (0, 2),
    Part.SECOND_HALF: (3, 6),
}
_MONTH = {
    Part.EARLY: (1, 10),
    Part.MIDDLE: (11, 20),
    Part.LATE: (21, 31),
    Part.FIRST_HALF: (1, 15),
    Part.SECOND_HALF: (16, 31),
}
# The months of a longer period, counted from 0: from the first to the last.
_LONGER = {
    Grain.QUARTER: {Part.EARLY: (0, 0), Part.MIDDLE: (1, 1), Part.LATE: (2, 2)},
    Grain.SEASON: {Part.EARLY: (0, 0), Part.MIDDLE: (1, 1), Part.LATE: (2, 2), Part.END: (2, 2)},
    Grain.HALF: {Part.EARLY: (0, 2), Part.MIDDLE: (2, 3), Part.LATE: (3, 5)},
    Grain.YEAR: {Part.EARLY: (0, 2), Part.MIDDLE: (5, 6), Part.LATE: (9, 11), Part.END: (11, 11)},
}


def _thirds(of: Days, which: Part) -> Days:
    """Of some days that have no months, as holidays: their first, middle or last day, or a half."""
    length = (of.end - of.start).days
    half = of.start + timedelta(length // 2)
    if which in (Part.EARLY, Part.FIRST_HALF):
        return Days(of.start, of.start if which is Part.EARLY else half)
    if which is Part.MIDDLE:
        return Days(half, half)
    return Days(of.end if which is not Part.SECOND_HALF else half, of.end)


def _of_month(of: Days, which: Part) -> Days:
    if which is Part.END:
        return Days(of.end - timedelta(6), of.end)
    first, last = _MONTH[which]
    return Days(of.start.replace(day=first), of.start.replace(day=min(last, of.end.day)))


def _of_months(of: Days, which: Part, grain: Grain) -> Days:
    if which in _LONGER[grain]:
        first, last = _LONGER[grain][which]
    elif which is Part.END:
        return Days(of.end - timedelta(13), of.end)
    else:
        middle = of.start + timedelta((of.end - of.start).days // 2)
        if MONTHS[grain] % 2 == 0:
            middle = (later(of.start, MONTHS[grain] // 2, Grain.MONTH) or middle) - timedelta(1)
        return Days(of.start, middle) if which is Part.FIRST_HALF else Days(middle + timedelta(1), of.end)
    chosen = months(of.start.year, of.start.month + first, last - first + 1)
    return chosen or of
