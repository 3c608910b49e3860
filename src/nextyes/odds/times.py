"""How long until the end, given what the end will be: hazards in discrete time, for each end and group.

With the chance of a win ever, they make a mixture of competing risks (Larson and Dinse, Applied Statistics
34, 1985): won within t = p F_won(t), lost within t = (1 - p) F_lost(t), and open otherwise.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

ENDS = ("won", "lost")
_BINS = 12
_WORTH = 3.0  # closes that the pooled hazard counts for in each group and bin


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Hazards per day, shape (2 ends, groups, bins), constant between edges, shape (bins,), days from 0."""

    edges: Array
    hazard: Array

    def survival(self, end: int, group: NDArray[np.intp], days: Array) -> Array:
        """Return the chance, shape (n,), that a deal with this end is still open after ``days``."""
        cumulative = np.concatenate(
            [
                np.zeros((self.hazard.shape[1], 1)),
                np.cumsum(self.hazard[end, :, :-1] * np.diff(self.edges), axis=1),
            ],
            axis=1,
        )
        at = np.searchsorted(self.edges, days, side="right") - 1
        spent = cumulative[group, at] + self.hazard[end, group, at] * (days - self.edges[at])
        return np.asarray(np.exp(-spent), dtype=np.float64)

    def mean_days(self, end: int, group: NDArray[np.intp], until: Array) -> Array:
        """Return the mean of min(time to the end, ``until``), shape (n,), days."""
        total = np.zeros(len(group))
        for low, high in zip(self.edges, np.append(self.edges[1:], np.inf), strict=True):
            rate = np.maximum(
                self.hazard[end, group, np.searchsorted(self.edges, low, side="right") - 1], 1e-9
            )
            span = np.clip(until - low, 0.0, high - low)
            reached = self.survival(end, group, np.full(len(group), low))
            total += reached * -np.expm1(-rate * span) / rate
        return total


def usual_days(days: Array) -> float:
    """Return the days that a close takes before any is seen: the mean of all spans, or else 30."""
    return float(days.mean()) if len(days) else 30.0


def time_edges(days: Array) -> Array:
    """Return the edges of the bins, in days from 0, at equal shares of the closing times given."""
    if len(days) == 0:
        return np.array([0.0])
    inner = np.quantile(days, np.linspace(0.0, 1.0, _BINS + 1)[1:-1])
    return np.unique(np.concatenate([[0.0], inner]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Spans:
    """How long n deals were seen from a landmark: to their close, or open until the cut-off."""

    group: NDArray[np.intp]  # from 0
    days: Array
    closed: NDArray[np.bool_]


def fit_times(edges: Array, spans: Spans, shares: Array, groups: int) -> Times:
    """Return the hazards that explain the spans.

    A group and bin of few closes leans on the bin's pooled hazard, and that on the overall one.

    Args:
        edges: Edges of the bins, days.
        spans: The n spans.
        shares: How much of each span counts for each end, shape (2, n), weights.
        groups: Number of groups.
    """
    bins = len(edges)
    at = np.searchsorted(edges, spans.days, side="right") - 1
    cell = spans.group * bins + at
    hazard = np.empty((2, groups, bins))
    for end, share in enumerate(shares):
        closes, here, rows = (
            np.bincount(cell, amount, groups * bins).reshape(groups, bins)
            for amount in (share * spans.closed, share * (spans.days - edges[at]), share)
        )
        # Exposure: a part of a span's own bin, and the whole of every bin before it.
        later = np.cumsum(rows[:, ::-1], axis=1)[:, ::-1] - rows
        exposure = here + later * np.append(np.diff(edges), 0.0)
        overall = (closes.sum() + 1.0) / (exposure.sum() + usual_days(spans.days))
        pooled = (closes.sum(axis=0) + 1.0) / (exposure.sum(axis=0) + 1.0 / overall)
        hazard[end] = (closes + _WORTH) / (exposure + _WORTH / pooled)
    return Times(edges=edges, hazard=hazard)
