"""Which date governs, and that the reason names what decided."""

from datetime import date
from pathlib import Path

import pytest

from nextyes.replies.dates import check_back_on, find_dates, governed, governing
from nextyes.replies.reply import Anchor, Context, Grain, Span, When

SENT = date(2026, 3, 4)
TABLES = Path(__file__).parent / "tables"


def table(name: str) -> list[tuple[str, ...]]:
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines if line[:1] not in ("", "#")]


@pytest.mark.parametrize(("language", "text", "words"), table("governing.tsv"))
def test_the_date_to_come_back_on(language: str, text: str, words: str) -> None:
    found = find_dates(text, SENT, language=language, context=Context(country="GB"))
    when, why = governing(found, text, SENT, language=language)
    assert (when.span.of(text) if when else "-") == words, why


def test_it_says_why() -> None:
    text = "We renew in September, so call me in July."
    found = find_dates(text, SENT, language="en", context=Context())
    assert governing(found, text, SENT, language="en")[1] == "of 2 dates, “in July” stands with “call me”"
    assert governing((), "soon", SENT, language="en") == (None, "no date is named")


@pytest.mark.parametrize(("language", "text", "day"), table("leaning.tsv"))
def test_a_date_may_lean_on_the_one_said_before_it(language: str, text: str, day: str) -> None:
    context = Context(country={"en": "GB"}.get(language, language.upper()))
    found = find_dates(text, SENT, language=language, context=context)
    when, why = governing(found, text, SENT, language=language)
    back = check_back_on(when, sent=SENT, country=context.country).isoformat() if when else "-"
    assert back == day, why


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Too dear for us, but try me again in May.", True),
        ("We will have the decision by 20 May.", True),
        ("The new budget opens in May.", True),
        ("In May we move house.", False),
        ("It burns through their insurance before May.", False),
        ("Not in May.", False),
    ],
)
def test_it_tells_whether_they_ask_to_be_called(text: str, called: bool) -> None:
    found = find_dates(text, SENT, language="en", context=Context(country="GB"))
    assert governed(found, text, SENT, language="en").is_called is called


@pytest.mark.parametrize(
    ("text", "returns"),
    [
        ("I am out of the office until 16 March.", True),
        ("The office reopens on 16 March.", True),
        ("Out until 3/16.", True),
        ("The server will keep trying until 16 March.", False),
        ("This is an automatic reply. Register by 30 April and save!", False),
        ("On ICT till 16 March.", True),
        ("Entries are open until 30 April.", False),
        ("Grant applications close on 30 April.", False),
    ],
)
def test_it_tells_whether_someone_is_away_until_then(text: str, returns: bool) -> None:
    found = find_dates(text, SENT, language="en", context=Context(country="US"))
    assert found
    assert governed(found, text, SENT, language="en").returns is returns


@pytest.mark.parametrize(
    ("start", "end", "anchor", "country", "day"),
    [
        (date(2026, 5, 25), date(2026, 5, 31), Anchor.START, "", date(2026, 5, 25)),
        (date(2026, 5, 25), date(2026, 5, 31), Anchor.START, "GB", date(2026, 5, 26)),  # a bank holiday
        (date(2026, 5, 11), date(2026, 5, 20), Anchor.MIDDLE, "", date(2026, 5, 15)),
        (date(2026, 3, 5), date(2026, 5, 31), Anchor.END, "", date(2026, 5, 29)),  # a Sunday moves back
        (date(2026, 3, 5), date(2026, 4, 6), Anchor.END, "DE", date(2026, 4, 2)),  # over Easter
        (date(2027, 1, 1), date(2027, 12, 31), Anchor.START, "DE", date(2027, 1, 4)),
        (date(2026, 3, 5), date(2026, 3, 5), Anchor.END, "", date(2026, 3, 5)),
    ],
)
def test_the_day_to_check_back(start: date, end: date, anchor: Anchor, country: str, day: date) -> None:
    when = When(start=start, end=end, grain=Grain.DAY, span=Span(0, 1), anchor=anchor)
    assert check_back_on(when, sent=SENT, country=country) == day


def test_both_meanings_of_an_ambiguous_date_are_told() -> None:
    (when,) = find_dates("on 05/06/2026", SENT, language="en", context=Context(country="GB"))
    assert (when.start, when.or_else) == (date(2026, 6, 5), (date(2026, 5, 6), date(2026, 5, 6)))
    (when,) = find_dates("on 25/06/2026", SENT, language="en", context=Context(country="US"))
    assert (when.start, when.or_else) == (date(2026, 6, 25), None)


def test_an_unknown_language_is_tried_in_turn() -> None:
    for text in ("in drei Wochen", "dans trois semaines", "dentro de tres semanas", "in three weeks"):
        (when,) = find_dates(text, SENT, language="", context=Context())
        assert when.start == date(2026, 3, 25)
