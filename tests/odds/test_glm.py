"""The posterior mode against scikit-learn, which knows the same two likelihoods with one ridge for all."""

import numpy as np
from sklearn.linear_model import LogisticRegression, PoissonRegressor

from nextyes.odds.glm import Normal, fit_mode


def world(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    X = np.column_stack([np.ones(900), rng.normal(size=(900, 3))])
    return X, X @ [0.3, 1.0, -0.5, 0.0], rng.uniform(0.2, 2.0, 900)


def test_logistic_is_that_of_scikit_learn() -> None:
    X, eta, weight = world(1)
    y = (np.random.default_rng(2).random(900) < 1 / (1 + np.exp(-eta))).astype(float)
    mode = fit_mode(X, y, weight, Normal(mean=np.zeros(4), precision=np.full(4, 2.0)))
    peer = LogisticRegression(C=0.5, fit_intercept=False, tol=1e-10, max_iter=1000).fit(X, y, weight)
    np.testing.assert_allclose(mode.beta, peer.coef_[0], atol=1e-5)


def test_poisson_is_that_of_scikit_learn() -> None:
    X, eta, weight = world(3)
    y = np.random.default_rng(4).poisson(np.exp(eta)).astype(float)
    mode = fit_mode(X, y, weight, Normal(mean=np.zeros(4), precision=np.full(4, 5.0)), link="log")
    peer = PoissonRegressor(alpha=5.0 / weight.sum(), fit_intercept=False, tol=1e-10, max_iter=1000)
    np.testing.assert_allclose(mode.beta, peer.fit(X, y, weight).coef_, atol=1e-5)


def test_a_part_of_a_yes_is_a_yes_and_a_no_of_part_weights() -> None:
    X, _, weight = world(5)
    part = np.random.default_rng(6).random(900)
    prior = Normal(mean=np.array([0.1, -0.2, 0.3, 0.0]), precision=np.full(4, 3.0))
    split = fit_mode(
        np.concatenate([X, X]),
        np.repeat([1.0, 0.0], 900),
        np.concatenate([weight * part, weight * (1 - part)]),
        prior,
    )
    whole = fit_mode(X, part, weight, prior)
    np.testing.assert_allclose(whole.beta, split.beta, atol=1e-6)
    np.testing.assert_allclose(whole.covariance, split.covariance, rtol=1e-5)


def test_without_rows_the_mode_is_the_prior() -> None:
    prior = Normal(mean=np.array([0.5, -1.0]), precision=np.array([4.0, 1.0]))
    mode = fit_mode(np.empty((0, 2)), np.empty(0), np.empty(0), prior)
    np.testing.assert_array_equal(mode.beta, prior.mean)
    np.testing.assert_allclose(mode.covariance, np.diag([0.25, 1.0]))


def test_the_covariance_is_how_much_the_mode_varies() -> None:
    """500 repetitions: variances within 20 %, three standard errors of a variance from as many draws."""
    X, eta, _ = world(7)
    rng = np.random.default_rng(8)
    prior = Normal(mean=np.zeros(4), precision=np.full(4, 1e-3))
    modes = [
        fit_mode(X, (rng.random(900) < 1 / (1 + np.exp(-eta))).astype(float), np.ones(900), prior)
        for _ in range(500)
    ]
    np.testing.assert_allclose(
        np.var([mode.beta for mode in modes], axis=0), np.diag(modes[0].covariance), rtol=0.2
    )
