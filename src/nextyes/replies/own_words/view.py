"""A view of a text: some of its characters, and where each stands in the original."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nextyes.replies.reply import Span

LOOKED_AT = 12_000  # visible characters; a page has 3,000, and a buyer's own words stand at its top
LINES = 300  # lines; the work is by line, and a hostile text may have one for each character


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
