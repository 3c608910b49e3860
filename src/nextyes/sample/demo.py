"""The demo's pipeline: small, made for the day on which it is looked at, with something of everything."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

import numpy as np

from nextyes.deals.events import RANKS, Event, Reading
from nextyes.sample.columns import NONE, Bools, Ints, Rows, local_days
from nextyes.sample.scenes import READINGS, Scene
from nextyes.sample.story import story
from nextyes.sample.told import tell
from nextyes.sample.world import World

DEMO_DEALS = 410
DEMO_DAYS = 548  # a year and a half
# Open deals whose buyer hedged last, whose named day has passed, who named a price last, or who have not
# answered an ask: with fewer the demo could not show all that nextyes says. The first seed with enough of
# each is taken.
_ENOUGH = {"hedging": 3, "due": 2, "priced": 5, "asked": 1}


def demo_pipeline(until: date) -> Iterator[Event]:
    """Return the demo's events as they stand in the morning of a day; the same for the same day."""
    world, start = World(), until - timedelta(days=DEMO_DAYS)
    for seed in count():
        facts, words = np.random.default_rng(seed).spawn(2)
        told = story(world, DEMO_DEALS, start, until, facts)
        shown = situations(told.rows, local_days(until))
        if all(shown[name] >= enough for name, enough in _ENOUGH.items()):
            return tell(world, told, words)
    raise AssertionError("unreachable: there is always another seed")


def situations(rows: Rows, today: int) -> dict[str, int]:
    """Return how many open deals stand where only some advice fits; ``today`` in local days since 1970."""
    kind = rows.kind
    theirs = _among(rows, "heard", "answered") & ~_reads(rows, Reading.AUTO_REPLY)
    closing = _last(rows, _among(rows, "won", "lost", "reopened"))
    still_open = (closing == NONE) | (kind[closing] == RANKS["reopened"])
    heard = _last(rows, theirs)
    latest = _last(rows, theirs | _among(rows, "touched", "asked", "snoozed"))
    named = _among(rows, "answered", "snoozed") & (rows.scene == Scene.NOT_NOW) & (rows.day <= today)
    hedge, price = _reads(rows, Reading.HEDGE), _reads(rows, Reading.COUNTER)
    return {
        "hedging": int((still_open & (latest != NONE) & hedge[latest]).sum()),
        "due": int((still_open & (latest != NONE) & named[latest]).sum()),
        "asked": int((still_open & (kind[latest] == RANKS["asked"])).sum()),
        "priced": int((still_open & (heard != NONE) & price[heard]).sum()),
    }


def _reads(rows: Rows, reading: Reading) -> Bools:
    reads: Bools = (rows.kind == RANKS["answered"]) & (rows.word == READINGS.index(reading))
    return reads


def _among(rows: Rows, *kinds: str) -> Bools:
    return np.isin(rows.kind, [RANKS[kind] for kind in kinds])


def _last(rows: Rows, chosen: Bools) -> Ints:
    """Return the last chosen row of each deal, NONE where there is none."""
    last = np.full(int(rows.deal.max(initial=-1)) + 1, NONE, dtype=np.int64)
    at = np.flatnonzero(chosen)
    last[rows.deal[at]] = at
    return last
