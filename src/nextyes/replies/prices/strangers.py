"""Whether a number's sentence is about something else: its subject is a stranger to the deal.

Who names a price names it first ("24 and we sign"), or after words that everybody uses for it ("we could do
24"). "Toyota came in at 24", "levies are 24", "the old oven cost 24" have a subject of their own, a word that
is not in ``plain.txt``. Such a number is another's, unless plain words of offering stand beside it.
"""

import re
from enum import IntEnum
from importlib.resources import files

from nextyes.replies.prices.cues import WORDS
from nextyes.replies.prices.elsewhere import FOLLOWS, PRECEDES
from nextyes.replies.prices.folding import fold
from nextyes.replies.prices.words import NUMBERS, SCALES

_WORD = re.compile(r"[a-zß]+(?:'[a-zß]+)?")
_LABEL = 2  # words before a colon that name whose price follows: "Planmeca: 26 900"
_VERB = re.compile(
    r"[a-z]{3,}(?:ando|iendo|(?<![st]i)ons|ez|[aei]mos)"
)  # "rondando", "mettons": of the two who talk
_TITLES = frozenset("m mr mrs ms mme mlle dr herr herrn frau sr sra srta don dona".split())  # of their people
_ARTICLES = ("l", "d")  # of "l'abonnement"
_AND = ("and", "und", "et", "y")  # after which another subject may come, with its article
# Words before the one that a sentence is about.
_OPENS = frozenset(
    """
    and und et y the a an this that these those but so yes no well already also there there's is one
    every each per some of in on at even just still now today last all other another our my his her
    their der die das den dem des ein eine einen einem einer aber ja nein schon auch es gibt von vom im
    am bei fur allein nur noch dieser diese dieses jeder jede jedes alle letzte letztes letzter unser
    unsere unseren unserem unserer mein meine meinem meinen meiner le la les l un une du de mais oui non
    bon ce cet cette ces il en dans pour chez au aux tous toutes notre nos mon ma mes el los las una
    unos unas del al pero si este esta estos estas hay para por con todo todos todas ya lo nuestro
    nuestra nuestros nuestras mi mis used old new same similar cheaper alte alten neue neuen gebrauchte
    gleiche ancien ancienne nouveau nouvelle viejo vieja nuevo nueva
    """.split()
)


def _plain() -> set[str]:
    """Return the words of ``plain.txt``, folded."""
    lines = fold(files(__package__).joinpath("plain.txt").read_text("utf-8")).splitlines()
    return {word for line in lines if not line.startswith("#") and "=" not in line for word in line.split()}


_NUMBERS = frozenset(word for table in NUMBERS.values() for word in table)
_KNOWN = _plain() | WORDS | PRECEDES | FOLLOWS | SCALES.keys() | _NUMBERS


class Topic(IntEnum):
    """What the words before an amount are about."""

    DEAL = 0
    MIXED = 1  # the deal, and something else
    OTHER = 2  # it is said of something else: "Toyota came in at 24"


def topic(folded: str, start: int, end: int, *, whole: bool = False) -> Topic:
    """Return what the words before an amount, from ``start``, are about.

    Only those after the last comma count, or after a colon, as what stands before these is another thought;
    with ``whole`` all.

    Example:
        >>> topic("toyota came in at 24", 0, 18), topic("ah go on, we could do 24", 0, 22)
        (<Topic.OTHER: 2>, <Topic.DEAL: 0>)
    """
    begin = start if whole else max(folded.rfind(",", start, end) + 1, start)
    colon = folded.rfind(":", begin, end) + 1
    if colon and len(_WORD.findall(folded, begin, colon)) > _LABEL:
        begin = colon
    found, before, opens = Topic.DEAL, "", True
    for word in _WORD.findall(folded, begin, end):
        if not (_is_known(word) or before in _TITLES or _VERB.fullmatch(word)):
            if opens:
                return Topic.OTHER
            found = Topic.MIXED
        opens = word in _OPENS and (opens or before in _AND)
        before = word
    return found


def _is_known(word: str) -> bool:
    head, _, tail = word.partition("'")
    return word in _KNOWN or (tail if head in _ARTICLES else head) in _KNOWN
