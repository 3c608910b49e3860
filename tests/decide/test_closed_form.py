"""Two kinds of buyers: the closed form against value iteration on a fine line of beliefs."""

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.typing import NDArray

from nextyes.decide.closed_form import TwoKinds, asking, bounds, value_of_live

Number = NDArray[np.float64]

deals = st.builds(
    TwoKinds,
    won=st.floats(0.03, 0.4),
    lost=st.floats(0.0, 0.3),
    value=st.floats(500, 50_000),
    price_of_hour=st.floats(10, 500),
    hours=st.floats(0.1, 1.0),
    hours_ask=st.floats(0.05, 1.0),
    eps=st.floats(0.0, 0.15),
)


def numbers(deal: TwoKinds) -> dict[str, float]:
    return {field.name: float(getattr(deal, field.name)) for field in fields(TwoKinds)}


def solved(deal: TwoKinds, live: Number) -> tuple[Number, Number, Number]:
    """Worth of following up, of asking, and of the best, at each of a line of beliefs, by value iteration."""
    p, l, v, rate, h, h_ask, eps = numbers(deal).values()
    silent = live * (1 - p - l) / (live * (1 - p - l) + 1 - live)
    chance_silent = live * (1 - p - l) + 1 - live
    known = max((p * v - rate * h) / (p + l), 0.0)
    ask = live * (1 - eps) * known - rate * h_ask
    best = np.zeros_like(live)
    for _ in range(4000):
        follow = live * p * v - rate * h
        follow = follow + chance_silent * np.interp(silent, live, best)
        before, best = best, np.maximum(np.maximum(follow, ask), 0.0)
        if np.abs(best - before).max() < 1e-9 * v:
            break
    return follow, ask, best


@given(deals)
def test_ask_exactly_between_the_bounds(deal: TwoKinds) -> None:
    """Value iteration on a fine line of beliefs asks where the formula says so, and nowhere else."""
    low, high = (float(bound) for bound in bounds(deal))
    cent = 1e-6 * numbers(deal)["value"]
    assume(not np.isnan(low))
    live = np.unique(np.concatenate([np.linspace(0, 1, 2001)[1:-1], [low, high]]))
    follow, ask, best = solved(deal, live)
    near = 3e-3  # the line is a grid, so bounds show to a few of its steps
    inside = (live > low + near) & (live < high - near)
    assert (ask[inside] >= best[inside] - cent).all()
    assert (best[live < low - near] == 0).all()
    above = live > high + near
    assert (follow[above] > ask[above] - cent).all()


def test_value_of_asking_is_what_a_coin_by_coin_count_gives() -> None:
    """Chase n times and drop, against ask: expected money of both, by following the buyer touch by touch."""
    deal = TwoKinds(won=0.2, lost=0.1, value=8_000, price_of_hour=150, hours=0.5, hours_ask=0.25, eps=0.04)
    live, touches, hour = 0.4, 6, 150.0
    chased, going = 0.0, live
    for _ in range(touches):
        chased += going * 0.2 * 8_000 - (going + 1 - live) * hour * 0.5
        going *= 0.7
    known = float(value_of_live(deal))
    asked = live * (1 - 0.04) * known - hour * 0.25
    assert float(asking(deal, live, touches).value) == pytest.approx(asked - chased)


@given(deals, st.floats(0.05, 0.95), st.integers(0, 12))
def test_terms_of_asking_move_as_the_seller_expects(deal: TwoKinds, live: float, touches: int) -> None:
    now = asking(deal, live, touches)
    more = asking(deal, live, touches + 1)
    assert now.hours_freed >= 0
    assert now.wins_kept >= 0
    assert now.deals_ended <= 0
    assert more.hours_freed > now.hours_freed, "a longer chase of the dead frees more"
    assert more.wins_kept <= now.wins_kept, "a longer chase leaves fewer wins to keep"


@given(deals, st.floats(1.01, 3.0))
def test_busier_asks_sooner_and_bigger_asks_later(deal: TwoKinds, factor: float) -> None:
    known = numbers(deal)
    busier = replace(deal, price_of_hour=known["price_of_hour"] * factor)
    bigger = replace(deal, value=known["value"] * factor)
    low, high = bounds(deal)
    assume(not np.isnan([low, high, *bounds(busier), *bounds(bigger)]).any())
    assert bounds(busier)[1] >= high, "a busier seller asks at a higher chance that they are live"
    assert bounds(busier)[0] > low, "and drops at a higher one"
    assert bounds(bigger)[1] <= high, "a bigger deal is asked later"
    assert bounds(bigger)[0] < low, "and dropped later"


def test_an_hour_that_costs_nothing_is_no_reason_to_ask() -> None:
    low, high = bounds(TwoKinds(won=0.2, lost=0.1, value=1, price_of_hour=0, hours=1, hours_ask=1, eps=0))
    assert np.isnan(low)
    assert np.isnan(high)
