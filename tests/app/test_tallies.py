"""Nos and hours of a span: what pages say equals what the lives of the deals say."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from statistics import fmean
from typing import Any

import numpy as np
import pytest

from nextyes import app
from nextyes.app import tallies
from nextyes.app.tallies import Period, custom, period, steps
from nextyes.deals.events import order
from nextyes.deals.fold import fold
from nextyes.deals.lives import NOS, Fate, Life, lives
from nextyes.sample.told import pipeline
from nextyes.sample.world import World
from nextyes.store import Batch, Ledger, open_ledger

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
EVENTS = [
    replace(event, minutes=None) if event.kind == "touched" and event.id[-1] in "13579" else event  # type: ignore[call-arg]
    for event in pipeline(
        World(), deals=250, start=date(2025, 11, 1), until=TODAY, rng=np.random.default_rng(7)
    )
]


@pytest.fixture(scope="module")
def known() -> list[Life]:
    zone = app.Settings().zone
    by_deal: dict[str, list[Any]] = {deal_id: [] for deal_id in fold(EVENTS)}
    for event in sorted(EVENTS, key=order):
        by_deal[event.deal_id].append(event)
    return [life for events in by_deal.values() for life in lives(events, zone)]


@pytest.fixture
def ledger(ledger_url: str) -> Iterator[Ledger]:
    with closing(open_ledger(ledger_url)) as ledger:
        ledger.import_batch(EVENTS, batch=Batch(id="a", at=NOW, actor="Alice", what="import"))
        yield ledger


PERIODS = [
    period("week", TODAY, on=date(2026, 11, 10)),
    period("month", TODAY, on=date(2026, 6, 1)),
    period("quarter", TODAY),
    period("year", TODAY),
    custom(date(2026, 3, 17), date(2026, 8, 4), TODAY),
]


def within(life: Life, chosen: Period) -> bool:
    return life.closed_at is not None and chosen.first <= life.closed_at.date() <= chosen.last


def hours(life: Life) -> float:
    effort = life.effort
    return effort.seconds / 3600 + (effort.touches + effort.asks) / 4  # a quarter of an hour unless measured


def test_nos_are_the_closes_of_all_lives(ledger: Ledger, known: list[Life]) -> None:
    for chosen in PERIODS:
        for owner in (None, known[0].owner):
            found = tallies.nos(ledger, NOW, chosen, owner=owner)
            closed = [life for life in known if within(life, chosen) and owner in (None, life.owner)]
            assert found.heard.fates == {fate: sum(life.fate is fate for life in closed) for fate in Fate}
            assert found.heard.nos == sum(each.nos for each in found.series) == found.per_yes.nos
            assert found.heard.nos == found.fast.deals + found.slow.deals
            assert found.no_decision.deals == found.heard.no_decisions
            if owner is None:
                assert sum(rep.heard.nos for rep in found.reps) == found.heard.nos


def test_fast_and_slow_are_told_by_the_nos_before(ledger: Ledger, known: list[Life]) -> None:
    chosen = period("quarter", TODAY)
    found = tallies.nos(ledger, NOW, chosen)
    assert found.yardstick
    assert found.freed
    assert not found.by_own
    past = [
        life for life in known if life.fate in NOS and life.closed_at and life.closed_at.date() < chosen.first
    ]
    assert found.yardstick.nos == len(past)
    took = {
        id(life): (life.closed_at - life.opened_at) / timedelta(days=1) for life in known if life.closed_at
    }
    slow = [hours(life) for life in past if took[id(life)] > found.yardstick.days]
    assert sorted(found.yardstick.slow_hours) == pytest.approx(sorted(slow))
    early = [
        life
        for life in known
        if within(life, chosen) and life.fate in NOS and took[id(life)] <= found.yardstick.days
    ]
    assert found.fast.deals == len(early) > 1
    assert found.fast.hours == pytest.approx(fmean(map(hours, early)))
    assert found.freed.each == pytest.approx(fmean(slow) - fmean(map(hours, early)))
    listed = tallies.nos_list(ledger, chosen)
    assert sum(each.freed for each in listed if each.freed == each.freed) == pytest.approx(found.freed.hours)
    assert len(listed) == found.heard.nos


def test_hours_are_the_work_of_all_days(ledger: Ledger, known: list[Life]) -> None:
    for chosen in PERIODS:
        found = tallies.hours(ledger, NOW, chosen)
        expected = dict.fromkeys(Fate, 0.0)
        for life in known:
            for (day, _), effort in life.work.items():
                if chosen.first <= day <= chosen.last:
                    expected[life.fate] += effort.seconds / 3600 + (effort.touches + effort.asks) / 4
        assert found.went.hours == pytest.approx(expected)
        assert sum(each.all for each in found.series) == pytest.approx(found.went.all)
        assert sum(rep.went.all for rep in found.reps) == pytest.approx(found.went.all)
        assert 0 < found.measured < found.went.all
        assert found.next
        freed = sum(max(rep.freed, 0) for rep in found.reps)
        assert found.next.all == pytest.approx(freed)


def test_one_owners_hours_are_those_of_the_row(ledger: Ledger) -> None:
    chosen = period("quarter", TODAY)
    for rep in tallies.hours(ledger, NOW, chosen).reps:
        own = tallies.hours(ledger, NOW, chosen, owner=rep.name)
        assert own.went == rep.went


def test_other_minutes_are_other_hours(ledger: Ledger) -> None:
    chosen = period("year", TODAY)
    before = tallies.hours(ledger, NOW, chosen)
    app.change_setting(ledger, "minutes_follow_up", "45")
    after = tallies.hours(ledger, NOW, chosen)
    assert after.went.all - before.went.all == pytest.approx(before.touches / 2)


def test_steps_cover_a_period_once() -> None:
    for chosen in PERIODS:
        days = [
            first + timedelta(days=each)
            for first, last in steps(chosen)
            for each in range((last - first).days + 1)
        ]
        assert days == [
            chosen.first + timedelta(days=each) for each in range((chosen.last - chosen.first).days + 1)
        ]


def test_a_period_leads_to_the_one_before_and_after() -> None:
    for kind in ("week", "month", "quarter", "year"):
        now = period(kind, TODAY)
        before = period(kind, TODAY, on=now.before)
        assert before.after == now.first
        assert now.after is None
        assert before.last == before.ends == now.before


@pytest.mark.parametrize(
    ("first", "last"),
    [("2026-05-02", "2026-05-01"), ("2026-12-01", "2026-12-02"), ("1990-01-01", "2026-01-01")],
)
def test_days_there_are_not_are_refused(first: str, last: str) -> None:
    with pytest.raises(ValueError, match="choose"):
        custom(date.fromisoformat(first), date.fromisoformat(last), TODAY)


def test_a_goal_is_the_teams_or_ones_own(ledger: Ledger) -> None:
    assert tallies.nos_goal(ledger, None) is None
    tallies.set_nos_goal(ledger, None, "12")
    tallies.set_nos_goal(ledger, "Alice", "3")
    assert (tallies.nos_goal(ledger, None), tallies.nos_goal(ledger, "Alice")) == (12, 3)
    tallies.set_nos_goal(ledger, None, " ")
    assert (tallies.nos_goal(ledger, None), tallies.nos_goal(ledger, "Alice")) == (None, 3)
    for text in ("0", "-1", "2.5", "many", "99999999999"):
        with pytest.raises(ValueError, match="whole number of nos a week"):
            tallies.set_nos_goal(ledger, "Alice", text)
