"""Beliefs: how the odds speak into them, and where the program is solved."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from nextyes.decide.beliefs import LIVE, points_to_solve_at, risk_of_asking, win_by_state, with_odds
from nextyes.odds.intent import STATES, Intent, belief, prior_intent

from .test_program import reachable
from .worlds import with_risk

PATTERNS = np.array(["", "s", "sss", "es", "p", "l", "ssN"], dtype=object)


def test_odds_that_agree_move_nothing() -> None:
    intent = prior_intent()
    now = belief(intent, PATTERNS)
    np.testing.assert_allclose(with_odds(intent, now, now @ win_by_state(intent)), now, atol=1e-12)


@given(st.floats(0.02, 0.98), st.sampled_from([0.25, 0.5, 0.8]))
def test_the_win_chance_becomes_the_average_in_log_odds(win_ever: float, weight: float) -> None:
    intent = prior_intent()
    now, by_state = belief(intent, PATTERNS), win_by_state(intent)
    tilted = with_odds(intent, now, np.full(len(now), win_ever), weight=weight)
    aim = _expit((1 - weight) * _logit(now @ by_state) + weight * _logit(np.full(len(now), win_ever)))
    live = now[:, LIVE].sum(axis=1)
    most = (now[:, LIVE] @ by_state[LIVE]) / live
    least = (now[:, ~LIVE] @ by_state[~LIVE]) / (1 - live)
    within = (aim < most - 0.01) & (aim > least + 0.01)
    assert within.any() or not 0.1 < win_ever < 0.4
    np.testing.assert_allclose((tilted @ by_state)[within], aim[within], atol=2e-3)
    np.testing.assert_allclose(tilted.sum(axis=1), 1)
    ratios = tilted[:, LIVE] / now[:, LIVE]
    np.testing.assert_allclose(ratios, np.broadcast_to(ratios[:, :1], ratios.shape))


def test_higher_odds_make_a_deal_more_alive_and_no_odds_leave_it() -> None:
    intent = prior_intent()
    now = belief(intent, np.array(["ss"] * 4, dtype=object))
    tilted = with_odds(intent, now, np.array([0.05, 0.3, 0.7, np.nan]))
    live = tilted[:, LIVE].sum(axis=1)
    assert live[0] < live[1] < live[2]
    np.testing.assert_array_equal(tilted[3], now[3])


def test_certainty_is_never_handed_out_nor_taken_back() -> None:
    intent = prior_intent()
    now = np.vstack([belief(intent, np.array([""], dtype=object)), np.eye(len(STATES))[-1:]])
    tilted = with_odds(intent, now, np.array([0.999, 0.999]))
    assert tilted[0, LIVE].sum() <= 0.999
    np.testing.assert_array_equal(tilted[1], now[1])


def test_win_by_state_is_what_one_touch_after_another_adds_up_to() -> None:
    intent = prior_intent()
    going, won = np.eye(len(STATES)), np.zeros(len(STATES))
    for _ in range(12):
        drifted = going @ intent.drift
        won += drifted @ intent.follow[:, 0]
        going = drifted * intent.follow[:, 2:].sum(axis=1)
    np.testing.assert_allclose(win_by_state(intent), won)


def test_points_lie_near_every_belief_that_deals_reach() -> None:
    """No reachable belief is farther than 0.3 (total variation) from the points, on average than 0.11."""
    intent = prior_intent()
    points = points_to_solve_at(intent, 100)
    reached = reachable(intent, np.random.default_rng(1), 2_000)
    nearest = 0.5 * np.abs(reached[:, None] - points[None]).sum(axis=2).min(axis=1)
    assert nearest.max() < 0.3
    assert nearest.mean() < 0.11
    np.testing.assert_allclose(points.sum(axis=1), 1)
    assert len(points) == 100


def test_points_of_a_world_with_few_beliefs_are_few() -> None:
    still = np.zeros((len(STATES), 6))
    still[:, 5] = 1.0
    start = np.eye(len(STATES))[0]
    mute = Intent(start=start, drift=np.eye(len(STATES)), follow=still, ask=still, concede=still)
    assert len(points_to_solve_at(mute, 100)) == len(STATES)


def test_risk_of_asking_is_what_the_question_adds() -> None:
    assert abs(risk_of_asking(with_risk(prior_intent(), 0.07)) - 0.07) < 1e-9


def _logit(p: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.log(p / (1 - p))


def _expit(x: NDArray[np.float64]) -> NDArray[np.float64]:
    return 1 / (1 + np.exp(-x))
