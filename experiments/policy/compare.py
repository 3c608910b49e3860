"""The comparisons: every policy in a world, and what becomes of asking as it costs more."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from experiments.policy import rules
from experiments.policy.bound import best_per_hour
from experiments.policy.past import Past, past, recorded, together
from experiments.policy.play import Luck, Played, Policy, draw, gain, play
from experiments.policy.worlds import World, base_world, turned_world
from numpy.typing import NDArray

from nextyes.decide import Economics, alarm, solve
from nextyes.odds.intent import Intent, fit, prior_intent

Number = NDArray[np.float64]

TUNING, TESTING, PASTS = 1_000, 2_000, 3_000  # seeds, kept apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """How much is played."""

    deals: int = 20_000  # to test on
    pasts: int = 4  # that a policy is learnt from
    past_deals: int = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A policy, and what it earns per hour beside the best idle-days rule, with a 95 % interval."""

    name: str
    per_hour: float
    gain: float
    low: float
    high: float
    asks: float  # share of decisions
    wins: float  # share of deals

    def __str__(self) -> str:
        """Return the line of the table."""
        return (
            f"| {self.name} | {self.per_hour:,.0f} | {self.gain:+.1%} | {self.low:+.1%} to {self.high:+.1%} "
            f"| {self.asks:.1%} | {self.wins:.1%} |"
        )


HEAD = "| policy | per hour | gain | 95 % interval | asks | wins |\n|---|---|---|---|---|---|"


def learn(past: Past) -> Intent:
    """Return what a past teaches, from the prior that every new team starts with."""
    return fit(past.patterns, past.results, prior=prior_intent())


def line(name: str, played: list[Played], reference: Played | list[Played]) -> Line:
    """Return a line of the table: the mean over policies learnt from several pasts, if there are several.

    ``reference`` is what all are compared with, or one for each.

    The interval has both the luck of the deals that were tested on and that of the pasts.
    """
    runs = played
    others = reference if isinstance(reference, list) else [reference] * len(runs)
    gains = np.array([gain(run, other) for run, other in zip(runs, others, strict=True)])
    among = gains[:, 0].std(ddof=1) / np.sqrt(len(runs)) if len(runs) > 1 else 0.0
    within = (gains[:, 2] - gains[:, 1]).mean() / 2
    half = float(np.hypot(within, 1.96 * among))
    mean = float(gains[:, 0].mean())
    return Line(
        name=name,
        per_hour=float(np.mean([run.per_hour for run in runs])),
        gain=mean,
        low=mean - half,
        high=mean + half,
        asks=float(np.mean([run.asks.sum() / run.touches.sum() for run in runs])),
        wins=float(np.mean([run.wins.mean() for run in runs])),
    )


def compare(world: World, scale: Scale) -> list[Line]:
    """Return what each policy earns in a world, the best idle-days rule first.

    The last line is the learnt advice beside the p·v thresholds, pair by pair of the same past.
    """
    luck = draw(world, scale.deals, TESTING)
    pasts = [past(world, scale.past_deals, PASTS + n) for n in range(scale.pasts)]
    taught = [(learn(records), records) for records in pasts]
    first, costs, frugal = taught[0][0], world.economics, rules.never_ask(world.economics)
    idle = play(world, luck, rules.best_idle(world, TUNING))

    def lines(name: str, policies: Iterable[Policy]) -> Line:
        return line(name, [play(world, luck, policy) for policy in policies], idle)

    by_win = rules.best_win_thresholds(world, TUNING, first)
    by_value = rules.best_value_thresholds(world, TUNING, first)
    thresholds = [play(world, luck, by_value(one)) for one, _ in taught]
    advised = [play(world, luck, rules.advice(one, costs, p.value, name="")) for one, p in taught]
    table = [
        line("best idle-days rule", [idle], idle),
        lines("never ask, drop after N", [rules.best_never_ask(world, TUNING)]),
        lines("always ask at once", [rules.best_ask_at_once(world, TUNING)]),
        lines("naive Bayes score", [rules.best_naive_bayes(world, TUNING, pasts[0])]),
        lines("win-probability thresholds", (by_win(one) for one, _ in taught)),
        line("expected-value (p·v) thresholds", thresholds, idle),
        lines(
            "never-ask optimum, learnt", (rules.advice(one, frugal, p.value, name="") for one, p in taught)
        ),
        lines("advice, prior alone", [rules.advice(prior_intent(), costs, pasts[0].value, name="")]),
        line("**advice, learnt**", advised, idle),
    ]
    if len(world.buyers) == 1:
        truth, values = world.buyers[0], luck.value
        best = rules.best_value_thresholds(world, TUNING, truth)(truth)
        table += [
            lines("p·v thresholds, parameters known", [best]),
            lines("never-ask optimum, parameters known", [rules.advice(truth, frugal, values, name="")]),
            lines("advice, parameters known", [rules.advice(truth, costs, values, name="")]),
        ]
    return [*table, line("advice, learnt, beside p·v thresholds", advised, thresholds)]


def asking(world: World, scale: Scale) -> tuple[Line, Line]:
    """Return the advice with parameters known, and learnt, each beside the same advice that never asks."""
    luck = draw(world, scale.deals, TESTING)
    truth, costs, frugal = world.buyers[0], world.economics, rules.never_ask(world.economics)
    pasts = [past(world, scale.past_deals, PASTS + n) for n in range(scale.pasts)]
    taught = [(learn(records), records.value) for records in pasts]

    def played(costs: Economics, who: list[tuple[Intent, Number]]) -> list[Played]:
        return [play(world, luck, rules.advice(one, costs, values, name="")) for one, values in who]

    known = [(truth, luck.value)]
    return (
        line("known", played(costs, known), played(frugal, known)),
        line("learnt", played(costs, taught), played(frugal, taught)),
    )


def beside_idle(world: World, scale: Scale) -> Line:
    """Return the learnt advice beside the best idle-days rule."""
    luck = draw(world, scale.deals, TESTING)
    pasts = [past(world, scale.past_deals, PASTS + n) for n in range(scale.pasts)]
    advised = [play(world, luck, rules.advice(learn(p), world.economics, p.value, name="")) for p in pasts]
    return line("advice, learnt", advised, play(world, luck, rules.best_idle(world, TUNING)))


def alarms(scale: Scale) -> list[tuple[str, float, str]]:
    """Return believed over realised price of an hour, and the alarm, for models right and wrong."""
    base, turned = base_world(), turned_world()
    cases: list[tuple[str, World, Intent, Past]] = []
    for n in range(3):
        records = past(base, scale.past_deals, PASTS + n)
        cases.append((f"learnt from past {n + 1}", base, learn(records), records))
    records = past(base, scale.past_deals, PASTS)
    won_or_half = (records.results == 1) | (np.arange(len(records.results)) % 3 == 0)
    tidy = Past(**{name: getattr(records, name)[won_or_half] for name in ("patterns", "results", "value")})
    cases += [
        ("the market has turned since", turned, learn(records), records),
        ("two in three losses were never recorded", base, learn(tidy), tidy),
    ]
    table = []
    for name, world, intent, seen in cases:
        program = solve(intent, world.economics, seen.value)
        real = play(
            world, draw(world, scale.deals, TESTING), rules.program_policy(program, name=name)
        ).per_hour
        table.append((name, program.best_price_of_hour / real, alarm(program.best_price_of_hour, real).value))
    return table


def wrong_risk(scale: Scale, *, eps: float = 0.3) -> list[tuple[str, float, float]]:
    """Return what is earned per hour, and the share of asks, as asks are recorded where asking ends deals."""
    world = base_world(eps=eps)
    luck: Luck = draw(world, scale.deals, TESTING)
    table = []
    for asks in (0, 100, 250, 500):
        earned, share = [], []
        for n in range(scale.pasts):
            records = past(world, scale.past_deals, PASTS + n, asks=0.0)
            if asks:
                records = together(records, _asked(world, records, asks, PASTS + 500 + n))
            one = play(world, luck, rules.advice(learn(records), world.economics, records.value, name=""))
            earned.append(one.per_hour)
            share.append(one.asks.sum() / one.touches.sum())
        table.append((f"{asks} asks recorded", float(np.mean(earned)), float(np.mean(share))))
    frugal = rules.never_ask(world.economics)
    records = past(world, scale.past_deals, PASTS, asks=0.0)
    never = play(world, luck, rules.advice(learn(records), frugal, records.value, name=""))
    return [*table, ("never asking", never.per_hour, 0.0)]


def _asked(world: World, records: Past, asks: int, seed: int) -> Past:
    """Return the next deals of a team that follows the advice, until so many asks are recorded."""
    luck = draw(world, 40 * asks, seed)
    played = play(world, luck, rules.advice(learn(records), world.economics, records.value, name=""))
    enough = int(np.searchsorted(played.asks.cumsum(), asks)) + 1
    whole = recorded(played, luck.value, np.random.default_rng([seed, 3]))
    return Past(patterns=whole.patterns[:enough], results=whole.results[:enough], value=whole.value[:enough])


def bounds(scale: Scale) -> dict[str, float]:
    """Return what an hour earns by the advice in the base world, and the most that it can earn."""
    world = base_world()
    luck = draw(world, 5 * scale.deals, TESTING + 1)
    truth, costs = world.buyers[0], world.economics
    pasts = [past(world, scale.past_deals, PASTS + n) for n in range(scale.pasts)]
    learnt = [play(world, luck, rules.advice(learn(p), costs, p.value, name="")).per_hour for p in pasts]
    return {
        "advice, learnt": float(np.mean(learnt)),
        "advice, parameters known": play(
            world, luck, rules.advice(truth, costs, luck.value, name="")
        ).per_hour,
        "best by a near-exact program": solve(truth, costs, luck.value).best_price_of_hour,
        "proven bound": best_per_hour(truth, costs, luck.value),
    }
