"""The recipe of the points of cues: they trust a phrase that is known, and not that one would be."""

from datetime import date

import numpy as np
from experiments.replies.rows import Row
from experiments.replies.weighing import learn, signals_of, targets_of
from numpy.typing import NDArray

from nextyes.deals.events import Reading
from nextyes.replies import weigh
from nextyes.replies.read import Asked

NO, HEDGE = weigh.READINGS.index(Reading.NO), weigh.READINGS.index(Reading.HEDGE)
REFUSES, HEMS = (
    "We are not interested in a new oven this spring.",
    "The oven stands beside the door of the shop.",
)


def row(text: str, reading: Reading) -> Row:
    came = Asked(text=text, sent=date(2026, 3, 4), language="en")
    return Row(
        id="", scenario=text, language="en", channel="email", came=came, readings=(reading,),
        until=None, check_back=None, amount=None, per=(), proof="",
    )  # fmt: skip


WRITTEN = [row(REFUSES, Reading.NO), row(HEMS, Reading.HEDGE)] * 40


def leaning(reading: int) -> list[float]:
    """Return the shares of a reader that leans to a reading."""
    return [0.55 if at == reading else 0.05 for at in range(len(weigh.READINGS))]


# It is right of three in four.
SHARES = np.array([leaning(NO), leaning(HEDGE)] * 30 + [leaning(HEDGE), leaning(NO)] * 10)


def test_the_same_phrases_are_forgotten_again_and_all_or_none_of_them() -> None:
    assert signals_of(WRITTEN, forgotten=0.5) == signals_of(WRITTEN, forgotten=0.5)
    assert signals_of(WRITTEN, forgotten=0.5) != signals_of(WRITTEN, forgotten=0.5, seed=1)
    assert all("refuse" in names for names in signals_of(WRITTEN)[::2])
    assert not any("refuse" in names for names in signals_of(WRITTEN, forgotten=1.0))


def test_a_refusal_in_words_that_no_phrase_knows_is_no_hedge() -> None:
    def no_without_a_phrase(forgotten: float) -> float:
        weights = learn(
            SHARES,
            [signals_of(WRITTEN, forgotten=forgotten)],
            targets_of(WRITTEN),
            rows=np.arange(len(WRITTEN)),
        )
        chances: NDArray[np.float64] = weigh.weighed(
            SHARES[:1], signals_of(WRITTEN[:1], forgotten=1.0), weights
        )
        return float(chances[0, NO])

    assert no_without_a_phrase(0.5) > 0.5 > no_without_a_phrase(0.0)
