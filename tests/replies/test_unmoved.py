"""What says nothing changes nothing: a greeting, a signature, a quote, a wrapped line, another spelling."""

import html
import re
import textwrap
import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest
from experiments.replies.rows import Row, rows

from nextyes.replies.dates import check_back_on
from nextyes.replies.own_words import own_view
from nextyes.replies.read import read_all

GREETINGS = {"en": "Hi Tom,", "de": "Hallo Herr Winter,", "fr": "Bonjour Thomas,", "es": "Hola Tomás:"}
SIGNATURES = {
    "en": "Best regards,\nApril May\nHead of Procurement\nAcme Ltd | +44 20 7946 0958",
    "de": "Mit freundlichen Grüßen\nAnna Sommer\nLeitung Einkauf\nAcme GmbH | +49 30 901820",
    "fr": "Bien cordialement,\nAnne Janvier\nResponsable achats\nAcme SA | +33 1 42 68 53 00",
    "es": "Un saludo,\nAbril Ruiz\nJefa de compras\nAcme SA | +34 91 123 45 67",
}
SIGN_OFFS = {"en": "Thanks,\nAnna", "de": "Danke und Gruß\nAnna", "fr": "Merci,\nAnna", "es": "Saludos\nAnna"}
PHONES = {
    "en": "Sent from my iPhone",
    "de": "Von meinem iPhone gesendet",
    "fr": "Envoyé de mon iPhone",
    "es": "Enviado desde mi iPhone",
}
QUOTES = {
    "en": "On Tue, 3 Mar 2026 at 10:02, Tom Winter <tom@seller.example> wrote:",
    "de": "Am 03.03.2026 um 10:02 schrieb Tom Winter <tom@seller.example>:",
    "fr": "Le mar. 3 mars 2026 à 10:02, Tom Winter <tom@seller.example> a écrit :",
    "es": "El mar, 3 mar 2026 a las 10:02, Tom Winter <tom@seller.example> escribió:",
}
CAUTION = "CAUTION: This email originated from outside of the organization. Do not click links."
HEADERS = f"{'_' * 32}\nFrom: Tom Winter\nSent: Tuesday, March 3, 2026 10:02\nSubject: Re: Offer"


def quoted(row: Row) -> str:
    return (
        f"{row.came.text}\n\n{QUOTES[row.language]}\n> Hi,\n> {row.came.asked or 'Just checking in.'}\n> Tom"
    )


def outlook(row: Row) -> str:
    return f"{row.came.text}\n\n{HEADERS}\n\nHi,\n{row.came.asked or 'Just checking in.'}\nTom"


def marked_up(row: Row) -> str:
    lines = html.escape(row.came.text).replace("\n", "<br>")
    return f'<html><body><div dir="ltr">{lines}</div></body></html>'


def wrapped(row: Row) -> str:
    return "\n".join(textwrap.fill(line, 66) for line in row.came.text.split("\n"))


def hard_blanks(row: Row) -> str:
    return re.sub(r"(?<=\d) (?=[€$£kK%])|(?<=[€$£]) (?=\d)|(?<=\d) (?=\d{3})", "\u00a0", row.came.text)


WAYS: dict[str, Callable[[Row], str]] = {
    "a greeting": lambda row: f"{GREETINGS[row.language]}\n\n{row.came.text}",
    "a signature": lambda row: f"{row.came.text}\n\n{SIGNATURES[row.language]}",
    "a sign-off": lambda row: f"{row.came.text}\n\n{SIGN_OFFS[row.language]}",
    "a name": lambda row: f"{row.came.text}\n\nAnna",
    "a telephone's footer": lambda row: f"{row.came.text}\n\n{PHONES[row.language]}",
    "a gateway's banner": lambda row: f"{CAUTION}\n\n{row.came.text}",
    "a quoted thread": quoted,
    "Outlook's thread": outlook,
    "markup": marked_up,
    "wrapped lines": wrapped,
    "hard blanks": hard_blanks,
    "breaks of Windows": lambda row: row.came.text.replace("\n", "\r\n"),
    "curly apostrophes": lambda row: row.came.text.replace("'", "’"),
    "accents apart": lambda row: unicodedata.normalize("NFD", row.came.text),
}


def read(written: list[Row]) -> list[tuple[str, ...]]:
    """What is read of each row: the reading, the day to check back, the price."""
    found: list[tuple[str, ...]] = []
    for row, reply in zip(written, read_all([row.came for row in written]), strict=True):
        assert row.came.sent is not None
        country = row.came.context.country
        day = check_back_on(reply.until, sent=row.came.sent, country=country) if reply.until else None
        found.append((reply.reading.value, str(day), str(reply.amount and reply.amount.value)))
    return found


# Replies that are all the buyer's own words.
PLAIN = [
    row for row in rows(test=False)[::9] if own_view(row.came.text).text.split() == row.came.text.split()
]


@pytest.fixture(scope="module")
def as_it_came() -> list[tuple[str, ...]]:
    return read(PLAIN)


@pytest.mark.parametrize("way", WAYS)
def test_what_says_nothing_changes_nothing(way: str, as_it_came: list[tuple[str, ...]]) -> None:
    changed = [replace(row, came=replace(row.came, text=WAYS[way](row))) for row in PLAIN]
    moved = [
        (row.came.text, before, after)
        for row, before, after in zip(changed, as_it_came, read(changed), strict=True)
        if before != after
    ]
    assert len(PLAIN) > 400
    assert not moved
