"""The model: BERT's encoder, the mean of its last layer, and one linear layer a task.

Devlin, Chang, Lee and Toutanova, "BERT: Pre-training of Deep Bidirectional Transformers for Language
Understanding", NAACL 2019. Weights have the names that checkpoints have, but are turned: (in, out).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Weights = dict[str, NDArray[np.float32]]

_SPREAD = 0.5  # of weights before they learn, over the root of the width: 0.02 in BERT
_EMBEDDINGS = "embeddings."
_TABLES = {"word": "word_embeddings.weight", "place": "position_embeddings.weight"}
_TABLES |= {"side": "token_type_embeddings.weight"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How large an encoder is."""

    vocabulary: int
    width: int
    layers: int
    heads: int
    inner: int  # width between the two steps of a layer's own net
    places: int  # pieces at most
    closeness: float = 1e-12  # added to variances


class Verbs(Protocol):
    """What an encoder does with its numbers, whatever runs it: numpy, a library that learns, or ONNX.

    Values are whatever these verbs return; they take ``+``, ``*`` and ``@``.
    """

    def take(self, table: Any, rows: Any) -> Any:
        """Rows of a table, shape (n, t, width)."""

    def upto(self, table: Any, like: Any) -> Any:
        """The first t rows of a table, ``like`` being of shape (n, t)."""

    def norm(self, x: Any, gain: Any, shift: Any, closeness: float) -> Any:
        """Each row scaled to mean ``shift`` and spread ``gain``."""

    def gelu(self, x: Any) -> Any:
        """``x`` times the normal distribution function of ``x``."""

    def softmax(self, x: Any) -> Any:
        """Shares of each row."""

    def split(self, x: Any, heads: int) -> Any:
        """From (n, t, heads * d) to (n, heads, t, d)."""

    def join(self, x: Any) -> Any:
        """From (n, heads, t, d) to (n, t, heads * d)."""

    def turn(self, x: Any) -> Any:
        """The last two axes, swapped."""

    def barred(self, there: Any) -> Any:
        """What keeps attention off pieces that are not there, shape (n, 1, 1, t)."""

    def mean(self, x: Any, there: Any) -> Any:
        """The mean of the pieces that are there, shape (n, width)."""

    def drop(self, x: Any) -> Any:
        """While learning, ``x`` with some of its numbers left out at random; else ``x``."""


def encode(do: Verbs, weights: Mapping[str, Any], shape: Shape, pieces: tuple[Any, Any, Any]) -> Any:
    """Return what an encoder makes of pairs, shape (n, width).

    Args:
        do: The verbs.
        weights: As of `begun` or `checkpoint`.
        shape: Of the weights.
        pieces: Pieces, their sides, and which are there, as `nextyes.replies.transformer.Pieces`.
    """
    ids, sides, there = pieces

    def norm(x: Any, name: str) -> Any:
        return do.norm(x, weights[f"{name}.weight"], weights[f"{name}.bias"], shape.closeness)

    def linear(x: Any, name: str) -> Any:
        return x @ weights[f"{name}.weight"] + weights[f"{name}.bias"]

    words = do.take(weights[_EMBEDDINGS + _TABLES["word"]], ids)
    about = do.take(weights[_EMBEDDINGS + _TABLES["side"]], sides)
    places = do.upto(weights[_EMBEDDINGS + _TABLES["place"]], ids)
    x = do.drop(norm(words + about + places, "embeddings.LayerNorm"))
    barred = do.barred(there)
    scale = np.float32((shape.width // shape.heads) ** -0.5)
    for number in range(shape.layers):
        own = f"encoder.layer.{number}"
        asks, keys, says = (
            do.split(linear(x, f"{own}.attention.self.{name}"), shape.heads)
            for name in ("query", "key", "value")
        )
        heeds = do.drop(do.softmax(asks @ do.turn(keys) * scale + barred))
        heard = linear(do.join(heeds @ says), f"{own}.attention.output.dense")
        x = norm(x + do.drop(heard), f"{own}.attention.output.LayerNorm")
        thought = linear(do.gelu(linear(x, f"{own}.intermediate.dense")), f"{own}.output.dense")
        x = norm(x + do.drop(thought), f"{own}.output.LayerNorm")
    return do.mean(x, there)


def scores(
    do: Verbs, weights: Mapping[str, Any], shape: Shape, pieces: tuple[Any, Any, Any], task: str
) -> Any:
    """Return the scores of a task's classes, shape (n, classes)."""
    seen = do.drop(encode(do, weights, shape, pieces))
    return seen @ weights[f"{task}.weight"] + weights[f"{task}.bias"]


def sizes(shape: Shape) -> dict[str, tuple[int, ...]]:
    """Return the shape of each weight."""
    width, found = shape.width, dict[str, tuple[int, ...]]()

    def linear(name: str, come: int, go: int) -> None:
        found[f"{name}.weight"], found[f"{name}.bias"] = (come, go), (go,)

    def norm(name: str) -> None:
        found[f"{name}.weight"], found[f"{name}.bias"] = (width,), (width,)

    for kind, rows in (("word", shape.vocabulary), ("place", shape.places), ("side", 2)):
        found[_EMBEDDINGS + _TABLES[kind]] = (rows, width)
    norm("embeddings.LayerNorm")
    for number in range(shape.layers):
        own = f"encoder.layer.{number}"
        for name in ("self.query", "self.key", "self.value", "output.dense"):
            linear(f"{own}.attention.{name}", width, width)
        norm(f"{own}.attention.output.LayerNorm")
        linear(f"{own}.intermediate.dense", width, shape.inner)
        linear(f"{own}.output.dense", shape.inner, width)
        norm(f"{own}.output.LayerNorm")
    return found


def begun(shape: Shape, rng: np.random.Generator) -> Weights:
    """Return weights that have learnt nothing yet."""
    weights: Weights = {}
    for name, size in sizes(shape).items():
        if name.endswith("LayerNorm.weight"):
            weights[name] = np.ones(size, dtype=np.float32)
        elif name.endswith("bias"):
            weights[name] = np.zeros(size, dtype=np.float32)
        else:
            weights[name] = rng.normal(0.0, _SPREAD * shape.width**-0.5, size).astype(np.float32)
    return weights


def task_of(weights: Weights, task: str, classes: int, rng: np.random.Generator) -> Weights:
    """Return weights with a linear layer for a task."""
    width = weights["embeddings.LayerNorm.weight"].shape[0]
    return {
        **weights,
        f"{task}.weight": rng.normal(0.0, _SPREAD * width**-0.5, (width, classes)).astype(np.float32),
        f"{task}.bias": np.zeros(classes, dtype=np.float32),
    }


def checkpoint(folder: Path) -> tuple[Shape, Weights, str]:
    """Return the shape, the weights and the tokenizer of a BERT checkpoint.

    Args:
        folder: Holds ``config.json``, ``model.safetensors`` and ``tokenizer.json``.

    Raises:
        ValueError: If it is of another make, or a weight is missing.
    """
    from safetensors.numpy import load_file  # noqa: PLC0415 (only for checkpoints)

    said = json.loads((folder / "config.json").read_text("utf-8"))
    if said.get("model_type") != "bert" or said.get("hidden_act", "gelu") != "gelu":
        raise ValueError(
            f"{folder}: {said.get('model_type')} with {said.get('hidden_act')}; BERT with gelu is read"
        )
    shape = Shape(
        vocabulary=said["vocab_size"],
        width=said["hidden_size"],
        layers=said["num_hidden_layers"],
        heads=said["num_attention_heads"],
        inner=said["intermediate_size"],
        places=said["max_position_embeddings"],
        closeness=said.get("layer_norm_eps", 1e-12),
    )
    saved = {
        name.removeprefix("bert."): found for name, found in load_file(folder / "model.safetensors").items()
    }
    weights: Weights = {}
    for name, size in sizes(shape).items():
        # Checkpoints of BERT's first years call the norm's two vectors after the paper.
        older = name.replace("LayerNorm.weight", "LayerNorm.gamma").replace(
            "LayerNorm.bias", "LayerNorm.beta"
        )
        found = saved.get(name, saved.get(older))
        if found is None:
            raise ValueError(f"{folder}: the weight {name} is missing")
        turned = found if name.startswith(_EMBEDDINGS) or found.ndim == 1 else found.T
        if turned.shape != size:
            raise ValueError(f"{folder}: {name} is of shape {turned.shape}, not {size}")
        weights[name] = np.ascontiguousarray(turned, dtype=np.float32)
    return shape, weights, (folder / "tokenizer.json").read_text("utf-8")
