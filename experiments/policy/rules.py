"""The rules that people use now, and the engine's advice, as policies; each rule can be tuned to its best."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import product

import numpy as np
from experiments.policy.past import Past
from experiments.policy.play import DROP, Code, Mask, Policy, View, draw, play
from experiments.policy.worlds import World
from numpy.typing import NDArray

from nextyes.decide import ACTIONS, Program, action, solve
from nextyes.decide.economics import Economics
from nextyes.decide.program import choose, doubt
from nextyes.odds.intent import ASK, CONCEDE, FOLLOW, WON, Intent

Number = NDArray[np.float64]

COOLING_OFF = 14.0  # days after an ask without an answer in which no policy asks again
_TUNING_DEALS = 3_000
_FINAL_DEALS = 16_000


def advice(intent: Intent, economics: Economics, values: Number, *, name: str) -> Policy:
    """Return the engine's advice: solved for what is believed of buyers, and for the values of past deals."""
    return program_policy(solve(intent, economics, values), name=name)


def program_policy(program: Program, *, name: str, price: float | None = None) -> Policy:
    """Return a solved program as a policy, with the rail that nobody is asked twice without a move."""
    at = program.price_of_hour if price is None else price

    def act(view: View) -> Code:
        money = action(program, view.belief, view.value, price=at).money
        allowed = np.ones_like(money, dtype=bool)
        allowed[:, ASK] = ~_cooling(view) & (at > 0) & (not program.never_ask)
        best = choose(money, allowed, doubt(program, at))
        return np.where(best == ACTIONS.index("drop"), DROP, best)

    return Policy(name=name, choose=act, intent=program.intent)


def never_ask(economics: Economics) -> Economics:
    """Return economics in which a question costs so much that the program never asks."""
    return replace(economics, minutes_ask=200 * economics.minutes_follow_up)


def idle_rule(ask_after: float, drop_after: float, unit: str, concede: bool) -> Policy:
    """Ask after so many idle days (or unanswered touches), drop after so many."""

    def choose(view: View) -> Code:
        idle = getattr(view, unit)
        act = np.where((idle >= ask_after) & ~_cooling(view), ASK, FOLLOW)
        act = np.where(view.pushed_back & concede, CONCEDE, act)
        return np.where(idle >= drop_after, DROP, act)

    return Policy(name=f"ask at {ask_after:g}, drop at {drop_after:g} {unit}", choose=choose)


def ask_at_once(drop_after: float, concede: bool) -> Policy:
    """Ask after the first silence, and again whenever the cooling-off is over."""
    return replace(
        idle_rule(1, drop_after, "unanswered", concede), name=f"ask at once, drop at {drop_after:g}"
    )


Score = Callable[[View], Number]
Thresholds = Callable[[Intent], Policy]  # tuned once for a world, used with what each past taught


def threshold_rule(score: Score, drop: float, ask: float, concede: bool, intent: Intent | None) -> Policy:
    """Drop below one score, ask below another, else follow up."""

    def choose(view: View) -> Code:
        value = score(view)
        act = np.where((value < ask) & ~_cooling(view), ASK, FOLLOW)
        act = np.where(view.pushed_back & concede, CONCEDE, act)
        return np.where(value < drop, DROP, act)

    return Policy(name=f"drop below {drop:.4g}, ask below {ask:.4g}", choose=choose, intent=intent)


def _ever(intent: Intent) -> Score:
    wins = win_ever(intent)
    return lambda view: np.asarray(view.belief @ wins)


def ever_value(intent: Intent) -> Score:
    """Return the score "chance of a win, followed up for ever, times value"."""
    wins = win_ever(intent)
    return lambda view: np.asarray((view.belief @ wins) * view.value)


def _next_value(intent: Intent) -> Score:
    wins = intent.drift @ intent.follow[:, WON]
    return lambda view: np.asarray((view.belief @ wins) * view.value)


def win_ever(intent: Intent) -> Number:
    """Return the chance of a win if followed up for ever, for each state, shape (S,)."""
    goes_on = intent.drift * (1 - intent.follow[:, :2].sum(axis=1))
    return np.asarray(
        np.linalg.solve(np.eye(len(intent.start)) - goes_on, intent.drift @ intent.follow[:, WON])
    )


def best_idle(world: World, seed: int) -> Policy:
    """Return the best rule "ask after N idle days or touches, drop after M" of the world."""
    grids: list[tuple[str, list[float]]] = [("unanswered", [0, 1, 2, 3, 4, 5, 6, 7, 8, 10])]
    if world.gap_days[0] < world.gap_days[1]:
        grids.append(("idle_days", [7, 10, 14, 17, 21, 25, 30, 38, 46, 60]))
    policies = [
        idle_rule(ask, drop, unit, concede)
        for unit, marks in grids
        for ask, drop, concede in product([*marks, np.inf], marks, (True, False))
        if ask < drop or ask == np.inf
    ]
    return policies[_best(world, seed, policies)]


def best_never_ask(world: World, seed: int) -> Policy:
    """Return the best rule "never ask, drop after N"."""
    policies = [idle_rule(np.inf, n, "unanswered", c) for n in range(1, 13) for c in (True, False)]
    return policies[_best(world, seed, policies)]


def best_ask_at_once(world: World, seed: int) -> Policy:
    """Return the best rule "always ask at once"."""
    policies = [ask_at_once(n, c) for n in range(2, 13) for c in (True, False)]
    return policies[_best(world, seed, policies)]


def best_value_thresholds(world: World, seed: int, intent: Intent) -> Thresholds:
    """Return the best thresholds on chance of a win times value: ever, or at the next touch."""
    marks = world.value_median * np.geomspace(0.01, 0.8, 12)
    return _best_thresholds(world, seed, intent, (ever_value, _next_value), marks)


def best_win_thresholds(world: World, seed: int, intent: Intent) -> Thresholds:
    """Return the best thresholds on the chance of a win alone."""
    return _best_thresholds(world, seed, intent, (_ever,), np.linspace(0.02, 0.46, 12))


def best_naive_bayes(world: World, seed: int, past: Past) -> Policy:
    """Return the best thresholds on a naive Bayes score of touches, unanswered touches and price talk."""
    score = naive_bayes(past)
    policies = [threshold_rule(score, *each, None) for each in _marks(np.linspace(0.02, 0.9, 23))]
    return policies[_best(world, seed, policies)]


def naive_bayes(past: Past) -> Callable[[View], Number]:
    """Return the score of a naive Bayes lead scoring: shares of won and lost deals with each feature.

    As published for an open-source CRM: closed deals only, features taken as independent, frequencies
    started at 0.1. Counted before each touch, which is when it is used, not as deals stood at their end.
    """
    rows, wins = [], []
    for pattern, result in zip(past.patterns, past.results, strict=True):
        before = [pattern[:touch].lower() for touch in range(len(pattern))] if result else []
        rows += [_features(len(p), len(p) - len(p.rstrip("s")), p[-1:] == "p") for p in before]
        wins += [result == 1] * len(before)
    columns, won = np.array(rows), np.array(wins)
    counts = np.full((2, 3, 13), 0.1)
    for feature, outcome in product(range(3), (0, 1)):
        counts[outcome, feature] += np.bincount(columns[won == outcome, feature], minlength=13)
    rates = counts / np.array([(~won).sum(), won.sum()])[:, None, None]
    prior = float(np.mean(past.results[past.results > 0] == 1))

    def score(view: View) -> Number:
        seen = [
            np.minimum(view.touches, 12),
            np.minimum(view.unanswered, 12),
            view.pushed_back.astype(np.intp),
        ]
        yes, no = (np.prod([rates[o, f, seen[f]] for f in range(3)], axis=0) for o in (1, 0))
        return np.asarray(yes * prior / (yes * prior + no * (1 - prior)))

    return score


def _features(touches: int, unanswered: int, pushed_back: bool) -> tuple[int, int, int]:
    return min(touches, 12), min(unanswered, 12), int(pushed_back)


def _cooling(view: View) -> Mask:
    return view.days_since_asked < COOLING_OFF


def _marks(marks: Number) -> Iterable[tuple[float, float, bool]]:
    for step, drop in enumerate(marks):
        for ask in (drop, *marks[step + 1 : step + 9 : 2]):
            for concede in (True, False):
                yield float(drop), float(ask), concede


def _best_thresholds(
    world: World, seed: int, intent: Intent, scores: Iterable[Callable[[Intent], Score]], marks: Number
) -> Thresholds:
    def rule(kind: Callable[[Intent], Score], marks: tuple[float, float, bool]) -> Thresholds:
        return lambda intent: threshold_rule(kind(intent), *marks, intent)

    rules = [rule(kind, each) for kind in scores for each in _marks(marks)]
    best = _best(world, seed, [each(intent) for each in rules])
    return rules[best]


def _best(world: World, seed: int, policies: list[Policy]) -> int:
    """Return which policy earns most per hour: all on few deals, the eight best of them on many."""
    left = np.arange(len(policies))
    for deals, stay in ((_TUNING_DEALS, 8), (_FINAL_DEALS, 1)):
        luck = draw(world, deals, seed + deals)
        earned = [play(world, luck, policies[row]).per_hour for row in left]
        left = left[np.argsort(earned)[::-1][:stay]]
    return int(left[0])
