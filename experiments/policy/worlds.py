"""Worlds whose truth is known: buyers who mean something and show some of it, and what hours cost.

The base world is an `Intent` and nothing else. Its numbers were chosen, before any policy was run in it,
so that chasing in it looks like real histories: the odds of a win fall with each unanswered touch from
.48 to .18 at the seventh, about half of the hours go to buyers who are gone, and 50 to 70 % of those who
are gone say so when asked. The harder world keeps its averages and breaks the model's assumptions.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from nextyes.decide.economics import Economics
from nextyes.odds.intent import ENGAGED, LATER, LOST, PUSHBACK, SILENCE, TALKS, WON, Intent

Number = NDArray[np.float64]
DEAD = slice(6, 8)  # the states of a buyer who is gone
LIVE = slice(0, 6)

# An hour on the phone is two follow-ups; to find and open the next deal takes as long as four.
ECONOMICS = Economics(
    minutes_follow_up=30.0, minutes_ask=30.0, minutes_concede=30.0, minutes_new=120.0, concession=0.10
)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A truth: K sorts of buyers, each an `Intent`, and how what they show reaches the seller."""

    name: str
    buyers: tuple[Intent, ...]
    economics: Economics = ECONOMICS
    value_median: float = 10_000.0
    value_spread: float = 0.9  # standard deviation of the logarithm of deal values, as in real loan offers
    gap_days: tuple[float, float] = (7.0, 7.0)  # between touches
    reply_days: float = 0.0  # mean time to a reply; one later than the next touch is seen after that
    knowing: float = 0.0  # chance a touch tells the rep alone that a buyer is gone: the deal is then dropped


def base_world(*, eps: float = 0.05, wins: float = 0.25, economics: Economics = ECONOMICS) -> World:
    """Return the world in which the model is right.

    Args:
        eps: Chance that asking ends the deal of a buyer who is not gone.
        wins: Chance that an ask closes the deal, as a share of the chance that a follow-up does.
        economics: What actions cost.
    """
    return World(name="base", buyers=(_buyer(eps, wins),), economics=economics)


def harder_world(*, eps: float = 0.05, seed: int = 7, sorts: int = 40) -> World:
    """Return the world in which the model is wrong, as it will be.

    Customers vary: forty sorts with their own win rates, talkativeness, patience, intents and price gaps.
    Replies come in days, whatever the pace of touches, so that silence means less after a short gap.
    Reps know things that no record shows, and drop deals for it.
    """
    rng = np.random.default_rng(seed)
    average = _buyer(eps, 0.25)
    return World(
        name="harder",
        buyers=tuple(_varied(average, rng) for _ in range(sorts)),
        gap_days=(2.0, 12.0),
        reply_days=3.0,
        knowing=0.08,
    )


def _buyer(eps: float, wins: float) -> Intent:
    drift = [
        [0.93, 0.01, 0.01, 0.05],
        [0.01, 0.93, 0.01, 0.05],
        [0.02, 0.005, 0.935, 0.04],
        [0, 0, 0.003, 0.997],
    ]
    follow = np.array(
        [  # won, lost, engaged, pushback, later, silence
            [0.165, 0.010, 0.095, 0.020, 0.020, 0.690],
            [0.240, 0.020, 0.350, 0.040, 0.030, 0.320],
            [0.050, 0.020, 0.080, 0.130, 0.020, 0.700],
            [0.080, 0.030, 0.230, 0.310, 0.040, 0.310],
            [0.010, 0.015, 0.050, 0.020, 0.125, 0.780],
            [0.020, 0.030, 0.170, 0.050, 0.330, 0.400],
            [0.001, 0.030, 0.030, 0.014, 0.025, 0.900],
            [0.002, 0.070, 0.180, 0.050, 0.088, 0.610],
        ]
    )
    return Intent(
        start=np.outer([0.52, 0.13, 0.09, 0.26], [0.7, 0.3]).ravel(),
        drift=np.kron(np.array(drift), np.eye(len(TALKS))),
        follow=follow,
        ask=_asked(follow, eps, wins),
        concede=_conceded(follow),
    )


def _asked(follow: Number, eps: float, wins: float) -> Number:
    """Return what an ask shows: live buyers mostly answer, and a share ``eps`` of them takes the exit."""
    ask = follow.copy()
    ask[LIVE, WON] *= wins
    ask[LIVE, SILENCE] = [0.30, 0.12] * 3
    answer = [ENGAGED, ENGAGED, PUSHBACK, PUSHBACK, LATER, LATER]
    ask[np.arange(6), answer] += 1 - ask[LIVE].sum(axis=1)
    ask[LIVE] *= 1 - eps
    ask[LIVE, LOST] += eps
    ask[DEAD, LOST] = [0.5, 0.7]
    rest = [column for column in range(follow.shape[1]) if column != LOST]
    ask[6:, rest] *= ((1 - ask[DEAD, LOST]) / follow[DEAD][:, rest].sum(axis=1))[:, None]
    return ask


def _conceded(follow: Number) -> Number:
    concede = follow.copy()
    concede[2:4, WON] = [0.25, 0.38]
    concede[2:4, PUSHBACK] = [0.05, 0.12]
    concede[2:4, SILENCE] += 1 - concede[2:4].sum(axis=1)
    return concede


def _varied(average: Intent, rng: np.random.Generator) -> Intent:
    """Return a sort of buyers near the average one: each table is drawn around it."""

    def rows(table: Number, touches: float) -> Number:
        drawn = rng.gamma(np.maximum(table * touches, 1e-3))
        return np.asarray(drawn / drawn.sum(axis=-1, keepdims=True))

    drift = rows(average.drift.reshape(4, 2, 4, 2)[:, 0, :, 0], 60.0)
    follow = rows(average.follow, 25.0)
    return replace(
        average,
        start=rows(average.start, 12.0),
        drift=np.asarray(np.kron(drift, np.eye(len(TALKS))), dtype=np.float64),
        follow=follow,
        ask=rows(average.ask, 25.0),
        concede=rows(average.concede, 12.0),
    )


def other_world(seed: int) -> World:
    """Return a world in which the model is right, but whose buyers are another team's."""
    rng = np.random.default_rng([seed, 2])
    return World(name=f"other {seed}", buyers=(_varied(_buyer(0.05, 0.25), rng),))


def turned_world() -> World:
    """Return the base world after its market turned: most of who was ready is gone from the start."""
    buyer = _buyer(0.05, 0.25)
    start = np.outer([0.15, 0.10, 0.15, 0.60], [0.7, 0.3]).ravel()
    return World(name="turned", buyers=(replace(buyer, start=start),))
