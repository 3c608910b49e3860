"""The lines of a view: what each says, and which belong together."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from nextyes.replies.own_words.marks import FLAT
from nextyes.replies.own_words.view import LINES, View
from nextyes.replies.reply import Span


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a view; ``start`` and ``end`` leave out the spaces at its ends."""

    words: str
    start: int
    end: int
    quoted: bool = False  # as the markup says
    signed: bool = False
    thread: bool = False  # begins a thread that has lost its line breaks


def lines_of(view: View) -> list[Line]:
    """Return the first `LINES` lines of a view; a thread that lost its line breaks is broken again."""
    found: list[Line] = []
    text, place = view.text, 0
    flat = [match.start() for match in FLAT.finditer(text) if match.start()]
    flat.reverse()
    thread = False
    while place < len(text) and len(found) < LINES:
        end = text.find("\n", place)
        end = len(text) if end < 0 else end
        while flat and flat[-1] <= place:
            flat.pop()
        broken = bool(flat) and flat[-1] < end
        end = flat[-1] if broken else end
        found.append(_line(view, place, end, thread=thread))
        thread = broken
        place = end + (text[end : end + 1] == "\n")
    return found


def _line(view: View, start: int, end: int, *, thread: bool) -> Line:
    whole = view.text[start:end]
    words = whole.strip()
    start += len(whole) - len(whole.lstrip())
    if not words:
        return Line("", end, end)
    quoted, signed = _within(start, view.quoted), _within(start, view.signed)
    return Line(words, start, start + len(words), quoted, signed, thread)


def _within(place: int, parts: Sequence[Span]) -> bool:
    """Return whether a character lies in one of the parts, which are sorted and disjoint."""
    before = bisect_right(parts, place, key=lambda part: part.start)
    return before > 0 and place < parts[before - 1].end


def paragraphs(lines: Sequence[Line], kept: Sequence[bool]) -> list[list[int]]:
    """Return the paragraphs of the kept lines, by line number: an empty line or one not kept parts two."""
    found: list[list[int]] = [[]]
    for number, (line, keep) in enumerate(zip(lines, kept, strict=True)):
        if line.words and keep:
            found[-1].append(number)
        elif found[-1]:
            found.append([])
    return [paragraph for paragraph in found if paragraph]


def spans(lines: Sequence[Line], kept: Sequence[bool]) -> tuple[Span, ...]:
    """Return where the kept lines stand in their view; lines with nothing left out between are one."""
    found: list[Span] = []
    joined = False
    for line, keep in zip(lines, kept, strict=True):
        if not line.words:
            continue
        if keep and joined:
            found[-1] = Span(found[-1].start, line.end)
        elif keep:
            found.append(Span(line.start, line.end))
        joined = keep
    return tuple(found)
