"""The parts of the odds: curves of the inputs, times to the end, inputs in words, parameters as JSON."""

from dataclasses import dataclass, replace

import numpy as np
import pytest

from nextyes.odds import inputs
from nextyes.odds.saved import dumps, loads
from nextyes.odds.spline import design, learn_curves, widths
from nextyes.odds.times import Spans, Times, fit_times, time_edges

from .histories import nothing

# --- curves ----------------------------------------------------------------------------------------------


def test_a_curve_is_a_straight_line_beyond_its_outer_knots_and_held_beyond_its_range() -> None:
    """Natural splines (Harrell, section 2.4.5): second differences vanish outside, and only there."""
    x = np.random.default_rng(1).normal(size=(5000, 1))
    curves = learn_curves(x, np.ones(5000))
    knots = curves[0].knots
    outside = np.linspace(knots[-1], curves[0].high, 5)[:, None]
    inside = np.linspace(knots[0], knots[-1], 5)[:, None]
    assert np.abs(np.diff(design(curves, outside), n=2, axis=0)).max() < 1e-9
    assert np.abs(np.diff(design(curves, inside), n=2, axis=0)).max() > 0.1
    np.testing.assert_array_equal(
        design(curves, np.array([[1e9]])), design(curves, np.array([[curves[0].high]]))
    )


def test_an_average_row_has_zeros_and_a_missing_number_only_its_own_level() -> None:
    rng = np.random.default_rng(2)
    x = np.column_stack(
        [rng.normal(size=600), np.where(rng.random(600) < 0.25, np.nan, rng.normal(size=600))]
    )
    weight = rng.uniform(0.5, 2.0, 600)
    curves = learn_curves(x, weight)
    X = design(curves, x)
    first, second = widths(curves)
    assert second == first + 1
    np.testing.assert_allclose(np.average(X[:, 1 : 1 + first], axis=0, weights=weight), 0.0, atol=1e-9)
    missing = design(curves, np.array([[0.0, np.nan]]))[0, 1 + first :]
    assert (missing[:-1] == 0.0).all()
    assert missing[-1] > 0.5


def test_an_input_that_never_varied_has_no_say() -> None:
    constant = learn_curves(np.column_stack([np.full(20, 3.0), np.full(20, np.nan)]), np.ones(20))
    np.testing.assert_array_equal(design(constant, np.array([[8.0, 1.0], [np.nan, 2.0]])), np.ones((2, 1)))


# --- times -----------------------------------------------------------------------------------------------


def fitted_times(wait: np.ndarray, watched: np.ndarray) -> Times:
    days, closed = np.minimum(wait, watched), wait < watched
    spans = Spans(group=np.zeros(len(wait), dtype=np.intp), days=days, closed=closed)
    return fit_times(time_edges(days[closed]), spans, np.ones((2, len(wait))), 1)


def test_recovers_how_long_deals_take_though_a_third_is_still_open() -> None:
    """Weibull of shape 1.5 and mean 18; survival within 0.03, three standard errors of 3,000 deals."""
    rng = np.random.default_rng(3)
    times = fitted_times(20.0 * rng.weibull(1.5, 3000), rng.uniform(0.0, 50.0, 3000))
    at = np.array([2.0, 5.0, 10.0, 20.0, 30.0])
    group = np.zeros(5, dtype=np.intp)
    np.testing.assert_allclose(times.survival(0, group, at), np.exp(-((at / 20.0) ** 1.5)), atol=0.03)


def test_mean_days_is_the_area_under_survival() -> None:
    rng = np.random.default_rng(4)
    times = fitted_times(rng.lognormal(2.0, 1.0, 400), np.full(400, 60.0))
    for until in (0.5, 7.0, 45.0):
        grid = np.linspace(0.0, until, 20_001)
        area = np.trapezoid(times.survival(0, np.zeros(len(grid), dtype=np.intp), grid), grid)
        assert times.mean_days(0, np.zeros(1, dtype=np.intp), np.array([until]))[0] == pytest.approx(
            area, rel=1e-4
        )


# --- words -----------------------------------------------------------------------------------------------


def test_inputs_say_what_a_seller_sees() -> None:
    at = replace(
        nothing(1),
        silence_days=np.array([23.4]), heard=np.array([2.0]), unanswered=np.array([1.0]),
        touches=np.array([4.0]), age_days=np.array([40.0]), days_to_promise=np.array([-3.2]),
        amount=np.array([12000.0]), currency=np.array(["EUR"], dtype=object), pushes=np.array([2.0]),
    )  # fmt: skip
    said = {name: inputs.words(at, name)[0] for name in inputs.INPUTS}
    assert said["silence"] == "no reply from them for 23 days"
    assert said["unanswered"] == "1 touch unanswered"
    assert said["age"] == "opened 40 days ago, no offer yet"
    assert said["promise"] == "expected close date passed 3 days ago"
    assert said["amount"] == "amount 12,000 EUR"
    assert said["pushes"] == "close date pushed 2 times"
    new = replace(nothing(1), age_days=np.array([0.2]), silence_days=np.array([0.2]))
    nobody = {name: inputs.words(new, name)[0] for name in inputs.INPUTS}
    assert not any("nan" in said.split() for said in nobody.values()), nobody


def test_silence_is_measured_on_the_buyers_own_rhythm() -> None:
    """Ten days are longer from one who moved every second day than from one who moves every third week."""
    at = replace(
        nothing(2),
        silence_days=np.full(2, 10.0),
        heard=np.array([10.0, 2.0]),
        heard_span_days=np.array([20.0, 42.0]),
    )
    scale = inputs.Scale(age_days=30.0, gap_days=7.0, win_rate=0.3)
    fast, slow = inputs.INPUTS["silence"].number(at, scale)
    assert fast > slow + 0.5


# --- saved -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    name: str
    size: float
    many: tuple[int, ...]
    more: "Thing | None"


def test_json_brings_back_the_same_and_refuses_what_it_is_not() -> None:
    thing = Thing(name="é", size=0.1 + 0.2, many=(1, 2), more=Thing(name="", size=1.0, many=(), more=None))
    assert loads(Thing, dumps(thing)) == thing
    for broken in ("{", "[]", '{"name":1,"size":1.0,"many":[],"more":null}', '{"name":"x"}'):
        with pytest.raises(ValueError, match="no parameters of Thing"):
            loads(Thing, broken)
    with pytest.raises(ValueError, match="JSON compliant"):
        dumps(replace(thing, size=float("nan")))
