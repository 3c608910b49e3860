"""The rules that people use now to stop chasing a deal, each with a knob.

A rule is one entry of `RULES`: a score of landmarks, high where the rule would go on, and the words for
its knob. To add a rule, add an entry.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nextyes.deals.landmarks import Landmarks, Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of thumb: its name, what its knob counts, and its score."""

    name: str
    knob: str  # when it stops; the braces take minus the score
    score: Callable[[Landmarks, Number], Number]  # of landmarks and the number of the follow-up, from 1


RULES: tuple[Rule, ...] = (
    Rule(name="call cap", knob="before follow-up {}", score=lambda _, number: -number),
    Rule(
        name="unanswered cap",
        knob="after {} touches unanswered",
        score=lambda deals, _: -deals.unanswered,
    ),
    Rule(
        name="idle since their move",
        knob="after {} days without their move",
        score=lambda deals, _: -deals.silence_days,
    ),
    Rule(
        name="idle since our touch",
        knob="after {} days without our touch",
        score=lambda deals, _: -deals.days_since_touch,
    ),
    Rule(
        name="day cap",
        knob="{} days after the first offer",
        score=lambda deals, _: (
            -np.where(np.isnan(deals.offer_age_days), deals.age_days, deals.offer_age_days)
        ),
    ),
    Rule(name="stage rot", knob="after {} days in a stage", score=lambda deals, _: -deals.days_in_stage),
    Rule(name="deal age", knob="{} days after creation", score=lambda deals, _: -deals.age_days),
)
