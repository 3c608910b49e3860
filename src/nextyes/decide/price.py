"""The price of an hour: what it earns on the next deal, what it is worth in a full week, and an alarm."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nextyes.decide.program import Basis, Program, action
from nextyes.odds.intent import ASK, FOLLOW, STATES, Intent, belief, chance
from nextyes.odds.seen import WON

Number = NDArray[np.float64]
Text = NDArray[np.object_]

ENOUGH_CLOSED = 150  # closed deals below which no model ranks better than a cap on unanswered touches
_HOLDS_TO, _FAILS_FROM = 1.35, 1.6
_SAMPLE = 4096  # open deals looked at to price a full week
_Z = 1.645  # 90 % of a normal distribution lies within


class Alarm(StrEnum):
    """Whether the believed price of an hour is borne out."""

    HOLDS = "holds"
    DOUBTFUL = "doubtful"
    FAILS = "fails"


@dataclass(frozen=True, slots=True, kw_only=True)
class Realised:
    """What an hour did earn, with an interval that has it with 90 % confidence."""

    price_of_hour: float
    low: float
    high: float


def price_now(program: Program, belief: Number, value: Number) -> float:
    """Return the price of an hour today, for the deals that are open.

    The user's own price where they gave one. Else λ*, or if less the price at which the hours that the
    open deals ask for in a week are the hours at hand. With hours to spare an hour costs nothing: then
    nothing is asked and no deal that may still be won is dropped.

    Args:
        program: See `nextyes.decide.program.solve`.
        belief: About the open deals, shape (n, S).
        value: What winning each earns, shape (n,).
    """
    economics = program.economics
    if economics.price_of_hour is not None or economics.capacity_hours is None:
        return program.price_of_hour
    high = program.price_of_hour
    if hours_asked_for(program, belief, value, 0.0) <= economics.capacity_hours:
        return 0.0
    if hours_asked_for(program, belief, value, high) >= economics.capacity_hours:
        return high
    low = 0.0
    for _ in range(30):
        middle = (low + high) / 2
        full = hours_asked_for(program, belief, value, middle) > economics.capacity_hours
        low, high = (middle, high) if full else (low, middle)
    return high


def hours_asked_for(program: Program, belief: Number, value: Number, price: float) -> float:
    """Return the hours a week that the open deals ask for at a price of an hour.

    Each deal that is not dropped asks for its best action ``touches_a_week`` times. Of many deals some
    thousands are looked at, evenly.
    """
    rows = np.linspace(0, len(value) - 1, min(len(value), _SAMPLE)).astype(np.intp)
    if not len(rows):
        return 0.0
    best = action(program, belief[rows], value[rows], price=price).best
    hours = np.append(program.economics.hours, 0.0)[best]
    return float(hours.mean()) * len(value) * program.economics.touches_a_week


def realised(earned: ArrayLike, hours: ArrayLike) -> Realised:
    """Return what an hour earned over closed deals: Σ earned / Σ hours, with its interval.

    The error of the ratio is that of the residuals earned − rate × hours (Cochran 1977, eq. 6.13).

    Args:
        earned: By each deal, shape (n,), 0 for one that was lost.
        hours: Spent on each, shape (n,), the hours to find it included.

    Raises:
        ValueError: If no hours were spent.

    Example:
        >>> realised([300.0, 0.0, 0.0], [1.0, 1.0, 1.0]).price_of_hour
        100.0
    """
    money, spent = np.asarray(earned, dtype=np.float64), np.asarray(hours, dtype=np.float64)
    if not spent.sum() > 0:
        raise ValueError("no hours were spent on these deals, so an hour has no price")
    rate = float(money.sum() / spent.sum())
    n = len(money)
    error = float(np.sqrt(((money - rate * spent) ** 2).sum() * n / max(n - 1, 1)) / spent.sum())
    return Realised(price_of_hour=rate, low=max(rate - _Z * error, 0.0), high=rate + _Z * error)


def wins_believed(intent: Intent, patterns: Text, results: ArrayLike) -> Number:
    """Return how many wins the belief promised of each deal's touches, whoever decided on them, shape (n,).

    The sum over the touches of P(won | belief before the touch). Over deals that the intent was not fitted
    to, value times this against value times wins says whether the belief holds, whatever policy made the
    touches; both sides took the same hours. The last silence of an open deal is left out: the win may
    still come.

    Args:
        intent: The parameters.
        patterns: Touch patterns, shape (n,), see `nextyes.deals.fold.Deal`.
        results: 0 open, 1 won, 2 lost, shape (n,).
    """
    deals = [
        pattern[:-1] if result == 0 and pattern[-1:] in {"s", "S"} else pattern
        for pattern, result in zip(patterns.tolist(), np.asarray(results).tolist(), strict=True)
    ]
    before = {pattern[:touch] for pattern in set(deals) for touch in range(len(pattern))}
    row = {prefix: at for at, prefix in enumerate(sorted(before))}
    seen = belief(intent, np.array(list(row), dtype=object)) if row else np.zeros((0, len(STATES)))
    won = np.column_stack([chance(intent, seen, act)[:, WON] for act in (FOLLOW, ASK)])
    promised = {
        pattern: sum(won[row[pattern[:at]], int(letter.isupper())] for at, letter in enumerate(pattern))
        for pattern in set(deals)
    }
    return np.array([promised[pattern] for pattern in deals], dtype=np.float64)


def alarm(believed: float, realised: float) -> Alarm:
    """Return whether what the program believes is borne out by what came of it.

    Either the price of an hour, λ*, against what hours earned while its advice was followed; or, whatever
    policy made the touches, the earnings that the belief promised of them (`wins_believed`) against those
    that came. In simulation the ratio of prices lies between 1.05 and 1.35 where the model holds (a best
    plan looks a little better than it is) and between 1.6 and 2.0 where it fails.

    Example:
        >>> [alarm(believed, 100.0).value for believed in (110.0, 150.0, 180.0)]
        ['holds', 'doubtful', 'fails']
    """
    if believed <= _HOLDS_TO * realised:
        return Alarm.HOLDS
    return Alarm.FAILS if believed >= _FAILS_FROM * realised else Alarm.DOUBTFUL


def basis(closed_deals: int, alarm: Alarm = Alarm.HOLDS) -> Basis:
    """Return what advice may rest on: too few closed deals leave the cap, a failed alarm the thresholds.

    Example:
        >>> basis(149), basis(150), basis(1000, Alarm.FAILS)
        (<Basis.CAP: 'cap'>, <Basis.PROGRAM: 'program'>, <Basis.THRESHOLDS: 'thresholds'>)
    """
    if closed_deals < ENOUGH_CLOSED:
        return Basis.CAP
    return Basis.THRESHOLDS if alarm is Alarm.FAILS else Basis.PROGRAM
