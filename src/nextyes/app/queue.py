"""Today's queue: what to do with each open deal, the first to be done first."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from nextyes.app.check_backs import check_backs
from nextyes.app.learning import learnt
from nextyes.app.settings import settings
from nextyes.deals.fold import Deal, fold
from nextyes.deals.landmarks import Landmarks
from nextyes.deals.table import EventTable
from nextyes.decide import ADVICE, Advice, Basis, Economics, advise, deal_values, why_not
from nextyes.decide.reasons import Reasons, reasons
from nextyes.odds import Forecast, explain, predict
from nextyes.odds.intent import belief
from nextyes.proof.learnt import Learnt
from nextyes.store import Ledger
from nextyes.store.columns import open_landmarks

CHECK_BACK = "check_back"
# The order of a day: questions first, for they free hours; then whoever you promised to come back to.
QUEUE = ("ask", "ask_price", CHECK_BACK, "take_risk_off", "follow_up", "close", "wait")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """All open deals as of an instant, and what was decided of each; row by row."""

    as_of: datetime
    learnt: Learnt
    landmarks: Landmarks
    forecast: Forecast
    advice: Advice


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """One deal of the queue."""

    deal: Deal
    advice: str
    silence_days: float  # since the buyer's last move, or since it was opened if they never moved
    unanswered: int
    value_of_asking: float  # money, over the best other thing to do today
    hours_of_asking: float  # the same in hours; NaN where an hour costs nothing
    hours_at_stake: float
    chance: float  # of a win
    low: float  # 80 % interval
    high: float
    reasons: Reasons | None  # None for a closed deal whose check-back has come
    not_asked: str  # what forbids to ask, "" where nothing does


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """The queue of a day."""

    as_of: datetime
    rows: tuple[QueueRow, ...]
    counts: dict[str, int]  # deals of each advice, all of them
    open_deals: int
    closed_deals: int  # from which the odds were learnt
    price_of_hour: float
    currency: str
    basis: Basis
    never_ask: str  # why no deal at all is to be asked, "" where asking may pay
    owner: str | None  # whose deals these are, None for everyone's
    owners: tuple[str, ...]  # everyone who has an open deal


def today(ledger: Ledger, as_of: datetime, *, owner: str | None = None, limit: int | None = None) -> Today:
    """Return the queue as of an instant: only events strictly before it are looked at.

    Args:
        ledger: The deals.
        as_of: The instant.
        owner: Only deals of this owner; the price of an hour stays the team's.
        limit: The most rows of each advice.
    """
    events = ledger.table(zone=settings(ledger).zone, open_before=as_of)
    judged = judge(ledger, events, as_of)
    mine = judged.advice.order
    if owner is not None:
        mine = mine[judged.landmarks.owner[mine] == owner]
    returning = check_backs(events, as_of, owner=owner)
    by_advice = {name: mine[judged.advice.advice[mine] == ADVICE.index(name)] for name in QUEUE}
    counts = {name: len(rows) for name, rows in by_advice.items()}
    counts[CHECK_BACK] += len(returning)
    chosen = np.concatenate([rows[:limit] for rows in by_advice.values()])
    rows = [_returning_row(deal_as_of(ledger, deal_id, as_of), as_of) for deal_id in returning[:limit]]
    rows += _rows(ledger, judged, chosen)
    return Today(
        as_of=as_of,
        rows=tuple(row for name in QUEUE for row in [row for row in rows if row.advice == name][:limit]),
        counts=counts,
        open_deals=len(mine),
        closed_deals=judged.learnt.closed_deals,
        price_of_hour=judged.advice.price_of_hour,
        currency=judged.learnt.amounts.main,
        basis=judged.advice.basis,
        never_ask=judged.advice.never_ask,
        owner=owner,
        owners=tuple(sorted(set(judged.landmarks.owner.tolist()) - {""})),
    )


def judge(ledger: Ledger, events: EventTable, as_of: datetime) -> Judged:
    """Return every deal open at an instant with its odds and its advice.

    Args:
        ledger: What was learnt, and the settings.
        events: Before the instant, see `nextyes.store.Ledger.table`.
        as_of: The instant.
    """
    return judge_by(learnt(ledger, as_of), settings(ledger).economics, open_landmarks(events, as_of), as_of)


def judge_by(past: Learnt, economics: Economics, landmarks: Landmarks, as_of: datetime) -> Judged:
    """Return open deals with their odds and their advice by what was learnt, at its price of an hour."""
    forecast = predict(past.odds, landmarks)
    advice = advise(
        past.program,
        landmarks,
        forecast,
        belief(past.program.intent, landmarks.touch_pattern),
        economics,
        value=deal_values(past.amounts.in_main(landmarks), economics),
    )
    return Judged(as_of=as_of, learnt=past, landmarks=landmarks, forecast=forecast, advice=advice)


def deal_as_of(ledger: Ledger, deal_id: str, as_of: datetime) -> Deal:
    """Return a deal as it stood at an instant.

    Raises:
        KeyError: If it had no event before the instant.
    """
    return fold(event for event in ledger.events(deal_id) if event.at < as_of)[deal_id]


def _rows(ledger: Ledger, judged: Judged, chosen: NDArray[np.intp]) -> list[QueueRow]:
    landmarks, forecast, advice = judged.landmarks, judged.forecast, judged.advice
    explained = explain(judged.learnt.odds, landmarks.take(chosen))
    economics = judged.learnt.program.economics
    price = advice.price_of_hour
    return [
        QueueRow(
            deal=deal_as_of(ledger, landmarks.deal_id[row], judged.as_of),
            advice=ADVICE[advice.advice[row]],
            silence_days=float(landmarks.silence_days[row]),
            unanswered=int(landmarks.unanswered[row]),
            value_of_asking=float(advice.value_of_asking[row]),
            hours_of_asking=float(advice.value_of_asking[row]) / price if price > 0 else float("nan"),
            hours_at_stake=float(advice.hours_at_stake[row]),
            chance=float(forecast.win_ever[row]),
            low=float(forecast.win_low[row]),
            high=float(forecast.win_high[row]),
            reasons=reasons(explained, place),
            not_asked=advice.never_ask or why_not(landmarks, economics, int(advice.blocked_by[row]), row),
        )
        for place, row in enumerate(chosen.tolist())
    ]


def _returning_row(deal: Deal, as_of: datetime) -> QueueRow:
    nothing = float("nan")
    last = deal.last_heard_at or deal.opened_at
    return QueueRow(
        deal=deal,
        advice=CHECK_BACK,
        silence_days=(as_of - last).total_seconds() / 86_400,
        unanswered=deal.unanswered,
        value_of_asking=nothing,
        hours_of_asking=nothing,
        hours_at_stake=nothing,
        chance=nothing,
        low=nothing,
        high=nothing,
        reasons=None,
        not_asked="",
    )
