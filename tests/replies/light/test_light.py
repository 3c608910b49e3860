"""The light model: golden cases, and what always holds."""

import random
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nextyes.deals.events import Reading
from nextyes.replies.light import Item, evidence, load, predict
from nextyes.replies.light.model import READINGS


def is_it_a_no(text: str) -> Item:
    """Return an answer to "So, is it a no?"."""
    return Item(text=text, asked="So, is it a no?", asked_means_no=True)


def shall_i_send(text: str, language: str = "en") -> Item:
    """Return an answer to "Shall I send the contract?"."""
    return Item(text=text, asked="Shall I send the contract?", asked_means_no=False, language=language)


ANY_ITEM = st.builds(
    Item,
    text=st.text(max_size=300),
    asked=st.text(max_size=60),
    asked_means_no=st.sampled_from([True, False, None]),
    language=st.sampled_from(["en", "de", "fr", "es", "", "xx"]),
)


def most(item: Item) -> Reading:
    return READINGS[int(predict(load(), [item])[0].argmax())]


@pytest.mark.parametrize(
    ("item", "reading"),
    [
        (is_it_a_no("Yes, I'm afraid so. We went with someone else."), Reading.NO),
        (is_it_a_no("No, not at all! We love it."), Reading.HEDGE),
        (is_it_a_no("Not now, check back in a year"), Reading.NOT_NOW),
        (is_it_a_no("At 24k I would sign"), Reading.COUNTER),
        (shall_i_send("Yes, please send the contract."), Reading.YES),
        (shall_i_send("No."), Reading.NO),
        (Item(text="Please unsubscribe me and do not contact me again."), Reading.STOP),
        (shall_i_send("Leider nein, wir haben kein Interesse.", "de"), Reading.NO),
    ],
    ids=lambda value: value.text[:30] if isinstance(value, Item) else str(value),
)
def test_golden(item: Item, reading: Reading) -> None:
    assert most(item) is reading


@settings(max_examples=200, deadline=None)
@given(st.lists(ANY_ITEM, max_size=5))
def test_any_text_is_read_and_rows_sum_to_one(items: list[Item]) -> None:
    shares = predict(load(), items)
    assert shares.shape == (len(items), len(READINGS))
    assert np.isfinite(shares).all()
    np.testing.assert_allclose(shares.sum(axis=1), 1.0)
    for item in items:
        span = evidence(load(), item, Reading.NO)
        assert span is None or 0 <= span.start < span.end <= len(item.text)


@settings(max_examples=50, deadline=None)
@given(st.lists(ANY_ITEM, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_a_batch_says_what_each_alone_says_in_any_order(items: list[Item], chance: random.Random) -> None:
    alone = np.concatenate([predict(load(), [item]) for item in items])
    order = list(range(len(items)))
    chance.shuffle(order)
    np.testing.assert_allclose(predict(load(), [items[at] for at in order]), alone[order], atol=1e-9)


def test_evidence_is_the_words_that_say_it() -> None:
    item = is_it_a_no("Hi Sam, thanks for the deck. Please unsubscribe me from your list. Cheers")
    span = evidence(load(), item, Reading.STOP)
    assert span is not None
    assert "unsubscribe" in span.of(item.text)


def test_many_replies_are_read_quickly() -> None:
    rows = [is_it_a_no(f"Hi Sam, thanks for number {at}. Not now, call me in March.") for at in range(1_000)]
    predict(load(), rows[:10])
    started = time.process_time()
    predict(load(), rows)
    assert time.process_time() - started < 2.0  # generous: 0.3 s where nothing else runs


def test_a_word_of_no_language_we_know_is_read_without_one() -> None:
    assert most(Item(text="Lūdzu, atzvaniet man", language="")) in set(Reading)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("No, not at all!", "en"),
        ("Still discussing it internally.", "en"),
        ("Looks great, will get back to you.", "en"),
        ("Not now, check back in a year.", "en"),
        ("I'm afraid it's a no from our side.", "en"),
        ("Wir diskutieren das noch intern.", "de"),
        ("Nous reviendrons vers vous.", "fr"),
        ("Lo estamos valorando.", "es"),
    ],
)
def test_no_hedge_or_not_now_is_no_yes(text: str, language: str) -> None:
    item = Item(text=text, asked="So, is it a no?", asked_means_no=True, language=language)
    assert predict(load(), [item])[0, READINGS.index(Reading.YES)] < 0.1


def test_a_long_text_takes_no_longer_than_a_page() -> None:
    text = "we are still discussing it, " * 40_000
    started = time.perf_counter()
    predict(load(), [is_it_a_no(text)])
    assert time.perf_counter() - started < 0.5  # generous: 10 ms where nothing else runs
