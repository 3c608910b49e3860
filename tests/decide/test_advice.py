"""Advice as the seller gets it: stories from a deal's history, and what holds for every queue."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from nextyes.deals.events import Event
from nextyes.deals.landmarks import Landmarks, landmarks
from nextyes.decide.advice import ADVICE, Advice, advise
from nextyes.decide.economics import Economics
from nextyes.decide.program import ACTIONS, Basis, Program, at_price, doubt, solve
from nextyes.decide.rails import RAIL, RAILS, said, why_not
from nextyes.odds.intent import belief, prior_intent

from .test_program import VALUES
from .worlds import forecast, with_risk

ECONOMICS = Economics()


@pytest.fixture(scope="module")
def program() -> Program:
    return solve(prior_intent(), ECONOMICS, VALUES)


def as_of(events: list[Event], day: str) -> Landmarks:
    deals = sorted({event.deal_id for event in events})
    at = datetime.fromisoformat(day).replace(tzinfo=UTC)
    return landmarks(events, [(deal, at) for deal in deals], ZoneInfo("UTC"))


def advised(program: Program, known: Landmarks, win_ever: float = np.nan, price: float = 700.0) -> Advice:
    seen = belief(program.intent, known.touch_pattern)
    odds = forecast(np.full(len(known), win_ever))
    return advise(at_price(program, price), known, odds, seen, ECONOMICS)


def words(advice: Advice) -> list[str]:
    return [ADVICE[code] for code in advice.advice]


def test_a_deal_gone_quiet_is_asked_and_one_that_just_answered_is_followed_up(
    program: Program, history: list[Event]
) -> None:
    """
    2026-03-01 opened  quiet
    2026-03-01 valued  quiet 900000
    2026-03-02 touched quiet call
    2026-03-09 touched quiet call
    2026-03-16 touched quiet email
    2026-03-23 touched quiet call
    2026-03-01 opened  warm
    2026-03-01 valued  warm 900000
    2026-03-02 touched warm call
    2026-03-09 heard   warm call
    """
    assert words(advised(program, as_of(history, "2026-03-30"))) == ["ask", "follow_up"]


def test_pushing_back_on_the_price_is_met_with_the_price_question(
    program: Program, history: list[Event]
) -> None:
    """
    2026-03-01 opened   acme
    2026-03-01 valued   acme 900000
    2026-03-02 touched  acme email
    2026-03-09 offered  acme them 600000
    """
    assert words(advised(program, as_of(history, "2026-03-10"))) == ["ask_price"]


def test_the_first_hedges_call_for_less_risk_and_the_third_for_the_question(
    program: Program, history: list[Event]
) -> None:
    """
    2026-03-01 opened   hedge1
    2026-03-01 valued   hedge1 900000
    2026-03-02 touched  hedge1 call
    2026-03-03 heard    hedge1 call
    2026-03-09 touched  hedge1 call
    2026-03-10 answered hedge1 hedge
    2026-03-01 opened   hedge3
    2026-03-01 valued   hedge3 900000
    2026-03-02 touched  hedge3 call
    2026-03-03 answered hedge3 hedge
    2026-03-04 touched  hedge3 call
    2026-03-05 answered hedge3 hedge
    2026-03-09 touched  hedge3 call
    2026-03-10 answered hedge3 hedge
    """
    assert words(advised(program, as_of(history, "2026-03-12"), price=1500.0)) == ["take_risk_off", "ask"]


def test_not_now_waits_until_the_day_agreed_and_then_checks_back(
    program: Program, history: list[Event]
) -> None:
    """
    2026-03-01 opened   acme
    2026-03-02 touched  acme call
    2026-03-10 touched  acme email
    2026-03-10 answered acme not_now 2026-06-01
    """
    before, after = as_of(history, "2026-05-20"), as_of(history, "2026-06-01")
    waits = advised(program, before)
    assert words(waits) == ["wait"]
    assert why_not(before, ECONOMICS, waits.blocked_by[0], 0) == "a promise is pending, 12 days to go"
    assert words(advised(program, after)) == ["check_back"]


def test_a_later_without_a_day_is_left_alone_for_two_weeks(program: Program, history: list[Event]) -> None:
    """
    2026-03-01 opened   acme
    2026-03-02 touched  acme call
    2026-03-10 answered acme not_now
    """
    assert words(advised(program, as_of(history, "2026-03-20"))) == ["wait"]
    assert words(advised(program, as_of(history, "2026-03-25"))) == ["check_back"]


def test_an_ask_gets_its_fortnight_and_then_the_deal_is_closed(
    program: Program, history: list[Event]
) -> None:
    """
    2026-03-01 opened  acme
    2026-03-01 valued  acme 200000
    2026-03-02 touched acme call
    2026-03-09 touched acme call
    2026-03-16 touched acme call
    2026-03-20 touched acme call
    2026-03-23 asked   acme email
    """
    waiting, silent = as_of(history, "2026-04-01"), as_of(history, "2026-04-07")
    waits = advised(program, waiting)
    assert words(waits) == ["wait"]
    assert why_not(waiting, ECONOMICS, waits.blocked_by[0], 0) == "already asked; 5 days left to answer"
    assert words(advised(program, silent, win_ever=0.02)) == ["close"]


def test_nobody_is_asked_a_third_time_in_one_silence(program: Program, history: list[Event]) -> None:
    """
    2026-01-01 opened  acme
    2026-01-01 valued  acme 900000
    2026-01-02 touched acme call
    2026-01-09 asked   acme email
    2026-02-09 asked   acme call
    """
    seen = advised(program, as_of(history, "2026-03-09"), price=1000.0)
    assert seen.value_of_asking[0] > 0
    assert words(seen) == ["close"]


def test_a_no_and_a_stop_close_the_deal(program: Program, history: list[Event]) -> None:
    """
    2026-03-01 opened   no
    2026-03-02 touched  no call
    2026-03-10 answered no no
    2026-03-01 opened   stop
    2026-03-02 touched  stop call
    2026-03-10 answered stop stop
    2026-03-12 heard    stop email
    """
    known = as_of(history, "2026-04-30")
    advice = advised(program, known, win_ever=0.9)
    assert words(advice) == ["close", "close"]
    said_why = [why_not(known, ECONOMICS, code, row) for row, code in enumerate(advice.blocked_by)]
    assert said_why == ["they already said no, 51 days ago", "they asked not to be contacted again"]


def test_a_touch_of_this_morning_is_given_time(program: Program, history: list[Event]) -> None:
    """
    2026-03-01       opened  acme
    2026-03-02       touched acme call
    2026-03-09       touched acme call
    2026-03-16       touched acme call
    2026-03-30T09:00 touched acme call
    """
    known = as_of(history, "2026-03-30T17:00")
    advice = advised(program, known)
    assert words(advice) == ["wait"]
    assert advice.blocked_by[0] == RAIL["fresh_touch"]


def test_a_deal_too_small_for_its_hours_is_closed_without_a_question(
    program: Program, history: list[Event]
) -> None:
    """
    2026-03-01 opened  tiny
    2026-03-01 valued  tiny 5000
    2026-03-02 touched tiny call
    2026-03-09 touched tiny call
    """
    assert words(advised(program, as_of(history, "2026-03-30"))) == ["close"]


def queue(rng: np.random.Generator, n: int = 3_000) -> Landmarks:
    """Deals in every state that a queue can have, and in some that it should not."""
    letters = np.array(list("sssssseplhnSEPLHN"))
    patterns = ["".join(rng.choice(letters, rng.integers(0, 9))) for _ in range(n)]
    columns: dict[str, Any] = {
        name: np.full(n, "", dtype=object) for name in ("organization", "pipeline", "owner", "stage")
    }
    unknown = ("days_since_offer", "offer_age_days", "days_to_promise", "days_in_stage")
    nothing = (
        "heard_span_days", "offers", "pushes", "stage_moves", "minutes", "customer_won", "customer_lost",
        "segment_won", "segment_lost",
    )  # fmt: skip
    columns |= {name: np.full(n, np.nan) for name in unknown} | {name: np.zeros(n) for name in nothing}
    unanswered = np.array([len(pattern) - len(pattern.rstrip("sS")) for pattern in patterns], dtype=float)
    return Landmarks(
        deal_id=np.array([f"d{row}" for row in range(n)], dtype=object),
        as_of=np.zeros(n, dtype=np.int64),
        currency=np.full(n, "EUR", dtype=object),
        touch_pattern=np.array(patterns, dtype=object),
        amount=np.where(rng.random(n) < 0.1, np.nan, rng.lognormal(9, 1, n)),
        age_days=np.full(n, 200.0),
        touches=np.array([len(pattern) for pattern in patterns], dtype=float),
        unanswered=unanswered,
        days_since_touch=rng.exponential(10.0, n),
        heard=np.array([sum(letter not in "sS" for letter in pattern) for pattern in patterns], dtype=float),
        silence_days=rng.exponential(25.0, n),
        asks=np.array([sum(letter.isupper() for letter in pattern) for pattern in patterns], dtype=float),
        days_since_asked=np.where(
            [any(letter.isupper() for letter in pattern) for pattern in patterns],
            rng.exponential(20, n),
            np.nan,
        ),
        days_to_wait=np.where(rng.random(n) < 0.1, rng.exponential(30, n) + 0.01, np.nan),
        stopped=(rng.random(n) < 0.03).astype(float),
        **columns,
    )


BASES = tuple(product(Basis, (0.0, 100.0, 700.0, 3_000.0)))


@pytest.mark.parametrize(("basis", "price"), BASES)
def test_rails_come_before_any_value(program: Program, basis: Basis, price: float) -> None:
    known = queue(np.random.default_rng(21))
    advice = advised(replace(program, basis=basis), known, win_ever=0.3, price=price)
    asked = np.isin(advice.advice, (ADVICE.index("ask"), ADVICE.index("ask_price")))
    assert (advice.blocked_by[asked] == 0).all()
    assert not (asked & (known.days_to_wait > 0)).any()
    assert not (asked & (known.stopped > 0)).any()
    assert not (asked & (said(known).asks > 0) & (known.days_since_asked < 14)).any()
    assert not (asked & (known.touches < 2) & (said(known).heard != "p")).any()
    assert asked.any() or price < 700
    assert price > 0 or not asked.any()
    assert sorted(advice.order.tolist()) == list(range(len(known)))


@pytest.mark.parametrize("basis", Basis)
def test_an_idle_seller_is_told_to_ask_nobody_and_to_drop_only_after_a_no(
    program: Program, basis: Basis
) -> None:
    known = queue(np.random.default_rng(22))
    advice = advised(replace(program, basis=basis), known, win_ever=0.3, price=0.0)
    closed = advice.advice == ADVICE.index("close")
    refused = np.isin(advice.blocked_by, (RAIL["stopped"], RAIL["said_no"]))
    assert (closed == refused).all()


def test_where_asking_does_not_pay_no_advice_is_to_ask() -> None:
    risky = solve(with_risk(prior_intent(), 0.25), ECONOMICS, VALUES)
    advice = advised(risky, queue(np.random.default_rng(23)), win_ever=0.3)
    assert not np.isin(words(advice), ("ask", "ask_price")).any()
    assert "would end 25% of the live deals" in advice.never_ask


def test_asks_come_first_and_the_one_worth_most_leads(program: Program) -> None:
    known = queue(np.random.default_rng(24))
    advice = advised(program, known, win_ever=0.3)
    in_order = np.array(words(advice))[advice.order]
    asks = np.flatnonzero(in_order == "ask")
    follow_ups = np.flatnonzero(in_order == "follow_up")
    assert asks.max() < follow_ups.min()
    worth = advice.value_of_asking[advice.order[asks]]
    assert (np.diff(worth) <= 0).all()
    assert (worth > doubt(program, 700.0)).all(), "asked only where it clearly beats all else"


def test_a_deal_gets_the_same_advice_whoever_else_is_in_the_queue(program: Program) -> None:
    """With a price that stays and its own amount, a deal's advice is its own."""
    known = queue(np.random.default_rng(25), 400)
    known = replace(known, amount=np.nan_to_num(known.amount, nan=5_000.0))
    together = advised(program, known, win_ever=0.3)
    rows = np.random.default_rng(1).permutation(400)[:100]
    alone = advised(program, known.take(rows), win_ever=0.3)
    np.testing.assert_array_equal(together.advice[rows], alone.advice)
    np.testing.assert_allclose(together.worth[rows], alone.worth)


def test_below_enough_history_the_cap_on_unanswered_touches_decides(program: Program) -> None:
    known = queue(np.random.default_rng(26))
    advice = advised(replace(program, basis=Basis.CAP), known, win_ever=0.3)
    free = advice.blocked_by == 0
    ask = (advice.advice == ADVICE.index("ask")) | (advice.advice == ADVICE.index("ask_price"))
    due = free & (known.unanswered >= 4) & (said(known).asks == 0)
    assert (ask == due).all()
    first = [row for row in advice.order if ask[row] and advice.advice[row] == ADVICE.index("ask")]
    assert (np.diff(known.unanswered[first]) <= 0).all(), "the longest unanswered first"


def test_the_baseline_follows_up_while_chance_times_value_pays(program: Program) -> None:
    known = queue(np.random.default_rng(27), 3)
    known = replace(known, amount=np.array([100_000.0, 1_500.0, 100.0]))
    advice = advised(program, known, win_ever=0.3, price=700.0)  # three follow-ups cost 525, an ask 175
    assert [ACTIONS[code] for code in advice.baseline] == ["follow", "ask", "drop"]
    np.testing.assert_allclose(advice.hours_at_stake, 0.75)


@pytest.mark.parametrize("win_ever", [0.001, 0.03, 0.3, 0.9])
def test_what_is_shown_hangs_together(program: Program, win_ever: float) -> None:
    """However far odds and touches disagree, worth stays near what the chance that is shown allows.

    It may lie above: the chance is of a dozen follow-ups, a plan may go on longer and concede.
    """
    advice = advised(program, queue(np.random.default_rng(29)), win_ever=win_ever)
    share = advice.worth / (advice.chance * advice.value)
    assert share.max() < 2.5
    assert np.quantile(share, 0.9) < 1.3
    assert (advice.worth <= advice.actions.money.max(axis=1)).all()
    now = advised(program, queue(np.random.default_rng(29)))
    between = (advice.chance - win_ever) * (now.chance - advice.chance)
    assert (between >= -1e-9).all(), "the chance lies between what the odds and the touches say"


def test_every_rail_has_words(program: Program) -> None:
    known = queue(np.random.default_rng(28))
    advice = advised(program, known)
    assert set(advice.blocked_by.tolist()) == set(range(len(RAILS) + 1)), "the queue meets every rail"
    for row, code in enumerate(advice.blocked_by.tolist()):
        text = why_not(known, ECONOMICS, code, row)
        assert bool(text) == (code > 0)
        assert "{" not in text
        assert "nan" not in text


def test_an_empty_queue_gets_empty_advice(program: Program) -> None:
    nobody = queue(np.random.default_rng(1), 0)
    advice = advise(program, nobody, forecast(np.zeros(0)), np.zeros((0, 8)), Economics(capacity_hours=10.0))
    assert len(advice.advice) == len(advice.order) == 0
