"""The demo's pipeline: whatever the day, about seventy open deals and something of everything."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from nextyes.deals.events import Event, OutcomeClass
from nextyes.deals.fold import Deal, Status, fold
from nextyes.sample.demo import demo_pipeline

ZONE = ZoneInfo("Europe/Amsterdam")
DAYS = [date(2026, 11, 23) + timedelta(days=days) for days in (0, 1, 5, 40, 128, 339)]


@pytest.fixture(scope="module", params=DAYS, ids=str)
def demo(request: pytest.FixtureRequest) -> tuple[date, list[Event], dict[str, Deal]]:
    events = list(demo_pipeline(request.param))
    return request.param, events, fold(events)


def test_it_is_small_recent_and_the_same_all_day(demo: tuple[date, list[Event], dict[str, Deal]]) -> None:
    day, events, deals = demo
    assert list(demo_pipeline(day)) == events
    midnight = datetime.combine(day, time(), ZONE)
    assert timedelta() < midnight - max(event.at for event in events) < timedelta(days=4)
    assert 400 <= len(deals) <= 410
    assert 55 <= sum(deal.status is Status.OPEN for deal in deals.values()) <= 100
    assert sum(deal.status is not Status.OPEN for deal in deals.values()) >= 300


def test_something_of_everything_is_open(demo: tuple[date, list[Event], dict[str, Deal]]) -> None:
    """
    to check back on   the day they named has passed, nobody came back
    to wait for        the day they named is to come
    to take risk from  they hemmed and hawed last
    to ask the price   they named a price last
    to ask             two touches or more without a word, never asked in this silence
    to close           asked, and silent since
    """
    day, _, deals = demo
    open_deals = [deal for deal in deals.values() if deal.status is Status.OPEN]
    last = [deal.touch_pattern.rstrip("sS")[-1:].lower() for deal in open_deals]
    assert (
        sum(
            deal.wait_until is not None and deal.wait_until <= day and deal.touch_pattern[-1:].lower() == "l"
            for deal in open_deals
        )
        >= 1
    )
    assert sum(deal.wait_until is not None and deal.wait_until > day for deal in open_deals) >= 2
    assert sum(deal.touch_pattern[-1:].lower() == "h" for deal in open_deals) >= 3
    assert last.count("p") >= 5
    assert sum(deal.unanswered >= 2 and deal.asks == 0 for deal in open_deals) >= 5
    assert sum(deal.touch_pattern.endswith("S") for deal in open_deals) >= 1


def test_some_closed_deals_wait_for_their_check_back(
    demo: tuple[date, list[Event], dict[str, Deal]],
) -> None:
    day, _, deals = demo
    agreed = [deal for deal in deals.values() if deal.check_back_on and deal.status is Status.LOST]
    assert all(deal.outcome is OutcomeClass.NOT_NOW for deal in agreed)
    assert any(deal.check_back_on and deal.check_back_on > day for deal in agreed)
    assert any(deal.check_back_on and deal.check_back_on <= day for deal in agreed)
