"""Play a policy in a world: many deals side by side, each to its end, with the same luck for every policy."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from experiments.policy.worlds import World
from numpy.typing import NDArray

from nextyes.odds.intent import ASK, CONCEDE, LATER, LOST, PUSHBACK, SEEN, SILENCE, WON, Intent, update

Number = NDArray[np.float64]
Code = NDArray[np.intp]
Mask = NDArray[np.bool_]

DROP = -1
LAST_TOUCH = 50  # no deal is touched more often


@dataclass(frozen=True, slots=True, kw_only=True)
class Luck:
    """What chance decides for n deals, drawn before any policy plays, so that all meet the same."""

    value: Number  # (n,)
    sort: Code  # (n,), which of the world's buyers
    state: Code  # (n, LAST_TOUCH), the hidden state at each touch
    seen: Number  # (n, LAST_TOUCH), uniform: which observation
    gap: Number  # (n, LAST_TOUCH), days to the next touch
    late: Mask  # (n, LAST_TOUCH), a reply comes only after the next touch
    known: Number  # (n, LAST_TOUCH), uniform: whether the rep learns that the buyer is gone


def draw(world: World, deals: int, seed: int) -> Luck:
    """Return the luck of some deals of a world."""
    rng = np.random.default_rng(seed)
    sort = rng.integers(len(world.buyers), size=deals)
    start = np.stack([buyer.start for buyer in world.buyers]).cumsum(axis=1)
    drift = np.stack([buyer.drift for buyer in world.buyers]).cumsum(axis=2)
    state = np.empty((deals, LAST_TOUCH), dtype=np.intp)
    now = _pick(start[sort], rng.random(deals))
    for touch in range(LAST_TOUCH):
        now = state[:, touch] = _pick(drift[sort, now], rng.random(deals))
    gap = rng.uniform(*world.gap_days, size=(deals, LAST_TOUCH))
    reply = rng.exponential(world.reply_days, size=(deals, LAST_TOUCH)) if world.reply_days else 0 * gap
    return Luck(
        value=world.value_median * np.exp(world.value_spread * rng.standard_normal(deals)),
        sort=sort,
        state=state,
        seen=rng.random((deals, LAST_TOUCH)),
        gap=gap,
        late=reply > gap,
        known=rng.random((deals, LAST_TOUCH)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a policy may know of m open deals before the next touch; all of shape (m,)."""

    row: Code  # of the deal
    value: Number
    touches: Code
    unanswered: Code  # touches in a row without a move of the buyer
    idle_days: Number  # since the buyer's last move, or since the deal was opened
    days_since_asked: Number  # where the buyer has not moved since; else infinite
    pushed_back: Mask  # the buyer's last move was about the price, and nothing was conceded since
    said_later: Mask
    belief: Number  # (m, S), of the policy's own intent; (m, 0) where it has none


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """A name, a rule that returns an action of ACTIONS or DROP for each deal, and what it believes with."""

    name: str
    choose: Callable[[View], Code]
    intent: Intent | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """What a policy made of n deals; each of shape (n,)."""

    earned: Number
    hours: Number
    touches: Code
    asks: Code
    wins: Mask
    wasted: Number = field(repr=False)  # hours of touches after the buyer was gone
    letters: NDArray[np.str_] = field(repr=False)  # (n, LAST_TOUCH), "" after the end
    result: NDArray[np.int8] = field(repr=False)  # 1 won, 2 lost or dropped

    @property
    def per_hour(self) -> float:
        """Earnings of an hour."""
        return float(self.earned.sum() / self.hours.sum())


def play(world: World, luck: Luck, policy: Policy) -> Played:
    """Play all deals to their end, a win, a clear no or a drop."""
    n = len(luck.value)
    tables = np.stack([[b.follow, b.ask, b.concede] for b in world.buyers]).cumsum(axis=-1)
    hours_of, kept = world.economics.hours, world.economics.kept
    believed = np.tile(policy.intent.start, (n, 1)) if policy.intent else np.empty((n, 0))
    earned, hours, wasted = np.zeros(n), np.full(n, world.economics.hours_new), np.zeros(n)
    asks, touches, unanswered = (np.zeros(n, dtype=np.intp) for _ in range(3))
    last, pending = np.full(n, SILENCE), np.full(n, SILENCE)
    idle = luck.gap[:, -1].copy()
    since_asked = np.full(n, np.inf)
    letters = np.full((n, LAST_TOUCH), "", dtype="<U1")
    result = np.full(n, 2, dtype=np.int8)
    going = np.arange(n)
    for touch in range(LAST_TOUCH):
        view = View(
            row=going,
            value=luck.value[going],
            touches=touches[going],
            unanswered=unanswered[going],
            idle_days=idle[going],
            days_since_asked=since_asked[going],
            pushed_back=last[going] == PUSHBACK,
            said_later=last[going] == LATER,
            belief=believed[going],
        )
        action = policy.choose(view)
        stays = action != DROP
        going, action = going[stays], action[stays]
        if not len(going):
            break
        state = luck.state[going, touch]
        seen = _pick(tables[luck.sort[going], action, state], luck.seen[going, touch])
        seen, pending[going] = _arrived(seen, pending[going], luck.late[going, touch])
        hours[going] += hours_of[action]
        wasted[going] += hours_of[action] * (state >= 6)
        touches[going] += 1
        asks[going] += action == ASK
        letters[going, touch] = _letters(action, seen)
        earned[going] += (seen == WON) * luck.value[going] * kept[action]
        result[going[seen == WON]] = 1
        if policy.intent:
            believed[going] = update(policy.intent, believed[going], action, seen)
        moved = seen != SILENCE
        unanswered[going] = np.where(moved, 0, unanswered[going] + 1)
        idle[going] = np.where(moved, 0.0, idle[going]) + luck.gap[going, touch]
        since_asked[going] = np.where(action == ASK, 0.0, since_asked[going]) + luck.gap[going, touch]
        since_asked[going[moved]] = np.inf
        last[going] = np.where(moved, seen, np.where(action == CONCEDE, SILENCE, last[going]))
        told = (state >= 6) & (luck.known[going, touch] < world.knowing)
        going = going[(seen != WON) & (seen != LOST) & ~told]
    return Played(
        earned=earned,
        hours=hours,
        touches=touches,
        asks=asks,
        wins=result == 1,
        wasted=wasted,
        letters=letters,
        result=result,
    )


def gain(one: Played, other: Played) -> tuple[float, float, float]:
    """Return how much more an hour earns, as a share, with a 95 % interval (paired by deal, delta method)."""
    ratio = one.per_hour / other.per_hour
    influence = (
        one.earned / one.earned.sum()
        - one.hours / one.hours.sum()
        - other.earned / other.earned.sum()
        + other.hours / other.hours.sum()
    )
    error = 1.96 * float(np.sqrt(np.square(influence).sum()))
    return ratio - 1, ratio * np.exp(-error) - 1, ratio * np.exp(error) - 1


def _pick(cumulative: Number, uniform: Number) -> Code:
    """Return the first entry of each row that reaches the uniform number."""
    return np.asarray(np.minimum((cumulative < uniform[:, None]).sum(axis=1), cumulative.shape[1] - 1))


def _arrived(seen: Code, pending: Code, late: Mask) -> tuple[Code, Code]:
    """Return what is seen of a touch, and the replies to it that come only after the next one."""
    reply = (seen != WON) & (seen != LOST) & (seen != SILENCE)
    waits = reply & late
    now = np.where(waits, SILENCE, seen)
    return np.where(now == SILENCE, pending, now), np.where(waits, seen, SILENCE)


# Letters of `nextyes.deals.fold.Deal.touch_pattern` in the order of SEEN; a win shows as silence.
_LETTERS = np.array(list("snepls"))
assert len(_LETTERS) == len(SEEN)


def _letters(action: Code, seen: Code) -> NDArray[np.str_]:
    return np.where(action == ASK, np.char.upper(_LETTERS[seen]), _LETTERS[seen])
