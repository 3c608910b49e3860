"""A knob set on the past: by brute force, and kept in a world that does not change."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.proof.logs import day, history_of, team_log

from nextyes import odds
from nextyes.decide import Economics
from nextyes.proof.curve import FollowUps
from nextyes.proof.history import History, chased, lives
from nextyes.proof.knob import expected_touched, knobs
from nextyes.proof.learnt import Learnt, learn


@given(st.lists(st.lists(st.integers(1, 9), min_size=1, max_size=5), min_size=1, max_size=8))
def test_expected_wins_touched_are_those_at_the_first_chance_at_a_knob(deals: list[list[int]]) -> None:
    chance = np.array([value for each in deals for value in each]) / 10
    weight = 1 + np.arange(len(chance)) / 10
    life = np.repeat(np.arange(len(deals)), [len(each) for each in deals])
    chased = FollowUps(
        life=life, minutes=np.ones(len(life)), won=np.zeros(len(deals)), deal=np.arange(len(deals))
    )
    level, touched = expected_touched(chance, weight, chased)
    for knob, share in zip(level, touched, strict=True):
        cost = begins = 0.0
        for number in range(len(deals)):
            rows = np.flatnonzero(life == number)
            begins += chance[rows[0]]
            at = next((row for row in rows if chance[row] <= knob), None)
            cost += chance[at] * weight[at] if at is not None else 0.0
        plain = cost / begins
        # Never falling: a knob that drops later, at a lower chance, may look cheaper, but is not believed.
        assert share >= plain - 1e-9
    assert (np.diff(touched) >= 0).all()


def learnt_by(past: History, at: int, seed: int = 0) -> Learnt:
    return learn(past, lives(past), at, Economics(), np.random.default_rng(seed))


def test_a_past_without_wins_drops_nothing() -> None:
    past = history_of(team_log(6, seed=1))
    learnt = learnt_by(past, int(past.points.as_of.min()) + 1)
    found = knobs(past, lives(past), learnt, (0.035, 0.08), np.random.default_rng(0))
    assert found.tolist() == [-np.inf, -np.inf]


@pytest.mark.slow
def test_a_limit_is_kept_where_the_world_stays_the_same() -> None:
    """
    Four teams of 500 deals over 240 days, the knob set on day 120 for 8 % of the wins: together, about 280
    later wins, so that chance alone moves the share by about 20 % (one standard error).
    """
    shares = []
    for seed in range(4):
        past = history_of(team_log(500, seed=seed, days=240))
        learnt = learnt_by(past, day("2026-05-05"), seed)
        (knob,) = knobs(past, lives(past), learnt, (0.08,), np.random.default_rng(seed))
        later = chased(past, lives(past), learnt.at, past.until)
        chance = odds.predict(learnt.odds, past.landmarks.take(later.rows)).win_ever
        low = np.full(len(later.result), np.inf)
        np.minimum.at(low, later.follow_ups.life, chance)
        won = later.result == 1
        shares.append(((low[won] <= knob).sum(), won.sum()))
    touched, wins = np.sum(shares, axis=0)
    assert wins > 250
    assert touched / wins == pytest.approx(0.08, abs=0.035)


@pytest.mark.slow
def test_of_many_deals_the_model_itself_sets_nearly_the_same_knob(monkeypatch: pytest.MonkeyPatch) -> None:
    past = history_of(team_log(500, seed=1, days=240))
    learnt = learnt_by(past, day("2026-05-05"))
    (by_others,) = knobs(past, lives(past), learnt, (0.08,), np.random.default_rng(1))
    monkeypatch.setattr("nextyes.proof.knob._MANY_DEALS", learnt.closed_deals)
    (by_itself,) = knobs(past, lives(past), learnt, (0.08,), np.random.default_rng(1))
    assert by_itself != by_others
    assert by_itself == pytest.approx(by_others, rel=0.35)
