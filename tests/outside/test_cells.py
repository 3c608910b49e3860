"""Dates and numbers are read by their shape, by their column, or not at all."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nextyes.deals.instants import zone
from nextyes.deals.money import CURRENCIES, LARGEST, Money
from nextyes.outside.files.dates import NOON, DateError, Dates, Order, settled
from nextyes.outside.files.numbers import Marks, NumberError, amount, minutes, number, plain

AMSTERDAM = zone("Europe/Amsterdam")


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-03-02T09:30:00Z", "2026-03-02T09:30:00+00:00"),
        ("2026-03-02T09:30:00.437+01:00", "2026-03-02T08:30:00.437+00:00"),
        ("2026-03-02 09:30", "2026-03-02T08:30:00+00:00"),
        ("2026-07-02 09:30", "2026-07-02T07:30:00+00:00"),
        ("2026-03-02 09:30:15 UTC", "2026-03-02T09:30:15+00:00"),
        ("2026-03-02", "2026-03-02T11:00:00+00:00"),
        ("2026/03/02 09:30", "2026-03-02T08:30:00+00:00"),
        ("31/03/2026", "2026-03-31T10:00:00+00:00"),
        ("3/31/2026, 2:05 PM", "2026-03-31T12:05:00+00:00"),
        ("12/31/2026 12:05 a.m.", "2026-12-30T23:05:00+00:00"),
        ("02.03.2026", "2026-03-02T11:00:00+00:00"),
        ("5/5/26", "2026-05-05T10:00:00+00:00"),
        ("2 Mar 2026", "2026-03-02T11:00:00+00:00"),
        ("March 2nd, 2026 at 9:30 AM", "2026-03-02T08:30:00+00:00"),
        ("Mar 2, 2026 21:30:10", "2026-03-02T20:30:10+00:00"),
    ],
)
def test_instants_of_one_meaning_are_read(text: str, instant: str) -> None:
    assert Dates(AMSTERDAM, NOON).instant(text) == datetime.fromisoformat(instant)


@pytest.mark.parametrize(
    "text",
    "soon;2026;46083;31/31/2026;30/02/2026;2026-02-30;12:00;;2026-03-02T25:00;13/5/2026 13:05 PM;0/0/2026"
    ";0001-01-01;9999-12-31T23:59:59-12:00;1899-12-30;2 Mrz 2026;=TODAY()".split(";"),
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        Dates(AMSTERDAM, NOON).instant(text)
    with pytest.raises(DateError):
        Dates(AMSTERDAM, NOON).day(text)


def test_an_ambiguous_date_is_not_guessed() -> None:
    with pytest.raises(DateError, match="day first or month first"):
        Dates(AMSTERDAM, NOON).day("03/04/2026")
    assert Dates(AMSTERDAM, NOON, day_first=True).day("03/04/2026") == date(2026, 4, 3)
    assert Dates(AMSTERDAM, NOON, day_first=False).day("03/04/2026") == date(2026, 3, 4)


def test_an_instant_late_in_the_day_falls_on_the_day_of_the_zone() -> None:
    assert Dates(AMSTERDAM, NOON).day("2026-03-02T23:30:00Z") == date(2026, 3, 3)


def order_of(*cells: str) -> Order:
    order = Order()
    for cell in cells:
        order.see(cell)
    return order


def test_one_cell_settles_the_order_of_its_column() -> None:
    assert order_of("03/04/2026", "13/04/2026").decided is True
    assert order_of("03/04/2026", "04/13/2026").decided is False
    assert order_of("03/04/2026", "05/05/2026").decided is None
    assert order_of("13/04/2026", "04/13/2026").decided is None


def test_other_columns_settle_only_what_the_column_leaves_open() -> None:
    unsure, day_first, month_first = order_of("03/04/2026"), order_of("13/04/2026"), order_of("04/13/2026")
    mixed = order_of("13/04/2026", "04/13/2026")
    assert settled(unsure, [day_first, unsure]) is True
    assert settled(unsure, [day_first, month_first]) is None
    assert settled(month_first, [day_first]) is False
    assert settled(mixed, [day_first]) is None


@given(
    st.dates(date(1970, 1, 2), date(2099, 12, 30)),
    st.sampled_from(["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %b %Y"]),
)
def test_a_day_comes_back_from_any_way_to_write_it(day: date, form: str) -> None:
    assert Dates(AMSTERDAM, NOON, day_first=True).day(day.strftime(form)) == day


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12000.5", "12000.5"),
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("12 000,50", "12000.50"),
        ("1'234.50", "1234.50"),
        ("12,5", "12.5"),
        ("0.125", "0.125"),
        ("-500", "-500"),
        ("20000", "20000"),
        ("1,2345", "1.2345"),
        ("12,34,567", "1234567"),
    ],
)
def test_numbers_of_one_meaning_are_read(text: str, value: str) -> None:
    assert number(text, None) == Decimal(value)


def test_an_ambiguous_number_is_not_guessed() -> None:
    with pytest.raises(NumberError, match="thousands"):
        number("1.234", None)
    assert number("1.234", ".") == Decimal("1.234")
    assert number("1.234", ",") == Decimal(1234)


@pytest.mark.parametrize(
    "text", ["", "abc", "1.2.3", "1,23,4.5.6", "12-5", "1e5", "=A1*2", ",5", "1,234.5,6"]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(NumberError):
        number(text, ".")


def test_a_column_shows_its_decimal_mark() -> None:
    marks = Marks()
    for cell in ("1.234", "1.234,50"):
        marks.see(cell)
    assert marks.decided == ","
    marks.see("1,234.50")
    assert marks.decided is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("€ 12.000,50", "12000.50 EUR"),
        ("USD 1,200,000", "1200000.00 USD"),
        ("£500", "500.00 GBP"),
        ("$1,500.00", "1500.00 EUR"),  # a bare dollar is of the column's or the user's currency
        ("1500 kr", None),
        ("1500 XYZ", None),
        ("-5 EUR", None),
        ("99999999999999999", None),
        ("(500)", None),
    ],
)
def test_amounts_have_a_known_currency_and_a_sane_size(text: str, said: str | None) -> None:
    if said is None:
        with pytest.raises(NumberError):
            amount(text, "EUR", None)
    else:
        assert str(amount(text, "EUR", None)) == said


def test_an_amount_without_a_currency_is_refused() -> None:
    with pytest.raises(NumberError, match="no currency"):
        amount("500", "", None)


@pytest.mark.parametrize(("text", "value"), [("8.46", 8.46), ("8,5", 8.5), ("1:30", 90), ("00:12:30", 12.5)])
def test_minutes_are_read(text: str, value: float) -> None:
    assert minutes(text, None) == value


@pytest.mark.parametrize("text", ["nan", "inf", "soon", "1:2:3:4", "a:b", "-1:30"])
def test_what_are_no_minutes_is_refused(text: str) -> None:
    with pytest.raises(NumberError):
        minutes(text, None)


@given(st.integers(0, LARGEST), st.sampled_from(sorted(CURRENCIES)), st.sampled_from([",", ".", None]))
def test_an_amount_written_plainly_reads_the_same_everywhere(
    minor: int, currency: str, decimal: str | None
) -> None:
    money = Money(minor, currency)
    assert amount(plain(money), currency, decimal) == money
