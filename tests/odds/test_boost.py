"""Our trees beside scikit-learn's histogram booster, and their points, which add up."""

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from nextyes.odds.boost import Growth, fit_trees, tree_points

GROWTH = Growth()


def world(n: int, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Three inputs, one missing for a third of the rows, which tells; an interaction; a bend."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(n, 3))
    missing = rng.random(n) < 0.3
    eta = np.where(x[:, 0] > 0, 1.5 * x[:, 1], -0.5) + np.where(missing, 1.0, np.abs(x[:, 2]) - 1.0)
    x[missing, 2] = np.nan
    truth = 1 / (1 + np.exp(-eta))
    return x, (rng.random(n) < truth).astype(float), truth


def score(trees: object, x: np.ndarray) -> np.ndarray:
    base, points = tree_points(trees, x)  # type: ignore[arg-type]
    return np.asarray(base + points.sum(axis=1))


def log_loss(eta: np.ndarray, truth: np.ndarray) -> float:
    return float(np.mean(np.logaddexp(0.0, eta) - truth * eta))


def test_fits_as_well_as_scikit_learn() -> None:
    """The same depth, rate, trees, bins and ridge: expected log-loss on new rows within 0.003."""
    x, y, _ = world(4000, 1)
    new, _, truth = world(4000, 2)
    ours = score(fit_trees(x, y, np.ones(4000), float(np.log(y.mean() / (1 - y.mean()))), GROWTH), new)
    peer = HistGradientBoostingClassifier(
        max_depth=GROWTH.depth, learning_rate=GROWTH.rate, max_iter=GROWTH.trees, max_leaf_nodes=None,
        min_samples_leaf=5, l2_regularization=GROWTH.ridge, max_bins=GROWTH.bins, early_stopping=False,
    ).fit(x, y)  # fmt: skip
    theirs = peer.decision_function(new)
    assert abs(log_loss(ours, truth) - log_loss(theirs, truth)) < 0.003
    assert np.corrcoef(ours, theirs)[0, 1] > 0.99


def test_points_belong_to_the_inputs_that_matter() -> None:
    x, _, _ = world(3000, 3)
    x = np.column_stack([x, np.random.default_rng(4).normal(size=3000)])  # and one that does not
    y = (x[:, 0] > 0).astype(float)
    _, points = tree_points(fit_trees(x, y, np.ones(3000), 0.0, GROWTH), x)
    mean = np.abs(points).mean(axis=0)
    assert mean[0] > 20 * mean[1:].max()
    clear = np.abs(x[:, 0]) > 0.1  # wider than a bin
    assert ((points[:, 0] > 0) == (x[:, 0] > 0))[clear].all()


def test_a_weight_of_two_is_the_row_twice() -> None:
    x, y, _ = world(500, 5)
    twice = fit_trees(np.repeat(x, 2, axis=0), np.repeat(y, 2), np.ones(1000), 0.0, GROWTH)
    heavy = fit_trees(x, y, np.full(500, 2.0), 0.0, GROWTH)
    np.testing.assert_allclose(score(twice, x), score(heavy, x), atol=1e-9)


def test_starts_from_the_base_and_keeps_it_where_there_is_nothing_to_split() -> None:
    x = np.full((200, 2), 7.0)
    y = np.repeat([1.0, 0.0], [50, 150])
    trees = fit_trees(x, y, np.ones(200), float(np.log(1 / 3)), GROWTH)
    base, points = tree_points(trees, np.array([[7.0, np.nan], [-1e9, 1e9]]))
    assert abs(base - np.log(1 / 3)) < 1e-9
    assert (points == 0.0).all()


def test_a_missing_number_unseen_in_training_is_no_error() -> None:
    x, y, _ = world(500, 6)
    trees = fit_trees(np.nan_to_num(x), y, np.ones(500), 0.0, GROWTH)
    assert np.isfinite(score(trees, np.full((3, 3), np.nan))).all()
