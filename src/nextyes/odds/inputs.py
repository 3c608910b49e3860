"""The named inputs of the odds: what of a landmark they look at, on the history's own scale, and in words.

Time is measured against the history's own median age, so that a pipeline of years and one of weeks give
the same numbers. An input that is not known is NaN.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nextyes.deals.landmarks import Landmarks, Number, Text
from nextyes.odds.hedging import hedges


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What is usual in a history: a deal's age, the days between two moves of a buyer, the win rate."""

    age_days: float
    gap_days: float
    win_rate: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One input: its number for each landmark, the slope expected before any data, and its words.

    ``slope`` is in log-odds for each standard deviation of the number.
    """

    name: str
    number: Callable[[Landmarks, Scale], Number]
    words: Callable[[Landmarks, int], str]
    slope: float = 0.0


def usual(landmarks: Landmarks) -> Scale:
    """Return what is usual in the landmarks that a model learns from."""
    moves = landmarks.heard > 0
    gaps = landmarks.heard_span_days[moves] / landmarks.heard[moves]
    closed = landmarks.segment_won + landmarks.segment_lost
    age = _median(landmarks.age_days, 1.0)
    return Scale(
        age_days=age,
        gap_days=_median(gaps, age),
        win_rate=float((landmarks.segment_won.sum() + 0.3) / (closed.sum() + 1.0)) if len(landmarks) else 0.3,
    )


def numbers(landmarks: Landmarks, scale: Scale) -> Number:
    """Return every input for every landmark, shape (n, len(INPUTS)), NaN where not known."""
    return np.column_stack([each.number(landmarks, scale) for each in INPUTS.values()])


def words(landmarks: Landmarks, name: str) -> Text:
    """Return an input in words for each landmark, shape (n,)."""
    say = INPUTS[name].words
    return np.array([say(landmarks, row) for row in range(len(landmarks))], dtype=object)


def clock_days(landmarks: Landmarks) -> Number:
    """Return the age of the offer, or of the deal before its first offer, shape (n,), days."""
    return np.where(np.isnan(landmarks.offer_age_days), landmarks.age_days, landmarks.offer_age_days)


def _median(values: Number, otherwise: float) -> float:
    known = values[np.isfinite(values) & (values > 0)]
    return float(np.median(known)) if len(known) else otherwise


def _log_time(days: Number, scale: Scale) -> Number:
    return np.asarray(np.log1p(10.0 * np.maximum(days, 0.0) / scale.age_days), dtype=np.float64)


def _silence(landmarks: Landmarks, scale: Scale) -> Number:
    # One gap of the history's usual length is added, so that a single early reply sets no rhythm.
    gap = (landmarks.heard_span_days + scale.gap_days) / (landmarks.heard + 1.0)
    return np.log1p(5.0 * np.maximum(landmarks.silence_days, 0.0) / np.maximum(gap, 0.01 * scale.gap_days))


def _promise(landmarks: Landmarks, scale: Scale) -> Number:
    return np.arcsinh(10.0 * landmarks.days_to_promise / scale.age_days)


def _amount(landmarks: Landmarks, _scale: Scale) -> Number:
    return np.log1p(np.maximum(landmarks.amount, 0.0))


def _rate(won: Number, lost: Number, scale: Scale, worth: float) -> Number:
    share = (won + worth * scale.win_rate) / (won + lost + worth)
    usual = scale.win_rate / (1.0 - scale.win_rate)
    return np.asarray(np.log(share / (1.0 - share) / usual), dtype=np.float64)


def _customer(landmarks: Landmarks, scale: Scale) -> Number:
    return _rate(landmarks.customer_won, landmarks.customer_lost, scale, 5.0)


def _segment(landmarks: Landmarks, scale: Scale) -> Number:
    return _rate(landmarks.segment_won, landmarks.segment_lost, scale, 30.0)


def _days(days: float) -> str:
    if days < 1:
        return "less than a day"
    return "1 day" if days < 2 else f"{math.floor(days):,} days"


def _count(count: float, one: str, many: str, none: str = "") -> str:
    if count == 0 and none:
        return none
    return f"1 {one}" if count == 1 else f"{count:,.0f} {many}"


def _clock_words(at: Landmarks, row: int) -> str:
    if np.isnan(at.offer_age_days[row]):
        return f"opened {_days(at.age_days[row])} ago, no offer yet"
    return f"first offer {_days(at.offer_age_days[row])} ago"


def _silence_words(at: Landmarks, row: int) -> str:
    if at.heard[row] == 0:
        return f"no reply from them yet, in {_days(at.silence_days[row])}"
    return f"no reply from them for {_days(at.silence_days[row])}"


def _since_touch_words(at: Landmarks, row: int) -> str:
    days = at.days_since_touch[row]
    return "not touched by us yet" if np.isnan(days) else f"last touched by us {_days(days)} ago"


def _since_offer_words(at: Landmarks, row: int) -> str:
    days = at.days_since_offer[row]
    return "no offer yet" if np.isnan(days) else f"last offer {_days(days)} ago"


def _amount_words(at: Landmarks, row: int) -> str:
    amount = at.amount[row]
    return "no amount" if np.isnan(amount) else f"amount {amount:,.0f} {at.currency[row]}".rstrip()


def _promise_words(at: Landmarks, row: int) -> str:
    days = at.days_to_promise[row]
    if np.isnan(days):
        return "no expected close date"
    if days < 0:
        return f"expected close date passed {_days(-days)} ago"
    return f"expected to close in {_days(days)}"


def _pushes_words(at: Landmarks, row: int) -> str:
    if np.isnan(at.days_to_promise[row]):
        return "no close date to push"
    return (
        f"close date pushed {_count(at.pushes[row], 'time', 'times')}" if at.pushes[row] else "never pushed"
    )


def _customer_words(at: Landmarks, row: int) -> str:
    won, lost = at.customer_won[row], at.customer_lost[row]
    if won + lost == 0:
        return "no closed deal with this customer before"
    return f"this customer: {won:,.0f} won, {lost:,.0f} lost before"


def _segment_words(at: Landmarks, row: int) -> str:
    return f"this pipeline: {at.segment_won[row]:,.0f} won, {at.segment_lost[row]:,.0f} lost before"


INPUTS: dict[str, Input] = {
    each.name: each
    for each in (
        Input(
            name="age",
            number=lambda at, scale: _log_time(clock_days(at), scale),
            words=_clock_words,
            slope=-0.1,
        ),
        Input(name="silence", number=_silence, words=_silence_words, slope=-0.4),
        Input(
            name="touches",
            number=lambda at, _: np.log1p(at.touches),
            words=lambda at, row: _count(
                at.touches[row], "touch so far", "touches so far", "no touch of ours yet"
            ),
        ),
        Input(
            name="unanswered",
            number=lambda at, _: np.log1p(at.unanswered),
            words=lambda at, row: _count(
                at.unanswered[row], "touch unanswered", "touches unanswered", "the last move was theirs"
            ),
            slope=-0.2,
        ),
        Input(
            name="heard",
            number=lambda at, _: np.log1p(at.heard),
            words=lambda at, row: _count(
                at.heard[row], "reply from them so far", "replies from them so far", "no reply from them yet"
            ),
            slope=0.1,
        ),
        Input(
            name="hedges",
            number=lambda at, _: np.log1p(hedges(at.touch_pattern)),
            words=lambda at, row: _count(
                hedges(at.touch_pattern[row : row + 1])[0],
                "time they hemmed and hawed",
                "times they hemmed and hawed",
                "never hemmed and hawed",
            ),
        ),
        Input(
            name="since_touch",
            number=lambda at, scale: _log_time(at.days_since_touch, scale),
            words=_since_touch_words,
        ),
        Input(
            name="since_offer",
            number=lambda at, scale: _log_time(at.days_since_offer, scale),
            words=_since_offer_words,
        ),
        Input(
            name="offers",
            number=lambda at, _: np.log1p(at.offers),
            words=lambda at, row: _count(at.offers[row], "offer made", "offers made", "no offer made"),
        ),
        Input(name="amount", number=_amount, words=_amount_words),
        Input(name="promise", number=_promise, words=_promise_words, slope=0.3),
        Input(
            name="pushes",
            number=lambda at, _: np.log1p(at.pushes),
            words=_pushes_words,
            slope=-0.2,
        ),
        Input(name="customer", number=_customer, words=_customer_words, slope=0.2),
        Input(name="segment", number=_segment, words=_segment_words, slope=0.1),
    )
}
