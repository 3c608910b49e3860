"""Money is whole minor units; an instant has a zone; a day begins where the seller is."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nextyes.deals.instants import day_of, instant, microseconds, mondays, start_of, zone
from nextyes.deals.money import CURRENCIES, LARGEST, Money, digits, money

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.mark.parametrize(
    ("amount", "currency", "minor", "written"),
    [
        ("12000.5", "EUR", 1_200_050, "12000.50 EUR"),
        (Decimal("0.125"), "EUR", 12, "0.12 EUR"),  # half to even
        (Decimal("0.135"), "EUR", 14, "0.14 EUR"),
        (12000, "JPY", 12_000, "12000 JPY"),
        ("1.2345", "KWD", 1_234, "1.234 KWD"),
        ("-3", "USD", -300, "-3.00 USD"),
        ("1.00005", "CLF", 10_000, "1.0000 CLF"),
    ],
)
def test_an_amount_has_the_digits_of_its_currency(
    amount: Decimal | int | str, currency: str, minor: int, written: str
) -> None:
    assert money(amount, currency) == Money(minor, currency)
    assert str(Money(minor, currency)) == written


@given(minor=st.integers(-LARGEST, LARGEST), currency=st.sampled_from(sorted(CURRENCIES)))
def test_an_amount_is_exact_there_and_back(minor: int, currency: str) -> None:
    assert money(Money(minor, currency).amount, currency) == Money(minor, currency)
    assert Money(minor, currency).amount * 10 ** digits(currency) == minor


@pytest.mark.parametrize("amount", ["twelve", "NaN", "Infinity", "1e16", 10**16, ""])
def test_what_no_deal_can_be_worth_is_refused(amount: str | int) -> None:
    with pytest.raises(ValueError, match="amount"):
        money(amount, "EUR")


@pytest.mark.parametrize("currency", ["", "eur", "EURO", "XXX", "€"])
def test_a_currency_is_a_code(currency: str) -> None:
    with pytest.raises(ValueError, match="give an ISO 4217 code"):
        Money(1, currency)


def test_an_amount_beyond_all_deals_is_a_typing_error() -> None:
    assert Money(LARGEST, "EUR").minor == LARGEST
    with pytest.raises(ValueError, match="beyond"):
        Money(-LARGEST - 1, "EUR")


@pytest.mark.parametrize(
    ("day", "starts", "hours"),
    [
        (date(2026, 3, 28), datetime(2026, 3, 27, 23, tzinfo=UTC), 24),
        (date(2026, 3, 29), datetime(2026, 3, 28, 23, tzinfo=UTC), 23),  # clocks go forward
        (date(2026, 3, 30), datetime(2026, 3, 29, 22, tzinfo=UTC), 24),
        (date(2026, 10, 25), datetime(2026, 10, 24, 22, tzinfo=UTC), 25),  # and back
    ],
)
def test_a_day_begins_where_the_seller_is(day: date, starts: datetime, hours: int) -> None:
    assert start_of(day, AMSTERDAM) == starts
    assert start_of(day + timedelta(days=1), AMSTERDAM) - starts == timedelta(hours=hours)


@given(at=st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_an_instant_is_within_its_day_and_survives_its_number(at: datetime) -> None:
    day = day_of(at, AMSTERDAM)
    assert start_of(day, AMSTERDAM) <= at < start_of(day + timedelta(days=1), AMSTERDAM)
    assert instant(microseconds(at)) == at


def test_an_instant_before_1970_has_a_negative_number() -> None:
    assert microseconds(datetime(1969, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC)) == -1


def test_an_instant_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="2026-03-02T00:00:00 has no time zone"):
        microseconds(datetime(2026, 3, 2))  # noqa: DTZ001


@pytest.mark.parametrize("name", ["Mars/Olympus", "", "../etc/passwd"])
def test_a_zone_is_an_iana_name(name: str) -> None:
    with pytest.raises(ValueError, match="give an IANA name such as Europe/Amsterdam"):
        zone(name)


@given(after=st.dates(date(2000, 1, 1), date(2050, 1, 1)), length=st.integers(-3, 40))
def test_mondays_are_every_monday_between(after: date, length: int) -> None:
    until = after + timedelta(days=length)
    every_day = [after + timedelta(days=number) for number in range(length + 1)]
    assert list(mondays(after, until)) == [day for day in every_day if day.weekday() == 0]
