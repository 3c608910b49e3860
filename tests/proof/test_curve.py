"""Drop curves: by hand, against a plain spelling, and the coverage of their intervals."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nextyes.proof.curve import FollowUps, at, drop_curve, dropped, dropping, savings


def follow_ups(lives: list[int], won: list[float], minutes: list[float] | None = None) -> FollowUps:
    """Return follow-ups of lives of one deal each, given how many each life has."""
    life = np.repeat(np.arange(len(lives)), lives)
    return FollowUps(
        life=life,
        minutes=np.ones(len(life)) if minutes is None else np.array(minutes),
        won=np.array(won),
        deal=np.arange(len(lives)),
    )


def test_a_call_cap_by_hand() -> None:
    """
    Three deals with 3, 2 and 1 follow-ups; only the second is won. A cap before the third follow-up saves
    one of six, before the second three of six but touches the win, before the first all.
    """
    chased = follow_ups([3, 2, 1], [0, 1, 0], [10, 10, 40, 10, 20, 10])
    curve = drop_curve(-np.array([1.0, 2, 3, 1, 2, 1]), chased)
    assert curve.knob.tolist() == [-np.inf, -3, -2, -1]
    assert curve.saved.tolist() == pytest.approx([0, 1 / 6, 3 / 6, 1])
    assert curve.touched.tolist() == [0, 0, 1, 1]
    assert curve.minutes.tolist() == pytest.approx([0, 0.4, 0.7, 1])
    # Half of the wins: the cap of 3 for half of the deals and of 2 for the rest.
    assert at(curve, 0.5) == pytest.approx((-3.0, 2 / 6, 0.55))
    assert at(curve, 0.0)[1] == pytest.approx(1 / 6)
    assert at(curve, 1.0)[1] == 1.0


def test_a_score_that_is_missing_is_never_dropped() -> None:
    curve = drop_curve(np.array([np.nan, 0.2, np.nan]), follow_ups([2, 1], [0, 1]))
    assert curve.knob.tolist() == [-np.inf, 0.2]
    assert curve.saved.tolist() == pytest.approx([0, 1 / 3])


def test_without_wins_there_is_no_share_of_them() -> None:
    assert np.isnan(at(drop_curve(np.array([0.1, 0.2]), follow_ups([1, 1], [0, 0])), 0.05)[1])


def test_no_follow_ups_make_no_curve() -> None:
    nothing = follow_ups([], [])
    assert np.isnan(at(drop_curve(np.zeros(0), nothing), 0.05)[1])
    assert savings({"x": np.zeros(0)}, nothing, rng=np.random.default_rng(0), draws=3)["x"][0].target == 0.01


@given(
    st.lists(st.tuples(st.lists(st.integers(0, 4), min_size=1, max_size=5), st.booleans()), min_size=1),
    st.integers(-1, 5),
)
def test_the_curve_says_what_dropping_deal_by_deal_says(
    lives: list[tuple[list[int], bool]], knob: int
) -> None:
    """The plain spelling: go through each deal's follow-ups, and from the first one at the knob save all."""
    saved = touched = 0
    for scores, won in lives:
        first = next((n for n, score in enumerate(scores) if score <= knob), None)
        if first is not None:
            saved += len(scores) - first
            touched += won
    chased = follow_ups([len(scores) for scores, _ in lives], [float(won) for _, won in lives])
    score = np.array([score for scores, _ in lives for score in scores], dtype=float)
    curve = drop_curve(score, chased)
    reached = int(np.searchsorted(curve.knob, knob, side="right")) - 1
    assert curve.saved[reached] == pytest.approx(saved / len(score))
    wins = sum(won for _, won in lives)
    if wins:
        assert curve.touched[reached] == pytest.approx(touched / wins)
    assert dropped(score - knob, chased).sum() == saved


@given(st.integers(0, 10_000))
def test_no_policy_saves_more_than_the_one_that_knows_the_future(seed: int) -> None:
    rng = np.random.default_rng(seed)
    lives = rng.integers(1, 8, 20).tolist()
    won = (rng.random(20) < 0.4).astype(float)
    won[0] = 1.0
    chased = follow_ups(lives, won.tolist())
    curve = drop_curve(rng.normal(size=len(chased)), chased)
    oracle = drop_curve(won[chased.life], chased)
    for target in (0.0, 0.05, 0.2):
        # Beyond no win at all the oracle would choose its wins; the bound is then one win's follow-ups more.
        spare = max(lives) * np.ceil(target * won.sum()) / len(chased)
        assert at(curve, target)[1] <= at(oracle, 0.0)[1] + spare + 1e-12


def test_deals_may_count_more_than_once() -> None:
    chased = follow_ups([2, 2], [0, 1])
    curve = drop_curve(np.array([1.0, 1, 2, 2]), chased, np.array([3.0, 1.0]))
    assert curve.saved.tolist() == pytest.approx([0, 0.75, 1])


def test_a_first_policy_leads_itself_by_nothing_and_another_by_what_it_saves_more() -> None:
    chased = follow_ups([3, 3, 3, 3], [0, 0, 1, 1])
    good = np.repeat([0.1, 0.1, 0.9, 0.9], 3)
    found = savings({"good": good, "bad": 1 - good}, chased, targets=(0.0,), rng=np.random.default_rng(0))
    assert found["good"][0].behind is None
    lead = found["bad"][0].behind
    assert lead is not None
    assert lead.value == found["good"][0].follow_ups.value - found["bad"][0].follow_ups.value == 0.5


@pytest.mark.slow
def test_intervals_cover_what_a_large_history_shows() -> None:
    """Of 100 histories of 300 deals, about 95 intervals hold what a history of 100,000 deals shows."""

    def world(deals: int, rng: np.random.Generator) -> tuple[dict[str, np.ndarray], FollowUps]:
        quality = rng.random(deals)
        count = 1 + rng.poisson(6 * (1 - quality))
        chased = follow_ups(count.tolist(), (rng.random(deals) < quality).astype(float).tolist())
        noisy = quality[chased.life] + rng.normal(0, 0.25, len(chased))
        return {"noisy": noisy}, chased

    scores, chased = world(100_000, np.random.default_rng(1))
    truth = at(drop_curve(scores["noisy"], chased), 0.08)[1]
    held = 0
    for seed in range(100):
        rng = np.random.default_rng(100 + seed)
        scores, chased = world(300, rng)
        (saving,) = savings(scores, chased, targets=(0.08,), draws=200, rng=rng)["noisy"]
        held += saving.follow_ups.low <= truth <= saving.follow_ups.high
    # 95 expected; 88 or fewer of 100 would come by chance once in 200.
    assert 89 <= held <= 100


def test_dropping_at_a_knob_of_its_own_is_a_point_of_the_curve() -> None:
    rng = np.random.default_rng(3)
    chased = follow_ups(rng.integers(1, 6, 50).tolist(), (rng.random(50) < 0.4).astype(float).tolist())
    score = rng.random(len(chased))
    touched, saved = dropping(score - 0.3, chased, draws=50, rng=rng)
    curve = drop_curve(score, chased)
    reached = int(np.searchsorted(curve.knob, 0.3, side="right")) - 1
    assert touched.value == pytest.approx(curve.touched[reached])
    assert saved.value == pytest.approx(curve.saved[reached])
    assert saved.low <= saved.value <= saved.high
