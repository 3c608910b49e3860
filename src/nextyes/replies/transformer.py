"""A reader that runs a small transformer of the user's own, by onnxruntime: an extra, as heavy as its model.

A folder holds it: ``model.onnx``, ``tokenizer.json`` and ``reader.json``, which says what they are.
``python -m experiments.replies.transformer`` trains one and writes the folder.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nextyes.deals.events import Reading
from nextyes.replies.light import Item
from nextyes.replies.readers import Reader, Shares, light

MODEL, TOKENIZER, DESCRIPTION = "model.onnx", "tokenizer.json", "reader.json"
FORMAT = 1

Numbers = NDArray[np.int64]
Pieces = tuple[Numbers, Numbers, Numbers]
"""Pieces of n pairs by number, of which side each is (0 question, 1 reply), which are there: shape (n, t)."""

_LONGEST_TEXT = 4_000  # characters of a reply that are looked at
_LONGEST_QUESTION = 400
_PIECES = range(8, 513)  # that a model may look at
_CHUNK = 64  # replies run together
_INSTALL = (
    """reading with a transformer needs onnxruntime and tokenizers: pip install "nextyes[transformer]\""""
)
_READINGS = {reading.value for reading in Reading}


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What ``reader.json`` says of a model."""

    labels: tuple[str, ...]  # of the model's outputs, each reading once
    temperature: float  # by which scores are divided, so that shares are as sure as they are right
    longest: int  # pieces of a question and its reply together
    digests: Mapping[str, str]  # SHA-256 of each file, in hexadecimal
    licence: str  # of the weights, and where they come from


def transformer(folder: Path, *, otherwise: Reader = light) -> Reader:
    """Return a reader that runs the transformer of a folder.

    It sees the end of the question (400 characters) and the start of the reply (4,000). Where these are more
    pieces than the model takes, the longer of the two loses its last pieces. Replies at which it fails are
    read by ``otherwise``.

    Args:
        folder: As written by ``python -m experiments.replies.transformer``; it is read now and not again.
        otherwise: The reader to fall back on.

    Raises:
        ValueError: If a library is missing, the folder is no reader's, or a file is not as described.
    """
    described, files = opened(folder)
    cut = pieces_of(files[TOKENIZER].decode("utf-8"), longest=described.longest)
    scores = _runs(files[MODEL], folder)
    order = [described.labels.index(reading.value) for reading in Reading]

    def reader(items: Sequence[Item]) -> Shares:
        shares = np.empty((len(items), len(order)))
        by_length = sorted(range(len(items)), key=lambda row: len(items[row].text))
        for low in range(0, len(items), _CHUNK):
            rows = by_length[low : low + _CHUNK]
            part = [items[row] for row in rows]
            try:
                shares[rows] = _shares(scores(cut([(item.asked, item.text) for item in part])), described)[
                    :, order
                ]
            except Exception:  # noqa: BLE001 (onnxruntime raises its own, many kinds)
                shares[rows] = otherwise(part)
        return shares

    return reader


def opened(folder: Path) -> tuple[Description, dict[str, bytes]]:
    """Return what a folder says of its model, and its files as they were described.

    Raises:
        ValueError: If a file is missing, cannot be understood, or is not the one described.
    """
    try:
        described = description((folder / DESCRIPTION).read_text("utf-8"))
        files = {name: (folder / name).read_bytes() for name in (MODEL, TOKENIZER)}
    except OSError as error:
        raise ValueError(
            f"{folder} is no transformer reader: it should hold {MODEL}, {TOKENIZER} and {DESCRIPTION} "
            f"({error.strerror or error})"
        ) from error
    except ValueError as error:
        raise ValueError(f"{folder / DESCRIPTION}: {error}") from error
    for name, file in files.items():
        if hashlib.sha256(file).hexdigest() != described.digests.get(name):
            raise ValueError(f"{folder / name} is not the file that {DESCRIPTION} describes: it was changed")
    return described, files


def description(text: str) -> Description:
    """Return what a ``reader.json`` says.

    Raises:
        ValueError: If something is missing or is not what it should be.
    """
    try:
        said = json.loads(text)
        found = Description(
            labels=tuple(said["labels"]),
            temperature=float(said["temperature"]),
            longest=int(said["longest"]),
            digests={str(name): str(digest) for name, digest in said["digests"].items()},
            licence=str(said["licence"]),
        )
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as error:
        raise ValueError(f"no description of a reader ({error!r})") from error
    if said.get("format") != FORMAT:
        raise ValueError(f"format {said.get('format')!r} is not known here, only {FORMAT}")
    if len(found.labels) != len(_READINGS) or set(found.labels) != _READINGS:
        raise ValueError(f"labels should be the readings, each once: {', '.join(sorted(_READINGS))}")
    if not 0.01 <= found.temperature <= 100.0:
        raise ValueError(f"temperature {found.temperature} is not from 0.01 to 100")
    if found.longest not in _PIECES:
        raise ValueError(f"longest {found.longest} is not from {_PIECES[0]} to {_PIECES[-1]} pieces")
    return found


def pieces_of(tokenizer: str, *, longest: int) -> Callable[[Sequence[tuple[str, str]]], Pieces]:
    """Return a function from (question, reply) pairs to the pieces that a model sees of them.

    Training cuts with the same function, so that a model never sees in use what it was not taught on.

    Raises:
        ValueError: If the library is missing or ``tokenizer`` is no tokenizer.json.
    """
    try:
        from tokenizers import Tokenizer  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise ValueError(_INSTALL) from error
    try:
        cutter = Tokenizer.from_str(tokenizer)
    except Exception as error:  # it raises Exception itself
        raise ValueError(f"{TOKENIZER} is no tokenizer: {error}") from error
    cutter.enable_truncation(longest, strategy="longest_first")
    cutter.enable_padding()

    def cut(pairs: Sequence[tuple[str, str]]) -> Pieces:
        texts = [(_whole(asked[-_LONGEST_QUESTION:]), _whole(text[:_LONGEST_TEXT])) for asked, text in pairs]
        found = cutter.encode_batch(texts)
        return (
            np.array([each.ids for each in found], dtype=np.int64),
            np.array([each.type_ids for each in found], dtype=np.int64),
            np.array([each.attention_mask for each in found], dtype=np.int64),
        )

    return cut


def _whole(text: str) -> str:
    """Return a text without halves of characters, which no tokenizer takes."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _runs(model: bytes, folder: Path) -> Callable[[Pieces], Any]:
    """Return a function from pieces to the model's scores."""
    try:
        import onnxruntime  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise ValueError(_INSTALL) from error
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4  # what fails is read otherwise; it need not be told on stderr
    try:
        session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # it raises its own, of no common base
        raise ValueError(f"{folder / MODEL} cannot be run: {error}") from error

    def scores(pieces: Pieces) -> Any:
        ids, sides, there = pieces
        return session.run(None, {"ids": ids, "sides": sides, "there": there})[0]

    return scores


def _shares(scores: Any, described: Description) -> Shares:
    """Return scores as calibrated shares.

    Raises:
        ValueError: If they are not finite numbers, one a label.
    """
    found = np.asarray(scores, dtype=float) / described.temperature
    if found.ndim != 2 or found.shape[1] != len(described.labels) or not np.isfinite(found).all():
        raise ValueError("the model's scores are not one finite number a reading")
    grown = np.exp(found - found.max(axis=1, keepdims=True))
    shares: Shares = grown / grown.sum(axis=1, keepdims=True)
    return shares
