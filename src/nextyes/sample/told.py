"""A made-up pipeline as events with words, and the truth behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np

from nextyes.deals.events import KINDS, Event
from nextyes.deals.landmarks import Number, Text
from nextyes.sample.columns import Bools, Rows
from nextyes.sample.names import deal_name
from nextyes.sample.scenes import Scene
from nextyes.sample.story import Story, story
from nextyes.sample.teller import Row, Teller
from nextyes.sample.world import INTENTS, World


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What the buyers of n deals hide; every field has shape (n,)."""

    deal_id: Text
    intent: Text  # of nextyes.sample.world.INTENTS, when the deal was opened
    intent_at_end: Text  # the same, after the last event
    talkative: Bools
    budget: Number  # what they say they have, major units
    would_pay: Number  # what they would really pay, major units
    floor: Number  # the seller's lowest price, major units


def pipeline(
    world: World, *, deals: int, start: date, until: date, rng: np.random.Generator
) -> Iterator[Event]:
    """Return the events of a made-up pipeline, deal by deal, each in the order of time.

    Deals are opened from ``start`` on. Nothing happens on the day ``until`` or after it, so that deals
    which were still going then are open.

    Raises:
        ValueError: If ``until`` is not after ``start``, or ``deals`` is negative.
    """
    facts, words = rng.spawn(2)
    return tell(world, story(world, deals, start, until, facts), words)


def tell(world: World, told: Story, rng: np.random.Generator) -> Iterator[Event]:
    """Yield the events of a story, in words."""
    for deal, rows in enumerate(_by_deal(told.rows, len(told.cast))):
        yield from Teller(world, told.cast, deal, rng).events(rows)


def truth(world: World, *, deals: int, start: date, until: date, rng: np.random.Generator) -> Truth:
    """Return what `pipeline` hides, of the same arguments and a new generator of the same seed."""
    told = story(world, deals, start, until, rng.spawn(2)[0])
    intents = np.array(INTENTS, dtype=object)
    return Truth(
        deal_id=np.array([deal_name(deal) for deal in range(deals)], dtype=object),
        intent=intents[told.cast.intent],
        intent_at_end=intents[told.intent_at_end],
        talkative=told.cast.talkative,
        budget=told.first_offer * told.cast.budget,
        would_pay=told.first_offer * told.cast.would_pay,
        floor=told.first_offer * world.floor,
    )


def _by_deal(rows: Rows, deals: int) -> Iterator[list[Row]]:
    kinds, scenes = tuple(KINDS), tuple(Scene)
    columns = (rows.kind, rows.at, rows.word, rows.second, rows.scene, rows.number, rows.day)
    listed = [
        Row(kinds[kind], at, word, second, scenes[scene], number, day)
        for kind, at, word, second, scene, number, day in zip(
            *(column.tolist() for column in columns), strict=True
        )
    ]
    edges = np.searchsorted(rows.deal, np.arange(deals + 1)).tolist()
    for first, last in pairwise(edges):
        yield listed[first:last]
