"""The simulator with known truth, small: the claims of experiments/policy hold in direction, seeds fixed."""

import numpy as np
import pytest
from experiments.policy import rules
from experiments.policy.bound import best_per_hour
from experiments.policy.compare import PASTS, TESTING, learn
from experiments.policy.past import Past, past
from experiments.policy.play import Luck, Played, Policy, draw, gain, play
from experiments.policy.weeks import scarce
from experiments.policy.worlds import ECONOMICS, base_world, turned_world

from nextyes.decide import Alarm, alarm, solve
from nextyes.odds.intent import FOLLOW, Intent

pytestmark = pytest.mark.slow
DEALS = 4_000


@pytest.fixture(scope="module")
def luck() -> Luck:
    return draw(base_world(), DEALS, TESTING)


@pytest.fixture(scope="module")
def records() -> Past:
    return past(base_world(), 1_000, PASTS)


@pytest.fixture(scope="module")
def learnt(records: Past) -> Intent:
    return learn(records)


@pytest.fixture(scope="module")
def advised(luck: Luck, records: Past, learnt: Intent) -> Played:
    return play(base_world(), luck, rules.advice(learnt, ECONOMICS, records.value, name="learnt"))


def test_the_base_world_chases_like_real_histories() -> None:
    """Real loan offers are won in .48 .46 .41 .33 .25 .21 .18 of cases at unanswered call 1 to 7."""
    luck = draw(base_world(), 20_000, 1)
    chased = play(base_world(), luck, Policy(name="", choose=lambda view: np.full(len(view.row), FOLLOW)))
    silent = (chased.letters == "s").cumprod(axis=1)
    real = [0.48, 0.46, 0.41, 0.33, 0.25, 0.21, 0.18]
    for call, odds in enumerate(real, start=1):
        reached = silent[:, : call - 1].all(axis=1) & (chased.touches >= call)
        assert chased.wins[reached].mean() == pytest.approx(odds, abs=0.08)


def test_the_same_policy_on_the_same_luck_does_the_same(luck: Luck, learnt: Intent, records: Past) -> None:
    policy = rules.advice(learnt, ECONOMICS, records.value, name="")
    assert play(base_world(), luck, policy).per_hour == play(base_world(), luck, policy).per_hour


def test_learnt_advice_earns_more_than_a_usual_rule_and_less_than_the_bound(
    luck: Luck, advised: Played
) -> None:
    usual = play(base_world(), luck, rules.idle_rule(3, 5, "unanswered", concede=True))
    assert gain(advised, usual)[1] > 0.05
    truth = base_world().buyers[0]
    bound = best_per_hour(truth, ECONOMICS, luck.value, nodes=20, points=60)
    assert 0.75 * bound < advised.per_hour < bound


def test_learnt_advice_is_not_below_value_thresholds(luck: Luck, advised: Played, learnt: Intent) -> None:
    for drop in (500.0, 1_000.0, 2_000.0):
        for ask in (drop, 2 * drop):
            rule = rules.threshold_rule(rules.ever_value(learnt), drop, ask, concede=True, intent=learnt)
            assert gain(advised, play(base_world(), luck, rule))[2] > 0


def test_an_ask_that_ends_deals_or_takes_long_is_not_asked(luck: Luck) -> None:
    for world in (base_world(eps=0.3), base_world(economics=rules.never_ask(ECONOMICS))):
        truth = world.buyers[0]
        played = play(world, luck, rules.advice(truth, world.economics, luck.value, name=""))
        assert played.asks.sum() < 0.05 * played.touches.sum()


def test_asking_pays_where_it_ends_nothing(luck: Luck) -> None:
    world = base_world(eps=0.0)
    truth = world.buyers[0]
    asks, never = (
        play(world, luck, rules.advice(truth, costs, luck.value, name=""))
        for costs in (ECONOMICS, rules.never_ask(ECONOMICS))
    )
    assert asks.asks.sum() > 0
    assert gain(asks, never)[0] > 0.01


def test_an_idle_team_is_not_made_idler(learnt: Intent) -> None:
    now, fixed, idle_rule, chase = scarce(base_world(), learnt, 4.0, weeks=40, seed=5)
    assert now.earned > max(fixed.earned, idle_rule.earned)
    assert now.earned > 0.97 * chase.earned
    assert now.idle_hours < min(fixed.idle_hours, idle_rule.idle_hours)
    assert now.asks == 0


def test_the_alarm_holds_where_the_model_does_and_fails_after_a_turn(learnt: Intent, records: Past) -> None:
    program = solve(learnt, ECONOMICS, records.value)
    policy = rules.program_policy(program, name="")
    told = {
        world.name: alarm(
            program.best_price_of_hour, play(world, draw(world, DEALS, TESTING), policy).per_hour
        )
        for world in (base_world(), turned_world())
    }
    assert told == {"base": Alarm.HOLDS, "turned": Alarm.FAILS}


def test_the_past_that_is_learnt_from_has_no_hidden_state(records: Past) -> None:
    """Only letters, results and values reach the learner; asks are rare in it."""
    text = "".join(records.patterns)
    assert set(text.lower()) <= set("seplhn")
    assert 0.02 < sum(letter.isupper() for letter in text) / len(text) < 0.15
    assert set(records.results.tolist()) == {0, 1, 2}
