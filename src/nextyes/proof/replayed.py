"""A past that has been decided again: the plan, what was said, and what was learnt on the way."""

from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo

from nextyes.deals.landmarks import Number
from nextyes.decide import Economics, Program
from nextyes.proof.curve import TARGETS
from nextyes.proof.history import History, Lives, Rows
from nextyes.proof.learnt import Amounts, Decided

_UTC = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a past is replayed."""

    train_until: int  # microseconds since 1970 UTC: what is decided from here on is judged
    zone: ZoneInfo = _UTC  # in which a month begins
    refit: Literal["month", "never"] = "month"
    horizon_days: float = 30.0
    targets: tuple[float, ...] = TARGETS  # shares of the wins touched at which policies are compared
    draws: int = 400  # of the deals, for intervals


@dataclass(frozen=True, slots=True, kw_only=True)
class Refit:
    """What was learnt at an instant, and the knobs that were set then."""

    at: int  # microseconds since 1970 UTC
    closed_deals: int
    won_deals: int
    knobs: Number  # the chance of a win at or below which to drop, for each of the plan's targets
    program: Program
    amounts: Amounts


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """What was said at the points from ``train_until`` on."""

    history: History
    lives: Lives
    plan: Plan
    economics: Economics
    rows: Rows  # (n,), of the points, ascending
    said: Decided  # row by row
    lead_score: Number  # row by row, of the naive Bayes score that a CRM would show
    refits: tuple[Refit, ...]  # in order of time, the first at ``train_until``
