"""The odds of a deal: a shrunken spline logistic, averaged from about 500 closed deals with small trees.

Whether a deal is won in the end is a sum of points (log-odds); how long that takes is a table of hazards
(`nextyes.odds.times`). Open deals are censored, not dropped: each counts as a part of a win, as large as
its chance of one after all the days that it has been seen open, until the parts agree with the odds (EM).
"""

from dataclasses import dataclass, field
from math import exp, lgamma

import numpy as np
from numpy.typing import NDArray

from nextyes.deals.instants import MICROSECONDS_A_DAY
from nextyes.deals.landmarks import Landmarks, Number, Outcomes, Text
from nextyes.odds.boost import Growth, Trees, fit_trees, tree_points
from nextyes.odds.glm import Normal, expit, fit_mode, logit
from nextyes.odds.inputs import INPUTS, Scale, numbers, usual, words
from nextyes.odds.mixture import Mixture, Seen, fit_mixture
from nextyes.odds.saved import dumps, loads
from nextyes.odds.spline import Curve, bends, design, learn_curves, widths

_Z = 1.2816  # 80 % of a normal distribution lies within


@dataclass(frozen=True, slots=True, kw_only=True)
class Prior:
    """What is believed before any deal, each belief worth some closed deals."""

    win_rate: float = 0.3
    level_worth: float = 30.0
    slope_worth: float = 60.0
    bend_worth: float = 600.0
    touches_left: float = 2.0
    enough: int = 50  # closed deals below which the odds say: not enough data, using the prior
    trees_from: int = 500  # closed deals from which trees have half of the say
    rows: int = 100_000  # the most landmarks that are learnt from, drawn at random where there are more
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
    mixture: Mixture
    trees: Trees | None
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
    """Learn the odds from landmarks and what was known of them by the cut-off.

    Args:
        landmarks: Past decision points of all deals, several for each, in any order; every deal counts alike.
        outcomes: What came of them by the cut-off, open deals censored.
        touches_left: Our touches from the landmark on until the close or the cut-off, shape (n,).
        rng: Draws the landmarks to learn from where there are more than ``prior.rows``.
        prior: What is believed before any deal.
    """
    deal, weight = _deals(landmarks)
    closed_deals, won_deals = (
        len(np.unique(deal[rows])) for rows in (outcomes.result > 0, outcomes.result == 1)
    )
    cut_off = int(np.max(landmarks.as_of + outcomes.days * MICROSECONDS_A_DAY, initial=0))
    if len(landmarks) > prior.rows:
        rows = np.sort(rng.choice(len(landmarks), prior.rows, replace=False))
        landmarks, touches_left = landmarks.take(rows), touches_left[rows]
        outcomes = Outcomes(result=outcomes.result[rows], days=outcomes.days[rows])
        weight = weight[rows] * (weight.sum() / weight[rows].sum())
    scale = usual(landmarks)
    x = numbers(landmarks, scale)
    curves = learn_curves(x, weight)
    X = design(curves, x)
    seen = _seen(landmarks, outcomes, weight)
    mixture, share = fit_mixture(X, seen, _belief(curves, prior, _trust(prior, won_deals, closed_deals)))
    part = _part_seen(mixture, X, seen, share, (cut_off - landmarks.as_of) / MICROSECONDS_A_DAY)
    return Odds(
        closed_deals=closed_deals,
        won_deals=won_deals,
        cut_off=cut_off,
        enough=closed_deals >= prior.enough,
        level=float(np.average(share, weights=weight)) if len(x) else prior.win_rate,
        scale=scale,
        curves=curves,
        mixture=mixture,
        trees=_trees(x, share, weight, prior.growth) if closed_deals >= prior.trees_from else None,
        touches=_fit_touches(X, touches_left / part, weight * part, prior),
    )


def predict(odds: Odds, landmarks: Landmarks, *, horizon_days: float = 30.0) -> Forecast:
    """Return what will come of the landmarks."""
    x = numbers(landmarks, odds.scale)
    X = design(odds.curves, x)
    base, points = _points(odds, x, X)
    score = base + points.sum(axis=1)
    line = odds.mixture.line
    # What the line does not know of itself, and how far the trees pull away from it.
    variance = np.einsum("ij,ij->i", X @ line.covariance, X) + (score - X @ line.beta) ** 2
    margin = _Z * np.sqrt(variance)
    ever = expit(score)
    still_won, still_lost = odds.mixture.open_chance(X, landmarks.offers > 0, np.full(len(x), horizon_days))
    win, lost = ever * (1.0 - still_won), (1.0 - ever) * (1.0 - still_lost)
    return Forecast(
        win=win,
        lost=lost,
        open=1.0 - win - lost,
        win_ever=ever,
        win_low=expit(score - margin),
        win_high=expit(score + margin),
        touches_left=np.exp(np.clip(X @ odds.touches, -10.0, 10.0)),
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
    """Return the base and the points of each input, shape (n, inputs)."""
    beta = odds.mixture.line.beta
    points = np.zeros(x.shape)
    at = 1
    for index, wide in enumerate(widths(odds.curves)):
        points[:, index] = X[:, at : at + wide] @ beta[at : at + wide]
        at += wide
    base = float(beta[0])
    if odds.trees is not None:
        tree_base, more = tree_points(odds.trees, x)
        base, points = 0.5 * (base + tree_base), 0.5 * (points + more)
    return base, points


def _deals(landmarks: Landmarks) -> tuple[NDArray[np.intp], Number]:
    """Return the number of each row's deal, and weights by which every deal counts 1 in all."""
    _, deal, rows = np.unique(landmarks.deal_id.astype(str), return_inverse=True, return_counts=True)
    return deal, np.asarray(1.0 / rows[deal], dtype=np.float64)


def _seen(landmarks: Landmarks, outcomes: Outcomes, weight: Number) -> Seen:
    deal, _ = _deals(landmarks)
    in_time = np.argsort(landmarks.as_of, kind="stable")
    last = np.zeros(len(deal), dtype=np.intp)
    last[deal[in_time]] = in_time  # of several for one deal, the last assigned stays
    return Seen(
        days=outcomes.days,
        closed=outcomes.result > 0,
        won=outcomes.result == 1,
        offered=landmarks.offers > 0,
        weight=weight,
        last=last[deal],
    )


def _trust(prior: Prior, won: int, closed: int) -> float:
    """Return how far the prior level is believed, from 0 to 1, after so many deals were won.

    It is the chance that the win rate came from the prior and not from anywhere between 0 and 1, even
    before: a history that is far from the prior soon speaks for itself.
    """
    a, b = prior.level_worth * prior.win_rate, prior.level_worth * (1.0 - prior.win_rate)
    log_prior = _log_beta(a + won, b + closed - won) - _log_beta(a, b)
    log_any = _log_beta(1.0 + won, 1.0 + closed - won)
    return 1.0 / (1.0 + exp(min(log_any - log_prior, 700.0)))


def _log_beta(a: float, b: float) -> float:
    """Return the logarithm of the beta function."""
    return lgamma(a) + lgamma(b) - lgamma(a + b)


def _belief(curves: tuple[Curve, ...], prior: Prior, trust: float) -> Normal:
    """Return the prior of the coefficients: a level, a slope of each line, no bends."""
    mean, worth = [float(logit(prior.win_rate))], [max(1.0, trust * prior.level_worth)]
    for curve, each in zip(curves, INPUTS.values(), strict=True):
        wide = len(curve.centre)
        line = wide > curve.missing
        mean += [each.slope if line and index == 0 else 0.0 for index in range(wide)]
        worth += [prior.slope_worth] * wide
    worths = np.where(bends(curves), prior.bend_worth, np.array(worth))
    return Normal(mean=np.array(mean), precision=worths * prior.win_rate * (1.0 - prior.win_rate))


def _trees(x: Number, share: Number, weight: Number, growth: Growth) -> Trees:
    level = (weight @ share + 0.5) / (weight.sum() + 1.0)
    return fit_trees(x, share, weight, float(logit(level)), growth)


def _part_seen(mixture: Mixture, X: Number, seen: Seen, share: Number, until: Number) -> Number:
    """Return which part, shape (n,), of a deal's time from the landmark on falls before the cut-off."""
    shares = np.array([share, 1.0 - share])
    parts = (shares * mixture.mean_days(X, seen.offered, until)).sum(axis=0)
    whole = (shares * mixture.mean_days(X, seen.offered, np.full(len(X), np.inf))).sum(axis=0)
    return np.asarray(np.clip(parts / np.maximum(whole, 1e-9), 0.05, 1.0), dtype=np.float64)


def _fit_touches(X: Number, touches: Number, weight: Number, prior: Prior) -> Number:
    mean = np.zeros(X.shape[1])
    mean[0] = np.log(prior.touches_left)
    worth = np.full(X.shape[1], prior.slope_worth * prior.touches_left)
    return fit_mode(X, touches, weight, Normal(mean=mean, precision=worth), link="log").beta
