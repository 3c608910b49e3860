"""Who is in the made-up history: customers, sellers, deals, and what their buyers hide."""

from dataclasses import dataclass

import numpy as np

from nextyes.sample.columns import Bools, Floats, Ints, at_work
from nextyes.sample.scenes import DEAD, NEGOTIABLE, READY
from nextyes.sample.world import World

_LARGER_HAVE_MORE = 1.3  # the exponent that gives few customers many deals and many customers one


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """n deals by day of opening, and their buyers' secrets; every field has shape (n,)."""

    opened: Floats  # local days since 1970
    customer: Ints
    contact: Ints  # of the customer: 0, 1 or 2
    seller: Ints
    pipeline: Ints  # nextyes.sample.world.PIPELINES
    amount: Floats  # the first estimate, major units
    intent: Ints  # nextyes.sample.world.INTENTS, at the opening
    talkative: Bools
    budget: Floats  # what they will say they have, as a share of the price asked
    would_pay: Floats  # what they would really pay, as a share of the price asked
    patience: Ints  # unanswered touches until the seller gives up

    def __len__(self) -> int:
        return len(self.opened)


def cast(world: World, deals: int, start: int, until: int, rng: np.random.Generator) -> Cast:
    """Draw the deals opened from the local day ``start`` until before the day ``until``."""
    opened = np.sort(at_work(rng.uniform(start, max(until - 1, start), deals), world.office, rng))
    customers = max(1, round(deals / world.deals_per_customer))
    customer = np.floor(customers * rng.random(deals) ** _LARGER_HAVE_MORE).astype(np.int64)
    first = np.zeros(deals, dtype=bool)
    first[np.unique(customer, return_index=True)[1]] = True
    expansion = ~first & (rng.random(deals) < world.expansion_share)
    liking = rng.normal(0, world.customer_spread, customers)[customer] + expansion * world.expansion_lift
    intent = _intents(world, liking, rng)
    budget = rng.uniform(*world.budget, deals)
    beyond = rng.uniform(*world.bluff, deals) * (1 - budget)
    seller = rng.integers(len(world.sellers), size=deals)
    patience = np.array([seller.patience for seller in world.sellers])[seller]
    amount = rounded(world.amount_median * np.exp(rng.normal(0, world.amount_spread, deals)))
    return Cast(
        opened=opened,
        customer=customer,
        contact=rng.integers(3, size=deals),
        seller=seller,
        pipeline=expansion.astype(np.int64),
        amount=amount,
        intent=intent,
        talkative=rng.random(deals) < world.talkative,
        budget=budget,
        would_pay=np.where(intent == READY, 1.0, budget + beyond),
        patience=2 + rng.poisson(np.maximum(patience - 2, 0)),
    )


def rounded(amount: Floats) -> Floats:
    """Return amounts as sellers write them: to 50 below 10,000, to 500 above."""
    step = np.where(amount < 10_000, 50.0, 500.0)
    near: Floats = np.maximum(np.rint(amount / step) * step, 50.0)
    return near


def _intents(world: World, liking: Floats, rng: np.random.Generator) -> Ints:
    weights = np.tile(np.array(world.intents), (len(liking), 1))
    weights[:, READY : NEGOTIABLE + 1] *= np.exp(liking)[:, None]
    edges = np.cumsum(weights, axis=1)
    drawn = rng.random(len(liking))[:, None] * edges[:, -1:]
    intents: Ints = (drawn >= edges[:, :DEAD]).sum(axis=1)
    return intents
