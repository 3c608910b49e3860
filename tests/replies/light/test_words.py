"""Words and concepts: what is folded, opened, negated."""

from hypothesis import given
from hypothesis import strategies as st

from nextyes.replies.light.concepts import concepts
from nextyes.replies.light.words import words


@given(st.text(max_size=200))
def test_each_word_stands_where_its_span_says(text: str) -> None:
    at = 0
    for word, (start, end) in words(text):
        assert word
        assert at <= start < end <= len(text)
        at = start


def test_curly_and_straight_apostrophes_are_one() -> None:
    assert [word for word, _ in words("Don’t")] == [word for word, _ in words("don't")] == ["do", "not"]


def said(text: str, language: str) -> list[str]:
    return [hit.name for hit in concepts([word for word, _ in words(text)], language)]


def test_a_negation_reaches_its_clause_and_no_further() -> None:
    assert "¬interest" in said("We are not really interested", "en")
    assert "interest" in said("It is not now, but we are interested", "en")


def test_german_and_french_negate_from_behind() -> None:
    assert "¬interest" in said("Interessiert uns nicht", "de")
    assert "¬interest" in said("Cela ne m'intéresse pas", "fr")


def test_a_phrase_is_found_by_the_beginning_of_its_words() -> None:
    assert "price" in said("Discounted", "en")
    assert "price" not in said("disc", "en")
