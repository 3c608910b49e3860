"""The rules people use, on histories that can be read."""

import numpy as np
import pytest
from tests.proof.logs import history_of

from nextyes.deals.events import Event
from nextyes.deals.landmarks import outcomes
from nextyes.proof import lead_score
from nextyes.proof.history import chased, follow_up_points, lives, touches_left, worked
from nextyes.proof.rules import RULES


def scores(history: list[Event]) -> dict[str, list[float]]:
    """Return minus each rule's score, that is what its knob counts, at the follow-ups in order of time."""
    past = history_of(history)
    found = chased(past, lives(past), 0, past.until)
    deals = past.landmarks.take(found.rows)
    return {rule.name: (-rule.score(deals, found.number)).round(3).tolist() for rule in RULES}


def test_each_rule_counts_what_it_says(history: list[Event]) -> None:
    """
    2026-03-01 opened acme
    2026-03-02 staged acme Lead
    2026-03-03 touched acme call 5
    2026-03-04 offered acme us
    2026-03-04 staged acme Offer
    2026-03-06 touched acme call 5
    2026-03-08 heard acme email
    2026-03-10 touched acme call 5
    2026-03-15 touched acme call 5
    2026-03-16 won acme
    """
    assert scores(history) == {
        "call cap": [1, 2, 3],
        "unanswered cap": [1, 0, 1],
        "idle since their move": [5, 2, 7],
        "idle since our touch": [3, 4, 5],
        "day cap": [2, 6, 11],
        "stage rot": [2, 6, 11],
        "deal age": [5, 9, 14],
    }


def test_where_no_offers_are_recorded_follow_ups_are_touches_after_the_first(history: list[Event]) -> None:
    """
    2026-03-01 opened acme
    2026-03-03 touched acme call 5
    2026-03-06 touched acme call 5
    2026-03-10 touched acme call 5
    2026-03-16 won acme
    """
    assert scores(history)["call cap"] == [1, 2]
    assert scores(history)["day cap"] == [5, 9]


def test_offers_count_where_half_of_the_wins_had_one(history: list[Event]) -> None:
    """
    2026-03-01 opened acme
    2026-03-02 offered acme us
    2026-03-03 touched acme call 5
    2026-03-06 touched acme call 5
    2026-03-07 won acme
    2026-03-01 opened borg
    2026-03-03 touched borg call 5
    2026-03-06 touched borg call 5
    2026-03-07 won borg
    """
    past = history_of(history)
    assert past.landmarks.deal_id[follow_up_points(past)].tolist() == ["acme"]


def test_a_reopened_deal_has_another_life(history: list[Event]) -> None:
    """
    2026-03-01 opened acme
    2026-03-03 touched acme call 5
    2026-03-04 touched acme call 5
    2026-03-05 lost acme no_decision
    2026-05-01 reopened acme
    2026-05-03 touched acme call 5
    2026-05-04 won acme
    """
    past = history_of(history)
    known = lives(past)
    found = chased(past, known, 0, past.until)
    assert found.follow_ups.life.tolist() == [0, 1]
    assert found.result.tolist() == [2, 1]
    assert found.follow_ups.deal.tolist() == [0, 0]
    assert found.number.tolist() == [1, 2]


def test_touches_left_end_with_the_deal_and_with_what_was_known(history: list[Event]) -> None:
    """
    2026-03-03 opened acme
    2026-03-04 touched acme call 5
    2026-03-05 touched acme call 5
    2026-03-06 touched acme call 5
    2026-03-07 touched acme call 5
    2026-03-08 lost acme no_decision
    2026-03-03 opened borg
    2026-03-04 touched borg call 5
    2026-03-05 touched borg call 5
    2026-03-20 touched borg call 5
    """
    past = history_of(history)
    known = lives(past)
    every = np.flatnonzero(~past.points.weekly)
    left = touches_left(past, known, every, past.until)
    assert dict(zip(every.tolist(), left.tolist(), strict=True)) == {
        row: {("acme", 2): 3, ("acme", 3): 2, ("acme", 4): 1, ("borg", 2): 2, ("borg", 3): 1}[
            past.points.deal_id[row], past.points.touch_number[row]
        ]
        for row in every.tolist()
    }
    early = past.points.as_of < past.closings.at[0] - 2 * 86_400_000_000
    left = touches_left(past, known, np.flatnonzero(early), int(past.points.as_of[early].max()) + 1)
    assert left.max() == 1


def test_work_items_left_open_count_as_the_usual_touch() -> None:
    assert worked(np.array([2.0, 4.0, 6.0, 4000.0, -1.0, np.nan])).tolist() == [2, 4, 6, 4, 4, 4]
    assert worked(np.array([np.nan])).tolist() == [15.0]


def test_a_lead_score_by_hand(history: list[Event]) -> None:
    """
    Two deals won, two lost; all four were seen in Lead, three in Offer: both that were won, one of the lost.

    2026-02-28 opened anna
    2026-03-01 staged anna Lead
    2026-03-02 touched anna call 5
    2026-03-03 touched anna call 5
    2026-03-04 staged anna Offer
    2026-03-05 touched anna call 5
    2026-03-06 won anna
    2026-02-28 opened bert
    2026-03-01 staged bert Lead
    2026-03-02 touched bert call 5
    2026-03-03 touched bert call 5
    2026-03-04 staged bert Offer
    2026-03-05 touched bert call 5
    2026-03-06 won bert
    2026-02-28 opened carl
    2026-03-01 staged carl Lead
    2026-03-02 touched carl call 5
    2026-03-03 touched carl call 5
    2026-03-04 staged carl Offer
    2026-03-05 touched carl call 5
    2026-03-06 lost carl no_decision
    2026-02-28 opened dora
    2026-03-01 staged dora Lead
    2026-03-02 touched dora call 5
    2026-03-03 touched dora call 5
    2026-03-04 touched dora call 5
    2026-03-06 lost dora no_decision
    """
    past = history_of(history)
    points = past.landmarks.take(~past.points.weekly)
    model = lead_score.fit(points, outcomes(points, past.closings, past.until))
    given = dict(zip(points.stage, lead_score.score(model, points), strict=True))
    # Lead: 2.1 of 2.1 won and 2.1 of 2.1 lost passed it. Offer: 2.1 of the won, 1.1 of the lost.
    assert given["Lead"] == pytest.approx(0.5)
    assert given["Offer"] == pytest.approx(1 / (1 + 1.1 / 2.1))


def test_a_lead_score_needs_both_outcomes(history: list[Event]) -> None:
    """
    2026-03-01 opened anna
    2026-03-02 touched anna call 5
    2026-03-03 touched anna call 5
    2026-03-06 won anna
    """
    past = history_of(history)
    model = lead_score.fit(past.landmarks, outcomes(past.landmarks, past.closings, past.until))
    assert np.isnan(lead_score.score(model, past.landmarks)).all()
