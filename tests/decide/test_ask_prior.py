"""What asks reveal: read from histories, and recovered where the truth is known."""

import numpy as np
import pytest
from numpy.typing import NDArray

from nextyes.decide.ask_prior import Asks, recorded_asks, revealed, with_asks
from nextyes.decide.beliefs import LIVE, risk_of_asking
from nextyes.odds.intent import STATES, Intent, belief, prior_intent
from nextyes.odds.seen import ENGAGED, LATER, LOST, PUSHBACK, SEEN, SILENCE, WON

from .test_program import reachable
from .worlds import with_risk


def asked(truth: Intent, count: int, seed: int) -> Asks:
    """Asks of buyers whose states are drawn from what was believed of them, answered by the truth."""
    rng = np.random.default_rng(seed)
    now = reachable(truth, rng, count) @ truth.drift
    state = (rng.random((count, 1)) > now.cumsum(axis=1)).sum(axis=1)
    table = truth.ask.cumsum(axis=1)[np.minimum(state, len(STATES) - 1)]
    seen = np.minimum((rng.random((count, 1)) > table).sum(axis=1), len(SEEN) - 1)
    return Asks(belief=now, says=np.eye(len(SEEN))[seen], times=np.ones(count))


def test_without_asks_the_prior_stands() -> None:
    nobody = recorded_asks(prior_intent(), np.array(["ss", ""], dtype=object), [0, 2])
    learnt = with_asks(prior_intent(), nobody)
    np.testing.assert_array_equal(learnt.ask, prior_intent().ask)
    assert revealed(learnt, nobody).asks == 0


@pytest.mark.parametrize("eps", [0.0, 0.1, 0.3])
def test_the_risk_is_recovered(eps: float) -> None:
    """From 4,000 asks within 0.04: half of them go to live buyers, nobody knows which."""
    truth = with_risk(prior_intent(), eps)
    learnt = with_asks(prior_intent(), asked(truth, 4_000, seed=1))
    assert risk_of_asking(learnt) == pytest.approx(eps, abs=0.04)
    np.testing.assert_allclose(learnt.ask.sum(axis=1), 1)


def test_some_hundred_asks_correct_a_wrong_risk() -> None:
    """The prior says 5 %, the truth is 30 %: after 250 asks more than half of the error is gone."""
    truth = with_risk(prior_intent(), 0.3)
    learnt = [risk_of_asking(with_asks(prior_intent(), asked(truth, 250, seed))) for seed in range(8)]
    assert np.mean(learnt) > 0.175
    assert min(learnt) > 0.1


def test_a_few_asks_hardly_move_it() -> None:
    ended = np.zeros((3, len(SEEN)))
    ended[:, LOST] = 1
    live = np.tile(prior_intent().start * LIVE / LIVE.dot(prior_intent().start), (3, 1))
    three = Asks(belief=live, says=ended, times=np.ones(3))
    assert 0.05 < risk_of_asking(with_asks(prior_intent(), three)) < 0.15


def test_order_and_grouping_of_asks_change_nothing() -> None:
    many = asked(prior_intent(), 300, seed=3)
    rows = np.random.default_rng(4).permutation(300)
    twice = Asks(belief=many.belief, says=many.says, times=np.full(300, 2.0))
    doubled = Asks(
        belief=np.tile(many.belief[rows], (2, 1)), says=np.tile(many.says[rows], (2, 1)), times=np.ones(600)
    )
    np.testing.assert_allclose(
        with_asks(prior_intent(), twice).ask, with_asks(prior_intent(), doubled).ask, atol=1e-6
    )


def says(pattern: str, result: int) -> list[NDArray[np.float64]]:
    return list(recorded_asks(prior_intent(), np.array([pattern], dtype=object), [result]).says)


def test_asks_are_read_from_touch_patterns() -> None:
    one = np.eye(len(SEEN))
    np.testing.assert_array_equal(says("ssE", 0), [one[ENGAGED]])
    np.testing.assert_array_equal(says("sPsLsNe", 1), [one[PUSHBACK], one[LATER], one[LOST]])
    np.testing.assert_array_equal(says("ssE", 1), [one[WON]])
    np.testing.assert_array_equal(says("ssN", 2), [one[LOST]])
    np.testing.assert_array_equal(says("sSs", 2), [one[SILENCE]])
    np.testing.assert_array_equal(says("sH", 0), [one[ENGAGED] + one[PUSHBACK] + one[LATER] + one[SILENCE]])
    assert says("sS", 0) == [], "the answer may still come"
    assert says("sS", 2)[0][LOST] > says("sS", 2)[0][SILENCE] > 0, "refused, or closed by the seller"


def test_what_was_believed_is_of_the_moment_before_the_ask() -> None:
    patterns = np.array(["ssE", "ssE", "sS"], dtype=object)
    found = recorded_asks(prior_intent(), patterns, [0, 0, 2])
    before = belief(prior_intent(), np.array(["ss", "s"], dtype=object)) @ prior_intent().drift
    np.testing.assert_allclose(found.belief[np.argsort(-found.times)], before)
    assert sorted(found.times.tolist()) == [1.0, 2.0]
    counts = revealed(prior_intent(), found)
    assert counts.asks == 3
    assert counts.to_live == pytest.approx((2 * before[0] + before[1])[LIVE].sum())
