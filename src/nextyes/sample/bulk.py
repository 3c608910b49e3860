"""The same made-up world as event tables of any size: for benchmarks, in bounded memory."""

from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from nextyes.deals.events import RANKS
from nextyes.deals.instants import microseconds, start_of
from nextyes.deals.table import NO_DAY, EventTable
from nextyes.sample.columns import EPOCH, NONE, Ints
from nextyes.sample.names import customer_name, deal_name, event_suffix
from nextyes.sample.scenes import CHANNELS, NOTES, OUTCOMES, PARTIES, PLAYS, READINGS
from nextyes.sample.story import Story, story
from nextyes.sample.world import PIPELINES, STAGES, World

Words = NDArray[np.object_]

_START = date(2024, 1, 1)
_UNTIL = date(2025, 7, 1)
_TRIAL_DEALS = 2_000
_HAS_NUMBER = ("valued", "noted", "touched", "asked")  # in an event table; rows know more numbers and days
_HAS_DAY = ("promised", "answered", "snoozed", "check_back_set")


def event_table_chunks(
    world: World,
    *,
    events: int,
    rng: np.random.Generator,
    chunk: int = 1_000_000,
    start: date = _START,
    until: date = _UNTIL,
) -> Iterator[EventTable]:
    """Yield ``events`` events in tables of at most about ``chunk`` rows.

    Each table has its own deals and customers, opened from ``start`` and followed until ``until``: more
    events are more deals, not a longer time. The last deal of the last table may be cut short.

    Raises:
        ValueError: If ``events`` is negative, ``chunk`` is not positive, or ``until`` not after ``start``.
    """
    if events < 0 or chunk < 1:
        raise ValueError(f"{events} events in chunks of {chunk}: give none or more, in chunks of one or more")
    trial, draws = rng.spawn(2)
    events_a_deal = len(story(world, _TRIAL_DEALS, start, until, trial).rows) / _TRIAL_DEALS
    deals = max(1, round(chunk / events_a_deal))
    first_deal = first_customer = 0
    while events > 0:
        told = story(world, deals, start, until, draws)
        yield event_table_of(world, told, most=events, first_deal=first_deal, first_customer=first_customer)
        events -= len(told.rows)
        first_deal += deals
        first_customer += int(told.cast.customer.max()) + 1


def event_table_of(
    world: World, told: Story, *, most: int | None = None, first_deal: int = 0, first_customer: int = 0
) -> EventTable:
    """Return a story as the event table of its events, or of the first ``most`` of them.

    The deals and customers are called by their numbers, counted from ``first_deal``, ``first_customer``.
    """
    rows = told.rows
    n = len(rows) if most is None else min(most, len(rows))
    deal, kind = rows.deal[:n].astype(np.int64), rows.kind[:n]
    deal_ids = np.array([deal_name(first_deal + number) for number in range(len(told.cast))], dtype=object)
    numbers = np.arange(n) - np.searchsorted(deal, deal)
    suffixes = np.array([event_suffix(k) for k in range(numbers.max(initial=0) + 1)], dtype=object)
    deal_id = deal_ids[deal]
    return EventTable(
        deal_id=deal_id,
        at=rows.at[:n],
        kind=kind,
        id=deal_id + suffixes[numbers],
        word=_words(world, told, first_customer)[_word_codes(world, told, n)],
        second=_seconds(told, n),
        number=np.where(_among(kind, _HAS_NUMBER), rows.number[:n], np.nan),
        day=_days(world, np.where(_among(kind, _HAS_DAY), rows.day[:n], NONE)),
    )


def _among(kind: NDArray[np.int8], kinds: tuple[str, ...]) -> NDArray[np.bool_]:
    among = np.zeros(len(RANKS), dtype=bool)
    among[[RANKS[name] for name in kinds]] = True
    return among[kind]


def _vocabulary(world: World) -> dict[str, tuple[str, ...]]:
    """Return what the codes of ``Rows.word`` say, by kind; a customer's name is not among them."""
    channels = tuple(map(str, CHANNELS))
    return {
        "assigned": tuple(seller.name for seller in world.sellers),
        "valued": (world.currency,),
        "staged": STAGES,
        "noted": ("",) * len(NOTES),
        "touched": channels,
        "asked": channels,
        "heard": channels,
        "offered": tuple(map(str, PARTIES)),
        "answered": tuple(map(str, READINGS)),
        "lost": tuple(map(str, OUTCOMES)),
    }


def _words(world: World, told: Story, first_customer: int) -> Words:
    """Return the empty word, every kind's words, then the customers."""
    listed = ["", *(word for words in _vocabulary(world).values() for word in words)]
    customers = range(int(told.cast.customer.max(initial=-1)) + 1)
    return np.array(listed + [customer_name(first_customer + number) for number in customers], dtype=object)


def _word_codes(world: World, told: Story, n: int) -> Ints:
    """Return where among `_words` the word of each of the first n rows stands."""
    starts = np.zeros(len(RANKS), dtype=np.int64)
    start = 1
    for name, words in _vocabulary(world).items():
        starts[RANKS[name]] = start
        start += len(words)
    starts[RANKS["opened"]] = start
    return starts[told.rows.kind[:n]] + told.rows.word[:n]


def _seconds(told: Story, n: int) -> Words:
    kind = told.rows.kind[:n]
    second = np.full(n, "", dtype=object)
    opened, asked = kind == RANKS["opened"], kind == RANKS["asked"]
    second[opened] = np.array(PIPELINES, dtype=object)[told.cast.pipeline[told.rows.deal[:n][opened]]]
    second[asked] = np.array(PLAYS, dtype=object)[told.rows.second[:n][asked]]
    return second


def _days(world: World, day: Ints) -> Ints:
    """Return the instants at which days begin in the seller's zone."""
    known = day != NONE
    begins = np.full(len(day), NO_DAY, dtype=np.int64)
    if known.any():
        first, last = int(day[known].min()), int(day[known].max())
        zone = ZoneInfo(world.zone)
        starts = np.array(
            [microseconds(start_of(date.fromordinal(EPOCH + at), zone)) for at in range(first, last + 1)]
        )
        begins[known] = starts[day[known] - first]
    return begins
