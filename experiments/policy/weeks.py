"""A team's weeks: leads come as they come, hours are what they are, and what is left undone waits."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from experiments.policy import rules
from experiments.policy.play import DROP, Code, Deals, Policy, draw
from experiments.policy.worlds import World

from nextyes.decide import price_now, solve
from nextyes.odds.intent import FOLLOW, Intent

CAPACITY = 80.0  # hours of a week


@dataclass(frozen=True, slots=True, kw_only=True)
class Weeks:
    """What came of some weeks, as means of a week."""

    name: str
    earned: float
    idle_hours: float
    asks: float  # share of touches


Plan = Callable[[Deals, Code], Policy]  # given the deals and which of them are open


def work(world: World, policy: Plan, leads: float, *, weeks: int, seed: int) -> Weeks:
    """Return what a team earns a week: open deals first, the newest first, then leads while hours are left.

    Args:
        world: The truth.
        policy: What the team does this week.
        leads: Mean number of leads in a week; those that nobody has time for are gone.
        weeks: How many; the first tenth does not count.
        seed: Of the leads and of the deals.
    """
    rng = np.random.default_rng([seed, 4])
    arrivals = rng.poisson(leads, size=weeks)
    luck = draw(world, int(arrivals.sum()) + 1, seed)
    first = policy(Deals(world, luck, None), np.arange(0))
    deals = Deals(world, luck, first.intent)
    going, opened, idle = np.arange(0), 0, np.zeros(weeks)
    counts = slice(weeks // 10, None)
    earned_by = np.zeros(weeks)
    for week, arrived in enumerate(arrivals):
        before, left = deals.earned.sum(), CAPACITY
        action = policy(deals, going).choose(deals.view(going)) if len(going) else going
        going, action = going[action != DROP], action[action != DROP]
        newest = np.argsort(-going, kind="stable")
        going, action = going[newest], action[newest]
        spent = world.economics.hours[action].cumsum()
        now = spent <= left
        left -= float(spent[now].max(initial=0.0))
        stay = deals.touch(going[now], action[now])
        taken = min(int(arrived), int(left // world.economics.hours_new))
        going = np.concatenate([stay, going[~now], np.arange(opened, opened + taken)])
        opened += taken
        idle[week] = left - taken * world.economics.hours_new
        earned_by[week] = deals.earned.sum() - before
    return Weeks(
        name=first.name,
        earned=float(earned_by[counts].mean()),
        idle_hours=float(idle[counts].mean()),
        asks=float(deals.asks.sum() / max(deals.touches.sum(), 1)),
    )


def scarce(world: World, intent: Intent, leads: float, *, weeks: int, seed: int) -> list[Weeks]:
    """Return what the advice at today's price of an hour earns, beside a fixed price and plain rules."""
    values = draw(world, 4_000, seed + 1).value
    spare = CAPACITY - leads * world.economics.hours_new
    costs = replace(world.economics, capacity_hours=spare if spare > 0 else None)
    program = solve(intent, costs, values)

    def priced(deals: Deals, going: Code) -> Policy:
        view = deals.view(going)
        price = price_now(program, view.belief, view.value) if len(going) and view.belief.size else None
        return rules.program_policy(program, name="advice at today's price", price=price)

    fixed = rules.program_policy(program, name="advice at a fixed price", price=program.best_price_of_hour)
    idle = rules.best_idle(world, seed)
    chase = Policy(name="follow up for ever", choose=lambda view: np.full(len(view.row), FOLLOW))
    policies: list[Plan] = [
        priced,
        lambda *_: fixed,
        lambda *_: replace(idle, name="best idle-days rule"),
        lambda *_: chase,
    ]
    return [work(world, policy, leads, weeks=weeks, seed=seed) for policy in policies]
