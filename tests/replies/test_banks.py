"""The banks of sentences: every place can be filled, and what fills it leaves no trace of the place."""

import re
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from experiments.replies.bank import BANKS, bank_rows
from experiments.replies.rows import Row, is_test

from nextyes.deals.events import Reading
from nextyes.replies.read import read_all

ROWS = bank_rows()
SUMS = re.compile(r"\{(ask|offer|budget|other)\}")


def said(readings: str, *sentences: str) -> str:
    return "\n".join(
        ["# A bank.", f"[{readings}]", *sentences, "[before]", "Hello there.", "[after]", "Bye."]
    )


def bank(folder: Path, name: str, text: str) -> list[Row]:
    (folder / f"{name}.txt").write_text(text, "utf-8")
    return bank_rows(folder)


def test_every_bank_is_filled_and_no_place_is_left() -> None:
    assert {row.scenario for row in ROWS} == {path.stem for path in BANKS.glob("*.txt")}
    assert [row.came.text for row in ROWS if re.search(r"\[\[|\]\]|[{}]|\\n", row.came.text)] == []
    assert not any(is_test(row.scenario) for row in ROWS)


def test_all_readings_are_said_in_every_language() -> None:
    found = Counter((row.language, row.readings[0]) for row in ROWS)
    assert min(found[language, reading] for language in ("en", "de", "fr", "es") for reading in Reading) > 15


def test_no_two_replies_of_a_bank_are_the_same() -> None:
    lines = [
        (path.stem, line)
        for path in BANKS.glob("*.txt")
        for line in path.read_text("utf-8").splitlines()
        if line
    ]
    assert [line for line, times in Counter(lines).items() if times > 1] == []


def test_the_same_seed_fills_alike_and_another_does_not() -> None:
    assert bank_rows() == ROWS
    assert bank_rows(seed=1) != ROWS


def test_the_day_lies_ahead_and_the_price_is_what_the_place_says(tmp_path: Path) -> None:
    for seed in range(20):
        (row,) = bank(tmp_path, "en-us", said("counter not_now", "At {offer}, [[in {month}]], not {ask}."))
        assert row.until is not None
        assert row.until[0] > row.came.sent + timedelta(days=1)  # type: ignore[operator]
        assert row.amount is not None
        assert row.came.context.seller_ask is not None
        assert row.amount < row.came.context.seller_ask.amount, seed


def test_a_place_that_nothing_fills_is_named(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="price"):
        bank(tmp_path, "de", said("counter", "Bei {price} gern."))


def test_sums_are_said_in_the_way_of_the_language(tmp_path: Path) -> None:
    sentences = [f"Nr. {number}: {{offer}}." for number in range(40)]
    texts = [row.came.text for row in bank(tmp_path, "de", said("counter", *sentences))]
    assert any(re.search(r"\d\.\d{3} Euro", text) for text in texts)
    assert any(re.search(r"\dk", text) for text in texts)
    assert any("Hello there." in text for text in texts)
    assert not any(SUMS.search(text) for text in texts)


def test_what_was_learnt_from_them_is_read() -> None:
    """Not how well a stranger is read: see the page of the experiments for that."""
    replies = read_all([row.came for row in ROWS])
    right = [reply.reading is row.readings[0] for reply, row in zip(replies, ROWS, strict=True)]
    assert sum(right) / len(right) > 0.85
    dead = (Reading.NO, Reading.HEDGE, Reading.NOT_NOW)
    wrongly = [
        row.came.text
        for reply, row in zip(replies, ROWS, strict=True)
        if row.readings[0] in dead and reply.probability(Reading.YES) > 0.5
    ]
    assert wrongly == []
