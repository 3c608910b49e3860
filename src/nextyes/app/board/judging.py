"""Open deals judged ahead of the pages: all of them once a day, those of a write at once.

A day's judging fixes what was learnt and the price of an hour; the deals of a write are judged anew by the
same until the next. Each is judged by what has happened to it by then and nothing later.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import numpy as np

from nextyes.app.learning import learnt, program
from nextyes.app.queue import Judged as Judged  # noqa: PLC0414  # what pages show of it is said there
from nextyes.app.queue import deal_as_of, judge_by
from nextyes.app.settings import Settings, judged_by, settings
from nextyes.deals.fold import Deal, Status
from nextyes.deals.instants import MICROSECOND, day_of
from nextyes.deals.landmarks import Landmarks, Record, landmarks_of
from nextyes.decide import ADVICE, Economics, why_not
from nextyes.decide.reasons import Reason, Reasons, reasons
from nextyes.odds import explain
from nextyes.odds.saved import dumps, loads
from nextyes.proof.learnt import Learnt
from nextyes.store import BusyError, Ledger, standing

Progress = Callable[[float, str], None]

MOST_BEHIND = 200  # deals that are judged anew while a page waits; more are for the next look at all
_CLOCKS = timedelta(minutes=1)  # by which the clocks of two programs may differ
_LEAST = -1e300  # the urgency of a deal of which none is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Yardstick:
    """What all deals of a day are judged by."""

    learnt: Learnt
    economics: Economics


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a page tells of a judging."""

    price_of_hour: float
    currency: str
    basis: str
    never_ask: str
    closed_deals: int


def bring_up(ledger: Ledger, now: datetime, *, progress: Progress = lambda _share, _what: None) -> bool:
    """Judge all open deals if that is due, else those that were written to; say whether it was due.

    It is due on a new day, after an import or its undoing, after a change of settings or an update, and
    where more deals were written to than a page could wait for. Until it is done pages show what was
    decided before.

    Args:
        ledger: The deals. One that was written before there were rows to show is filled first.
        now: The instant.
        progress: Called with the share done, 0 to 1, and what is being done.
    """
    if not is_due(ledger, now):
        follow(ledger, now)
        return False
    as_of, known = _by_now(ledger, now), settings(ledger)
    ledger.standing.fill(
        known.zone,
        progress=lambda done, of: progress(0.5 * done / max(of, 1), "reading the past of each deal"),
    )
    progress(0.5, "learning from the past")
    yardstick = Yardstick(learnt=learnt(ledger, as_of), economics=known.economics)
    progress(0.7, "judging the open deals")
    with ledger.snapshot():
        turn, _ = ledger.judgements.last_turn()
        judged, keys = _judge(ledger, yardstick, list(ledger.judgements.open_deals()), as_of, known.zone)
    judging = standing.Judging(
        at=as_of, turn=turn, made_of=_made_of(known, now), summary=json.dumps(asdict(_summary(yardstick)))
    )
    rows = list(zip(keys, judged_rows(judged), strict=True))
    progress(0.9, "writing down what was decided")
    ledger.judgements.put_all(judging, dumps(yardstick), rows)
    progress(1.0, "done")
    return True


def follow(ledger: Ledger, now: datetime, *, patient: bool = True) -> int:
    """Judge anew the deals that were written to since they were judged, and return how many these were.

    Args:
        ledger: The deals.
        now: The instant.
        patient: Whether to wait for another writer; else, with one at work, nothing is done.
    """
    if not ledger.judgements.behind(1) or not _is_ours(ledger.judgements.judging()):
        return 0
    zone = settings(ledger).zone
    with suppress(BusyError), ledger.judgements.writing(patient=patient):
        behind = ledger.judgements.behind(MOST_BEHIND)
        yardstick = _yardstick(ledger.judgements.whole())
        as_of = _by_now(ledger, now)
        judged, keys = _judge(ledger, yardstick, list(ledger.judgements.open_deals(behind)), as_of, zone)
        ledger.judgements.put_some(as_of, zip(keys, judged_rows(judged), strict=True), behind)
        return len(behind)
    return 0


def is_due(ledger: Ledger, now: datetime) -> bool:
    """Whether all open deals are to be judged anew, see `bring_up`."""
    judging, known = ledger.judgements.judging(), settings(ledger)
    return (
        judging is None
        or judging.made_of != _made_of(known, now)
        or not ledger.standing.is_filled(known.zone)
        or ledger.judgements.imported_since(judging.turn)
        or len(ledger.judgements.behind(MOST_BEHIND + 1)) > MOST_BEHIND
    )


def yardstick_of(ledger: Ledger) -> Yardstick | None:
    """Return what the deals were judged by; None before the first judging, and after an update."""
    return _yardstick(ledger.judgements.whole()) if _is_ours(ledger.judgements.judging()) else None


def landmarks_at(ledger: Ledger, deals: Sequence[Deal], as_of: datetime, zone: ZoneInfo) -> Landmarks:
    """Return what was known of deals, each as it stood at an instant."""
    later = [
        deal for deal in (_as_of(ledger, each, as_of) for each in ledger.judgements.later(as_of)) if deal
    ]
    customers = _closed(ledger, "organization", deals, as_of, later)
    segments = _closed(ledger, "pipeline", deals, as_of, later)
    records = [
        Record(
            customer_won=customers[deal.organization, "won"] if deal.organization else 0,
            customer_lost=customers[deal.organization, "lost"] if deal.organization else 0,
            segment_won=segments[deal.pipeline, "won"],
            segment_lost=segments[deal.pipeline, "lost"],
        )
        for deal in deals
    ]
    return landmarks_of(deals, records, [as_of] * len(deals), zone)


def judged_rows(judged: Judged) -> list[standing.Judged]:
    """Return what was decided of each deal, as it is kept."""
    advice, forecast, landmarks = judged.advice, judged.forecast, judged.landmarks
    explained = explain(judged.learnt.odds, landmarks)
    economics, price = judged.learnt.program.economics, advice.price_of_hour
    urgency = np.nan_to_num(advice.urgency, nan=_LEAST, posinf=-_LEAST, neginf=_LEAST)
    return [
        standing.Judged(
            advice=ADVICE[advice.advice[row]],
            urgency=float(urgency[row]),
            value_of_asking=float(advice.value_of_asking[row]),
            hours_of_asking=float(advice.value_of_asking[row]) / price if price > 0 else None,
            hours_at_stake=float(advice.hours_at_stake[row]),
            chance=float(forecast.win_ever[row]),
            low=float(forecast.win_low[row]),
            high=float(forecast.win_high[row]),
            not_asked=advice.never_ask or why_not(landmarks, economics, int(advice.blocked_by[row]), row),
            reasons=_written(reasons(explained, row)),
        )
        for row in range(len(landmarks))
    ]


def reasons_of(text: str) -> Reasons:
    """Return the reasons as they were kept."""
    base, rest, score, up, down = json.loads(text)
    return Reasons(
        base=base,
        rest=rest,
        score=score,
        up=tuple(Reason(words=words, points=points) for words, points in up),
        down=tuple(Reason(words=words, points=points) for words, points in down),
    )


def summary_of(judging: standing.Judging) -> Summary:
    """Return what a page tells of a judging."""
    return Summary(**json.loads(judging.summary))


def _written(why: Reasons) -> str:
    up, down = ([(each.words, each.points) for each in side] for side in (why.up, why.down))
    return json.dumps([why.base, why.rest, why.score, up, down], ensure_ascii=False, separators=(",", ":"))


def _judge(
    ledger: Ledger, yardstick: Yardstick, stood: Sequence[standing.Stood], as_of: datetime, zone: ZoneInfo
) -> tuple[Judged, list[int]]:
    """Return those of the deals that were open at the instant, judged, and their keys."""
    known = [
        (each.key, deal)
        for each in stood
        if (deal := each.deal if each.last_at < as_of else _as_of(ledger, each.deal.id, as_of))
        and deal.status is Status.OPEN
    ]
    landmarks = landmarks_at(ledger, [deal for _, deal in known], as_of, zone)
    judged = judge_by(yardstick.learnt, yardstick.economics, landmarks, as_of)
    return judged, [key for key, _ in known]


def _as_of(ledger: Ledger, deal_id: str, as_of: datetime) -> Deal | None:
    """Return a deal that has later events as it stood; None if it was not yet opened."""
    with suppress(KeyError):
        return deal_as_of(ledger, deal_id, as_of)
    return None


def _closed(
    ledger: Ledger, group: str, deals: Sequence[Deal], as_of: datetime, later: Iterable[Deal]
) -> Counter[tuple[str, str]]:
    """Return how many deals of each customer or segment had been won and lost, by name and status."""
    names = sorted({getattr(deal, group) for deal in deals})
    rows = ledger.judgements.closed_by(group, as_of, names if len(deals) <= MOST_BEHIND else None)
    counted = Counter({(name, status): count for name, status, count in rows})
    counted.update((getattr(deal, group), deal.status.value) for deal in later)
    return counted


def _by_now(ledger: Ledger, now: datetime) -> datetime:
    """Return the instant after all that has happened by now, as other programs' clocks have it."""
    _, at = ledger.judgements.last_turn()
    return (at if now < at <= now + _CLOCKS else now) + MICROSECOND


def _made_of(known: Settings, now: datetime) -> str:
    return json.dumps([day_of(now, known.zone).isoformat(), program(), judged_by(known)], sort_keys=True)


def _is_ours(judging: standing.Judging | None) -> bool:
    """Whether a judging was made by this program: after an update deals are first judged anew."""
    return judging is not None and json.loads(judging.made_of)[1] == program()


@lru_cache(maxsize=4)
def _yardstick(text: str) -> Yardstick:
    return loads(Yardstick, text)


def _summary(yardstick: Yardstick) -> Summary:
    program = yardstick.learnt.program
    return Summary(
        price_of_hour=program.price_of_hour,
        currency=yardstick.learnt.amounts.main,
        basis=program.basis.value,
        never_ask=program.never_ask,
        closed_deals=yardstick.learnt.closed_deals,
    )
