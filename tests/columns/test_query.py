"""The columns say what the plain spelling says, whatever the history; and nothing of what is to come."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.columns.strategies import INSTANTS, ZONE, histories

from nextyes.deals import events as e
from nextyes.deals import landmarks as plain
from nextyes.deals import points as plain_points
from nextyes.deals.fold import Status, fold
from nextyes.deals.instants import microseconds
from nextyes.deals.landmarks import Landmarks
from nextyes.deals.table import event_table
from nextyes.store import columns


def assert_same(got: Any, expected: Any) -> None:
    """The same columns, to the last of the digits that the order of adding minutes can change."""
    for field in fields(expected):
        ours, theirs = getattr(got, field.name), getattr(expected, field.name)
        assert ours.dtype == theirs.dtype, field.name
        assert not isinstance(ours, np.ma.MaskedArray), field.name
        if ours.dtype == np.float64:
            np.testing.assert_allclose(ours, theirs, rtol=1e-12, atol=0, err_msg=field.name)
        else:
            np.testing.assert_array_equal(ours, theirs, err_msg=field.name)


def known_points(events: Sequence[e.Event]) -> list[tuple[str, datetime]]:
    """Every deal at every instant of the log at which it was known."""
    first = {deal_id: deal.opened_at for deal_id, deal in fold(events).items()}
    return [(deal_id, at) for at in INSTANTS for deal_id, opened in first.items() if opened < at]


def landmarks(events: Iterable[e.Event], points: Sequence[tuple[str, datetime]]) -> Landmarks:
    return columns.landmarks(
        event_table(events, ZONE),
        np.array([deal_id for deal_id, _ in points], dtype=object),
        np.array([microseconds(at) for _, at in points], dtype=np.int64),
    )


@given(histories, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_landmarks_say_what_the_fold_says(events: list[e.Event], random: Any) -> None:
    points = known_points(events)
    points = random.choices(points, k=40) if points else []
    assert_same(landmarks(events, points), plain.landmarks(events, points, ZONE))


@given(histories, st.sampled_from(INSTANTS))
@settings(max_examples=60, deadline=None)
def test_open_landmarks_are_those_of_the_deals_then_open(events: list[e.Event], as_of: datetime) -> None:
    known = fold(event for event in events if event.at < as_of)
    points = [(deal_id, as_of) for deal_id, deal in sorted(known.items()) if deal.status is Status.OPEN]
    assert_same(
        columns.open_landmarks(event_table(events, ZONE), as_of), plain.landmarks(events, points, ZONE)
    )


@given(histories, st.sampled_from(INSTANTS), st.sampled_from(INSTANTS))
@settings(max_examples=60, deadline=None)
def test_decision_points_are_those_of_the_plain_spelling(
    events: list[e.Event], after: datetime, until: datetime
) -> None:
    assert_same(
        columns.decision_points(event_table(events, ZONE), after, until, ZONE),
        plain_points.decision_points(events, after, until, ZONE),
    )


@given(histories)
@settings(max_examples=30, deadline=None)
def test_closings_come_in_order_of_time(events: list[e.Event]) -> None:
    assert_same(columns.closings(event_table(events, ZONE)), plain.closings(events))
