"""A small gradient-boosted model of our own: shallow trees over histograms, strongly regularised.

Second-order boosting of the logistic loss on binned inputs (Chen and Guestrin, XGBoost, KDD 2016, eq. 6
and 7). A missing number goes to the side that fits better. A row's score is the sum over its paths of the
change of value at each split, and each change belongs to the input split on (Saabas), so that the points
of the inputs add up to the score.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nextyes.odds.glm import expit

Array = NDArray[np.float64]
Codes = NDArray[np.uint8]

_CHUNK = 512  # rows that are looked at at once: with all trees they stay in the cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """How trees grow: few, shallow, slow; a leaf holds ``least`` deals or more and is shrunk by ``ridge``."""

    trees: int = 100
    depth: int = 3
    rate: float = 0.1
    bins: int = 32
    least: float = 5.0
    ridge: float = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Trees:
    """T complete trees of a depth D over k inputs, in heap order: node i has children 2i + 1 and 2i + 2.

    A number goes left if its bin is at most ``cut``, a missing one if ``missing_left``.
    """

    base: float  # log-odds before the first tree
    edges: tuple[Array, ...]  # of the bins of each input, increasing
    feature: NDArray[np.int64]  # (T, 2^D - 1)
    cut: NDArray[np.int64]  # (T, 2^D - 1)
    missing_left: NDArray[np.bool_]  # (T, 2^D - 1)
    value: Array  # (T, 2^(D+1) - 1), log-odds at each node, leaves and inner


def fit_trees(numbers: Array, y: Array, weight: Array, base: float, growth: Growth) -> Trees:
    """Return trees whose sum fits y.

    Args:
        numbers: Inputs, shape (n, k), NaN where missing.
        y: Outcomes, shape (n,), in [0, 1].
        weight: Weights of the rows, shape (n,).
        base: Log-odds from which the first tree starts.
        growth: How trees grow.
    """
    edges = tuple(_edges(column, growth.bins) for column in numbers.T)
    codes = _codes(edges, numbers, growth.bins)
    score = np.full(len(y), base)
    grown = []
    for _ in range(growth.trees):
        p = expit(score)
        tree, change = _grow(codes, weight * (y - p), weight * p * (1.0 - p), growth)
        score += change
        grown.append(tree)
    return Trees(
        base=base,
        edges=edges,
        feature=np.array([tree[0] for tree in grown]),
        cut=np.array([tree[1] for tree in grown]),
        missing_left=np.array([tree[2] for tree in grown]),
        value=np.array([tree[3] for tree in grown]),
    )


def tree_points(trees: Trees, numbers: Array) -> tuple[float, Array]:
    """Return the base and the log-odds points of each input, shape (n, k); their sum is the trees' score."""
    points = np.zeros(numbers.shape)
    for low in range(0, len(numbers), _CHUNK):
        part = slice(low, low + _CHUNK)
        points[part] = _points(trees, numbers[part])
    return trees.base + float(trees.value[:, 0].sum()), points


def _edges(column: Array, bins: int) -> Array:
    known = column[np.isfinite(column)]
    if len(known) == 0:
        return np.empty(0)
    return np.unique(np.quantile(known, np.linspace(0.0, 1.0, bins + 1)[1:-1], method="inverted_cdf"))


def _codes(edges: tuple[Array, ...], numbers: Array, bins: int) -> Codes:
    """Return the bin of every number, shape (k, n); the last bin, ``bins``, is that of missing ones."""
    out = np.empty(numbers.T.shape, dtype=np.uint8)
    for row, (cuts, column) in enumerate(zip(edges, numbers.T, strict=True)):
        out[row] = np.where(np.isnan(column), bins, np.searchsorted(cuts, column))
    return out


Tree = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_], Array]


def _grow(codes: Codes, gradient: Array, curve: Array, growth: Growth) -> tuple[Tree, Array]:
    """Return a tree and the change of score that it brings each row."""
    inner = 2**growth.depth - 1
    feature, cut = np.zeros(inner, dtype=np.int64), np.full(inner, growth.bins, dtype=np.int64)
    missing_left = np.ones(inner, dtype=bool)
    value = np.zeros(2 * inner + 1)
    node = np.zeros(codes.shape[1], dtype=np.int64)  # within the level
    value[0] = growth.rate * gradient.sum() / (curve.sum() + growth.ridge)
    for level in range(growth.depth):
        wide = 2**level
        first = wide - 1
        best = _splits(codes, node, wide, gradient, curve, growth)
        here = slice(first, first + wide)
        feature[here], cut[here], missing_left[here] = best
        code = codes[feature[here][node], np.arange(len(node))]
        left = np.where(code == growth.bins, missing_left[here][node], code <= cut[here][node])
        node = 2 * node + ~left
        sums = np.bincount(node, gradient, 2 * wide), np.bincount(node, curve, 2 * wide)
        values = growth.rate * sums[0] / (sums[1] + growth.ridge)
        # A node that does not split hands its value down unchanged.
        whole = np.repeat(cut[here] == growth.bins, 2)
        value[2 * first + 1 : 2 * first + 1 + 2 * wide] = np.where(whole, np.repeat(value[here], 2), values)
    return (feature, cut, missing_left, value), value[inner + node]


def _splits(
    codes: Codes, node: NDArray[np.int64], wide: int, gradient: Array, curve: Array, growth: Growth
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Return the best split of each node of a level: input, bin, side of the missing; bin = bins if none."""
    slots = growth.bins + 1
    shift = node * slots
    gains = np.full((len(codes), 2, wide, growth.bins), -np.inf)
    for row, column in enumerate(codes):
        cell = shift + column
        g = np.bincount(cell, gradient, wide * slots).reshape(wide, slots)
        h = np.bincount(cell, curve, wide * slots).reshape(wide, slots)
        for side in range(2):  # the missing go right, then left
            lost_g, lost_h = (g[:, -1:], h[:, -1:]) if side else (0.0, 0.0)
            left_g, left_h = np.cumsum(g[:, :-1], axis=1) + lost_g, np.cumsum(h[:, :-1], axis=1) + lost_h
            right_g, right_h = g.sum(1, keepdims=True) - left_g, h.sum(1, keepdims=True) - left_h
            gain = left_g**2 / (left_h + growth.ridge) + right_g**2 / (right_h + growth.ridge)
            gain -= g.sum(1, keepdims=True) ** 2 / (h.sum(1, keepdims=True) + growth.ridge)
            enough = np.minimum(left_h, right_h) >= growth.least * 0.2
            gains[row, side] = np.where(enough, gain, -np.inf)
    flat = gains.transpose(2, 0, 1, 3).reshape(wide, -1)
    best = flat.argmax(axis=1)
    feature, rest = np.divmod(best, 2 * growth.bins)
    side, cut = np.divmod(rest, growth.bins)
    none = flat[np.arange(wide), best] <= 1e-12
    return np.where(none, 0, feature), np.where(none, growth.bins, cut), (side == 1) | none


def _points(trees: Trees, numbers: Array) -> Array:
    """Return the points of some rows; all trees go down a level at once, each row in its node of each."""
    n, k = numbers.shape
    codes = _codes(trees.edges, numbers, 255).astype(np.int64)
    count, inner = trees.feature.shape
    each, rows = np.arange(count)[:, None], np.arange(n)
    node = np.zeros((count, n), dtype=np.int64)
    points = np.zeros(n * k)
    for _ in range((inner + 1).bit_length() - 1):
        split = trees.feature[each, node]
        code = codes[split, rows]
        left = np.where(code == 255, trees.missing_left[each, node], code <= trees.cut[each, node])
        child = 2 * node + 2 - left
        change = trees.value[each, child] - trees.value[each, node]
        points += np.bincount((rows * k + split).ravel(), change.ravel(), n * k)
        node = child
    return points.reshape(n, k)
