"""Words of a language and what they mean in a date: data, and the way it is written down.

A phrase has one kind; the grammar knows kinds only, so that one grammar reads all languages. Phrases are
written as people write them and compared folded: without case, accents and apostrophes.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from unicodedata import combining, normalize

from nextyes.replies.dates.days import Part
from nextyes.replies.dates.holiday import Feast
from nextyes.replies.reply import Grain

# Every kind of word, by the name that the rules of the grammar call it.
KINDS = (
    # what a date is made of
    "number count ordinal theday year month monthweek maymonth weekday satday season fallseason relday feast "
    "unit annual period fiscal kw weekof part this next coming last overnext same fromnow ago duration clock "
    # where it lies
    "in within on since after before notbefore by from until through around between to or and give "
    "for of new thereafter inclusive once over orso "
    # what the grammar makes of these
    "span date past "
    # the rest
    "hold know not begin which filler article small pair comma stop dash slash opaque other"
).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """The meaning of a phrase: its kind, and what that kind needs."""

    kind: str
    number: float = (
        0  # of numbers, months (1 to 12), weekdays (0 to 6), seasons (0 spring to 3 winter), units
    )
    grain: Grain = Grain.DAY
    part: Part = Part.WHOLE
    feast: Feast | None = None
    plural: bool = False  # of units: "the next weeks" is no date
    workdays: bool = False
    figures: bool = False  # of numbers: not written in letters
    whole: bool = False  # of ordinals: "the first full week" lies wholly within the month


Entries = Iterator[tuple[str, Word]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The phrases of a language, by their first word, the longest first.

    ``day_first`` says how "03/04" is read where the country does not say. ``after_day`` are words that may
    follow "on the 14th" without making it the 14th of something.
    """

    code: str
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Word], ...]]
    after_day: frozenset[str] = frozenset()
    dotted_ordinals: bool = False  # "14." is the 14th


def fold(word: str) -> str:
    """Return a word without case, accents and ligatures.

    Example:
        >>> fold("Nächste"), fold("AOÛT"), fold("Straße")
        ('nachste', 'aout', 'strasse')
    """
    if word.isascii():
        return word.lower()
    return "".join(c for c in normalize("NFKD", word.casefold()) if not combining(c)).casefold()


def lexicon(
    code: str, *entries: Iterable[tuple[str, Word]], after_day: str = "", dots: bool = False
) -> Lexicon:
    """Return the lexicon of all entries; of two meanings of a phrase the later one holds."""
    meanings: dict[tuple[str, ...], Word] = {}
    for part in entries:
        for phrase, word in part:
            # Umlauts are also written as two letters: "naechste".
            spellings = {phrase, phrase.translate(_TWO_LETTERS)} if dots else {phrase}
            for spelling in spellings:
                meanings[tuple(fold(spelling).replace("'", " ").split())] = word
    by_first: dict[str, list[tuple[tuple[str, ...], Word]]] = {}
    for phrase_words, word in sorted(meanings.items(), key=lambda item: -len(item[0])):
        by_first.setdefault(phrase_words[0], []).append((phrase_words, word))
    return Lexicon(
        code=code,
        phrases={first: tuple(found) for first, found in by_first.items()},
        after_day=frozenset(fold(after_day).split()),
        dotted_ordinals=dots,
    )


_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def words(kind: str, phrases: str, **meaning: object) -> Entries:
    """Yield phrases, parted by "|", that mean the same."""
    if kind not in KINDS:
        raise ValueError(f"unknown kind of word {kind!r}")
    word = Word(kind=kind, **meaning)  # type: ignore[arg-type]  # checked by the tests over all lexicons
    for phrase in phrases.split("|"):
        yield phrase.strip(), word


def counted(kind: str, groups: str, first: int = 1) -> Entries:
    """Yield phrases of groups that are parted by ";" and numbered from ``first`` on; a group may be empty."""
    for number, phrases in enumerate(groups.split(";"), first):
        if phrases.strip():
            yield from words(kind, phrases, number=number)


def units(day: str, week: str, month: str, quarter: str, half: str, year: str) -> Entries:
    """Yield the units of time: of each the phrases for one, ";", and those for several."""
    grains = (Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.HALF, Grain.YEAR)
    for grain, phrases in zip(grains, (day, week, month, quarter, half, year), strict=True):
        kind = "annual" if grain is Grain.YEAR else "unit"
        for plural, several in enumerate(phrases.split(";")):
            yield from words(kind, several, grain=grain, number=1, plural=bool(plural))


def kinds(phrases: Mapping[str, str], number: float = 0) -> Entries:
    """Yield phrases by their kind."""
    for kind, same in phrases.items():
        yield from words(kind, same, number=number)


def parts(phrases: Mapping[Part, str]) -> Entries:
    """Yield phrases for parts of a period."""
    for which, same in phrases.items():
        yield from words("part", same, part=which)


def spans(phrases: Mapping[tuple[Part, Grain], str]) -> Entries:
    """Yield phrases for a part of the running period: "year end"."""
    for (which, grain), same in phrases.items():
        yield from words("span", same, part=which, grain=grain)


def feasts(named: Mapping[str, Feast]) -> Entries:
    """Yield holidays by their names, parted by "|"."""
    for phrases, feast in named.items():
        yield from words("feast", phrases, feast=feast)


def endings(stem: str, *suffixes: str) -> str:
    """Return all forms of a word as phrases: ``endings("nächst", "e", "er")`` is "nächste|nächster"."""
    return "|".join(stem + suffix for suffix in suffixes)
