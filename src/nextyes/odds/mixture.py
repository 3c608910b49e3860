"""Competing risks, won and lost, as a mixture: whether a deal is won in the end, and how long each end takes.

The chance of a win ever is logistic in the columns of a landmark. The times to each end are hazards in
discrete time, in groups of landmarks of a like pace. Open deals are censored, not dropped: each counts as a
part of a win, as large as the chance of one at its last landmark and after all the days that it was seen
open since: two rounds of EM from the prior, or from the closed deals' win rate where that is lower.

Source: Larson and Dinse, A mixture model for the regression analysis of competing risks data, Applied
Statistics 34 (1985), here with hazards constant in bins and a normal prior.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nextyes.odds.glm import Mode, Normal, expit, fit_mode, logit
from nextyes.odds.times import Spans, Times, fit_times, time_edges, usual_days

Array = NDArray[np.float64]
Yes = NDArray[np.bool_]

# Few, on purpose: what open deals become is weakly told by the data, and EM run to its end talks itself into
# too many wins (bpic2012 learnt on 2012-01-01: expected over observed 1.54 after 40 rounds, 1.16 after two).
_ROUNDS = 2
_PACES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How fast landmarks of one phase close: coefficients of the log rate, (k,), and edges of groups."""

    beta: Array
    edges: Array


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixture:
    """The log-odds of a win ever; the paces before and after the first offer; the times at each pace."""

    line: Mode
    paces: tuple[Pace, ...]
    times: Times

    def open_chance(self, X: Array, offered: Yes, days: Array) -> Array:
        """Return the chance of being open after ``days``, shape (2, n): if won in the end, if lost."""
        group = _groups(self.paces, X, offered)
        return np.array([self.times.survival(end, group, days) for end in range(2)])

    def mean_days(self, X: Array, offered: Yes, until: Array) -> Array:
        """Return the mean of min(days to the end, ``until``), shape (2, n): if won in the end, if lost."""
        group = _groups(self.paces, X, offered)
        return np.array([self.times.mean_days(end, group, until) for end in range(2)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What came of n landmarks; every field has shape (n,)."""

    days: Array  # to the close, or seen open
    closed: Yes
    won: Yes
    offered: Yes  # whether an offer had been made
    weight: Array
    last: NDArray[np.intp]  # the row of the same deal's last landmark, which knows most of it


def fit_mixture(X: Array, seen: Seen, prior: Normal) -> tuple[Mixture, Array]:
    """Return the mixture fitted to closed and open deals alike, and how much of each row is a win, (n,)."""
    paces = tuple(_pace(X[rows], seen, rows, prior) for rows in (~seen.offered, seen.offered))
    spans = Spans(group=_groups(paces, X, seen.offered), days=seen.days, closed=seen.closed)
    edges = time_edges(seen.days[seen.closed])
    line = Mode(beta=_start(seen, prior), covariance=np.diag(1.0 / prior.precision))
    share = np.where(seen.closed, seen.won, expit(X @ line.beta))
    for _ in range(_ROUNDS):
        line = fit_mode(X, share, seen.weight, prior, start=line.beta)
        times = fit_times(edges, spans, seen.weight * np.array([share, 1.0 - share]), 2 * _PACES)
        p = expit(X @ line.beta)
        won, lost = (
            chance * (times.survival(end, spans.group, seen.days) + 1e-300)
            for end, chance in enumerate((p, 1.0 - p))
        )
        share = np.where(seen.closed, seen.won, (won / (won + lost))[seen.last])
    # What an open deal will be is not known: that much less was learnt from it (Louis, JRSS B 44, 1982).
    learnt = seen.weight * np.maximum(p * (1.0 - p) - share * (1.0 - share), 0.0)
    information = X.T @ (X * learnt[:, None]) + np.diag(prior.precision)
    line = Mode(beta=line.beta, covariance=np.asarray(np.linalg.inv(information), dtype=np.float64))
    return Mixture(line=line, paces=paces, times=times), share


def _start(seen: Seen, prior: Normal) -> Array:
    """Return the coefficients by which open deals are first judged: the prior's, at most as hopeful as the
    closed deals were.
    """
    closed = seen.weight[seen.closed]
    rate = (seen.weight @ (seen.closed & seen.won) + 0.5) / (closed.sum() + 1.0)
    beta = prior.mean.copy()
    beta[0] = min(beta[0], logit(rate))
    return beta


def _pace(X: Array, seen: Seen, rows: Yes, prior: Normal) -> Pace:
    """Learn the log rate of closing, by any end, as if it were constant from the landmark on."""
    days, closed, weight = seen.days[rows], seen.closed[rows], seen.weight[rows]
    mean = np.zeros(X.shape[1])
    mean[0] = np.log((seen.weight @ seen.closed + 1.0) / (seen.weight @ seen.days + usual_days(seen.days)))
    belief = Normal(mean=mean, precision=prior.precision)
    beta = fit_mode(X, closed / days, weight * days, belief, link="log").beta
    shares = np.arange(1, _PACES) / _PACES
    return Pace(beta=beta, edges=np.quantile(X @ beta, shares) if len(X) else np.zeros(_PACES - 1))


def _groups(paces: tuple[Pace, ...], X: Array, offered: Yes) -> NDArray[np.intp]:
    """Return the group, shape (n,), of landmarks that take alike long to close."""
    before, after = (np.searchsorted(pace.edges, X @ pace.beta) for pace in paces)
    return np.where(offered, _PACES + after, before)
