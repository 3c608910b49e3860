"""Reasons add up to the odds shown, and what would change the advice does change it."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from tests.odds.histories import simulated

from nextyes import odds as odds_model
from nextyes.deals.events import Answered, Asked, Channel, Event, Heard, Reading, Touched
from nextyes.deals.landmarks import Landmarks, landmarks
from nextyes.decide.advice import ADVICE, Advice, advise
from nextyes.decide.economics import Economics
from nextyes.decide.program import Actions, Basis, Program, at_price, solve
from nextyes.decide.reasons import Why, _later, _replied, _touched, reasons, what_would_change, why
from nextyes.odds import Odds
from nextyes.odds.intent import belief, prior_intent

from .test_advice import queue
from .test_program import VALUES

ECONOMICS = Economics()


@pytest.fixture(scope="module")
def program() -> Program:
    return solve(prior_intent(), ECONOMICS, VALUES)


@pytest.fixture(scope="module")
def odds() -> Odds:
    past = simulated(600, np.random.default_rng(5))
    return odds_model.fit(past.landmarks, past.outcomes, past.touches_left, rng=np.random.default_rng(6))


@pytest.fixture(scope="module")
def known() -> Landmarks:
    return queue(np.random.default_rng(31), 200)


def advice_for(program: Program, odds: Odds, known: Landmarks) -> Advice:
    seen = belief(program.intent, known.touch_pattern)
    return advise(program, known, odds_model.predict(odds, known), seen, ECONOMICS)


def test_reasons_add_up_to_the_odds_shown(odds: Odds, known: Landmarks) -> None:
    contributions, forecast = odds_model.explain(odds, known), odds_model.predict(odds, known)
    for row in range(len(known)):
        shown = reasons(contributions, row)
        parts = [reason.points for reason in (*shown.up, *shown.down)]
        assert shown.base + sum(parts) + shown.rest == pytest.approx(shown.score)
        assert shown.chance == pytest.approx(forecast.win_ever[row])
        assert all(reason.points > 0 for reason in shown.up)
        assert all(reason.points < 0 for reason in shown.down)
        assert parts[: len(shown.up)] == sorted(parts[: len(shown.up)], reverse=True)
        assert parts[len(shown.up) :] == sorted(parts[len(shown.up) :])


def explained(program: Program, odds: Odds, known: Landmarks, row: int) -> tuple[str, Why]:
    advice = advice_for(program, odds, known)
    return ADVICE[advice.advice[row]], why(program, odds, known, row, advice)


def test_what_would_change_is_what_deciding_anew_gives(
    program: Program, odds: Odds, known: Landmarks
) -> None:
    """Every amount that is named flips the advice when the deal has it, and nothing nearer does."""
    priced = at_price(program, 700.0)
    flips = 0
    for row in range(60):
        before, whole = explained(priced, odds, known, row)
        for change in whole.changes:
            assert change.advice != before
            if not change.words.startswith("an amount"):
                continue
            flips += 1
            amount = float(change.words.split()[3].replace(",", ""))
            alone = known.take(np.array([row]))
            changed = replace(alone, amount=np.array([amount]))
            halfway = replace(alone, amount=np.array([(amount * 2 + known.amount[row]) / 3]))
            assert ADVICE[advice_for(priced, odds, changed).advice[0]] == change.advice
            near = ADVICE[advice_for(priced, odds, halfway).advice[0]]
            assert near in (before, change.advice)
    assert flips > 10


def test_a_reply_turns_a_question_into_a_follow_up(program: Program, odds: Odds) -> None:
    quiet = queue(np.random.default_rng(1), 1)
    quiet = replace(
        quiet,
        touch_pattern=np.array(["essss"], dtype=object),
        amount=np.array([9_000.0]),
        touches=np.array([5.0]),
        unanswered=np.array([4.0]),
        heard=np.array([1.0]),
        days_since_touch=np.array([7.0]),
        silence_days=np.array([40.0]),
        days_to_wait=np.array([np.nan]),
        stopped=np.zeros(1),
    )
    before, whole = explained(at_price(program, 900.0), odds, quiet, 0)
    assert before == "ask"
    changes = {change.words: change.advice for change in whole.changes}
    assert changes["a reply from them"] == "follow_up"
    assert changes["they say the price is too high"] == "ask_price"
    assert changes["they hem and haw"] == "take_risk_off"
    assert changes["they say later"] == "wait"
    assert any(words.startswith("an amount above") for words in changes)
    assert whole.not_asked == ""
    asked = replace(
        quiet,
        touch_pattern=np.array(["essssS"], dtype=object),
        asks=np.ones(1),
        days_since_asked=np.array([15.0]),
        unanswered=np.array([5.0]),
    )
    again, after = explained(at_price(program, 900.0), odds, asked, 0)
    assert again == "ask", "once more, after the cooling-off"
    assert {change.words: change.advice for change in after.changes}[
        "asked, and no answer for 14 days"
    ] == "close"


MOMENT = timedelta(microseconds=1)
NOW = datetime(2026, 3, 30, tzinfo=UTC)


def event_now(kind: type[Touched] | type[Heard] | type[Asked] | type[Answered], **own: Any) -> Event:
    return kind(id="now", deal_id="acme", at=NOW - MOMENT, source="test", **own)


@pytest.mark.parametrize(
    ("then", "happened", "days"),
    [
        (lambda now: _replied(now, "e"), event_now(Heard, channel=Channel.CALL), 0),
        (lambda now: _replied(now, "p"), event_now(Answered, reading=Reading.COUNTER), 0),
        (lambda now: _replied(now, "h"), event_now(Answered, reading=Reading.HEDGE), 0),
        (lambda now: _touched(now, "s"), event_now(Touched, channel=Channel.CALL), 0),
        (lambda now: _touched(now, "S"), event_now(Asked, channel=Channel.CALL, play="is-it-a-no"), 0),
        (lambda now: _later(now, 14.0), None, 14),
        (lambda now: _later(now, 90.0), None, 90),
    ],
)
def test_what_would_be_known_is_what_the_events_would_tell(
    history: list[Event], then: Callable[[Landmarks], Landmarks], happened: Event | None, days: int
) -> None:
    """
    2026-03-01 opened   acme Acme Ltd
    2026-03-01 staged   acme Demo
    2026-03-01 valued   acme 900000
    2026-03-01 promised acme 2026-05-01
    2026-03-02 touched  acme call
    2026-03-04 heard    acme call
    2026-03-05 offered  acme us
    2026-03-09 asked    acme email
    2026-03-16 touched  acme call
    2026-03-20 snoozed  acme 2026-04-10
    """
    acme = [("acme", NOW)]
    told = landmarks(
        [*history, *([happened] if happened else [])], [("acme", NOW + timedelta(days=days))], ZoneInfo("UTC")
    )
    changed = then(landmarks(history, acme, ZoneInfo("UTC")))
    for field in fields(Landmarks):
        expected, found = getattr(told, field.name), getattr(changed, field.name)
        if expected.dtype == object:
            assert expected.tolist() == found.tolist(), field.name
        else:
            np.testing.assert_allclose(found, expected, atol=1e-9, err_msg=field.name)


def test_what_forbids_to_ask_is_said(program: Program, odds: Odds, known: Landmarks) -> None:
    advice = advice_for(program, odds, known)
    blocked = int(np.flatnonzero(advice.blocked_by)[0])
    assert why(program, odds, known, blocked, advice).not_asked


def test_a_deal_without_touches_or_amount_has_changes_too(program: Program, odds: Odds) -> None:
    bare = replace(
        queue(np.random.default_rng(2), 1),
        touch_pattern=np.array([""], dtype=object),
        touches=np.zeros(1),
        amount=np.array([np.nan]),
        days_since_touch=np.array([np.nan]),
        days_to_wait=np.array([30.0]),
        stopped=np.zeros(1),
    )
    before, whole = explained(program, odds, bare, 0)
    assert before == "wait"
    assert not any(change.words.startswith("an amount") for change in whole.changes)


def test_of_one_topic_the_nearest_change_is_told(known: Landmarks) -> None:
    """A rule that only looks at the amount: above 20,000 ask, else follow up."""

    def decide(then: Landmarks) -> Advice:
        code = np.where(then.amount > 20_000, ADVICE.index("ask"), ADVICE.index("follow_up")).astype(np.int8)
        zeros = np.zeros(len(then))
        actions = Actions(best=code, money=zeros[:, None], hours=zeros[:, None], price_of_hour=1.0)
        return Advice(
            advice=code,
            value=zeros,
            worth=zeros,
            value_of_asking=zeros,
            hours_at_stake=zeros,
            chance=zeros,
            live=zeros,
            actions=actions,
            baseline=code,
            blocked_by=code,
            urgency=zeros,
            order=np.arange(len(then)),
            price_of_hour=1.0,
            basis=Basis.PROGRAM,
            never_ask="",
        )

    deal = replace(known.take(np.array([0])), amount=np.array([10_000.0]))
    (change,) = what_would_change(deal, 0, decide)
    assert change.advice == "ask"
    assert change.words == "an amount above 22,000 EUR"
