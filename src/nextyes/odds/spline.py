"""Natural cubic splines of the inputs: the columns of a regression whose every part belongs to one input."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

_KNOTS = (0.05, 0.275, 0.5, 0.725, 0.95)  # Harrell, Regression Modeling Strategies, 2nd ed., table 2.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """How one input becomes columns: a line, its bends at the knots, and a level where it is missing.

    Numbers are held within ``low`` and ``high``, the range learnt from. An input that never varied has no
    column. ``centre`` and ``spread`` standardise each column, so that an average deal has 0 in all of them.
    """

    low: float
    high: float
    knots: tuple[float, ...]
    missing: bool
    centre: tuple[float, ...]
    spread: tuple[float, ...]


def learn_curves(numbers: Array, weight: Array) -> tuple[Curve, ...]:
    """Return the curve of each input, from numbers of shape (n, inputs) and the rows' weights, shape (n,)."""
    return tuple(_learn(column, weight) for column in numbers.T)


def design(curves: tuple[Curve, ...], numbers: Array) -> Array:
    """Return the columns of all inputs side by side, shape (n, k): first 1, then each input's in turn."""
    out = np.empty((len(numbers), 1 + sum(widths(curves))))
    out[:, 0] = 1.0
    at = 1
    for curve, column in zip(curves, numbers.T, strict=True):
        wide = len(curve.centre)
        if wide:
            out[:, at : at + wide] = (_columns(curve, column) - curve.centre) / curve.spread
            # A level where the input is missing, and nothing but it.
            shaped = wide - curve.missing
            out[np.isnan(column), at : at + shaped] = 0.0
        at += wide
    return out


def widths(curves: tuple[Curve, ...]) -> list[int]:
    """Return how many columns each input has."""
    return [len(curve.centre) for curve in curves]


def bends(curves: tuple[Curve, ...]) -> NDArray[np.bool_]:
    """Return which columns of the design, shape (k,), bend a line."""
    marks = [False]
    for curve in curves:
        shaped = len(curve.centre) - curve.missing
        marks += [index > 0 for index in range(shaped)] + [False] * (len(curve.centre) - shaped)
    return np.array(marks)


def _learn(column: Array, weight: Array) -> Curve:
    known = np.isfinite(column)
    values = column[known]
    nothing = Curve(low=0.0, high=0.0, knots=(), missing=False, centre=(), spread=())
    varies = len(values) > 1 and np.ptp(values) > 1e-9 * max(1.0, float(np.abs(values).max()))
    missing = bool(known.any() and not known.all())
    if not varies and not missing:
        return nothing
    if varies:
        low, high = (float(edge) for edge in np.quantile(values, (0.005, 0.995)))
        if low == high:
            low, high = float(values.min()), float(values.max())
        knots = tuple(float(knot) for knot in np.unique(np.quantile(values, _KNOTS)))
    else:
        low = high = float(values[0])
        knots = ()
    bare = Curve(
        low=low, high=high, knots=knots if len(knots) > 2 else (), missing=missing, centre=(), spread=()
    )
    raw = _columns(bare, column)
    shaped = raw.shape[1] - missing
    centre = np.append(
        np.average(raw[known, :shaped], axis=0, weights=weight[known]),
        np.average(raw[:, shaped:], axis=0, weights=weight),
    )
    spread = np.ones(len(centre))
    spread[:shaped] = np.sqrt(
        np.average((raw[known, :shaped] - centre[:shaped]) ** 2, axis=0, weights=weight[known])
    )
    spread[spread < 1e-9] = 1.0
    return Curve(
        low=low, high=high, knots=bare.knots, missing=missing,
        centre=tuple(centre.tolist()), spread=tuple(spread.tolist()),
    )  # fmt: skip


def _columns(curve: Curve, column: Array) -> Array:
    """Return the raw columns: the line, a bend for each knot but two, whether it is missing."""
    x = np.clip(column, curve.low, curve.high)
    parts = [x] if curve.high > curve.low else []
    if curve.knots:
        *inner, before_last, last = curve.knots
        width = last - curve.knots[0]

        def truncated(knot: float) -> Array:
            return np.asarray(np.maximum(x - knot, 0.0) ** 3 / width**2, dtype=np.float64)

        parts += [
            truncated(knot)
            - truncated(before_last) * (last - knot) / (last - before_last)
            + truncated(last) * (before_last - knot) / (last - before_last)
            for knot in inner
        ]
    if curve.missing:
        parts.append(np.isnan(column).astype(np.float64))
    return np.column_stack(parts) if parts else np.empty((len(column), 0))
