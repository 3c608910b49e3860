"""The odds where the truth is known: what they recover, how sure they say they are, what few deals teach."""

import numpy as np
import pytest

from nextyes import odds

from .histories import History, simulated


def learnt(history: History) -> odds.Odds:
    return odds.fit(history.landmarks, history.outcomes, history.touches_left, rng=np.random.default_rng(0))


def excess(chance: np.ndarray, truth: np.ndarray) -> float:
    """Log-loss above that of the truth, expected over outcomes."""
    gain = truth * np.log(truth / chance) + (1.0 - truth) * np.log((1.0 - truth) / (1.0 - chance))
    return float(gain.mean())


def test_recovers_the_known_chances() -> None:
    """4,000 deals: the log-odds lie on the true ones, a little shrunk (0.85 to 1.1); chances within 0.05."""
    history = simulated(4000, np.random.default_rng(3))
    ever = odds.predict(learnt(history), history.landmarks).win_ever
    slope = np.polyfit(np.log(history.truth / (1 - history.truth)), np.log(ever / (1 - ever)), 1)[0]
    assert 0.85 < slope < 1.1
    assert np.abs(ever - history.truth).mean() < 0.05


def test_open_deals_are_censored_not_dropped() -> None:
    """Wins come fast and losses late: of the closed deals 8 points too many are wins."""
    history = simulated(4000, np.random.default_rng(3), watched_days=30.0)
    closed = history.outcomes.result > 0
    assert (history.outcomes.result[closed] == 1).mean() > history.truth.mean() + 0.08
    ever = odds.predict(learnt(history), history.landmarks).win_ever
    assert abs(ever.mean() - history.truth.mean()) < 0.04


def test_horizon_splits_the_end_into_won_lost_and_still_open() -> None:
    """Wins take 10 days in the mean and losses 25: after 20 days 86 % of wins and 55 % of losses are in."""
    history = simulated(4000, np.random.default_rng(3), watched_days=200.0)
    forecast = odds.predict(learnt(history), history.landmarks, horizon_days=20.0)
    ever = forecast.win_ever.mean()
    assert forecast.win.mean() / ever == pytest.approx(1 - np.exp(-2.0), abs=0.03)
    assert forecast.lost.mean() / (1 - ever) == pytest.approx(1 - np.exp(-0.8), abs=0.03)


def test_touches_left_are_those_of_deals_watched_to_their_end() -> None:
    """A touch every 5 days until a win (10 days) or a loss (25): seen for 60 days only, some unseen."""
    short = simulated(3000, np.random.default_rng(3), watched_days=60.0)
    expected = (short.truth * 10.0 + (1 - short.truth) * 25.0).mean() / 5.0
    assert short.touches_left.mean() < 0.85 * expected
    left = odds.predict(learnt(short), short.landmarks).touches_left
    assert left.mean() == pytest.approx(expected, rel=0.1)


@pytest.mark.slow
def test_few_deals_are_never_worse_than_the_base_rate_and_more_are_better() -> None:
    """Ten histories of each size; the base rate is that of the same closed deals."""
    judge = simulated(3000, np.random.default_rng(99))
    means = []
    for deals in (20, 50, 100, 200, 500):
        model, rate = [], []
        for seed in range(10):
            history = simulated(deals, np.random.default_rng(seed))
            closed = history.outcomes.result > 0
            base = np.clip((history.outcomes.result[closed] == 1).mean(), 0.02, 0.98)
            model.append(excess(odds.predict(learnt(history), judge.landmarks).win_ever, judge.truth))
            rate.append(excess(np.full(3000, base), judge.truth))
        assert np.mean(model) < np.mean(rate)
        means.append(np.mean(model))
    assert means == sorted(means, reverse=True)


@pytest.mark.slow
@pytest.mark.parametrize("deals", [50, 200, 450, 800])
def test_intervals_hold_the_truth_as_often_as_they_say(deals: int) -> None:
    """80 %, within 12 points: twelve histories are few, and shrinkage and trees are not in the formula."""
    held = []
    for seed in range(12):
        judge = simulated(500, np.random.default_rng(100 + seed))
        forecast = odds.predict(learnt(simulated(deals, np.random.default_rng(seed))), judge.landmarks)
        held.append(((forecast.win_low < judge.truth) & (judge.truth < forecast.win_high)).mean())
    assert np.mean(held) == pytest.approx(0.80, abs=0.12)


def test_the_prior_is_used_and_said_to_be_where_there_are_few_deals() -> None:
    few, more = (learnt(simulated(deals, np.random.default_rng(1))) for deals in (30, 200))
    assert not few.enough
    assert more.enough
    nobody = learnt(simulated(0, np.random.default_rng(1)))
    ever = odds.predict(nobody, simulated(5, np.random.default_rng(1)).landmarks).win_ever
    np.testing.assert_allclose(ever, odds.Prior().win_rate)


def test_a_history_far_from_the_prior_soon_speaks_for_itself() -> None:
    """Of 60 deals 2 are won: nearer the 3 % seen than a prior of 30 % worth 30 deals would be (12 %)."""
    history = simulated(60, np.random.default_rng(1), watched_days=1e6)
    history.outcomes.result[:] = 2
    history.outcomes.result[:2] = 1
    assert learnt(history).level < 0.08
    assert odds.predict(learnt(history), history.landmarks).win_ever.mean() < 0.09


def test_says_what_it_learnt_from() -> None:
    history = simulated(300, np.random.default_rng(1), watched_days=60.0)
    params = learnt(history)
    assert params.closed_deals == (history.outcomes.result > 0).sum()
    assert params.won_deals == (history.outcomes.result == 1).sum()
    assert params.cut_off == pytest.approx(60 * 86_400e6, rel=1e-3)
