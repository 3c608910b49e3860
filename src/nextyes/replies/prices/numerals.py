"""Digits as people write them: 12.000,50 and 12,000.50 and 12 000 and 1'200 and 1,20,000."""

import re
from decimal import Decimal

DIGITS = (
    r"[0-9]{1,3}(?:[ ][0-9]{3})+(?![0-9])(?:[.,][0-9]{1,2}(?![0-9]))?"  # 12 000,50
    r"|[0-9]+(?:[.,'][0-9]+)*"
)
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:[0-9]{3})*")
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})*,[0-9]{3}")
_LONGEST = 18  # digits; more are a number of something else


def numeral(digits: str, *, comma: bool = False, scaled: bool = False) -> Decimal | None:
    """Return the number that digits and separators stand for, or None where they are a date or a version.

    Args:
        digits: What `DIGITS` matched.
        comma: Whether the language writes a decimal comma.
        scaled: Whether "k" or "million" follows: then "1.250" may be one and a quarter.

    Example:
        >>> [str(numeral(said)) for said in ("12.000,50", "12,000.50", "12 000", "1'200", "1,20,000", "9.5")]
        ['12000.50', '12000.50', '12000', '1200', '120000', '9.5']
        >>> numeral("24.12.2026"), numeral("1.250", scaled=True)
        (None, Decimal('1.250'))
    """
    plain = digits.replace(" ", "")
    if len(plain) > _LONGEST:
        return None
    signs = [sign for sign in plain if sign in ".,'"]
    if not signs:
        return Decimal(plain) if plain[0] != "0" or plain == "0" else None  # "0187": a phone's
    last = signs[-1]
    whole, part = plain.rsplit(last, 1)
    if len(set(signs)) == 1:
        return _one_kind(plain, last, single=len(signs) == 1, decimal=scaled and last == (",."[not comma]))
    if signs.count(last) > 1 or last == "'" or not 1 <= len(part) <= 3:
        return None
    groups = _grouped(whole)
    return None if groups is None else Decimal(f"{groups}.{part}")


def _one_kind(plain: str, sign: str, *, single: bool, decimal: bool) -> Decimal | None:
    whole, part = plain.rsplit(sign, 1)
    if not single or sign == "'":
        groups = _grouped(plain)
        return None if groups is None else Decimal(groups)
    thousands = len(part) == 3 and 1 <= len(whole) <= 3 and whole[0] != "0" and not decimal
    return Decimal(whole + part) if thousands else Decimal(f"{whole}.{part}")


def _grouped(plain: str) -> str | None:
    """Return the digits of a number in groups of three, or of two and three as in India, else None."""
    groups = re.split("[.,']", plain)
    if 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]):
        return "".join(groups)
    return "".join(groups) if _INDIAN.fullmatch(plain) else None
