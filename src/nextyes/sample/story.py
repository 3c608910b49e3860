"""Playing a made-up world out: from its numbers to rows of events, and the truth behind them."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

import numpy as np

from nextyes.sample.buyers import machines_reply, react, sees
from nextyes.sample.cast import Cast, cast
from nextyes.sample.columns import Ints, Rows, local_days
from nextyes.sample.scenes import SILENCE
from nextyes.sample.sellers import (
    bring_offers,
    come_back,
    give_up,
    open_deals,
    plan,
    review_dates,
    take_silence,
    write_touch,
)
from nextyes.sample.state import Going, begin
from nextyes.sample.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A history played out: its cast, its events in columns, and what became of the intents."""

    cast: Cast
    rows: Rows
    intent_at_end: Ints  # shape (n,), of nextyes.sample.world.INTENTS
    first_offer: np.ndarray[tuple[int], np.dtype[np.float64]]


def story(world: World, deals: int, start: date, until: date, rng: np.random.Generator) -> Story:
    """Play out deals opened from ``start`` on; nothing happens on the day ``until`` or after it.

    Raises:
        ValueError: If ``until`` is not after ``start``, or ``deals`` is negative.
    """
    if until <= start or deals < 0:
        raise ValueError(f"no history of {deals} deals from {start} until {until}: give a later end")
    end = local_days(until)
    going = begin(world, cast(world, deals, local_days(start), end, rng), rng)
    open_deals(going)
    active = np.arange(deals)
    for _ in range(world.touches_most):
        active = active[going.now[active] < end]
        if not len(active):
            break
        _touch(going, active)
    left = active[(going.now[active] < end) & ~going.put_away[active]]
    give_up(going, left, going.now[left])
    return Story(
        cast=going.cast,
        rows=going.log.rows(ZoneInfo(world.zone), end),
        intent_at_end=going.intent,
        first_offer=going.first_offer,
    )


def _touch(going: Going, active: Ints) -> None:
    review_dates(going, active)
    worked, returns = come_back(going, active)
    touch = plan(going, worked, returns)
    bring_offers(going, touch)
    touch.seen = sees(going, touch)
    write_touch(going, touch)
    react(going, touch)
    take_silence(going, touch.take(touch.seen == SILENCE))
    machines_reply(going, touch)
