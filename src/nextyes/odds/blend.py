"""The odds of a deal: a shrunken spline logistic, averaged from about 500 closed deals with small trees.

Whether a deal is won in the end is a sum of points (log-odds); how long that takes is a table of hazards
(`nextyes.odds.times`). Open deals are censored, not dropped: each counts as a part of a win, as large as
its chance of one after all the days that it has been seen open, until the parts agree with the odds (EM).
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from nextyes.deals.instants import MICROSECONDS_A_DAY
from nextyes.deals.landmarks import Landmarks, Number, Outcomes, Text
from nextyes.odds.boost import Growth, Trees, fit_trees, tree_points
from nextyes.odds.glm import Mode, Normal, expit, fit_mode, logit
from nextyes.odds.inputs import INPUTS, Scale, clock_days, numbers, usual, words
from nextyes.odds.saved import dumps, loads
from nextyes.odds.spline import Curve, bends, design, learn_curves, widths
from nextyes.odds.times import Spans, Times, fit_times, time_edges

_ROUNDS = 40
_AGES = 4  # groups of age within which deals take alike long
_Z = 1.2816  # 80 % of a normal distribution lies within


@dataclass(frozen=True, slots=True, kw_only=True)
class Prior:
    """What is believed before any deal, each belief worth some closed deals."""

    win_rate: float = 0.3
    level_worth: float = 30.0
    slope_worth: float = 30.0
    bend_worth: float = 60.0
    touches_left: float = 2.0
    enough: int = 50  # closed deals below which the odds say: not enough data, using the prior
    trees_from: int = 500  # closed deals from which trees have half of the say
    rows: int = 200_000  # the most landmarks that trees learn from
    weight_power: float = 0.5
    growth: Growth = field(default_factory=Growth)


@dataclass(frozen=True, slots=True, kw_only=True)
class Odds:
    """Odds as learnt from a history up to its cut-off."""

    closed_deals: int
    won_deals: int
    cut_off: int  # microseconds since 1970 UTC
    enough: bool  # False: not enough data, using the prior
    level: float  # the win chance of an average landmark, shrunk
    scale: Scale
    curves: tuple[Curve, ...]
    line: Mode
    trees: Trees | None
    times: Times
    group_edges: Number
    touches: Number  # coefficients of log touches left


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """What will come of n landmarks; every field has shape (n,).

    ``win``, ``lost`` and ``open`` are the chances at the horizon and add up to 1; ``win_ever`` has no
    horizon, and lies between ``win_low`` and ``win_high`` with 80 % confidence. ``touches_left`` is how
    many more touches the deal would get if it went on as deals did before.
    """

    win: Number
    lost: Number
    open: Number
    win_ever: Number
    win_low: Number
    win_high: Number
    touches_left: Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributions:
    """Points of k inputs for n landmarks: ``base`` + the row's points = the log-odds of ``win_ever``."""

    names: tuple[str, ...]
    base: float
    points: Number  # (n, k), log-odds
    words: Text  # (n, k), the input in words


def fit(
    landmarks: Landmarks,
    outcomes: Outcomes,
    touches_left: Number,
    *,
    rng: np.random.Generator,
    prior: Prior = Prior(),
) -> Odds:
    """Learn the odds from landmarks and what was known of them by the cut-off."""
    scale = usual(landmarks)
    x = numbers(landmarks, scale)
    deal, weight = _deals(landmarks, prior)
    curves = learn_curves(x, weight)
    X = design(curves, x)
    edges = _group_edges(landmarks)
    spans = Spans(group=_group(landmarks, edges), days=outcomes.days, closed=outcomes.result > 0)
    mixture = _mixture(X, weight, spans, outcomes.result == 1, _belief(curves, prior))
    closed_deals = len(np.unique(deal[spans.closed]))
    cut_off = int(np.max(landmarks.as_of + outcomes.days * MICROSECONDS_A_DAY, initial=0))
    part = _part_seen(mixture, spans.group, (cut_off - landmarks.as_of) / MICROSECONDS_A_DAY)
    return Odds(
        closed_deals=closed_deals,
        won_deals=len(np.unique(deal[outcomes.result == 1])),
        cut_off=cut_off,
        enough=closed_deals >= prior.enough,
        level=float(expit(mixture.line.beta[:1])[0]),
        scale=scale,
        curves=curves,
        line=mixture.line,
        trees=_trees(x, mixture.share, weight, prior, rng) if closed_deals >= prior.trees_from else None,
        times=mixture.times,
        group_edges=edges,
        touches=_fit_touches(X, touches_left / part, weight * part, prior),
    )


def predict(odds: Odds, landmarks: Landmarks, *, horizon_days: float = 30.0) -> Forecast:
    """Return what will come of the landmarks."""
    x = numbers(landmarks, odds.scale)
    X = design(odds.curves, x)
    base, points = _points(odds, x, X)
    score = base + points.sum(axis=1)
    deviation = np.sqrt(np.einsum("ij,ij->i", X @ odds.line.covariance, X))
    group = _group(landmarks, odds.group_edges)
    horizon = np.full(len(x), horizon_days)
    ever = expit(score)
    win = ever * (1.0 - odds.times.survival(0, group, horizon))
    lost = (1.0 - ever) * (1.0 - odds.times.survival(1, group, horizon))
    return Forecast(
        win=win,
        lost=lost,
        open=1.0 - win - lost,
        win_ever=ever,
        win_low=expit(score - _Z * deviation),
        win_high=expit(score + _Z * deviation),
        touches_left=np.exp(np.clip(X @ odds.touches, -10, 10)),
    )


def explain(odds: Odds, landmarks: Landmarks) -> Contributions:
    """Return the points of each input that add up to the log-odds of the forecast's ``win_ever``."""
    x = numbers(landmarks, odds.scale)
    base, points = _points(odds, x, design(odds.curves, x))
    said = np.column_stack([words(landmarks, name) for name in INPUTS])
    return Contributions(names=tuple(INPUTS), base=base, points=points, words=said)


def to_json(odds: Odds) -> str:
    """Return the odds as JSON."""
    return dumps(odds)


def from_json(text: str) -> Odds:
    """Return the odds that `to_json` wrote; their forecasts are the same to the last bit.

    Raises:
        ValueError: If the text is no such JSON.
    """
    return loads(Odds, text)


def _points(odds: Odds, x: Number, X: Number) -> tuple[float, Number]:
    points = np.zeros(x.shape)
    at = 1
    for index, wide in enumerate(widths(odds.curves)):
        points[:, index] = X[:, at : at + wide] @ odds.line.beta[at : at + wide]
        at += wide
    base = float(odds.line.beta[0])
    if odds.trees is not None:
        tree_base, more = tree_points(odds.trees, x)
        base, points = 0.5 * (base + tree_base), 0.5 * (points + more)
    return base, points


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mixture:
    """The chance of a win, the times to both ends, and how much of each row is a win, shape (n,)."""

    line: Mode
    times: Times
    share: Number


def _deals(landmarks: Landmarks, prior: Prior) -> tuple[NDArray[np.intp], Number]:
    """Return the number of each row's deal, and the rows' weights, which add up to the number of deals."""
    _, deal, rows = np.unique(landmarks.deal_id.astype(str), return_inverse=True, return_counts=True)
    weight = rows[deal].astype(np.float64) ** -prior.weight_power
    return deal, np.asarray(weight * (len(rows) / max(float(weight.sum()), 1e-9)), dtype=np.float64)


def _belief(curves: tuple[Curve, ...], prior: Prior) -> Normal:
    """Return the prior of the coefficients: a level, a slope of each line, no bends."""
    mean, worth = [float(logit(prior.win_rate))], [prior.level_worth]
    for curve, each in zip(curves, INPUTS.values(), strict=True):
        wide = len(curve.centre)
        line = wide > curve.missing
        mean += [each.slope if line and index == 0 else 0.0 for index in range(wide)]
        worth += [prior.slope_worth] * wide
    worths = np.where(bends(curves), prior.bend_worth, np.array(worth))
    return Normal(mean=np.array(mean), precision=worths * prior.win_rate * (1.0 - prior.win_rate))


def _group_edges(landmarks: Landmarks) -> Number:
    if len(landmarks) == 0:
        return np.zeros(_AGES - 1)
    return np.quantile(clock_days(landmarks), np.arange(1, _AGES) / _AGES)


def _group(landmarks: Landmarks, edges: Number) -> NDArray[np.intp]:
    """Return the group, shape (n,), within which deals take alike long: by age and by moves of the buyer."""
    return np.searchsorted(edges, clock_days(landmarks)) * 2 + (landmarks.heard > 0)


def _mixture(X: Number, weight: Number, spans: Spans, won: NDArray[np.bool_], belief: Normal) -> _Mixture:
    """Fit the chance of a win and the times to both ends to closed and open deals alike, by EM."""
    edges = time_edges(spans.days[spans.closed])
    line = Mode(beta=belief.mean, covariance=np.diag(1.0 / belief.precision))
    share = np.where(spans.closed, won, expit(X @ line.beta))
    for _ in range(_ROUNDS):
        line = fit_mode(X, share, weight, belief, start=line.beta)
        times = fit_times(edges, spans, weight * np.array([share, 1.0 - share]), 2 * _AGES)
        p, before = expit(X @ line.beta), share
        still_won, still_lost = (times.survival(end, spans.group, spans.days) + 1e-300 for end in range(2))
        share = np.where(spans.closed, won, p * still_won / (p * still_won + (1.0 - p) * still_lost))
        if np.abs(share - before).max(initial=0.0) < 1e-3:
            break
    return _Mixture(line=line, times=times, share=share)


def _trees(x: Number, share: Number, weight: Number, prior: Prior, rng: np.random.Generator) -> Trees:
    rows = np.arange(len(x)) if len(x) <= prior.rows else rng.choice(len(x), prior.rows, replace=False)
    base = float(logit(np.average(share[rows], weights=weight[rows])))
    return fit_trees(x[rows], share[rows], weight[rows], base, prior.growth)


def _part_seen(mixture: _Mixture, group: NDArray[np.intp], days: Number) -> Number:
    """Return which part, shape (n,), of a deal's time from the landmark on falls before the cut-off."""
    parts = np.zeros(len(group))
    whole = np.zeros(len(group))
    for end, share in enumerate((mixture.share, 1.0 - mixture.share)):
        parts += share * mixture.times.mean_days(end, group, days)
        whole += share * mixture.times.mean_days(end, group, np.full(len(group), np.inf))
    return np.clip(parts / np.maximum(whole, 1e-9), 0.05, 1.0)


def _fit_touches(X: Number, touches: Number, weight: Number, prior: Prior) -> Number:
    mean = np.zeros(X.shape[1])
    mean[0] = np.log(prior.touches_left)
    worth = np.full(X.shape[1], prior.slope_worth * prior.touches_left)
    return fit_mode(X, touches, weight, Normal(mean=mean, precision=worth), link="log").beta
