"""Hidden intent: the filter against enumeration, and a fit that finds what a known truth made."""

from dataclasses import fields, replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nextyes.odds.intent import (
    ASK,
    CONCEDE,
    ENGAGED,
    FOLLOW,
    LATER,
    LOST,
    PUSHBACK,
    SEEN,
    SILENCE,
    STATES,
    WON,
    Intent,
    as_json,
    belief,
    chance,
    fit,
    from_json,
    prior_intent,
    update,
)

PRIOR = prior_intent()
TABLES = {False: PRIOR.follow, True: PRIOR.ask}
SAYS = {"s": SILENCE, "e": ENGAGED, "p": PUSHBACK, "l": LATER, "n": LOST}


def text(*patterns: str) -> np.ndarray:
    return np.array(patterns, dtype=object)


def a_truth() -> Intent:
    """A team unlike the prior: fewer dead buyers, quieter ones, questions that end more deals."""
    follow = PRIOR.follow.copy()
    follow[:2, WON] = [0.20, 0.30]
    follow[:, ENGAGED] *= 0.6
    follow[:, SILENCE] += 1 - follow.sum(axis=1)
    ask = PRIOR.ask.copy()
    ask[:6, ENGAGED] -= 0.08
    ask[:6, LOST] += 0.08
    drift = np.kron([[0.90, 0.02, 0.01, 0.07], *PRIOR.drift[2::2, ::2]], np.eye(2))
    return replace(
        PRIOR,
        start=np.outer([0.40, 0.20, 0.15, 0.25], [0.7, 0.3]).ravel(),
        drift=drift,
        follow=follow,
        ask=ask,
    )


def a_past(truth: Intent, deals: int, seed: int, *, asks: float = 0.2) -> tuple[np.ndarray, np.ndarray]:
    """Deals chased to a win, a no, or the end of the seller's patience; four in five nos are recorded."""
    rng = np.random.default_rng(seed)
    tables = np.stack([truth.follow, truth.ask])
    patterns, results = [], []
    for _ in range(deals):
        state, pattern, patience, result = rng.choice(8, p=truth.start), "", rng.integers(3, 9), 2
        while len(pattern) - len(pattern.lower().rstrip("s")) < patience:
            state = rng.choice(8, p=truth.drift[state])
            asked = int(rng.random() < asks)
            seen = SEEN[rng.choice(6, p=tables[asked, state])]
            letter = {"won": "s", "lost": "n" if asked or rng.random() < 0.8 else "s"}.get(seen, seen[0])
            pattern += letter.upper() if asked else letter
            if seen in ("won", "lost"):
                result = 1 if seen == "won" else 2
                break
        patterns.append(pattern)
        results.append(result)
    return text(*patterns), np.array(results)


@given(pattern=st.text("selphnSELPHN", max_size=8))
def test_a_belief_is_a_distribution_and_asking_no_more_than_the_pattern(pattern: str) -> None:
    believed = belief(PRIOR, text(pattern, "ss", pattern))
    assert np.allclose(believed.sum(axis=1), 1)
    assert (believed >= 0).all()
    assert (believed[0] == believed[2]).all()


@given(pattern=st.text("selpnSELPN", min_size=1, max_size=12))
def test_the_filter_over_a_pattern_is_one_update_after_another(pattern: str) -> None:
    step = PRIOR.start[None, :]
    for letter in pattern:
        step = update(PRIOR, step, ASK if letter.isupper() else FOLLOW, SAYS[letter.lower()])
    assert np.allclose(belief(PRIOR, text(pattern)), step)


@pytest.mark.parametrize("pattern", ["s", "Es", "plS", "sNs"])
def test_the_filter_agrees_with_all_paths_enumerated(pattern: str) -> None:
    weights = np.zeros(len(STATES))
    for path in product(range(len(STATES)), repeat=len(pattern) + 1):
        weight = PRIOR.start[path[0]]
        for letter, before, now in zip(pattern, path, path[1:], strict=False):
            weight *= PRIOR.drift[before, now] * TABLES[letter.isupper()][now, SAYS[letter.lower()]]
        weights[path[-1]] += weight
    assert np.allclose(belief(PRIOR, text(pattern))[0], weights / weights.sum())


def test_silence_and_a_clear_no_say_dead_and_a_hedge_says_little() -> None:
    dead = belief(PRIOR, text("", "s", "sss", "N", "h", "e"))[:, 6:].sum(axis=1)
    new, once, thrice, refused, hedged, engaged = dead
    assert new < once < thrice < refused
    assert abs(hedged - new) < 0.05
    assert engaged < new


def test_after_an_ask_a_hedge_is_at_least_not_the_no_that_was_asked_for() -> None:
    hedged, silent = belief(PRIOR, text("H", "S"))[:, 6:].sum(axis=1)
    assert hedged < silent


def test_what_may_be_seen_weighs_what_is_believed_then() -> None:
    """The belief before a touch is the mean of the beliefs after it (martingale), where nothing drifts."""
    still = replace(PRIOR, drift=np.eye(len(STATES)))
    before = belief(still, text("s", "ee", "Sp"))
    for action in (FOLLOW, ASK, CONCEDE):
        after = np.stack([update(still, before, action, seen) for seen in range(len(SEEN))], axis=1)
        assert np.allclose(np.einsum("no,nos->ns", chance(still, before, action), after), before)


def test_actions_may_differ_by_deal() -> None:
    before = belief(PRIOR, text("s", "ss"))
    mixed = chance(PRIOR, before, [ASK, FOLLOW])
    assert np.allclose(mixed[0], chance(PRIOR, before, ASK)[0])
    assert np.allclose(mixed[1], chance(PRIOR, before, FOLLOW)[1])


def test_an_impossible_sight_leaves_the_belief() -> None:
    never_wins = replace(PRIOR, follow=PRIOR.follow * (np.arange(6) != WON))
    before = belief(PRIOR, text("s"))
    assert (update(never_wins, before, FOLLOW, WON) == before).all()


def test_the_fit_finds_the_truth_that_made_a_past() -> None:
    """20,000 deals. Tolerances are about twice the largest error over five seeds; shares of hidden intents
    are known far worse than what is seen of them."""
    truth = a_truth()
    found = fit(*a_past(truth, 20_000, seed=1), prior=PRIOR)
    intents = found.start.reshape(4, 2).sum(axis=1)
    assert np.abs(intents - [0.40, 0.20, 0.15, 0.25]).max() < 0.08
    assert abs(found.start.reshape(4, 2).sum(axis=0)[0] - 0.7) < 0.07
    assert np.abs(found.follow - truth.follow).max() < 0.1
    assert abs(found.follow[0, WON] - 0.20) < 0.03
    live = truth.start[:6] / truth.start[:6].sum()
    assert abs(live @ (found.ask - truth.ask)[:6, LOST]) < 0.04


def test_what_is_learnt_foretells_better_than_the_prior() -> None:
    truth = a_truth()
    learnt = fit(*a_past(truth, 500, seed=2), prior=PRIOR)
    patterns, results = a_past(truth, 3_000, seed=3, asks=0.0)
    seen = np.array([WON if result == 1 else SAYS[p[0]] for p, result in zip(patterns, results, strict=True)])
    first = np.array([len(p) == 1 for p in patterns])
    seen = np.where(first & (results == 1), WON, np.where(seen == WON, SILENCE, seen))
    scores = [
        -np.log(chance(intent, intent.start[None, :], FOLLOW)[0][seen]).mean() for intent in (learnt, PRIOR)
    ]
    assert scores[0] < scores[1] - 0.01


def test_an_empty_past_is_the_prior() -> None:
    for patterns in (text(), text("", "")):
        found = fit(patterns, np.zeros(len(patterns), dtype=int), prior=PRIOR)
        assert np.allclose(found.follow, PRIOR.follow)
        assert np.allclose(found.start, PRIOR.start)


@pytest.mark.parametrize("result", [0, 1, 2])
def test_a_past_of_one_class_still_gives_distributions(result: int) -> None:
    found = fit(text(*["ssss"] * 300, *["s"] * 200), np.full(500, result), prior=PRIOR)
    for field in fields(found):
        table = getattr(found, field.name)
        assert np.isfinite(table).all()
        assert (table >= 0).all()
        assert np.allclose(table.sum(axis=-1), 1)
    won = chance(found, found.start[None, :], FOLLOW)[0, WON]
    usual = chance(PRIOR, PRIOR.start[None, :], FOLLOW)[0, WON]
    assert won > usual if result == 1 else won < usual


def test_where_only_moves_are_recorded_their_meaning_stays_at_the_prior() -> None:
    """Imports know that the buyer moved, not what they said: pushback is unknown there, not absent."""
    patterns, results = a_past(PRIOR, 2_000, seed=4, asks=0.0)
    moved = text(*[p.replace("p", "e").replace("l", "e") for p in patterns])
    found = fit(moved, results, prior=PRIOR)
    for state in (2, 3):
        told = PRIOR.follow[state, PUSHBACK] / PRIOR.follow[state, ENGAGED]
        assert found.follow[state, PUSHBACK] / found.follow[state, ENGAGED] == pytest.approx(told, rel=1e-6)
    assert found.start.reshape(4, 2).sum(axis=1)[1] == pytest.approx(0.15, abs=0.06)


def test_where_nothing_was_ever_heard_silence_stops_saying_dead() -> None:
    """A log of our own calls only: every reply is missing from it, so silence is no news."""
    rng = np.random.default_rng(5)
    touches = rng.integers(1, 7, size=2_000)
    found = fit(text(*["s" * n for n in touches]), np.where(rng.random(2_000) < 0.5, 1, 2), prior=PRIOR)
    after = [belief(intent, text("ssss"))[0, 6:].sum() / intent.start[6:].sum() for intent in (found, PRIOR)]
    assert after[0] < after[1]


def test_the_last_silence_of_an_open_deal_is_not_held_against_it() -> None:
    closed, results = a_past(a_truth(), 300, seed=6)
    still_open = [
        fit(text(*closed, *["e" + end] * 100), [*results, *[0] * 100], prior=PRIOR) for end in ("", "s")
    ]
    assert np.allclose(still_open[0].follow, still_open[1].follow)


def test_giving_up_is_the_sellers_doing_not_the_buyers_no() -> None:
    """The same buyers, chased to the third silence or to the eighth: unasked nos stay as rare."""
    patterns, results = a_past(PRIOR, 3_000, seed=7, asks=0.0)
    short = [p.find("sss") for p in patterns]
    cut = [p[: at + 3] if 0 <= at < len(p) - 3 else p for p, at in zip(patterns, short, strict=True)]
    dropped = [0 <= at < len(p) - 3 for p, at in zip(patterns, short, strict=True)]
    found = fit(text(*cut), np.where(dropped, 2, results), prior=PRIOR)
    assert found.start @ found.follow[:, LOST] == pytest.approx(
        PRIOR.start @ PRIOR.follow[:, LOST], abs=0.015
    )


def test_some_hundred_asks_tell_whether_asking_ends_deals() -> None:
    """A thousand deals, a fifth of the touches asks: questions that end 30 % of live deals, or none."""
    risks = []
    for eps in (0.3, 0.0):
        ask = PRIOR.ask.copy()
        ask[:6] *= ((1 - PRIOR.follow[:6, LOST] - eps) / (1 - ask[:6, LOST]))[:, None]
        ask[:6, LOST] = PRIOR.follow[:6, LOST] + eps
        found = fit(*a_past(replace(PRIOR, ask=ask), 1_000, seed=8), prior=PRIOR)
        risks.append(float((found.ask - found.follow)[:6, LOST].mean()))
    assert risks[0] > 0.2
    assert risks[1] < 0.05


def test_parameters_survive_json() -> None:
    back = from_json(as_json(PRIOR))
    for field in fields(Intent):
        assert (getattr(back, field.name) == getattr(PRIOR, field.name)).all()


@pytest.mark.parametrize("broken", ["[]", "{}", as_json(PRIOR).replace("0.63", "0.93")])
def test_json_that_is_no_intent_is_refused(broken: str) -> None:
    with pytest.raises(ValueError, match="table"):
        from_json(broken)


def test_unknown_letters_and_results_are_refused() -> None:
    with pytest.raises(ValueError, match="'sxs'"):
        belief(PRIOR, text("s", "sxs"))
    with pytest.raises(ValueError, match="0 \\(open\\)"):
        fit(text("s"), [3], prior=PRIOR)
    with pytest.raises(ValueError, match="patterns but"):
        fit(text("s", "s"), [1], prior=PRIOR)
