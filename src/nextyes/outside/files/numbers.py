"""Numbers and amounts as people write them: read by their shape, never guessed."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from math import isfinite

from nextyes.deals.money import CURRENCIES, Money, digits, money

_SYMBOLS = {
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "US$": "USD",
    "A$": "AUD",
    "C$": "CAD",
    "₺": "TRY",
}
_CELL = re.compile(
    r"(?P<before>[^\d\s.,()+-]*)\s*(?P<number>[-+−]?[\d.,'’\s]*\d)\s*(?P<after>[^\d\s.,()+-]*)"
)
# A whole number, with or without marks between its thousands (in India also between hundreds above them).
_WHOLE = re.compile(r"[-+]?(\d+|\d{1,3}(?P<mark>[,.'])(\d{2,3}(?P=mark))*\d{3})")

AMBIGUOUS = "the number can be read with a decimal mark or with thousands"
NO_NUMBER = "this is no number"
NO_CURRENCY = "the amount has no currency"
UNKNOWN_CURRENCY = "the currency is no ISO 4217 code"
NEGATIVE = "the amount is negative"
ABSURD = "the amount is beyond what a deal can be worth"
LONGEST = 64  # characters of a number; a longer cell is prose, and not searched


class NumberError(ValueError):
    """A cell that cannot be read as a number; the message says why."""


@dataclass(slots=True)
class Marks:
    """What the cells of a column say about its decimal mark."""

    comma: int = 0  # cells that are a number only with a decimal comma
    point: int = 0

    def see(self, text: str) -> None:
        """Count a cell."""
        mark = _mark(text)
        self.comma += mark == ","
        self.point += mark == "."

    @property
    def decided(self) -> str | None:
        """The decimal mark, or None where the cells do not say."""
        if bool(self.comma) == bool(self.point):
            return None
        return "," if self.comma else "."


def number(text: str, decimal: str | None) -> Decimal:
    """Return a cell as a number.

    Args:
        text: The cell, with any mark between thousands.
        decimal: The decimal mark that settles what the shape does not (1.234); None where not known.

    Raises:
        NumberError: If it is no number or can be read two ways.

    Example:
        >>> number("1.234,56", None), number("1,234", "."), number("12 000", None)
        (Decimal('1234.56'), Decimal('1234'), Decimal('12000'))
    """
    if len(text) > LONGEST:
        raise NumberError(NO_NUMBER)
    plain = re.sub(r"[\s\u00a0\u202f]", "", text).replace("’", "'").replace("−", "-")
    mark = _mark(plain)
    if mark is None:
        mark = decimal
    if mark is None:
        raise NumberError(AMBIGUOUS)
    whole, _, fraction = plain.partition(mark) if mark and plain.count(mark) == 1 else (plain, "", "")
    match = _WHOLE.fullmatch(whole)
    if match is None or match["mark"] == mark or not (fraction.isdecimal() or not fraction):
        raise NumberError(NO_NUMBER)
    plain = re.sub(r"[,.']", "", whole) + ("." + fraction if fraction else "")
    return Decimal(plain)


@lru_cache(maxsize=1 << 16)
def amount(text: str, currency: str, decimal: str | None) -> Money:
    """Return a cell as money.

    Args:
        text: The cell, with or without a currency's code or sign.
        currency: The ISO code of the amount where the cell has none; "" where that is not known.
        decimal: As `number` has it.

    Raises:
        NumberError: If it is no amount, negative, absurd, or in no known currency.

    Example:
        >>> print(amount("€ 12.000,50", "", None), amount("USD 1,200,000", "EUR", None))
        12000.50 EUR 1200000.00 USD
    """
    match = _CELL.fullmatch(text.strip()) if len(text) <= LONGEST else None
    if match is None:
        raise NumberError(NO_NUMBER)
    said = (match["before"] or match["after"]).strip().upper()
    if said and said != "$":
        currency = _SYMBOLS.get(said, said)
    if not currency:
        raise NumberError(NO_CURRENCY)
    if currency not in CURRENCIES:
        raise NumberError(UNKNOWN_CURRENCY)
    value = number(match["number"], decimal)
    if value < 0:
        raise NumberError(NEGATIVE)
    try:
        return money(value, currency)
    except ValueError as error:
        raise NumberError(ABSURD) from error


def minutes(text: str, decimal: str | None) -> float:
    """Return a cell as minutes: a number, or h:mm, or h:mm:ss.

    Raises:
        NumberError: If it is neither.

    Example:
        >>> minutes("8.46", None), minutes("1:30", None), minutes("0:02:30", None)
        (8.46, 90.0, 2.5)
    """
    try:
        minutes = float(text) if "," not in text else float(number(text, decimal))
    except ValueError:
        parts = text.split(":") if len(text) <= LONGEST else []
        if len(parts) in {2, 3} and all(part.strip().isdecimal() for part in parts):
            hours, minute, second = (int(part) for part in [*parts, "0"][:3])
            return hours * 60 + minute + second / 60
        raise NumberError(NO_NUMBER) from None
    if not isfinite(minutes):
        raise NumberError(NO_NUMBER)
    return minutes


def plain(value: Money) -> str:
    """Return an amount of major units as `number` reads it in any locale."""
    text = str(value.amount)
    return text + "0" if digits(value.currency) == 3 else text


def _mark(text: str) -> str | None:
    """Return the decimal mark that a number's shape shows, "" where it shows none, None where it may."""
    marks = [char for char in text if char in ",."]
    if not marks:
        return ""
    last = marks[-1]
    tail = text.rpartition(last)[2]
    if len(set(marks)) == 2:
        return last
    if len(marks) > 1:  # 1.234.567
        return "," if last == "." else "."
    if len(re.sub(r"\D", "", tail)) == 3 and re.sub(r"\D", "", text.partition(last)[0]).lstrip("0"):
        return None
    return last
