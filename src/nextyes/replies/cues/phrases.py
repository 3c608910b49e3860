"""Named phrases, found all at once: an automaton over words, built as texts need it.

Every phrase is a small net of states. What a text meets of it is worked out once (the subset construction,
done lazily) and remembered, so that a word costs one look-up for each word at which a phrase may begin.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from nextyes.replies.cues.words import NONE, SENTENCE, Words

_UNKNOWN = "\0"  # stands for all words of no phrase
_MOST_STATES = 20_000  # of hostile texts; then what was remembered is forgotten
_GAP_WORDS = 2


class Match(NamedTuple):
    """A phrase found: its name, its first word and the word after its last."""

    name: str
    first: int
    last: int


@dataclass(slots=True)
class _Net:
    """All phrases: from a state by a word, by any word, or by none."""

    by_word: list[dict[str, list[int]]] = field(default_factory=list)
    by_any: list[list[int]] = field(default_factory=list)
    by_none: list[list[int]] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)  # a phrase ends here
    names_at_end: dict[int, str] = field(default_factory=dict)  # it does where its sentence ends too

    def state(self) -> int:
        self.by_word.append({})
        self.by_any.append([])
        self.by_none.append([])
        return len(self.by_word) - 1

    def word(self, here: int, word: str, there: int) -> None:
        if word == "_":
            self.by_any[here].append(there)
        else:
            self.by_word[here].setdefault(_UNKNOWN if word == "~" else word, []).append(there)

    def words(self, here: int, words: list[str], there: int) -> None:
        for word in words[:-1]:
            following = self.state()
            self.word(here, word, following)
            here = following
        if words:
            self.word(here, words[-1], there)
        else:
            self.by_none[here].append(there)

    def reached(self, states: set[int]) -> frozenset[int]:
        """Return ``states`` and all that lie behind them by no word."""
        waiting = list(states)
        while waiting:
            for state in self.by_none[waiting.pop()]:
                if state not in states:
                    states.add(state)
                    waiting.append(state)
        return frozenset(states)


@dataclass(slots=True)
class _Met:
    """A set of states that a text has met, and where each word leads from it."""

    states: frozenset[int]
    names: tuple[str, ...]
    names_at_end: tuple[str, ...]
    after: dict[str, "_Met | None"] = field(default_factory=dict)
    by_word: dict[str, list[int]] | None = None  # of the beginnings, which are thousands


def _pieces(phrase: str) -> Iterator[tuple[list[list[str]], bool]]:
    """Yield each piece of a phrase: its alternatives, and whether it may be left out."""
    rest = phrase.strip()
    while rest:
        if rest[0] in "([":
            inside, _, rest = rest[1:].partition(")" if rest[0] == "(" else "]")
            optional = phrase.strip()[: -len(rest) or None].endswith("]")
            rest = rest.lstrip()
            if rest.startswith("?"):
                optional, rest = True, rest[1:].lstrip()
            yield [alternative.split() for alternative in inside.split("|")], optional
        else:
            word, _, rest = rest.partition(" ")
            rest = rest.lstrip()
            yield [[word]], False


class Phrases:
    """Named phrases, ready to be found.

    A phrase is words with ``(a|b c)``, one of these, and ``[a|b c]``, one of these or nothing; ``*`` is at
    most two words, ``_`` any one word, ``~`` one that stands in no phrase, as names do, ``#`` a number, ``^``
    and ``$`` a sentence's beginning and end.

    Example:
        >>> from nextyes.replies.cues.words import words_of
        >>> phrases = Phrases({"no": ["not [really] interested", "^ (no|nope) $"]})
        >>> [tuple(match) for match in phrases.matches(words_of("No. We are not interested.", "en"))]
        [('no', 0, 1), ('no', 3, 5)]
    """

    def __init__(
        self, phrases: Mapping[str, Iterable[str]], *, told_within: Mapping[str, frozenset[str]] | None = None
    ) -> None:
        """Build the net of all phrases, given by their names.

        One within a longer one of a name in ``told_within`` of its own is told all the same.
        """
        self._net = _Net()
        self._told_within = told_within or {}
        self._inside, self._begins = self._net.state(), self._net.state()
        for name, own in phrases.items():
            for phrase in own:
                self._add(name, phrase)
        self._net.by_none[self._begins].append(self._inside)
        self.vocabulary = frozenset(word for after in self._net.by_word for word in after)
        self._forget()

    def _add(self, name: str, phrase: str) -> None:
        net, here = self._net, self._inside
        if phrase.startswith("^"):
            phrase, here = phrase[1:], self._begins
        ends = phrase.endswith("$")
        entry = net.state()
        net.by_none[here].append(entry)
        here = entry
        for alternatives, optional in _pieces(phrase.rstrip("$")):
            there = net.state()
            for words in alternatives:
                if words == ["*"]:
                    self._gap(here, there)
                else:
                    net.words(here, words, there)
            if optional:
                net.by_none[here].append(there)
            here = there
        (net.names_at_end if ends else net.names)[here] = name

    def _gap(self, here: int, there: int) -> None:
        self._net.by_none[here].append(there)
        for _ in range(_GAP_WORDS):
            further = self._net.state()
            self._net.by_any[here].append(further)
            self._net.by_none[further].append(there)
            here = further

    def _forget(self) -> None:
        self._known: dict[frozenset[int], _Met] = {}
        self._start = self._met({self._inside})
        self._start_of_sentence = self._met({self._begins})
        for start in (self._start, self._start_of_sentence):
            start.by_word = {}
            for state in start.states:
                for word, there in self._net.by_word[state].items():
                    start.by_word.setdefault(word, []).extend(there)

    def _met(self, states: set[int]) -> _Met:
        reached = self._net.reached(states)
        known = self._known.get(reached)
        if known is None:
            names = dict.fromkeys(
                self._net.names[state] for state in sorted(reached) if state in self._net.names
            )
            at_end = self._net.names_at_end
            ending = dict.fromkeys(at_end[state] for state in sorted(reached) if state in at_end)
            known = self._known[reached] = _Met(reached, tuple(names), tuple(ending))
        return known

    def _step(self, here: _Met, word: str) -> _Met | None:
        if here.by_word is not None:
            states = set(here.by_word.get(word, ()))
        else:
            states = {there for state in here.states for there in self._net.by_word[state].get(word, ())}
        for state in here.states if here.by_word is None else ():
            states.update(self._net.by_any[state])
        there = self._met(states) if states else None
        here.after[word] = there
        return there

    def matches(self, words: Words) -> list[Match]:
        """Return the phrases that stand in ``words``, by their place; one within a longer one is not told."""
        if len(self._known) > _MOST_STATES:
            self._forget()
        found: list[Match] = []
        breaks, count = words.breaks, len(words.forms)
        forms = [form if form in self.vocabulary else _UNKNOWN for form in words.forms]
        for first in range(count):
            met: _Met | None = self._start_of_sentence if breaks[first] == SENTENCE else self._start
            here = first
            while here < count and (here == first or breaks[here] != SENTENCE):
                form = forms[here]
                assert met is not None
                met = met.after[form] if form in met.after else self._step(met, form)
                if met is None:
                    break
                here += 1
                for name in met.names:
                    found.append(Match(name, first, here))  # noqa: PERF401 - the loop runs rarely
                if met.names_at_end and breaks[here] != NONE:
                    found.extend(Match(name, first, here) for name in met.names_at_end)
        return _longest(found, self._told_within)


def _longest(found: list[Match], told_within: Mapping[str, frozenset[str]]) -> list[Match]:
    """Drop what stands within a longer match."""
    if len(found) < 2:
        return found
    kept: list[Match] = []
    reach, widest, within = -1, (-1, -1), ""
    for match in sorted(set(found), key=lambda match: (match.first, -match.last, match.name)):
        place = (match.first, match.last)
        if match.last > reach or place == widest or within in told_within.get(match.name, ()):
            kept.append(match)
            if match.last > reach:
                reach, widest, within = match.last, place, match.name
    return kept
