"""Rails: what forbids a question before any value is looked at, each a named rule with its words.

To add a rail: a `Rail` in ``RAILS``, in order of weight; the first that holds is the one shown.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nextyes.deals.landmarks import Landmarks
from nextyes.decide.economics import Economics

Mask = NDArray[np.bool_]
Code = NDArray[np.int8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the touch patterns of n deals say; every field has shape (n,)."""

    last: NDArray[np.str_]  # letter of the last touch, "" where there was none
    heard: NDArray[np.str_]  # letter of the last move of the buyer, "" where they never moved
    asks: NDArray[np.intp]  # asks since their last move
    hedges: NDArray[np.intp]  # hedges in a row up to their last move


def said(landmarks: Landmarks) -> Said:
    """Return what the touch patterns say, see `nextyes.deals.fold.Deal`.

    Letters are in lower case: whether a touch was an ask is counted in ``asks``.
    """
    patterns = landmarks.touch_pattern.tolist()
    each = {pattern: row for row, pattern in enumerate(dict.fromkeys(patterns))}
    row = np.fromiter(map(each.__getitem__, patterns), dtype=np.intp, count=len(patterns))
    parsed = [_parsed(pattern) for pattern in each] or [("", "", 0, 0)]
    last, heard, asks, hedges = zip(*parsed, strict=True)
    return Said(
        last=np.array(last)[row],
        heard=np.array(heard)[row],
        asks=np.array(asks)[row],
        hedges=np.array(hedges)[row],
    )


def _parsed(pattern: str) -> tuple[str, str, int, int]:
    moved = pattern.rstrip("sS")
    moves = moved.lower().replace("s", "")
    hedges = len(moves) - len(moves.rstrip("h"))
    return pattern[-1:].lower(), moved[-1:].lower(), pattern[len(moved) :].count("S"), hedges


@dataclass(frozen=True, slots=True, kw_only=True)
class Rail:
    """A rule that forbids to ask: where it holds, and why in words, with {days} of the deal filled in."""

    name: str
    holds: Callable[[Landmarks, Said, Economics], Mask]
    days: Callable[[Landmarks, Economics], NDArray[np.float64]]
    words: str


def _said_later(landmarks: Landmarks, said: Said, economics: Economics) -> Mask:
    later: Mask = said.last == "l"
    return later & (landmarks.silence_days < economics.cooling_off_days)


def _asked(landmarks: Landmarks, said: Said, economics: Economics) -> Mask:
    return np.logical_and(said.asks > 0, landmarks.days_since_asked < economics.cooling_off_days)


def _fresh(landmarks: Landmarks, _said: Said, economics: Economics) -> Mask:
    return np.logical_and(landmarks.unanswered > 0, landmarks.days_since_touch < economics.patience_days)


RAILS: tuple[Rail, ...] = (
    Rail(
        name="stopped",
        holds=lambda deals, _said, _economics: deals.stopped > 0,
        days=lambda deals, _economics: deals.silence_days,
        words="they asked not to be contacted again",
    ),
    Rail(
        name="said_no",
        holds=lambda _deals, said, _economics: said.heard == "n",
        days=lambda deals, _economics: deals.silence_days,
        words="they already said no, {days} ago",
    ),
    Rail(
        name="waiting",
        holds=lambda deals, _said, _economics: deals.days_to_wait > 0,
        days=lambda deals, _economics: deals.days_to_wait,
        words="a promise is pending, {days} to go",
    ),
    Rail(
        name="said_later",
        holds=_said_later,
        days=lambda deals, _economics: deals.silence_days,
        words="they said later, only {days} ago",
    ),
    Rail(
        name="asked",
        holds=_asked,
        days=lambda deals, economics: economics.cooling_off_days - deals.days_since_asked,
        words="already asked; {days} left to answer",
    ),
    Rail(
        name="fresh_touch",
        holds=_fresh,
        days=lambda deals, _economics: deals.days_since_touch,
        words="touched only {days} ago; they have had no time to answer",
    ),
    Rail(
        name="too_few_touches",
        holds=lambda deals, said, _economics: (deals.touches < 2) & (said.heard != "p"),
        days=lambda deals, _economics: deals.age_days,
        words="not followed up once yet",
    ),
)
RAIL = {rail.name: code for code, rail in enumerate(RAILS, start=1)}


def blocked_by(landmarks: Landmarks, economics: Economics, said: Said) -> Code:
    """Return the first rail that forbids to ask, shape (n,): its code in ``RAIL``, 0 where there is none."""
    blocked = np.zeros(len(landmarks), dtype=np.int8)
    for code, rail in reversed(list(enumerate(RAILS, start=1))):
        blocked[rail.holds(landmarks, said, economics)] = code
    return blocked


def why_not(landmarks: Landmarks, economics: Economics, code: int, row: int) -> str:
    """Return in words why a deal may not be asked, "" for code 0.

    Args:
        landmarks: Of n deals.
        economics: The team's.
        code: From `blocked_by`.
        row: Of the deal.
    """
    if not code:
        return ""
    rail = RAILS[code - 1]
    return rail.words.format(days=in_days(float(rail.days(landmarks, economics)[row])))


def in_days(days: float) -> str:
    """Return a number of days in words.

    Example:
        >>> in_days(0.3), in_days(1.2), in_days(23.4)
        ('less than a day', '1 day', '23 days')
    """
    if days < 1:
        return "less than a day"
    whole = int(days)
    return "1 day" if whole == 1 else f"{whole:,} days"
