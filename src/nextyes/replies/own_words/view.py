"""A view of a text: some of its characters, and where each stands in the original."""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from nextyes.replies.reply import Span

LOOKED_AT = 12_000  # visible characters; a page has 3,000, and a buyer's own words stand at its top
LINES = 300  # lines; the work is by line, and a hostile text may have one for each character
_WRAPPED = 50  # characters; no mail program breaks a line that is shorter
_LETTER = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]{0,4}|[\u0300-\u036f]", re.DOTALL)
_ITEM = re.compile(r"[-*•·–>]|\d{1,2}[.)] ")  # a line that begins so begins something


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The characters of a text that someone would see.

    Example:
        >>> View(text="R&D", at=(3, 4, 9), to=(4, 9, 10)).span(1, 2).of("<p>R&amp;D")
        '&amp;'
    """

    text: str
    at: Sequence[int]  # where each character begins in the original
    to: Sequence[int]  # where it ends; "&amp;" is one character, and a break that a tag makes has no width
    quoted: tuple[Span, ...] = ()  # of ``text``: what the markup says is quoted
    signed: tuple[Span, ...] = ()  # of ``text``: what the markup says is a signature

    def span(self, start: int, end: int) -> Span:
        """Return where characters ``start`` to ``end`` of the view lie in the original."""
        if start < end:
            return Span(self.at[start], self.to[end - 1])
        place = self.at[start] if start < len(self.at) else self.to[-1] if self.to else 0
        return Span(place, place)

    def pieces(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the unbroken stretches of the original that the characters come from, tags left out."""
        if isinstance(self.at, range):
            return (self.span(start, end),) if start < end else ()
        found: list[Span] = []
        first = start
        for place in range(start + 1, end + 1):
            if place == end or self.at[place] != self.to[place - 1]:
                if self.text[first:place].strip():
                    found.append(self.span(first, place))
                first = place
        return tuple(found)

    def only(self, parts: Iterable[Span]) -> "View":
        """Return the view of these parts of this one, a line break between two."""
        parts = tuple(parts)
        if len(parts) == 1 and isinstance(self.at, range):
            start, end = parts[0].start, parts[0].end
            return View(text=parts[0].of(self.text), at=self.at[start:end], to=self.to[start:end])
        at, to = array("q"), array("q")
        for part in parts:
            if at:
                at.append(to[-1])
                to.append(to[-1])
            at.extend(self.at[part.start : part.end])
            to.extend(self.to[part.start : part.end])
        return View(text="\n".join(part.of(self.text) for part in parts), at=at, to=to)

    def composed(self) -> "View":
        """Return the view with each letter and its accents as one character, where that is one."""
        if unicodedata.is_normalized("NFC", self.text):
            return self
        letters, at, to, begins = [], array("q"), array("q"), []
        for match in _LETTER.finditer(self.text):
            letter = unicodedata.normalize("NFC", match.group())
            begins += [match.start()] * len(letter)
            at.extend([self.at[match.start()]] * len(letter))
            to.extend([self.to[match.end() - 1]] * len(letter))
            letters.append(letter)

        def moved(spans: tuple[Span, ...]) -> tuple[Span, ...]:
            return tuple(
                Span(bisect_left(begins, span.start), bisect_left(begins, span.end)) for span in spans
            )

        return View(text="".join(letters), at=at, to=to, quoted=moved(self.quoted), signed=moved(self.signed))

    def unwrapped(self) -> "View":
        """Return the view with a space for each line break that only a mail program made.

        It breaks a line where the next word would make it longer than the longest one.
        """
        lines = self.text.split("\n")
        longest = max(map(len, lines))
        if len(lines) == 1 or longest < _WRAPPED:
            return self
        pieces = lines[:1]
        for line, following in pairwise(lines):
            word = following.split(" ", 1)[0]
            wrapped = word and len(line) >= _WRAPPED and len(line) + len(word) >= longest
            pieces += (" " if wrapped and not _ITEM.match(following) else "\n", following)
        return replace(self, text="".join(pieces))
