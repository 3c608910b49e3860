"""The deals as they go: what a made-up history remembers between one touch and the next."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nextyes.sample.cast import Cast
from nextyes.sample.columns import NONE, Bools, Floats, Ints, Log, at_work
from nextyes.sample.world import World


@dataclass(slots=True, kw_only=True)
class Going:
    """n deals as they stand; every array has shape (n,) and is changed in place."""

    world: World
    cast: Cast
    rng: np.random.Generator
    log: Log
    now: Floats  # the next touch, local days since 1970; infinite once closed
    intent: Ints
    stage: Ints
    touches: Ints
    silent: Ints  # touches since the buyer's last move
    seen: Ints  # what came of the last touch
    asked: Bools  # the last touch was an ask
    owes_offer: Bools
    offer: Floats  # our price, major units
    first_offer: Floats
    stated: Floats  # the budget they named; NaN until they do
    close_on: Ints  # the promised day, NONE until there is one
    wait_until: Ints  # the day they named, NONE when none is pending
    put_away: Bools  # closed as not now, with a check-back

    def seller(self, trait: str, deals: Ints) -> Floats:
        """Return a habit of the sellers of some deals."""
        habits = np.array([getattr(seller, trait) for seller in self.world.sellers], dtype=np.float64)
        chosen: Floats = habits[self.cast.seller[deals]]
        return chosen

    def chance(self, deals: Ints, odds: Floats | float) -> Bools:
        """Return for each of some deals whether something of these odds happens."""
        happens: Bools = self.rng.random(len(deals)) < odds
        return happens

    def spread(self, deals: Ints, median: Floats | float, sd: float) -> Floats:
        """Draw a log-normal for each of some deals."""
        drawn: Floats = median * np.exp(sd * self.rng.standard_normal(len(deals)))
        return drawn

    def office(self, at: Floats) -> Floats:
        """Return the next working instants."""
        return at_work(at, self.world.office, self.rng)


@dataclass(slots=True, kw_only=True)
class Touch:
    """One touch of each of k deals; every array has shape (k,)."""

    deal: Ints
    at: Floats
    asks: Bools
    offers: Bools  # brings the proposal or a lower price
    concedes: Bools
    returns: Bools  # comes back on the day they named
    seen: Ints
    channel: Ints
    heard_at: Floats

    def take(self, rows: Bools | NDArray[np.intp]) -> "Touch":
        """Return some of the touches."""
        return Touch(**{name: getattr(self, name)[rows] for name in self.__slots__})

    def __len__(self) -> int:
        return len(self.deal)


def begin(world: World, cast: Cast, rng: np.random.Generator) -> Going:
    """Return the deals of a cast before their first touch."""
    n = len(cast)
    return Going(
        world=world,
        cast=cast,
        rng=rng,
        log=Log(),
        now=at_work(cast.opened + 0.02 + rng.exponential(0.6, n), world.office, rng),
        intent=cast.intent.copy(),
        stage=np.zeros(n, dtype=np.int64),
        touches=np.zeros(n, dtype=np.int64),
        silent=np.zeros(n, dtype=np.int64),
        seen=np.full(n, -1, dtype=np.int64),
        asked=np.zeros(n, dtype=bool),
        owes_offer=np.zeros(n, dtype=bool),
        offer=cast.amount.copy(),
        first_offer=cast.amount.copy(),
        stated=np.full(n, np.nan),
        close_on=np.full(n, NONE, dtype=np.int64),
        wait_until=np.full(n, NONE, dtype=np.int64),
        put_away=np.zeros(n, dtype=bool),
    )
