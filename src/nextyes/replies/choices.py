"""Which of the answers handed over in a mail a reply picks: "yes", "the second", "b".

Our own plays put the words to answer with in quotes, other sellers number them: "1) yes 2) later 3) no".
"""

import re
import unicodedata
from collections.abc import Sequence

from nextyes.deals.events import Reading
from nextyes.replies.cues import Cue, find
from nextyes.replies.question import about

_LONGEST = 4_000
_QUOTED = re.compile(r"[“„«\"] ?([^“”„«»\"\n]{1,60})[”“»\"]")
_NUMBERED = re.compile(r"(?:^|[\s(])(?:[1-9]|[a-eA-E])[.):][ \t]{1,4}([^\n?;()]{1,80})")
_NEXT = re.compile(r"[\s,(]+(?:[1-9]|[b-eB-E])[.):][ \t]")  # of several on one line
_ORDINALS = (
    "1 a one first eins erste ersten erstere premier premiere primera primero uno".split(),
    "2 b two second zwei zweite zweiten deuxieme seconde second segunda segundo dos".split(),
    "3 c three third drei dritte dritten troisieme tercera tercero tres".split(),
    "4 d four fourth vier vierte vierten quatrieme cuarta cuarto cuatro".split(),
)
_BESIDE = frozenset(
    "the it is thats go with option answer number choice nr die das der antwort la le el los opcion reponse "
    "numero respuesta please pls thanks bitte danke svp merci por favor gracias".split()
)
_FEW = 5  # words of a reply that may be no more than a pick
_SAID = {
    frozenset(("affirm",)): Reading.YES,
    frozenset(("deny",)): Reading.NO,
    frozenset(("later",)): Reading.NOT_NOW,
}


def may_pick(text: str) -> bool:
    """Return whether a reply is short enough to do no more than pick, before its mail is looked at."""
    return 0 < len(_folded(text)) <= _FEW


def picked(mail: str, text: str, cues: Sequence[Cue], *, language: str) -> Reading | None:
    """Return what a reply says that does no more than pick an answer handed over; None for any other.

    Args:
        mail: What the reply answers.
        text: The buyer's own words.
        cues: Of the reply.
        language: Of the mail.

    Example:
        >>> mail = "Say “yes”, “no, not for us” or “not now, try me in …”. Which is it?"
        >>> [str(picked(mail, text, (), language="en")) for text in ("2", "the third one", "Well ...")]
        ['no', 'not_now', 'None']
    """
    if not may_pick(text):
        return None
    offered = [_reading(choice, language) for choice in _choices(mail[-_LONGEST:])]
    telling = frozenset(cue.name for cue in cues if cue.name != "thanks")
    if (said := _SAID.get(telling)) is not None:
        return said if said in offered and about(mail) == "open" else None
    left = [word for word in _folded(text) if word not in _BESIDE]
    left = left[:1] if left[1:] == ["one"] else left
    at = next((at for at, names in enumerate(_ORDINALS) if left and left[0] in names), len(offered))
    return offered[at] if len(left) == 1 and at < len(offered) else None


def _choices(mail: str) -> list[str]:
    """Return the answers that a mail numbers, else those that it quotes to an open question."""
    numbered = [_NEXT.split(found.group(1))[0] for found in _NUMBERED.finditer(_NEXT.sub("\n\\g<0>", mail))]
    if len(numbered) > 1:
        return numbered
    quoted: list[str] = _QUOTED.findall(mail) if about(mail) == "open" else []
    return quoted if len(quoted) > 2 else []  # fewer are only ways out: "not for us"


def _reading(choice: str, language: str) -> Reading | None:
    """Return what an answer handed over says: a no before all, "close it" is one, else its first words."""
    said = [cue.reading for cue in find(choice, language, asked_means_no=False)]
    return Reading.NO if Reading.NO in said else next((one for one in said if one is not None), None)


def _folded(text: str) -> list[str]:
    spread = unicodedata.normalize("NFKD", text[:_LONGEST].lower())
    return re.findall(r"[a-z0-9]+", "".join(letter for letter in spread if not unicodedata.combining(letter)))
