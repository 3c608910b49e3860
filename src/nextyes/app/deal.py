"""One deal: its story, and the whole arithmetic of its advice."""

from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches

import numpy as np

from nextyes.app.queue import Judged, judge
from nextyes.app.settings import settings
from nextyes.deals.events import Event, order
from nextyes.deals.fold import Deal, fold
from nextyes.deals.table import EventTable
from nextyes.decide import ACTIONS, ADVICE, Basis, Economics
from nextyes.decide.reasons import Why, why
from nextyes.replies.hedging import hedging
from nextyes.store import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Arithmetic:
    """What the advice for an open deal was worked out from; money in the currency of most deals."""

    advice: str
    chance: float
    low: float  # 80 % interval of the chance
    high: float
    soon: tuple[float, float, float]  # chances to be won, lost and open in 30 days
    combined: float  # chance of a win, odds and what the touches say of the buyer together
    live: float  # chance that the buyer is not gone, likewise
    value: float  # what winning it would earn
    touches_left: float
    hours_at_stake: float
    price_of_hour: float
    actions: tuple[tuple[str, float, float], ...]  # each action, its money and its hours
    value_of_asking: float
    baseline: str  # what chance × value against the hours left would do
    basis: Basis
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class DealPage:
    """A deal as of an instant."""

    as_of: datetime
    deal: Deal
    timeline: tuple[Event, ...]  # newest first
    arithmetic: Arithmetic | None  # None for a closed deal
    closed_deals: int  # from which the odds were learnt
    currency: str
    economics: Economics
    hedging: tuple[str, ...]  # signs of hem and haw in its whole story, in words


def deal_page(ledger: Ledger, deal_id: str, as_of: datetime) -> DealPage:
    """Return a deal, its timeline and its arithmetic as of an instant.

    Raises:
        ValueError: If there is no such deal at that instant; the error names ids that are spelt alike.
    """
    events = ledger.table(zone=settings(ledger).zone, open_before=as_of)
    timeline = sorted(
        (event for event in ledger.events(deal_id) if event.at < as_of), key=order, reverse=True
    )
    if not timeline:
        raise ValueError(no_such_deal(deal_id, events))
    judged = judge(ledger, events, as_of)
    row = np.flatnonzero(judged.landmarks.deal_id == deal_id)
    return DealPage(
        as_of=as_of,
        deal=fold(timeline)[deal_id],
        timeline=tuple(timeline),
        arithmetic=arithmetic_of(judged, int(row[0])) if len(row) else None,
        closed_deals=judged.learnt.closed_deals,
        currency=judged.learnt.amounts.main,
        economics=judged.learnt.program.economics,
        hedging=hedging(timeline, as_of=as_of.astimezone(settings(ledger).zone)).said,
    )


def arithmetic_of(judged: Judged, row: int) -> Arithmetic:
    """Return what the advice for one of the deals judged was worked out from."""
    forecast, advice, program = judged.forecast, judged.advice, judged.learnt.program
    money, hours = advice.actions.money[row], advice.actions.hours[row]
    return Arithmetic(
        advice=ADVICE[advice.advice[row]],
        chance=float(forecast.win_ever[row]),
        low=float(forecast.win_low[row]),
        high=float(forecast.win_high[row]),
        soon=(float(forecast.win[row]), float(forecast.lost[row]), float(forecast.open[row])),
        combined=float(advice.chance[row]),
        live=float(advice.live[row]),
        value=float(advice.value[row]),
        touches_left=float(forecast.touches_left[row]),
        hours_at_stake=float(advice.hours_at_stake[row]),
        price_of_hour=advice.price_of_hour,
        actions=tuple(zip(ACTIONS, money.tolist(), hours.tolist(), strict=True)),
        value_of_asking=float(advice.value_of_asking[row]),
        baseline=ACTIONS[advice.baseline[row]],
        basis=advice.basis,
        why=why(program, judged.learnt.odds, judged.landmarks, row, advice),
    )


def no_such_deal(deal_id: str, events: EventTable) -> str:
    """Return what to tell who asked for a deal that is not there: ids that are spelt alike."""
    known = sorted(set(events.deal_id.tolist()))
    alike = get_close_matches(deal_id, known, n=3, cutoff=0.5)
    hint = f"; spelt alike: {', '.join(alike)}" if alike else ""
    return f"no deal {deal_id!r} among {len(known):,} at that time{hint}"
