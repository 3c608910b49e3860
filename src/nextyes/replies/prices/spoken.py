"""Numbers in words: "twenty-four and a half thousand", "vierundzwanzigtausend", "quatre-vingt mille"."""

from decimal import Decimal

from nextyes.replies.prices.tokens import Tokens
from nextyes.replies.prices.words import HALVES, ONLY_WITH_CURRENCY, german_compound

_HALF = Decimal("0.5")
_MILLION = Decimal(10**6)
_ONES = frozenset("a an one ein eine un une".split())
_LINKS = frozenset("and und et y - of".split())
_ALONE = frozenset("tausend mille mil hundert cent cien".split())  # "mil euros": one thousand, unsaid
_COUPLE = "couple"


def spoken(tokens: Tokens, place: int) -> tuple[Decimal, Decimal, int] | None:
    """Return the number that starts at a token, its scale and the token after it, or None.

    The scale is 1 for numbers below a thousand.
    """
    total, current, scale, after = Decimal(0), Decimal(0), Decimal(1), place
    halved, place = _opening(tokens, place)
    if halved is not None:
        current, after = halved, -1
    while True:
        word = tokens.at(place).word if tokens.at(place).kind == "word" else ""
        value = tokens.numbers.get(word)
        compound = None if value is not None or len(word) < 6 else german_compound(word)
        if value is not None and _may_follow(current, value):
            current = (
                max(current, Decimal(1)) * value
                if value == 100 or _eighty(current, word)
                else current + value
            )
        elif compound is not None and not current and not total:
            current = compound
            scale = Decimal(1000) if compound >= 1000 else scale
        elif (
            word in tokens.scales
            and word not in ONLY_WITH_CURRENCY
            and (current or (word in _ALONE and not total))
        ):
            scale = tokens.scales[word]
            total, current = total + (current or 1) * scale, Decimal(0)
        else:
            break
        place, half = and_a_half(tokens, place + 1)
        if half:
            total, current = (total, current + _HALF) if current else (total + _HALF * scale, current)
        after = place
        if tokens.at(place).word in _LINKS and _continues(tokens, place + 1):
            place += 1
    if 10 < current < 100 and not total and 1 < tokens.numbers.get(tokens.at(after).word, 0) < 10:
        current, after = (
            current + Decimal(tokens.numbers[tokens.at(after).word]) / 10,
            after + 1,
        )  # "eighteen five"
    if scale == _MILLION and 0 < current < 10:
        current *= _MILLION / 10  # "a million two"
    number = total + current
    return (number, scale, after) if number and after > 0 else None


def _opening(tokens: Tokens, place: int) -> tuple[Decimal | None, int]:
    """Read "half a", "a quarter", "a", "a couple of" before a scale; return its share and the token after."""
    here, then = tokens.at(place).word, tokens.at(place + 1).word
    if here in HALVES:
        place += 1 + (then in _ONES)
        return (HALVES[here], place) if tokens.at(place).word in tokens.scales else (None, -1)
    if here in _ONES and then in HALVES and tokens.at(place + 2).word in tokens.scales:
        return HALVES[then], place + 2
    couple = place + (here in _ONES)
    if tokens.at(couple).word == _COUPLE:
        place = couple + 1 + (tokens.at(couple + 1).word == "of")
        return (Decimal(2), place) if _magnitude(tokens, place) else (None, -1)
    if here in _ONES and _magnitude(tokens, place + 1):
        return Decimal(1), place + 1
    return None, place


def _magnitude(tokens: Tokens, place: int) -> bool:
    word = tokens.at(place).word
    return tokens.numbers.get(word) == 100 or (word in tokens.scales and len(word) > 3)


def _continues(tokens: Tokens, place: int) -> bool:
    token = tokens.at(place)
    return token.kind == "word" and (token.word in tokens.numbers or token.word in tokens.scales)


def _may_follow(current: Decimal, value: int) -> bool:
    """Return whether a number word goes on a number: "twenty four", "four hundred", but not "two three"."""
    if not current:
        return True
    if current != int(current):
        return False
    if value == 100:
        return current < 100
    rest = current % 100
    if value >= 20:
        return value < 100 and (rest == 0 or (value == 20 and current == 4))
    if value >= 10:
        return rest in (0, 60, 80)  # soixante-quinze, quatre-vingt-quinze
    return rest % 10 == 0 and rest != 10


def _eighty(current: Decimal, word: str) -> bool:
    return current == 4 and word in ("vingt", "vingts")


def and_a_half(tokens: Tokens, place: int) -> tuple[int, bool]:
    """Return the token after "and a half" at a place, and whether it was said."""
    said = tuple(tokens.at(place + step).word for step in range(3))
    if said == ("and", "a", "half"):
        return place + 3, True
    if said[:2] in (("et", "demi"), ("y", "medio"), ("y", "media")):
        return place + 2, True
    return place, False
