"""What a team's records hold of its past, which is all that the learner gets to see of a world."""

from dataclasses import dataclass

import numpy as np
from experiments.policy.play import DROP, LAST_TOUCH, Code, Played, Policy, View, draw, play
from experiments.policy.worlds import World
from numpy.typing import NDArray

from nextyes.odds.intent import ASK, FOLLOW

_OPEN = 0.1  # share of the deals that are still open
_NO_AS_NO, _NO_AS_REPLY = 1 / 3, 1 / 3  # how an unasked no gets into the records; else not at all


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What is recorded of past deals; each of shape (n,)."""

    patterns: NDArray[np.object_]  # see nextyes.deals.fold.Deal
    results: NDArray[np.int8]  # 0 open, 1 won, 2 lost
    value: NDArray[np.float64]


def past(world: World, deals: int, seed: int, *, asks: float = 0.10) -> Past:
    """Return the records of sellers who chase and seldom ask.

    Each gives up after three to ten silent touches, as is his way, and asks instead of every tenth
    follow-up after silence, whatever he believes.

    Args:
        world: The truth, of which only what reaches the seller is recorded.
        deals: How many.
        seed: Of the deals and of the sellers.
        asks: Share of the touches after silence that are asks.
    """
    rng = np.random.default_rng([seed, 1])
    luck = draw(world, deals, seed)
    patience = rng.integers(3, 11, size=deals)

    def chase(view: View) -> Code:
        asking = (rng.random(len(view.row)) < asks) & (view.unanswered > 0) & (view.days_since_asked > 14)
        return np.where(view.unanswered >= patience[view.row], DROP, np.where(asking, ASK, FOLLOW))

    played = play(world, luck, Policy(name="chase", choose=chase))
    return recorded(played, luck.value, rng)


def recorded(played: Played, value: NDArray[np.float64], rng: np.random.Generator) -> Past:
    """Return what the records hold of deals that were played."""
    deals = len(value)
    known = np.where(rng.random(deals) < _OPEN, rng.integers(1, 8, size=deals), LAST_TOUCH + 1)
    results = np.where(known < played.touches, 0, played.result).astype(np.int8)
    ways = [_NO_AS_NO, _NO_AS_REPLY, 1 - _NO_AS_NO - _NO_AS_REPLY]
    letters = np.where(
        played.letters == "n", rng.choice(["n", "e", "s"], size=(deals, 1), p=ways), played.letters
    )
    is_open = np.flatnonzero(results == 0)
    letters[is_open, known[is_open] - 1] = "s"  # the reply to the last touch has not come yet
    patterns = ["".join(row[:touches]) for row, touches in zip(letters, known, strict=True)]
    return Past(patterns=np.array(patterns, dtype=object), results=results, value=value)


def together(one: Past, other: Past) -> Past:
    """Return two pasts as one."""
    return Past(
        patterns=np.concatenate([one.patterns, other.patterns]),
        results=np.concatenate([one.results, other.results]),
        value=np.concatenate([one.value, other.value]),
    )
