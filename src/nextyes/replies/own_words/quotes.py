"""Which lines were written before: quoted marks, announced threads, header blocks of forwards."""

from collections.abc import Sequence

from nextyes.replies.own_words.lines import Line
from nextyes.replies.own_words.marks import (
    ATTRIBUTION_BEGINS,
    ATTRIBUTION_ENDS,
    ATTRIBUTION_LENGTH,
    ATTRIBUTION_LINES,
    ATTRIBUTION_UNSURE,
    DIVIDER,
    HEADER,
    HEADER_LINES,
    PARTED,
    QUOTED,
)

WRAPPED = 60  # characters; a mail program wraps a quoted line that is at least this long


def is_marked(line: Line) -> bool:
    """Return whether a line is marked as quoted, by its markup or by a "> "."""
    return line.quoted or bool(line.words and QUOTED.match(line.words))


def without_mark(words: str) -> str:
    """Return the words of a line behind its first mark of a quote."""
    mark = QUOTED.match(words)
    return words[mark.end() :].strip() if mark else words


def new_lines(lines: Sequence[Line], *, start: int = 0) -> tuple[list[bool], int]:
    """Return which lines from ``start`` are new, and where an old message begins, or ``len(lines)``.

    Lines marked as quoted are old wherever they stand, so that answers between them stay. A thread that is
    announced and not marked is old to its end.
    """
    marked = [is_marked(line) for line in lines]
    new = [n >= start and bool(lines[n].words) and not old for n, old in enumerate(marked)]
    number = start
    while number < len(lines):
        if marked[number] or not lines[number].words:
            number += 1
            continue
        length = announced(lines, number)
        if length and _next_marked(lines, marked, number + length):
            new[number : number + length] = [False] * length
        elif length > 1 or (length and not _unsure(lines, number)):
            return _without_divider(lines, [*new[:number], *[False] * (len(lines) - number)], number)
        number += length or 1
    _drop_wrapped(lines, marked, new)
    return new, len(lines)


def body_after(lines: Sequence[Line], start: int) -> int:
    """Return where the words of an old message begin, past its announcement and header block."""
    number = start + max(announced(lines, start), 1)
    while number < len(lines) and (not lines[number].words or HEADER.match(lines[number].words)):
        number += 1
    return number


def announced(lines: Sequence[Line], number: int) -> int:
    """Return how many lines announce an old message here, 0 where none does."""
    words = lines[number].words
    if lines[number].thread or PARTED.match(words) or _header_block(lines, number):
        return 1
    if ATTRIBUTION_BEGINS.match(words):
        joined = ""
        for length, line in enumerate(lines[number : number + ATTRIBUTION_LINES], 1):
            joined = f"{joined} {line.words}".strip()
            if not line.words or len(joined) > ATTRIBUTION_LENGTH:
                break
            if ATTRIBUTION_ENDS.search(joined):
                return length
    return int(_unsure(lines, number))


def _unsure(lines: Sequence[Line], number: int) -> bool:
    return bool(ATTRIBUTION_UNSURE.match(lines[number].words[:300]))


def _header_block(lines: Sequence[Line], number: int) -> bool:
    """Return whether From, Sent, To, Subject or the like stand here, in any of their orders."""
    if not HEADER.match(lines[number].words):
        return False
    below = [line.words for line in lines[number : number + 2 * HEADER_LINES] if line.words][:HEADER_LINES]
    found = [match for words in below if (match := HEADER.match(words))]
    return len(found) >= 3 and any(match["from"] for match in found)


def _next_marked(lines: Sequence[Line], marked: Sequence[bool], number: int) -> bool:
    for line, old in zip(lines[number : number + 3], marked[number : number + 3], strict=True):
        if line.words:
            return old
    return False


def _drop_wrapped(lines: Sequence[Line], marked: Sequence[bool], new: list[bool]) -> None:
    """Take out the ends of quoted lines that a mail program broke without a mark."""
    for number in range(1, len(lines) - 1):
        words = lines[number].words
        between = marked[number - 1] and marked[number + 1] and not marked[number]
        if between and words[:1].islower() and len(lines[number - 1].words) >= WRAPPED > len(words):
            new[number] = False


def _without_divider(lines: Sequence[Line], new: list[bool], end: int) -> tuple[list[bool], int]:
    """Leave out the rule that a mail program draws above an old message."""
    above = end - 1
    while above >= 0 and (not lines[above].words or DIVIDER.match(lines[above].words)):
        new[above] = False
        above -= 1
    return new, end
