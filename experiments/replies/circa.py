"""Circa: how indirect answers are meant, by scenario: ``python -m experiments.replies.circa [--rows FILE]``.

Louis, Roth and Radlinski, "I'd rather just go to bed": Understanding Indirect Answers, EMNLP 2020,
CC BY 4.0.
"""

import argparse
import csv
import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from experiments.replies.learning import fit_layer, predict_layer
from numpy.typing import NDArray

from nextyes.replies.light.features import answer_features
from nextyes.replies.light.model import ANSWERS, Layer

Array = NDArray[np.float64]

ROWS = Path("../shared/data/replies/circa.tsv.gz")
RIDGE, POWER = 0.1, 0.5
_GOLD = ("Yes", "No", "Yes, subject to some conditions", "In the middle, neither yes nor no", "Other")
_VOTES = {
    **{vote: column for column, vote in enumerate(_GOLD)},
    "Probably yes / sometimes yes": 0,
    "Probably no": 1,
    "I am not sure how X will interpret Y’s answer": 4,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A question, its answer, the scenario, how five people took it, what most said (-1: none)."""

    asked: str
    text: str
    scenario: str
    votes: tuple[float, ...]
    gold: int


def read_circa(path: Path) -> list[Answer]:
    """Return the rows of the set."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Answer(
                asked=row["question-X"],
                text=row["answer-Y"],
                scenario=row["context"],
                votes=_shares(row["judgements"]),
                gold=_GOLD.index(row["goldstandard2"]) if row["goldstandard2"] in _GOLD else -1,
            )
            for row in rows
        ]


def _shares(judgements: str) -> tuple[float, ...]:
    votes = np.bincount([_VOTES[vote] for vote in judgements.split("#")], minlength=len(_GOLD))
    return tuple((votes / votes.sum()).tolist())


def fit_answers(rows: Sequence[Answer]) -> Layer:
    """Return the layer learnt from the votes of rows."""
    found = [answer_features(row.asked, row.text) for row in rows]
    return fit_layer(found, np.array([row.votes for row in rows]), ridge=RIDGE, power=POWER)


def by_scenario(rows: Sequence[Answer]) -> dict[str, tuple[float, float, int]]:
    """Return by scenario: the accuracy of a layer that never saw it, of "yes" always, and its rows."""
    figures = {}
    for scenario in sorted({row.scenario for row in rows}):
        layer = fit_answers([row for row in rows if row.scenario != scenario])
        unseen = [row for row in rows if row.scenario == scenario and row.gold >= 0]
        gold = np.array([row.gold for row in unseen])
        shares = predict_layer(layer, [answer_features(row.asked, row.text) for row in unseen])
        figures[scenario] = (
            float((shares.argmax(axis=1) == gold).mean()),
            float((gold == 0).mean()),
            len(gold),
        )
    return figures


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=Path, default=ROWS)
    figures = by_scenario(read_circa(parser.parse_args().rows))
    print("| scenario, unseen in training | rows | majority | light |\n|---|---|---|---|")
    for scenario, (right, majority, size) in figures.items():
        print(f"| {scenario} | {size:,} | {majority:.1%} | {right:.1%} |")
    table = np.array(list(figures.values()))
    for name, row in (("mean", table.mean(axis=0)), ("worst", table.min(axis=0))):
        print(f"| **{name}** | | {row[1]:.1%} | **{row[0]:.1%}** |")
    print(f"\nClasses: {', '.join(ANSWERS)}. Published BERT, unmatched: mean 87.1 %, worst 81.9 %.")


if __name__ == "__main__":
    main()
