"""Why a text cannot be read: it is no text, only says back the question, or is in a foreign language."""

import re

_LONGEST = 6_000  # characters of a buyer's own words; what is longer is no reply
_UNREADABLE = 0.1  # of characters that no text has, from which a text is none
_STRANGE = re.compile("[\0-\x08\ufffd\ud800-\udfff]")
_SIGNS = re.compile(r"[{}\[\]<>$\\|^;]")
_CODE = 5  # such signs
_QUOTE, _LONG_QUOTE = 8, 24  # characters from which a question, or any words of it, are a quote of it


def not_text(whole: str, own: str) -> str:
    """Return why a text cannot be read; "" where it can, or where it says nothing."""
    if len(own) > _LONGEST:
        return f"too long to be a reply: more than {_LONGEST:,} characters"
    strange = len(_STRANGE.findall(own))
    if strange > _UNREADABLE * len(own) or "\0" in own:
        return "not text: it holds characters that no letter has"
    signs = len(_SIGNS.findall(own))
    if signs >= _CODE and signs > _UNREADABLE * len(own):
        return "not words: it looks like code or markup"
    if not own.strip() and whole.strip():
        return "nothing in it is the buyer's own: only quotes, a signature or markup"
    return ""


def said_back(own: str, asked: str) -> str:
    """Return why there is nothing to read in what only quotes the question."""
    lines = [" ".join(line.lower().split()) for line in own.splitlines() if line.strip()]
    question = " ".join(asked.lower().split())
    least = _QUOTE if own.rstrip().endswith("?") else _LONG_QUOTE
    if sum(map(len, lines)) >= least and all(line in question for line in lines):
        return "nothing in it is new: it says back what was asked"
    return ""


def foreign(words: str, language: str) -> str:
    """Return that words are in a language that is not read; "" where they are in one, or say nothing."""
    if language or not any(character.isalpha() for character in words):
        return ""
    return "in a language that is not read here (English, German, French and Spanish are)"
