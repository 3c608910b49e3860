"""Nos for each yes, and hours freed: known distributions, and intervals that hold what they promise."""

from math import comb, inf, isnan, pi, sin

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nextyes.proof.beta import beta_cdf, beta_quantile
from nextyes.proof.nos import Yardstick, freed, nos_per_yes, yardstick


@given(n=st.integers(1, 40), k=st.integers(1, 40), x=st.floats(0.001, 0.999))
def test_the_beta_is_the_tail_of_a_binomial(n: int, k: int, x: float) -> None:
    """Abramowitz and Stegun 26.5.24, for whole shapes."""
    n = max(n, k)
    tail = sum(comb(n, each) * x**each * (1 - x) ** (n - each) for each in range(k, n + 1))
    assert beta_cdf(x, k, n - k + 1) == pytest.approx(tail, abs=1e-12)


@pytest.mark.parametrize("chance", [0.025, 0.1, 0.5, 0.9, 0.975])
def test_quantiles_of_laws_that_are_known(chance: float) -> None:
    assert beta_quantile(chance, 0.5, 0.5) == pytest.approx(sin(chance * pi / 2) ** 2, rel=1e-9)
    assert beta_quantile(chance, 3, 1) == pytest.approx(chance ** (1 / 3), rel=1e-9)


@given(
    chance=st.floats(0.01, 0.99),
    yeses=st.integers(0, 200_000),
    nos=st.integers(0, 200_000),
)
def test_a_quantile_is_where_the_chance_is(chance: float, yeses: int, nos: int) -> None:
    x = beta_quantile(chance, yeses + 0.5, nos + 0.5)
    if 1e-9 < x < 1 - 1e-9:  # nearer to an end a double holds too few digits of it
        assert beta_cdf(x, yeses + 0.5, nos + 0.5) == pytest.approx(chance, abs=1e-5)


def test_a_quantile_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="no quantile"):
        beta_quantile(1, 2, 2)


@given(yeses=st.integers(0, 500), nos=st.integers(0, 500))
def test_the_rate_lies_in_its_interval(yeses: int, nos: int) -> None:
    known = nos_per_yes(yeses, nos)
    if yeses + nos:
        assert 0 <= known.low <= known.rate <= known.high
    else:
        assert isnan(known.rate)
        assert (known.low, known.high) == (0, inf)
    assert (known.high == inf) == (yeses == 0)
    assert nos_per_yes(yeses + 1, nos).high <= known.high


def test_four_times_in_five_the_truth_lies_within() -> None:
    """Of 20,000 quarters of 30 deals; for one share alone it swings about that, for counts are whole."""
    rng = np.random.default_rng(1)
    shares = rng.uniform(0.05, 0.5, 20_000)
    yeses = rng.binomial(30, shares)
    held = [nos_per_yes(int(each), 30 - int(each)) for each in yeses]
    within = [each.low <= (1 - share) / share <= each.high for each, share in zip(held, shares, strict=True)]
    assert np.mean(within) == pytest.approx(0.8, abs=0.02)


def test_there_are_no_deals_below_nought() -> None:
    with pytest.raises(ValueError, match="no -1 deals"):
        nos_per_yes(-1, 3)


def test_too_few_nos_are_no_yardstick() -> None:
    assert yardstick([(10.0, 1.0), (20.0, 2.0)] * 9) is None
    assert yardstick([(10.0, 1.0)] * 30) is None  # none was slower than the others


def test_half_of_the_nos_are_fast() -> None:
    known = yardstick([(float(day), day / 10) for day in range(1, 41)])
    assert known
    assert (known.nos, known.days, len(known.slow_hours)) == (40, 21, 19)
    assert min(known.slow_hours) == 2.2


def test_hours_are_freed_or_were_not() -> None:
    usual = Yardstick(nos=40, days=20, slow_hours=(4.0, 6.0))
    assert freed([1.0, 1.0], usual).hours == 8.0
    assert freed([7.0, 9.0], usual).each == -3.0
    assert isnan(freed([1.0], usual).low)  # one no tells of no spread
    assert freed([], usual).hours == 0
    many = freed([1.0, 2.0], usual, nos=100, mean=2.0)
    assert (many.nos, many.each, many.hours) == (100, 3.0, 300.0)


def test_four_times_in_five_the_hours_freed_lie_within() -> None:
    rng = np.random.default_rng(2)
    held = 0
    for _ in range(2_000):
        usual = Yardstick(nos=80, days=20, slow_hours=tuple(rng.gamma(2, 2.0, 40).tolist()))
        found = freed(rng.gamma(2, 0.5, 30).tolist(), usual)
        held += found.low <= 3.0 <= found.high
    assert held / 2_000 == pytest.approx(0.8, abs=0.04)
