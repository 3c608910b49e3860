"""The buyers' side of a made-up history: what is seen after a touch, when, and what follows from it."""

import numpy as np

from nextyes.deals import events as e
from nextyes.deals.events import Reading
from nextyes.sample.columns import Bools, Floats, Ints
from nextyes.sample.scenes import (
    CALL,
    DEAD,
    DEMO,
    EMAIL,
    ENGAGED,
    LATER,
    LOST,
    MEETING,
    NEGOTIABLE,
    NEGOTIATION,
    OUTCOME_OF,
    PROPOSAL,
    PUSHBACK,
    READINGS,
    REASON_CHANCES,
    SCENE_OF,
    SILENCE,
    TIMING,
    WON,
    Scene,
)
from nextyes.sample.sellers import months_start, promise
from nextyes.sample.state import Going, Touch

_THEM = 1
_NEGOTIATES = 0.25  # chance that a reply to a proposal opens the negotiation
_BY_TALK = np.array([1.25, 0.7])  # the quiet take longer to reply than the talkative


def sees(going: Going, touch: Touch) -> Ints:
    """Draw what is seen after each touch, by the buyer's intent, talkativeness, stage and price."""
    world, deals, rng = going.world, touch.deal, going.rng
    edges = np.cumsum(np.array(world.follow + world.ask), axis=1)[:, :-1]
    state = 2 * going.intent[deals] + going.cast.talkative[deals]
    seen: Ints = (rng.random(len(deals))[:, None] >= edges[state + touch.asks * len(world.follow)]).sum(
        axis=1
    )
    early = going.stage[deals] < PROPOSAL
    talks = (
        (seen == WON) | (seen == PUSHBACK) | ((seen == SILENCE) & going.chance(deals, world.early_interest))
    )
    seen[early & talks] = ENGAGED
    too_dear = going.offer[deals] > going.cast.would_pay[deals] * going.first_offer[deals]
    seen[(seen == WON) & too_dear & (going.intent[deals] == NEGOTIABLE)] = PUSHBACK
    return seen


def react(going: Going, touch: Touch) -> None:
    """Write what the buyers do after a touch, and set when the seller acts next."""
    deals = touch.deal
    going.seen[deals] = touch.seen
    going.asked[deals] = touch.asks
    spoken = touch.take(touch.seen != SILENCE)
    spoken.heard_at = _replies(going, spoken)
    going.silent[spoken.deal] = 0
    going.now[spoken.deal] = going.office(
        spoken.heard_at
        + going.spread(spoken.deal, going.world.live_gap * going.seller("pace", spoken.deal), 0.6)
    )
    for seen, follows in (
        (ENGAGED, _engaged),
        (PUSHBACK, _pushes_back),
        (LATER, _not_now),
        (LOST, _says_no),
        (WON, _accepts),
    ):
        some = spoken.take(spoken.seen == seen)
        if len(some):
            follows(going, some)
    dies = going.chance(deals, np.array(going.world.drift)[going.intent[deals]])
    going.intent[deals[dies]] = DEAD


def machines_reply(going: Going, touch: Touch) -> None:
    """Write the automatic replies to e-mails that nobody answers; the seller waits for the day they name."""
    mailed = (touch.seen == SILENCE) & (touch.channel == EMAIL)
    away = touch.take(mailed & going.chance(touch.deal, going.world.auto_reply))
    back = np.floor(away.at).astype(np.int64) + going.rng.integers(4, 18, len(away))
    going.log.write(
        e.Answered,
        away.deal,
        away.at + 0.001,
        word=READINGS.index(Reading.AUTO_REPLY),
        scene=int(Scene.AWAY),
        day=back,
    )
    on = np.isfinite(going.now[away.deal])
    deals = away.deal[on]
    going.now[deals] = going.office(np.maximum(going.now[deals], back[on] + 0.4))


def _replies(going: Going, touch: Touch) -> Floats:
    """Return when they are heard: at once on a call or in a meeting, else within days."""
    median = going.world.reply_days * _BY_TALK[going.cast.talkative[touch.deal].astype(np.int64)]
    at = touch.at + 0.01 + going.spread(touch.deal, median, going.world.reply_spread)
    at = np.where(going.chance(touch.deal, going.world.evening_replies), at, going.office(at))
    live = (touch.channel == CALL) | (touch.channel == MEETING)
    return np.where(live, touch.heard_at, at)


def _hear(
    going: Going, touch: Touch, reading: Reading | Ints, scene: Ints, confirmed: Bools, **said: object
) -> None:
    """Write the reply, and how it was read where a person confirmed the reading."""
    going.log.write(e.Heard, touch.deal, touch.heard_at, word=touch.channel, scene=scene, **said)
    code = np.full(len(touch), READINGS.index(reading)) if isinstance(reading, Reading) else reading
    said = {name: value[confirmed] for name, value in said.items() if isinstance(value, np.ndarray)}
    going.log.write(
        e.Answered, touch.deal[confirmed], touch.heard_at[confirmed], word=code[confirmed],
        scene=scene[confirmed], **said,
    )  # fmt: skip


def _confirmed(going: Going, touch: Touch) -> Bools:
    return touch.asks | going.chance(touch.deal, going.world.records_reading)


def _engaged(going: Going, touch: Touch) -> None:
    world, deals = going.world, touch.deal
    late = going.stage[deals] >= PROPOSAL
    hedges = (late | touch.asks) & going.chance(deals, np.array(world.hedge)[going.intent[deals]])
    lost_contact = ~late & ~touch.asks & going.chance(deals, world.wrong_person)
    scene = np.select(
        [hedges, lost_contact, touch.asks, late, going.stage[deals] == DEMO],
        [Scene.HEDGING, Scene.MOVED_ON, Scene.STILL_ON, Scene.MOVING, Scene.IMPRESSED],
        Scene.INTERESTED,
    ).astype(np.int64)
    reading = np.select(
        [hedges, lost_contact],
        [READINGS.index(Reading.HEDGE), READINGS.index(Reading.WRONG_PERSON)],
        READINGS.index(Reading.QUESTION),
    )
    telling = (hedges | lost_contact) & _confirmed(going, touch)
    _hear(going, touch, reading, scene, telling | touch.asks)
    spoke = (touch.channel == CALL) | (touch.channel == MEETING)
    noted = spoke & going.chance(deals, 0.5)
    unsure, pace = deals[hedges], going.seller("pace", deals[hedges])
    going.now[unsure] = going.office(
        touch.heard_at[hedges] + going.spread(unsure, world.hedge_gap * pace, 0.5)
    )
    going.log.write(
        e.Noted, deals[noted], touch.heard_at[noted] + 0.006, word=0, scene=int(Scene.CALL_NOTE),
        number=np.rint(1 + 4 * going.rng.random(noted.sum())),
    )  # fmt: skip
    odds = np.where(late, _NEGOTIATES, world.advance)
    moves = (going.stage[deals] < NEGOTIATION) & ~hedges & ~lost_contact & going.chance(deals, odds)
    _advance(going, touch.take(moves))


def _advance(going: Going, touch: Touch) -> None:
    """Move deals one stage on; the step to a proposal is taken when it goes out."""
    deals, world = touch.deal, going.world
    owes = going.stage[deals] == PROPOSAL - 1
    going.owes_offer[deals[owes]] = True
    on = touch.take(~owes)
    going.stage[on.deal] += 1
    going.log.write(e.Staged, on.deal, on.heard_at + 0.005, word=going.stage[on.deal])
    dated = on.take((going.stage[on.deal] == 1) & going.chance(on.deal, 0.8))
    days = going.rng.uniform(*world.promise_days, len(dated)) + 14
    promise(going, dated.deal, dated.heard_at + 0.005, dated.heard_at + days)


def _pushes_back(going: Going, touch: Touch) -> None:
    """They name a price; asked "is it a no then?", one nearer to what they would really pay."""
    deals = touch.deal
    budget = going.cast.budget[deals] * going.first_offer[deals]
    most = np.maximum(going.cast.would_pay[deals] * going.first_offer[deals], budget)
    nearer = budget + going.rng.random(len(deals)) * (most - budget)
    named = np.where(touch.asks, nearer, budget)
    named = np.minimum(np.fmax(named, going.stated[deals]), 0.97 * going.offer[deals])
    step = np.where(named < 10_000, 50.0, 500.0)
    named = np.maximum(np.floor(named / step) * step, 50.0)
    going.stated[deals] = named
    scene = np.where(touch.asks, Scene.COUNTERING, Scene.TOO_EXPENSIVE).astype(np.int64)
    confirmed = _confirmed(going, touch)
    _hear(going, touch, Reading.COUNTER, scene, confirmed, number=named)
    going.log.write(
        e.Offered, deals[confirmed], touch.heard_at[confirmed], word=_THEM, number=named[confirmed]
    )
    on = deals[going.stage[deals] == PROPOSAL]
    going.stage[on] = NEGOTIATION
    going.log.write(e.Staged, on, touch.heard_at[np.isin(deals, on)] + 0.005, word=NEGOTIATION)


def _not_now(going: Going, touch: Touch) -> None:
    """They name a day; the seller closes the deal with a check-back, or keeps it open until then."""
    world, deals, rng = going.world, touch.deal, going.rng
    least, most = world.later_days
    ahead = least * (most / least) ** rng.random(len(deals))
    day = np.floor(touch.heard_at + ahead).astype(np.int64)
    day = np.where(rng.random(len(deals)) < 0.6, months_start(day, after=1), day)
    scene = np.full(len(deals), Scene.NOT_NOW, dtype=np.int64)
    confirmed = _confirmed(going, touch)
    _hear(going, touch, Reading.NOT_NOW, scene, confirmed, day=day)
    closes = going.chance(deals, world.closed_as_not_now)
    away = deals[closes]
    later = touch.heard_at[closes] + 0.01
    going.log.write(
        e.Lost, away, later, word=OUTCOME_OF[TIMING], second=TIMING, scene=int(Scene.NOT_NOW), day=day[closes]
    )
    going.log.write(e.CheckBackSet, away, later, scene=int(Scene.NOT_NOW), day=day[closes])
    snoozed = ~closes & ~confirmed
    going.log.write(
        e.Snoozed, deals[snoozed], touch.heard_at[snoozed] + 0.01, scene=int(Scene.NOT_NOW), day=day[snoozed]
    )
    keeps = ~closes & (going.stage[deals] >= PROPOSAL)
    promise(going, deals[keeps], touch.heard_at[keeps] + 0.01, day[keeps] + np.float64(30))
    going.put_away[away] = True
    going.wait_until[deals] = day
    going.now[deals] = going.office(day + 0.35 + going.spread(deals, world.late_days, 1.0))


def _says_no(going: Going, touch: Touch) -> None:
    deals = touch.deal
    over_price = (going.intent[deals] == NEGOTIABLE) | (going.stage[deals] == NEGOTIATION)
    kind = np.where(going.stage[deals] < PROPOSAL, 0, np.where(over_price, 1, 2))
    edges = np.cumsum(np.array(REASON_CHANCES), axis=1)[:, :-1]
    reason = (going.rng.random(len(deals))[:, None] >= edges[kind]).sum(axis=1)
    stops = going.chance(deals, going.world.stop_share)
    scene = np.where(stops, Scene.STOP, np.array(SCENE_OF)[reason]).astype(np.int64)
    reading = np.where(stops, READINGS.index(Reading.STOP), READINGS.index(Reading.NO))
    _hear(going, touch, reading, scene, stops | _confirmed(going, touch))
    closed = going.office(touch.heard_at + going.rng.exponential(0.7, len(deals)))
    going.log.write(e.Lost, deals, closed, word=np.array(OUTCOME_OF)[reason], second=reason, scene=scene)
    going.now[deals] = np.inf


def _accepts(going: Going, touch: Touch) -> None:
    scene = np.full(len(touch), Scene.ACCEPTING, dtype=np.int64)
    _hear(going, touch, Reading.YES, scene, _confirmed(going, touch), number=going.offer[touch.deal])
    signed = going.office(touch.heard_at + going.spread(touch.deal, 1.8, 0.7))
    going.log.write(e.Won, touch.deal, signed)
    going.now[touch.deal] = np.inf
