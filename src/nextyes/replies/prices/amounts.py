"""Numbers that may be money, as they are said: how much, in which currency, a range or a rate.

No judgement here of whose price it is, nor of whether a bare number is one at all.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from nextyes.replies.prices import currencies
from nextyes.replies.prices.elsewhere import FOLLOWS
from nextyes.replies.prices.numerals import numeral
from nextyes.replies.prices.rates import rates_after
from nextyes.replies.prices.spoken import and_a_half, spoken
from nextyes.replies.prices.tokens import Tokens
from nextyes.replies.prices.words import ONLY_WITH_CURRENCY

Names = tuple[str, ...]
_ONE = Decimal(1)
_SHORT_NUMBER = 2  # digits; "N95" is no money
_HUNDREDS = 3  # digits
_THOUSAND = Decimal(1000)
_CENT = Decimal("0.01")
_HUNDRED = Decimal(100)  # "27 hundred"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A number as said, from ``start`` to ``end``; ``low`` is ``high`` but for a range."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    currency: Names | None = None  # that the name may mean, None where none is named
    scale: Decimal = _ONE  # of "k" or "million"
    worded: bool = False
    percent: bool = False
    per: tuple[str, ...] = ()
    first: int = 0  # its tokens, without the one at ``after``
    after: int = 0

    @property
    def bare(self) -> bool:
        """Whether nothing but digits or number words says that it is money."""
        return self.currency is None and self.scale == 1 and not self.percent


_PERCENT = re.compile(
    r"[ -]?(?:%|percent\b|per cent\b|pct\b|pc\b|prozent\b|pour cent\b|por ciento\b|prozentig)"
)
_APART = frozenset("c hk nz au".split())  # "hk $ 10": no other words, as "a" and "us" are
_BETWEEN_NAMES = frozenset("de of new hong in".split())  # "un millón de euros", "new zealand dollars"
_TO = frozenset("- to bis a till".split())
_AND = frozenset("and und et y e".split())
_BETWEEN = frozenset("between zwischen entre".split())
_SHORT = frozenset("tsd mio mrd mn bn mln".split())  # "45 Tsd. €"
_SCALED_CODE = re.compile(r"(k|t|m|mn|mio)(" + "|".join(sorted(currencies.COMMON)) + ")")


def said_amounts(tokens: Tokens) -> Iterator[Said]:
    """Yield the numbers of a text that may be money, in order, none over another."""
    place = 0
    while place < len(tokens.each):
        said = _amount(tokens, place)
        if said is None:
            place += 1
            continue
        said = _range(tokens, said)
        yield said
        place = said.after


def _amount(tokens: Tokens, first: int) -> Said | None:
    """Read currency, number, scale, currency and rate from a token on."""
    before, factor, place = _currency_before(tokens, first)
    quantity = _quantity(tokens, place, money=before is not None)
    if quantity is None:
        return None
    value, scale, place, worded = quantity
    start = tokens.at(first).start
    if percent := _PERCENT.match(tokens.folded, tokens.at(place - 1).end):
        place = _token_at(tokens, place, percent.end())
        return Said(
            start=start, end=percent.end(), low=value, high=value, percent=True, first=first, after=place
        )
    after, more, place = _currency_after(tokens, place) if before is None else _said_twice(tokens, place)
    factor *= more
    if after is not None and scale == factor == 1:
        scale, place = _scale(tokens, place, money=True)
        value *= scale
    value *= factor
    if after is not None:
        value, place = _and_cents(tokens, value, place)
    elif before is None and scale == 1:
        after, value, place = _cents(tokens, value, place)
    end = tokens.at(place - 1).end
    per, per_end = rates_after(tokens.folded, end)
    return Said(
        start=start,
        end=per_end if per else end,
        low=value,
        high=value,
        currency=after if before is None else before,
        scale=scale * factor,
        worded=worded,
        per=per,
        first=first,
        after=_token_at(tokens, place, per_end) if per else place,
    )


def _token_at(tokens: Tokens, place: int, character: int) -> int:
    """Return the first token from a place on that starts at or after a character."""
    while place < len(tokens.each) and tokens.at(place).start < character:
        place += 1
    return place


def _quantity(tokens: Tokens, place: int, *, money: bool) -> tuple[Decimal, Decimal, int, bool] | None:
    """Return the number at a token with its scale worked in, the scale, the token after, whether in words."""
    token = tokens.at(place)
    if token.kind == "word":
        words = spoken(tokens, place)
        return None if words is None else (words[0], words[1], words[2], True)
    if token.kind != "number" or (
        tokens.touches(place) and tokens.at(place - 1).kind == "word" and not money
    ):
        return None  # "S24", "v2", "Q3"
    after, half = and_a_half(tokens, place + 1)
    scale, after = _scale(tokens, after, money=money)
    if scale > 1 and not half:
        after, half = and_a_half(tokens, after)  # "16 millones y medio"
    value = numeral(token.word, comma=tokens.comma, scaled=scale > 1)
    if value is None:
        return None
    value = (value + half) * scale
    if (
        scale == 1
        and not half
        and (tenths := _tenths(tokens, after))
        and 10 <= value < 100
        and value == int(value)
    ):
        return value + tenths, _ONE, after + 1, False
    while scale > 1 and tokens.at(after).kind == "number":  # "1 crore 20 lakh"
        smaller, beyond = _scale(tokens, after + 1, money=False)
        more = numeral(tokens.at(after).word, comma=tokens.comma)
        if scale == _THOUSAND and smaller == 1 and more is not None and _goes_on(tokens, after):
            return value + more, scale, beyond, False
        if more is None or not 1 < smaller < scale:
            break
        value, scale, after = value + more * smaller, smaller, beyond
    return value, scale, after, False


def _goes_on(tokens: Tokens, place: int) -> bool:
    """Return whether hundreds in figures go on after a word for a thousand: "24 mil 500"."""
    return len(tokens.at(place).word) == _HUNDREDS and tokens.at(place - 1).word in (
        "mil",
        "mille",
        "tausend",
    )


def _tenths(tokens: Tokens, place: int) -> Decimal:
    """Return what a word after a number adds to it: "15 five" is 15.5, and "15 five-star reviews" is not."""
    tenths = tokens.numbers.get(tokens.at(place).word, 0)
    ends = tokens.at(place + 1).word in FOLLOWS - {"-", "/", "&"}
    return Decimal(tenths) / 10 if 1 < tenths < 10 and ends else Decimal(0)


def _scale(tokens: Tokens, place: int, *, money: bool) -> tuple[Decimal, int]:
    """Return what the word at a place multiplies by, 1 where it does not, and the token after it."""
    hyphen = tokens.joins(place)
    token = tokens.at(place + hyphen)
    if token.kind != "word":
        return _ONE, place
    word = token.word
    if word.endswith("ish") and word[:-3] in tokens.scales:
        word = word[:-3]
    if word in ONLY_WITH_CURRENCY and not (money or _currency_after(tokens, place + 1)[0] is not None):
        return _ONE, place
    scale = tokens.scales.get(word, _HUNDRED if word == "hundred" else None)
    if scale is None:
        return _ONE, place
    after = place + hyphen + 1
    dot = word in _SHORT and tokens.at(after).word == "." and tokens.touches(after)
    return scale, after + (dot and _currency_after(tokens, after + 1)[0] is not None)


def _currency_before(tokens: Tokens, place: int) -> tuple[Names | None, Decimal, int]:
    """Return the currency named before a number, what its name multiplies by, and the token after it."""
    token, then = tokens.at(place), tokens.at(place + 1)
    if token.kind == "sign" and token.word in currencies.SYMBOLS:
        return currencies.SYMBOLS[token.word], _ONE, place + 1
    if token.kind != "word":
        return None, _ONE, place
    if then.word in ("$", "£") and token.word in currencies.WHOSE:
        near = tokens.touches(place + 1)
        if near or token.word in _APART:
            return (currencies.WHOSE[token.word],), _ONE, place + 2
    if tokens.touches(place + 1) and then.kind == "number" and (letter := _letter(tokens, place)):
        return (letter,), _ONE, place + 1
    dot = then.word == "." and len(token.word) <= 3
    number = tokens.at(place + 1 + dot)
    if number.kind != "number" and number.word not in tokens.numbers:
        return None, _ONE, place
    names, factor = _named(tokens, place, before=True)
    return names, factor, place + 1 + dot if names is not None else place


def _letter(tokens: Tokens, place: int) -> str:
    """Return the currency that a letter before a number stands for: "R2.5m", "N10.2m"; "" for none."""
    if tokens.original(place) == "N" and len(tokens.at(place + 1).word) > _SHORT_NUMBER:
        return "NGN"
    return "ZAR" if tokens.at(place).word == "r" else ""


def _currency_after(tokens: Tokens, place: int) -> tuple[Names | None, Decimal, int]:
    """Return the currency named after a number, what its name multiplies by, and the token after it."""
    token = tokens.at(place)
    if _opens_a_number(tokens, place):
        return None, _ONE, place
    if token.kind == "sign" and token.word in currencies.SYMBOLS:
        return currencies.SYMBOLS[token.word], _ONE, place + 1
    hyphen = tokens.joins(place)  # "a 12-dollar fee"
    place_of_name = place + (hyphen or token.word in _BETWEEN_NAMES)
    names, factor = _named(tokens, place_of_name, before=False)
    if names is not None:
        return names, factor, place_of_name + 1
    whose = currencies.WHOSE.get(tokens.at(place_of_name).word)
    then = tokens.at(place_of_name + 1)
    if whose is not None and (then.word in currencies.NAMES or then.word in ("$", "£")):
        return (whose,), _ONE, place_of_name + 2
    return None, _ONE, place


def _said_twice(tokens: Tokens, place: int) -> tuple[Names | None, Decimal, int]:
    """Return the currency said again after a number, as in "$10 dollars", not that of the next, "$10 $20"."""
    found = _currency_after(tokens, place) if tokens.at(place).kind == "word" else (None, _ONE, place)
    return (None, _ONE, place) if tokens.at(found[2]).kind == "number" else found


def _opens_a_number(tokens: Tokens, place: int) -> bool:
    """Return whether a sign belongs to the number after it: "4 $20 cards"."""
    return tokens.touches(place + 1) and tokens.at(place + 1).kind == "number" and not tokens.touches(place)


def _named(tokens: Tokens, place: int, *, before: bool) -> tuple[Names | None, Decimal]:
    word = tokens.at(place).word.removeprefix("d'")
    if tokens.at(place).kind != "word" or (before and word in currencies.ONLY_AFTER):
        return None, _ONE
    if word in currencies.NAMES:
        return currencies.NAMES[word], _ONE
    if scaled := _SCALED_CODE.fullmatch(word):
        scale = tokens.scales.get(scaled[1], _ONE)
        return currencies.CODES[scaled[2]], scale
    if word not in currencies.CODES or (before and word in currencies.WORDS):
        return None, _ONE
    known = word in currencies.COMMON or tokens.original(place).isupper()
    return (currencies.CODES[word] if known else None), _ONE


def _cents(tokens: Tokens, value: Decimal, place: int) -> tuple[Names | None, Decimal, int]:
    """Read "50 cents", "12-cent", "99p", "50¢": of whichever currency the deal has."""
    hyphen = tokens.at(place).word == "-" and tokens.touches(place + 1)
    token = tokens.at(place + hyphen)
    near = len(token.word) > 1 or tokens.touches(place)
    if token.word == "¢" or (token.word in currencies.MINOR and near):
        pence = token.word in ("p", "pence", "penny", "pennies")
        names = currencies.SYMBOLS["£"] if pence else (*currencies.SYMBOLS["$"], "EUR")
        return names, value * _CENT, place + hyphen + 1
    return None, value, place


def _and_cents(tokens: Tokens, value: Decimal, place: int) -> tuple[Decimal, int]:
    """Read the rest of "3 dollars (and) 50 (cents)"."""
    start = place + (tokens.at(place).word in ("and", "und", "et", "y", "con"))
    quantity = _quantity(tokens, start, money=False)
    if quantity is None or quantity[1] != 1 or quantity[0] >= 100 or quantity[0] != int(quantity[0]):
        return value, place
    after, named = quantity[2], tokens.at(quantity[2]).word in currencies.MINOR
    ends = tokens.at(after).kind is None or tokens.at(after).word in (".", ",", "!", "?", ";", ")")
    joined = tokens.at(place - 1).kind == "word"  # not "10 $ 30"
    if not named and not (ends and joined):
        return value, place
    return value + quantity[0] * _CENT, after + named


def _range(tokens: Tokens, low: Said) -> Said:
    """Return a number with the one that it runs to, as one range, where there is such a one."""
    link, preceding = tokens.at(low.after).word, {tokens.at(low.first - step).word for step in (1, 2, 3)}
    if not (link in _TO or (link in _AND and preceding & _BETWEEN)):
        return low
    high = _amount(tokens, low.after + 1)
    if high is None or high.percent < low.percent:
        return low
    shared = high.scale if low.scale == 1 and low.low * high.scale < high.high else _ONE
    start = low.low * shared
    if start >= high.high or (low.currency and high.currency and low.currency != high.currency):
        return low
    if link == "-" and low.bare and high.bare and tokens.at(high.after).word in ("-", "/"):
        return low  # 10-12-2026
    return replace(
        high,
        start=low.start,
        first=low.first,
        low=start,
        currency=low.currency or high.currency,
        scale=max(low.scale, high.scale),
        per=high.per or low.per,
    )
