"""What asking instead of dropping changes.

At the point where a policy would drop a deal in silence, we ask "So, is it a no?" instead. Of the buyers
who would have bought, a share eps is put off by the question and a share does not answer; the others say
that they are still in, and the win is kept. Of those who would not, some say no, some stay silent and are
then dropped, and some say that they are still in without meaning it: those are chased on. The asks
themselves cost time. How many answer is a stated prior until asks are recorded; eps is shown as a range.
"""

from dataclasses import dataclass

import numpy as np

from nextyes.deals.landmarks import Number
from nextyes.decide import Economics, Program
from nextyes.decide.beliefs import LIVE, win_by_state
from nextyes.odds.seen import ENGAGED, LOST, PUSHBACK, SILENCE, WON
from nextyes.proof.curve import FollowUps, lowest_so_far

RISKS = (0.0, 0.02, 0.05, 0.1, 0.2)  # eps, the chance that asking ends a deal that would have been won


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """How buyers answer "So, is it a no?"."""

    silent: float  # share of the buyers who would buy that do not answer
    hopeful: float  # share of those who would not buy that say they are still in


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Asking where a policy would have dropped, over the time judged."""

    eps: float
    wins_dropped: float  # share of the wins that dropping at these points touches
    wins_lost: float  # share of the wins that asking there loses
    asks: int
    follow_ups_saved: float  # share
    hours_saved: float  # after the hours of the asks


def answers(program: Program) -> Answers:
    """Return how buyers answer as far as is known: the prior, moved by the asks that were recorded."""
    buyers = program.intent
    would_buy = buyers.start * win_by_state(buyers)
    would_not = buyers.start * ~LIVE
    ask = buyers.ask / (1.0 - buyers.ask[:, [LOST]] * LIVE[:, None])  # eps is put in apart
    return Answers(
        silent=float(would_buy @ ask[:, SILENCE] / would_buy.sum()),
        hopeful=float(would_not @ ask[:, [ENGAGED, PUSHBACK, WON]].sum(axis=1) / max(would_not.sum(), 1e-12)),
    )


def asking(
    score: Number, follow_ups: FollowUps, lost: float, reply: Answers, economics: Economics
) -> tuple[Asking, ...]:
    """Return for each risk what asking saves where it loses a share of the wins.

    Args:
        score: At each follow-up, shape (n,), high is alive: asked at the first one at or below a knob.
        follow_ups: By life and instant.
        lost: The share of the wins that may be lost, 0 to 1; the knob is turned to the last that keeps to
            it.
        reply: How buyers answer.
        economics: How many follow-ups a question costs; a follow-up is as long as it was in the log.
    """
    kept = {eps: (1.0 - eps) * (1.0 - reply.silent) for eps in RISKS}
    return tuple(
        _asking(score, follow_ups, lost / max(1.0 - kept[eps], 1e-9), (eps, kept[eps]), reply, economics)
        for eps in RISKS
    )


def _asking(
    score: Number,
    follow_ups: FollowUps,
    dropped: float,
    risk: tuple[float, float],
    reply: Answers,
    economics: Economics,
) -> Asking:
    eps, kept = risk
    lowest = lowest_so_far(score, follow_ups.life)
    ends = lowest[follow_ups.last]
    won = follow_ups.won
    order = np.argsort(ends, kind="stable")
    touched = np.cumsum(won[order]) / max(won.sum(), 1.0)
    over = np.searchsorted(touched, dropped + 1e-12, side="right")
    knob = ends[order[over]] if over < len(order) else lowest.max(initial=0) + 1
    asked = ends < knob
    saved = np.where(won > 0, 1.0 - kept, 1.0 - reply.hopeful)[follow_ups.life] * (lowest < knob)
    usual = float(follow_ups.minutes.mean()) if len(follow_ups) else 0.0
    each = usual * economics.minutes_ask / economics.minutes_follow_up
    minutes = float(saved @ follow_ups.minutes) - int(asked.sum()) * each
    share = float(won[asked].sum() / max(won.sum(), 1.0))
    return Asking(
        eps=eps,
        wins_dropped=share,
        wins_lost=share * (1.0 - kept),
        asks=int(asked.sum()),
        follow_ups_saved=float(saved.sum()) / max(len(follow_ups), 1),
        hours_saved=minutes / 60.0,
    )
