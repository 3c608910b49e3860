"""What to say: plays are text files, chosen by situation, filled in for a deal, held to what is fair.

Knows words and `nextyes.deals`. To add a play: one file in ``library/`` (see ``play.py`` for its form); the
contract test reviews it. A seller's own plays have the same form and the same review.
"""

from nextyes.plays.choose import facts_of, plays_for, situation_of
from nextyes.plays.play import Play, PlayError, Words, fill, library, parse, text_of
from nextyes.plays.review import review
from nextyes.plays.situation import Facts, Situation

__all__ = [
    "Facts",
    "Play",
    "PlayError",
    "Situation",
    "Words",
    "facts_of",
    "fill",
    "library",
    "parse",
    "plays_for",
    "review",
    "situation_of",
    "text_of",
]
