"""A text as words: folded, with their places and with what parts them."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

NONE, COMMA, SENTENCE = 0, 1, 2

_WORD_OR_BREAK = re.compile(
    r"(?P<word>[^\W_]+(?:['’ʼ´`][^\W_]+)*|%|[\u2600-\u27bf\U0001f300-\U0001faff])"
    r"|(?P<pause>(?:\.\.+|…)(?=[ \t]*[a-zß-ÿ]))"  # "we signed... with the other one"
    r"|(?P<sentence>[.!…‼]+(?![^\W_])|\?|\n\s*\n)"
    r"|(?P<comma>[,;:()]|\n(?![ \t]*[a-zß-ÿ])|[-–—](?=\s))"
)
_SPLIT_AT_APOSTROPHE = ("fr", "es", "")
_APOSTROPHES = re.compile(r"['’ʼ´`]")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def plain(word: str) -> str:
    """Return a lower-case word without accents."""
    if word.isascii():
        return word
    spread = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in spread if not unicodedata.combining(letter)).replace("œ", "oe")


@lru_cache(maxsize=65536)
def _folded(word: str, language: str) -> str:
    """Return a word in lower-case plain letters; every number is "#"."""
    if word[0].isdigit():
        return "#"
    lowered = word.lower()
    if lowered.isascii():
        return lowered.replace("'", "").replace("`", "")
    if language == "de":
        lowered = lowered.translate(_UMLAUTS)
    return plain(_APOSTROPHES.sub("", lowered))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text.

    Attributes:
        forms: Each word folded.
        starts: Where it begins in the text.
        ends: Where it ends.
        breaks: What stands before it: NONE, COMMA or SENTENCE; one more than there are words.
        asks: Whether the sentence it stands in ends with a question mark.
    """

    forms: list[str]
    starts: list[int]
    ends: list[int]
    breaks: list[int]
    asks: list[bool]


def words_of(text: str, language: str) -> Words:
    """Return the words of ``text``; apostrophes part words in French and Spanish and vanish elsewhere.

    Example:
        >>> words_of("I don’t think so. Why?", "en").forms, words_of("J’ai dit non", "fr").forms
        (['i', 'dont', 'think', 'so', 'why'], ['j', 'ai', 'dit', 'non'])
    """
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    breaks = [SENTENCE]
    asks: list[bool] = []
    begun = 0  # the first word of the sentence
    for found in _WORD_OR_BREAK.finditer(text):
        if found.lastgroup == "word":
            start = found.start()
            parts = _parts(found.group(), language)
            for part in parts:
                forms.append(_folded(part, language))
                starts.append(start)
                ends.append(start + len(part))
                breaks.append(NONE)
                asks.append(False)
                start += len(part) + 1
        elif found.lastgroup == "sentence":
            if found.group() == "?":
                asks[begun:] = [True] * (len(forms) - begun)
            begun = len(forms)
            breaks[-1] = SENTENCE
        elif breaks[-1] == NONE:
            breaks[-1] = COMMA
    breaks[-1] = SENTENCE  # a chat ends without a full stop
    return Words(forms, starts, ends, breaks, asks)


def _parts(word: str, language: str) -> list[str]:
    if language in _SPLIT_AT_APOSTROPHE and not word.isalnum():
        return [part for part in _APOSTROPHES.split(word) if part]
    return [word]
