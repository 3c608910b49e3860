"""Worlds with known parameters, and a plain solver: the spelling by which the program is judged."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from nextyes.decide.closed_form import TwoKinds
from nextyes.decide.economics import Economics
from nextyes.odds import Forecast
from nextyes.odds.intent import STATES, Intent, chance, update
from nextyes.odds.seen import ENGAGED, LOST, SEEN, SILENCE, WON

Number = NDArray[np.float64]

LIVE_STATE, DEAD_STATE = STATES.index(("ready", "quiet")), STATES.index(("dead", "quiet"))


def two_kinds(deal: TwoKinds, live: float = 0.5) -> Intent:
    """Live and dead buyers of the closed form: nothing drifts, an ask tells which they are."""
    won, lost, eps = float(deal.won), float(deal.lost), float(deal.eps)
    follow = np.zeros((len(STATES), len(SEEN)))
    follow[:, SILENCE] = 1.0
    follow[LIVE_STATE, [WON, LOST, SILENCE]] = won, lost, 1.0 - won - lost
    ask = np.zeros_like(follow)
    ask[:, LOST] = 1.0
    ask[LIVE_STATE, [LOST, ENGAGED]] = eps, 1.0 - eps
    start = np.zeros(len(STATES))
    start[[LIVE_STATE, DEAD_STATE]] = live, 1.0 - live
    return Intent(start=start, drift=np.eye(len(STATES)), follow=follow, ask=ask, concede=follow)


def economics_of(deal: TwoKinds) -> Economics:
    hours, hours_ask = float(deal.hours), float(deal.hours_ask)
    return Economics(minutes_follow_up=60 * hours, minutes_ask=60 * hours_ask, minutes_concede=6000 * hours)


def line(live: Number) -> Number:
    """Beliefs that a buyer is live, as beliefs over all states."""
    belief = np.zeros((len(live), len(STATES)))
    belief[:, LIVE_STATE], belief[:, DEAD_STATE] = live, 1.0 - live
    return belief


def with_risk(intent: Intent, eps: float) -> Intent:
    """The intent had asks ended a share eps of live deals more than follow-ups do."""
    ask = intent.ask.copy()
    live = slice(0, STATES.index(("dead", "quiet")))
    lost = intent.follow[live, LOST] + eps
    ask[live] *= ((1 - lost) / (1 - ask[live, LOST]))[:, None]
    ask[live, LOST] = lost
    return replace(intent, ask=ask)


def best_by_enumeration(
    intent: Intent, economics: Economics, belief: Number, ratio: float, touches: int
) -> Number:
    """What each action is worth, for a deal of value 1: every history of so many touches, one by one.

    Shape (n, 3) for follow, ask, concede. Knows nothing of vectors or of points.
    """
    worth = np.zeros((len(belief), 3))
    lengths = economics.hours / economics.hours[0]
    for action in range(3):
        seen = chance(intent, belief, action)
        worth[:, action] = economics.kept[action] * seen[:, WON] - ratio * lengths[action]
        for code in range(len(SEEN)):
            if code in (WON, LOST) or touches == 1:
                continue
            after = update(intent, belief, action, code)
            goes_on = best_by_enumeration(intent, economics, after, ratio, touches - 1)
            worth[:, action] += seen[:, code] * np.maximum(goes_on.max(axis=1), 0.0)
    return worth


def forecast(win_ever: Number, touches_left: float = 3.0) -> Forecast:
    return Forecast(
        win=win_ever,
        lost=1 - win_ever,
        open=0 * win_ever,
        win_ever=win_ever,
        win_low=win_ever,
        win_high=win_ever,
        touches_left=np.full(len(win_ever), touches_left),
    )


def draw(cumulative: Number, rng: np.random.Generator) -> NDArray[np.intp]:
    """One draw from each row of cumulative chances."""
    chosen: NDArray[np.intp] = (rng.random((len(cumulative), 1)) > cumulative).sum(axis=1)
    return np.asarray(np.minimum(chosen, cumulative.shape[1] - 1))
