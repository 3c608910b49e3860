"""Histories with a known truth, in columns: what each deal's chance of a win really was."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nextyes.deals.instants import MICROSECONDS_A_DAY
from nextyes.deals.landmarks import Landmarks, Number, Outcomes


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    landmarks: Landmarks
    outcomes: Outcomes
    touches_left: Number
    truth: Number  # chance of a win ever at each landmark

    def take(self, rows: NDArray[np.intp]) -> "History":
        return History(
            landmarks=self.landmarks.take(rows),
            outcomes=Outcomes(result=self.outcomes.result[rows], days=self.outcomes.days[rows]),
            touches_left=self.touches_left[rows],
            truth=self.truth[rows],
        )


_COUNTS = (
    "touches unanswered heard heard_span_days offers pushes stage_moves minutes asks stopped "
    "customer_won customer_lost segment_won segment_lost"
).split()


def nothing(n: int) -> Landmarks:
    """n landmarks of n deals of which nothing is known."""
    columns: dict[str, Any] = {}
    for name, kind in Landmarks.__annotations__.items():
        if name == "as_of":
            columns[name] = np.zeros(n, dtype=np.int64)
        elif "object" in str(kind):
            columns[name] = np.full(n, "", dtype=object)
        else:
            columns[name] = np.full(n, 0.0 if name in _COUNTS else np.nan)
    columns["deal_id"] = np.array([f"d{row}" for row in range(n)], dtype=object)
    return Landmarks(**columns)


def simulated(
    deals: int,
    rng: np.random.Generator,
    *,
    watched_days: float = 90.0,
    slope: float = -0.8,
    days: float = 1.0,
) -> History:
    """Deals begun evenly over ``watched_days``, one landmark each week while open, cut off at the end.

    The log-odds of a win are linear in log silence and unanswered touches; wins come after an exponential
    of 10 days from the first landmark, losses after one of 25 (both times ``days``).
    """
    begun = rng.uniform(0.0, watched_days, deals)
    silence = rng.lognormal(1.5, 0.8, deals)
    unanswered = rng.poisson(2.0, deals).astype(float)
    score = 0.3 + slope * (np.log(silence) - 1.5) - 0.3 * (unanswered - 2.0)
    truth = 1.0 / (1.0 + np.exp(-score))
    won = rng.random(deals) < truth
    wait = np.where(won, rng.exponential(10.0, deals), rng.exponential(25.0, deals))
    closed = begun + wait < watched_days
    at = nothing(deals)
    landmarks = replace(
        at,
        as_of=(begun * days * MICROSECONDS_A_DAY).astype(np.int64),
        age_days=(silence + 3.0) * days,
        silence_days=silence * days,
        touches=unanswered + 1.0,
        unanswered=unanswered,
        days_since_touch=np.full(deals, 2.0) * days,
        amount=rng.lognormal(9.0, 1.0, deals),
    )
    return History(
        landmarks=landmarks,
        outcomes=Outcomes(
            result=np.where(closed, np.where(won, 1, 2), 0).astype(np.int8),
            days=np.minimum(wait, watched_days - begun) * days + 1e-6,
        ),
        touches_left=rng.poisson(np.minimum(wait, watched_days - begun) / 5.0).astype(float),
        truth=truth,
    )
