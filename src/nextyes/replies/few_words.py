"""What a few words mean that are only a yes or a no to the question."""

import re
from collections.abc import Callable, Sequence

from nextyes.deals.events import Reading
from nextyes.replies.cues import Cue
from nextyes.replies.question import STEPS, about, takes_step

_FEW = 8  # words that may be only a yes or a no
_YET = re.compile(r"\b(?:yet|noch|encore|todav[ií]a|a[uú]n)\b", re.IGNORECASE)  # "not yet" may only be a hem
_ALIVE = {"deny", "alive", "not_yet"}
_SETTLES = {"received": {"affirm"}, "questions": {"deny"}}  # "did it arrive?" "it did"; "anything else?" "no"


def meant(
    cues: Sequence[Cue], text: str, asked: str, *, asks_for_later: Callable[[], bool]
) -> Reading | None:
    """Return what a few words mean by the question; None where they say more than a yes, a no or a later.

    ``asks_for_later`` tells whether the question names a day that lies far off.
    """
    telling = {cue.name for cue in cues if cue.name not in ("thanks", "sad")}
    if not telling or len(text.split()) > _FEW:
        return None
    topic = about(asked)
    if topic == "no":
        return _to_a_no(telling)
    if telling == _SETTLES.get(topic):
        return Reading.OTHER
    if topic in (*STEPS, "interest") and telling == {"deny"}:
        return Reading.NO
    if takes_step(asked) and telling == {"affirm"} and _says_only(text, cues):
        return Reading.YES
    puts_off = topic in (*STEPS, "interest", "later", "") and telling <= {"later", "time"}
    agrees = topic == "later" and telling == {"affirm"} and asks_for_later()
    not_yet = "not_yet" in telling <= _ALIVE
    return Reading.NOT_NOW if agrees or not_yet or (puts_off and not _YET.search(text)) else None


def _to_a_no(telling: set[str]) -> Reading | None:
    """Return what is meant by an answer to "So, is it a no?"."""
    if telling <= _ALIVE:
        return Reading.NOT_NOW if "not_yet" in telling else Reading.HEDGE
    return Reading.NO if "affirm" in telling <= {"affirm", "guess"} else None


def _says_only(text: str, cues: Sequence[Cue]) -> bool:
    """Return whether all words of a reply say yes or thank."""
    said = list(text)
    for cue in cues:
        if cue.name in ("affirm", "thanks"):
            said[cue.span.start : cue.span.end] = " " * (cue.span.end - cue.span.start)
    return not any(character.isalnum() for character in said)
