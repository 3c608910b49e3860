"""The lexicon of a language: its phrases by kind, and the small words that turn or weaken them.

``en.txt`` and its neighbours hold them: first sets of words, ``negators = not no never``, then the phrases of
each kind, one a line, under ``[kind]``; a line that begins with # is a comment.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from nextyes.replies.cues.phrases import Phrases

_LONG_ENOUGH = 4  # letters of a word that tells a language
# "We do not want your mails any more" is a refusal, and a wish for no more mail within it; "the project is
# not dead" has the words of one.
_TOLD_WITHIN = {
    "stop": frozenset(("refuse", "elsewhere", "later", "ask", "stall", "deny", "affirm", "away")),
    "alive": frozenset(("refuse",)),
    "promise": frozenset(("elsewhere",)),
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """Phrases of one language, ready to be found, and its small words, folded."""

    phrases: Phrases
    no_words: frozenset[str]  # "no" alone: an answer, unless it begins "no budget"
    after_no: frozenset[str]  # what may follow it where it is an answer
    greetings: frozenset[str]
    negators: frozenset[str]
    negators_behind: frozenset[str]  # that stand after what they deny: "passt nicht"
    contrasts: frozenset[str]  # what follows them weighs more
    others: frozenset[str]  # "she is on leave" is no word of a machine
    conditions: frozenset[str]  # "if", "once", "would": it is not so yet


@lru_cache(maxsize=8)
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of one of `LANGUAGES`."""
    phrases: dict[str, list[str]] = {}
    words: dict[str, frozenset[str]] = {}
    kind = ""
    for line in files(__package__).joinpath(f"{language}.txt").read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if not kind and "=" in line:
            name, _, several = line.partition("=")
            words[name.strip().replace(" ", "_")] = frozenset(several.split())
        elif line.startswith("[") and line.endswith("]") and " " not in line and "|" not in line:
            kind = line[1:-1]
            phrases[kind] = []
        else:
            phrases[kind].append(line)
    return Lexicon(phrases=Phrases(phrases, told_within=_TOLD_WITHIN), **words)


def words_of(language: str) -> frozenset[str]:
    """Return all words of a lexicon's phrases, by which its language is known."""
    lines = files(__package__).joinpath(f"{language}.txt").read_text("utf-8").splitlines()
    phrases = " ".join(line for line in lines if not line.startswith(("#", "[")) and "=" not in line)
    return frozenset(word for word in re.findall(r"[a-z]+", phrases) if len(word) >= _LONG_ENOUGH)
