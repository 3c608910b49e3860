"""Teaching an encoder a task: AdamW with a warm start, dropout, and a stop where held-out rows stop gaining.

Loshchilov and Hutter, "Decoupled Weight Decay Regularization", ICLR 2019.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from experiments.replies.transformer.arrays import Engine
from experiments.replies.transformer.encoder import Shape, Weights, begun, scores, task_of
from numpy.typing import NDArray

from nextyes.replies.transformer import Pieces, pieces_of

Array = NDArray[np.float64]
Pair = tuple[str, str]

_STEP = 16  # pieces by which batches grow, so that few of their shapes have to be compiled
_POOL = 16  # batches whose pairs are sorted by length
_MOMENTS, _TINY = (0.9, 0.999), 1e-8
_STEEPEST = 1.0  # length of the slope beyond which it is cut
_WARM = 0.1  # of all steps, over which the rate grows; it falls to nothing over the others
_APART = 100_003  # steps between what two seeds leave out
_UNKNOWN = "[UNK]"


@dataclass(frozen=True, kw_only=True, eq=False)  # no slots: it keeps its tokenizer
class Model:
    """An encoder with its tokenizer."""

    shape: Shape
    weights: Weights
    tokenizer: str  # as tokenizer.json
    longest: int  # pieces of a pair that it sees; with what fills up batches no more than ``shape.places``

    def __post_init__(self) -> None:
        if -(-self.longest // _STEP) * _STEP > self.shape.places:
            raise ValueError(f"{self.longest} pieces, but the encoder has {self.shape.places} places")

    @cached_property
    def cut(self) -> Callable[[Sequence[Pair]], Pieces]:
        """What cuts pairs into pieces."""
        return pieces_of(self.tokenizer, longest=self.longest)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lessons:
    """Pairs of question and reply with what they mean."""

    pairs: Sequence[Pair]
    targets: Array  # shares of the classes, shape (n, k)
    weights: Array  # shape (n,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to learn."""

    rate: float
    epochs: int = 6
    batch: int = 32
    dropout: float = 0.1
    decay: float = 0.01
    patience: int = 2  # epochs without a gain on held-out rows before it stops
    seed: int = 0


def small_model(texts: Sequence[str], shape: Shape, *, longest: int, seed: int) -> Model:
    """Return a model that has learnt only how to cut words into pieces.

    Args:
        texts: Whose words are cut well.
        shape: Its ``vocabulary`` is the most pieces; there may be fewer.
        longest: Pieces of a pair that it sees.
        seed: Of its first weights.
    """
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors, trainers  # noqa: PLC0415

    cutter = Tokenizer(models.WordPiece(unk_token=_UNKNOWN))
    cutter.normalizer = normalizers.BertNormalizer(lowercase=True, strip_accents=True)
    cutter.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    special = ["[PAD]", _UNKNOWN, "[CLS]", "[SEP]"]
    trainer = trainers.WordPieceTrainer(
        vocab_size=shape.vocabulary, special_tokens=special, show_progress=False
    )
    cutter.train_from_iterator(texts, trainer)
    number = {name: at for at, name in enumerate(special)}  # they come first
    cutter.post_processor = processors.BertProcessing(("[SEP]", number["[SEP]"]), ("[CLS]", number["[CLS]"]))
    shape = replace(shape, vocabulary=cutter.get_vocab_size())
    weights = begun(shape, np.random.default_rng(seed))
    return Model(shape=shape, weights=weights, tokenizer=cutter.to_str(), longest=longest)


def taught(
    model: Model, task: str, *, lessons: Lessons, held: Lessons, plan: Plan, engine: Engine
) -> tuple[Model, list[float]]:
    """Return the model after the epoch that fitted held-out rows best, and each epoch's fit on them.

    Args:
        model: What to begin with; a linear layer for the task is added where it has none.
        task: The name of the layer.
        lessons: To learn from.
        held: Of scenarios that are not in ``lessons``.
        plan: How.
        engine: With what.

    Returns:
        The model, and nats a row of ``held`` after each epoch.
    """
    rng = np.random.default_rng(plan.seed)
    weights = model.weights
    if f"{task}.weight" not in weights:
        weights = task_of(weights, task, lessons.targets.shape[1], rng)
    learn = _learner(model, task, plan, engine)
    moments = tuple({name: np.zeros_like(numbers) for name, numbers in weights.items()} for _ in range(2))
    steps = plan.epochs * -(-len(lessons.pairs) // plan.batch)
    best, fits, step = replace(model, weights=weights), list[float](), 0
    for _ in range(plan.epochs):
        for batch in _batches(model, lessons, plan.batch, rng):
            step += 1
            warm = min(step / (_WARM * steps), (steps - step + 1) / ((1 - _WARM) * steps))
            rate = np.float32(plan.rate * min(1.0, warm))
            weights, moments = learn(weights, moments, batch, rate, np.int32(step))
        now = replace(model, weights={name: np.asarray(numbers) for name, numbers in weights.items()})
        fits.append(nats(told(now, task, held.pairs, engine=engine), held))
        if fits[-1] == min(fits):
            best = now
        elif len(fits) - int(np.argmin(fits)) > plan.patience:
            break
    return best, fits


def _learner(model: Model, task: str, plan: Plan, engine: Engine) -> Any:
    """Return a function that takes one step."""

    def loss(weights: Any, batch: Any, step: Any) -> Any:
        pieces, targets, counts = batch
        do = engine.verbs(engine.dropping(step + plan.seed * _APART, plan.dropout))
        points = scores(do, weights, model.shape, pieces, task)
        over = points - do.xp.max(points, axis=1, keepdims=True)
        logs = over - do.xp.log(do.xp.sum(do.xp.exp(over), axis=1, keepdims=True))
        return -do.xp.sum(counts[:, None] * targets * logs) / do.xp.sum(counts)

    slopes_of = engine.slopes(loss)

    def learn(weights: Any, moments: Any, batch: Any, rate: Any, step: Any) -> Any:
        _, slopes = slopes_of(weights, batch, step)
        return adam(weights, moments, slopes, rate=rate, step=step, decay=plan.decay)

    return engine.compiled(learn)


def adam(weights: Any, moments: Any, slopes: Any, *, rate: Any, step: Any, decay: float) -> Any:
    """Return weights and moments one step on; ``step`` counts from 1. Vectors do not decay."""
    length = sum((slope * slope).sum() for slope in slopes.values()) ** 0.5
    cut = _STEEPEST / (
        length + _STEEPEST
    )  # close to 1 for short ones; Adam takes no notice of a common factor
    first, second = _MOMENTS
    means, squares, moved = {}, {}, {}
    for name, weight in weights.items():
        slope = (slopes[name] * cut).astype(np.float32)
        means[name] = first * moments[0][name] + (1 - first) * slope
        squares[name] = second * moments[1][name] + (1 - second) * slope * slope
        mean, square = means[name] / (1 - first**step), squares[name] / (1 - second**step)
        shrunk = decay * weight if weight.ndim > 1 else 0.0
        moved[name] = (weight - rate * (mean / (square**0.5 + _TINY) + shrunk)).astype(np.float32)
    return moved, (means, squares)


def told(model: Model, task: str, pairs: Sequence[Pair], *, engine: Engine) -> Array:
    """Return the scores of pairs, shape (n, k)."""
    do = engine.verbs(None)
    run = engine.compiled(lambda weights, pieces: scores(do, weights, model.shape, pieces, task))
    empty = Lessons(pairs=pairs, targets=np.zeros((len(pairs), 1)), weights=np.ones(len(pairs)))
    found = np.zeros((len(pairs), model.weights[f"{task}.bias"].shape[0]))
    order = sorted(range(len(pairs)), key=lambda row: len(pairs[row][0]) + len(pairs[row][1]))
    for low in range(0, len(order), 64):
        rows = order[low : low + 64]
        pieces, _, _ = batch_of(model, empty, rows, 64)
        found[rows] = np.asarray(run(model.weights, pieces))[: len(rows)]
    return found


def nats(points: Array, held: Lessons) -> float:
    """Return the mean cost of scores, in nats a row."""
    over = points - points.max(axis=1, keepdims=True)
    logs = over - np.log(np.exp(over).sum(axis=1, keepdims=True))
    return float(-(held.weights[:, None] * held.targets * logs).sum() / held.weights.sum())


def _batches(model: Model, lessons: Lessons, size: int, rng: np.random.Generator) -> Iterator[Any]:
    """Yield all rows once, in batches of about the same length, in random order."""
    order = rng.permutation(len(lessons.pairs)).tolist()
    batches = []
    for low in range(0, len(order), size * _POOL):
        pool = sorted(order[low : low + size * _POOL], key=lambda row: sum(map(len, lessons.pairs[row])))
        batches += [pool[at : at + size] for at in range(0, len(pool), size)]
    for at in rng.permutation(len(batches)).tolist():
        yield batch_of(model, lessons, batches[at], size)


def batch_of(model: Model, lessons: Lessons, rows: Sequence[int], size: int) -> Any:
    """Return rows as arrays of ``size`` rows; those that fill it up weigh nothing."""
    own = [*rows, *[rows[0]] * (size - len(rows))]
    counts = np.where(np.arange(size) < len(rows), lessons.weights[own], 0.0).astype(np.float32)
    pieces = model.cut([lessons.pairs[row] for row in own])
    more = -pieces[0].shape[1] % _STEP
    padded = tuple(np.pad(each, ((0, 0), (0, more))).astype(np.int32) for each in pieces)
    return padded, lessons.targets[own].astype(np.float32), counts
