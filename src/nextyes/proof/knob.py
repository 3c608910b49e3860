"""A knob set on the past: drop at or below which chance of a win, so that only a share of wins is touched?

A deal that is dropped at a chance p costs p wins on average, so the wins touched by a knob are the sum of
the chances at which past deals would have been dropped, over the sum of those at which they began. Unlike
a count of wins it needs no outcome, so it is steadier and leaves no open deal out. Three things would make
it say too little, and are mended:

* chances that a deal itself taught: each deal is scored by a model of the other deals, unless they are
  thousands;
* deals that had no time yet to sink: a drop after d days counts 1 / P(a deal was watched for d days), the
  inverse probability of censoring (Robins and Finkelstein 2000);
* old deals that are open when a policy begins: the past is replayed from an instant within it, when a
  third of its wins were in, so that it begins with such deals, too.
"""

import numpy as np
from numpy.typing import NDArray

from nextyes import odds
from nextyes.deals.landmarks import Number, outcomes
from nextyes.proof.curve import Code, FollowUps, lowest_so_far
from nextyes.proof.history import Chased, History, Lives, Rows, chased, follow_up_points, touches_left
from nextyes.proof.learnt import Learnt

_FOLDS = 3
_MANY_DEALS = 2_000  # from as many closed deals on, a model can hardly know one of them by heart
_LEAST_WATCHED = 0.05  # no drop counts for more than 20


def knobs(
    history: History, lives: Lives, learnt: Learnt, targets: tuple[float, ...], rng: np.random.Generator
) -> Number:
    """Return the chances of a win at or below which to drop, for shares of wins touched from now on.

    Minus infinity where the past is too small to say: nothing is dropped.

    Args:
        history: What happened after the instant of what was learnt is not looked at.
        lives: Of the history.
        learnt: From what was known at its instant, which is now.
        targets: Shares of the wins that may be touched, shape (k,).
        rng: Deals the deals out to folds.
    """
    at = learnt.at
    wins = np.sort(history.closings.at[history.closings.won & (history.closings.at < at)])
    if len(wins) < _FOLDS:
        return np.full(len(targets), -np.inf)
    since = int(wins[len(wins) // 3])
    past = chased(history, lives, since, at)
    if learnt.closed_deals < _MANY_DEALS:
        chance = _scored_by_others(history, lives, past, at, rng)
    else:
        chance = odds.predict(learnt.odds, history.landmarks.take(past.rows)).win_ever
    begins = np.full(len(past.result), at, dtype=np.int64)
    np.minimum.at(begins, past.follow_ups.life, history.points.as_of[past.rows])
    waited = history.points.as_of[past.rows] - begins[past.follow_ups.life]
    watched = np.sort(at - begins)
    share_watched = 1.0 - np.searchsorted(watched, waited) / max(len(watched), 1)
    level, touched = expected_touched(
        chance, 1.0 / np.maximum(share_watched, _LEAST_WATCHED), past.follow_ups
    )
    aims = [cautious(target, len(wins)) for target in targets]
    return np.concatenate([[-np.inf], level])[np.searchsorted(touched, aims, side="right")]


def cautious(target: float, wins: int) -> float:
    """Return the share of wins to aim at so that a limit is rather kept than broken.

    It is less by one standard error of the wins that the limit allows, counted as Poisson: a limit that
    rests on few wins is aimed at from further below.

    Args:
        target: The limit, a share of the wins, in [0, 1].
        wins: From which the knob is set.

    Example:
        >>> [round(cautious(0.035, wins), 4) for wins in (100, 700, 10_000)]
        [0.0228, 0.0291, 0.0332]
    """
    return float(target / (1.0 + 1.0 / np.sqrt(max(target * wins, 1.0))))


def expected_touched(chance: Number, weight: Number, follow_ups: FollowUps) -> tuple[Number, Number]:
    """Return the knobs, ascending, and the share of wins that dropping at or below each would touch.

    Args:
        chance: Of a win, at each follow-up, shape (n,).
        weight: How much a drop at each follow-up counts, shape (n,), >= 1.
        follow_ups: By life and instant.

    Example:
        >>> two = FollowUps(life=np.array([0, 0, 1]), minutes=np.ones(3), won=np.ones(2), deal=np.arange(2))
        >>> level, touched = expected_touched(np.array([0.6, 0.2, 0.4]), np.ones(3), two)
        >>> level.tolist(), touched.round(3).tolist()
        ([0.2, 0.4, 0.6], [0.2, 0.6, 1.0])
    """
    if not len(chance):
        return np.zeros(0), np.zeros(0)
    level = np.unique(chance)
    lowest = lowest_so_far(chance, follow_ups.life)
    first = np.append(True, follow_ups.life[1:] != follow_ups.life[:-1])
    before = np.where(first, len(level), np.append(0, lowest[:-1]))
    # A new low is where a deal is dropped by all knobs from it up to the low before.
    sinks = lowest < before
    cost = (chance * weight)[sinks]
    steps = np.zeros(len(level) + 1)
    np.add.at(steps, lowest[sinks], cost)
    np.add.at(steps, before[sinks], -cost)
    touched = np.cumsum(steps[:-1]) / chance[first].sum()
    return level, np.maximum.accumulate(touched)


def _scored_by_others(
    history: History, lives: Lives, past: Chased, at: int, rng: np.random.Generator
) -> Number:
    rows = np.flatnonzero(follow_up_points(history) & (history.points.as_of < at))
    deal: Code = lives.deal[lives.of_points]
    fold = rng.integers(_FOLDS, size=len(lives.deal_id))[deal]
    known = history.landmarks
    chance = np.full(len(past.rows), np.nan)
    for number in range(_FOLDS):
        others: Rows = rows[fold[rows] != number]
        mine: NDArray[np.bool_] = fold[past.rows] == number
        result = outcomes(known.take(others), history.closings, at)
        left = touches_left(history, lives, others, at)
        fitted = odds.fit(known.take(others), result, left, rng=rng)
        chance[mine] = odds.predict(fitted, known.take(past.rows[mine])).win_ever
    return chance
