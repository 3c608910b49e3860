"""Ridge regression, logistic or Poisson: the posterior mode under a normal prior, by Newton's method."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Link = Literal["logit", "log"]

_STEPS = 30
_CHUNK = 8_192  # rows that fit in the cache of a processor
_LARGEST = 30.0  # |linear predictor| beyond which the mean is 0, 1 or absurd anyway


@dataclass(frozen=True, slots=True, kw_only=True)
class Normal:
    """A normal prior of k independent coefficients: means and precisions, each of shape (k,)."""

    mean: Array
    precision: Array


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """The most probable coefficients, shape (k,), and their covariance (Laplace), shape (k, k)."""

    beta: Array
    covariance: Array


def expit(x: Array) -> Array:
    """Return 1 / (1 + e^-x), without overflow."""
    return np.asarray(0.5 * (1.0 + np.tanh(0.5 * x)), dtype=np.float64)


def logit(p: Array | float) -> Array:
    """Return log p / (1 - p)."""
    p = np.asarray(p, dtype=np.float64)
    return np.asarray(np.log(p) - np.log1p(-p), dtype=np.float64)


def fit_mode(
    X: Array, y: Array, weight: Array, prior: Normal, *, link: Link = "logit", start: Array | None = None
) -> Mode:
    """Return the mode of weighted Bernoulli (logit) or Poisson (log) likelihood times a normal prior.

    Args:
        X: Design, shape (n, k).
        y: Outcomes, shape (n,): in [0, 1] for the logistic link, >= 0 for the log link. Fractions are
            allowed: a row of y = 0.3 is a yes of weight 0.3 beside a no of weight 0.7.
        weight: Weights of the rows, shape (n,), >= 0.
        prior: Means and precisions; every precision > 0, so that the mode is unique.
        link: ``logit`` or ``log``.
        start: Where to begin, shape (k,); the prior's mean if None.
    """
    beta = prior.mean.copy() if start is None else start.copy()
    value, gradient, hessian = _around(X, y, weight, prior, beta, link)
    for _ in range(_STEPS):
        step = np.linalg.solve(hessian, gradient)
        expected = float(gradient @ step)
        if expected < 1e-9 * max(1.0, weight.sum()):
            break
        size = 1.0
        while True:
            there = _around(X, y, weight, prior, beta + size * step, link)
            if there[0] >= value or size < 1e-4:
                break
            size *= 0.5
        beta = beta + size * step
        value, gradient, hessian = there
    return Mode(beta=beta, covariance=np.asarray(np.linalg.inv(hessian), dtype=np.float64))


def _around(
    X: Array, y: Array, weight: Array, prior: Normal, beta: Array, link: Link
) -> tuple[float, Array, Array]:
    """Return the log posterior, its gradient and minus its second derivative at ``beta``."""
    off = beta - prior.mean
    value, gradient, hessian = (
        -0.5 * prior.precision @ off**2,
        -prior.precision * off,
        np.diag(prior.precision),
    )
    for low in range(0, len(X), _CHUNK):
        rows = slice(low, low + _CHUNK)
        x, eta = X[rows], np.clip(X[rows] @ beta, -_LARGEST, _LARGEST)
        if link == "logit":
            mean = expit(eta)
            curve = weight[rows] * mean * (1.0 - mean)
            value += weight[rows] @ (y[rows] * eta - np.logaddexp(0.0, eta))
        else:
            mean = np.exp(eta)
            curve = weight[rows] * mean
            value += weight[rows] @ (y[rows] * eta - mean)
        gradient += (weight[rows] * (y[rows] - mean)) @ x
        hessian += (x * curve[:, None]).T @ x
    return float(value), gradient, hessian
