"""The made-up world at any size: whole, distinct, bounded in memory, and the same world."""

import tracemalloc
from datetime import date
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from nextyes.deals.events import RANKS
from nextyes.deals.table import NO_DAY, EventTable, event_table
from nextyes.sample.bulk import event_table_chunks
from nextyes.sample.told import pipeline
from nextyes.sample.world import World


def chunks(events: int, chunk: int = 20_000, seed: int = 1) -> list[EventTable]:
    return list(event_table_chunks(World(), events=events, rng=np.random.default_rng(seed), chunk=chunk))


@pytest.mark.parametrize("events", [0, 1, 19_999, 50_000])
def test_as_many_events_as_asked_for_and_no_id_twice(events: int) -> None:
    tables = chunks(events)
    assert sum(map(len, tables)) == events
    assert len({name for table in tables for name in table.id}) == events


def test_each_chunk_has_deals_and_customers_of_its_own() -> None:
    tables = chunks(60_000)
    assert len(tables) > 2
    deals = [set(table.deal_id) for table in tables]
    customers = [set(table.word[table.kind == RANKS["opened"]]) for table in tables]
    for sets in (deals, customers):
        assert sum(map(len, sets)) == len(set().union(*sets))


def test_tables_are_of_about_the_size_asked_for() -> None:
    assert all(len(table) < 1.2 * 20_000 for table in chunks(100_000))


def test_memory_does_not_grow_with_the_number_of_events() -> None:
    def peak(events: int) -> int:
        tracemalloc.start()
        for table in event_table_chunks(World(), events=events, rng=np.random.default_rng(1), chunk=10_000):
            del table
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(10_000)  # what is loaded once
    assert peak(60_000) < 1.3 * peak(20_000)


def test_it_is_the_world_that_is_told_in_words() -> None:
    """The margins agree: which events, on which channels, how long, how much, how many are won.

    Two histories of about 75,000 events with different seeds. The bounds are four standard errors of the
    difference between two such histories, as measured over 60 seeds.
    """
    world, start, until = World(), date(2024, 1, 1), date(2025, 7, 1)
    told = event_table(
        pipeline(world, deals=2_250, start=start, until=until, rng=np.random.default_rng(5)),
        ZoneInfo(world.zone),
    )
    bulk = chunks(75_000, chunk=75_000, seed=6)[0]
    for rank in RANKS.values():
        assert (told.kind == rank).mean() == pytest.approx((bulk.kind == rank).mean(), abs=0.01)
    for kind, word in (
        ("touched", "call"),
        ("heard", "email"),
        ("answered", "hedge"),
        ("lost", "competitor"),
    ):
        shares = [(table.word[table.kind == RANKS[kind]] == word).mean() for table in (told, bulk)]
        assert shares[0] == pytest.approx(shares[1], abs=0.07), (kind, word)
    for kind in ("touched", "valued"):
        means = [np.log(table.number[table.kind == RANKS[kind]]).mean() for table in (told, bulk)]
        assert means[0] == pytest.approx(means[1], abs=0.1), kind


def test_days_begin_at_midnight_of_the_sellers_zone_across_the_change_of_clocks() -> None:
    table = chunks(20_000)[0]
    days = np.unique(table.day[table.day != NO_DAY])
    hours = {int(moment // 3_600_000_000 % 24) for moment in days}
    assert hours == {22, 23}


@pytest.mark.parametrize(("events", "chunk"), [(-1, 10), (10, 0)])
def test_impossible_sizes_are_refused(events: int, chunk: int) -> None:
    with pytest.raises(ValueError, match="none or more"):
        chunks(events, chunk)
