"""Hem and haw as an input of the odds."""

from dataclasses import replace

import numpy as np
import pytest

from nextyes import odds
from nextyes.odds.inputs import INPUTS, usual, words

from .histories import History, nothing, simulated


def points_of(history: History, fitted: odds.Odds) -> np.ndarray:
    said = odds.explain(fitted, history.landmarks)
    return said.points[:, said.names.index("hedges")]


def learnt(history: History) -> odds.Odds:
    return odds.fit(history.landmarks, history.outcomes, history.touches_left, rng=np.random.default_rng(0))


def test_a_history_without_hedges_is_judged_as_if_nobody_had_looked_for_them() -> None:
    history = simulated(200, np.random.default_rng(1))
    assert not points_of(history, learnt(history)).any()


def test_what_hedges_say_is_learnt() -> None:
    """Those who hedge are lost here; each hedge is one for the odds, and none is one too."""
    history = simulated(300, np.random.default_rng(2))
    lost = history.outcomes.result == 2
    pattern = np.where(lost, "shsh", "sese").astype(object)
    history = replace(history, landmarks=replace(history.landmarks, touch_pattern=pattern))
    points = points_of(history, learnt(history))
    assert points[lost].max() < 0 < points[~lost].min()


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("", "never hemmed and hawed"),
        ("sH", "1 time they hemmed and hawed"),
        ("hHs", "2 times they hemmed and hawed"),
    ],
)
def test_hedges_in_words(pattern: str, said: str) -> None:
    at = replace(nothing(1), touch_pattern=np.array([pattern], dtype=object))
    assert words(at, "hedges")[0] == said
    assert INPUTS["hedges"].number(at, usual(at))[0] == pytest.approx(np.log1p(pattern.lower().count("h")))
