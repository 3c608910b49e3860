"""Quantiles of the beta distribution: what is known of a share after so many of one kind and of another."""

from functools import lru_cache
from math import exp, lgamma, log, log1p

_TINY = 1e-300
_TERMS = 10_000  # of the continued fraction; it needs about the square root of the larger shape
_STEPS = 200  # halvings at most; 60 find any double, Newton mostly needs 6


def beta_cdf(x: float, a: float, b: float) -> float:
    """Return the chance that a Beta(a, b) is at most x.

    By the continued fraction of Abramowitz and Stegun, 26.5.8, with Lentz's way of evaluating it.

    Example:
        >>> round(beta_cdf(0.25, 1, 1), 12), round(beta_cdf(0.5, 3, 3), 12)
        (0.25, 0.5)
    """
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):  # where the fraction of the other tail converges fast
        return 1 - beta_cdf(1 - x, b, a)
    c, d = 1.0, 1 / _kept(1 - (a + b) * x / (a + 1))
    fraction = d
    for m in range(1, _TERMS):
        for factor in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _kept(1 + factor * d)
            c = _kept(1 + factor / c)
            fraction *= c * d
        if abs(c * d - 1) < 1e-14:
            break
    return exp(_log_density(x, a, b) + log(x) + log1p(-x)) * fraction / a


@lru_cache(maxsize=4_096)
def beta_quantile(chance: float, a: float, b: float) -> float:
    """Return the x of which `beta_cdf` is a chance: Newton's steps, halving where they lead outside.

    Raises:
        ValueError: If a shape is not above 0, or the chance not between 0 and 1.

    Example:
        >>> round(beta_quantile(0.1, 0.5, 0.5), 6)  # of the arcsine law, sin(0.1 pi / 2) squared
        0.024472
    """
    if not (0 < chance < 1 and a > 0 and b > 0):
        raise ValueError(f"no quantile {chance:g} of Beta({a:g}, {b:g})")
    low, high, x = 0.0, 1.0, a / (a + b)
    for _ in range(_STEPS):
        off = beta_cdf(x, a, b) - chance
        low, high = (low, x) if off > 0 else (x, high)
        slope = exp(min(_log_density(x, a, b), 700.0))
        step = x - off / slope if slope > 0 else low
        after = step if low < step < high else (low + high) / 2
        if abs(after - x) <= 1e-12 * max(x, 1e-12):
            break
        x = after
    return x


def _log_density(x: float, a: float, b: float) -> float:
    return lgamma(a + b) - lgamma(a) - lgamma(b) + (a - 1) * log(x) + (b - 1) * log1p(-x)


def _kept(number: float) -> float:
    return number if abs(number) > _TINY else _TINY
