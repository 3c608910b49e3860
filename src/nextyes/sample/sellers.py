"""The sellers' side of a made-up history: when they touch, ask, concede, push a date or give up."""

import numpy as np

from nextyes.deals import events as e
from nextyes.sample.cast import rounded
from nextyes.sample.columns import MONDAY, NONE, Bools, Floats, Ints
from nextyes.sample.scenes import (
    CALL,
    DEMO,
    EMAIL,
    ENGAGED,
    LOST,
    MEETING,
    MESSAGE,
    NEGOTIABLE,
    NO_DECISION,
    NOT_YET,
    OUTCOME_OF,
    PROPOSAL,
    PUSHBACK,
    READY,
    SILENCE,
    UNRESPONSIVE,
    Scene,
)
from nextyes.sample.state import Going, Touch

_US = 0
_CONCEDES_AFTER_COUNTER = 0.7  # who asked and got a number mostly takes it
_COOLING = 14.0  # days that a seller gives an ask before doing anything else
_CLOSES_AFTER_ASK = 0.5  # chance that an unanswered ask is the last touch


def open_deals(going: Going) -> None:
    """Write how every deal begins."""
    cast, log = going.cast, going.log
    every = np.arange(len(cast))
    log.write(e.Opened, every, cast.opened, word=cast.customer)
    log.write(e.Assigned, every, cast.opened, word=cast.seller)
    log.write(e.Valued, every, cast.opened, number=cast.amount)
    log.write(e.Staged, every, cast.opened, word=0)


def review_dates(going: Going, deals: Ints) -> None:
    """Push every promised date that has passed, on the Monday after it or just before the next touch."""
    now, close_on = going.now[deals], going.close_on[deals]
    passed = (close_on != NONE) & (close_on < np.floor(now)) & (going.wait_until[deals] == NONE)
    deals, now, close_on = deals[passed], now[passed], close_on[passed]
    monday = close_on + 1 + (-(close_on + 1 + MONDAY)) % 7
    review = np.minimum(monday + (8.75 + going.rng.random(len(deals))) / 24, now)
    _push(going, deals, review)


def _push(going: Going, deals: Ints, at: Floats) -> None:
    promise(going, deals, at, going.now[deals] + going.rng.uniform(*going.world.push_days, len(deals)))


def promise(going: Going, deals: Ints, at: Floats, around: Floats) -> None:
    """Write an expected close date: the end of the month of a local day."""
    going.close_on[deals] = months_end(around.astype(np.int64))
    going.log.write(e.Promised, deals, at, day=going.close_on[deals])


def months_end(day: Ints) -> Ints:
    """Return the last day of the month of each day since 1970."""
    return months_start(day, after=1) - 1


def months_start(day: Ints, after: int = 0) -> Ints:
    """Return the first day of the month, or of a month after it, of each day since 1970."""
    month = day.astype("datetime64[D]").astype("datetime64[M]") + after
    return month.astype("datetime64[D]").astype(np.int64)


def come_back(going: Going, deals: Ints) -> tuple[Ints, Bools]:
    """Return the deals still worked, those whose named day has come among them; who forgets, gives up."""
    waiting = going.wait_until[deals] != NONE
    forgets = waiting & ~going.chance(deals, going.seller("remembers", deals))
    going.now[deals[forgets & going.put_away[deals]]] = np.inf
    forgotten = deals[forgets & ~going.put_away[deals]]
    give_up(going, forgotten, going.now[forgotten] + going.spread(forgotten, 30.0, 0.6))
    back = deals[waiting & ~forgets]
    reopened = back[going.put_away[back]]
    going.log.write(e.Reopened, reopened, going.now[reopened] - 0.002)  # and only then touched
    changes = back[going.intent[back] == NOT_YET]
    edges = np.cumsum(going.world.returns)[:-1]
    going.intent[changes] = np.searchsorted(edges, going.rng.random(len(changes)), side="right")
    passed = back[(going.close_on[back] != NONE) & (going.close_on[back] < np.floor(going.now[back]))]
    _push(going, passed, going.now[passed])
    going.put_away[back] = False
    going.wait_until[back] = NONE
    going.silent[back] = 0
    return deals[~forgets], waiting[~forgets]


def plan(going: Going, deals: Ints, returns: Bools) -> Touch:
    """Return the touch that the seller decides on for each deal, its channel and outcome still open."""
    pushed_back = (going.seen[deals] == PUSHBACK) & (going.stage[deals] >= PROPOSAL)
    stuck = (going.silent[deals] >= 2) & (going.stage[deals] > 0)
    may_ask = (stuck | pushed_back) & ~going.asked[deals] & ~going.owes_offer[deals]
    asks = may_ask & going.chance(deals, going.seller("asks", deals))
    odds = np.where(going.asked[deals], _CONCEDES_AFTER_COUNTER, going.seller("concedes", deals))
    floor = going.first_offer[deals] * going.world.floor
    room = np.nan_to_num(np.maximum(going.stated[deals], floor), nan=np.inf) < going.offer[deals] * 0.99
    concedes = pushed_back & room & ~asks & going.chance(deals, odds)
    return Touch(
        deal=deals,
        at=going.now[deals],
        asks=asks,
        offers=going.owes_offer[deals] | concedes,
        concedes=concedes,
        returns=returns,
        seen=np.full(len(deals), SILENCE, dtype=np.int64),
        channel=np.full(len(deals), EMAIL, dtype=np.int64),
        heard_at=going.now[deals],
    )


def bring_offers(going: Going, touch: Touch) -> None:
    """Write the proposals and the lower prices that go out with a touch."""
    first = touch.take(touch.offers & ~touch.concedes)
    price = rounded(going.offer[first.deal] * going.spread(first.deal, 1.0, 0.2))
    going.first_offer[first.deal] = going.offer[first.deal] = price
    going.stage[first.deal] = PROPOSAL
    going.log.write(e.Staged, first.deal, first.at, word=PROPOSAL)
    promise(going, first.deal, first.at, first.at + going.rng.uniform(*going.world.promise_days, len(first)))

    lower = touch.take(touch.concedes)
    deals = lower.deal
    asked = going.offer[deals]
    target = np.maximum(going.stated[deals], going.first_offer[deals] * going.world.floor)
    share = np.where(going.asked[deals], 1.0, going.rng.uniform(*going.world.step, len(deals)))
    lowest = np.ceil(going.first_offer[deals] * going.world.floor / 50) * 50
    price = np.maximum(rounded(asked - share * (asked - target)), lowest)
    going.offer[deals] = np.minimum(price, asked)
    enough = going.offer[deals] <= going.cast.would_pay[deals] * going.first_offer[deals]
    going.intent[deals[enough & (going.intent[deals] == NEGOTIABLE)]] = READY

    every = touch.take(touch.offers)
    going.log.write(e.Valued, every.deal, every.at, number=going.offer[every.deal])
    going.log.write(e.Offered, every.deal, every.at, word=_US, number=going.offer[every.deal])
    going.owes_offer[every.deal] = False


def write_touch(going: Going, touch: Touch) -> None:
    """Choose the channel of each touch, which depends on who answers, and write it."""
    deals, reached = touch.deal, touch.seen != SILENCE
    draw = going.rng.random(len(deals))
    touch.channel[:] = np.select([draw < 0.5, draw < 0.93], [EMAIL, CALL], MESSAGE)
    shows = (going.stage[deals] == DEMO) & ((touch.seen == ENGAGED) | (touch.seen == LOST))
    touch.channel[shows & (draw < 0.8)] = MEETING
    touch.channel[touch.offers] = EMAIL
    touch.channel[touch.asks & (draw > 0.4)] = EMAIL
    world = going.world
    call = np.where(reached, world.minutes_call, world.minutes_voicemail)
    median = np.select(
        [touch.offers, touch.channel == MEETING, touch.channel == CALL],
        [world.minutes_offer, world.minutes_meeting, call],
        world.minutes_email,
    )
    minutes = np.maximum(
        np.rint(going.spread(deals, median * going.seller("minutes", deals), world.minutes_spread)), 1.0
    )
    touch.heard_at = touch.at + np.where(touch.channel == MEETING, 0.0, minutes / 1440)
    scene = _scene(going, touch)
    for kind, rows in ((e.Asked, touch.asks), (e.Touched, ~touch.asks)):
        some = touch.take(rows)
        going.log.write(
            kind,
            some.deal,
            some.at,
            word=some.channel,
            second=(scene[rows] == Scene.ASK_PRICE).astype(np.int64),
            scene=scene[rows],
            number=minutes[rows],
        )
    going.touches[deals] += 1


def _scene(going: Going, touch: Touch) -> Ints:
    deals = touch.deal
    early = np.array([Scene.DISCOVERING, Scene.DISCOVERING, Scene.DEMONSTRATION])
    live = going.stage[deals] < PROPOSAL
    scene = np.select(
        [
            touch.concedes,
            touch.offers,
            touch.asks & (going.seen[deals] == PUSHBACK),
            touch.asks,
            touch.channel == CALL,
            touch.channel == MEETING,
            touch.returns,
            going.touches[deals] == 0,
            going.silent[deals] > 0,
            live,
        ],
        [
            Scene.CONCESSION,
            Scene.OFFER,
            Scene.ASK_PRICE,
            Scene.ASK,
            np.where(touch.seen == SILENCE, int(Scene.VOICEMAIL), int(Scene.CALL)),
            Scene.DEMONSTRATION,
            Scene.CHECK_BACK,
            Scene.INTRODUCTION,
            Scene.NUDGE,
            early[np.minimum(going.stage[deals], DEMO)],
        ],
        Scene.FOLLOW_UP,
    )
    return scene.astype(np.int64)


def take_silence(going: Going, touch: Touch) -> None:
    """Decide after each unanswered touch: once more, later, or record the loss."""
    deals = touch.deal
    going.silent[deals] += 1
    log = going.log
    calls = (touch.channel == CALL) & going.chance(deals, 0.35)
    log.write(e.Noted, deals[calls], touch.at[calls] + 0.004, word=1, scene=int(Scene.CALL_BACK))
    done = going.silent[deals] >= going.cast.patience[deals]
    done |= touch.asks & going.chance(deals, _CLOSES_AFTER_ASK)
    cooling = np.where(touch.asks, _COOLING + going.rng.exponential(3.0, len(deals)), 0.0)
    ends = deals[done]
    give_up(going, ends, touch.at[done] + cooling[done] + going.spread(ends, going.world.clean_up_days, 0.6))
    on = deals[~done]
    world = going.world
    gap = world.silent_gap * world.gap_growth ** (going.silent[on] - 1) * going.seller("pace", on)
    gap = np.minimum(going.spread(on, gap, 0.45), world.gap_most)
    going.now[on] = going.office(touch.at[~done] + np.maximum(gap, cooling[~done]))


def give_up(going: Going, deals: Ints, at: Floats) -> None:
    """Write the losses that sellers record when they think it is over."""
    reason = np.where(going.chance(deals, 0.65), UNRESPONSIVE, NO_DECISION)
    outcome = np.array(OUTCOME_OF)[reason]
    going.log.write(e.Lost, deals, going.office(at), word=outcome, second=reason, scene=int(Scene.GIVEN_UP))
    going.now[deals] = np.inf
