"""What the model looks at: numbered features of a reply and of its question, and where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from zlib import crc32

from nextyes.replies.light.concepts import SENTENCE_ENDS, Hit, concepts
from nextyes.replies.light.words import At, question_words, stem, words

_GREETINGS = frozenset(
    "hi hey hello dear hiya morning afternoon evening hallo guten liebe lieber sehr moin servus gruezi "
    "grussgott bonjour bonsoir salut cher chere madame monsieur hola buenas buenos estimado estimada "
    "apreciado querido".split()
)
# Words of a question that say nothing of its matter.
_PLAIN = frozenset(
    "i you a an the to of in it is am are was were be been do does did have has had and or for on at with my "
    "your me we us that this 's not so very , . ? ! will would can could should any some there here".split()
)
_OPENING = 12  # words in which a yes or no opens a reply


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A reply to read.

    ``asked_means_no`` says whether a yes to the question would be a no to the deal; None where no yes or no
    answers it.
    """

    text: str
    asked: str = ""
    asked_means_no: bool | None = None
    language: str = "en"


@dataclass(slots=True)
class Features:
    """Numbered features of a text, its words' characters and, where ``placed``, the words each spans.

    Features from ``runs_at`` on are whole words and runs of them, from ``pieces_at`` on pieces of words.
    """

    spans: list[At]
    placed: bool = False  # to tell what speaks for a reading; to tell the reading, no place is needed
    keys: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    runs_at: int = 0
    pieces_at: int = 0

    def add(self, name: str, first: int = -1, last: int = -1) -> None:
        """Add a feature by its name; -1 where it stands nowhere in the text."""
        self.keys.append(crc32(name.encode("utf-8", "replace")))
        if self.placed:
            self.first.append(first)
            self.last.append(last)

    def add_runs(self, prefix: str, runs: Sequence[bytes], size: int) -> None:
        """Add runs of ``size`` words each, the first of which begins at the text's left edge."""
        begun = crc32(prefix.encode("utf-8", "replace"))
        self.keys += [crc32(run, begun) for run in runs]
        if self.placed:
            top = len(self.spans) - 1
            self.first += [max(at - 1, 0) for at in range(len(runs))]
            self.last += [min(at + size - 2, top) for at in range(len(runs))]


@lru_cache(maxsize=65_536)
def _pieces(word: str, prefix: str) -> tuple[int, ...]:
    """Return the numbers of a word's pieces of three to five letters, with its edges."""
    edged = f"<{word}>"
    return tuple(
        crc32(f"{prefix}{edged[at : at + size]}".encode("utf-8", "replace"))
        for size in (3, 4, 5)
        for at in range(len(edged) - size + 1)
    )


def _add_pieces(found: Features, tokens: list[str], prefix: str) -> None:
    for at, token in enumerate(tokens):
        if len(token) > 1:
            pieces = _pieces(token, prefix)
            found.keys += pieces
            if found.placed:
                found.first += [at] * len(pieces)
                found.last += [at] * len(pieces)


def _runs(tokens: Sequence[str], most: int) -> list[list[bytes]]:
    """Return the runs of one word, of two … up to ``most``, the text's edges among the words."""
    edged = [word.encode("utf-8", "replace") for word in ("<s>", *tokens, "</s>")]
    longer = [edged]
    for size in range(1, most):
        longer.append([b"%b %b" % pair for pair in zip(longer[-1], edged[size:], strict=False)])
    return longer


def answer_features(asked: str, text: str) -> Features:
    """Return the features that tell yes from no of an answer to a question, as learnt from Circa."""
    located = words(text)
    answer = [word for word, _ in located]
    question = question_words(asked)
    found = Features([span for _, span in located])
    runs = _runs(answer, 3)
    for size, own in enumerate(runs, start=1):
        found.add_runs("w:", own, size)
    _add_pieces(found, answer, "c:")
    matter = dict.fromkeys(stem(word) for word in question if word not in _PLAIN)
    shared = ["§" if word not in _PLAIN and stem(word) in matter else word for word in answer]
    if "§" in shared:
        _add_shared(found, shared)
    _add_frames(found, question, runs)
    stems = [stem(word).encode("utf-8", "replace") for word in answer]
    for about in matter:
        found.add(f"q:{about}")
        found.add_runs(f"p:{about}|", stems, 1)
    return found


def _add_shared(found: Features, shared: list[str]) -> None:
    """Add runs with the question's own words in the answer, whichever they are."""
    edged = ["<s>", *shared, "</s>"]
    top = len(shared) - 1
    for size in (1, 2, 3):
        for at in range(len(edged) - size + 1):
            run = edged[at : at + size]
            if "§" in run:
                found.add("a:" + " ".join(run), max(at - 1, 0), min(at + size - 2, top))


def _add_frames(found: Features, question: Sequence[str], runs: Sequence[list[bytes]]) -> None:
    """Add how the question begins ("do you like"), alone and with each word of the answer."""
    for size in (1, 2, 3):
        frame = " ".join(question[:size])
        found.add(f"f{size}:{frame}")
        found.add_runs(f"f{size}:{frame}|", runs[0], 1)
        if size == 2:
            found.add_runs(f"fb:{frame}|", runs[1], 2)


def reply_features(item: Item, answer: tuple[str, ...] = (), *, placed: bool = False) -> Features:
    """Return the features that tell the ten readings apart, with their places where ``placed``.

    ``answer`` says how the text answers the question, as learnt from Circa, in a few words.
    """
    located = words(item.text)
    tokens = [word for word, _ in located]
    found = Features([span for _, span in located], placed)
    means = {True: "N", False: "Y", None: "-"}[item.asked_means_no]
    hits = concepts(tokens, item.language)
    _add_concepts(found, tokens, hits, means)
    start = _after_greeting(tokens)
    opens = _add_polarity(found, tokens, hits, means=means, start=start)
    for about in _asked_about(item.asked, item.language):
        found.add(f"qc:{about}")
        found.add(f"qo:{about}|{opens}")
    for said in answer:
        found.add(f"said:{means}|{said}")
    _add_shape(found, tokens, item)
    found.runs_at = len(found.keys)
    runs = _runs(tokens, 2)
    for prefix in ("w:", f"wm:{means}|"):
        for size, own in enumerate(runs, start=1):
            found.add_runs(prefix, own, size)
    for size in (1, 2, 3):
        found.add(f"o{size}:" + " ".join(tokens[start : start + size]), start, start + size - 1)
    found.pieces_at = len(found.keys)
    _add_pieces(found, tokens, "c:")
    return found


@lru_cache(maxsize=4_096)
def _asked_about(asked: str, language: str) -> tuple[str, ...]:
    """Return the concepts of a question."""
    return tuple(dict.fromkeys(hit.name for hit in concepts(question_words(asked), language)))


def _add_concepts(found: Features, tokens: list[str], hits: list[Hit], means: str) -> None:
    """Add concepts alone, with the question's meaning, and by where in the reply they stand."""
    ends = [0]
    for at, token in enumerate(tokens):
        ends.append(ends[-1] + (token in SENTENCE_ENDS and at + 1 < len(tokens)))
    turn = max((hit.end for hit in hits if hit.concept == "but"), default=len(tokens))
    for hit in hits:
        found.add(f"k:{hit.name}", hit.start, hit.end - 1)
        found.add(f"km:{means}|{hit.name}", hit.start, hit.end - 1)
        if ends[hit.start] == ends[-1]:
            found.add(f"kl:{hit.name}", hit.start, hit.end - 1)
        if ends[hit.start] == 0:
            found.add(f"kf:{means}|{hit.name}", hit.start, hit.end - 1)
        if hit.start >= turn:
            found.add(f"kb:{hit.name}", hit.start, hit.end - 1)


def _after_greeting(tokens: list[str]) -> int:
    """Return the first word after "Hi Sam,"."""
    start = 0
    if tokens and tokens[0] in _GREETINGS:
        start = next((at + 1 for at, token in enumerate(tokens[:8]) if token in {",", "!", "\n", ":"}), 0)
    while start < len(tokens) and tokens[start] == "\n":
        start += 1
    return start


def _add_polarity(found: Features, tokens: list[str], hits: list[Hit], *, means: str, start: int) -> str:
    """Add which yes or no the reply opens with, given what a yes would mean; return which."""
    polar = [hit for hit in hits if hit.concept in {"aff", "no"} and start <= hit.start < start + _OPENING]
    first = polar[0].name if polar else "none"
    how = "first" if polar and polar[0].start == start else "later"
    left = sum(token.isalnum() for token in tokens[start:])
    long = "alone" if left <= 2 else "short" if left <= 8 else "long"
    where = polar[0].start if polar else -1
    for name in (first, f"{first} {how}", f"{first} {how} {long}"):
        found.add(f"op:{means}|{name}", where, where)
    return first


def _add_shape(found: Features, tokens: list[str], item: Item) -> None:
    found.add("1")
    found.add(f"m:{item.asked_means_no}")
    found.add(f"l:{item.language}")
    found.add(f"n:{len(tokens).bit_length()}")
    if "?" in tokens:
        body = " ".join(tokens).split()
        found.add("?:last" if "?" in body[-2:] else "?:within")
        found.add(f"?:{min(body.count('?'), 3)}")
    if not any(token.isalpha() for token in tokens):
        found.add("no words")
    if any(token[0].isdigit() for token in tokens):
        found.add("digits")
