"""Fitting a layer of the light model: multinomial logistic regression over numbered features."""

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

from nextyes.replies.light.features import Features
from nextyes.replies.light.model import Layer, scores, softmax

Array = NDArray[np.float64]

_NATS = 1e-12
_RARE = 2  # a feature of fewer texts gets no points


def fit_layer(
    found: Sequence[Features],
    targets: Array,
    *,
    weights: Array | None = None,
    ridge: float,
    power: float,
    kept: Callable[[Features], Sequence[int]] | None = None,
) -> Layer:
    """Return the points that fit soft ``targets``, shape (n, k), by penalised likelihood (L-BFGS).

    Args:
        found: Features of each text.
        targets: Shares of each class, rows sum to 1.
        weights: Weights of the rows, shape (n,); 1 where None.
        ridge: Penalty on half the squared points, of scores that are divided by features ** power * 10.
        power: See `Layer`.
        kept: Which features of a text may get points; all where None.
    """
    texts = Counter(
        key for features in found for key in set(features.keys if kept is None else kept(features))
    )
    keys = np.array(sorted(key for key, count in texts.items() if count >= _RARE), dtype=np.uint32)
    matrix = _matrix(found, keys, power)
    weight = np.ones(len(found)) if weights is None else weights
    classes = targets.shape[1]
    turned = matrix.T.tocsr()

    def loss(flat: Array) -> tuple[float, Array]:
        points = flat.reshape(-1, classes)
        shares = softmax(matrix @ points)
        missed = (weight[:, None] * targets * np.log(shares + _NATS)).sum()
        slope = turned @ ((shares - targets) * weight[:, None]) + ridge * points
        return float(ridge / 2 * (points**2).sum() - missed), slope.ravel()

    start = np.zeros(len(keys) * classes)
    best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 100, "maxcor": 8})
    points = best.x.reshape(-1, classes) * _unit(power)
    return Layer(keys=keys, points=points.astype(np.float32), power=power)


def _unit(power: float) -> float:
    """Scale that makes a ridge mean about the same at every power, of texts of about 100 features."""
    return float(100.0**power / 10.0)


def _matrix(found: Sequence[Features], keys: NDArray[np.uint32], power: float) -> csr_matrix:
    number = {key: at for at, key in enumerate(keys.tolist())}
    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    for features in found:
        own = set(features.keys)
        rows = sorted(number[key] for key in own if key in number)
        columns += rows
        values += [_unit(power) / max(len(own), 1) ** power] * len(rows)
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(found), len(keys)))


def mean_layer(layers: Sequence[Layer]) -> Layer:
    """Return the layer whose scores are the means of those of layers of one power."""
    keys = np.unique(np.concatenate([layer.keys for layer in layers]))
    points = np.zeros((len(keys), layers[0].points.shape[1]), dtype=np.float32)
    for layer in layers:
        points[np.searchsorted(keys, layer.keys)] += layer.points / len(layers)
    return Layer(keys=keys, points=points, power=layers[0].power)


def predict_layer(layer: Layer, found: Sequence[Features]) -> Array:
    """Return shares by a layer, shape (n, k)."""
    return softmax(scores(layer, found))


def rounded(layer: Layer, *, name: str) -> dict[str, NDArray[np.generic]]:
    """Return a layer as arrays to save: points in 255 steps by column, rows of nothing left out."""
    step = np.abs(layer.points).max(axis=0) / 127.0
    points = np.rint(layer.points / step).astype(np.int8)
    told = (points != 0).any(axis=1)
    return {
        f"{name}_keys": layer.keys[told],
        f"{name}_points": points[told],
        f"{name}_step": step.astype(np.float32),
        f"{name}_power": np.array(layer.power),
    }
