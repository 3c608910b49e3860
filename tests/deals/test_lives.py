"""The lives of a deal: how each ended, and the work that went into it."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from nextyes.deals.events import Event, order
from nextyes.deals.fold import Status, fold
from nextyes.deals.lives import NOS, Fate, Life, lives

UTC = ZoneInfo("UTC")


def told(history: list[Event], zone: str = "UTC") -> list[Life]:
    return lives(sorted(history, key=order), ZoneInfo(zone))


def test_a_no_stays_a_no_when_the_deal_comes_back(history: list[Event]) -> None:
    """
    2026-03-02 opened   acme Acme Ltd
    2026-03-02 assigned acme Alice
    2026-03-03 touched  acme call 30
    2026-03-10 asked    acme call
    2026-03-10 answered acme not_now 2026-09-01
    2026-03-10 lost     acme not_now
    2026-09-01 reopened acme
    2026-09-01 assigned acme Bob
    2026-09-02 touched  acme call
    2026-09-09 won      acme
    """
    first, second = told(history)
    assert (first.fate, first.owner, first.effort.seconds, first.effort.asks) == (
        Fate.NOT_NOW, "Alice", 1800, 1,
    )  # fmt: skip
    assert first.asked_at
    assert (second.fate, second.owner, second.effort.touches) == (Fate.WON, "Bob", 1)
    assert second.opened_at.date() == date(2026, 9, 1)
    assert second.asked_at is None


@pytest.mark.parametrize(
    ("answer", "outcome", "fate"),
    [
        ("no", "no_decision", Fate.DECLINED),
        ("stop", "", Fate.DECLINED),
        ("not_now", "no_decision", Fate.NOT_NOW),
        ("no", "competitor", Fate.COMPETITOR),
        ("hedge", "no_decision", Fate.NO_DECISION),
        ("hedge", "", Fate.UNTOLD),
        ("counter", "not_a_fit", Fate.NOT_A_FIT),
    ],
)
def test_how_it_ended(read: Any, answer: str, outcome: str, fate: Fate) -> None:
    history = f"2026-03-02 opened a\n2026-03-03 answered a {answer}\n2026-03-09 lost a {outcome}"
    assert [life.fate for life in told(read(history))] == [fate]
    assert (fate in NOS) == (fate is not Fate.NO_DECISION)


def test_the_last_thing_said_decides_and_a_machine_says_nothing(history: list[Event]) -> None:
    """
    2026-03-02 opened   acme
    2026-03-03 answered acme no
    2026-03-04 answered acme counter 100
    2026-03-05 answered acme auto_reply
    2026-03-09 lost     acme no_decision
    2026-03-02 opened   bolt
    """
    acme = [event for event in history if event.deal_id == "acme"]
    assert told(acme)[0].fate is Fate.NO_DECISION
    without = [event for event in acme if event.id != acme[2].id]
    assert told(without)[0].fate is Fate.DECLINED


def test_what_was_written_down_after_the_close_belongs_to_it(history: list[Event]) -> None:
    """
    2026-03-02 opened  acme
    2026-03-09 lost    acme
    2026-03-12 touched acme email
    2026-06-01 reopened acme
    2026-06-02 touched acme email
    """
    first, second = told(history)
    assert (first.effort.touches, second.effort.touches, second.fate) == (1, 1, Fate.OPEN)


def test_absurd_minutes_are_not_measured(history: list[Event]) -> None:
    """
    2026-03-02 opened  acme
    2026-03-03 touched acme call 900
    2026-03-03 touched acme call 0
    2026-03-03 heard   acme email
    2026-03-03 heard   acme meeting 45
    2026-03-03 noted   acme task nan
    """
    effort = told(history)[0].effort
    assert (effort.seconds, effort.measured, effort.touches) == (2700, 1, 2)


def test_work_is_of_the_day_in_the_sellers_zone_and_of_the_owner_then(history: list[Event]) -> None:
    """
    2026-03-02       opened   acme
    2026-03-02       assigned acme Alice
    2026-03-02T23:30 touched  acme call
    2026-03-04       assigned acme Bob
    2026-03-04T01:00 touched  acme call
    """
    (life,) = told(history, "Europe/Amsterdam")
    assert list(life.work) == [(date(2026, 3, 3), "Alice"), (date(2026, 3, 4), "Bob")]


def test_the_last_life_is_where_the_fold_stands(history: list[Event]) -> None:
    """
    2026-03-02 opened   acme
    2026-03-03 lost     acme no_decision
    2026-03-04 won      acme
    2026-03-05 lost     acme competitor
    2026-03-06 reopened acme
    2026-03-07 reopened acme
    2026-03-08 lost     acme
    """
    known, (first, last) = fold(history)["acme"], told(history)
    assert first.fate is Fate.COMPETITOR
    assert (last.closed_at, last.fate, known.status) == (known.closed_at, Fate.UNTOLD, Status.LOST)
