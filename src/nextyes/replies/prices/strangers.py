# ruff: noqa: E501  (a pattern reads better on one line)
"""Whether a number's sentence is about something else: its subject is a stranger to the deal.

Who names a price names it first ("24 and we sign"), or after words that everybody uses for it ("we could do
24"). "Toyota came in at 24", "levies are 24", "the old oven cost 24" have a subject of their own, a word that
is not in ``plain.txt``. Such a number is another's, unless plain words of offering stand beside it.
"""

import re
from enum import IntEnum
from importlib.resources import files
from itertools import pairwise

from nextyes.replies.prices.cues import WORDS
from nextyes.replies.prices.elsewhere import FOLLOWS, PRECEDES
from nextyes.replies.prices.folding import fold
from nextyes.replies.prices.words import NUMBERS, SCALES

_WORD = re.compile(r"[a-zß]+(?:'[a-zß]+)?")
# "8 licencias a 70": what the deal is counted in, where "a" is no verb.
_COUNTED_AT = re.compile(
    r"\d (?:licen[cs]\w+|postes?|sieges?|puestos?|asientos?|usuarios?|utilisateurs?|comptes?|cuentas?|places?|acces\w*) a [$€£]?$"
)
_LABEL = 2  # words before a colon that name whose price follows: "Planmeca: 26 900"
# Of the two who talk: "rondando", "mettons".
_OURS = re.compile(r"[a-z]{3,}(?:ando|iendo|(?<![st]i)ons|ez|[aei]mos)")
# What a third person does, after which a word without an article was its subject: "Toyota came in at 24".
_THEIRS = re.compile(r"[a-z]{2,}(?:ed|iert|aba|aban|aron|ieron|ait|aient)")
_DOES = frozenset(
    """
    is are was were has have had comes came goes went gets got gives gave wants asks charges quotes quoted
    offers does did costs cost pays paid sells sold starts runs ran takes took makes made put rose fell grew
    hit lost alone ist
    sind war waren hat haben hatte hatten liegt liegen lag lagen kostet kosten kostete nimmt nehmen will
    wollen verlangt bietet macht machen zahlt steht stehen kam kamen kommt kommen geht gehen ruft bringt
    fordert berechnet gibt gab frisst allein est sont etait etaient a ont avait fait font coute coutent
    prend prennent demande demandent propose proposent passe passent facture vend veut offre vaut tourne
    nous les m'a m'ont c'est paie paye paient payent regle reglent debourse bezahlt bezahlen zahlte bezahlte
    paga pagan esta estan era son es cuesta cuestan pide piden ofrece ofrecen cobra cobran vende
    venden da dan hace hacen pasa pasan sale salen va van tiene tienen quiere subio paso nos me se
    """.split()
)
# Titles of their people, and what comes before a rate's unit: no stranger follows these.
_BEFORE_ANY = frozenset(
    "m mr mrs ms mme mlle dr herr herrn frau sr sra srta don dona per pro je par por".split()
)
_ARTICLES = ("l", "d")  # of "l'abonnement"
# What "de Kessler" may follow: "la oferta de Kessler".
_OFFERED = frozenset(
    "angebot offerte kostenvoranschlag offre devis proposition oferta cotizacion propuesta offer quote bid from".split()
)
_AND = ("and", "und", "et", "y")  # after which another subject may come, with its article
_DETERMINERS = frozenset(
    """
    the a an this that these those some any every each our my his her their used old new same similar
    cheaper der die das den dem des ein eine einen einem einer dieser diese dieses jeder jede jedes unser
    unsere unseren unserem unserer mein meine meinem meinen meiner alte alten neue neuen gebrauchte
    gleiche le la les l un une du de d ce cet cette ces notre nos mon ma mes ancien ancienne nouveau
    nouvelle el los las una unos unas del al este esta estos estas nuestro nuestra nuestros nuestras mi
    mis viejo vieja nuevo nueva
    """.split()
)
# Words that may stand before the one that a sentence is about.
_OPENS = _DETERMINERS | frozenset(
    """
    and but so yes no well already also there there's is one per some of in on at from even just still now
    today last all other another und aber ja nein schon auch es gibt von vom im am bei fur allein nur noch
    alle letzte letztes letzter et mais oui non bon il y a en dans pour chez au aux tous toutes pero
    hay para por con todo todos todas ya lo
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


def topic(text: str, folded: str, start: int, end: int, *, whole: bool = False) -> Topic:
    """Return what the words of a text before an amount, from ``start``, are about.

    Only those after the last comma count, or after a colon, as what stands before these is another thought;
    with ``whole`` all.

    Example:
        >>> topic("Toyota came in at", "toyota came in at", 0, 17)
        <Topic.OTHER: 2>
        >>> topic("We could do", "we could do", 0, 11)
        <Topic.DEAL: 0>
    """
    begin = start if whole else max(folded.rfind(",", start, end) + 1, start)
    colon = folded.rfind(":", begin, end) + 1
    label = folded[begin:colon]
    labelled = 0 < len(_WORD.findall(label)) <= _LABEL and not any(map(str.isdigit, label))
    if colon and not labelled:
        begin = colon
    found, before, opens = Topic.DEAL, "", True
    named = begin > start and text[begin:end].lstrip()[:1].isupper()  # ", Chinese at 24"
    words = [match.group() for match in _WORD.finditer(folded, begin, end)]
    if _COUNTED_AT.search(folded, begin, end):
        words = words[:-2]  # "8 licencias a 70"
    for word, then in pairwise([*words, ""]):
        if not (_is_known(word) or before in _BEFORE_ANY or _OURS.fullmatch(word)):
            found = Topic.MIXED
            if opens and (before in _DETERMINERS or _is_subject(word, then)):
                return Topic.OTHER
            opens = opens and not _is_known(then)  # "Della Toffola", "warehouse rental"
        else:
            opens = (word in _OPENS and (opens or before in _AND)) or (
                opens and word.removeprefix("l'") in _OFFERED
            )
        before = word
    if (labelled or named) and found is Topic.MIXED:
        return Topic.OTHER
    return found


def _is_subject(word: str, then: str) -> bool:
    """Return whether a strange word without an article is a subject, by the word after it."""
    return word.endswith("'s") or then in _DOES or (_THEIRS.fullmatch(then) is not None)


def _is_known(word: str) -> bool:
    head, _, tail = word.partition("'")
    return word in _KNOWN or (tail if head in _ARTICLES else head) in _KNOWN
