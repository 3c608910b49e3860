"""How good chances are: against what happened, and against saying the same chance of everything."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nextyes.deals.landmarks import Number, Text

_SURE = 1e-12  # a chance of 0 or 1 that fails would cost an infinite log-loss; it costs 27.6 nats


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenth:
    """One of ten groups of decision points, from the lowest chances to the highest."""

    lowest: float
    highest: float
    points: int
    deals: int
    expected: float  # wins: the sum of the chances
    observed: int  # wins

    @property
    def factor(self) -> float:
        """Observed wins for each expected; NaN where none was expected."""
        return self.observed / self.expected if self.expected else float("nan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """Chances against what happened at n decision points of some deals."""

    points: int
    deals: int
    log_loss: float  # nats
    brier: float
    auc: float
    base: float  # the share of wins known when the chances were given
    base_log_loss: float
    base_brier: float
    tenths: tuple[Tenth, ...]


def scored(chance: Number, happened: NDArray[np.bool_], deal_id: Text, base: Number | float) -> Scored | None:
    """Return how good chances were, beside the base rate; None of no points.

    Args:
        chance: Chances given, shape (n,), 0 to 1.
        happened: What came, shape (n,).
        deal_id: Whose points, shape (n,).
        base: The chance that someone without a model would have given: one, or one for each point.
    """
    if not len(chance):
        return None
    same = np.broadcast_to(np.asarray(base, dtype=np.float64), chance.shape)
    return Scored(
        points=len(chance),
        deals=len(np.unique(deal_id)),
        log_loss=log_loss(chance, happened),
        brier=brier(chance, happened),
        auc=auc(chance, happened),
        base=float(same.mean()),
        base_log_loss=log_loss(same, happened),
        base_brier=brier(same, happened),
        tenths=tenths(chance, happened, deal_id),
    )


def log_loss(chance: Number, happened: NDArray[np.bool_]) -> float:
    """Return the mean of minus the log of the chance given to what happened, in nats.

    Example:
        >>> round(log_loss(np.array([0.5, 0.75]), np.array([True, False])), 4)
        1.0397
    """
    given = np.where(happened, chance, 1.0 - chance)
    return float(-np.log(np.clip(given, _SURE, 1.0)).mean())


def brier(chance: Number, happened: NDArray[np.bool_]) -> float:
    """Return the mean squared difference between the chance and what happened (Brier 1950).

    Example:
        >>> brier(np.array([0.5, 1.0]), np.array([True, True]))
        0.125
    """
    return float(np.square(chance - happened).mean())


def auc(chance: Number, happened: NDArray[np.bool_]) -> float:
    """Return how often something that happened had the higher chance of a pair, ties counting half.

    NaN where all or nothing happened. By the rank sum of Mann and Whitney (1947).

    Example:
        >>> auc(np.array([0.2, 0.4, 0.4, 0.9]), np.array([False, True, False, True]))
        0.875
    """
    wins = int(happened.sum())
    losses = len(happened) - wins
    if not wins or not losses:
        return float("nan")
    _, level, size = np.unique(chance, return_inverse=True, return_counts=True)
    rank = (np.cumsum(size) - (size - 1) / 2)[level]
    return float((rank[happened].sum() - wins * (wins + 1) / 2) / (wins * losses))


def tenths(chance: Number, happened: NDArray[np.bool_], deal_id: Text) -> tuple[Tenth, ...]:
    """Return expected and observed wins by tenth of the chances; equal chances share a tenth.

    Fewer than ten where many chances are equal or there are fewer than ten points.
    """
    if not len(chance):
        return ()
    edges = np.unique(np.quantile(chance, np.arange(1, 10) / 10))
    group = np.searchsorted(edges, chance, side="right")
    return tuple(
        Tenth(
            lowest=float(chance[mine].min()),
            highest=float(chance[mine].max()),
            points=int(mine.sum()),
            deals=len(np.unique(deal_id[mine])),
            expected=float(chance[mine].sum()),
            observed=int(happened[mine].sum()),
        )
        for mine in (group == number for number in np.unique(group))
    )
