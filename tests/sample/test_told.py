"""A made-up pipeline in words: what it says fits what happened, and nothing comes from the future."""

import re
from collections import defaultdict
from dataclasses import fields, replace
from datetime import date
from itertools import pairwise
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nextyes.deals import events as e
from nextyes.deals.events import Event, Party, Reading, order
from nextyes.deals.fold import Status, fold
from nextyes.deals.instants import start_of
from nextyes.deals.table import EventTable, event_table
from nextyes.sample.bulk import event_table_of
from nextyes.sample.names import ADD_ONS, customer_name
from nextyes.sample.story import story
from nextyes.sample.told import pipeline, truth
from nextyes.sample.words import OURS, THEIRS, TO_AN_ASK, WRITTEN
from nextyes.sample.world import World

START, UNTIL = date(2025, 1, 1), date(2026, 1, 1)
ZONE = ZoneInfo("Europe/Amsterdam")


def told(deals: int = 300, seed: int = 1, until: date = UNTIL, world: World | None = None) -> list[Event]:
    world = world or World()
    return list(pipeline(world, deals=deals, start=START, until=until, rng=np.random.default_rng(seed)))


@pytest.fixture(scope="module")
def history() -> list[Event]:
    return told()


def test_the_same_seed_tells_the_same_and_another_does_not(history: list[Event]) -> None:
    assert told() == history
    assert told(seed=2) != history


def test_words_and_columns_say_the_same(history: list[Event]) -> None:
    """Two spellings: the events as a table are the table that benchmarks get."""
    facts = np.random.default_rng(1).spawn(2)[0]
    plain, fast = (
        event_table(history, ZONE),
        event_table_of(World(), story(World(), 300, START, UNTIL, facts)),
    )
    rows = np.argsort(plain.id), np.argsort(fast.id)
    for field in fields(EventTable):
        ours, theirs = getattr(plain, field.name)[rows[0]], getattr(fast, field.name)[rows[1]]
        np.testing.assert_array_equal(ours, theirs, err_msg=field.name)


def test_truth_is_of_the_same_deals(history: list[Event]) -> None:
    """A deal won at its first price was ready for it; a dead one is never won."""
    hidden = truth(World(), deals=300, start=START, until=UNTIL, rng=np.random.default_rng(1))
    intent = dict(zip(hidden.deal_id, hidden.intent, strict=True))
    deals = fold(history)
    assert {deal.id for deal in deals.values()} <= set(intent)
    won = [intent[deal.id] for deal in deals.values() if deal.status is Status.WON]
    assert won.count("ready") > len(won) / 2
    assert "dead" not in won
    would_pay = dict(zip(hidden.deal_id, hidden.would_pay, strict=True))
    for deal in deals.values():
        if deal.status is Status.WON and intent[deal.id] == "negotiable" and deal.our_offer:
            assert deal.our_offer.amount <= would_pay[deal.id] * 1.001


@settings(max_examples=20, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    deals=st.integers(0, 30),
    until=st.dates(date(2025, 1, 2), date(2026, 12, 31)),
    world=st.sampled_from(
        [
            World(),
            World(zone="America/New_York", currency="USD"),
            World(zone="Asia/Tokyo", currency="JPY", amount_median=2_000_000),
            World(intents=(0.0, 0.0, 1.0, 0.0), talkative=1.0, touches_most=4),
            World(sellers=(replace(World().sellers[0], patience=2, asks=1.0),)),
        ]
    ),
)
def test_whatever_the_seed_the_history_could_have_happened(
    seed: int, deals: int, until: date, world: World
) -> None:
    """In order, before its end, each id once, opened first, nothing after a close but a reopening."""
    events = told(deals, seed, until, world)
    assert len({event.id for event in events}) == len(events)
    assert all(event.at < start_of(until, ZoneInfo(world.zone)) for event in events)
    by_deal: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        by_deal[event.deal_id].append(event)
    for known in by_deal.values():
        assert known == sorted(known, key=order)
        assert isinstance(known[0], e.Opened)
        for before, after in pairwise(known):
            if isinstance(before, e.Won | e.Lost | e.CheckBackSet):
                assert isinstance(after, e.Reopened | e.CheckBackSet), (before, after)


def test_a_quote_stands_in_what_the_buyer_said(history: list[Event]) -> None:
    said: dict[str, str] = {}
    quoted = 0
    for event in history:
        if isinstance(event, e.Heard):
            said[event.deal_id] = event.text
        elif isinstance(event, e.Answered) and event.reading is not Reading.AUTO_REPLY:
            assert event.quote in said[event.deal_id]
            quoted += bool(event.quote)
    assert quoted > 100


def test_the_amount_and_the_day_in_words_are_those_of_the_facts(history: list[Event]) -> None:
    """A counter of 12,500 says €12,500; a not-now until 1 March says 1 March or March."""
    counters = [x for x in history if isinstance(x, e.Answered) and x.reading is Reading.COUNTER]
    assert counters
    for event in counters:
        assert event.amount
        assert f"€{event.amount.amount:,.0f}" in event.quote
    not_nows = [x for x in history if isinstance(x, e.Answered) and x.reading is Reading.NOT_NOW]
    assert not_nows
    for event in not_nows:
        assert event.until
        assert f"{event.until:%B}" in event.quote
    prices = {
        (x.deal_id, x.at): f"€{x.amount.amount:,.0f}" for x in history if isinstance(x, e.Valued) and x.amount
    }
    written = [x for x in history if isinstance(x, e.Touched) if "€" in x.text]
    assert written
    assert all(prices[sent.deal_id, sent.at] in sent.text for sent in written)


def test_the_reading_is_what_the_buyer_did(history: list[Event]) -> None:
    """A no closes the deal within days, a yes wins it, a stop is never followed by a touch."""
    by_deal: dict[str, list[Event]] = defaultdict(list)
    for event in history:
        by_deal[event.deal_id].append(event)
    for known in by_deal.values():
        for place, event in enumerate(known[:-1]):
            if isinstance(event, e.Answered) and event.reading in (Reading.NO, Reading.STOP):
                assert isinstance(known[place + 1], e.Lost)
            if isinstance(event, e.Answered) and event.reading is Reading.YES:
                assert isinstance(known[place + 1], e.Won)


def test_no_price_is_offered_below_the_floor(history: list[Event]) -> None:
    offers: dict[str, list[float]] = defaultdict(list)
    counters: dict[str, float] = {}
    for event in history:
        if isinstance(event, e.Offered) and event.amount:
            amount = float(event.amount.amount)
            if event.by is Party.US:
                offers[event.deal_id].append(amount)
            else:
                assert amount < offers[event.deal_id][-1], "nobody asks to pay more"
                counters[event.deal_id] = amount
    assert sum(len(made) > 1 for made in offers.values()) > 5
    for made in offers.values():
        assert made == sorted(made, reverse=True)
        assert made[-1] >= World().floor * made[0]


def test_every_kind_of_reply_and_of_loss_occurs(history: list[Event]) -> None:
    readings = {event.reading for event in history if isinstance(event, e.Answered)}
    assert readings >= set(Reading) - {Reading.OTHER, Reading.STOP, Reading.WRONG_PERSON}
    lost = [event for event in history if isinstance(event, e.Lost)]
    assert {event.outcome for event in lost} == set(e.OutcomeClass)
    assert all(event.reason and event.note for event in lost if event.outcome is not e.OutcomeClass.NOT_NOW)


def test_no_template_shows_its_seams(history: list[Event]) -> None:
    for event in history:
        for field in ("name", "subject", "text", "words", "quote", "note", "why"):
            assert not re.search(r"[\[\]{}]|\bnan\b|None", getattr(event, field, "")), event


def test_replies_have_several_ways_and_their_proof() -> None:
    """Each reading of a reply can be said in several ways, each with one sentence that proves it."""
    proven = set(THEIRS) - {scene for scene in THEIRS if not any("[" in way for way in THEIRS[scene])}
    assert len(proven) == len(THEIRS) - 3, "only small talk proves nothing"
    for scene, ways in [*THEIRS.items(), *TO_AN_ASK.items()]:
        assert len(ways) + len(TO_AN_ASK.get(scene, ())) >= 2, scene
        assert len(set(ways)) == len(ways)
        if scene in proven:
            assert all(way.count("[") == way.count("]") == 1 for way in ways), scene
    assert all(len(ways) >= 3 for ways in [*OURS.values(), *WRITTEN.values()])


def test_customers_have_names_of_their_own() -> None:
    names = [customer_name(number) for number in range(1_000)]
    assert len(set(names)) == 1_000


def test_deals_are_named_by_customer_and_plan(history: list[Event]) -> None:
    opened = [event for event in history if isinstance(event, e.Opened)]
    for event in opened:
        customer, plan = event.name.split(" – ")
        assert customer == event.organization
        assert (plan in ADD_ONS) == (event.pipeline == "Expansion")
    assert len({event.organization for event in opened}) < len(opened), "customers with several deals"


@pytest.mark.parametrize(("until", "deals"), [(START, 3), (date(2024, 1, 1), 3), (UNTIL, -1)])
def test_impossible_histories_are_refused(until: date, deals: int) -> None:
    with pytest.raises(ValueError, match="later end"):
        told(deals, until=until)
