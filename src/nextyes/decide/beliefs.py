"""Beliefs that deals can have: where the program is solved, and how the odds speak into a belief.

A belief is a distribution over the eight hidden states of `nextyes.odds.intent`, shape (n, S).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nextyes.odds.intent import STATES, Intent
from nextyes.odds.seen import LOST, SEEN, SILENCE, WON

LIVE = np.array([intent != "dead" for intent, _ in STATES])
GOES_ON = tuple(code for code in range(len(SEEN)) if code not in {WON, LOST})

Number = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Combined:
    """What the touches of n deals and their odds say together.

    Odds too low for any belief to express make the prize count for less, ``counts`` < 1, so that nothing
    is worth much more than its chance.
    """

    belief: Number  # (n, S)
    chance: Number  # (n,), of a win
    counts: Number  # (n,), share of the value at which a win is counted, in (0, 1]


def tables(intent: Intent) -> Number:
    """Return what is seen after a follow-up, an ask and a concession, shape (3, S, O), drift included.

    Row s is of the state *before* the touch: it drifts first, then something is seen.
    """
    return np.stack([intent.drift @ table for table in (intent.follow, intent.ask, intent.concede)])


def steps(intent: Intent) -> Number:
    """Return how a belief moves when the deal goes on, shape (3, 4, S, S).

    ``belief @ steps[a, o]`` is the next belief times the chance of seeing ``GOES_ON[o]``.
    """
    seen = np.stack([intent.follow, intent.ask, intent.concede])[:, :, list(GOES_ON)]
    moves: Number = intent.drift * seen.transpose(0, 2, 1)[:, :, None, :]
    return moves


def risk_of_asking(intent: Intent) -> float:
    """Return ε, the chance that a question ends a live deal that a follow-up would not have ended, in [0, 1].

    The mean over the live states in proportion to how often new deals have them.
    """
    more = np.maximum(intent.ask[:, LOST] - intent.follow[:, LOST], 0.0)
    live = intent.start * LIVE
    return float(more @ live / live.sum()) if live.sum() > 0 else 0.0


def win_by_state(intent: Intent, touches: int = 12) -> Number:
    """Return the chance that each state is won within so many follow-ups, shape (S,).

    A dozen is about as long as anybody goes on, so it is comparable with odds learnt from what people did.
    """
    won = intent.drift @ intent.follow[:, WON]
    goes_on = intent.drift * intent.follow[:, list(GOES_ON)].sum(axis=1)
    chance = np.zeros(len(won))
    for _ in range(touches):
        chance = won + goes_on @ chance
    return chance


def combined_chance(intent: Intent, belief: Number, win_ever: Number, *, weight: float = 0.5) -> Number:
    """Return the chance of a win as the touches and the odds say together, shape (n,).

    It is their average in log-odds, ``weight`` that of the odds; where the odds are NaN, the touches' own.
    """
    own = belief @ win_by_state(intent)
    both = _expit((1 - weight) * _logit(own) + weight * _logit(win_ever))
    return np.where(np.isnan(win_ever), own, both)


def with_odds(intent: Intent, belief: Number, win_ever: Number, *, weight: float = 0.5) -> Number:
    """Tilt beliefs between live and dead until the win chance that they imply is the combined one.

    With x the mass on live states, W_live and W_dead the chances of a win given either, that is

        x = (chance − W_dead) / (W_live − W_dead),

    and the proportions within live and within dead stay. Where both agree nothing moves; where the chance
    lies outside what live and dead can give, x stays within [0.001, 0.999].

    Args:
        intent: Parameters of the hidden intent.
        belief: Shape (n, S).
        win_ever: The odds that each deal is ever won, shape (n,); NaN leaves the belief alone.
        weight: Of the odds, see `combined_chance`.

    Returns:
        Beliefs, shape (n, S).
    """
    by_state = win_by_state(intent)
    chance = combined_chance(intent, belief, win_ever, weight=weight)
    live = belief[:, LIVE].sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        given_live = belief[:, LIVE] @ by_state[LIVE] / live
        given_dead = belief[:, ~LIVE] @ by_state[~LIVE] / (1 - live)
        apart = given_live - given_dead
        x = np.clip((chance - given_dead) / apart, 0.001, 0.999)
        scale = np.where(LIVE, (x / live)[:, None], ((1 - x) / (1 - live))[:, None])
    movable = np.isfinite(win_ever) & (apart > 1e-9) & (live > 0) & (live < 1)
    return np.where(movable[:, None], belief * scale, belief)


def combined(intent: Intent, belief: Number, win_ever: Number) -> Combined:
    """Return what touches and odds say together, see `combined_chance` and `with_odds`."""
    chance = combined_chance(intent, belief, win_ever)
    both = with_odds(intent, belief, win_ever)
    expressed = both @ win_by_state(intent)
    return Combined(belief=both, chance=chance, counts=np.minimum(chance / np.maximum(expressed, 1e-12), 1.0))


def points_to_solve_at(intent: Intent, count: int) -> Number:
    """Return ``count`` beliefs spread over those that deals can have, shape (count, S).

    Candidates are the corners, every history of three touches, long silences after each history of one,
    and all of those tilted between live and dead as the odds may tilt them. Of the candidates each next
    point is the one farthest (in total variation) from those already taken.
    """
    moves = steps(intent).reshape(-1, len(STATES), len(STATES))
    silence = steps(intent)[0, GOES_ON.index(SILENCE)]
    layers = [intent.start[None, :]]
    for _ in range(3):
        layers.append(_after(layers[-1], moves))
    quiet = [np.concatenate(layers[:2])]
    for _ in range(12):
        quiet.append(_after(quiet[-1], silence[None]))
    reached = np.concatenate([*layers, *quiet[1:]])
    few = np.concatenate([*layers[:2], *quiet[1::3]])
    tilted = [_with_live(few, x) for x in (0.03, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97)]
    corners = np.eye(len(STATES))
    return _spread(np.concatenate([intent.start[None, :], corners, reached, *tilted]), count)


def _after(beliefs: Number, moves: Number) -> Number:
    next_ones = np.einsum("bs,mst->mbt", beliefs, moves).reshape(-1, beliefs.shape[1])
    chance = next_ones.sum(axis=1, keepdims=True)
    possible: Number = next_ones[chance[:, 0] > 1e-9] / chance[chance[:, 0] > 1e-9]
    return possible


def _with_live(beliefs: Number, x: float) -> Number:
    live = beliefs[:, LIVE].sum(axis=1, keepdims=True)
    both = beliefs[((live > 1e-9) & (live < 1 - 1e-9))[:, 0]]
    live = both[:, LIVE].sum(axis=1, keepdims=True)
    tilted: Number = np.where(LIVE, both * x / live, both * (1 - x) / (1 - live))
    return tilted


def _spread(candidates: Number, count: int) -> Number:
    taken = [0]
    distance = np.abs(candidates - candidates[0]).sum(axis=1)
    while len(taken) < count and distance.max() > 1e-6:
        taken.append(int(distance.argmax()))
        distance = np.minimum(distance, np.abs(candidates - candidates[taken[-1]]).sum(axis=1))
    return candidates[taken]


def _logit(chance: Number) -> Number:
    bounded = np.clip(chance, 1e-4, 1 - 1e-4)
    odds: Number = np.log(bounded / (1 - bounded))
    return odds


def _expit(log_odds: Number) -> Number:
    chance: Number = 1 / (1 + np.exp(-log_odds))
    return chance
