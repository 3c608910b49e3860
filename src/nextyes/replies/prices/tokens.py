"""A folded text as numbers, words and signs, with what a language makes of them."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from nextyes.replies.prices.numerals import DIGITS
from nextyes.replies.prices.words import numbers, scales


class Token(NamedTuple):
    """A number, a word or a sign of the folded text."""

    kind: str | None
    start: int
    end: int
    word: str


_TOKEN = re.compile(
    rf"(?P<number>{DIGITS})|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)|(?P<sign>[^\w\s])|(?P<rest>\d|_)"
)
_NONE = Token(None, -1, -1, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The tokens of a text and the tables of its language."""

    text: str
    folded: str
    each: list[Token]
    numbers: dict[str, int]
    scales: dict[str, Decimal]
    comma: bool  # whether the language writes a decimal comma

    def at(self, place: int) -> Token:
        """Return the token at a place, or one of no kind beyond the ends."""
        return self.each[place] if 0 <= place < len(self.each) else _NONE

    def touches(self, place: int) -> bool:
        """Return whether a token follows the one before without a blank."""
        return 0 < place < len(self.each) and self.each[place].start == self.each[place - 1].end

    def joins(self, place: int) -> bool:
        """Return whether the token at a place is a hyphen between two words, as in "12-dollar"."""
        return self.at(place).word == "-" and self.touches(place) and self.touches(place + 1)

    def original(self, place: int) -> str:
        """Return a token as it was written, with its capitals."""
        token = self.at(place)
        return self.text[token.start : token.end]


def tokens(text: str, folded: str, language: str, *, lakhs: bool = False, small: bool = False) -> Tokens:
    """Return the tokens of a text, whose places in the folded text are those in the original.

    With ``lakhs``, in deals in rupees, "9.5 L" is 9.5 lakh; in ``small`` deals "24 mil" is no million.
    """
    scale = scales("" if small and language == "en" else language)
    return Tokens(
        text=text,
        folded=folded,
        each=[Token(match.lastgroup, *match.span(), match.group()) for match in _TOKEN.finditer(folded)],
        numbers=numbers(language),
        scales=scale | {"l": scale["lakh"]} if lakhs else scale,
        comma=language in ("de", "fr", "es"),
    )
