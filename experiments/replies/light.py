"""Fit the light model and write its weights: ``python -m experiments.replies.light``."""

import argparse
import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from experiments.replies.bank import BANKS, bank_rows
from experiments.replies.circa import ROWS, fit_answers, read_circa
from experiments.replies.learning import fit_layer, mean_layer, rounded
from experiments.replies.phrases import PHRASES, phrases
from experiments.replies.rows import WRITTEN, Row, rows
from numpy.typing import NDArray

from nextyes.deals.events import Reading
from nextyes.replies.language import language_of
from nextyes.replies.light.features import Features, Item, reply_features
from nextyes.replies.light.model import READINGS, Layer, Light, answers_said, scores, softmax
from nextyes.replies.own_words import own_view, ungreeted
from nextyes.replies.question import means_no
from nextyes.replies.question_of import question_of

Array = NDArray[np.float64]

WEIGHTS = Path(__file__).parents[2] / "src/nextyes/replies/light/weights.npz"
RIDGE, POWER = 0.03, 0.5
TAUGHT = 2.0  # weight of a phrase beside a written reply
_ENOUGH = 10  # words
_UNASKED = 0.5  # weight of a reply whose question is taken away
_FIRST = 0.75  # share of the first reading where several hold


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A written reply with its readings, the first first; phrases are of the scenario ""."""

    scenario: str
    item: Item
    readings: tuple[int, ...]
    weight: float = 1.0

    @property
    def target(self) -> Array:
        """The shares of the readings."""
        share = np.zeros(len(READINGS))
        first, *others = self.readings
        share[first] = _FIRST if others else 1.0
        share[others] += (1.0 - _FIRST) / max(len(others), 1)
        return share


def written_of(rows: Iterable[Row]) -> list[Written]:
    """Return rows as replies to learn from."""
    return [
        Written(
            scenario=row.scenario,
            item=item_of(row.came.text, row.came.asked, row.language),
            readings=tuple(map(READINGS.index, row.readings)),
        )
        for row in rows
    ]


def read_phrases(folder: Path) -> list[Written]:
    """Return the phrases as replies of no scenario."""
    return [
        Written(
            scenario="",
            item=item_of(text, asked, language),
            readings=tuple(map(_number, readings)),
            weight=TAUGHT * weight,
        )
        for text, asked, language, readings, weight in phrases(folder)
    ]


def says_enough(text: str, asked: str) -> bool:
    """Return whether a reply to a question would mean the same to none: it is no bare yes or no."""
    return bool(asked) and len(text.split()) >= _ENOUGH


def unasked(rows: Sequence[Written]) -> list[Written]:
    """Return the replies that say enough once more, as if nobody knew what they were asked."""
    return [
        replace(row, item=replace(row.item, asked="", asked_means_no=None), weight=_UNASKED * row.weight)
        for row in rows
        if says_enough(row.item.text, row.item.asked)
    ]


def _number(reading: str) -> int:
    return READINGS.index(Reading(reading))


def item_of(text: str, asked: str, told: str) -> Item:
    """Return a reply as the reader hands it to the model: the buyer's own words."""
    own = ungreeted(own_view(text)).text
    asked = question_of(text, own, asked=asked)
    language = language_of(own, told=told, asked=asked)
    return Item(text=own, asked=asked, asked_means_no=means_no(asked), language=language)


def fit_readings(answers: Layer, rows: Sequence[Written]) -> Layer:
    """Return the second layer, learnt from written replies: the mean of one by view."""
    features = found(answers, [row.item for row in rows])
    targets = np.array([row.target for row in rows])
    weights = np.array([row.weight for row in rows])
    return mean_layer(
        [fit_layer(features, targets, weights=weights, ridge=RIDGE, power=POWER, kept=view) for view in VIEWS]
    )


# All features; all but pieces of words; all but whole words. The mean of the three is surer of what it says
# than each.
VIEWS: tuple[Callable[[Features], Sequence[int]], ...] = (
    lambda features: features.keys,
    lambda features: features.keys[: features.pieces_at],
    lambda features: features.keys[: features.runs_at] + features.keys[features.pieces_at :],
)


def found(answers: Layer, items: Sequence[Item]) -> list[Features]:
    """Return the features of replies, with what the first layer says of them."""
    empty = Layer(keys=answers.keys[:1], points=np.zeros((1, len(READINGS)), dtype=np.float32), power=0.0)
    said = answers_said(Light(answers=answers, readings=empty, temperature=1.0), items)
    return [reply_features(item, words) for item, words in zip(items, said, strict=True)]


def folds(scenarios: Iterable[str], parts: int) -> NDArray[np.intp]:
    """Return the part of each row: a scenario is never split."""
    names = list(scenarios)
    ranked = sorted(set(names), key=lambda name: hashlib.sha256(b"part" + name.encode()).digest())
    part = {name: at % parts for at, name in enumerate(ranked)}
    return np.array([part[name] for name in names])


def unseen_scores(
    answers: Layer, rows: Sequence[Written], known: Sequence[Written] = (), *, parts: int = 4
) -> Array:
    """Return the scores of each row by a layer that never saw its scenario, shape (n, 10).

    ``known`` are phrases that every layer sees.
    """
    part = folds((row.scenario for row in rows), parts)
    kept = np.zeros((len(rows), len(READINGS)))
    for each in range(parts):
        seen = [row for row, own in zip(rows, part, strict=True) if own != each]
        layer = fit_readings(answers, [*seen, *known])
        held = np.flatnonzero(part == each)
        kept[held] = scores(layer, found(answers, [rows[at].item for at in held.tolist()]))
    return kept


def temperature_of(kept: Array, targets: Array) -> float:
    """Return the temperature at which unseen scores fit best."""
    tried = np.exp(np.linspace(np.log(0.5), np.log(4.0), 61))
    nats = [-(targets * np.log(softmax(kept / each) + 1e-12)).sum() for each in tried]
    return float(tried[int(np.argmin(nats))])


def fit(circa: Path, written: Sequence[Row], taught: Path) -> dict[str, NDArray[np.generic]]:
    """Return the weights as arrays."""
    answers = fit_answers(read_circa(circa))
    replies, known = written_of(written), read_phrases(taught)
    replies += unasked(replies)
    kept = unseen_scores(answers, replies, known)
    readings = fit_readings(answers, [*replies, *known])
    return {
        **rounded(answers, name="answers"),
        **rounded(readings, name="readings"),
        "temperature": np.array(temperature_of(kept, np.array([row.target for row in replies]))),
    }


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--circa", type=Path, default=ROWS)
    parser.add_argument("--written", type=Path, default=WRITTEN)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--phrases", type=Path, default=PHRASES)
    parser.add_argument("--banks", type=Path, default=BANKS)
    given = parser.parse_args()
    written = rows(given.written, test=False) + bank_rows(given.banks)
    arrays = fit(given.circa, written, given.phrases)
    np.savez_compressed(given.out, **arrays)  # type: ignore[arg-type]
    size = given.out.stat().st_size / 1e6
    print(
        f"{size:.2f} MB, temperature {arrays['temperature']:.2f}, {len(arrays['readings_keys']):,} features"
    )


if __name__ == "__main__":
    main()
