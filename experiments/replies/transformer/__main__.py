"""Train a transformer that reads replies: ``python -m experiments.replies.transformer --out FOLDER``.

First on Circa (how an answer is meant), then on the written replies (the ten readings), each with some
scenarios held out: learning stops where these fit best, and by them it is calibrated. It writes a folder
for `nextyes.replies.transformer`, measured as the light model is. ``--measure`` instead learns Circa anew for
each scenario left out.
"""

import argparse
import hashlib
import json
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from experiments.replies import evaluate
from experiments.replies.circa import ROWS, Answer, read_circa
from experiments.replies.light import (
    Written,
    folds,
    item_of,
    read_phrases,
    temperature_of,
    written_of,
)
from experiments.replies.phrases import PHRASES
from experiments.replies.rows import WRITTEN, Row, rows
from experiments.replies.transformer.arrays import engine
from experiments.replies.transformer.encoder import Shape, checkpoint
from experiments.replies.transformer.graph import as_onnx
from experiments.replies.transformer.learning import Lessons, Model, Plan, small_model, taught, told

from nextyes.deals.events import Reading
from nextyes.replies.read import read_all
from nextyes.replies.readers import Reader
from nextyes.replies.transformer import DESCRIPTION, FORMAT, MODEL, TOKENIZER, transformer

ANSWERS, READINGS = "answers", "readings"  # the tasks
SMALL = Shape(vocabulary=8_000, width=128, layers=2, heads=4, inner=512, places=128)
_LONGEST = 128
_HELD = 6  # one part in so many of the written scenarios is held out
_LICENCE = (
    "CC BY 4.0. Learnt from Circa (Louis, Roth and Radlinski, EMNLP 2020, CC BY 4.0) and from the written "
    "replies and phrases of nextyes (Apache-2.0)."
)


def answers_of(answers: Sequence[Answer]) -> Lessons:
    """Return answers of Circa as lessons: the shares of the people who took them so or so."""
    return Lessons(
        pairs=[(row.asked, row.text) for row in answers],
        targets=np.array([row.votes for row in answers]),
        weights=np.ones(len(answers)),
    )


def readings_of(written: Sequence[Written]) -> Lessons:
    """Return written replies as lessons."""
    return Lessons(
        pairs=[(row.item.asked, row.item.text) for row in written],
        targets=np.array([row.target for row in written]),
        weights=np.array([row.weight for row in written]),
    )


def begin(given: argparse.Namespace, texts: Sequence[str]) -> tuple[Model, float]:
    """Return what is taught and the rate at which it learns best: a checkpoint, or a small new one."""
    if given.checkpoint:
        shape, weights, tokenizer = checkpoint(given.checkpoint)
        return Model(shape=shape, weights=weights, tokenizer=tokenizer, longest=_LONGEST), 5e-5
    shape = replace(SMALL, width=given.width, layers=given.layers, inner=4 * given.width)
    return small_model(texts, shape, longest=_LONGEST, seed=given.seed), 1e-3


def parted(answers: Sequence[Answer], at: int) -> tuple[list[Answer], list[Answer], list[Answer]]:
    """Return the rows to learn from, to stop by, and to measure on: no scenario is in two of them."""
    scenarios = sorted({row.scenario for row in answers})
    unseen, stops = scenarios[at], scenarios[(at + 1) % len(scenarios)]
    return (
        [row for row in answers if row.scenario not in (unseen, stops)],
        [row for row in answers if row.scenario == stops],
        [row for row in answers if row.scenario == unseen and row.gold >= 0],
    )


def measured(given: argparse.Namespace) -> None:
    """Print how right a model is on each scenario of Circa that it never saw, nor stopped by."""
    answers = read_circa(given.circa)
    scenarios = sorted({row.scenario for row in answers})
    print(
        "| scenario, unseen in training | rows | transformer | epochs | minutes |\n|---|---:|---:|---:|---:|"
    )
    rights = []
    for at, scenario in enumerate(scenarios[: given.scenarios]):
        began = time.perf_counter()
        seen, stops, unseen = parted(answers, at)
        model, rate = begin(given, [f"{row.asked} {row.text}" for row in seen])
        held = answers_of(stops)
        plan = Plan(rate=rate, epochs=given.epochs, seed=given.seed)
        model, fits = taught(model, ANSWERS, lessons=answers_of(seen), held=held, plan=plan, engine=engine())
        points = told(model, ANSWERS, answers_of(unseen).pairs, engine=engine())
        rights.append(float((points.argmax(axis=1) == [row.gold for row in unseen]).mean()))
        epochs = f"{int(np.argmin(fits)) + 1} of {len(fits)}"
        minutes = (time.perf_counter() - began) / 60
        print(f"| {scenario} | {len(unseen):,} | {rights[-1]:.1%} | {epochs} | {minutes:.1f} |", flush=True)
    print(f"| **mean** | | **{np.mean(rights):.1%}** | | |\n| **worst** | | **{min(rights):.1%}** | | |")


def made(given: argparse.Namespace) -> tuple[Model, float]:
    """Return a model that reads replies, and the temperature at which it is as sure as it is right."""
    answers, written = read_circa(given.circa), written_of(rows(given.written, test=False))
    known = read_phrases(given.phrases)
    part = folds((row.scenario for row in written), _HELD)
    seen = [row for row, own in zip(written, part, strict=True) if own] + known
    texts = [f"{row.asked} {row.text}" for row in answers]
    model, rate = begin(given, texts + [f"{row.item.asked} {row.item.text}" for row in seen])
    plan = Plan(rate=rate, epochs=given.epochs, seed=given.seed)
    last = max(row.scenario for row in answers)
    model, fits = taught(
        model,
        ANSWERS,
        lessons=answers_of([row for row in answers if row.scenario != last]),
        held=answers_of([row for row in answers if row.scenario == last]),
        plan=plan,
        engine=engine(),
    )
    print("Circa, nats a held-out row by epoch:", *(f"{fit:.3f}" for fit in fits), flush=True)
    held = readings_of([row for row, own in zip(written, part, strict=True) if not own])
    plan = replace(plan, epochs=2 * plan.epochs)  # there are few rows
    model, fits = taught(model, READINGS, lessons=readings_of(seen), held=held, plan=plan, engine=engine())
    print("Written, nats a held-out row by epoch:", *(f"{fit:.3f}" for fit in fits), flush=True)
    return model, temperature_of(told(model, READINGS, held.pairs, engine=engine()), held.targets)


def saved(model: Model, temperature: float, folder: Path, *, licence: str, small: bool = False) -> None:
    """Write a model as a folder that `nextyes.replies.transformer` reads."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        MODEL: as_onnx(model.weights, model.shape, READINGS, small=small),
        TOKENIZER: model.tokenizer.encode("utf-8"),
    }
    for name, file in files.items():
        (folder / name).write_bytes(file)
    described = {
        "format": FORMAT,
        "labels": [reading.value for reading in Reading],
        "temperature": round(temperature, 4),
        "longest": model.longest,
        "digests": {name: hashlib.sha256(file).hexdigest() for name, file in files.items()},
        "licence": licence,
    }
    (folder / DESCRIPTION).write_text(json.dumps(described, indent=1) + "\n", "utf-8")


def compared(reader: Reader, written: Sequence[Row]) -> list[str]:
    """Return the bars on the written test part, read with a reader as the light model is measured."""
    items = [item_of(row.came.text, row.came.asked, row.language) for row in written]
    first = np.array([list(Reading).index(row.readings[0]) for row in written])
    alone = float((reader(items).argmax(axis=1) == first).mean())
    replies = read_all([row.came for row in written], reader=reader)
    all_told = [evaluate.Told(row=row, reply=reply) for row, reply in zip(written, replies, strict=True)]
    return [f"By itself, no cue weighed beside it: {alone:.1%} right.", "", *evaluate.summary(all_told)]


def main() -> None:
    """Train and measure as told."""
    parser = argparse.ArgumentParser(prog="python -m experiments.replies.transformer", description=__doc__)
    begins = parser.add_mutually_exclusive_group(required=True)
    begins.add_argument(
        "--checkpoint", type=Path, help="a BERT or MiniLM checkpoint: the folder of its files"
    )
    begins.add_argument("--from-scratch", action="store_true", help="a small one that has learnt nothing")
    parser.add_argument("--licence", default="", help="that of the checkpoint, and where it comes from")
    parser.add_argument("--out", type=Path, help="the folder to write; without it nothing is kept")
    parser.add_argument("--measure", action="store_true", help="Circa by scenario, nothing else")
    parser.add_argument("--scenarios", type=int, default=8, help="measure only so many")
    parser.add_argument("--circa", type=Path, default=ROWS)
    parser.add_argument("--written", type=Path, default=WRITTEN)
    parser.add_argument("--phrases", type=Path, default=PHRASES)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--width", type=int, default=SMALL.width)
    parser.add_argument("--layers", type=int, default=SMALL.layers)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--small", action="store_true", help="eight-bit weights")
    given = parser.parse_args()
    if given.checkpoint and given.out and not given.licence:
        parser.error("say under which licence the checkpoint stands: --licence")
    print(f"Learning with {engine().name}.", flush=True)
    if given.measure:
        measured(given)
        return
    model, temperature = made(given)
    if given.out:
        licence = " ".join(filter(None, (given.licence, _LICENCE)))
        saved(model, temperature, given.out, licence=licence, small=given.small)
        print(*compared(transformer(given.out), rows(given.written, test=True)), sep="\n")


if __name__ == "__main__":
    main()
