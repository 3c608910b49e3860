"""How likely each reading is, all told: the light model's shares, moved by cues, dates and prices.

A sum of points in log-odds: those of a reader (`readers`), and those of each signal (`signals`), as
``weights.json`` beside this module gives them. ``python -m experiments.replies.weighing`` learns them.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from nextyes.deals.events import Reading
from nextyes.replies.cues import Cue
from nextyes.replies.dates import Governs
from nextyes.replies.question import about, means_no
from nextyes.replies.reply import Price, Role

READINGS = tuple(Reading)
Shares = NDArray[np.float64]

_PAIRED = (
    "refuse",
    "later",
    "time",
    "go",
    "price",
    "stall",
    "promise",
    "proviso",
    "alive",
    "elsewhere",
    "affirm",
    "deny",
    "warm",
    "away",
    "stop",
)
_EVEN = 0.02  # of a share, spread over all: a reader that is quite sure can still be moved
_SHORT = 4  # words
_SURE_OF_A_NO = 0.75  # a live deal that is closed by mistake is dear


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Weights:
    """Points by signal and reading, and what readers and readings count."""

    reader: float  # of the reader's log-shares
    points: dict[str, Shares]  # of each signal, shape (10,)
    sure: float  # probability from which a reading is sure enough
    also: float  # from which a second reading holds beside the first


@lru_cache(maxsize=1)
def load() -> Weights:
    """Return the packaged weights."""
    saved = json.loads(files(__package__).joinpath("weights.json").read_text("utf-8"))
    return Weights(
        reader=saved["reader"],
        points={name: np.array(points) for name, points in saved["points"].items()},
        sure=saved["sure"],
        also=saved["also"],
    )


def signals(
    text: str,
    cues: Sequence[Cue],
    *,
    asked: str,
    governed: Governs,
    price: Price | None,
    agreed: bool = False,
) -> list[str]:
    """Return the names of all that speaks for or against a reading.

    ``agreed`` says that the price is the one that was asked for.
    """
    names = {cue.feature for cue in cues}
    kinds = sorted({cue.name for cue in cues if cue.name in _PAIRED})
    names.update(f"{one} & {other}" for at, one in enumerate(kinds) for other in kinds[at + 1 :])
    if telling := [cue for cue in cues if cue.name in _PAIRED]:
        names.add(f"first {telling[0].name}")
        names.add(f"last {telling[-1].name}")
    topic = about(asked)
    means = "not" if topic == "not" else {True: "no", False: "yes", None: "nothing"}[means_no(asked)]
    names.update(
        f"{kind} to a {means}"
        for kind in ("affirm", "deny", "refuse", "alive", "later", "not_yet", "go")
        if kind in kinds
    )
    names.update(f"{kind} to {topic or 'nothing'}" for kind in kinds)
    if len(kinds) == 1:
        names.update((f"only {kinds[0]}", f"only {kinds[0]} to {topic or 'nothing'}"))
    if governed.when is not None:
        names.update(("date", f"date to a {means}", *(f"date & {kind}" for kind in kinds)))
        if governed.is_called:
            names.update(("called", *(f"called & {kind}" for kind in kinds)))
    if price is not None:
        said = "offer" if price.role is Role.OFFER else "budget" if price.role is Role.BUDGET else "price"
        named = "agreed" if agreed else "money"
        names.update((f"names {named if agreed else said}", *(f"{named} & {kind}" for kind in kinds)))
    if not telling and not any(cue.name in ("ask", "asks") for cue in cues):
        names.add("no cue")
        if len(text.split()) <= _SHORT:
            names.add("short, no cue")
    return ["always", f"asked {means}", f"about {topic or 'nothing'}", *sorted(names)]


def log_shares(shares: Shares) -> Shares:
    """Return the log of shares, none of them so small that nothing could make up for it."""
    logs: Shares = np.log((1.0 - _EVEN) * shares + _EVEN / len(READINGS))
    return logs


def weighed(shares: Shares, found: Sequence[Sequence[str]], weights: Weights) -> Shares:
    """Return the probability of each reading, shape (n, 10), by a reader's shares and the signals."""
    scores = weights.reader * log_shares(shares)
    for row, names in enumerate(found):
        for name in names:
            points = weights.points.get(name)
            if points is not None:
                scores[row] += points
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    probabilities: Shares = grown / grown.sum(axis=1, keepdims=True)
    return probabilities


def all_but(reading: Reading, shares: list[float], share: float) -> list[float]:
    """Return shares with that of one reading at least ``share``, the others in proportion."""
    at = READINGS.index(reading)
    share = max(share, shares[at])
    rest = max(1.0 - shares[at], 1e-9)
    return [share if row == at else value * (1.0 - share) / rest for row, value in enumerate(shares)]


def unsure(ranked: Sequence[tuple[Reading, float]]) -> str:
    """Return why no reading is sure enough; "" where one is."""
    (first, share), (second, other) = ranked[0], ranked[1]
    sure = max(load().sure, _SURE_OF_A_NO if first is Reading.NO else 0.0)
    if share >= sure:
        return ""
    return (
        f"not sure enough: {first.replace('_', ' ')} {share:.0%}, {second.replace('_', ' ')} {other:.0%}, "
        f"and the likeliest should be {sure:.0%}"
    )
