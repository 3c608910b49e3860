"""The recipe of the weights, on a sample: the same input gives the same file, and what it learns is right."""

from io import BytesIO

import numpy as np
from experiments.replies.learning import fit_layer, mean_layer, predict_layer, rounded
from experiments.replies.light import fit_readings, read_phrases, written_of
from experiments.replies.phrases import PHRASES
from experiments.replies.rows import is_test, rows
from numpy.typing import NDArray

from nextyes.replies.light.features import Item, answer_features, reply_features
from nextyes.replies.light.model import READINGS, Layer, scores

NO_ANSWERS = Layer(keys=np.array([0], dtype=np.uint32), points=np.zeros((1, 5), dtype=np.float32), power=0.5)


def written_file(arrays: dict[str, NDArray[np.generic]]) -> bytes:
    out = BytesIO()
    np.savez_compressed(out, **arrays)  # type: ignore[arg-type]
    return out.getvalue()


def test_the_same_replies_give_the_same_weights() -> None:
    sample = read_phrases(PHRASES)[::40]
    first, second = (
        written_file(rounded(fit_readings(NO_ANSWERS, sample), name="readings")) for _ in range(2)
    )
    assert first == second


def test_what_was_learnt_is_read_and_rounding_costs_little() -> None:
    sample = read_phrases(PHRASES)[::20]
    layer = fit_readings(NO_ANSWERS, sample)
    found = [reply_features(row.item) for row in sample]
    shares = predict_layer(layer, found)
    told = np.array([row.readings[0] for row in sample])
    assert (shares.argmax(axis=1) == told).mean() > 0.9
    kept = rounded(layer, name="readings")
    points = kept["readings_points"].astype(np.float32) * kept["readings_step"].astype(np.float32)
    short = Layer(keys=kept["readings_keys"].astype(np.uint32), points=points, power=layer.power)
    assert np.abs(predict_layer(short, found) - shares).max() < 0.05


def test_a_mean_of_layers_scores_the_mean_of_their_scores() -> None:
    found = [answer_features("Do you like jazz?", text) for text in ("I love it", "I hate it", "It depends")]
    targets = np.eye(5)[[0, 1, 2]]
    layers = [
        fit_layer(found + found, np.concatenate([targets, targets]), ridge=ridge, power=0.5)
        for ridge in (0.1, 1.0)
    ]
    mean = (scores(layers[0], found) + scores(layers[1], found)) / 2
    np.testing.assert_allclose(scores(mean_layer(layers), found), mean, atol=1e-5)


def test_soft_targets_are_met() -> None:
    found = [answer_features("", "maybe")] * 2
    layer = fit_layer(found, np.array([[0.6, 0.4, 0, 0, 0]] * 2), ridge=1e-4, power=0.5)
    np.testing.assert_allclose(predict_layer(layer, found)[0], [0.6, 0.4, 0, 0, 0], atol=0.02)


def test_no_reply_of_the_test_part_is_learnt_from() -> None:
    learnt_from = written_of(rows(test=False))
    assert learnt_from
    assert not any(is_test(row.scenario) for row in learnt_from)


def test_phrases_name_readings_and_questions_say_what_a_yes_means() -> None:
    known = read_phrases(PHRASES)
    assert {READINGS[row.readings[0]] for row in known} == set(READINGS)
    assert {row.item.language for row in known} >= {"en", "de", "fr", "es"}


def test_what_a_yes_means_turns_its_features() -> None:
    to_no, to_go = (
        reply_features(Item(text="Yes.", asked="?", asked_means_no=means)).keys for means in (True, False)
    )
    assert set(to_no) != set(to_go)
