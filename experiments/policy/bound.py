"""A bound on what any policy can earn per hour in a world whose truth is one `Intent`, known to it.

For a price of an hour the value of a deal is bounded from above by the sawtooth bound of belief-state
programs (Hauskrecht 2000): start from the value if the hidden state could be seen, and improve it at
reachable beliefs, between which a convex function lies below its chords. From a new deal the histories
that matter are then enumerated, most probable first, without those of actions that are shown to be worse
than a plan at hand. The hour price at which a new deal is worth the hours to find it bounds the earnings
of an hour of every policy.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nextyes.decide import action, solve
from nextyes.decide.economics import Economics
from nextyes.odds.intent import ENGAGED, LOST, WON, Intent

Number = NDArray[np.float64]

_RATIOS = np.concatenate([[0.0], np.geomspace(0.01, 0.14, 14), [1.0]])  # price of a follow-up to value
_POINTS = 800
_NODES = 1_200  # histories of one length that are looked into
_LENGTH = 14  # touches
_ROUNDS = 400


def best_per_hour(
    intent: Intent, economics: Economics, values: Number, *, nodes: int = _NODES, points: int = _POINTS
) -> float:
    """Return earnings per hour that no policy exceeds.

    Args:
        intent: The truth.
        economics: What actions cost.
        values: Of the deals that are opened, shape (n,).
        nodes: Histories of one length that are looked into; more make it tighter.
        points: Beliefs at which it is improved.
    """
    program = solve(intent, economics, values)
    beliefs = _reachable(intent, points)
    costs = economics.hours / economics.hours[0]
    bound, worth = None, []
    for ratio in _RATIOS:
        bound = _Bound.of(intent, beliefs, economics.kept, ratio * costs, above=bound)

        def plan(belief: Number, ratio: float = ratio) -> Number:
            price = ratio / economics.hours[0]
            worths = action(program, belief, np.ones(len(belief)), price=price).money
            return np.asarray(worths.max(axis=1))

        worth.append(_worth_of_new(bound, plan, nodes))
    low, high = 0.0, float(values.mean() / economics.hours_new)
    for _ in range(60):
        price = (low + high) / 2
        ratios = price * economics.hours[0] / values
        # Linear interpolation bounds from above, since the value is convex in the ratio.
        surplus = (values * np.interp(ratios, _RATIOS, worth)).mean() - price * economics.hours_new
        low, high = (price, high) if surplus > 0 else (low, price)
    return high


@dataclass(frozen=True, slots=True, kw_only=True)
class _Steps:
    """One step ahead of each of n beliefs."""

    after: Number  # (n, A, G, S), the belief after each sight that does not end the deal
    chance: Number  # (n, A, G), of that sight
    won: Number  # (n, A)

    @classmethod
    def of(cls, intent: Intent, beliefs: Number) -> "_Steps":
        tables = np.stack([intent.follow, intent.ask, intent.concede])
        joint = np.einsum("ns,ast->nats", beliefs @ intent.drift, tables)
        chance = joint.sum(axis=3)
        going = slice(ENGAGED, None)
        after = joint[:, :, going] / np.maximum(chance[:, :, going, None], 1e-300)
        return cls(after=after, chance=chance[:, :, going], won=chance[:, :, WON])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bound:
    """The sawtooth bound at one ratio, in units of what winning the deal earns."""

    intent: Intent
    kept: Number  # (A,)
    cost: Number  # (A,)
    seen: Number  # (S,), value of each state to someone who sees it
    beliefs: Number  # (n, S), where it is improved
    worth: Number  # (n,), value there

    @classmethod
    def of(
        cls, intent: Intent, beliefs: Number, kept: Number, cost: Number, above: "_Bound | None" = None
    ) -> "_Bound":
        """Return the bound, improved until it stays; ``above`` is the one at a lower ratio."""
        ahead = _Steps.of(intent, beliefs)
        near = _near(ahead.after, beliefs)
        seen = _worth_when_seen(intent, kept, cost)
        flat, flat_after = beliefs @ seen, ahead.after @ seen
        worth = np.minimum(flat, above.worth) if above else flat
        for _ in range(_ROUNDS):
            after = flat_after + (near * np.minimum(worth - flat, 0.0)).min(axis=-1)
            better = np.minimum(worth, np.maximum(_by_action(ahead, after, kept, cost).max(axis=1), 0.0))
            change, worth = np.abs(worth - better).max(), better
            if change < 1e-6:
                break
        return cls(intent=intent, kept=kept, cost=cost, seen=seen, beliefs=beliefs, worth=worth)

    def at(self, beliefs: Number) -> Number:
        """Return the bound at any beliefs, shape (..., S)."""
        below = np.minimum(self.worth - self.beliefs @ self.seen, 0.0)
        return np.asarray(
            np.maximum(beliefs @ self.seen + (_near(beliefs, self.beliefs) * below).min(axis=-1), 0.0)
        )


def _worth_of_new(bound: _Bound, plan: Callable[[Number], Number], nodes: int) -> float:
    """Return the bound on a new deal, tightened by enumerating histories; ``plan`` bounds from below."""
    beliefs, reach = bound.intent.start[None, :], np.ones(1)
    levels = []
    for _ in range(_LENGTH):
        upper, lower = bound.at(beliefs), plan(beliefs)
        gap = reach * (upper - lower)
        opened = np.argsort(-gap)[:nodes]
        opened = opened[gap[opened] > 1e-6]
        ahead = _Steps.of(bound.intent, beliefs[opened])
        after = bound.at(ahead.after)
        useful = _by_action(ahead, after, bound.kept, bound.cost) >= lower[opened, None]
        child = np.nonzero(useful[:, :, None] & (ahead.chance > 1e-9))
        levels.append((upper, lower, opened, ahead, after, useful, child))
        if not len(child[0]):
            break
        beliefs = ahead.after[child]
        reach = reach[opened][child[0]] * ahead.chance[child]
    below = None
    for upper, lower, opened, ahead, after, useful, child in reversed(levels):
        if below is not None:
            after[child] = np.minimum(after[child], below)
        by_action = np.where(useful, _by_action(ahead, after, bound.kept, bound.cost), -np.inf)
        below = upper.copy()
        below[opened] = np.minimum(
            upper[opened], np.maximum(by_action.max(axis=1, initial=-np.inf), lower[opened])
        )
    assert below is not None
    return float(below[0])


def _by_action(ahead: _Steps, after: Number, kept: Number, cost: Number) -> Number:
    return np.asarray(kept * ahead.won - cost + (ahead.chance * np.maximum(after, 0.0)).sum(axis=2))


def _worth_when_seen(intent: Intent, kept: Number, cost: Number) -> Number:
    """Return the value of each state to someone who sees it, shape (S,)."""
    tables = np.stack([intent.follow, intent.ask, intent.concede])
    won = kept[:, None] * (tables[:, :, WON] @ intent.drift.T)
    goes_on = intent.drift * (1 - tables[:, None, :, WON] - tables[:, None, :, LOST])
    worth = np.ones(len(intent.start))
    for _ in range(5_000):
        better = np.maximum((won - cost[:, None] + goes_on @ worth).max(axis=0), 0.0)
        if np.abs(better - worth).max() < 1e-10:
            break
        worth = better
    return worth


def _near(beliefs: Number, points: Number) -> Number:
    """Return how much of each point is in each belief: the least ratio of their chances, (..., n)."""
    near = np.ones((*beliefs.shape[:-1], len(points)))
    for state in range(points.shape[1]):
        share = points[:, state]
        part = np.where(share > 1e-12, beliefs[..., state, None] / np.maximum(share, 1e-12), np.inf)
        np.minimum(near, part, out=near)
    return near


def _reachable(intent: Intent, points: int) -> Number:
    """Return beliefs that deals come to: a new one first, all after two touches, others after more."""
    rng = np.random.default_rng(0)
    states = len(intent.start)
    found = [intent.start[None, :], np.eye(states)]
    layer = found[0]
    while sum(map(len, found)) < points:
        ahead = _Steps.of(intent, layer)
        weights = ahead.chance.ravel()
        layer = ahead.after.reshape(-1, states)
        if len(layer) > 150:
            layer = layer[rng.choice(len(layer), size=150, replace=False, p=weights / weights.sum())]
        found.append(layer)
    return np.concatenate(found)[:points]
