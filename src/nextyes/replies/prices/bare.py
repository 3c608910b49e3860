"""Whether a number without currency or scale is a price, and of what size: "24" against an ask of 30,000.

Numbers count things, name things and tell times; so a bare one is a price only where it comes near the ask,
the words on both sides allow it, and the better it fits the ask or the clearer the talk of price, the less
these words have to say.
"""

import re
from decimal import Decimal

from nextyes.replies.prices.amounts import Said
from nextyes.replies.prices.elsewhere import COUNTED, FOLLOWS, OF_HEADS, OF_TIME, PRECEDES
from nextyes.replies.prices.tokens import Tokens

_MULTIPLES = tuple(Decimal(10) ** power for power in (0, 3, 6))
_INDIAN_MULTIPLES = tuple(Decimal(10) ** power for power in (0, 3, 5, 7))
_NEAR = (Decimal("0.25"), Decimal("1.6"))  # shares of the ask where a price may lie
_LOW = Decimal("0.4")  # below this only clear words make a price
_LIKELY = (Decimal("0.6"), Decimal("1.02"))  # and where most counters do
_CLEAR = 0.8  # of a cue: talk of a price
_SURE = 1.05  # talk of nothing else
_LEAST_SURE = 10  # "under 3 foot of water" sounds like a limit
_WRITTEN_OUT = 1000
_GROUPED = re.compile(r"\d{1,3}(?:[.,']\d{3})+")  # "24,500", as nobody writes a year or a number of an order
_LAST_DAY = 31  # of a month; what is more is no hour either
_OBJECTS = frozenset(
    "it the me us you this that my our your him them".split()
)  # "24 seals it" counts no seals
_EVEN = frozenset("even flat tops max glatt rund pile redondos net nett netto".split())  # "five flat"
_ENDS = ("", ".", "!", "?")


def multiple(
    tokens: Tokens, said: Said, *, clause: tuple[int, int], cue: float, scale: Decimal | None, indian: bool
) -> Decimal | None:
    """Return what a bare number is to be multiplied by to be a total, or None where it is no price.

    Args:
        tokens: The text.
        said: The number.
        clause: From where to where its thought goes.
        cue: How clearly the words speak of a price.
        scale: The ask, or else the budget, in major units; None where neither is known.
        indian: Whether lakhs and crores may be left unsaid.
    """
    if _is_year(said) or _is_part(tokens, said) or OF_HEADS.search(tokens.folded, *_before(said)):
        return None
    if scale is None:
        plain = not _counts(tokens, said, trust=cue >= _SURE)
        clear = cue >= _CLEAR or _GROUPED.fullmatch(tokens.original(said.first)) is not None
        return Decimal(1) if plain and clear and said.high >= 100 else None
    for factor in _INDIAN_MULTIPLES if indian else _MULTIPLES:
        share = said.high * factor / scale
        if _NEAR[0] <= share <= _NEAR[1]:
            likely = _LIKELY[0] <= share <= _LIKELY[1]
            sure = share >= _LOW or cue >= _SURE
            fits = sure and _fits(tokens, said, cue=cue, likely=likely)
            hour = (
                factor > 1
                and cue < _SURE
                and _may_be_a_day(said)
                and OF_TIME.search(tokens.folded, *clause) is not None
            )
            return factor if fits and not hour and (factor > 1 or said.high >= 2) else None
    return None


def _may_be_a_day(said: Said) -> bool:
    return said.high <= _LAST_DAY and said.high == int(said.high)


def _fits(tokens: Tokens, said: Said, *, cue: float, likely: bool) -> bool:
    """Return whether the words on both sides allow a price."""
    if said.worded and said.high < 10 and not _alone(tokens, said):
        return False
    before = tokens.at(said.first - 1)
    preceded = before.word in PRECEDES
    opens = tokens.at(said.first - 2).word in _ENDS or _opens_a_line(tokens, said)
    if not (preceded or opens) and tokens.original(said.first - 1)[:1].isupper() and cue < _CLEAR:
        return False  # "Baker Street 24", "Windows 11"
    written_out = said.high >= _WRITTEN_OUT and not said.worded
    sure = cue >= _SURE
    if not (preceded or written_out or likely or cue >= _CLEAR):
        return False
    # a reply that begins with its number means it, and nobody counts 4.5 things
    least = said.high >= _LEAST_SURE or said.first == 0 or said.high != int(said.high)
    trust = least and (sure or (written_out and likely) or (preceded and (written_out or likely)))
    return not _counts(tokens, said, trust=trust)


def _opens_a_line(tokens: Tokens, said: Said) -> bool:
    return "\n" in tokens.folded[max(tokens.at(said.first - 1).end, 0) : said.start]


def _before(said: Said) -> tuple[int, int]:
    return max(said.start - 30, 0), said.start


def _is_year(said: Said) -> bool:
    return (
        not said.worded and said.high == int(said.high) and 1990 <= said.high <= 2045 and said.high % 50 != 0
    )


def _is_part(tokens: Tokens, said: Said) -> bool:
    """Return whether the number is part of a code, a date or a score: "17-Mar", "11-2", "6+"."""
    first, after = said.first, said.after
    then = tokens.at(after)
    if tokens.touches(after) and then.word != "ish":
        dash = then.word == "-" and tokens.touches(after + 1)
        if dash or then.kind in ("word", "rest") or then.word in ("+", "_"):
            return True
    return tokens.touches(first) and tokens.at(first - 1).word in ("-", "_", "+", "#", "/")


def counts_things(tokens: Tokens, said: Said) -> bool:
    """Return whether the word after a number is what it counts: "24 licences", "9k downloads"."""
    follower = tokens.at(said.after).word.split("'")[0]  # "I'd", "c'est"
    plural = (
        len(follower) > 3
        and follower.endswith("s")
        and not follower.endswith("mos")
        and tokens.at(said.after + 1).word not in _OBJECTS
    )
    return follower in COUNTED or (plural and follower not in FOLLOWS)


def _counts(tokens: Tokens, said: Said, *, trust: bool) -> bool:
    """Return whether the word after a bare number is what it counts; an unknown one is, unless ``trust``."""
    if tokens.at(said.after).word.split("'")[0] in FOLLOWS:
        return False
    name = tokens.original(said.after)[:1].isupper()  # "8004 Zürich", "24 Lizenzen"
    return name or not trust or counts_things(tokens, said)


def _alone(tokens: Tokens, said: Said) -> bool:
    """Return whether a small number in words stands for itself: "Six.", "Four and a half and we sign."."""
    if said.high != int(said.high):
        return True
    if (tokens.at(said.after).word, tokens.at(said.after + 1).word) == ("it", "is"):
        return said.high > 1  # "so seven it is"
    opens, ends = tokens.at(said.first - 1).word in _ENDS, tokens.at(said.after).word in (*_ENDS, ",")
    return said.high > 1 and ((opens and ends) or tokens.at(said.after).word in _EVEN)
