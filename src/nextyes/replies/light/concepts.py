"""What words are about, whatever the language: hits of a hand-written lexicon, with what is negated."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

LANGUAGES = ("en", "de", "fr", "es")
CLAUSE_ENDS = frozenset(".,;:!?\n()…—–-")
SENTENCE_ENDS = frozenset(".!?\n…")
_BEHIND = 4  # words that a negation reaches forward
_AHEAD = {"de": 6, "fr": 2}  # and backward: "das passt leider nicht", "je ne sais pas"
_MOST = 120  # hits looked at
_NEVER_NEGATED = frozenset({"neg", "no", "but", "time", "until"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A concept said by the words from ``start`` up to and without ``end``."""

    concept: str
    start: int
    end: int
    negated: bool

    @property
    def name(self) -> str:
        """The concept, marked where it is negated."""
        return f"¬{self.concept}" if self.negated else self.concept


_Phrase = tuple[tuple[str, ...], str]


@lru_cache(maxsize=8)
def _lexicon(language: str) -> tuple[dict[str, list[_Phrase]], dict[str, list[_Phrase]]]:
    """Return phrases by their first word, whole and as a beginning; all languages' for an unknown one."""
    whole: dict[str, list[_Phrase]] = {}
    begun: dict[str, list[_Phrase]] = {}
    section = ""
    for line in files(__package__).joinpath("concepts.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif ":" in line and not line.startswith("#") and (section == language or language not in LANGUAGES):
            concept, _, phrases = line.partition(":")
            for phrase in phrases.split(","):
                first, *rest = phrase.split()
                by = begun if first.endswith("*") else whole
                by.setdefault(first.rstrip("*"), []).append((tuple(rest), concept))
    return whole, begun


@lru_cache(maxsize=65_536)
def _phrases(word: str, language: str) -> tuple[_Phrase, ...]:
    """Return the phrases that may begin with a word."""
    whole, begun = _lexicon(language)
    found = list(whole.get(word, ()))
    for size in range(1, len(word) + 1):
        found += begun.get(word[:size], ())
    return tuple(found)


def concepts(words: Sequence[str], language: str) -> list[Hit]:
    """Return what words speak of, in their order; longer phrases of one concept go before shorter ones.

    Example:
        >>> [hit.name for hit in concepts("we have no budget before january".split(), "en")]
        ['neg', 'no', '¬budget', 'until', 'time']
    """
    found: dict[tuple[str, int], int] = {}
    for at, word in enumerate(words):
        for rest, concept in _phrases(word, language):
            end = at + 1 + len(rest)
            if not rest or _follows(words, at + 1, rest):
                found[concept, at] = max(found.get((concept, at), 0), end)
    denials = {at for concept, at in found if concept == "neg"}
    hits = sorted((at, end, concept) for (concept, at), end in found.items())[:_MOST]
    return [
        Hit(
            concept,
            at,
            end,
            concept not in _NEVER_NEGATED and _negated(words, at, end, denials, language),
        )
        for at, end, concept in hits
    ]


def _follows(words: Sequence[str], at: int, rest: tuple[str, ...]) -> bool:
    if at + len(rest) > len(words):
        return False
    for word, wanted in zip(words[at:], rest, strict=False):
        if not (word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted):
            return False
    return True


def _negated(words: Sequence[str], at: int, end: int, denials: set[int], language: str) -> bool:
    """Return whether a negation of the same clause reaches the words from ``at`` to ``end``."""
    if not denials or at in denials:
        return False
    for back in range(at - 1, max(at - 1 - _BEHIND, -1), -1):
        if words[back] in CLAUSE_ENDS:
            break
        if back in denials:
            return True
    for ahead in range(end, min(end + _AHEAD.get(language, 0), len(words))):
        if words[ahead] in CLAUSE_ENDS:
            break
        if ahead in denials:
            return True
    return False
