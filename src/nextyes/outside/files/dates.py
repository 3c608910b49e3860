"""Dates and instants as people and programs write them: read by their shape, never guessed.

A shape that says which number is the day is read at once; of 03/04/2026 the other cells of its column
decide, or the user.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

# When in its day something happened of which only the day is known.
START = time()
NOON = time(12)
END = time(23, 59, 59)

LONGEST = 64  # characters of a date; a longer cell is prose, and not searched
EARLIEST, LATEST = 1970, 2100  # years; what lies outside is a typing error

_NUMBERS = re.compile(
    r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap]\.?m\.?)?)?",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:(\d{1,2})\.?[\s-]+([a-z]{3,9})\.?|([a-z]{3,9})\.?\s+(\d{1,2}))(?:st|nd|rd|th)?[\s,-]+(\d{4})"
    r"(?:,?\s+(?:at\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]\.?m\.?)?)?",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(.*)", re.DOTALL)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()

AMBIGUOUS = "the date can be read day first or month first"
NO_DATE = "this is no date"
FAR_DATE = f"the date is not between {EARLIEST} and {LATEST}"


class DateError(ValueError):
    """A cell that cannot be read as a date; the message says why."""


@dataclass(slots=True)
class Order:
    """What the cells of a column say about the order of day and month."""

    day_first: int = 0  # cells that are a date only day first
    month_first: int = 0
    either: int = 0

    def see(self, text: str) -> None:
        """Count a cell."""
        match = _NUMBERS.fullmatch(text.strip()) if len(text) <= LONGEST else None
        if match is None or match[2] == ".":
            return
        first, second = int(match[1]), int(match[3])
        if first > 12:
            self.day_first += 1
        elif second > 12:
            self.month_first += 1
        elif first != second:
            self.either += 1

    @property
    def decided(self) -> bool | None:
        """True for day first, False for month first, None where the cells do not say."""
        if bool(self.day_first) == bool(self.month_first):
            return None
        return bool(self.day_first)


def settled(own: Order, others: Iterable[Order]) -> bool | None:
    """Return the order of a column: its own cells decide, else the other columns where they agree."""
    if own.decided is not None or (own.day_first and own.month_first):
        return own.decided
    said = {other.decided for other in others} - {None}
    return said.pop() if len(said) == 1 else None


@dataclass(slots=True)
class Dates:
    """Reads the cells of one column.

    Attributes:
        zone: The zone of instants written without one.
        bare: The time of day of cells that say only the day.
        day_first: The order of 03/04/2026; None where it is not known.
    """

    zone: ZoneInfo
    bare: time
    day_first: bool | None = None
    without_zone: int = 0  # cells read so far that had a time and no zone
    without_time: int = 0
    _days: dict[str, datetime] = field(default_factory=dict)

    def instant(self, text: str) -> datetime:
        """Return a cell as an instant in UTC.

        Raises:
            DateError: If it is no date, can be read two ways, or lies outside 1970 to 2100.

        Example:
            >>> dates = Dates(ZoneInfo("Europe/Amsterdam"), NOON)
            >>> dates.instant("2026-03-02T09:30:00+01:00").isoformat()
            '2026-03-02T08:30:00+00:00'
            >>> dates.instant("2 March 2026").isoformat()
            '2026-03-02T11:00:00+00:00'
        """
        try:
            at = datetime.fromisoformat(text)
        except ValueError:
            return self._written(text)
        if at.tzinfo is not UTC:
            if len(text) <= 10:
                return self._day(text, at.date())
            if at.tzinfo is None:
                self.without_zone += 1
                at = at.replace(tzinfo=self.zone)
            at = _in_range(at)
        if not EARLIEST <= at.year < LATEST:
            raise DateError(FAR_DATE)
        return at

    def day(self, text: str) -> date:
        """Return a cell as a day in the seller's zone.

        Raises:
            DateError: As `instant` does.
        """
        try:
            at = datetime.fromisoformat(text)
        except ValueError:
            at = _parts(text, self.day_first)[0]
        if at.tzinfo is not None:
            at = _in_range(at).astimezone(self.zone)
        if not EARLIEST <= at.year < LATEST:
            raise DateError(FAR_DATE)
        return at.date()

    def _written(self, text: str) -> datetime:
        at, bare = _parts(text, self.day_first)
        if bare:
            return self._day(text, at.date())
        if at.tzinfo is None:
            self.without_zone += 1
            at = at.replace(tzinfo=self.zone)
        return _in_range(at)

    def _day(self, text: str, day: date) -> datetime:
        self.without_time += 1
        known = self._days.get(text)
        if known is None:
            known = _in_range(datetime.combine(day, self.bare, self.zone))
            if len(self._days) < 100_000:
                self._days[text] = known
        return known


def _in_range(at: datetime) -> datetime:
    if not EARLIEST <= at.year < LATEST:
        raise DateError(FAR_DATE)
    return at.astimezone(UTC)


def _parts(text: str, day_first: bool | None) -> tuple[datetime, bool]:
    """Return what a cell says and whether it says only the day."""
    text = text.strip()
    if len(text) > LONGEST:
        raise DateError(NO_DATE)
    try:
        if match := _NUMBERS.fullmatch(text):
            return _numbers(match, day_first)
        if match := _NAMED.fullmatch(text):
            return _named(match)
        if match := _YEAR_FIRST.fullmatch(text):
            year, month, day, rest = match.groups()
            return datetime.fromisoformat(f"{year}-{month:0>2}-{day:0>2}{rest}"), not rest
        return datetime.fromisoformat(text.removesuffix(" UTC") + "Z" * text.endswith(" UTC")), len(
            text
        ) <= 10
    except DateError:
        raise
    except (ValueError, OverflowError) as error:
        raise DateError(NO_DATE) from error


def _numbers(match: re.Match[str], day_first: bool | None) -> tuple[datetime, bool]:
    first, second = int(match[1]), int(match[3])
    if match[2] == "." or first > 12:
        day_first = True
    elif second > 12:
        day_first = False
    elif first == second:
        day_first = True
    if day_first is None:
        raise DateError(AMBIGUOUS)
    day, month = (first, second) if day_first else (second, first)
    year = int(match[4]) + (2000 if len(match[4]) == 2 else 0)
    return datetime(year, month, day) + _clock(*match.groups()[4:]), match[5] is None  # noqa: DTZ001


def _named(match: re.Match[str]) -> tuple[datetime, bool]:
    day, name = (match[1], match[2]) if match[1] else (match[4], match[3])
    month = _MONTHS.index(name[:3].lower()) + 1
    return datetime(int(match[5]), month, int(day)) + _clock(*match.groups()[5:]), match[6] is None  # noqa: DTZ001


def _clock(hour: str | None, minute: str | None, second: str | None, half: str | None) -> timedelta:
    if hour is None:
        return timedelta()
    hours, minutes, seconds = int(hour), int(minute or 0), int(second or 0)
    if half:
        if not 1 <= hours <= 12:
            raise DateError(NO_DATE)
        hours = hours % 12 + (12 if half[0] in "pP" else 0)
    if hours > 23 or minutes > 59 or seconds > 59:
        raise DateError(NO_DATE)
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)
