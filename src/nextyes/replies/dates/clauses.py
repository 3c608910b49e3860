"""The words of a text, and the clauses in which they stand."""

import re
from dataclasses import dataclass

from nextyes.replies.dates.lexicon import fold

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[.!?;:\n]+|[,()–—]")
_CLAUSE_WORDS = 25  # words either side of a date that are looked at as its clause
STOPS = frozenset(".!?;:\n")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, folded, and where they stand in it."""

    folded: list[str]
    starts: list[int]
    ends: list[int]


def words_of(text: str) -> Words:
    """Return the words and signs of a text."""
    matches = list(_WORD.finditer(text))
    return Words(
        [fold(match.group()) for match in matches],
        [match.start() for match in matches],
        [match.end() for match in matches],
    )


def clause_of(words: Words, first: int, last: int) -> tuple[int, int]:
    """Return where the clause begins and ends in which some words stand."""
    start, end = first, last
    while start > max(0, first - _CLAUSE_WORDS) and not parts(words.folded[start - 1]):
        start -= 1
    while end < min(len(words.folded), last + _CLAUSE_WORDS) and not parts(words.folded[end]):
        end += 1
    return start, end


def parts(word: str) -> bool:
    """Say whether a clause ends at a word or a sign."""
    return not word[0].isalnum() or word in JOINS


AND = frozenset("and und et y".split())
JOINS = frozenset("but and so because aber und sondern weil mais et donc car pero y porque".split())
