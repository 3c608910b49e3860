"""Advice for open deals today: what to do, what it is worth, what forbids it, and in which order.

Gather, decide, apply: this decides. Rails come before any value; then the program, or the plainer rule
that the program's `Basis` names, chooses an action; what the buyer last said makes it advice.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nextyes.deals.landmarks import Landmarks
from nextyes.decide.beliefs import LIVE, combined
from nextyes.decide.economics import Economics, deal_values
from nextyes.decide.price import price_now
from nextyes.decide.program import ACTIONS, DROP, Actions, Basis, Program, action, choose, doubt
from nextyes.decide.rails import RAIL, Said, blocked_by, said
from nextyes.odds import Forecast
from nextyes.odds.intent import ASK, CONCEDE, FOLLOW

ADVICE = ("check_back", "ask", "ask_price", "take_risk_off", "follow_up", "close", "wait")
CHECK_BACK, ASK_NO, ASK_PRICE, TAKE_RISK_OFF, FOLLOW_UP, CLOSE, WAIT = range(len(ADVICE))

Number = NDArray[np.float64]
Code = NDArray[np.int8]

_HEDGES = 2  # hedges in a row that are met by taking risk off; then the question is due
_UNANSWERED_ASKS = 2  # asks in one silence after which there is no third


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What to do with n open deals today; every array has shape (n,), money in that of the deals.

    ``worth`` is what the deal is expected to bring by this advice, less the price of the hours that it
    takes, against closing it now. ``value_of_asking`` is what asking today brings over the best other
    thing to do today, whether or not a rail forbids it; it is advised where that is more than a fifth of what
    a follow-up costs and nothing forbids it.
    """

    advice: Code  # index into ADVICE
    value: Number  # what winning the deal would earn
    worth: Number
    value_of_asking: Number
    hours_at_stake: Number  # that would go into the deal if it went on as deals did before
    chance: Number  # of a win, odds and touches together
    live: Number  # chance that the buyer is not gone, odds and touches together
    actions: Actions  # what each action is worth
    baseline: Code  # what chance × value against the hours left would do, index into ACTIONS
    blocked_by: Code  # code in nextyes.decide.rails.RAIL, 0 where nothing forbids to ask
    urgency: Number  # of two deals with one advice the more urgent comes first
    order: NDArray[np.intp]  # row numbers, the first to be done first
    price_of_hour: float
    basis: Basis
    never_ask: str  # why no deal at all is to be asked, "" where asking may pay


def advise(
    program: Program,
    landmarks: Landmarks,
    forecast: Forecast,
    belief: Number,
    economics: Economics,
    *,
    value: Number | None = None,
) -> Advice:
    """Return today's advice for open deals.

    Args:
        program: See `nextyes.decide.program.solve`; its basis names the rule.
        landmarks: What is known of n open deals.
        forecast: Their odds.
        belief: What their touches say of the buyers, shape (n, S), see `nextyes.odds.intent.belief`.
        economics: The team's: amounts, rails.
        value: What winning each deal earns, shape (n,); None: from the amounts of these deals.

    The price of an hour is worked out for these deals together, as one seller's queue; to look at some of
    them only, give the program that price with `nextyes.decide.program.at_price`, and their values.
    """
    value = deal_values(landmarks, economics) if value is None else value
    known = combined(program.intent, belief, forecast.win_ever)
    prize = value * known.counts
    price = price_now(program, known.belief, prize)
    actions = action(program, known.belief, prize, price=price)
    heard = said(landmarks)
    blocked = blocked_by(landmarks, economics, heard)
    allowed = _may(blocked, heard, price > 0, not program.never_ask)
    hours_at_stake = np.maximum(forecast.touches_left, 0.0) * economics.hours[FOLLOW]
    baseline = _thresholds(forecast.win_ever * value, price * hours_at_stake, price * economics.hours[ASK])
    if program.basis is Basis.PROGRAM:
        choice = choose(actions.money, allowed, doubt(program, price))
    elif program.basis is Basis.THRESHOLDS:
        choice = np.where((baseline == ASK) & ~allowed[:, ASK], FOLLOW, baseline)
    else:
        choice = _cap(landmarks, economics, heard, allowed[:, ASK])
    advice = _advice(choice, blocked, heard)
    value_of_asking = _value_of_asking(actions, allowed)
    worth = _worth(actions, choice, advice)
    ask_first = landmarks.unanswered if program.basis is Basis.CAP else value_of_asking
    urgency = np.select([_asks(advice), np.isin(advice, (CLOSE, WAIT))], [ask_first, hours_at_stake], worth)
    return Advice(
        advice=advice,
        value=value,
        chance=known.chance,
        live=known.belief[:, LIVE].sum(axis=1),
        actions=actions,
        worth=worth,
        value_of_asking=value_of_asking,
        hours_at_stake=hours_at_stake,
        baseline=baseline,
        blocked_by=blocked,
        urgency=np.asarray(urgency, dtype=np.float64),
        order=np.lexsort((-urgency, advice)),
        price_of_hour=price,
        basis=program.basis,
        never_ask=program.never_ask,
    )


def _asks(advice: Code) -> NDArray[np.bool_]:
    return np.isin(advice, (ASK_NO, ASK_PRICE))


def _value_of_asking(actions: Actions, allowed: NDArray[np.bool_]) -> Number:
    """Return what asking brings over the best other thing that is allowed, (n,)."""
    others = np.where(allowed & (np.arange(len(ACTIONS)) != ASK), actions.money, -np.inf).max(axis=1)
    value: Number = actions.money[:, ASK] - others
    return value if actions.price_of_hour > 0 else np.minimum(value, 0.0)


def _worth(actions: Actions, choice: Code, advice: Code) -> Number:
    """Return what the advised deal is worth against closing it now, (n,)."""
    on_asking = np.where(choice == CONCEDE, actions.money[:, CONCEDE], actions.money[:, ASK])
    nothing = np.isin(advice, (CLOSE, WAIT))
    return np.select([_asks(advice), nothing], [on_asking, 0.0], actions.money[:, FOLLOW])


def _thresholds(worth: Number, cost_to_go_on: Number, cost_to_ask: float) -> Code:
    """Return the baseline's action, (n,): follow up while chance × value pays for the hours still to come,
    ask while it pays for the question, else drop.
    """
    return np.select([worth >= cost_to_go_on, worth > cost_to_ask], [FOLLOW, ASK], DROP).astype(np.int8)


def _may(blocked: Code, heard: Said, hours_cost: bool, asking_pays: bool) -> NDArray[np.bool_]:
    """Return which actions are allowed, (n, 4).

    To concede before they push back bids against oneself, and a concession comes after the price question.
    """
    allowed = np.ones((len(blocked), 4), dtype=bool)
    allowed[:, ASK] = (blocked == 0) & hours_cost & asking_pays
    allowed[:, CONCEDE] = (heard.heard == "p") & hours_cost & asking_pays
    return allowed


def _cap(landmarks: Landmarks, economics: Economics, heard: Said, may_ask: NDArray[np.bool_]) -> Code:
    """Return the action of the plain rule, (n,): follow up to the cap, then ask once, then drop."""
    due = may_ask & (landmarks.unanswered >= economics.unanswered_cap)
    return np.select([due & (heard.asks > 0), due], [DROP, ASK], FOLLOW).astype(np.int8)


def _advice(choice: Code, blocked: Code, heard: Said) -> Code:
    """Return advice, (n,), from the action chosen and what the buyer last said; the first that holds."""
    asks = choice == ASK
    held = np.isin(blocked, [RAIL[name] for name in ("waiting", "said_later", "asked", "fresh_touch")])
    hedging = (heard.last == "h") & (heard.hedges <= _HEDGES) & (choice != DROP)
    given_up = (heard.asks > 0) & ((choice == DROP) | (heard.asks >= _UNANSWERED_ASKS) & asks)
    rules = (
        (np.isin(blocked, [RAIL["stopped"], RAIL["said_no"]]), CLOSE),
        (held, WAIT),
        (heard.last == "l", CHECK_BACK),
        (given_up, CLOSE),
        (hedging, TAKE_RISK_OFF),
        ((asks & (heard.heard == "p")) | (choice == CONCEDE), ASK_PRICE),
        (asks, ASK_NO),
        (choice == FOLLOW, FOLLOW_UP),
    )
    return np.select([rule for rule, _ in rules], [code for _, code in rules], CLOSE).astype(np.int8)
