"""Instants and days: an instant is in UTC to the microsecond, a day belongs to the seller's zone."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
MICROSECONDS_A_DAY = 86_400_000_000


def zone(name: str) -> ZoneInfo:
    """Return the time zone of an IANA name such as ``Europe/Amsterdam``.

    Raises:
        ValueError: If there is no such zone.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"unknown time zone {name!r}: give an IANA name such as Europe/Amsterdam") from error


def microseconds(instant: datetime) -> int:
    """Return an instant as microseconds since 1970 UTC, the form in which it is stored and compared.

    Raises:
        ValueError: If the instant has no zone.

    Example:
        >>> microseconds(datetime(1970, 1, 2, tzinfo=UTC))
        86400000000
    """
    if instant.tzinfo is None:
        raise ValueError(f"{instant.isoformat()} has no time zone: an instant needs one")
    return (instant - EPOCH) // MICROSECOND


def instant(microseconds: int) -> datetime:
    """Return the UTC instant of microseconds since 1970; the inverse of `microseconds`."""
    return EPOCH + timedelta(microseconds=microseconds)


def day_of(instant: datetime, zone: ZoneInfo) -> date:
    """Return the day an instant falls on in a zone."""
    return instant.astimezone(zone).date()


def start_of(day: date, zone: ZoneInfo) -> datetime:
    """Return the instant a day begins in a zone, in UTC."""
    return datetime.combine(day, time(), zone).astimezone(UTC)


def mondays(after: date, until: date) -> Iterator[date]:
    """Yield the Mondays from ``after`` to ``until``, both included.

    Example:
        >>> [str(day) for day in mondays(date(2026, 3, 1), date(2026, 3, 10))]
        ['2026-03-02', '2026-03-09']
    """
    day = after + timedelta(days=-after.weekday() % 7)
    while day <= until:
        yield day
        day += timedelta(days=7)
