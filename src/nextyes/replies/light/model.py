"""The model: sums of points by feature, in two layers, as loaded from the packaged weights.

The first layer says how a text answers its question (yes, no, on a condition, in between, neither); it is
learnt from Circa. What it says is one more feature of the second, which tells the ten readings apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from nextyes.deals.events import Reading
from nextyes.replies.light.features import Features, Item, answer_features, reply_features
from nextyes.replies.reply import Span

Array = NDArray[np.float64]

ANSWERS = ("yes", "no", "on a condition", "in between", "other")
READINGS = tuple(Reading)
_CHUNK = 2_048  # replies looked at together
_FARTHEST = 5  # log-odds of yes against no beyond which it makes no difference


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Layer:
    """Points by feature: row i of ``points``, shape (m, k), belongs to the feature numbered ``keys[i]``.

    A reply's score is the sum of the points of its features over (their number) ** ``power``.
    """

    keys: NDArray[np.uint32]  # increasing
    points: NDArray[np.float32]
    power: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Light:
    """Both layers, and the temperature at which the second is calibrated."""

    answers: Layer
    readings: Layer
    temperature: float


@lru_cache(maxsize=1)
def load() -> Light:
    """Return the model of the packaged weights."""
    with (
        files(__package__).joinpath("weights.npz").open("rb") as file,
        np.load(file, allow_pickle=False) as saved,
    ):
        layers = [
            Layer(
                keys=saved[f"{name}_keys"],
                points=saved[f"{name}_points"].astype(np.float32) * saved[f"{name}_step"],
                power=float(saved[f"{name}_power"]),
            )
            for name in ("answers", "readings")
        ]
        return Light(answers=layers[0], readings=layers[1], temperature=float(saved["temperature"]))


def predict(light: Light, items: Sequence[Item]) -> Array:
    """Return how likely each reading is of each reply, shape (n, 10), in the order of `Reading`.

    Example:
        >>> shares = predict(load(), [Item(text="Please remove me from your list")])
        >>> READINGS[shares[0].argmax()].value
        'stop'
    """
    shares = np.empty((len(items), len(READINGS)))
    for low in range(0, len(items), _CHUNK):
        part = items[low : low + _CHUNK]
        found = [
            reply_features(item, said) for item, said in zip(part, answers_said(light, part), strict=True)
        ]
        shares[low : low + _CHUNK] = softmax(scores(light.readings, found) / light.temperature)
    return shares


def answer(light: Light, pairs: Sequence[tuple[str, str]]) -> Array:
    """Return how each (question, answer) pair is meant, shape (n, 5), in the order of ``ANSWERS``.

    Example:
        >>> shares = answer(load(), [("Do you like jazz?", "I can't stand it.")])
        >>> ANSWERS[shares[0].argmax()]
        'no'
    """
    return softmax(scores(light.answers, [answer_features(asked, text) for asked, text in pairs]))


def answers_said(light: Light, items: Sequence[Item]) -> list[tuple[str, ...]]:
    """Return how each text answers its question, in words; English alone is known."""
    said: list[tuple[str, ...]] = [()] * len(items)
    known = [at for at, item in enumerate(items) if item.language in {"en", ""} and item.asked]
    if not known:
        return said
    shares = np.log(answer(light, [(items[at].asked, items[at].text) for at in known]) + 1e-6)
    sides = np.clip(np.rint(shares[:, 0] - shares[:, 1]), -_FARTHEST, _FARTHEST).astype(int)
    for at, side, most in zip(known, sides, shares.argmax(axis=1), strict=True):
        said[at] = (f"side {side}", f"most {ANSWERS[most]}")
    return said


def evidence(light: Light, item: Item, reading: Reading) -> Span | None:
    """Return the words that speak most for a reading, against the others; None where none does."""
    found = reply_features(item, placed=True)
    if not found.spans:
        return None
    rows, at = _rows(light.readings, [found.keys])
    column = READINGS.index(reading)
    points = light.readings.points[rows]
    lead = points[:, column] - (points.sum(axis=1) - points[:, column]) / (points.shape[1] - 1)
    top = len(found.spans) - 1
    first, last = np.array(found.first)[at], np.minimum(np.array(found.last)[at], top)
    stands = (first >= 0) & (first <= last)
    each = lead[stands] / (last[stands] - first[stands] + 1)
    # What begins at a word is added from it on, what ends before one taken off.
    changes = np.zeros(top + 2)
    np.add.at(changes, first[stands], each)
    np.subtract.at(changes, last[stands] + 1, each)
    best = _best_run(changes.cumsum()[: top + 1])
    return None if best is None else Span(found.spans[best[0]][0], found.spans[best[1]][1])


def _best_run(words: Array) -> tuple[int, int] | None:
    """Return the run of words whose points, less the average's size each, sum to the most."""
    if words.max() <= 0.0:
        return None
    lead = words - np.abs(words).mean() / 2
    best, best_run, total, start = 0.0, (int(words.argmax()), int(words.argmax())), 0.0, 0
    for at, value in enumerate(lead.tolist()):
        if total <= 0.0:
            total, start = 0.0, at
        total += value
        if total > best:
            best, best_run = total, (start, at)
    return best_run


def softmax(scores: Array) -> Array:
    """Return scores as shares of each row."""
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Array = grown / grown.sum(axis=1, keepdims=True)
    return shares


def scores(layer: Layer, found: Sequence[Features]) -> Array:
    """Return the points of each text, shape (n, k). A feature counts once, however often it stands."""
    keys = [list(set(features.keys)) for features in found]
    sizes = np.array([len(each) for each in keys])
    rows, at = _rows(layer, keys)
    owner = np.repeat(np.arange(len(keys)), sizes)[at]
    sums = np.zeros((len(keys), layer.points.shape[1]))
    for column in range(sums.shape[1]):
        sums[:, column] = np.bincount(owner, layer.points[rows, column], minlength=len(keys))
    scaled: Array = sums / (np.maximum(sizes, 1.0) ** layer.power)[:, None]
    return scaled


def _rows(layer: Layer, keys: Sequence[Sequence[int]]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the rows of the features that have points, and where these stand among all ``keys``."""
    wanted = np.fromiter(chain.from_iterable(keys), dtype=np.uint32)
    # Texts share most of their features, and what is in order is found faster.
    each, back = np.unique(wanted, return_inverse=True)
    row = np.minimum(np.searchsorted(layer.keys, each), len(layer.keys) - 1)
    known = np.flatnonzero((layer.keys[row] == each)[back])
    return row[back[known]], known
