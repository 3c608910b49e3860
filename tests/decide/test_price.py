"""The price of an hour: full weeks, idle ones, and the alarm."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from nextyes.decide.economics import Economics
from nextyes.decide.price import (
    Alarm,
    alarm,
    basis,
    hours_asked_for,
    price_now,
    realised,
    wins_believed,
)
from nextyes.decide.program import DROP, Basis, Program, action, solve
from nextyes.odds.intent import ASK, STATES, Intent, belief, prior_intent

from .test_program import VALUES, reachable
from .worlds import draw

Queue = tuple[NDArray[np.float64], NDArray[np.float64]]


@pytest.fixture(scope="module")
def plenty() -> Program:
    return solve(prior_intent(), Economics(), VALUES)


def with_hours(program: Program, hours: float | None) -> Program:
    return replace(program, economics=replace(program.economics, capacity_hours=hours))


@pytest.fixture(scope="module")
def queue(plenty: Program) -> Queue:
    rng = np.random.default_rng(12)
    return reachable(plenty.intent, rng, 400), rng.choice(VALUES, 400)


def test_with_plenty_of_leads_an_hour_has_its_best_price(plenty: Program, queue: Queue) -> None:
    assert price_now(plenty, *queue) == plenty.best_price_of_hour


def test_with_hours_to_spare_an_hour_costs_nothing(plenty: Program, queue: Queue) -> None:
    """400 deals of at most half an hour a week fit into 200 hours: nobody is asked, nobody is dropped."""
    idle = with_hours(plenty, 200.0)
    assert price_now(idle, *queue) == 0.0
    best = action(idle, *queue, price=price_now(idle, *queue)).best
    assert not np.isin(best, (ASK, DROP)).any()


def test_a_full_week_is_priced_so_that_its_hours_are_just_used(plenty: Program, queue: Queue) -> None:
    at_best = hours_asked_for(plenty, *queue, plenty.best_price_of_hour)
    at_nothing = hours_asked_for(plenty, *queue, 0.0)
    hours = (at_best + at_nothing) / 2
    price = price_now(with_hours(plenty, hours), *queue)
    assert 0 < price < plenty.best_price_of_hour
    assert hours_asked_for(plenty, *queue, price) <= hours
    assert hours_asked_for(plenty, *queue, price * 0.97) >= hours * 0.97


def test_fewer_hours_cost_more_but_never_more_than_the_next_deal_earns(plenty: Program, queue: Queue) -> None:
    prices = [price_now(with_hours(plenty, hours), *queue) for hours in (0.0, 40, 60, 80, 90, 100, 200)]
    assert prices == sorted(prices, reverse=True)
    assert prices[0] == plenty.best_price_of_hour
    assert prices[-1] == 0.0


def test_the_users_own_price_stands_whatever_the_queue(queue: Queue) -> None:
    own = solve(prior_intent(), Economics(price_of_hour=33.0, capacity_hours=1000.0), VALUES)
    assert price_now(own, *queue) == 33.0


def test_a_sample_of_many_deals_asks_for_about_the_hours_of_all(plenty: Program, queue: Queue) -> None:
    many = np.tile(queue[0], (30, 1)), np.tile(queue[1], 30)
    all_of_them = 30 * hours_asked_for(plenty, *queue, 500.0)
    assert hours_asked_for(plenty, *many, 500.0) == pytest.approx(all_of_them, rel=0.02)


def test_no_open_deals_ask_for_no_hours(plenty: Program) -> None:
    nobody = belief(plenty.intent, np.array([], dtype=object)), np.zeros(0)
    assert price_now(with_hours(plenty, 10.0), *nobody) == 0.0


def test_realised_price_covers_the_true_one_as_often_as_it_says() -> None:
    """90 % intervals of 400 histories of 200 deals hold the true 120 an hour in 85 to 95 % of them."""
    rng = np.random.default_rng(3)
    held = 0
    for _ in range(400):
        hours = rng.gamma(2.0, 1.5, 200)
        earned = np.where(rng.random(200) < 0.3, rng.gamma(4.0, 100.0, 200) * hours, 0.0)
        rate = realised(earned, hours)
        held += rate.low <= 120.0 <= rate.high
    assert 0.85 <= held / 400 <= 0.95


def test_no_hours_have_no_price() -> None:
    with pytest.raises(ValueError, match="no hours were spent"):
        realised([100.0], [0.0])


def chased(truth: Intent, deals: int, seed: int) -> tuple[NDArray[np.object_], NDArray[np.intp]]:
    """Sellers who chase for eight touches, whatever they see, ask one time in ten, and then give up."""
    rng = np.random.default_rng(seed)
    state = rng.choice(len(STATES), deals, p=truth.start)
    patterns, results = np.full(deals, "", dtype=object), np.zeros(deals, dtype=np.intp)
    for _ in range(8):
        going = np.flatnonzero(results == 0)
        asked = (rng.random(len(going)) < 0.1).astype(np.intp)
        state[going] = draw(truth.drift.cumsum(axis=1)[state[going]], rng)
        seen = draw(np.stack([truth.follow, truth.ask]).cumsum(axis=2)[asked, state[going]], rng)
        letters = np.array(list("snepls"))[seen]
        patterns[going] += np.where(asked > 0, np.char.upper(letters), letters).astype(object)
        results[going] = np.select([seen == 0, seen == 1], [1, 2], 0)
    return patterns, np.where(results == 0, 2, results)


def test_wins_believed_are_those_that_come_whatever_the_policy() -> None:
    """A chasing past bears out the right parameters within 4 %, not those that hope for thrice as much."""
    truth = prior_intent()
    patterns, results = chased(truth, 20_000, seed=5)
    promised = wins_believed(truth, patterns, results).sum()
    came = float((results == 1).sum())
    assert promised == pytest.approx(came, rel=0.04)
    assert alarm(promised, came) is Alarm.HOLDS
    follow = truth.follow.copy()
    more = np.minimum(3 * follow[:, 0], follow[:, 0] + 0.5 * follow[:, 5])
    follow[:, 5] -= more - follow[:, 0]
    follow[:, 0] = more
    hopeful = replace(truth, follow=follow)
    assert alarm(wins_believed(hopeful, patterns, results).sum(), came) is Alarm.FAILS


def test_the_last_silence_of_an_open_deal_promises_nothing_yet() -> None:
    patterns = np.array(["ss", "ss", "s", ""], dtype=object)
    open_one, lost, first, none = wins_believed(prior_intent(), patterns, [0, 2, 2, 0])
    assert open_one == pytest.approx(first)
    assert lost > first > none == 0


@pytest.mark.parametrize(
    ("ratio", "says"),
    [(0.8, Alarm.HOLDS), (1.35, Alarm.HOLDS), (1.4, Alarm.DOUBTFUL), (1.6, Alarm.FAILS), (2.0, Alarm.FAILS)],
)
def test_the_alarm_has_the_bands_that_the_simulation_gave(ratio: float, says: Alarm) -> None:
    assert alarm(ratio * 100.0, 100.0) is says
    assert alarm(1.0, 0.0) is Alarm.FAILS, "nothing earned bears out no price"


def test_what_advice_rests_on() -> None:
    assert basis(20) is Basis.CAP
    assert basis(20, Alarm.FAILS) is Basis.CAP
    assert basis(1_000, Alarm.DOUBTFUL) is Basis.PROGRAM
    assert basis(1_000, Alarm.FAILS) is Basis.THRESHOLDS
