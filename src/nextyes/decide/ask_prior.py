"""What an ask reveals, learnt from the asks that were recorded: the table `Intent.ask`.

Asks are few, so states share what is learnt. They fall into two bins of liveness, live and dead. Row s of
bin k is the stated prior's row, tilted by one factor for each thing that may be seen,

    A[s, o] ∝ prior[s, o] · (C[k, o] + κ_k m[k, o]) / (E[k, o] + κ_k m[k, o]),

with C the times that o was seen when buyers of the bin were asked, E the times that the prior expected it,
and m the bin's mean prior row: the posterior mean of a gamma factor with mean 1, whose prior is worth κ_k
asks. Which bin an ask fell into is itself only believed, so C is expected, by EM (Dempster, Laird and
Rubin 1977). The prior of the risk ε that asking ends a live deal is pessimistic, 5 %, and worth 40 asks.
"""

import re
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nextyes.decide.beliefs import LIVE, risk_of_asking
from nextyes.odds.intent import STATES, Intent, belief, prior_intent
from nextyes.odds.seen import ENGAGED, LATER, LOST, PUSHBACK, SEEN, SILENCE, WON

Number = NDArray[np.float64]
Text = NDArray[np.object_]

_WORTH = np.where(LIVE, 40.0, 20.0)[:, None]  # κ, by state
_ROUNDS = 50
_GAVE_UP = 0.2  # share of silent asks after which the seller closes the deal at once
_BINS = np.stack([LIVE, ~LIVE]).astype(np.float64)

# What a capital letter says was seen; a hedge says only that the deal did not end.
_LETTERS = {
    "S": (SILENCE,), "E": (ENGAGED,), "P": (PUSHBACK,), "L": (LATER,), "N": (LOST,),
    "H": (ENGAGED, PUSHBACK, LATER, SILENCE),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Asks:
    """k recorded asks of different history, each seen ``times`` times."""

    belief: Number  # (k, S), when it was asked
    says: Number  # (k, O), chance of the record given each thing that may have been seen
    times: Number  # (k,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revealed:
    """What asks revealed so far."""

    asks: int
    to_live: float  # of these, expected to have gone to live buyers
    eps: float  # chance that a question ends a live deal
    clear_no: float  # chance that a dead buyer says so when asked


def recorded_asks(intent: Intent, patterns: Text, results: ArrayLike) -> Asks:
    """Return the asks of a past, with what was believed of the buyer just before each.

    Args:
        intent: The parameters.
        patterns: Touch patterns, shape (n,); capitals are asks, see `nextyes.deals.fold.Deal`.
        results: 0 open, 1 won, 2 lost, shape (n,). The last touch of a closed deal says how it ended; an
            open deal's last ask without an answer is left out: the answer may still come.
    """
    each, times = np.unique(
        np.char.add(np.array(["-", "+", "x"])[np.asarray(results)], np.asarray(patterns, dtype=str)),
        return_counts=True,
    )
    before: list[str] = []
    says: list[Number] = []
    counts: list[int] = []
    for key, count in zip(each.tolist(), times.tolist(), strict=True):
        result, pattern = key[0], key[1:]
        for found in re.finditer("[A-Z]", pattern):
            end = found.end() == len(pattern)
            if end and result == "-" and found.group() == "S":
                continue
            before.append(pattern[: found.start()])
            says.append(_says(found.group(), result if end else "-"))
            counts.append(count)
    at = belief(intent, np.array(before, dtype=object)) if before else np.zeros((0, len(STATES)))
    return Asks(
        belief=at @ intent.drift,
        says=np.array(says).reshape(-1, len(SEEN)),
        times=np.array(counts, dtype=np.float64),
    )


def with_asks(intent: Intent, asks: Asks, *, prior: Intent | None = None) -> Intent:
    """Return the intent with the ask table that the recorded asks and the prior make most probable.

    Without asks it is the prior's table.
    """
    table = (prior_intent() if prior is None else prior).ask
    parent = _shared(table / _BINS.sum(axis=1)[_bin()][:, None])
    learnt = table
    for _ in range(_ROUNDS if len(asks.times) else 0):
        joint = asks.belief[:, :, None] * learnt[None] * asks.says[:, None, :]  # (k, S, O)
        share = asks.times[:, None, None] * joint / np.maximum(joint.sum(axis=(1, 2), keepdims=True), 1e-300)
        seen = share.sum(axis=0)
        expected = seen.sum(axis=1, keepdims=True) * table
        factor = (_shared(seen) + _WORTH * parent) / (_shared(expected) + _WORTH * parent)
        before, learnt = learnt, table * factor
        learnt = learnt / learnt.sum(axis=1, keepdims=True)
        if np.abs(learnt - before).max() < 1e-7:
            break
    return replace(intent, ask=learnt)


def revealed(intent: Intent, asks: Asks) -> Revealed:
    """Return what asks revealed so far, in the numbers that people are shown."""
    dead = intent.start * ~LIVE
    share = dead / dead.sum() if dead.sum() > 0 else np.where(LIVE, 0.0, 1 / (~LIVE).sum())
    return Revealed(
        asks=int(asks.times.sum()),
        to_live=float(asks.times @ asks.belief[:, LIVE].sum(axis=1)),
        eps=risk_of_asking(intent),
        clear_no=float(share @ intent.ask[:, LOST]),
    )


def _says(letter: str, result: str) -> Number:
    chance = np.zeros(len(SEEN))
    if result == "+":
        chance[WON] = 1.0
    elif result == "x" and letter == "S":
        chance[[LOST, SILENCE]] = 1.0, _GAVE_UP
    elif result == "x":
        chance[LOST] = 1.0
    else:
        chance[list(_LETTERS[letter])] = 1.0
    return chance


def _bin() -> NDArray[np.intp]:
    return np.where(LIVE, 0, 1)


def _shared(rows: Number) -> Number:
    """Return rows of the states, (S, O), summed over each state's bin."""
    return (_BINS @ rows)[_bin()]
