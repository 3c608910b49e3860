"""Words of a text as the model sees them: folded, contractions opened, each with where it stands."""

import re
import unicodedata
from functools import lru_cache

# A word, a number with its separators, the end of a line, or one other sign that is no space.
_TOKEN = re.compile(r"[^\W\d_]+(?:['’`´][^\W\d_]+)*['’]?|\d+(?:[.,]\d+)*|[^\w\s]|_|\n")
_STRAIGHT = str.maketrans("’`´", "'''")
_LONGEST = 400  # words looked at: of a longer text the first and the last
_WORD = 24  # characters looked at of a word
_HEAD = 300

# What "n't" and the like open to; a French or English elision stands before its word.
_ENDS = {"n't": "not", "'ll": "will", "'m": "am", "'re": "are", "'ve": "have", "'d": "would", "'s": "'s"}
_WHOLE = {
    "can't": ("can", "not"),
    "cant": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "dont": ("do", "not"),
    "don't": ("do", "not"),
    "didnt": ("did", "not"),
    "doesnt": ("does", "not"),
    "isnt": ("is", "not"),
    "im": ("i", "am"),
    "ive": ("i", "have"),
    "id": ("i", "would"),
    "aint": ("is", "not"),
    "ain't": ("is", "not"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
}

At = tuple[int, int]  # characters, from the first up to and without the second
Word = tuple[str, At]


def words(text: str) -> list[Word]:
    """Return the folded words and signs of a text, each with its characters.

    Example:
        >>> [word for word, _ in words("I can’t, très désolé: 24k!")]
        ['i', 'can', 'not', ',', 'tres', 'desole', ':', '24', 'k', '!']
    """
    found = [match.span() for match in _TOKEN.finditer(text[: 40 * _LONGEST])]
    if len(found) > _LONGEST:
        found = found[:_HEAD] + found[_HEAD - _LONGEST :]
    return [(piece, at) for at in found for piece in _opened(text[at[0] : at[1]][:_WORD])]


@lru_cache(maxsize=4_096)
def question_words(asked: str) -> tuple[str, ...]:
    """Return the folded words and signs of a question; sellers ask the same ones again and again."""
    return tuple(word for word, _ in words(asked))


@lru_cache(maxsize=65_536)
def _opened(token: str) -> tuple[str, ...]:
    """Return a token folded, in the words that it is contracted of."""
    word = folded(token)
    if "'" not in word or word == "'":
        return _WHOLE.get(word, (word,))
    if word in _WHOLE:
        return _WHOLE[word]
    for end, opened in _ENDS.items():
        if word.endswith(end) and len(word) > len(end):
            return word[: -len(end)], opened
    return tuple(piece for piece in word.replace("'", "' ").split() if piece != "'") or (word,)


@lru_cache(maxsize=65_536)
def folded(token: str) -> str:
    """Return a token in lower case, without accents, with straight apostrophes.

    Example:
        >>> folded("GRÜẞE"), folded("n’est")
        ('grusse', "n'est")
    """
    if token.isascii():
        return token.lower()
    apart = unicodedata.normalize("NFKD", token.translate(_STRAIGHT).casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign)) or token


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return a word without its commonest endings, so that a question and its answer meet.

    Example:
        >>> stem("reading") == stem("reads") == stem("read"), stem("movies"), stem("is")
        (True, 'movi', 'is')
    """
    for end in ("ing", "ies", "ed", "es", "s", "y", "e"):
        if word.endswith(end) and len(word) - len(end) >= 3:
            word = word[: -len(end)]
            return word + "i" if end in {"ies", "y"} else word
    return word
