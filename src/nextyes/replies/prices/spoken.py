"""Numbers in words: "twenty-four and a half thousand", "vierundzwanzigtausend", "quatre-vingt mille"."""

from decimal import Decimal

from nextyes.replies.prices.tokens import Tokens
from nextyes.replies.prices.words import HALVES, NUMBERS, ONLY_WITH_CURRENCY, german_compound

_ZERO, _ONE, _HALF = Decimal(0), Decimal(1), Decimal("0.5")
_ADDED = {
    "and a half": _HALF,
    "and half": _HALF,
    "and a quarter": Decimal("0.25"),
    "and three quarters": Decimal("0.75"),
    "et demi": _HALF,
    "y medio": _HALF,
    "y media": _HALF,
}
_MILLION, _THOUSAND = Decimal(10**6), Decimal(1000)
_ONES = frozenset("a an one ein eine un une".split())
_LINKS = frozenset("and und et y - of".split())
_ALONE = frozenset("tausend mille mil hundert cent cien".split())  # "mil euros": one thousand, unsaid
_COUPLE = "couple"
_POINTS = frozenset("point komma virgule coma punto".split())  # "one point two crore"


def spoken(tokens: Tokens, place: int) -> tuple[Decimal, Decimal, int] | None:
    """Return the number that starts at a token, its scale and the token after it, or None.

    The scale is 1 for numbers below a thousand.
    """
    opening, place = _opening(tokens, place)
    total, current, scale, after = _ZERO, opening or _ZERO, _ONE, place
    while token := _scaling(tokens, place, current=current, total=total) or _number(tokens, place, current):
        kind, value = token
        if kind == "scale":
            total, current, scale = total + (current or _ONE) * value, _ZERO, value
        else:
            current = value
        after, half = and_a_half(tokens, place + 1)
        total, current = (total, current + half) if current else (total + half * scale, current)
        place = after + (tokens.at(after).word in _LINKS and _continues(tokens, after + 1))
    if opening is not None and not total:
        return None  # "half a" of nothing
    if not total and current >= _THOUSAND:
        scale = _THOUSAND  # a German number in one word
    if scale == _MILLION and 0 < current < 10:
        current *= _MILLION / 10  # "a million two"
    elif scale == _MILLION and 100 <= current < 1000:
        current *= _THOUSAND  # "un millón ochocientos"
    if not total and 1 <= current < 10:
        current, after = _oh(tokens, current, after)
    if not total and 1 < current < 100 and current == int(current):
        current, after = _hundreds(tokens, current, after)
    if scale == _THOUSAND and total and 1 < current < 10:
        current *= 100  # "quatre mille huit"
    return (total + current, scale, after) if total + current else None


def _oh(tokens: Tokens, hundreds: Decimal, after: int) -> tuple[Decimal, int]:
    """Read what follows hundreds left unsaid: "one-oh-five" as 105."""
    place = after + tokens.joins(after)
    place += 1 + tokens.joins(place + 1)
    ones = tokens.numbers.get(tokens.at(place).word, 0)
    said = tokens.at(after + tokens.joins(after)).word == "oh" and 0 < ones < 10
    return (hundreds * 100 + ones, place + 1) if said else (hundreds, after)


def _hundreds(tokens: Tokens, thousands: Decimal, after: int) -> tuple[Decimal, int]:
    """Read what follows thousands left unsaid: "eighteen five" as 18.5, "sixteen two fifty" as 16.25."""
    hyphen = tokens.joins(after)
    hundreds = tokens.numbers.get(tokens.at(after + hyphen).word, 0)
    if not 1 < hundreds < 10:
        return thousands, after
    after += hyphen
    hyphen = tokens.joins(after + 1)
    tens = tokens.numbers.get(tokens.at(after + 1 + hyphen).word, 0)
    if 10 < tens < 100 and thousands > 10:
        return thousands + Decimal(hundreds) / 10 + Decimal(tens) / 1000, after + 2 + hyphen
    return (thousands, after) if tens else (thousands + Decimal(hundreds) / 10, after + 1)


def _scaling(tokens: Tokens, place: int, *, current: Decimal, total: Decimal) -> tuple[str, Decimal] | None:
    """Return by how much a word multiplies the number before it, or stands for by itself ("mil euros")."""
    word = tokens.at(place).word
    if word not in tokens.scales or word in ONLY_WITH_CURRENCY:
        return None
    return ("scale", tokens.scales[word]) if current or (word in _ALONE and not total) else None


def _number(tokens: Tokens, place: int, current: Decimal) -> tuple[str, Decimal] | None:
    """Return a number together with the number word that goes on it; "two three" does not."""
    word = tokens.at(place).word.removesuffix("'s")  # "twenty-four's the number"
    value = tokens.numbers.get(word)
    if value is None:
        compound = german_compound(word) if len(word) >= 6 and not current else None
        return None if compound is None else ("number", compound)
    joined = Decimal(value) if not current else _joined(current, value, word)
    return None if joined is None else ("number", joined)


def _joined(current: Decimal, value: int, word: str) -> Decimal | None:
    """Return "twenty" and "four" as 24, "one" and "eighteen" as 118; None for "two" and "three"."""
    rest = current % 100
    if current != int(current) or value > 100 or (value == 100 and current >= 100):
        return None
    if value == 100 or (current == 4 and word in ("vingt", "vingts")):
        return current * value
    if current < 10 <= value and word in NUMBERS["en"]:
        return current * 100 + value
    ones = value < 10 and rest % 10 == 0 and rest != 10
    teens = 10 <= value < 20 and rest in (0, 60, 80)  # soixante-quinze, quatre-vingt-quinze
    return current + value if ones or teens or (value >= 20 and rest == 0) else None


def _opening(tokens: Tokens, place: int) -> tuple[Decimal | None, int]:
    """Read "half a", "a quarter", "a", "a couple of" before a scale; return its share and the token after."""
    here, then = tokens.at(place).word, tokens.at(place + 1).word
    if here in HALVES and tokens.at(place + 1 + (then in _ONES)).word in tokens.scales:
        return HALVES[here], place + 1 + (then in _ONES)
    if here in _ONES and then in HALVES and tokens.at(place + 2).word in tokens.scales:
        return HALVES[then], place + 2
    couple = place + (here in _ONES)
    if tokens.at(couple).word == _COUPLE:
        after = couple + 1 + (tokens.at(couple + 1).word == "of")
        return (Decimal(2), after) if _magnitude(tokens, after) else (None, place)
    return (_ONE, place + 1) if here in _ONES and _magnitude(tokens, place + 1) else (None, place)


def _magnitude(tokens: Tokens, place: int) -> bool:
    word = tokens.at(place).word
    return tokens.numbers.get(word) == 100 or (word in tokens.scales and len(word) > 3)


def _continues(tokens: Tokens, place: int) -> bool:
    token = tokens.at(place)
    return token.kind == "word" and (
        token.word.removesuffix("'s") in tokens.numbers or token.word in tokens.scales
    )


def and_a_half(tokens: Tokens, place: int) -> tuple[int, Decimal]:
    """Return the token after "and a half", "and a quarter" or "point five", and how much that is."""
    tenths = tokens.numbers.get(tokens.at(place + 1).word, 0) if tokens.at(place).word in _POINTS else 0
    if 0 < tenths < 10:
        return place + 2, Decimal(tenths) / 10
    said = " ".join(tokens.at(place + step).word for step in range(3))
    for words, share in _ADDED.items():
        if said.startswith(words):
            return place + words.count(" ") + 1, share
    return place, _ZERO
