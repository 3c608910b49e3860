"""Which of several dates says when to come back, and why."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from nextyes.replies.dates.cues import CUES, Cue
from nextyes.replies.dates.lexicon import fold
from nextyes.replies.reply import When

_WORD = re.compile(r"[^\W\d_]+|[.!?;:\n]+|[,()–—-]")
_REACH = 14  # words between a cue and its date; beyond them it speaks of something else
_CLAUSE = 6  # what a comma between the two counts
_BACKWARDS = 2  # what it counts that the date stands before its cue


def governing(dates: Sequence[When], text: str, sent: date, *, language: str) -> tuple[When | None, str]:
    """Return the date on which to come back, and why in a sentence; None where no date says so.

    Words near a date speak for it ("call me", "back in the office", "the budget opens") or against it
    ("we met", "the contract ends", "too early"). Each speaks for the date nearest to it, in its own clause
    and after it rather than before. The best one governs; of equals the one said last.

    Example:
        >>> from datetime import date
        >>> from nextyes.replies.dates import find_dates
        >>> from nextyes.replies.reply import Context
        >>> text = "We renew in March, so call me in January."
        >>> found = find_dates(text, date(2026, 9, 1), language="en", context=Context())
        >>> when, why = governing(found, text, date(2026, 9, 1), language="en")
        >>> when.span.of(text), why
        ('in January', 'of 2 dates, “in January” stands with “call me”')
    """
    if not dates:
        return None, "no date is named"
    weights, reasons = _weighed(dates, text, language)
    best = max(range(len(dates)), key=lambda number: (weights[number], number))
    words = f"“{dates[best].span.of(text)}”"
    if weights[best] <= -3:
        return None, f"{words} is no date to come back: it stands with “{reasons[best]}”"
    if len(dates) == 1:
        return dates[0], "it is the only date to come"
    if weights[best] > 0 and reasons[best]:
        return dates[best], f"of {len(dates)} dates, {words} stands with “{reasons[best]}”"
    return dates[best], f"of {len(dates)} dates, {words} is the last that nothing speaks against"


def _weighed(dates: Sequence[When], text: str, language: str) -> tuple[list[float], list[str]]:
    """Return what speaks for each date, and the word that speaks loudest."""
    words = [(fold(match.group()), match.start(), match.end()) for match in _WORD.finditer(text)]
    starts = [start for _, start, _ in words]
    places = [
        (bisect_right(starts, when.span.start), bisect_right(starts, when.span.end - 1)) for when in dates
    ]
    weights, reasons = [0.0] * len(dates), [""] * len(dates)
    loudest = [0.0] * len(dates)
    for at, length, cue in _cues(words, language):
        distances = [_distance(words, at, length, place) for place in places]
        nearest = min(range(len(dates)), key=distances.__getitem__)
        if distances[nearest] <= _REACH:
            weights[nearest] += cue.weight
            if abs(cue.weight) > abs(loudest[nearest]):
                loudest[nearest] = cue.weight
                reasons[nearest] = text[words[at][1] : words[at + length - 1][2]]
    return weights, reasons


def _cues(words: list[tuple[str, int, int]], language: str) -> list[tuple[int, int, Cue]]:
    """Return the cues of a text: where, how many words, and which."""
    known = CUES.get(language)
    by_first = known if known is not None else CUES[""]
    found = []
    at = 0
    while at < len(words):
        length = 1
        for cue in by_first.get(words[at][0], ()):
            if tuple(word for word, _, _ in words[at : at + len(cue.words)]) == cue.words:
                length = len(cue.words)
                found.append((at, length, cue))
                break
        at += length
    return found


def _distance(words: list[tuple[str, int, int]], at: int, length: int, place: tuple[int, int]) -> float:
    """Return how many words lie between a cue and a date; a new sentence is out of reach."""
    first, last = place[0] - 1, place[1]  # the words of the date
    if first < at + length and at < last:
        return 0
    before = at >= last
    between = words[last:at] if before else words[at + length : first]
    if len(between) > _REACH:
        return _REACH + 1.0
    cost = float(_BACKWARDS if before else 0)
    for word, _, _ in between:
        if word[0] in ".!?;:\n":
            return _REACH + 1.0
        cost += _CLAUSE if not word[0].isalpha() else 1
    return cost
