"""What a replay shows: how far the chances can be trusted, and what policies would have saved and cost."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from nextyes.deals.instants import MICROSECONDS_A_DAY, day_of, instant
from nextyes.deals.landmarks import Number, outcomes
from nextyes.decide import deal_values
from nextyes.proof.asking import Answers, Asking, answers, asking
from nextyes.proof.curve import Curve, Estimate, Saving, drop_curve, dropping, savings
from nextyes.proof.history import Chased, Rows, chased, follow_up_points
from nextyes.proof.metrics import Scored, scored
from nextyes.proof.replayed import Replayed
from nextyes.proof.rules import RULES

MODEL, CAP, ORACLE, LEAD_SCORE = "nextyes", RULES[0].name, "knowing the future", "naive Bayes lead score"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """What was there to learn from and to judge."""

    first_day: date  # judged, in the seller's zone
    last_day: date
    closed_before: int  # deals closed before the first day
    won_before: int
    touches: int  # decision points before a touch
    weeks: int  # decision points on a Monday
    deals: int  # with a follow-up, a re-opened deal counting again
    won: int
    lost: int
    open: int  # at the end of the log
    follow_ups: int
    hours: float
    after_offer: bool  # whether a follow-up is a touch after the first offer, or after the first touch
    refits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """A way to drop deals: the curve of its knob, and what it saves at each target."""

    name: str
    knob: str  # the knob in words; braces take its number
    sign: int  # of the number, against the score
    curve: Curve
    savings: tuple[Saving, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A knob set on the past to touch at most a share of the wins, and what came of it."""

    target: float
    knobs: tuple[float, ...]  # one for each refit
    touched: Estimate  # share of the wins
    follow_ups: Estimate  # share saved

    @property
    def factor(self) -> float:
        """What was touched over what was promised."""
        return self.touched.value / self.target


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that a replay measures. What could not be measured is None or empty."""

    span: Span
    ever: Scored | None  # chance of a win at follow-ups of deals that have closed
    within: Scored | None  # chance of a win within the horizon, where the log shows all of it
    horizon_days: float
    policies: tuple[Policy, ...]  # the model, the rules that people use, and the future known
    promises: tuple[Promise, ...]
    answers: Answers
    asking: tuple[Asking, ...]  # at ``asked_at``
    asked_at: float  # share of the wins lost
    price_of_hour: float  # as worked out at ``train_until``
    win_worth: float  # what the wins judged earned on average; NaN where there are no amounts
    currency: str

    @property
    def within_horizon(self) -> bool:
        """Whether too many deals are still open to judge the chance of a win ever by those that closed."""
        return self.within is not None and self.span.open > 0.1 * self.span.deals

    @property
    def trusted(self) -> Scored | None:
        """The score by which the chances are judged: of a win ever, or within the horizon."""
        return self.within if self.within_horizon else self.ever


def report(replayed: Replayed, rng: np.random.Generator) -> Report:
    """Measure a replay, with intervals by drawing the deals anew."""
    history, plan = replayed.history, replayed.plan
    judged = chased(history, replayed.lives, plan.train_until, history.until)
    at = np.searchsorted(replayed.rows, judged.rows)
    chance = replayed.said.p_win_ever[at]
    first = replayed.refits[0].program
    reply = answers(first)
    asked_at = min(plan.targets, key=lambda target: abs(target - 0.035), default=0.035)
    enough = judged.follow_ups.won.sum() > 0
    return Report(
        span=_span(replayed, judged),
        ever=_ever(replayed, judged, at),
        within=_within(replayed, judged, at),
        horizon_days=plan.horizon_days,
        policies=_policies(replayed, judged, at, rng) if enough else (),
        promises=_promises(replayed, judged, chance, rng) if enough else (),
        answers=reply,
        asking=asking(chance, judged.follow_ups, asked_at, reply, replayed.economics) if enough else (),
        asked_at=asked_at,
        price_of_hour=first.price_of_hour,
        win_worth=_win_worth(replayed, judged),
        currency=replayed.refits[0].amounts.main,
    )


def _span(replayed: Replayed, judged: Chased) -> Span:
    weekly = replayed.history.points.weekly[replayed.rows]
    first = replayed.refits[0]
    ends = np.bincount(judged.result, minlength=3)
    return Span(
        first_day=day_of(instant(replayed.plan.train_until), replayed.plan.zone),
        last_day=day_of(instant(replayed.history.until - 1), replayed.plan.zone),
        closed_before=first.closed_deals,
        won_before=first.won_deals,
        touches=int((~weekly).sum()),
        weeks=int(weekly.sum()),
        deals=len(judged.result),
        won=int(ends[1]),
        lost=int(ends[2]),
        open=int(ends[0]),
        follow_ups=len(judged.rows),
        hours=float(judged.follow_ups.minutes.sum()) / 60.0,
        after_offer=bool((follow_up_points(replayed.history) != ~replayed.history.points.weekly).any()),
        refits=len(replayed.refits),
    )


def _win_worth(replayed: Replayed, judged: Chased) -> float:
    last = judged.rows[judged.follow_ups.last][judged.result == 1]
    amounts = replayed.refits[0].amounts
    if not amounts.usual or not len(last):
        return float("nan")
    won = amounts.in_main(replayed.history.landmarks.take(last))
    return float(deal_values(won, replayed.economics).mean())


def _ever(replayed: Replayed, judged: Chased, at: Rows) -> Scored | None:
    result = judged.result[judged.follow_ups.life]
    closed = result > 0
    rows = judged.rows[closed]
    return scored(
        replayed.said.p_win_ever[at][closed],
        result[closed] == 1,
        replayed.history.points.deal_id[rows],
        _base(replayed, rows),
    )


def _base(replayed: Replayed, rows: Rows) -> Number:
    """Return the share of wins at follow-ups as it was known at the last refit before each row."""
    history = replayed.history
    before = chased(history, replayed.lives, 0, replayed.refits[-1].at).rows
    rates = []
    for refit in replayed.refits:
        known = before[history.points.as_of[before] < refit.at]
        result = outcomes(history.landmarks.take(known), history.closings, refit.at).result
        rates.append((np.count_nonzero(result == 1) + 0.3) / (np.count_nonzero(result) + 1.0))
    return np.array(rates)[_refit_of(replayed, rows)]


def _refit_of(replayed: Replayed, rows: Rows) -> Rows:
    begins = [refit.at for refit in replayed.refits]
    return np.searchsorted(begins, replayed.history.points.as_of[rows], side="right") - 1


def _within(replayed: Replayed, judged: Chased, at: Rows) -> Scored | None:
    history, days = replayed.history, replayed.plan.horizon_days
    seen = history.points.as_of[judged.rows] + days * MICROSECONDS_A_DAY < history.until
    rows = judged.rows[seen]
    came = outcomes(history.landmarks.take(rows), history.closings, history.until)
    won = (came.result == 1) & (came.days <= days)
    base = float(won.mean()) if len(won) else 0.0  # the best that one chance for all could have been
    return scored(replayed.said.p_win[at][seen], won, history.points.deal_id[rows], base)


def _policies(replayed: Replayed, judged: Chased, at: Rows, rng: np.random.Generator) -> tuple[Policy, ...]:
    deals = replayed.history.landmarks.take(judged.rows)
    won = judged.result[judged.follow_ups.life] == 1
    ways = {
        MODEL: ("below a chance of {}", 1, replayed.said.p_win_ever[at]),
        **{rule.name: (rule.knob, -1, rule.score(deals, judged.number)) for rule in RULES},
        LEAD_SCORE: ("below a score of {}", 1, replayed.lead_score[at]),
        ORACLE: ("", 1, won.astype(np.float64)),
    }
    found = savings(
        {name: score for name, (_, _, score) in ways.items()},
        judged.follow_ups,
        targets=replayed.plan.targets,
        draws=replayed.plan.draws,
        rng=rng,
    )
    return tuple(
        Policy(
            name=name, knob=knob, sign=sign, curve=drop_curve(score, judged.follow_ups), savings=found[name]
        )
        for name, (knob, sign, score) in ways.items()
    )


def _promises(
    replayed: Replayed, judged: Chased, chance: Number, rng: np.random.Generator
) -> tuple[Promise, ...]:
    refit = _refit_of(replayed, judged.rows)
    promises = []
    for number, target in enumerate(replayed.plan.targets):
        knobs = np.array([each.knobs[number] for each in replayed.refits])
        touched, saved = dropping(
            chance - knobs[refit], judged.follow_ups, draws=replayed.plan.draws, rng=rng
        )
        promises.append(
            Promise(target=target, knobs=tuple(knobs.tolist()), touched=touched, follow_ups=saved)
        )
    return tuple(promises)
