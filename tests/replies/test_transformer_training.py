"""The training of a transformer, from its files to a folder that reads, at a small scale."""

import gzip
import json
from pathlib import Path

import numpy as np
import pytest
from experiments.replies.circa import read_circa
from experiments.replies.rows import is_test
from experiments.replies.transformer.__main__ import main, parted
from experiments.replies.transformer.arrays import autograd_engine
from experiments.replies.transformer.encoder import Shape
from experiments.replies.transformer.learning import Lessons, Plan, adam, batch_of, nats, small_model, taught

from nextyes.replies.light import Item
from nextyes.replies.readers import Shares
from nextyes.replies.transformer import DESCRIPTION, MODEL, TOKENIZER, transformer

HEAD = "id\tcontext\tquestion-X\tcanquestion-X\tanswer-Y\tjudgements\tgoldstandard1\tgoldstandard2"
SCENARIOS = ("food", "music", "books")


def unread(_: object) -> Shares:
    raise AssertionError("the light model was asked")


@pytest.fixture
def sources(tmp_path: Path) -> list[str]:
    """Options that name a small Circa, some written replies and some phrases."""
    rows = [
        f"{at}\t{scenario}\tDo you like it?\tI like it\tI {verb} it\t{'#'.join([gold] * 5)}\t{gold}\t{gold}"
        for at, (scenario, (verb, gold)) in enumerate(
            (scenario, said) for scenario in SCENARIOS for said in (("love", "Yes"), ("hate", "No")) * 8
        )
    ]
    (tmp_path / "circa.tsv.gz").write_bytes(gzip.compress("\n".join([HEAD, *rows]).encode()))
    written = [
        {"id": f"{scenario}-{at}", "scenario": scenario, "text": text, "asked": "Is it a no?", "lang": "en",
         "sent": "2026-03-04T09:00:00+00:00", "readings": [reading], "proof": text}
        for scenario in map("scenario-{}".format, range(12))
        for at, (text, reading) in enumerate((("We pass on this", "no"), ("Where do I sign?", "yes")))
    ]  # fmt: skip
    assert 0 < sum(is_test(str(row["scenario"])) for row in written) < len(written)
    (tmp_path / "written").mkdir()
    (tmp_path / "written/en.jsonl").write_text("\n".join(map(json.dumps, written)))
    (tmp_path / "taught").mkdir()
    for language in ("en", "de", "fr", "es"):
        (tmp_path / f"taught/{language}.txt").write_text("[stop | any]\nunsubscribe\n")
    named = {"circa": "circa.tsv.gz", "written": "written", "phrases": "taught"}
    return [part for name, file in named.items() for part in (f"--{name}", str(tmp_path / file))]


def run(monkeypatch: pytest.MonkeyPatch, *options: str) -> None:
    monkeypatch.setattr("sys.argv", ["transformer", *options])
    monkeypatch.setattr("experiments.replies.transformer.__main__.engine", autograd_engine)
    main()


TINY = ("--from-scratch", "--width", "16", "--layers", "1", "--epochs", "2")


def test_a_folder_is_written_that_reads_and_its_measure_is_printed(
    sources: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "reader"
    run(monkeypatch, *TINY, *sources, "--out", str(out))
    assert {path.name for path in out.iterdir()} == {MODEL, TOKENIZER, DESCRIPTION}
    assert "Circa" in json.loads((out / DESCRIPTION).read_text())["licence"]
    shares = transformer(out, otherwise=unread)([Item(text="We pass", asked="Is it a no?")])
    assert shares.sum() == pytest.approx(1)
    said = capsys.readouterr().out
    assert "By itself, no cue weighed beside it" in said
    assert "| right, of those not abstained |" in said


def test_circa_is_measured_on_scenarios_unseen(
    sources: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, *TINY, *sources, "--measure", "--scenarios", "2")
    said = capsys.readouterr().out
    assert "| books | 16 |" in said
    assert "| food | 16 |" in said
    assert "| music" not in said


def test_no_scenario_is_learnt_from_or_stopped_by_and_measured(sources: list[str]) -> None:
    answers = read_circa(Path(sources[1]))
    measured: list[str] = []
    for at in range(len(SCENARIOS)):
        parts = [{row.scenario for row in part} for part in parted(answers, at)]
        assert set.union(*parts) == set(SCENARIOS)
        assert sum(map(len, parts)) == len(SCENARIOS)
        measured += parts[2]
    assert sorted(measured) == sorted(SCENARIOS)


def test_the_licence_of_a_checkpoint_must_be_said(
    sources: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        run(monkeypatch, "--checkpoint", str(tmp_path), *sources, "--out", str(tmp_path / "reader"))
    assert "--licence" in capsys.readouterr().err


def test_adam_takes_the_steps_of_its_paper() -> None:
    """Kingma and Ba, algorithm 1, with the decay of Loshchilov and Hutter, by hand for two steps."""
    weights, slope = {"w": np.array([[2.0]], dtype="f4"), "b": np.array([2.0], dtype="f4")}, 1e-6
    moments = tuple({name: np.zeros_like(numbers) for name, numbers in weights.items()} for _ in range(2))
    for step in (1, 2):
        slopes = {name: np.full_like(numbers, slope) for name, numbers in weights.items()}
        weights, moments = adam(weights, moments, slopes, rate=0.1, step=step, decay=0.5)
    pace = 0.1 * slope / (slope + 1e-8)  # both means, rid of their bias, are the slope itself
    assert weights["b"][0] == pytest.approx(2.0 - 2 * pace, rel=1e-5)
    once = 2.0 - pace - 0.1 * 0.5 * 2.0
    assert weights["w"][0, 0] == pytest.approx(once - pace - 0.1 * 0.5 * once, rel=1e-5)


def test_it_stops_where_unseen_rows_stop_gaining_and_keeps_the_best() -> None:
    """What is learnt is the opposite of what is held: each epoch is worse than the one before."""
    shape = Shape(vocabulary=40, width=8, layers=1, heads=2, inner=8, places=16)
    pairs = [("?", text) for text in ("sign", "pass") * 32]
    targets = np.eye(2)[[0, 1] * 32]
    lessons = Lessons(pairs=pairs, targets=targets, weights=np.ones(64))
    turned = Lessons(pairs=pairs, targets=targets[:, ::-1], weights=np.ones(64))
    begun = small_model(["sign pass ?"], shape, longest=16, seed=0)
    plan = Plan(rate=1e-2, epochs=20, patience=2)
    best, fits = taught(begun, "side", lessons=lessons, held=turned, plan=plan, engine=autograd_engine())
    assert len(fits) < 20
    assert fits[-1] > min(fits)
    again, refits = taught(
        begun, "side", lessons=lessons, held=turned, plan=Plan(rate=1e-2, epochs=20, patience=0),
        engine=autograd_engine(),
    )  # fmt: skip
    assert refits == pytest.approx(fits[: len(refits)], abs=1e-5)
    np.testing.assert_allclose(best.weights["side.bias"], again.weights["side.bias"], atol=1e-6)


def test_rows_that_fill_up_a_batch_weigh_nothing() -> None:
    shape = Shape(vocabulary=40, width=8, layers=1, heads=2, inner=8, places=16)
    model = small_model(["sign pass ?"], shape, longest=16, seed=0)
    lessons = Lessons(pairs=[("?", "sign"), ("?", "pass")], targets=np.eye(2), weights=np.array([0.5, 1.0]))
    (ids, _, there), targets, counts = batch_of(model, lessons, [1, 0], 5)
    assert counts.tolist() == [1.0, 0.5, 0.0, 0.0, 0.0]
    assert targets[:2].tolist() == [[0.0, 1.0], [1.0, 0.0]]
    assert ids.shape == there.shape == (5, 16)
    assert there[0].tolist() == [1] * 5 + [0] * 11


def test_nats_are_the_mean_cost_of_weighed_rows() -> None:
    points = np.log([[0.5, 0.5], [0.9, 0.1]])
    held = Lessons(
        pairs=[("", "")] * 2, targets=np.array([[1.0, 0.0], [0.0, 1.0]]), weights=np.array([1.0, 3.0])
    )
    assert nats(points, held) == pytest.approx((np.log(2) + 3 * np.log(10)) / 4)
