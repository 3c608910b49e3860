"""Mails of many programs and languages, each with the words in it that are its sender's own."""

from pathlib import Path

import pytest

from nextyes.replies.mail import mail
from nextyes.replies.own_words import own_view, own_words

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
