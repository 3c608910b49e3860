"""What hours and deals are worth."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from nextyes.decide.economics import Economics, deal_values

from .test_advice import queue


def values(amounts: Sequence[float], currencies: list[str], **economics: Any) -> list[float]:
    known = queue(np.random.default_rng(1), len(amounts))
    known = replace(known, amount=np.array(amounts), currency=np.array(currencies, dtype=object))
    return [float(value) for value in deal_values(known, Economics(**economics))]


def test_a_deal_is_worth_the_margin_on_its_amount() -> None:
    assert values([1_000, 3_000], ["EUR", "EUR"], margin=0.4) == [400, 1_200]


def test_without_an_amount_it_counts_as_the_median_deal() -> None:
    nan = float("nan")
    amounts = [1_000, 3_000, 8_000, nan, 0.0]
    assert values(amounts, ["EUR", "EUR", "EUR", "", "EUR"]) == [1_000, 3_000, 8_000, 3_000, 3_000]
    assert values([nan, nan], ["", ""], margin=0.5) == [0.5, 0.5], "no amounts at all: deals are counted"


def test_other_currencies_count_by_how_they_compare_with_their_own_median() -> None:
    """A yen deal of twice the usual yen deal is worth twice the usual euro deal; no rates are needed."""
    amounts = [1_000, 2_000, 3_000, 150_000, 300_000]
    assert values(amounts, ["EUR"] * 3 + ["JPY"] * 2)[3:] == pytest.approx([2_000 * 2 / 3, 2_000 * 4 / 3])


def test_a_concession_comes_out_of_the_margin_and_stops_at_the_floor() -> None:
    assert Economics(margin=0.4, concession=0.1).kept.tolist() == [1, 1, pytest.approx(0.75)]
    assert Economics(margin=0.05, concession=0.1).kept[2] == 0, "more given away than was earned"
    assert Economics(concession=0.15, floor_share=0.85).kept[2] == pytest.approx(0.85)
    assert Economics(concession=0.16, floor_share=0.85).kept[2] == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"margin": 0.0}, {"margin": 1.5}, {"floor_share": -0.1}, {"concession": 1.0},
        {"minutes_ask": 0.0}, {"minutes_new": float("inf")}, {"price_of_hour": -1.0},
        {"capacity_hours": float("nan")},
    ],
)  # fmt: skip
def test_numbers_that_make_no_sense_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"must be|in \[0, 1\]"):
        Economics(**wrong)
