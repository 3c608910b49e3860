"""The odds: what they promise for every history, and what they recover where the truth is known."""

import numpy as np

from nextyes import odds

from .histories import simulated


def test_forecasts_are_chances_and_survive_json() -> None:
    history = simulated(700, np.random.default_rng(1))
    learnt = odds.fit(history.landmarks, history.outcomes, history.touches_left, rng=np.random.default_rng(2))
    forecast = odds.predict(learnt, history.landmarks)
    again = odds.predict(odds.from_json(odds.to_json(learnt)), history.landmarks)
    for name in forecast.__slots__:
        np.testing.assert_array_equal(getattr(forecast, name), getattr(again, name))
    np.testing.assert_allclose(forecast.win + forecast.lost + forecast.open, 1.0)
    assert ((forecast.win_low < forecast.win_ever) & (forecast.win_ever < forecast.win_high)).all()


def test_points_add_up_to_the_odds_shown() -> None:
    history = simulated(700, np.random.default_rng(1))
    learnt = odds.fit(history.landmarks, history.outcomes, history.touches_left, rng=np.random.default_rng(2))
    told = odds.explain(learnt, history.landmarks)
    ever = odds.predict(learnt, history.landmarks).win_ever
    np.testing.assert_array_equal(0.5 * (1.0 + np.tanh(0.5 * (told.base + told.points.sum(axis=1)))), ever)


def test_open_deals_are_censored_not_dropped() -> None:
    """Wins come fast and losses late: of the closed deals 10 points too many are wins."""
    history = simulated(4000, np.random.default_rng(3), watched_days=30.0)
    closed = history.outcomes.result > 0
    assert (history.outcomes.result[closed] == 1).mean() > history.truth.mean() + 0.08
    learnt = odds.fit(history.landmarks, history.outcomes, history.touches_left, rng=np.random.default_rng(4))
    ever = odds.predict(learnt, history.landmarks).win_ever
    assert abs(ever.mean() - history.truth.mean()) < 0.05
