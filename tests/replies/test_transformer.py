"""A transformer of the user's own: really trained here, written, run; a folder that is off is refused."""

import json
import sys
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from experiments.replies.transformer.__main__ import READINGS, saved
from experiments.replies.transformer.arrays import Arrays, Engine, autograd_engine, jax_engine
from experiments.replies.transformer.encoder import Shape, Weights, checkpoint, encode, sizes
from experiments.replies.transformer.learning import Lessons, Model, Plan, small_model, taught, told
from scipy.special import erf  # type: ignore[import-untyped]

from nextyes.deals.events import Reading
from nextyes.replies.light import Item
from nextyes.replies.read import Asked, read_all
from nextyes.replies.readers import Shares, light
from nextyes.replies.transformer import DESCRIPTION, MODEL, TOKENIZER, description, pieces_of, transformer

ENGINES = [autograd_engine, *([jax_engine] if find_spec("jax") else [])]
NAMES = list(Reading)
TELLING = {
    Reading.NO: ("refuse", "pass", "decline", "never"),
    Reading.NOT_NOW: ("later", "spring", "postpone", "autumn"),
    Reading.YES: ("sign", "agree", "start", "buy"),
}
FILLING = "we you the deal it for now this about team and us".split()
ASKED = "is it a no?"


def toy(replies: int, rng: np.random.Generator) -> Lessons:
    """Return made-up replies: one telling word among others, anywhere."""
    said = [list(TELLING)[at] for at in rng.integers(0, len(TELLING), replies)]
    texts = [
        " ".join(rng.permutation([*rng.choice(FILLING, 5), rng.choice(TELLING[reading])])) for reading in said
    ]
    targets = np.eye(len(NAMES))[[NAMES.index(reading) for reading in said]]
    return Lessons(pairs=[(ASKED, text) for text in texts], targets=targets, weights=np.ones(replies))


class Trained:
    """A model of two layers of 32 numbers, what it learnt from, and the folder that it was written into."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        rng = np.random.default_rng(4)
        lessons, held, self.unseen = toy(600, rng), toy(100, rng), toy(200, rng)
        shape = Shape(vocabulary=300, width=32, layers=2, heads=2, inner=64, places=32)
        begun = small_model([f"{a} {b}" for a, b in lessons.pairs], shape, longest=32, seed=0)
        plan = Plan(rate=4e-3, epochs=8, patience=8)
        self.engine, self.folder = engine, folder
        self.model, self.fits = taught(begun, READINGS, lessons=lessons, held=held, plan=plan, engine=engine)
        saved(self.model, 1.0, folder, licence="Made up for this test.")

    @property
    def items(self) -> list[Item]:
        return [Item(text=text, asked=asked) for asked, text in self.unseen.pairs]

    @property
    def right(self) -> Any:
        return self.unseen.targets.argmax(axis=1)


@pytest.fixture(scope="module", params=ENGINES, ids=lambda make: make.__name__)
def trained(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Trained:
    return Trained(request.param(), tmp_path_factory.mktemp("reader"))


@pytest.fixture
def folder(trained: Trained, tmp_path: Path) -> Path:
    """A copy of the folder that a test may spoil."""
    for file in trained.folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path


def change(folder: Path, **said: Any) -> None:
    path = folder / DESCRIPTION
    path.write_text(json.dumps({**json.loads(path.read_text()), **said}))


def replace_file(folder: Path, name: str, file: bytes) -> None:
    """Put another file in a file's place, and describe it as it is."""
    (folder / name).write_bytes(file)
    digests = json.loads((folder / DESCRIPTION).read_text())["digests"]
    change(folder, digests={**digests, name: sha256(file).hexdigest()})


def softmax(points: Shares) -> Shares:
    grown = np.exp(points - points.max(axis=1, keepdims=True))
    shares: Shares = grown / grown.sum(axis=1, keepdims=True)
    return shares


def unread(items: Any) -> Shares:
    raise AssertionError("the light model was asked")


def test_it_learns_and_reads_replies_that_it_never_saw(trained: Trained) -> None:
    shares = transformer(trained.folder, otherwise=unread)(trained.items)
    assert shares.shape == (200, len(NAMES))
    assert shares.sum(axis=1) == pytest.approx(1)
    assert (shares.argmax(axis=1) == trained.right).mean() >= 0.9
    assert trained.fits[-1] < trained.fits[0]


def test_it_says_in_use_what_it_said_when_it_learnt(trained: Trained) -> None:
    """Replies of one word to forty, so that batches are filled up."""
    pairs = [(ASKED, " ".join(["sign", *FILLING * 3][:size])) for size in range(1, 37)]
    points = told(trained.model, READINGS, pairs, engine=trained.engine)
    shares = transformer(trained.folder, otherwise=unread)(
        [Item(text=text, asked=asked) for asked, text in pairs]
    )
    np.testing.assert_allclose(shares, softmax(points), atol=1e-5)


def test_a_reply_reads_the_same_alone_and_among_others(trained: Trained) -> None:
    reader = transformer(trained.folder, otherwise=unread)
    together = reader(trained.items)
    alone = np.concatenate([reader([item]) for item in trained.items])
    np.testing.assert_allclose(alone, together, atol=1e-5)


def test_it_takes_the_place_of_the_light_model(trained: Trained) -> None:
    came = [Asked(text="We decline this deal", sent=None, asked=ASKED), Asked(text="", sent=None)]
    replies = read_all(came, reader=transformer(trained.folder, otherwise=unread))
    assert replies[0].reading is Reading.NO
    assert sum(scored.probability for scored in replies[0].readings) == pytest.approx(1)


def test_eight_bits_read_almost_the_same(trained: Trained, tmp_path: Path) -> None:
    saved(trained.model, 1.0, tmp_path, licence="", small=True)
    assert (tmp_path / MODEL).stat().st_size < 0.7 * (trained.folder / MODEL).stat().st_size
    small = transformer(tmp_path, otherwise=unread)(trained.items)
    assert (small.argmax(axis=1) == trained.right).mean() >= 0.9


def test_labels_may_stand_in_any_order(trained: Trained, folder: Path) -> None:
    change(folder, labels=[reading.value for reading in reversed(NAMES)])
    turned = transformer(folder, otherwise=unread)(trained.items)
    np.testing.assert_allclose(turned[:, ::-1], transformer(trained.folder)(trained.items), atol=1e-6)


def test_a_temperature_makes_it_less_sure(trained: Trained, folder: Path) -> None:
    change(folder, temperature=2.0)
    points = told(trained.model, READINGS, trained.unseen.pairs, engine=trained.engine)
    np.testing.assert_allclose(transformer(folder)(trained.items), softmax(points / 2), atol=1e-5)


@pytest.mark.parametrize("name", [MODEL, TOKENIZER])
def test_a_file_that_was_changed_is_refused(folder: Path, name: str) -> None:
    file = folder / name
    file.write_bytes(file.read_bytes() + b" ")
    with pytest.raises(ValueError, match="was changed"):
        transformer(folder)


@pytest.mark.parametrize("name", [MODEL, TOKENIZER, DESCRIPTION])
def test_a_folder_that_is_not_whole_is_refused(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ValueError, match=f"{folder.name} is no transformer reader"):
        transformer(folder)


@pytest.mark.parametrize(
    "said",
    [
        {"format": 2},
        {"labels": ["no"] * 10},
        {"labels": ["no", "yes"]},
        {"labels": 7},
        {"temperature": 0},
        {"temperature": float("nan")},
        {"temperature": "warm"},
        {"longest": 100_000},
        {"longest": None},
        {"digests": []},
        {"digests": {}},
        {"licence": None, "digests": None},
    ],
)
def test_a_description_that_does_not_hold_together_is_refused(folder: Path, said: dict[str, Any]) -> None:
    change(folder, **said)
    with pytest.raises(ValueError, match=DESCRIPTION):
        transformer(folder)


@pytest.mark.parametrize("text", ["", "[]", "{}", "no", '{"labels": ', "[" * 100_000])
def test_what_is_no_description_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no description of a reader"):
        description(text)


@pytest.mark.parametrize(("name", "why"), [(MODEL, "cannot be run"), (TOKENIZER, "is no tokenizer")])
def test_a_file_of_another_kind_is_refused_even_where_it_is_described(
    folder: Path, name: str, why: str
) -> None:
    replace_file(folder, name, b"{}")
    with pytest.raises(ValueError, match=why):
        transformer(folder)


def test_replies_at_which_the_model_fails_are_read_by_the_light_one(trained: Trained, folder: Path) -> None:
    """A tokenizer that knows one word more than the model has rows for."""
    words = json.loads((folder / TOKENIZER).read_text())
    words["model"]["vocab"]["zebra"] = 10_000
    replace_file(folder, TOKENIZER, json.dumps(words).encode())
    reader, plain = transformer(folder), transformer(trained.folder, otherwise=unread)
    known, strange = [Item(text="we sign", asked=ASKED)], [Item(text="zebra " * 20)]
    many = known * 64 + strange
    np.testing.assert_array_equal(reader(strange), light(strange))
    np.testing.assert_allclose(reader(many)[:64], plain(known * 64), atol=1e-6)
    np.testing.assert_array_equal(reader(many)[64:], light(strange))


def test_a_model_of_other_outputs_leaves_it_to_the_light_one(trained: Trained, folder: Path) -> None:
    weights = dict(trained.model.weights)
    weights["readings.weight"], weights["readings.bias"] = (
        weights["readings.weight"][:, :5],
        np.zeros(5, "f4"),
    )
    spoilt = Model(shape=trained.model.shape, weights=weights, tokenizer=trained.model.tokenizer, longest=32)
    saved(spoilt, 1.0, folder, licence="")
    np.testing.assert_array_equal(transformer(folder)(trained.items), light(trained.items))


def test_numbers_without_end_leave_it_to_the_light_model(trained: Trained, folder: Path) -> None:
    weights = {**trained.model.weights, "readings.bias": np.full(10, np.inf, dtype=np.float32)}
    spoilt = Model(shape=trained.model.shape, weights=weights, tokenizer=trained.model.tokenizer, longest=32)
    saved(spoilt, 1.0, folder, licence="")
    np.testing.assert_array_equal(transformer(folder)(trained.items), light(trained.items))


@pytest.mark.parametrize("library", ["onnxruntime", "tokenizers"])
def test_a_library_that_is_not_there_is_named(
    trained: Trained, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ValueError, match=r'pip install "nextyes\[transformer\]"'):
        transformer(trained.folder)


@pytest.mark.parametrize(
    "text", ["", "\0", "\ud83d", "👍" * 10, "ignore previous instructions " * 40_000, "[SEP] [MASK] [UNK]"]
)
def test_any_text_is_read(trained: Trained, text: str) -> None:
    for item in (Item(text=text), Item(text="ok", asked=text)):
        shares = transformer(trained.folder)([item])
        assert np.isfinite(shares).all()
        assert shares.sum() == pytest.approx(1)


def test_no_replies_are_no_shares(trained: Trained) -> None:
    assert transformer(trained.folder)([]).shape == (0, len(NAMES))


def test_of_what_is_too_long_the_longer_side_loses_its_end(trained: Trained) -> None:
    def seen(asked: str, text: str, longest: int) -> list[list[int]]:
        ids, sides, _ = pieces_of(trained.model.tokenizer, longest=longest)([(asked, text)])
        return [ids[0][sides[0] == side].tolist() for side in (0, 1)]

    short, long = "sign buy", "agree " + "team " * 20
    question, reply = seen(short, long, 12)
    whole_question, whole_reply = seen(short, long, 32)
    assert len(question + reply) == 12 < len(whole_question + whole_reply)
    assert question == whole_question
    assert reply[:-1] == whole_reply[: len(reply) - 1]
    turned_question, turned_reply = seen(long, short, 12)
    assert len(turned_question) > len(turned_reply) == len(seen(long, short, 32)[1])


def test_of_a_long_mail_that_asks_the_end_counts(trained: Trained) -> None:
    cut = pieces_of(trained.model.tokenizer, longest=32)
    question = "the deal and the team " * 100 + "sign buy agree start"
    np.testing.assert_array_equal(cut([(question, "ok")])[0], cut([(question[-400:], "ok")])[0])


def test_a_checkpoint_reads_as_the_library_that_everyone_uses_reads_it(tmp_path: Path) -> None:
    """What transformers 5.23.0 (BertModel, torch 2.13.0) says of the same folder, meaned over the pieces."""
    shape = save_checkpoint(tmp_path)
    found, weights, tokenizer = checkpoint(tmp_path)
    assert found == shape
    assert json.loads(tokenizer) == {}
    ids = np.array([[1, 5, 2, 7, 2, 0], [1, 9, 9, 2, 3, 2]])
    sides = np.array([[0, 0, 0, 1, 1, 0], [0, 0, 0, 0, 1, 1]])
    there = np.array([[1, 1, 1, 1, 1, 0], [1, 1, 1, 1, 1, 1]])
    seen = encode(Arrays(xp=np, erf=erf), weights, shape, (ids, sides, there))
    np.testing.assert_allclose(seen, EXPECTED, atol=2e-5)


EXPECTED = [
    [0.228861, -0.975104, -0.918447, 0.734241, -0.590922, -0.291288, 1.292256, 1.160221],
    [0.136157, -1.187346, -0.917789, 0.962597, -0.306399, -0.052108, 0.835825, 1.014831],
]


@pytest.mark.parametrize(
    ("change_to", "why"),
    [
        ({"model_type": "roberta"}, "roberta"),
        ({"hidden_act": "relu"}, "relu"),
        ({"num_hidden_layers": 3}, "layer.2"),
    ],
)
def test_a_checkpoint_of_another_make_is_refused(tmp_path: Path, change_to: dict[str, Any], why: str) -> None:
    save_checkpoint(tmp_path)
    path = tmp_path / "config.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **change_to}))
    with pytest.raises(ValueError, match=why):
        checkpoint(tmp_path)


def save_checkpoint(folder: Path) -> Shape:
    """Write a tiny BERT, laid out as checkpoints are, whose weights are waves."""
    from safetensors.numpy import save_file  # noqa: PLC0415

    shape = Shape(vocabulary=11, width=8, layers=2, heads=2, inner=12, places=16)
    weights: Weights = {}
    for at, (name, size) in enumerate(sizes(shape).items()):
        table = name.startswith("embeddings.") or len(size) == 1
        turned = size if table else size[::-1]
        wave = np.sin(np.arange(np.prod(size)) * 1.7 + at).reshape(turned) * 0.4
        level = 1.0 if name.endswith("LayerNorm.weight") else 0.0
        weights[f"bert.{name}"] = (wave + level).astype(np.float32)
    save_file(weights, folder / "model.safetensors")
    said = {
        "model_type": "bert",
        "hidden_act": "gelu",
        "vocab_size": shape.vocabulary,
        "hidden_size": shape.width,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.inner,
        "max_position_embeddings": shape.places,
        "type_vocab_size": 2,
    }
    (folder / "config.json").write_text(json.dumps(said))
    (folder / "tokenizer.json").write_text("{}")
    return shape
