"""Replay: the past decided again, at every decision point with what was known then and nothing else."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from itertools import count, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nextyes.deals.instants import day_of, instant, microseconds, start_of
from nextyes.deals.landmarks import Instant, Number, Text, outcomes
from nextyes.decide import Economics
from nextyes.proof import lead_score
from nextyes.proof.history import History, lives
from nextyes.proof.knob import knobs
from nextyes.proof.learnt import decide, learn, together
from nextyes.proof.replayed import Plan, Refit, Replayed
from nextyes.proof.report import Report, report

Progress = Callable[[float, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What would have been decided at n points, by deal and instant; every field has shape (n,).

    ``p_win``, ``p_lost`` and ``p_open`` are within the horizon and sum to 1. Money is in the currency most
    deals have.
    """

    deal_id: Text
    as_of: Instant
    point: Text  # "touch" or "week"
    touch_number: NDArray[np.int64]
    p_win: Number
    p_lost: Number
    p_open: Number
    p_win_ever: Number
    hours_left: Number
    price_of_hour: Number
    value_of_ask: Number
    advice: Text

    def __len__(self) -> int:
        return len(self.as_of)

    def columns(self) -> dict[str, NDArray[Any]]:
        """Return the columns as they are written to a file; ``as_of`` is a timestamp in UTC."""
        named = {name: getattr(self, name) for name in self.__slots__}
        return named | {"as_of": self.as_of.astype("datetime64[us]")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """Every decision, and what they would have saved and cost."""

    rows: Decisions
    report: Report


def replay(
    history: History,
    plan: Plan,
    *,
    economics: Economics,
    rng: np.random.Generator,
    progress: Progress = lambda _share, _what: None,
) -> Replay:
    """Decide the past again from an instant on, refitting on what was known at the first of each month.

    Args:
        history: All decision points and closes of a log, from its beginning.
        plan: From when on, and how.
        economics: What the team earns and spends.
        rng: Of the models, the folds and the draws; the same generator gives the same replay.
        progress: Called with the share done, 0 to 1, and what is being done.

    Raises:
        ValueError: If the log has nothing before ``train_until`` or nothing from it on.
    """
    begin = int(history.points.as_of.min(initial=history.until))
    if not begin < plan.train_until < history.until:
        raise ValueError(
            f"decisions were made from {_day(begin, plan)} to {_day(history.until, plan)}: "
            f"{_day(plan.train_until, plan)} leaves nothing to learn from or nothing to judge"
        )
    replayed = _decided_again(history, plan, economics, rng, progress)
    progress(0.9, "measuring, with intervals")
    measured = report(replayed, rng.spawn(1)[0])
    progress(1.0, "done")
    return Replay(rows=_decisions(replayed), report=measured)


def refit_instants(plan: Plan, until: int) -> list[int]:
    """Return when the models are learnt anew: at ``train_until`` and on the first day of months after it.

    Every month of the first year, then every third, so that a replay of years ends. When a log ends
    changes nothing of what came before.
    """
    cuts = [plan.train_until]
    day = day_of(instant(plan.train_until), plan.zone).replace(day=1)
    for month in count(1):
        day = (day + timedelta(days=31)).replace(day=1)
        first = microseconds(start_of(day, plan.zone))
        if first >= until or plan.refit == "never":
            return cuts
        if month <= 12 or month % 3 == 0:
            cuts.append(first)
    raise AssertionError("months do not end")


def _decided_again(
    history: History, plan: Plan, economics: Economics, rng: np.random.Generator, progress: Progress
) -> Replayed:
    known = lives(history)
    cuts = refit_instants(plan, history.until)
    parts, refits, peers = [], [], []
    # Each refit has a generator of its own: what comes later changes nothing in the earlier ones.
    for step, (begin, end) in enumerate(pairwise([*cuts, history.until])):
        progress(0.9 * step / len(cuts), f"learning from what was known on {_day(begin, plan)}")
        for_models, for_folds = rng.spawn(2)
        learnt = learn(history, known, begin, economics, for_models)
        refits.append(
            Refit(
                at=begin,
                closed_deals=learnt.closed_deals,
                won_deals=learnt.won_deals,
                knobs=knobs(history, known, learnt, plan.targets, for_folds),
                program=learnt.program,
                amounts=learnt.amounts,
            )
        )
        rows = np.flatnonzero((history.points.as_of >= begin) & (history.points.as_of < end))
        then = history.landmarks.take(rows)
        parts.append((rows, decide(learnt, then, economics, plan.horizon_days)))
        peers.append(lead_score.score(_peer(history, begin), then))
    every = np.concatenate([rows for rows, _ in parts])
    order = np.argsort(every)
    return Replayed(
        history=history,
        lives=known,
        plan=plan,
        economics=economics,
        rows=every[order],
        said=together([said for _, said in parts]).take(order),
        lead_score=np.concatenate(peers)[order],
        refits=tuple(refits),
    )


def _peer(history: History, at: int) -> lead_score.LeadScore:
    """Return the naive Bayes lead score as a CRM would have counted it at an instant."""
    known = history.landmarks.take(history.points.as_of < at)
    return lead_score.fit(known, outcomes(known, history.closings, at))


def _decisions(replayed: Replayed) -> Decisions:
    # The last digits of a sum hang on how many rows are summed beside it: they are rounded off, so that a
    # row is the same whatever comes after it.
    points, rows, said = replayed.history.points, replayed.rows, replayed.said
    return Decisions(
        deal_id=points.deal_id[rows],
        as_of=points.as_of[rows],
        point=np.where(points.weekly[rows], "week", "touch").astype(object),
        touch_number=points.touch_number[rows],
        p_win=said.p_win.round(9),
        p_lost=said.p_lost.round(9),
        p_open=said.p_open.round(9),
        p_win_ever=said.p_win_ever.round(9),
        hours_left=said.hours_left.round(6),
        price_of_hour=said.price_of_hour.round(4),
        value_of_ask=said.value_of_ask.round(4),
        advice=said.advice,
    )


def _day(at: int, plan: Plan) -> str:
    return day_of(instant(at), plan.zone).isoformat()
