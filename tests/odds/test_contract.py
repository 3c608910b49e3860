"""What every way of learning the odds promises, whatever the history."""

from collections.abc import Callable
from dataclasses import fields, replace

import numpy as np
import pytest

from nextyes import odds
from nextyes.deals.landmarks import Outcomes

from .histories import History, nothing, simulated

Fit = Callable[..., odds.Odds]


@pytest.fixture(params=odds.MODELS)
def fit(request: pytest.FixtureRequest) -> Fit:
    return odds.MODELS[request.param]


def learnt(fit: Fit, history: History, seed: int = 0) -> odds.Odds:
    return fit(history.landmarks, history.outcomes, history.touches_left, rng=np.random.default_rng(seed))


def assert_sound(forecast: odds.Forecast, n: int) -> None:
    for field in fields(forecast):
        column = getattr(forecast, field.name)
        assert column.shape == (n,)
        assert np.isfinite(column).all(), field.name
    np.testing.assert_allclose(forecast.win + forecast.lost + forecast.open, 1.0)
    for column in (forecast.win, forecast.lost, forecast.open, forecast.win_low, forecast.win_high):
        assert ((column >= 0.0) & (column <= 1.0)).all()
    assert (forecast.win <= forecast.win_ever + 1e-12).all()
    assert (forecast.win_low <= forecast.win_ever).all()
    assert (forecast.win_ever <= forecast.win_high).all()
    assert (forecast.touches_left >= 0.0).all()


def with_result(history: History, result: int) -> History:
    whole = np.full(len(history.landmarks), result, dtype=np.int8)
    return replace(history, outcomes=Outcomes(result=whole, days=history.outcomes.days))


def without_words_or_numbers(history: History) -> History:
    return replace(history, landmarks=nothing(len(history.landmarks)))


def all_alike(history: History) -> History:
    return history.take(np.zeros(50, dtype=np.intp))


def absurd(history: History) -> History:
    at = history.landmarks
    wild = np.resize([1e15, -3.0, 0.0, np.nan], len(at))
    return replace(
        history, landmarks=replace(at, amount=wild, days_to_promise=-wild, silence_days=np.abs(wild))
    )


HISTORIES: dict[str, Callable[[History], History]] = {
    "usual": lambda history: history,
    "empty": lambda history: history.take(np.arange(0)),
    "one row": lambda history: history.take(np.arange(1)),
    "one deal": all_alike,
    "only wins": lambda history: with_result(history, 1),
    "only losses": lambda history: with_result(history, 2),
    "all open": lambda history: with_result(history, 0),
    "nothing known": without_words_or_numbers,
    "absurd numbers": absurd,
}


@pytest.mark.parametrize("name", HISTORIES)
def test_any_history_gives_chances_and_survives_json(fit: Fit, name: str) -> None:
    history = HISTORIES[name](simulated(400, np.random.default_rng(1)))
    params = learnt(fit, history)
    again = odds.from_json(odds.to_json(params))
    for landmarks in (simulated(60, np.random.default_rng(2)).landmarks, nothing(3), nothing(0)):
        forecast = odds.predict(params, landmarks)
        assert_sound(forecast, len(landmarks))
        for field in fields(forecast):
            np.testing.assert_array_equal(
                getattr(forecast, field.name), getattr(odds.predict(again, landmarks), field.name)
            )


def test_points_add_up_to_the_odds_shown(fit: Fit) -> None:
    history = simulated(700, np.random.default_rng(1))
    params = learnt(fit, history)
    told = odds.explain(params, history.landmarks)
    score = told.base + told.points.sum(axis=1)
    ever = odds.predict(params, history.landmarks).win_ever
    np.testing.assert_array_equal(0.5 * (1.0 + np.tanh(0.5 * score)), ever)
    assert told.words.shape == told.points.shape == (700, len(told.names))
    assert (
        np.abs(told.points[:, [told.names.index(name) for name in ("age", "silence")]].sum(axis=1)).mean()
        > 0.2
    )


def test_the_order_of_rows_and_the_names_of_deals_change_nothing() -> None:
    history = simulated(700, np.random.default_rng(1))
    order = np.random.default_rng(5).permutation(700)
    other = history.take(order)
    names = np.array([f"z{7919 * row % 700}" for row in range(700)], dtype=object)
    other = replace(other, landmarks=replace(other.landmarks, deal_id=names))
    one, two = (odds.predict(learnt(odds.fit, each), history.landmarks).win_ever for each in (history, other))
    np.testing.assert_allclose(one, two, atol=1e-6)


def test_the_same_rng_learns_the_same_and_another_draws_other_rows() -> None:
    fit = odds.MODELS["with a sample of the rows"]
    history = simulated(700, np.random.default_rng(1))
    one, two, other = (odds.to_json(learnt(fit, history, seed)) for seed in (3, 3, 4))
    assert one == two != other


def test_a_pipeline_of_years_and_one_of_weeks_are_read_alike(fit: Fit) -> None:
    weeks, years = (simulated(700, np.random.default_rng(1), days=days) for days in (1.0, 52.0))
    in_weeks = odds.predict(learnt(fit, weeks), weeks.landmarks, horizon_days=30.0)
    in_years = odds.predict(learnt(fit, years), years.landmarks, horizon_days=30.0 * 52.0)
    np.testing.assert_allclose(in_weeks.win_ever, in_years.win_ever, atol=0.02)
    np.testing.assert_allclose(in_weeks.win, in_years.win, atol=0.03)


def test_many_landmarks_of_one_deal_weigh_no_more_than_one_of_another() -> None:
    """
    Fifty deals won, seen once; one lost, seen two hundred times: the rate is that of deals, not of rows.
    """
    history = with_result(simulated(51, np.random.default_rng(1)), 1)
    rows = np.concatenate([np.arange(50), np.full(200, 50)])
    many = history.take(rows)
    many.outcomes.result[50:] = 2
    assert learnt(odds.fit, many).level > 0.8
