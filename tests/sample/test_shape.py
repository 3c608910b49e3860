"""The made-up world has the shape of the real one, within stated bounds; and its truth is found again.

One history of 12,000 deals, seed 1. Deals opened in the first year have had half a year more to end.
The bounds are what docs/sample.md promises; the sampling error of each share is below 0.01.
"""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from numpy.typing import NDArray

from nextyes.deals.events import RANKS, OutcomeClass, Reading
from nextyes.deals.instants import MICROSECONDS_A_DAY, instant
from nextyes.sample.scenes import LOST, OUTCOMES, READINGS
from nextyes.sample.story import Story, story
from nextyes.sample.world import INTENTS, World

DEALS = 12_000
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class History:
    told: Story
    old: Mask  # deals, opened in the first year and closed
    won: Mask  # deals
    no_decision: Mask  # deals
    days: NDArray[np.float64]  # deals, from opening to the last close
    touch: Mask  # rows
    followed: Mask  # rows, a touch after the first offer
    unanswered: NDArray[np.int64]  # rows, touches since the buyer's last move, this one included

    def kind(self, *names: str) -> Mask:
        among: Mask = np.isin(self.told.rows.kind, [RANKS[name] for name in names])
        return among

    def share(self, rows: Mask, weight: NDArray[np.float64] | None = None) -> float:
        """Return the share of rows of old deals that went to deals without a decision."""
        weight = np.ones(len(rows)) if weight is None else weight
        deal = self.told.rows.deal
        chosen = rows & self.old[deal]
        return float(weight[chosen & self.no_decision[deal]].sum() / weight[chosen].sum())


@pytest.fixture(scope="module")
def history() -> History:
    told = story(World(), DEALS, date(2024, 1, 1), date(2025, 7, 1), np.random.default_rng(1))
    rows = told.rows
    place = np.arange(len(rows))
    opened = rows.at[rows.kind == RANKS["opened"]]
    closing = np.isin(rows.kind, [RANKS[name] for name in ("won", "lost", "reopened")])
    last = np.full(DEALS, -1)
    last[rows.deal[closing]] = place[closing]
    ended = np.where(last >= 0, rows.kind[last], -1)
    closed = (ended == RANKS["won"]) | (ended == RANKS["lost"])
    touch = (rows.kind == RANKS["touched"]) | (rows.kind == RANKS["asked"])
    ours = (rows.kind == RANKS["offered"]) & (rows.word == 0)
    first_offer = np.full(DEALS, len(rows))
    np.minimum.at(first_offer, rows.deal[ours], place[ours])
    touches = np.cumsum(touch)
    moved = (rows.kind == RANKS["heard"]) | (rows.kind == RANKS["opened"])
    return History(
        told=told,
        old=closed & (told.cast.opened < told.cast.opened.min() + 365),
        won=ended == RANKS["won"],
        no_decision=(ended == RANKS["lost"]) & (rows.word[last] == OUTCOMES.index(OutcomeClass.NO_DECISION)),
        days=(rows.at[last] - opened) / MICROSECONDS_A_DAY,
        touch=touch,
        followed=touch & (place > first_offer[rows.deal]),
        unanswered=touches - np.maximum.accumulate(np.where(moved, touches, 0)),
    )


def test_a_quarter_is_won_and_half_end_in_no_decision(history: History) -> None:
    assert 0.20 < history.won[history.old].mean() < 0.30
    assert 0.40 < history.no_decision[history.old].mean() < 0.60


def test_half_of_the_work_goes_to_deals_that_end_in_no_decision(history: History) -> None:
    assert 0.40 < history.share(history.followed, history.told.rows.number) < 0.60
    assert 0.40 < history.share(history.touch) < 0.60


def test_a_deal_takes_two_to_three_months(history: History) -> None:
    assert 40 < np.median(history.days[history.old]) < 90
    assert np.median(history.days[history.old & history.won]) < np.median(
        history.days[history.old & ~history.won]
    )


def test_win_odds_fall_with_each_unanswered_touch(history: History) -> None:
    deal = history.told.rows.deal
    rows = history.followed & history.old[deal]
    odds = [history.won[deal[rows & (history.unanswered == touch)]].mean() for touch in range(1, 8)]
    assert all(later < earlier for earlier, later in pairwise(odds))
    assert odds[4] < odds[0] / 2
    assert odds[6] > 0.03, "silence is a hint, never a verdict"


def test_amounts_are_log_normal(history: History) -> None:
    world, log = World(), np.log(history.told.cast.amount)
    assert np.exp(np.median(log)) == pytest.approx(world.amount_median, rel=0.05)
    assert log.std() == pytest.approx(world.amount_spread, rel=0.05)


def test_sellers_work_in_office_hours_on_weekdays(history: History) -> None:
    zone = ZoneInfo("Europe/Amsterdam")
    at = history.told.rows.at[history.touch][::50]
    local = [instant(int(moment)).astimezone(zone) for moment in at]
    assert all(moment.weekday() < 5 for moment in local)
    assert all(8.5 <= moment.hour + moment.minute / 60 <= 17.76 for moment in local)
    assert any(moment.utcoffset() != local[0].utcoffset() for moment in local), "summer and winter"


def test_promised_dates_slip_later(history: History) -> None:
    """Most deals are pushed; a push is always to a later day; every day is the last of a month."""
    rows, promised = history.told.rows, history.kind("promised")
    day, deal = rows.day[promised], rows.deal[promised]
    after = day.astype("datetime64[D]").astype("datetime64[M]") != (day + 1).astype("datetime64[D]").astype(
        "datetime64[M]"
    )
    assert after.all()
    pushed = (np.diff(day) > 0) & (np.diff(deal) == 0)
    assert 0.4 < len(np.unique(deal[1:][pushed])) / DEALS < 0.8


def test_not_nows_come_back_on_or_after_their_day_and_some_are_won(history: History) -> None:
    rows = history.told.rows
    agreed = np.zeros(DEALS)
    for kind, at in zip(rows.kind, np.arange(len(rows)), strict=True):
        if kind == RANKS["check_back_set"]:
            agreed[rows.deal[at]] = rows.day[at]
        elif kind == RANKS["reopened"]:
            assert rows.at[at] / MICROSECONDS_A_DAY >= agreed[rows.deal[at]] > 0
    back = np.unique(rows.deal[history.kind("reopened")])
    assert len(back) > DEALS / 50
    assert 0.1 < history.won[back].mean() < 0.5


def test_some_sellers_chase_far_longer_than_others(history: History) -> None:
    """Tomasz gives a silent buyer about nine touches, Ines about four."""
    rows, cast = history.told.rows, history.told.cast
    chased = np.zeros(DEALS)
    np.maximum.at(chased, rows.deal[history.touch], history.unanswered[history.touch])
    given_up = history.old & history.no_decision
    ines, tomasz = (chased[given_up & (cast.seller == seller)].mean() for seller in (0, 1))
    assert tomasz > 1.5 * ines


def test_what_intent_decides(history: History) -> None:
    intent, won = history.told.cast.intent, history.won
    rates = {name: won[history.old & (intent == code)].mean() for code, name in enumerate(INTENTS)}
    assert rates["dead"] == 0
    assert rates["ready"] > 2 * rates["negotiable"] > 0
    assert rates["later"] > 0.05


def test_the_chance_of_a_no_after_an_ask_is_found_again(history: History) -> None:
    """Dead buyers stay dead, so theirs can be counted. Three standard errors."""
    rows, cast = history.told.rows, history.told.cast
    asked = np.flatnonzero(history.kind("asked") & (cast.intent[rows.deal] == INTENTS.index("dead")))
    refused = _answer(history, asked) == READINGS.index(Reading.NO)
    refused |= _answer(history, asked) == READINGS.index(Reading.STOP)
    for talkative in (False, True):
        some = cast.talkative[rows.deal[asked]] == talkative
        chance = World().ask[2 * INTENTS.index("dead") + talkative][LOST]
        error = np.sqrt(chance * (1 - chance) / some.sum())
        assert some.sum() > 200
        assert abs(refused[some].mean() - chance) < 3 * error


def _answer(history: History, asked: NDArray[np.intp]) -> NDArray[np.int64]:
    """Return the reading of the answer to each ask, -1 where there is none before the next touch."""
    rows, reading = history.told.rows, np.full(len(asked), -1)
    for number, place in enumerate(asked):
        for at in range(place + 1, len(rows)):
            if rows.deal[at] != rows.deal[place] or history.touch[at]:
                break
            if rows.kind[at] == RANKS["answered"] and rows.word[at] != READINGS.index(Reading.AUTO_REPLY):
                reading[number] = rows.word[at]
                break
    return reading
