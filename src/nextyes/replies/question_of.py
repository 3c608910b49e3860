"""Which question a reply answers: as it is known, as a note of a call holds it, or as a mail quotes it."""

from nextyes.replies.own_words import answered
from nextyes.replies.question import noted, question_in


def question_of(text: str, own: str, *, asked: str = "") -> str:
    """Return the question that a text answers: as known, as its own words note it, or as it quotes it."""
    if asked or (known := noted(own)):
        return asked or known
    return question_in(answered(text)) if own and len(own) < len(text.strip()) else ""
