"""The columns say what the plain spelling says, whatever the history; and nothing of what is to come."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.columns.strategies import INSTANTS, ZONE, histories

from nextyes.deals import events as e
from nextyes.deals import landmarks as plain
from nextyes.deals import points as plain_points
from nextyes.deals.fold import Status, fold
from nextyes.deals.instants import microseconds
from nextyes.deals.landmarks import Landmarks
from nextyes.deals.money import Money
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
@settings(max_examples=25, deadline=None)
def test_landmarks_say_what_the_fold_says(events: list[e.Event], random: Any) -> None:
    points = known_points(events)
    points = random.choices(points, k=40) if points else []
    assert_same(landmarks(events, points), plain.landmarks(events, points, ZONE))


@given(histories, st.sampled_from(INSTANTS))
@settings(max_examples=25, deadline=None)
def test_open_landmarks_are_those_of_the_deals_then_open(events: list[e.Event], as_of: datetime) -> None:
    known = fold(event for event in events if event.at < as_of)
    points = [(deal_id, as_of) for deal_id, deal in sorted(known.items()) if deal.status is Status.OPEN]
    assert_same(
        columns.open_landmarks(event_table(events, ZONE), as_of), plain.landmarks(events, points, ZONE)
    )


@given(histories, st.sampled_from(INSTANTS), st.sampled_from(INSTANTS))
@settings(max_examples=25, deadline=None)
def test_decision_points_are_those_of_the_plain_spelling(
    events: list[e.Event], after: datetime, until: datetime
) -> None:
    assert_same(
        columns.decision_points(event_table(events, ZONE), after, until, ZONE),
        plain_points.decision_points(events, after, until, ZONE),
    )


@given(histories)
@settings(max_examples=10, deadline=None)
def test_closings_come_in_order_of_time(events: list[e.Event]) -> None:
    assert_same(columns.closings(event_table(events, ZONE)), plain.closings(events))


@given(histories, st.lists(st.sampled_from(INSTANTS), min_size=1, max_size=3), histories)
@settings(max_examples=25, deadline=None)
def test_what_is_to_come_changes_no_row(
    events: list[e.Event], cuts: list[datetime], later: list[e.Event]
) -> None:
    """Cut the log at an instant, or go on from it in any other way: what was known then stays the same."""
    now = min(cuts)
    past = [event for event in events if event.at < now]
    used = {event.id for event in past}
    other_future = past + [event for event in later if event.at >= now and event.id not in used]
    points = [(deal_id, at) for deal_id, at in known_points(past) if at <= now]
    expected = landmarks(past, points)
    assert_same(landmarks(events, points), expected)
    assert_same(landmarks(other_future, points), expected)
    assert_same(
        columns.open_landmarks(event_table(other_future, ZONE), now),
        columns.open_landmarks(event_table(past, ZONE), now),
    )


def opened(deal_id: str, at: datetime, organization: str = "acme") -> e.Opened:
    return e.Opened(id=f"{deal_id} opened", deal_id=deal_id, at=at, source="crm", organization=organization)


@pytest.mark.parametrize(
    ("leak", "column"),
    [
        (e.Staged(id="x", deal_id="a", at=INSTANTS[5], source="crm", stage="Won soon"), "stage"),
        (e.Valued(id="x", deal_id="a", at=INSTANTS[5], source="crm", amount=Money(99, "EUR")), "amount"),
        (e.Won(id="x", deal_id="b", at=INSTANTS[5], source="crm"), "customer_won"),
        (
            e.Answered(id="x", deal_id="a", at=INSTANTS[5], source="crm", reading=e.Reading.NO),
            "touch_pattern",
        ),
    ],
    ids=["the next stage", "the final amount", "the end of another deal", "the answer to the touch"],
)
def test_a_landmark_sees_what_came_before_and_nothing_of_its_own_instant(leak: e.Event, column: str) -> None:
    """
    the log       a and b of one customer open; a is touched; then, at one instant, the leak
    before it     as if it had never come
    at it         as if it had never come: a landmark is the moment before
    after it      seen, or the test could not fail
    """
    touch = e.Touched(id="t", deal_id="a", at=INSTANTS[2], source="crm", channel=e.Channel.CALL)
    past = [opened("a", INSTANTS[0]), opened("b", INSTANTS[0]), touch]
    points = [("a", INSTANTS[4]), ("a", INSTANTS[5]), ("a", INSTANTS[6])]
    without = getattr(landmarks(past, points), column).tolist()
    with_leak = getattr(landmarks([*past, leak], points), column).tolist()
    assert repr(with_leak[:2]) == repr(without[:2])
    assert repr(with_leak[2]) != repr(without[2])


def test_a_deal_not_yet_known_is_named() -> None:
    events = [opened("acme", INSTANTS[3])]
    with pytest.raises(KeyError, match=f"'acme'.*{microseconds(INSTANTS[3])}"):
        landmarks(events, [("acme", INSTANTS[4]), ("acme", INSTANTS[3])])
    with pytest.raises(KeyError, match="nobody"):
        landmarks(events, [("nobody", INSTANTS[4])])


def test_of_no_events_there_are_no_columns() -> None:
    nothing = event_table([], ZONE)
    assert len(landmarks([], [])) == 0
    assert len(columns.open_landmarks(nothing, INSTANTS[0])) == 0
    assert len(columns.decision_points(nothing, INSTANTS[0], INSTANTS[9], ZONE)) == 0
    assert_same(columns.closings(nothing), plain.closings([]))


def test_names_that_look_like_sql_are_names() -> None:
    events = [opened("'; drop table events; --", INSTANTS[0], 'O\'Brien "& Söhne" $1 \0 🙂')]
    known = columns.open_landmarks(event_table(events, ZONE), INSTANTS[1])
    assert known.deal_id.tolist() == ["'; drop table events; --"]
    assert known.organization.tolist() == ['O\'Brien "& Söhne" $1 \0 🙂']


@given(histories)
@settings(max_examples=10, deadline=None)
def test_parquet_says_what_the_table_says(
    tmp_path_factory: pytest.TempPathFactory, events: list[e.Event]
) -> None:
    """One file, and a folder of several; a missing number or day is a null there."""
    table = event_table(events, ZONE)
    folder = tmp_path_factory.mktemp("events") / "log"
    folder.mkdir()
    for name, rows in (("a", slice(None, None, 2)), ("b", slice(1, None, 2))):
        columns.write_parquet(
            {field.name: getattr(table, field.name)[rows] for field in fields(table)},
            folder / f"{name}.parquet",
        )
    assert_same(columns.open_landmarks(folder, INSTANTS[12]), columns.open_landmarks(table, INSTANTS[12]))
    assert_same(columns.closings(folder), columns.closings(table))


def test_events_of_one_instant_count_in_the_order_of_their_ids() -> None:
    """
    first         stage a
    then at once  id 1 stage a again (no move), id 2 stage b (a move); read backwards they would be two moves
    """
    stages = [("0", INSTANTS[1], "a"), ("2", INSTANTS[2], "b"), ("1", INSTANTS[2], "a")]
    events = [e.Staged(id=name, deal_id="a", at=at, source="crm", stage=stage) for name, at, stage in stages]
    known = landmarks(events, [("a", INSTANTS[3])])
    assert (known.stage.tolist(), known.stage_moves.tolist()) == (["b"], [1.0])
