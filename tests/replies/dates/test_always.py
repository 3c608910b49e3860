"""What holds for any text: nothing is raised, nothing invented outside the text, nothing is slow."""

import time
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nextyes.replies.dates import check_back_on, find_dates, governing
from nextyes.replies.dates.cues import CUES
from nextyes.replies.dates.find import LEXICONS
from nextyes.replies.dates.holiday import works
from nextyes.replies.dates.lexicon import KINDS
from nextyes.replies.reply import Anchor, Context, Grain, Span, When

LANGUAGES = ["", "en", "de", "fr", "es", "xx"]
# Words of the grammar in any order are what is likeliest to break it.
FIGURES = "14 31 3.8. 12/03 29/02/2028 2026-13-40 2027 99999999999 1st 10:30 , . - \n\n € %".split(" ")
WORDS = sorted(
    {" ".join(phrase) for code in LEXICONS.values() for many in code.phrases.values() for phrase, _ in many}
    | set(FIGURES)
)
texts = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
days = st.dates(date(1990, 1, 1), date(2090, 12, 31))
contexts = st.builds(
    Context,
    country=st.sampled_from(["", "GB", "US", "DE", "AU", "IN", "XX"]),
    fiscal_start=st.integers(1, 12),
)


@settings(max_examples=600, deadline=None)
@given(texts, days, st.sampled_from(LANGUAGES), contexts)
def test_whatever_is_found_is_to_come_and_stands_in_the_text(
    text: str, sent: date, language: str, context: Context
) -> None:
    found = find_dates(text, sent, language=language, context=context)
    for when in found:
        assert sent < when.start <= when.end
        assert 0 <= when.span.start < when.span.end <= len(text)
    assert list(found) == sorted(found, key=lambda when: when.span.start)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    chosen, why = governing(found, text, sent, language=language)
    assert why
    assert chosen is None or chosen.span in [when.span for when in found]
    if chosen:
        assert check_back_on(chosen, sent=sent, country=context.country) > sent


@given(
    days,
    st.integers(1, 800),
    st.integers(0, 400),
    st.sampled_from(list(Anchor)),
    st.sampled_from(["", "GB", "DE"]),
)
def test_the_day_to_check_back_is_a_working_day_on_the_right_side(
    sent: date, ahead: int, length: int, anchor: Anchor, country: str
) -> None:
    start = sent + timedelta(ahead)
    when = When(start=start, end=start + timedelta(length), grain=Grain.DAY, span=Span(0, 1), anchor=anchor)
    day = check_back_on(when, sent=sent, country=country)
    assert works(day, country)
    assert day > sent
    if anchor is Anchor.START:
        assert day >= when.start
        assert not any(works(when.start + timedelta(n), country) for n in range((day - when.start).days))


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", ""])
@pytest.mark.parametrize(
    "piece",
    ["in 3 weeks or 4 ", "a ", "1-", "12/03/", "mai ", ", ", "next ", "x", "the 14th to ", "1 2 ", "\n", "é"],
)
def test_time_grows_with_the_text_and_no_faster(piece: str, language: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        begun = time.process_time()
        found = find_dates(text, date(2026, 3, 4), language=language, context=Context())
        governing(found, text, date(2026, 3, 4), language=language)
        return time.process_time() - begun

    def least(size: int) -> float:  # of three: a busy machine takes longer, never less
        return min(seconds(size) for _ in range(3))

    seconds(2_000)
    # Ten times the text; a square would be a hundred.
    assert least(60_000) < 50 * max(least(6_000), 0.004)


def test_a_megabyte_is_read() -> None:
    text = "We could perhaps talk again in May, or not. " * 24_000
    assert len(find_dates(text, date(2026, 3, 4), language="en", context=Context())) == 24_000


def test_a_usual_reply_is_read_in_a_millisecond() -> None:
    text = "Thanks for asking so plainly. It is no no, but the budget opens in April: call me on the 14th."
    sent, context = date(2026, 3, 4), Context(country="GB")
    took = []
    for _ in range(30):
        begun = time.perf_counter()
        governing(find_dates(text, sent, language="en", context=context), text, sent, language="en")
        took.append(time.perf_counter() - begun)
    assert min(took) < 0.001


@pytest.mark.parametrize("code", LEXICONS)
def test_a_lexicon_knows_its_kinds_and_says_what_each_needs(code: str) -> None:
    for phrases in LEXICONS[code].phrases.values():
        for phrase, word in phrases:
            assert word.kind in KINDS, phrase
            assert (
                word.feast is not None if word.kind == "feast" else word.feast is None or word.kind == "month"
            ), phrase
            if word.kind in ("month", "maymonth"):
                assert 1 <= word.number <= 12, phrase
    assert code in CUES
