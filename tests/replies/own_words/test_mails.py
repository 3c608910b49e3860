"""Mails of many programs and languages, each with the words in it that are its sender's own."""

import unicodedata
from pathlib import Path

import pytest

from nextyes.replies.mail import mail
from nextyes.replies.own_words import own_view, own_words, ungreeted

MAILS = Path(__file__).parent / "mails"
NAMES = sorted(path.name for path in MAILS.iterdir() if path.suffix in (".eml", ".txt"))


@pytest.mark.parametrize("name", NAMES)
def test_the_own_words_of_a_mail(name: str) -> None:
    raw = (MAILS / name).read_bytes()
    expected = (MAILS / name).with_suffix(".words").read_text(encoding="utf-8").split()
    read = mail(raw) if name.endswith(".eml") else None
    text = read.text if read else raw.decode()
    html = read.html if read else None
    assert own_view(text, html=html).text.split() == expected
    if "html" not in name:  # of markup, the spans show the entities as they stand
        assert " ".join(span.of(text) for span in own_words(text, html=html)).split() == expected


def test_there_is_a_mail_for_each_expectation() -> None:
    assert len(NAMES) == len(list(MAILS.glob("*.words"))) >= 60


@pytest.mark.parametrize(
    "text",
    [
        "On 3 March we decided: no.",
        "Thanks, but the price is too high.",
        "From: our side it is fine.\nTo: you I say go ahead.",
        "2026-04-01\n2026-05-01\n\nBoth would work for a call.",
        "The alert was sent from my iPhone app to all users.",
        "Best option for us: wait until June.",
        "See the terms:\n----\n1. 24k\n2. net 30\n----\nThen we sign.",
        "Not Interested",
        "I wrote:",
        "<3 the demo, but no budget",
        "If seats > 40 and price < 20k, yes.",
        "a <b@example.org> is whom you want",
    ],
)
def test_words_that_only_look_like_an_end_stay(text: str) -> None:
    assert own_view(text).text == text


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Not now.\n\nAnna", "Not now."),
        ("Not now.\n- Anna", "Not now."),
        ("let me have it for 16\nAK", "let me have it for 16"),
        ("No.\n\nBest,\nApril May", "No."),
        ("Ja\n\nVG Anna", "Ja"),
        ("Geht so.\n\nDanke und Gruß\nAnna", "Geht so."),
        ("You should talk to:\n\nMaria Lopez", "You should talk to:\n\nMaria Lopez"),
        ("Please contact\nBob Smith", "Please contact\nBob Smith"),
        ("When?\n\nMaybe", "When?\n\nMaybe"),
        ("No\n\nApril", "No\n\nApril"),
        ("Bob", "Bob"),
    ],
)
def test_a_name_alone_at_the_end_is_a_signature(text: str, own: str) -> None:
    assert own_view(text).text == own


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Hi Tom,\n\nno", "no"),
        ("Hello Mr. Smith - no thanks", "no thanks"),
        ("Good day Thandi. Regrettably, no.", "Regrettably, no."),
        ("Hi Tom, hi Anna,\nno", "no"),
        ("Sehr geehrte Frau Dr. Winter,\n\nnein.", "nein."),
        ("Chère Madame, cher Monsieur, non merci", "non merci"),
        ("Estimado Lic. Gómez: no", "no"),
        ("hello there, not now", "not now"),
        ("Hey no, thanks", "Hey no, thanks"),
        ("Hi We signed, thanks", "Hi We signed, thanks"),
        ("HELLO PLEASE SEND IT, NOW", "HELLO PLEASE SEND IT, NOW"),
        ("Morning works for me, yes", "Morning works for me, yes"),
        ("Hello!", "Hello!"),
    ],
)
def test_a_greeting_is_left_out_where_more_is_said(text: str, left: str) -> None:
    view = ungreeted(own_view(text))
    assert view.text == left
    assert view.span(0, len(left)).of(text) == left


WRAPPED = """We have gone through the offer with the board, and while it is
liked by all of them there is no money for it before the 11.
January of next year.
- Anna still has a question
- so has Bob"""


def test_a_line_that_a_mail_program_broke_is_whole_again() -> None:
    lines = own_view(WRAPPED).text.split("\n")
    assert [line[:7] for line in lines] == ["We have", "- Anna ", "- so ha"]
    assert "it is liked by all" in lines[0]


def test_letters_and_their_accents_are_one_character() -> None:
    apart = unicodedata.normalize("NFD", "Nächstes Jahr, à la rentrée <b>Müller</b>")
    view = own_view(apart)
    assert view.text == "Nächstes Jahr, à la rentrée Müller"
    assert unicodedata.normalize("NFC", view.span(28, 34).of(apart)) == "Müller"
