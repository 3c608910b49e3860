"""Holidays by name, and the working days of a country.

Feasts that move are computed where a rule is known to all (Easter, the fourth Thursday of November); the
others are looked up in the `holidays` library, which is loaded only when one is named or a country is given.
"""

import warnings
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from nextyes.replies.dates.days import Days


@dataclass(frozen=True, slots=True)
class Feast:
    """When a holiday is: by month and day, days from Easter Sunday, or name in a country's calendar.

    ``length`` is how many days it lasts. ``home`` is asked where the reply's own country has no such name.
    ``later`` counts days from the holiday: Black Friday is one after Thanksgiving.
    """

    name: str
    month: int = 0
    day: int = 0
    easter: int | None = None
    length: int = 1
    home: str = ""
    later: int = 0


def feast_days(feast: Feast, year: int, country: str) -> Days | None:
    """Return the days of a holiday that begin in a year, or None where no calendar knows it.

    Example:
        >>> feast_days(Feast("pentecost", easter=49), 2026, "DE")
        Days(start=datetime.date(2026, 5, 24), end=datetime.date(2026, 5, 24))
    """
    if feast.month:
        start: date | None = date(year, feast.month, feast.day)
    elif feast.easter is not None:
        start = easter(year) + timedelta(feast.easter)
    else:
        start = _looked_up(country, year, feast.name) or _looked_up(feast.home, year, feast.name)
    start = start and start + timedelta(feast.later)
    return Days(start, start + timedelta(feast.length - 1)) if start else None


def easter(year: int) -> date:
    """Return Easter Sunday (Meeus, Jones and Butcher; Astronomical Algorithms, 1991, chapter 8).

    Example:
        >>> easter(2027)
        datetime.date(2027, 3, 28)
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    l = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * l) // 433
    month = (h + l - 7 * m + 90) // 25
    return date(year, month, (h + l - 7 * m + 33 * month + 19) % 32)


@lru_cache(maxsize=256)
def public_holidays(country: str, year: int) -> frozenset[date]:
    """Return the public holidays of a country (ISO 3166 code); none where the code is empty or unknown."""
    return frozenset(_calendar(country, year, observed=True, region=None))


@lru_cache(maxsize=256)
def named_holidays(country: str, year: int) -> frozenset[date]:
    """Return what most people of a country call a public holiday, where regions differ."""
    return frozenset(_calendar(country, year, observed=True, region=_REGIONS.get(country)))


def works(day: date, country: str) -> bool:
    """Say whether a day is a working day: Monday to Friday and no public holiday of the country."""
    return day.weekday() < 5 and day not in public_holidays(country, day.year)


# Where most people of a country live, for holidays that are kept by region and called by name.
_REGIONS = {"AU": "NSW", "CA": "ON", "GB": "ENG"}


def _calendar(country: str, year: int, *, observed: bool, region: str | None) -> dict[date, str]:
    if not country:
        return {}
    import holidays  # noqa: PLC0415  # takes a tenth of a second

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of years that a calendar does not reach: it knows none, then
        return _asked(holidays, country, year, observed=observed, region=region)


def _asked(library: Any, country: str, year: int, *, observed: bool, region: str | None) -> dict[date, str]:
    try:
        days = library.country_holidays(
            country, subdiv=region, years=year, observed=observed, language="en_US"
        )
    except NotImplementedError:  # a country that the library does not know has no known holidays
        return {}
    return dict(days)


@lru_cache(maxsize=256)
def _looked_up(country: str, year: int, name: str) -> date | None:
    days = _calendar(country, year, observed=False, region=_REGIONS.get(country))
    return min((day for day, names in days.items() if name in names.casefold()), default=None)
