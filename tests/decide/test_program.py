"""The program against plain spellings, and what it promises as prices, values and risks move."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from nextyes.decide import program as program_module
from nextyes.decide.beliefs import LIVE
from nextyes.decide.closed_form import TwoKinds, bounds, value_of_live
from nextyes.decide.economics import Economics
from nextyes.decide.price import realised
from nextyes.decide.program import ACTIONS, DROP, Program, action, at_price, choose, doubt, solve
from nextyes.odds.intent import ASK, FOLLOW, STATES, Intent, belief, chance, prior_intent, update
from nextyes.odds.seen import LOST, SEEN

from .worlds import best_by_enumeration, draw, economics_of, line, two_kinds, with_risk

Number = NDArray[np.float64]

VALUES = np.random.default_rng(4).lognormal(9.0, 0.7, 400)
DEAL = TwoKinds(won=0.16, lost=0.04, value=5_000, price_of_hour=200, hours=0.25, hours_ask=0.25, eps=0.03)


@pytest.fixture(scope="module")
def program() -> Program:
    return solve(prior_intent(), Economics(), VALUES)


def reachable(intent: Intent, rng: np.random.Generator, n: int = 300) -> Number:
    """Beliefs after up to eight touches of deals that went on, whatever was done."""
    now = np.tile(intent.start, (n, 1))
    touches = rng.integers(0, 9, n)
    for step in range(8):
        acts = rng.choice(3, n, p=[0.7, 0.2, 0.1])
        open_ones = chance(intent, now, acts)[:, 2:]
        draws = rng.random((n, 1)) * open_ones.sum(axis=1, keepdims=True)
        seen = 2 + (draws > open_ones.cumsum(axis=1)).sum(axis=1)
        after = update(intent, now, acts, np.minimum(seen, len(SEEN) - 1))
        now = np.where((touches > step)[:, None], after, now)
    return now


@pytest.mark.parametrize("ratio", [0.01, 0.03, 0.08])
def test_four_touches_ahead_it_is_worth_what_every_history_adds_up_to(
    monkeypatch: pytest.MonkeyPatch, ratio: float
) -> None:
    """Looking four touches ahead, values lie within 0.3 % of the deal below those of full enumeration."""
    monkeypatch.setattr(program_module, "_TOUCHES", 3)  # and the touch now
    intent, economics = prior_intent(), Economics()
    ahead = solve(intent, economics, np.ones(1))
    beliefs = reachable(intent, np.random.default_rng(7), 60)
    exact = best_by_enumeration(intent, economics, beliefs, ratio, touches=4)
    found = action(ahead, beliefs, np.ones(60), price=ratio / economics.hours[FOLLOW]).money[:, :3]
    assert (found <= exact + 1e-9).all(), "a plan that can be carried out is never worth more than the best"
    assert (found >= exact - 0.003).all()


def test_two_kinds_are_asked_where_the_closed_form_says() -> None:
    program = solve(two_kinds(DEAL), economics_of(DEAL), np.array([5_000.0]))
    low, high = (float(bound) for bound in bounds(DEAL))
    live = np.linspace(0.001, 0.999, 500)
    actions = action(program, line(live), np.full(500, 5_000.0), price=200.0)
    near = 0.004
    inside = (live > low + near) & (live < high - near)
    best = choose(actions.money, np.ones((500, 4), dtype=bool), 0.0)
    assert (best[inside] == ASK).all()
    assert (best[live < low - near] == DROP).all()
    assert (best[live > high + near] == FOLLOW).all()
    known = live * (1 - 0.03) * float(value_of_live(DEAL)) - 200 * 0.25
    np.testing.assert_allclose(actions.money[:, ASK], known, atol=5)  # a chase is cut off at 60 touches


def test_money_is_wins_less_hours_and_dropping_is_worth_nothing(program: Program) -> None:
    actions = action(program, reachable(program.intent, np.random.default_rng(1)), np.full(300, 9_000.0))
    assert (actions.money[:, DROP] == 0).all()
    assert (actions.hours[:, DROP] == 0).all()
    assert (actions.hours[:, :3] >= program.economics.hours - 1e-9).all()
    np.testing.assert_allclose(actions.worth_in_hours * actions.price_of_hour, actions.money)


def test_values_do_not_jump_between_cells_of_ratios(program: Program) -> None:
    """Plans of both ends of a cell are looked at, so the best worth is convex in the price of an hour."""
    prices = np.linspace(1, 4_000, 400)
    now = belief(program.intent, np.array(["s"], dtype=object))
    worth = np.array([action(program, now, np.array([9_000.0]), price=p).money.max() for p in prices])
    assert (np.diff(worth) <= 1e-9).all()
    assert (np.diff(worth, 2) >= -9).all(), "convex to a thousandth of the deal's value"


def test_price_of_an_hour_is_what_an_hour_earns_when_the_advice_is_followed() -> None:
    """Direct simulation of 20,000 deals, one after the other: earned over hours, the search included."""
    intent, economics = prior_intent(), Economics()
    program = solve(intent, economics, VALUES)
    rng = np.random.default_rng(11)
    n = 20_000
    value = rng.choice(VALUES, n)
    state = rng.choice(len(STATES), n, p=intent.start)
    now = np.tile(intent.start, (n, 1))
    earned, hours = np.zeros(n), np.full(n, economics.hours_new)
    tables = np.stack([intent.follow, intent.ask, intent.concede]).cumsum(axis=2)
    going = np.arange(n)
    for _ in range(80):
        acts = action(program, now[going], value[going]).best.astype(np.intp)
        going, acts = going[acts != DROP], acts[acts != DROP]
        if not len(going):
            break
        hours[going] += economics.hours[acts]
        state[going] = draw(intent.drift.cumsum(axis=1)[state[going]], rng)
        seen = draw(tables[acts, state[going]], rng)
        won = seen == 0
        earned[going[won]] = (economics.kept[acts] * value[going])[won]
        now[going] = update(intent, now[going], acts, seen)
        going = going[seen > LOST]
    rate = realised(earned, hours)
    standard_error = (rate.high - rate.price_of_hour) / 1.645
    assert abs(program.best_price_of_hour - rate.price_of_hour) < 3.5 * standard_error
    assert standard_error < 0.02 * rate.price_of_hour


def test_price_of_an_hour_is_never_below_what_the_simplest_plan_earns(program: Program) -> None:
    """One touch of each new deal, then the next: a plan among others."""
    economics = program.economics
    won = chance(program.intent, program.intent.start[None], FOLLOW)[0, 0]
    simple = won * VALUES.mean() / (economics.hours_new + economics.hours[FOLLOW])
    assert program.best_price_of_hour > simple


def silences(program: Program, value: float, price: float, touches: int = 14) -> NDArray[np.int8]:
    """What is worth most after each count of silent touches, without the doubt held against asking."""
    patterns = np.array(["s" * count for count in range(touches)], dtype=object)
    now = belief(program.intent, patterns)
    money = action(program, now, np.full(touches, value), price=price).money
    return choose(money, np.ones((touches, 4), dtype=bool), 0.0)


def first(actions: NDArray[np.int8], *codes: int) -> int:
    found = np.flatnonzero(np.isin(actions, codes))
    return int(found[0]) if len(found) else len(actions)


def test_a_busier_seller_asks_and_drops_sooner(program: Program) -> None:
    by_price = [silences(program, 9_000, price) for price in np.geomspace(20, 5_000, 25)]
    asks = [first(actions, ASK, DROP) for actions in by_price]
    drops = [first(actions, DROP) for actions in by_price]
    assert asks == sorted(asks, reverse=True)
    assert drops == sorted(drops, reverse=True)
    assert asks[0] > 5
    assert asks[-1] == 0, "the test sees both ends"


def test_a_bigger_deal_is_asked_and_dropped_later(program: Program) -> None:
    by_value = [silences(program, value, 700.0) for value in np.geomspace(500, 300_000, 25)]
    asks = [first(actions, ASK, DROP) for actions in by_value]
    drops = [first(actions, DROP) for actions in by_value]
    assert asks == sorted(asks)
    assert drops == sorted(drops)
    assert drops[0] < 3
    assert asks[-1] > 5


def test_an_idle_seller_asks_nobody_and_drops_nobody_who_may_still_be_won(program: Program) -> None:
    now = reachable(program.intent, np.random.default_rng(3))
    idle = action(program, now, np.full(300, 9_000.0), price=0.0)
    assert not np.isin(idle.best, (ASK, DROP)).any()
    nearly = action(program, now, np.full(300, 9_000.0), price=0.01)
    assert not np.isin(nearly.best, (ASK, DROP)).any(), "nor does one with next to nothing to do"


def test_an_idle_seller_does_not_ask_even_where_questions_win_deals() -> None:
    intent = prior_intent()
    ask = intent.ask.copy()
    ask[LIVE, 0] += 0.3
    ask /= ask.sum(axis=1, keepdims=True)
    eager = solve(replace(intent, ask=ask), Economics(), VALUES)
    now = reachable(intent, np.random.default_rng(6))
    assert (action(eager, now, np.full(300, 9_000.0), price=0.0).best != ASK).all()
    assert (action(eager, now, np.full(300, 9_000.0), price=1.0).best == ASK).any(), "others do"


def test_buyers_who_say_no_unasked_need_no_question() -> None:
    intent = prior_intent()
    follow = intent.follow.copy()
    follow[~LIVE] = intent.ask[~LIVE]  # a follow-up hears as much from the dead as a question
    plain = replace(intent, follow=follow, ask=np.where(LIVE[:, None], intent.ask, follow))
    plain = with_risk(replace(plain, ask=np.where(LIVE[:, None], follow, plain.ask)), 0.05)
    program = solve(plain, Economics(), VALUES)
    for price in (100.0, 700.0, 2_000.0):
        actions = action(
            program, reachable(plain, np.random.default_rng(5)), np.full(300, 9_000.0), price=price
        )
        assert (actions.best != ASK).all()


def test_neither_a_sure_win_nor_a_surely_dead_deal_is_asked(program: Program) -> None:
    ready, dead = STATES.index(("ready", "talkative")), STATES.index(("dead", "quiet"))
    live = np.array([0.99, 0.01])
    sure = np.zeros((2, len(STATES)))
    sure[:, ready], sure[:, dead] = live, 1 - live
    best = action(program, sure, np.full(2, 9_000.0), price=400.0).best
    assert [ACTIONS[code] for code in best] == ["follow", "drop"]


@pytest.mark.parametrize(
    ("eps", "minutes_ask", "reason"),
    [
        (0.2, 15.0, "end 20% of the live deals"),
        (0.3, 5.0, "end 30%"),
        (0.05, 45.0, "as long as 3 follow-ups"),
    ],
)
def test_where_asking_does_not_pay_nobody_is_asked_and_the_program_says_why(
    eps: float, minutes_ask: float, reason: str
) -> None:
    intent = with_risk(prior_intent(), eps)
    program = solve(intent, Economics(minutes_ask=minutes_ask), VALUES)
    assert reason in program.never_ask
    best = action(program, reachable(intent, np.random.default_rng(2)), np.full(300, 9_000.0)).best
    assert (best != ASK).all()
    assert (best != DROP).any()


def test_asking_must_beat_all_else_by_a_fifth_of_a_follow_up(program: Program) -> None:
    actions = action(program, reachable(program.intent, np.random.default_rng(9)), VALUES[:300], price=500.0)
    ahead = actions.money[:, ASK] - np.delete(actions.money, ASK, axis=1).max(axis=1)
    assert doubt(program, 500.0) == pytest.approx(0.2 * 500.0 * 0.25)
    np.testing.assert_array_equal(actions.best == ASK, ahead > 25.0)
    assert ((ahead > 0) & (ahead <= 25.0)).any(), "the test sees asks that are not good enough"


def test_a_riskier_question_is_asked_less(program: Program) -> None:
    now = reachable(program.intent, np.random.default_rng(8))
    asked = [
        np.mean(
            action(solve(with_risk(prior_intent(), eps), Economics(), VALUES), now, VALUES[:300]).best == ASK
        )
        for eps in (0.0, 0.05, 0.1, 0.15)
    ]
    assert asked == sorted(asked, reverse=True)
    assert asked[0] > asked[-1] + 0.05


def test_the_users_own_price_overrides(program: Program) -> None:
    own = solve(prior_intent(), Economics(price_of_hour=33.0), VALUES)
    assert own.price_of_hour == 33.0
    assert own.best_price_of_hour == pytest.approx(program.best_price_of_hour)
    now = belief(own.intent, np.array(["ss"], dtype=object))
    kept = action(at_price(program, 33.0), now, np.array([9_000.0]))
    np.testing.assert_allclose(kept.money, action(own, now, np.array([9_000.0])).money)


def test_a_concession_that_breaks_the_floor_is_never_the_best() -> None:
    pushed_back = belief(prior_intent(), np.array(["p", "pp", "ppp"], dtype=object))
    for floor, concedes in ((0.80, True), (0.95, False)):
        program = solve(prior_intent(), Economics(concession=0.10, floor_share=floor), VALUES)
        best = action(program, pushed_back, np.full(3, 9_000.0), price=300.0).best
        assert (ACTIONS.index("concede") in best) is concedes


@pytest.mark.parametrize("values", [[], [0.0, -5.0], [float("nan")]])
def test_without_a_deal_value_it_says_what_is_missing(values: list[float]) -> None:
    with pytest.raises(ValueError, match="no deal value above 0"):
        solve(prior_intent(), Economics(), np.array(values))


def test_no_deals_get_no_actions(program: Program) -> None:
    nothing = action(program, np.zeros((0, len(STATES))), np.zeros(0))
    assert nothing.best.shape == (0,)
    assert nothing.money.shape == (0, 4)
