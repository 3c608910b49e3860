"""What the words of a reply signal: phrases of each reading, and what turns or weakens them.

A *cue* is a phrase of one language's lexicon (``en.txt`` and its neighbours) with what its sentence does to
it: denied ("we have not decided against it"), on a condition ("once legal agrees we sign"), outweighed by
what follows "but". Cues know words, nothing of dates, prices or weights. To teach a phrase, write it into the
lexicon of its language and learn the weights again; to teach a language, write its lexicon and name it in
`LANGUAGES`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from nextyes.deals.events import Reading
from nextyes.replies.cues.lexicon import Lexicon, lexicon
from nextyes.replies.cues.phrases import Match
from nextyes.replies.cues.words import NONE, SENTENCE, Words, words_of
from nextyes.replies.reply import Span

LANGUAGES = ("en", "de", "fr", "es")

# What each kind of phrase says, and what it says when it is denied.
MEANINGS: dict[str, tuple[Reading | None, Reading | None]] = {
    "stop": (Reading.STOP, None),
    "away": (Reading.AUTO_REPLY, None),
    "elsewhere": (Reading.WRONG_PERSON, None),
    "refuse": (Reading.NO, Reading.HEDGE),
    "later": (Reading.NOT_NOW, None),
    "time": (Reading.NOT_NOW, None),  # "next quarter": when it will be, if nothing else is said of it
    "not_yet": (Reading.NOT_NOW, None),
    "go": (Reading.YES, Reading.NO),
    "price": (Reading.COUNTER, None),
    "stall": (Reading.HEDGE, None),
    "promise": (Reading.HEDGE, None),  # "you will hear from me on Friday": they come, none has to ask
    "proviso": (Reading.HEDGE, None),  # "once legal has signed": others still have to agree
    "warm": (Reading.HEDGE, Reading.NO),
    "alive": (Reading.HEDGE, None),
    "ask": (Reading.QUESTION, None),
    "asks": (Reading.QUESTION, None),
    "thanks": (None, None),
    "sad": (None, None),
    "order_about": (Reading.OTHER, None),
    "affirm": (None, None),
    "echo": (None, None),
    "contrary": (None, None),
    "deny": (None, None),
    "money": (None, None),
    "undone": (Reading.NO, None),  # "go ahead and cancel", "sure, when pigs fly"
    "guess": (None, None),  # "I suppose so": a yes, but no firm one
    "hinge": (None, None),  # "once the war is over": a step in its sentence hangs on it
    "yours": (None, None),  # "once you have corrected it": no step hangs on what the seller does
}
# A yes that says the question's verb back, "we do", and one that gainsays, "doch": to a question put with a
# not they are no yes but a sign of life; and so is "doch" to "is it a no?".
_SAID_BACK = ("echo", "contrary")
_ANSWERS = {
    ("affirm", True): Reading.NO, ("deny", True): Reading.HEDGE,
    ("affirm", False): Reading.YES, ("deny", False): Reading.NO,
}  # fmt: skip
# Kinds that a "not" before them turns; the others say "not" themselves or do not care.
_TURNED = frozenset(("refuse", "go", "warm", "price", "stop", "elsewhere", "alive"))
_REACH = 4  # words before a phrase in which a "not" turns it
_OPENING_SENTENCES = 3  # in which a yes or no answers the question
_POLITE = frozenset(("thanks",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A phrase found, with what its sentence does to it."""

    name: str  # of MEANINGS
    reading: Reading | None  # what it speaks for, all told
    span: Span
    denied: bool = False
    conditional: bool = False  # "if", "once", "would": it is not so yet
    outweighed: bool = False  # "but" follows in the same sentence
    sentence: int = 0

    @property
    def feature(self) -> str:
        """The name with what was done to it: "go if", "no refuse"."""
        turned = f"no {self.name}" if self.denied else self.name
        return f"{turned} if" if self.conditional else f"{turned} but" if self.outweighed else turned


def _after_greeting(words: Words, known: Lexicon) -> None:
    """Let a sentence begin after "Hi Sam,"."""
    if words.forms and words.forms[0] in known.greetings:
        for at in range(1, min(5, len(words.forms))):
            if words.breaks[at] != NONE:
                words.breaks[at] = SENTENCE
                return


def _bare_no(words: Words, at: int, known: Lexicon) -> bool:
    """Return whether the "no" at ``at`` is an answer, not the beginning of "no budget"."""
    if words.forms[at] not in known.no_words:
        return False
    return words.breaks[at + 1] != NONE or at + 1 == len(words.forms) or words.forms[at + 1] in known.after_no


def _says_yes(words: Words, at: int, text: str) -> bool:
    """Return whether a "si" is a yes, by its accent or by the pause behind it: no condition then."""
    return text[words.starts[at] : words.ends[at]].endswith("í") or words.breaks[at + 1] != NONE


class _Sentences:
    """Which sentence each word stands in, and what its sentence holds."""

    def __init__(self, words: Words, known: Lexicon, text: str) -> None:
        self.number: list[int] = []
        self.contrast: dict[int, int] = {}  # sentence: its last "but"
        self.conditions: dict[int, list[int]] = {}
        number = -1
        for at, form in enumerate(words.forms):
            number += words.breaks[at] == SENTENCE or at == 0
            self.number.append(number)
            if form in known.contrasts:
                self.contrast[number] = at
            if form in known.conditions and not (form == "si" and _says_yes(words, at, text)):
                self.conditions.setdefault(number, []).append(at)


def _of_another(match: Match, words: Words, known: Lexicon) -> bool:
    """Return whether someone else is away than who writes: "he is on leave"."""
    first = max(0, match.first - _REACH)
    near = [at for at in range(first, match.last) if words.forms[at] in known.others]
    return bool(near) and SENTENCE not in words.breaks[near[-1] + 1 : match.last]


def _denied(match: Match, words: Words, known: Lexicon, polite: frozenset[int]) -> bool:
    """Return whether a "not" of the same clause reaches the phrase; two of them cancel out."""
    turns = 0
    for at in range(match.first - 1, max(match.first - 1 - _REACH, -1), -1):
        if words.breaks[at + 1] != NONE or words.forms[at] in known.contrasts:
            break
        turns += words.forms[at] in known.negators and at not in polite and not _bare_no(words, at, known)
    if not turns and match.last < len(words.forms) and words.breaks[match.last] == NONE:
        turns += words.forms[match.last] in known.negators_behind
    return turns % 2 == 1


def _cue(match: Match, words: Words, known: Lexicon, sentences: _Sentences, polite: frozenset[int]) -> Cue:
    number = sentences.number[match.first]
    denied = match.name in _TURNED and _denied(match, words, known, polite)
    conditional = any(
        not match.first <= at < match.last or match.name == "go"
        for at in sentences.conditions.get(number, ())
    )
    straight, turned = MEANINGS[match.name]
    return Cue(
        name=match.name,
        reading=turned if denied else straight,
        span=Span(words.starts[match.first], words.ends[match.last - 1]),
        denied=denied,
        conditional=conditional and match.name in ("go", "refuse", "affirm", "price"),
        outweighed=sentences.contrast.get(number, -1) >= match.last,
        sentence=number,
    )


def _answer(cue: Cue, asked_means_no: bool | None, *, with_not: bool) -> Cue | None:
    """Return a yes or no as the answer that it is; None where it comes too late to be one."""
    if cue.sentence >= _OPENING_SENTENCES:
        return None
    name = cue.name
    if name in _SAID_BACK:
        name = "alive" if with_not or (name == "contrary" and asked_means_no) else "affirm"
    reading = _ANSWERS.get((name, asked_means_no)) if asked_means_no is not None else None
    if name == "alive" or (with_not and name == "deny"):
        reading = Reading.HEDGE if name == "alive" else Reading.NO
    return Cue(
        name=name,
        reading=reading,
        span=cue.span,
        conditional=cue.conditional,
        outweighed=cue.outweighed,
        sentence=cue.sentence,
    )


def _questions(words: Words, sentences: _Sentences) -> Iterable[Cue]:
    """Yield each sentence that ends with a question mark."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for at, asks in enumerate(words.asks):
        if asks:
            first.setdefault(sentences.number[at], at)
            last[sentences.number[at]] = at
    for number, at in first.items():
        if last[number] > at:
            span = Span(words.starts[at], words.ends[last[number]])
            yield Cue(name="asks", reading=Reading.QUESTION, span=span, sentence=number)


def find(
    text: str, language: str, *, asked_means_no: bool | None = None, with_not: bool = False
) -> tuple[Cue, ...]:
    """Return the cues of a reply in the order of its words.

    Args:
        text: The buyer's own words.
        language: One of `LANGUAGES`; another finds nothing.
        asked_means_no: What a "yes" would mean, as `question.means_no` tells; it turns bare answers.
        with_not: Whether the question is put with a not, as `question.put_with_not` tells.

    Example:
        >>> [(cue.feature, str(cue.reading)) for cue in find("Yes, but not now.", "en", asked_means_no=False)]
        [('affirm but', 'yes'), ('later', 'not_now')]
        >>> [str(cue.reading) for cue in find("Yes, I'm afraid", "en", asked_means_no=True)]
        ['no', 'None']
    """
    if language not in LANGUAGES:
        return ()
    words = words_of(text, language)
    if not words.forms:
        return ()
    known = lexicon(language)
    _after_greeting(words, known)
    sentences = _Sentences(words, known, text)
    found = [
        match
        for match in known.phrases.matches(words)
        if match.name != "away" or not _of_another(match, words, known)
    ]
    inside = {at for match in found for at in range(match.first, match.last)}
    found += [
        Match("deny", at, at + 1)
        for at in range(len(words.forms))
        if at not in inside and words.breaks[at] == SENTENCE and _bare_no(words, at, known)
    ]
    polite = frozenset(
        at for match in found if match.name in _POLITE for at in range(match.first, match.last)
    )
    cues: list[Cue] = []
    for match in found:
        cue: Cue | None = _cue(match, words, known, sentences, polite)
        if cue is not None and cue.name in ("affirm", "deny", *_SAID_BACK):
            cue = _answer(cue, asked_means_no, with_not=with_not)
        if cue is not None:
            cues.append(cue)
    cues.extend(_questions(words, sentences))
    return tuple(sorted(cues, key=lambda cue: (cue.span, cue.name)))
