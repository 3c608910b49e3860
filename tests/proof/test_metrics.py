"""Metrics against hand-worked cases and against scikit-learn."""

import numpy as np
import pytest
from sklearn.metrics import brier_score_loss, roc_auc_score
from sklearn.metrics import log_loss as sklearn_log_loss

from nextyes.proof.metrics import auc, brier, log_loss, scored, tenths


@pytest.mark.parametrize("seed", range(5))
def test_the_metrics_are_those_of_scikit_learn(seed: int) -> None:
    rng = np.random.default_rng(seed)
    chance = rng.beta(1, 3, 400).round(2)  # many ties
    happened = rng.random(400) < chance
    inner = np.clip(chance, 1e-12, 1 - 1e-12)
    assert log_loss(chance, happened) == pytest.approx(sklearn_log_loss(happened, inner), rel=1e-9)
    assert brier(chance, happened) == pytest.approx(brier_score_loss(happened, chance))
    assert auc(chance, happened) == pytest.approx(roc_auc_score(happened, chance))


def test_a_chance_of_nothing_that_happens_costs_much_but_not_all() -> None:
    assert log_loss(np.array([0.0]), np.array([True])) == pytest.approx(27.631, abs=1e-3)


def test_no_pair_has_no_auc() -> None:
    assert np.isnan(auc(np.array([0.2, 0.4]), np.array([True, True])))


def test_tenths_hold_every_point_once_and_equal_chances_together() -> None:
    chance = np.array([0.1] * 5 + [0.5] * 10 + [0.9] * 5)
    happened = np.array([False] * 5 + [True, False] * 5 + [True] * 5)
    deal_id = np.array([f"d{number // 2}" for number in range(20)], dtype=object)
    groups = tenths(chance, happened, deal_id)
    assert [(group.lowest, group.highest, group.points) for group in groups] == [
        (0.1, 0.1, 5),
        (0.5, 0.5, 10),
        (0.9, 0.9, 5),
    ]
    assert [group.deals for group in groups] == [3, 6, 3]
    assert [group.observed for group in groups] == [0, 5, 5]
    assert [group.factor for group in groups] == pytest.approx([0.0, 1.0, 5 / 4.5])


def test_ten_tenths_of_different_chances_are_of_one_size() -> None:
    chance = np.linspace(0.01, 0.99, 200)
    groups = tenths(chance, chance > 0.5, np.arange(200).astype(object))
    assert [group.points for group in groups] == [20] * 10


def test_no_points_have_no_score() -> None:
    none = np.zeros(0)
    assert scored(none, none.astype(bool), none.astype(object), 0.3) is None
    assert tenths(none, none.astype(bool), none.astype(object)) == ()


def test_a_model_is_shown_beside_the_rate_that_was_known() -> None:
    happened = np.array([True, False, False, False])
    found = scored(np.array([0.9, 0.1, 0.1, 0.1]), happened, np.arange(4).astype(object), 0.5)
    assert found is not None
    assert found.base_log_loss == pytest.approx(np.log(2))
    assert found.log_loss < found.base_log_loss
    assert (found.deals, found.auc, found.base_brier) == (4, 1.0, 0.25)
