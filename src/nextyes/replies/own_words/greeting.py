"""The greeting of a reply, which says nothing: "Hi Tom," and "Sehr geehrte Frau Dr. Winter,"."""

import re

from nextyes.replies.own_words.view import View
from nextyes.replies.reply import Span

_GREETING = re.compile(
    r"""
    \s*(?:good\ (?:morning|afternoon|evening|day)|morning|afternoon|hi(?:ya)?|hello|hey|dear|greetings
        |hallo|moin(?:\ moin)?|servus|gr[üu]ezi|gr[üu](?:ß|ss)\ gott|guten\ (?:tag|morgen|abend)
        |sehr\ geehrte[rs]?|liebe[rs]?|werte[rs]?
        |bonjour|bonsoir|salut|ch(?:er|ère)s?|coucou
        |hola|buen[oa]s(?:\ d[ií]as|\ tardes|\ noches)?|buen\ d[ií]a|estimad[oa]s?|apreciad[oa]s?
        |querid[oa]s?)
    (?P<name>(?:[ /]+[^\W\d_][\w'’-]*\.?){0,6}?)
    (?:(?<=\.)(?<!\b[mdhfs][rs]\.)(?<!mrs\.|sra\.|mag\.|lic\.|ing\.)(?<!prof\.)[ \n]
        |[ ]*(?:[,!:]|[-–—]+[ ]|\n))[\s,]*
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What may stand in small letters beside a name, or for one.
_BESIDE_NAMES = frozenset(
    "there all team everyone both guys folks again mate friend sir madam ma'am and "
    "mr mrs ms miss mister dr prof "
    "herr herrn frau hr fr und von van der zusammen alle allerseits damen herren "
    "monsieur madame mme mlle m messieurs mesdames et de la le du à tous toutes "
    "señor señora sr sra don doña ingeniero ingeniera lic licenciado licenciada y del equipo "
    "todos todas".split()
)
_NO_NAMES = frozenset(
    "no not nope nah yes yep yeah yup nein nee ja jo doch non oui si sí sorry thanks thank danke merci "
    "gracias stop unsubscribe ok okay sure please bitte grüße grüsse we i wir ich nous je it this the".split()
)


def ungreeted(view: View) -> View:
    """Return the view without the greeting at its beginning; with it where nothing else is said.

    Example:
        >>> from nextyes.replies.own_words import own_view
        >>> ungreeted(own_view("Hi Tom,\\n\\nNot this year.")).text
        'Not this year.'
        >>> ungreeted(own_view("Hello No thanks, we signed")).text
        'Hello No thanks, we signed'
    """
    start = 0
    while (greeting := _GREETING.match(view.text, start)) and all(map(_names, greeting["name"].split())):
        start = greeting.end()
    return view.only([Span(start, len(view.text))]) if start and view.text[start:].strip() else view


def _names(word: str) -> bool:
    """Return whether a word may belong to the name of whom it greets."""
    plain = word.strip("/.").casefold()
    return plain not in _NO_NAMES and (word.istitle() or len(plain) <= 2 or plain in _BESIDE_NAMES)
