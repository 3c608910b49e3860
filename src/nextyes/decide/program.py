"""What to do with a deal, solved: the value of each action at any belief, deal value and price of an hour.

For a deal worth v when won, the price λ of an hour and the belief b,

    V_λ(b) = max{0, max_a [ m_a v P_a(won | b) − λ h_a + Σ_o P_a(o | b) V_λ(b') ]},  a: follow, ask, concede,

with o what is seen when the deal goes on. Dividing by v leaves one number, the ratio ρ = λ h_follow / v.
A plan that fixes an action for every history wins w(s) of the value from state s and takes t(s) times the
hours of a follow-up, so it is worth b·(w − ρ t): V is the best of many such planes, the *vectors* of
point-based value iteration (Pineau, Gordon and Thrun 2003). Each is a plan that can be carried out, at any
ρ, so the values are never above the truth.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from nextyes.decide.beliefs import points_to_solve_at, risk_of_asking, steps, tables
from nextyes.decide.economics import Economics
from nextyes.odds.intent import ACTIONS as TOUCHES
from nextyes.odds.intent import ASK, FOLLOW, Intent
from nextyes.odds.seen import WON

ACTIONS = (*TOUCHES, "drop")
DROP = ACTIONS.index("drop")

Number = NDArray[np.float64]

_RATIOS = np.concatenate([np.geomspace(3.0, 3e-4, 27), [0.0]])  # λ h_follow / v, the dearest hours first
_POINTS = 100
_TOUCHES = 60  # horizon: the most touches that are looked ahead
_DOUBT = 0.2  # of a follow-up
_LARGEST_RISK = 0.2  # of ending a live deal: from here on asking gains nothing in simulation
_DEAREST_ASK = 3.0  # in follow-ups: the same
_ROWS = 1 << 11  # deals at a time: what is worked on stays in the cache


class Basis(StrEnum):
    """What advice rests on: the program, or a plainer rule where the program is not to be trusted."""

    PROGRAM = "program"
    THRESHOLDS = "thresholds"  # chance of a win times value, against the hours still to spend
    CAP = "cap"  # unanswered touches


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """The solved plans of one `Intent` and one `Economics`.

    ``vectors[i]`` are the plans that are best somewhere in the i-th cell of ratios, one array for each of
    follow, ask and concede, shape (K, 2 S): w for each state, then t.
    """

    intent: Intent
    economics: Economics
    cells: Number  # upper ends of the cells of ratios, ascending
    vectors: tuple[tuple[Number, ...], ...]
    best_price_of_hour: float  # λ*, what an hour earns where there is always another deal
    price_of_hour: float  # the one in use: λ*, or the user's own
    never_ask: str  # why no deal at all is to be asked, "" where asking may pay
    basis: Basis = Basis.PROGRAM


@dataclass(frozen=True, slots=True, kw_only=True)
class Actions:
    """What each of n deals is worth by the action taken now, going on at best; columns as ``ACTIONS``."""

    best: NDArray[np.int8]  # (n,), code of the action worth most
    money: Number  # (n, 4), expected earnings less the price of the hours; dropping is worth 0
    hours: Number  # (n, 4), expected hours still to be spent
    price_of_hour: float

    @property
    def worth_in_hours(self) -> Number:
        """``money`` in hours, shape (n, 4); infinite where an hour costs nothing."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(self.money == 0, 0.0, self.money / self.price_of_hour)


def solve(intent: Intent, economics: Economics, deal_values: Number) -> Program:
    """Return the program of a team: its plans at every ratio, and what an hour of it earns.

    Args:
        intent: Parameters of the hidden intent.
        economics: What the team earns and spends.
        deal_values: What winning a deal earns, shape (n,), for deals such as the next ones to be opened.

    Raises:
        ValueError: If no deal value is above 0.
    """
    values = np.asarray(deal_values, dtype=np.float64)
    values = values[np.isfinite(values) & (values > 0)]
    if not len(values):
        raise ValueError("no deal value above 0: the price of an hour needs what deals are worth")
    never_ask = _never_ask(intent, economics)
    cells, vectors = _plans(intent, economics, asks=not never_ask)
    program = Program(
        intent=intent,
        economics=economics,
        cells=cells,
        vectors=vectors,
        best_price_of_hour=0.0,
        price_of_hour=0.0,
        never_ask=never_ask,
    )
    best = _reward_rate(program, values)
    own = economics.price_of_hour
    return replace(program, best_price_of_hour=best, price_of_hour=best if own is None else own)


def action(program: Program, belief: Number, value: Number, *, price: float | None = None) -> Actions:
    """Return the best action for each deal, and what each action is worth.

    Where an hour costs nothing there is nothing for a question to save, so it is not asked; neither is
    it where the program says never to ask, but what it would be worth is there to see.

    Args:
        program: See `solve`.
        belief: Shape (n, S).
        value: What winning each deal earns, shape (n,), > 0.
        price: Of an hour; the program's own if None.
    """
    price = program.price_of_hour if price is None else price
    value = np.asarray(value, dtype=np.float64)
    ratio = price * program.economics.hours[0] / value
    won, spent = np.zeros((2, len(value), len(ACTIONS)))
    cell = np.minimum(np.searchsorted(program.cells, ratio), len(program.cells) - 1)
    order = np.argsort(cell, kind="stable")
    starts = np.searchsorted(cell[order], np.arange(len(program.cells) + 1))
    for which, vectors in enumerate(program.vectors):
        for begin in range(starts[which], starts[which + 1], _ROWS):
            rows = order[begin : min(begin + _ROWS, starts[which + 1])]
            for code, planes in enumerate(vectors):
                won[rows, code], spent[rows, code] = _best_plan(planes, belief[rows], ratio[rows])
    hours = spent * program.economics.hours[0]
    money = won * value[:, None] - price * hours
    allowed = np.ones_like(money, dtype=bool)
    allowed[:, ASK] = price > 0 and not program.never_ask
    best = choose(money, allowed, doubt(program, price))
    return Actions(best=best, money=money, hours=hours, price_of_hour=price)


def doubt(program: Program, price: float) -> float:
    """Return by how much money asking must beat all else to be advised: a fifth of a follow-up's price.

    What asks reveal is the least known of all, and the one choice among many that looks best is on average
    not as good as it looks. In simulation this earns 1 % more with learnt parameters, and costs less than
    that where they are known (``experiments/policy``).
    """
    return _DOUBT * price * float(program.economics.hours[FOLLOW])


def choose(money: Number, allowed: NDArray[np.bool_], doubt: float) -> NDArray[np.int8]:
    """Return the code of the allowed action worth most for each deal, (n,); a tie goes to the simpler one.

    Simpler is to drop, then to follow up, then to ask, which must be worth ``doubt`` more than all else.
    """
    edge = 1e-9 * np.abs(money).max(axis=1, keepdims=True, initial=0.0) * np.array([1, 2, 3, 0])
    edge[:, ASK] += doubt
    judged = np.where(allowed, money - edge, -np.inf)
    return np.asarray(judged.argmax(axis=1), dtype=np.int8)


def at_price(program: Program, price: float) -> Program:
    """Return the program with a price of an hour that stays, whatever the queue."""
    return replace(program, price_of_hour=price, economics=replace(program.economics, price_of_hour=price))


def _best_plan(planes: Number, belief: Number, ratio: Number) -> tuple[Number, Number]:
    """Return the share won and the touches taken by the best of K plans for each of n deals."""
    states = belief.shape[1]
    weighed = np.hstack([belief, -ratio[:, None] * belief])
    best = planes[(weighed @ planes.T).argmax(axis=1)]
    return np.einsum("ns,ns->n", belief, best[:, :states]), np.einsum("ns,ns->n", belief, best[:, states:])


def _reward_rate(program: Program, values: Number) -> float:
    """Return λ*, which solves mean over deals of V_λ(start) = λ h_new, by bisection.

    The left side falls and the right side rises with λ, so there is one solution.
    """
    if len(values) > 512:  # as many groups of equal size, each by its mean
        values = np.array([group.mean() for group in np.array_split(np.sort(values), 512)])
    start = np.tile(program.intent.start, (len(values), 1))

    def surplus(price: float) -> float:
        new = action(program, start, values, price=price)
        return float(new.money.max(axis=1).mean()) - price * program.economics.hours_new

    low, high = 0.0, float(values.mean()) / program.economics.hours_new
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if surplus(middle) > 0 else (low, middle)
    return (low + high) / 2


def _never_ask(intent: Intent, economics: Economics) -> str:
    if economics.minutes_ask >= _DEAREST_ASK * economics.minutes_follow_up:
        return f"an ask takes as long as {_DEAREST_ASK:.0f} follow-ups or more"
    risk = round(risk_of_asking(intent), 9)
    if risk >= _LARGEST_RISK:
        return f"the question would end {risk:.0%} of the live deals"
    return ""


def _plans(
    intent: Intent, economics: Economics, *, asks: bool
) -> tuple[Number, tuple[tuple[Number, ...], ...]]:
    """Return the cells of ratios and the plans that matter in each, see `Program`."""
    points = points_to_solve_at(intent, _POINTS)
    backup = _Backup.of(intent, economics, points, asks=asks)
    values = np.zeros((len(_RATIOS), len(points)))
    plans = np.zeros((*values.shape, points.shape[1] * 2))  # dropping: wins nothing, takes nothing
    active = np.arange(len(_RATIOS))
    for _ in range(_TOUCHES):
        new, new_values = backup.once(plans[active], _RATIOS[active])
        gain = (new_values - values[active]).max(axis=1)
        better = new_values > values[active]
        plans[active] = np.where(better[:, :, None], new, plans[active])
        values[active] = np.maximum(new_values, values[active])
        active = active[gain > 1e-6]
        if not len(active):
            break
    kept = [
        [_used(each, points, ratio) for each in backup.by_action(plans[[row]], _RATIOS[[row]])[0]]
        for row, ratio in enumerate(_RATIOS)
    ]
    ascending = kept[::-1]
    cells = _RATIOS[::-1]
    vectors = [tuple(ascending[0])]
    for low, high in pairwise(ascending):
        vectors.append(tuple(np.concatenate(pair) for pair in zip(low, high, strict=True)))
    return cells, tuple(vectors)


def _used(plans: Number, points: Number, ratio: float) -> Number:
    """Return as few of the plans as give every point its best worth, to a hundred-thousandth of the value."""
    states = points.shape[1]
    worth = points @ (plans[:, :states] - ratio * plans[:, states:]).T
    best = worth.max(axis=1)
    kept: list[int] = []
    short = np.full(len(points), np.inf)
    while short.max() > 1e-5:
        kept.append(int(worth[short.argmax()].argmax()))
        short = np.minimum(short, best - worth[:, kept[-1]])
    return plans[kept]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Backup:
    """One step of value iteration at B points, for R ratios at a time; A actions, G ways to go on."""

    points: Number  # (B, S)
    moves: Number  # (A, G, S, S)
    reached: Number  # (A, G, B, S), the points' next beliefs times their chance
    at_once: Number  # (A, 2 S), share won by the touch itself, and its length in follow-ups
    allowed: NDArray[np.bool_]  # (A,)

    @classmethod
    def of(cls, intent: Intent, economics: Economics, points: Number, *, asks: bool) -> "_Backup":
        moves = steps(intent)
        won = economics.kept[:, None] * tables(intent)[:, :, WON]
        length = np.broadcast_to((economics.hours / economics.hours[0])[:, None], won.shape)
        return cls(
            points=points,
            moves=moves,
            reached=np.einsum("bs,agst->agbt", points, moves),
            at_once=np.hstack([won, length]),
            allowed=np.array([code != ASK or asks for code in range(len(TOUCHES))]),
        )

    def by_action(self, plans: Number, ratios: Number) -> Number:
        """Return for each action the plan that starts with it and goes on best, (R, A, B, 2 S)."""
        a, g, b, s = self.reached.shape
        worth = plans[:, :, :s] - ratios[:, None, None] * plans[:, :, s:]  # (R, K, S)
        scores = self.reached.reshape(a * g * b, s) @ worth.transpose(0, 2, 1)  # (R, A G B, K)
        choice = scores.argmax(axis=2)
        gains = np.take_along_axis(scores, choice[:, :, None], axis=2)[:, :, 0] > 0
        chosen = np.take_along_axis(plans, choice[:, :, None], axis=1) * gains[:, :, None]
        chosen = chosen.reshape(-1, a, g, b, 2, s)
        goes_on = np.zeros((len(plans), a, b, 2, s))
        for way in range(g):
            back = self.moves[:, way].transpose(0, 2, 1)[None, :, None]  # (1, A, 1, T, S)
            goes_on += chosen[:, :, way] @ back
        return self.at_once[None, :, None] + goes_on.reshape(len(plans), a, b, 2 * s)

    def once(self, plans: Number, ratios: Number) -> tuple[Number, Number]:
        """Return the best plan at each point, (R, B, 2 S), and its worth, (R, B)."""
        each = self.by_action(plans, ratios)
        s = self.points.shape[1]
        worth = np.einsum(
            "rabs,bs->rab", each[..., :s] - ratios[:, None, None, None] * each[..., s:], self.points
        )
        best = np.where(self.allowed[:, None], worth, -np.inf).argmax(axis=1)
        taken = np.take_along_axis(each, best[:, None, :, None], axis=1)[:, 0]
        return taken, np.take_along_axis(worth, best[:, None], axis=1)[:, 0]
