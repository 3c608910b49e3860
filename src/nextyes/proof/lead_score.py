"""A naive Bayes lead score, as Odoo describes its predictive lead scoring.

For each value of a field it counts the won and the lost deals that had it, adds 0.1 to every count so
that nothing unseen is impossible, and multiplies: S(won) = P(won) × Π P(value | won), the same for lost,
score = S(won) / (S(won) + S(lost)). A deal counts for every stage it was seen in, so that the share of a
stage is how many of the won or lost deals reached it. Tables are kept by team (here: pipeline); a team
without its own uses those of all. Stage and team always count; salesperson is one of the fields that may.

Source: Odoo documentation, "Assign leads with predictive lead scoring",
https://www.odoo.com/documentation/18.0/applications/sales/crm/track_leads/lead_scoring.html; the 0.1 is
in the description of the computation in its module ``crm``.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from nextyes.deals.landmarks import Landmarks, Number, Outcomes, Text

FIELDS = ("stage", "pipeline", "owner")
_ADDED = 0.1
_ALL = None  # the table of all teams together

Counts = tuple[float, float]  # won, lost


@dataclass(frozen=True, slots=True)
class LeadScore:
    """Won and lost deals by team, field and value."""

    closed: Mapping[str | None, Counts]
    seen: Mapping[tuple[str | None, str, str], Counts]


def fit(landmarks: Landmarks, outcomes: Outcomes) -> LeadScore:
    """Count the closed deals that were seen with each value; open ones teach nothing."""
    deals: dict[tuple[str | None, str, str], tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    closed: dict[str | None, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    columns = [(field, getattr(landmarks, field)) for field in FIELDS]
    for row in np.flatnonzero(outcomes.result):
        deal, lost = landmarks.deal_id[row], int(outcomes.result[row]) - 1
        for team in (_ALL, landmarks.pipeline[row]):
            closed[team][lost].add(deal)
            for field, column in columns:
                deals[team, field, column[row]][lost].add(deal)
    return LeadScore(
        closed={team: (len(won), len(lost)) for team, (won, lost) in closed.items()},
        seen={key: (len(won) + _ADDED, len(lost) + _ADDED) for key, (won, lost) in deals.items()},
    )


def score(model: LeadScore, landmarks: Landmarks) -> Number:
    """Return each landmark's score, shape (n,), 0 to 1; NaN where no deal was won or none was lost yet."""
    columns: list[Text] = [getattr(landmarks, field) for field in FIELDS]
    known: dict[tuple[str, ...], float] = {}
    for values in set(zip(landmarks.pipeline, *columns, strict=True)):
        known[values] = _chance(model, *values)
    rows = zip(landmarks.pipeline, *columns, strict=True)
    return np.fromiter((known[row] for row in rows), dtype=np.float64, count=len(landmarks))


def _chance(model: LeadScore, team: str, *values: str) -> float:
    own = team if all(model.closed.get(team, (0, 0))) else _ALL
    won, lost = model.closed.get(own, (0, 0))
    if not won or not lost:
        return float("nan")
    for_won, for_lost = won / (won + lost), lost / (won + lost)
    for field, value in zip(FIELDS, values, strict=True):
        counts = model.seen.get((own, field, value))
        if value and counts:  # what is not filled in, or never seen, says nothing
            for_won *= counts[0] / _total(model, own, field, 0)
            for_lost *= counts[1] / _total(model, own, field, 1)
    return for_won / (for_won + for_lost)


def _total(model: LeadScore, team: str | None, field: str, lost: int) -> float:
    if field == "stage":  # a deal passes many stages: their share is of deals, not of stages passed
        return model.closed[team][lost] + _ADDED
    return sum(counts[lost] for (of, name, _), counts in model.seen.items() if of == team and name == field)
