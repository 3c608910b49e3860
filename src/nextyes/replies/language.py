"""Which of the languages read here a text is in: by its function words and its letters."""

import re
from functools import lru_cache
from importlib.resources import files

from nextyes.replies.cues.lexicon import words_of as cue_words
from nextyes.replies.cues.words import plain

LANGUAGES = ("en", "de", "fr", "es")

_LETTERS = {"ß": "de", "ñ": "es", "¿": "es", "¡": "es", "œ": "fr", "ç": "fr", "ê": "fr", "è": "fr", "ù": "fr"}
_LETTERS |= {"ö": "de", "ü": "de", "ä": "de", "í": "es", "ó": "es", "á": "es", "ú": "es"}
_STRANGE_LETTERS = frozenset("ãõłąęśźżčřěůşğıåøæțșăđőűȘȚ")

_CUE = 0.6  # what a word of a lexicon of cues says for its language
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SENTENCE = re.compile(
    r"(?:(?!(?<!\d)[.!?] |\s/{1,2}\s)[^\n]){0,500}(?:[.!?] (?:/{1,2} )?|\n|\s/{1,2}\s|(?=.)|\Z)"
)
_SAID = re.compile(r"[^\n]")
_CLEARLY = 2.0  # a lead that the language told has to give way to
_TELLING = 0.3  # a lead by which a language is known
_STRANGE = 0.5  # one by which it is none of ours: "PO attached" has a Polish word
_FEW = 6  # words of none of the languages that tell nothing
_WORDS_LOOKED_AT = 150
_CHARACTERS_LOOKED_AT = 2_000


def _weights() -> dict[str, tuple[tuple[str, float], ...]]:
    """Return what a word says for each language: the less, the more languages share it."""
    owners: dict[str, dict[str, float]] = {}
    for line in files(__package__).joinpath("language.txt").read_text("utf-8").splitlines():
        if "=" in line:
            code, _, words = line.partition("=")
            for word in words.split():
                owners.setdefault(word, {})[code.strip()] = 1.0
    for code in LANGUAGES:
        for word in cue_words(code):
            owners.setdefault(word, {}).setdefault(code, _CUE)
    return {
        word: tuple((code, weight / len(by_code)) for code, weight in by_code.items())
        for word, by_code in owners.items()
    }


_WEIGHTS = _weights()


def _scores(text: str) -> tuple[dict[str, float], int]:
    """Return what the words and letters of ``text`` say for each language, and how many words there are."""
    scores: dict[str, float] = {}
    lowered = text[:_CHARACTERS_LOOKED_AT].lower().replace("’", "'")
    words = _WORD.findall(lowered)[:_WORDS_LOOKED_AT]
    for word in words:
        for language, weight in _WEIGHTS.get(word, ()) or _WEIGHTS.get(plain(word), ()):
            scores[language] = scores.get(language, 0.0) + weight
        for letter in () if word.isascii() else word:
            if letter in _LETTERS:
                scores[_LETTERS[letter]] = scores.get(_LETTERS[letter], 0.0) + 0.5
            elif letter in _STRANGE_LETTERS:
                scores["?"] = scores.get("?", 0.0) + 0.7
    for mark in "¿¡":
        if mark in lowered:
            scores["es"] = scores.get("es", 0.0) + 1.0
    return scores, len(words)


@lru_cache(maxsize=4096)
def _best(text: str) -> tuple[str, float, int]:
    """Return the likeliest language, by how much it leads the next, and the number of words."""
    scores, words = _scores(text)
    if not scores:
        return "", 0.0, words
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    lead = ranked[0][1] - (ranked[1][1] if len(ranked) > 1 else 0.0)
    return ranked[0][0], lead, words


def _mostly_latin(text: str) -> bool:
    letters = [letter for letter in text[:_CHARACTERS_LOOKED_AT] if letter.isalpha()]
    return sum(letter < "\u0250" for letter in letters) * 2 >= len(letters)


def language_of(text: str, *, told: str = "", asked: str = "") -> str:
    """Return the language of a reply: one of `LANGUAGES`, or "" where it is none of them.

    The language that was ``told`` holds unless the text clearly speaks another. A reply too short to tell is
    in the language of the question ``asked``, else in English.

    Example:
        >>> [language_of(text) for text in ("Danke, das passt nicht", "Non, merci", "Grazie, non ora")]
        ['de', 'fr', '']
        >>> language_of("Ok", asked="¿Entonces es un no?"), language_of("今は必要ありません")
        ('es', '')
    """
    if not _mostly_latin(text):
        return ""
    told = told.strip().lower().replace("_", "-").partition("-")[0]
    best, lead, words = _best(text)
    if told in LANGUAGES and (best == told or lead < _CLEARLY):
        return told
    if told and told not in LANGUAGES and (best not in LANGUAGES or lead < _CLEARLY):
        return ""
    if best in LANGUAGES and lead >= _TELLING:
        return best
    if (best and best not in LANGUAGES and lead >= _STRANGE) or (words > _FEW and not best):
        return ""
    return _language_of_question(asked)


def tongues(text: str, language: str) -> tuple[tuple[str, str], ...]:
    """Return the languages of a text that says it all twice, each with the text in which only it is left.

    ``language`` is the one of the text as a whole, and is that of each sentence that does not speak another
    of which one sentence is clear. What is left out is blank, so that all else stays where it was.

    Example:
        >>> for code, left in tongues("Ich bin bis zum 4. Mai nicht im Büro. / I am back on 4 May.", "de"):
        ...     print(code, left.strip())
        de Ich bin bis zum 4. Mai nicht im Büro. /
        en I am back on 4 May.
    """
    sentences = [(part.group(), *_best(part.group())[:2]) for part in _SENTENCE.finditer(text)]
    clear = [best for _, best, lead in sentences if best in LANGUAGES and lead >= _CLEARLY]
    if language not in LANGUAGES or set(clear) <= {language}:
        return ((language, text),)
    spoken = [(said, best if lead > 0 and best in clear else language) for said, best, lead in sentences]
    return tuple(
        (code, "".join(said if of == code else _SAID.sub(" ", said) for said, of in spoken))
        for code in dict.fromkeys([language, *clear])
    )


def _language_of_question(asked: str) -> str:
    best, lead, _ = _best(asked) if asked else ("", 0.0, 0)
    return best if best in LANGUAGES and lead > 0.0 else "en"
