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


class Deals:
    """Deals of a world as they are worked: what is known of each, and what a touch makes of it."""

    def __init__(self, world: World, luck: Luck, intent: Intent | None) -> None:
        """Open all deals of ``luck``; ``intent`` is what beliefs are worked out with."""
        n = len(luck.value)
        self._world, self._luck, self._intent = world, luck, intent
        self._seen = np.stack([[b.follow, b.ask, b.concede] for b in world.buyers]).cumsum(axis=-1)
        self.believed = np.tile(intent.start, (n, 1)) if intent else np.empty((n, 0))
        self.earned, self.hours, self.wasted = np.zeros(n), np.full(n, world.economics.hours_new), np.zeros(n)
        self.asks, self.touches, self.unanswered = (np.zeros(n, dtype=np.intp) for _ in range(3))
        self._last, self._pending = np.full(n, SILENCE), np.full(n, SILENCE)
        self._idle, self._since_asked = luck.gap[:, -1].copy(), np.full(n, np.inf)
        self.letters = np.full((n, LAST_TOUCH), "", dtype="<U1")
        self.result = np.full(n, 2, dtype=np.int8)

    def view(self, rows: Code) -> View:
        """Return what a policy may know of some deals."""
        return View(
            row=rows,
            value=self._luck.value[rows],
            touches=self.touches[rows],
            unanswered=self.unanswered[rows],
            idle_days=self._idle[rows],
            days_since_asked=self._since_asked[rows],
            pushed_back=self._last[rows] == PUSHBACK,
            said_later=self._last[rows] == LATER,
            belief=self.believed[rows],
        )

    def touch(self, rows: Code, action: Code) -> Code:
        """Touch some deals, and return those that go on."""
        luck, world, number = self._luck, self._world, self.touches[rows]
        state, gap = luck.state[rows, number], luck.gap[rows, number]
        seen = _pick(self._seen[luck.sort[rows], action, state], luck.seen[rows, number])
        seen, self._pending[rows] = _arrived(seen, self._pending[rows], luck.late[rows, number])
        hours = world.economics.hours[action]
        self.hours[rows] += hours
        self.wasted[rows] += hours * (state >= 6)
        self.touches[rows] += 1
        self.asks[rows] += action == ASK
        self.letters[rows, number] = _letters(action, seen)
        self.earned[rows] += (seen == WON) * luck.value[rows] * world.economics.kept[action]
        self.result[rows[seen == WON]] = 1
        if self._intent:
            self.believed[rows] = update(self._intent, self.believed[rows], action, seen)
        moved = seen != SILENCE
        self.unanswered[rows] = np.where(moved, 0, self.unanswered[rows] + 1)
        self._idle[rows] = np.where(moved, 0.0, self._idle[rows]) + gap
        self._since_asked[rows] = np.where(action == ASK, 0.0, self._since_asked[rows]) + gap
        self._since_asked[rows[moved]] = np.inf
        self._last[rows] = np.where(moved, seen, np.where(action == CONCEDE, SILENCE, self._last[rows]))
        told = (state >= 6) & (luck.known[rows, number] < world.knowing)
        stays = (seen != WON) & (seen != LOST) & ~told & (self.touches[rows] < LAST_TOUCH)
        return np.asarray(rows[stays])


def play(world: World, luck: Luck, policy: Policy) -> Played:
    """Play all deals to their end, a win, a clear no or a drop."""
    deals = Deals(world, luck, policy.intent)
    going = np.arange(len(luck.value))
    while len(going):
        action = policy.choose(deals.view(going))
        stays = action != DROP
        going = deals.touch(going[stays], action[stays])
    return Played(
        earned=deals.earned,
        hours=deals.hours,
        touches=deals.touches,
        asks=deals.asks,
        wins=deals.result == 1,
        wasted=deals.wasted,
        letters=deals.letters,
        result=deals.result,
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
