"""What a deal's whole story shows of hem and haw."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nextyes.deals import events as e
from nextyes.deals.events import Event, Reading
from nextyes.deals.landmarks import landmarks
from nextyes.odds.hedging import hedges, laters, returns
from nextyes.replies.hedging import Hedging, hedging


def on(month: int, day: int) -> datetime:
    return datetime(2026, month, day, tzinfo=UTC)


def test_later_and_later(history: list[Event]) -> None:
    """
    2026-03-01 opened   acme
    2026-03-02 touched  acme call
    2026-03-03 answered acme not_now
    2026-04-02 touched  acme call
    2026-04-03 answered acme not_now
    2026-05-11 touched  acme call
    2026-05-12 answered acme not_now
    """
    assert hedging(history).later == (date(2026, 3, 3), date(2026, 4, 3), date(2026, 5, 12))
    assert hedging(history).said == ("said “later” 3 times, last on 12 May",)
    assert hedging(history, as_of=on(4, 3)).said == ()  # what came later was not known
    assert hedging(history, as_of=datetime(2027, 1, 1, tzinfo=UTC)).said[0].endswith("12 May 2026")


def test_came_back_and_went_silent_again(history: list[Event]) -> None:
    """
    2026-03-01 opened  acme
    2026-03-02 touched acme call
    2026-03-09 touched acme call
    2026-03-16 touched acme email
    2026-05-12 heard   acme email
    2026-05-13 touched acme call
    2026-05-20 touched acme call
    2026-05-27 touched acme call
    """
    assert hedging(history, as_of=on(6, 1)).said == ("came back on 12 May and went silent again",)
    assert hedging(history, as_of=on(5, 20)).said == ()  # one unanswered touch is no silence yet


def test_warm_words_and_no_step(history: list[Event]) -> None:
    """
    2026-03-01 opened   acme
    2026-03-02 touched  acme call
    2026-03-03 answered acme yes
    2026-03-09 touched  acme call
    2026-03-10 answered acme hedge
    2026-03-16 touched  acme call
    2026-03-20 offered  acme us 100000
    2026-03-21 answered acme hedge
    2026-03-28 touched  acme call
    """
    assert hedging(history, as_of=on(3, 17)).said == ("warm words without a step 2 times, last on 10 March",)
    assert hedging(history).warm == (date(2026, 3, 21),)  # the offer was a step


def test_warm_words_may_still_lead_to_a_step_until_we_touch_again(history: list[Event]) -> None:
    """
    2026-03-01 opened   acme
    2026-03-02 touched  acme call
    2026-03-03 answered acme yes
    """
    assert hedging(history, as_of=on(3, 9)).warm == ()


def test_a_day_they_named_passes(history: list[Event]) -> None:
    """
    2026-03-01 opened   acme
    2026-03-02 touched  acme call
    2026-03-03 answered acme hedge 2026-03-10
    """
    assert hedging(history, as_of=on(3, 10)).broken == ()
    assert hedging(history, as_of=on(3, 11)).said == (
        "10 March was the day named, and passed without a word",
    )


def test_a_day_they_named_is_kept(history: list[Event]) -> None:
    """
    2026-03-01 opened   acme
    2026-03-02 touched  acme call
    2026-03-03 answered acme hedge 2026-03-10
    2026-03-10 heard    acme email
    """
    assert hedging(history, as_of=on(4, 1)).broken == ()


def test_a_step_of_theirs_that_passed_without_a_move_is_broken(history: list[Event]) -> None:
    """
    2026-03-02 opened  acme
    2026-03-03 planned acme 2026-03-10 them meet
    2026-03-11 planned acme 2026-03-20 us   call
    2026-03-21 planned acme 2026-03-30 them meet
    2026-03-22 planned acme 2026-04-10 them meet
    2026-04-01 heard   acme email
    """
    assert hedging(history, as_of=on(3, 10)).broken == ()
    assert hedging(history, as_of=on(4, 30)).broken == (date(2026, 3, 10),)


def test_a_not_now_is_broken_only_when_we_came_back_in_vain(history: list[Event]) -> None:
    """
    2026-03-01 opened   acme
    2026-03-02 touched  acme call
    2026-03-03 answered acme not_now 2026-06-01
    2026-06-01 touched  acme call
    2026-06-09 touched  acme email
    """
    assert hedging(history, as_of=on(6, 9)).broken == ()
    assert hedging(history, as_of=on(6, 10)).broken == (date(2026, 6, 1),)


def test_an_expected_close_date_passes_or_is_pushed(history: list[Event]) -> None:
    """
    2026-03-01 opened   acme
    2026-03-01 promised acme 2026-04-01
    2026-03-20 promised acme 2026-05-01
    2026-04-20 promised acme 2026-05-10
    """
    at_last = hedging(history, as_of=on(6, 1))
    assert (at_last.pushed, at_last.broken) == ((date(2026, 3, 20), date(2026, 4, 20)), (date(2026, 5, 10),))
    assert at_last.said[1] == "close date pushed 2 times, last on 20 April"


def test_a_deal_that_ended_broke_no_promise(history: list[Event]) -> None:
    """
    2026-03-01 opened   acme
    2026-03-01 promised acme 2026-04-01
    2026-03-20 lost     acme
    """
    assert hedging(history, as_of=on(6, 1)).broken == ()


def test_a_day_is_the_sellers(history: list[Event]) -> None:
    """
    2026-03-01       opened   acme
    2026-03-02       touched  acme call
    2026-03-02T23:30 answered acme not_now
    """
    berlin = datetime(2026, 3, 9, tzinfo=ZoneInfo("Europe/Berlin"))
    assert hedging(history, as_of=berlin).later == (date(2026, 3, 3),)


def test_several_deals_are_refused(history: list[Event]) -> None:
    """
    2026-03-01 opened acme
    2026-03-01 opened bolt
    """
    with pytest.raises(ValueError, match="one deal"):
        hedging(history)


def test_no_events_no_signs() -> None:
    assert hedging([]) == Hedging()


def event(number: int, hour: int, what: str) -> Event:
    header: dict[str, Any] = {
        "id": f"{number:03}",
        "deal_id": "acme",
        "at": datetime(2026, 1, 1 + hour // 24, hour % 24, tzinfo=UTC),
    }
    if what == "touched":
        return e.Touched(channel=e.Channel.CALL, source="x", **header)
    if what == "asked":
        return e.Asked(play="p", channel=e.Channel.CALL, source="x", **header)
    if what == "heard":
        return e.Heard(channel=e.Channel.CALL, source="x", **header)
    if what == "offered":
        return e.Offered(by=e.Party.THEM, source="x", **header)
    if what.isdigit():
        return e.Promised(close_on=date(2026, 2, int(what)), source="x", **header)
    return e.Answered(reading=Reading(what), source="x", **header)


WHAT = st.sampled_from(["touched"] * 6 + ["asked", "heard", "offered", "3", "9", *Reading])


@given(steps=st.lists(st.tuples(st.integers(0, 300), WHAT), max_size=30), hour=st.integers(1, 310))
def test_a_story_has_the_signs_that_its_columns_have(steps: list[tuple[int, str]], hour: int) -> None:
    """As of any instant; the columns are those of which the odds' inputs are made."""
    events = [event(number, hour, what) for number, (hour, what) in enumerate(steps)]
    as_of = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hour)
    assume(any(event.at < as_of for event in events))
    at = landmarks(events, [("acme", as_of)], ZoneInfo("UTC"))
    signs = hedging(events, as_of=as_of)
    assert len(signs.hedged) == hedges(at.touch_pattern)[0]
    assert len(signs.later) == laters(at.touch_pattern)[0]
    assert len(signs.vanished) == returns(at.touch_pattern)[0]
    assert len(signs.pushed) == at.pushes[0]
