"""What dropping deals saves and what it costs: follow-ups and minutes saved against wins touched.

A policy drops a deal at its first follow-up whose score is at or below a knob; that follow-up and all
later ones of the deal are saved, and if the deal was won, the win is touched. Turning the knob draws a
curve. A rule whose scores are whole numbers jumps from knob to knob; between two knobs we use the one
for some deals and the other for the rest, which is the straight line between its two points.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nextyes.deals.landmarks import Number

Code = NDArray[np.int64]

TARGETS = (0.01, 0.02, 0.035, 0.05, 0.08)  # shares of the wins touched


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUps:
    """n follow-ups of L lives of D deals, by life and instant.

    A life of a deal ends with a close, and a re-opened deal has another.
    """

    life: Code  # (n,), from 0, never falling
    minutes: Number  # (n,), > 0
    won: Number  # (L,), how much of a win the life's end was: 0 or 1, between for one still open
    deal: Code  # (L,), from 0: whose life it is

    def __len__(self) -> int:
        return len(self.life)

    @property
    def last(self) -> NDArray[np.intp]:
        """The row of each life's last follow-up, shape (L,)."""
        return np.flatnonzero(np.append(np.diff(self.life) != 0, len(self.life) > 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A knob turned from dropping nothing to dropping all; every field has shape (k + 1,)."""

    knob: Number  # the score at or below which a deal is dropped; minus infinity drops nothing
    touched: Number  # share of the wins
    saved: Number  # share of the follow-ups
    minutes: Number  # share of the minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A number and its interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Saving:
    """What a policy saves when it touches a share of the wins."""

    target: float  # share of the wins touched
    knob: float
    follow_ups: Estimate  # share saved
    minutes: Estimate  # share saved
    behind: Estimate | None  # share of follow-ups that the first policy saves more; None for itself


def lowest_so_far(score: Number, life: Code) -> Code:
    """Return the rank (from 0) of the lowest score of each life so far; a missing score counts as alive.

    Args:
        score: Shape (n,), high is alive; NaN where the rule has nothing to go by.
        life: Shape (n,), from 0, never falling.

    Example:
        >>> lowest_so_far(np.array([3.0, 1.0, 2.0, 2.0]), np.array([0, 0, 0, 1])).tolist()
        [2, 0, 0, 1]
    """
    rank = np.unique(np.nan_to_num(score, nan=np.inf), return_inverse=True)[1].astype(np.int64)
    # Each life starts below all ranks of the one before, so that one running minimum serves them all.
    below = life * np.int64(len(score))
    return np.minimum.accumulate(rank - below) + below if len(score) else rank


def drop_curve(score: Number, follow_ups: FollowUps, deal_weight: Number | None = None) -> Curve:
    """Return the curve of the policy that drops a deal at its first follow-up scored at or below a knob.

    Args:
        score: One for each follow-up, shape (n,); high is alive.
        follow_ups: Of any deals.
        deal_weight: How often each deal counts, shape (D,); once where it is not given.
    """
    return _sweep(
        lowest_so_far(score, follow_ups.life), np.unique(np.nan_to_num(score, nan=np.inf)), follow_ups,
        np.ones(follow_ups.deal.max(initial=-1) + 1) if deal_weight is None else deal_weight,
    )  # fmt: skip


def at(curve: Curve, target: float) -> tuple[float, float, float]:
    """Return the knob, and the shares of follow-ups and minutes saved, where a share of wins is touched.

    The most that touches no more than ``target``, moved along the line to the curve's next point.
    """
    if not len(curve.touched) or np.isnan(curve.touched[-1]):
        return float("nan"), float("nan"), float("nan")
    here = int(np.searchsorted(curve.touched, target + 1e-12, side="right")) - 1
    if here == len(curve.touched) - 1:
        return float(curve.knob[here]), float(curve.saved[here]), float(curve.minutes[here])
    step = curve.touched[here + 1] - curve.touched[here]
    part = (target - curve.touched[here]) / step
    saved, minutes = (
        float(share[here] + part * (share[here + 1] - share[here])) for share in (curve.saved, curve.minutes)
    )
    return float(curve.knob[here]), saved, minutes


def savings(
    scores: Mapping[str, Number],
    follow_ups: FollowUps,
    *,
    targets: Sequence[float] = TARGETS,
    draws: int = 400,
    rng: np.random.Generator,
) -> dict[str, tuple[Saving, ...]]:
    """Return what each policy saves at each target, with 95 % intervals by drawing deals anew.

    The same draws serve all policies, so that ``behind``, the first policy's lead over another, has an
    interval of its own.

    Args:
        scores: By policy, one score for each follow-up, shape (n,); high is alive.
        follow_ups: Of any deals.
        targets: Shares of the wins touched, 0 to 1.
        draws: How often the deals are drawn anew.
        rng: Draws the deals.
    """
    deals = int(follow_ups.deal.max(initial=-1)) + 1
    weights = [np.ones(deals), *(_draw(deals, rng) for _ in range(draws))]
    found = {name: _all_draws(score, follow_ups, weights, targets) for name, score in scores.items()}
    first = next(iter(found), "")
    return {
        name: tuple(
            Saving(
                target=target,
                knob=float(each[0, k, 0]),
                follow_ups=_estimate(each[:, k, 1]),
                minutes=_estimate(each[:, k, 2]),
                behind=None if name == first else _estimate(found[first][:, k, 1] - each[:, k, 1]),
            )
            for k, target in enumerate(targets)
        )
        for name, each in found.items()
    }


def dropped(score: Number, follow_ups: FollowUps) -> NDArray[np.bool_]:
    """Say which follow-ups are saved by dropping at the first score of 0 or less, shape (n,)."""
    return np.asarray(lowest_so_far(score, follow_ups.life) < np.count_nonzero(np.unique(score) <= 0))


def dropping(
    score: Number, follow_ups: FollowUps, *, draws: int = 400, rng: np.random.Generator
) -> tuple[Estimate, Estimate]:
    """Return the shares of wins touched and of follow-ups saved by dropping at the first score <= 0."""
    saved = dropped(score, follow_ups).astype(np.float64)
    rows = np.bincount(follow_ups.life, minlength=len(follow_ups.won))
    saved_of_life = np.bincount(follow_ups.life, weights=saved, minlength=len(follow_ups.won))
    touched = follow_ups.won * saved[follow_ups.last]
    deals = int(follow_ups.deal.max(initial=-1)) + 1
    found = []
    for weight in (np.ones(deals), *(_draw(deals, rng) for _ in range(draws))):
        each = weight[follow_ups.deal]
        wins, work = each @ follow_ups.won, each @ rows
        found.append(
            (each @ touched / wins if wins else np.nan, each @ saved_of_life / work if work else np.nan)
        )
    every = np.array(found)
    return _estimate(every[:, 0]), _estimate(every[:, 1])


def _draw(deals: int, rng: np.random.Generator) -> Number:
    return (
        np.bincount(rng.integers(deals, size=deals), minlength=deals).astype(np.float64)
        if deals
        else np.ones(0)
    )


def _all_draws(
    score: Number, follow_ups: FollowUps, weights: Sequence[Number], targets: Sequence[float]
) -> Number:
    lowest = lowest_so_far(score, follow_ups.life)
    levels = np.unique(np.nan_to_num(score, nan=np.inf))
    curves = (_sweep(lowest, levels, follow_ups, weight) for weight in weights)
    return np.array([[at(curve, target) for target in targets] for curve in curves])


def _sweep(lowest: Code, levels: Number, follow_ups: FollowUps, deal_weight: Number) -> Curve:
    alive = int(np.isinf(levels[-1:]).sum())  # what no knob reaches: nothing to go by
    of_life = deal_weight[follow_ups.deal]
    of_row = of_life[follow_ups.life]
    touched = _share(lowest[follow_ups.last], of_life * follow_ups.won, len(levels))
    saved = _share(lowest, of_row, len(levels))
    minutes = _share(lowest, of_row * follow_ups.minutes, len(levels))
    end = len(levels) + 1 - alive
    knob = np.concatenate([[-np.inf], levels])
    return Curve(knob=knob[:end], touched=touched[:end], saved=saved[:end], minutes=minutes[:end])


def _share(level: Code, weight: Number, levels: int) -> Number:
    reached = np.cumsum(np.bincount(level, weights=weight, minlength=levels))
    total = reached[-1] if levels else 0.0
    return np.concatenate([[0.0], reached]) / total if total else np.full(levels + 1, np.nan)


def _estimate(draws: Number) -> Estimate:
    known = draws[1:][~np.isnan(draws[1:])]
    low, high = np.quantile(known, (0.025, 0.975)) if len(known) else (np.nan, np.nan)
    return Estimate(value=float(draws[0]), low=float(low), high=float(high))
