"""Learn what cues, dates and prices count beside the light model: ``python -m experiments.replies.weighing``.

The light model's shares are those of a model that never saw the reply's scenario, as they will be for replies
to come. Points are fitted by penalised maximum likelihood, and checked on scenarios left out once more.

The lexicon has been widened by these very replies, so each of them holds more known phrases than a stranger's
will. Points learnt from them as they are would trust that: a reply without a known phrase is a hedge. So each
is learnt from `TIMES` times, with a share of its cues `FORGOTTEN`, another each time.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from experiments.replies.bank import BANKS, bank_rows
from experiments.replies.circa import ROWS, fit_answers, read_circa
from experiments.replies.light import (
    folds,
    read_phrases,
    says_enough,
    temperature_of,
    unseen_scores,
    written_of,
)
from experiments.replies.phrases import PHRASES
from experiments.replies.rows import WRITTEN, Row, rows
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

from nextyes.deals.events import Reading
from nextyes.replies import weigh
from nextyes.replies.cues import MEANINGS
from nextyes.replies.light.model import softmax
from nextyes.replies.read import signals_in

Array = NDArray[np.float64]

OUT = Path(weigh.__file__).with_name("weights.json")
RIDGE = 3.0  # pull of a signal's points to none
PARTS = 8
GUESSED = 1.0  # points of a phrase for what it means, before any reply is seen
RARE = 4  # a signal seen less often gets no points
SURE, ALSO = 0.65, 0.35
FORGOTTEN, TIMES = 0.5, 2
READINGS = tuple(Reading)


def unseen_shares(circa: Path, written: Sequence[Row], taught: Path) -> Array:
    """Return the shares of each row by a light model that never saw its scenario, shape (n, 10)."""
    known = written_of(written)
    kept = unseen_scores(fit_answers(read_circa(circa)), known, read_phrases(taught), parts=PARTS)
    return softmax(kept / temperature_of(kept, np.array([row.target for row in known])))


def unasked(written: Sequence[Row]) -> list[Row]:
    """Return the replies that say enough once more, as if nobody knew what they were asked."""
    return [
        replace(row, came=replace(row.came, asked=""))
        for row in written
        if says_enough(row.came.text, row.came.asked)
    ]


def signals_of(written: Sequence[Row], *, forgotten: float = 0.0, seed: int = 0) -> list[list[str]]:
    """Return the signals of each row, with a share of its cues forgotten by chance."""
    chance = np.random.default_rng(seed)
    return [signals_in(row.came, known=lambda _: chance.random() >= forgotten) for row in written]


def expected() -> dict[str, Array]:
    """Return the points that a signal gets where no reply tells better: what its phrase means."""
    meant = {name: straight for name, (straight, _) in MEANINGS.items() if straight is not None}
    meant |= {f"no {name}": turned for name, (_, turned) in MEANINGS.items() if turned is not None}
    for topic in ("step", "number", "interest", "status"):
        meant[f"deny to {topic}"] = Reading.NO
    meant |= {"affirm to no": Reading.NO, "deny to no": Reading.HEDGE, "affirm to step": Reading.YES}
    meant |= {"deny to not": Reading.NO, "affirm to number": Reading.YES, "affirm to interest": Reading.HEDGE}
    return {name: GUESSED * (np.arange(len(READINGS)) == READINGS.index(to)) for name, to in meant.items()}


def fit(
    shares: Array, found: Sequence[Sequence[str]], targets: Array, *, ridge: float = RIDGE
) -> weigh.Weights:
    """Return the points that explain the readings best."""
    seen = Counter(name for names in found for name in set(names))
    prior = expected()
    names = sorted({name for name, times in seen.items() if times >= RARE} | set(prior))
    column = {name: at for at, name in enumerate(names)}
    design = np.zeros((len(found), len(names)))
    for row, own in enumerate(found):
        design[row, [column[name] for name in own if name in column]] = 1.0
    logs = weigh.log_shares(shares)
    size = len(names) * len(READINGS)
    guessed = np.array([prior.get(name, np.zeros(len(READINGS))) for name in names])

    def loss(flat: Array) -> tuple[float, Array]:
        points, reader = flat[:size].reshape(len(names), -1), flat[size]
        scores = reader * logs + design @ points
        chances = softmax(scores)
        miss = chances - targets
        cost = -(targets * np.log(chances + 1e-12)).sum() + ridge / 2 * ((points - guessed) ** 2).sum()
        slope = np.concatenate(
            [(design.T @ miss + ridge * (points - guessed)).ravel(), [(miss * logs).sum()]]
        )
        return float(cost), slope

    start = np.concatenate([guessed.ravel(), [1.0]])
    best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 400}).x
    points = best[:size].reshape(len(names), -1)
    return weigh.Weights(
        reader=float(best[size]), points=dict(zip(names, points, strict=True)), sure=SURE, also=ALSO
    )


def targets_of(written: Sequence[Row]) -> Array:
    """Return the shares of the readings that hold, shape (n, 10)."""
    targets = np.zeros((len(written), len(READINGS)))
    for at, row in enumerate(written):
        targets[at, READINGS.index(row.readings[0])] = 0.75 if len(row.readings) > 1 else 1.0
        for other in row.readings[1:]:
            targets[at, READINGS.index(other)] = 0.25 / (len(row.readings) - 1)
    return targets


def learn(
    shares: Array, partly: Sequence[Sequence[Sequence[str]]], targets: Array, *, rows: NDArray[np.intp]
) -> weigh.Weights:
    """Return the points learnt from some rows, whose signals ``partly`` gives once for each of `TIMES`."""
    found = [known[row] for known in partly for row in rows.tolist()]
    return fit(np.tile(shares[rows], (len(partly), 1)), found, np.tile(targets[rows], (len(partly), 1)))


def unseen(
    written: Sequence[Row],
    shares: Array,
    found: Sequence[Sequence[str]],
    partly: Sequence[Sequence[Sequence[str]]],
) -> Array:
    """Return probabilities of each row by points that never saw its scenario, shape (n, 10)."""
    part = folds((row.scenario for row in written), PARTS)
    targets = targets_of(written)
    chances = np.zeros_like(shares)
    for each in range(PARTS):
        seen, held = np.flatnonzero(part != each), np.flatnonzero(part == each)
        weights = learn(shares, partly, targets, rows=seen)
        chances[held] = weigh.weighed(shares[held], [found[at] for at in held.tolist()], weights)
    return chances


def save(weights: weigh.Weights, path: Path = OUT) -> None:
    """Write weights as JSON, three digits each."""
    points = {
        name: [round(float(value), 3) for value in values]
        for name, values in weights.points.items()
        if np.abs(values).max() >= 0.05
    }
    lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(values)}" for name, values in points.items())
    head = f'"reader": {weights.reader:.3f},\n"sure": {weights.sure},\n"also": {weights.also}'
    path.write_text(f'{{\n{head},\n"points": {{\n{lines}\n}}\n}}\n', "utf-8")


def main() -> None:
    """Learn, check on scenarios left out, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--circa", type=Path, default=ROWS)
    parser.add_argument("--written", type=Path, default=WRITTEN)
    parser.add_argument("--phrases", type=Path, default=PHRASES)
    parser.add_argument("--banks", type=Path, default=BANKS)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    written = rows(given.written, test=False) + bank_rows(given.banks)
    written += unasked(written)
    shares = unseen_shares(given.circa, written, given.phrases)
    found = signals_of(written)
    partly = [signals_of(written, forgotten=FORGOTTEN, seed=seed) for seed in range(TIMES)]
    first = np.array([READINGS.index(row.readings[0]) for row in written])
    for name, chances in (
        ("light alone", shares),
        ("all told", unseen(written, shares, found, partly)),
        ("all told, half of the phrases unknown", unseen(written, shares, partly[0], partly[1:])),
    ):
        right = chances.argmax(axis=1) == first
        sure = chances.max(axis=1) >= np.quantile(chances.max(axis=1), 0.15)
        print(f"{name}: {right.mean():.1%} right; {right[sure].mean():.1%} of the surest 85 %")
        alone = np.array([not row.came.asked for row in written])
        print(f"  without the question {right[alone].mean():.1%}")
    save(learn(shares, partly, targets_of(written), rows=np.arange(len(written))), given.out)


if __name__ == "__main__":
    main()
