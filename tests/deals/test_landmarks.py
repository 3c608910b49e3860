"""What was known of a deal at an instant, what came of it, and when a seller could have decided otherwise."""

from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nextyes.deals.events import Event
from nextyes.deals.instants import microseconds
from nextyes.deals.landmarks import Closings, Landmarks, Outcomes, closings, landmarks, outcomes
from nextyes.deals.points import DecisionPoints, decision_points

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NAN = float("nan")


def day(number: int, hour: int = 0) -> datetime:
    return datetime(2026, 3, number, hour, tzinfo=UTC)


def rows(table: Landmarks | DecisionPoints, *names: str) -> list[tuple[object, ...]]:
    return list(zip(*(getattr(table, name).tolist() for name in names), strict=True))


def test_a_landmark_knows_what_was_before_it(history: list[Event]) -> None:
    """
    2026-03-01T12:00 won      old
    2026-02-01       opened   old   Acme Ltd
    2026-02-02       opened   other Bolt Ltd
    2026-03-05       lost     other
    2026-03-02T12:00 opened   acme  Acme Ltd
    2026-03-02T12:00 assigned acme  Alice
    2026-03-02T12:00 staged   acme  Demo
    2026-03-02T12:00 valued   acme  1200000
    2026-03-02T12:00 promised acme  2026-03-20
    2026-03-03       touched  acme  call 30
    2026-03-04       heard    acme  email
    2026-03-05       touched  acme  email 15
    2026-03-06       offered  acme  us
    2026-03-07       promised acme  2026-03-15
    2026-03-07       promised acme  2026-03-30
    2026-03-08       offered  acme  us
    2026-03-09       asked    acme  call 5
    2026-03-09       snoozed  acme  2026-03-12
    2026-03-10       staged   acme  Offer
    """
    known = landmarks(history, [("acme", day(11)), ("acme", day(4)), ("acme", day(2, 13))], AMSTERDAM)

    late, early, first = (
        dict(zip(names, row, strict=True))
        for names in [[field.name for field in fields(Landmarks)]]
        for row in rows(known, *names)
    )
    assert late == pytest.approx(
        {
            "deal_id": "acme",
            "as_of": microseconds(day(11)),
            "organization": "Acme Ltd",
            "pipeline": "",
            "owner": "Alice",
            "stage": "Offer",
            "currency": "EUR",
            "touch_pattern": "esS",
            "amount": 12000.0,
            "age_days": 8.5,
            "touches": 3,
            "unanswered": 2,
            "days_since_touch": 2,
            "heard": 1,
            "silence_days": 7,
            "heard_span_days": 1.5,
            "offers": 2,
            "offer_age_days": 5,
            "days_since_offer": 3,
            "days_to_promise": 18 + 22 / 24,  # clocks go forward on the 29th
            "pushes": 1,
            "days_in_stage": 1,
            "stage_moves": 1,
            "minutes": 50,
            "asks": 1,
            "days_since_asked": 2,
            "days_to_wait": 23 / 24,
            "stopped": 0,
            "customer_won": 1,
            "customer_lost": 0,
            "segment_won": 1,
            "segment_lost": 1,
        },
        nan_ok=True,
    )
    assert (early["touches"], early["heard"], early["silence_days"], early["stage"]) == (1, 0, 1.5, "Demo")
    assert {str(early[name]) for name in ("offer_age_days", "days_since_asked", "days_to_wait")} == {"nan"}
    assert (first["touches"], first["silence_days"], first["customer_won"]) == (0, 1 / 24, 1)


def test_a_wait_that_is_over_is_none(history: list[Event]) -> None:
    """
    2026-03-02 opened  acme
    2026-03-03 snoozed acme 2026-03-10
    """
    known = landmarks(history, [("acme", day(9)), ("acme", day(10))], AMSTERDAM)
    np.testing.assert_array_equal(known.days_to_wait, [23 / 24, NAN])


def test_a_deal_without_a_customer_has_no_record_of_one(history: list[Event]) -> None:
    """
    2026-03-01 opened old
    2026-03-01 won    old
    2026-03-02 opened acme
    """
    known = landmarks(history, [("acme", day(3))], AMSTERDAM)
    assert rows(known, "customer_won", "segment_won") == [(0, 1)]


def test_a_deal_that_was_not_there_yet_is_no_landmark(history: list[Event]) -> None:
    """
    2026-03-02 opened acme
    """
    with pytest.raises(KeyError, match="acme"):
        landmarks(history, [("acme", day(2))], AMSTERDAM)


LATER = """
opened acme Bolt; staged acme Later; valued acme 1; promised acme 2026-12-01; assigned acme Zed;
touched acme call 99; heard acme call 99; asked acme call; answered acme stop; offered acme us 1;
offered acme them 1; snoozed acme 2026-12-01; won acme; lost acme competitor; reopened acme;
check_back_set acme 2026-12-01; noted acme task 99; won other; lost other; opened other Acme
""".replace("\n", " ").split(";")


@given(random=st.randoms(use_true_random=False))
def test_nothing_at_or_after_its_instant_changes_a_landmark(
    random: Random, read: Callable[[str], list[Event]]
) -> None:
    """The next stage, the final amount, the close itself: planted, none of it is seen."""
    past = read(
        """
        2026-03-02 opened  other Acme
        2026-03-02 opened  acme Acme
        2026-03-03 touched acme call 10
        2026-03-04 heard   acme email
        2026-03-04 staged  acme Demo
        """
    )
    as_of = day(5)
    lines = random.sample(LATER, k=6)
    planted = read("\n" * 50 + "\n".join(f"2026-03-0{random.randrange(5, 10)} {line}" for line in lines))

    honest, leaky = (landmarks(events, [("acme", as_of)], AMSTERDAM) for events in (past, past + planted))
    for field in fields(Landmarks):
        np.testing.assert_array_equal(getattr(honest, field.name), getattr(leaky, field.name), field.name)


# --- outcomes --------------------------------------------------------------------------------------------


def at_instants(*points: tuple[str, datetime]) -> Landmarks:
    """Return landmarks of which only the deal and the instant matter."""
    empty = {field.name: np.zeros(len(points)) for field in fields(Landmarks)}
    known = {
        "deal_id": np.array([deal_id for deal_id, _ in points], dtype=object),
        "as_of": np.array([microseconds(at) for _, at in points], dtype=np.int64),
    }
    return Landmarks(**{**empty, **known})


def results(found: Outcomes) -> list[tuple[int, float]]:
    return list(zip(found.result.tolist(), found.days.round(9).tolist(), strict=True))


def test_what_came_of_a_landmark_is_the_first_close_from_it_on(history: list[Event]) -> None:
    """
    2026-03-05 lost     acme
    2026-03-07 reopened acme
    2026-03-09 won      acme
    2026-03-06 lost     bolt
    """
    found = outcomes(
        at_instants(
            ("acme", day(3)),
            ("acme", day(5)),
            ("acme", day(6)),
            ("bolt", day(2)),
            ("open", day(2)),
            ("acme", day(10)),
        ),
        closings(history),
        microseconds(day(12)),
    )
    assert results(found)[0] == (2, 2.0)
    assert results(found)[1][0] == 2
    assert results(found)[2:] == [(1, 3.0), (2, 4.0), (0, 10.0), (0, 2.0)]
    assert (found.days > 0).all()


def test_what_was_not_known_yet_is_not_counted(history: list[Event]) -> None:
    """
    2026-03-05 won acme
    """
    point = at_instants(("acme", day(3)))
    assert results(outcomes(point, closings(history), microseconds(day(5)))) == [(0, 2.0)]
    assert results(outcomes(point, closings(history), microseconds(day(5)) + 1)) == [(1, 2.0)]
    with pytest.raises(ValueError, match="no outcome that could be known"):
        outcomes(point, closings(history), microseconds(day(3)))


def test_no_landmarks_have_no_outcomes(history: list[Event]) -> None:
    """
    2026-03-05 won acme
    """
    assert results(outcomes(at_instants(), closings(history), microseconds(day(9)))) == []
    assert results(outcomes(at_instants(("acme", day(3))), closings([]), microseconds(day(9)))) == [(0, 6.0)]


def test_closes_are_in_order_of_time_and_count_once(history: list[Event]) -> None:
    """
    2026-03-09 won  bolt
    2026-03-05 lost acme
    """
    found = closings([*history, *history])
    assert (found.deal_id.tolist(), found.won.tolist()) == (["acme", "bolt"], [False, True])
    assert found.at.tolist() == [microseconds(day(5)), microseconds(day(9))]


@given(
    closes=st.lists(st.tuples(st.sampled_from("abc"), st.integers(2, 20), st.booleans()), max_size=12),
    points=st.lists(st.tuples(st.sampled_from("abcd"), st.integers(1, 19)), min_size=1, max_size=12),
)
def test_outcomes_are_those_found_by_looking_through_the_closes(
    closes: list[tuple[str, int, bool]], points: list[tuple[str, int]]
) -> None:
    at_once = {(number, deal_id): won for deal_id, number, won in closes}
    once = [(number, deal_id, won) for (number, deal_id), won in sorted(at_once.items())]
    known = Closings(
        deal_id=np.array([deal_id for _, deal_id, _ in once], dtype=object),
        at=np.array([microseconds(day(number)) for number, _, _ in once], dtype=np.int64),
        won=np.array([won for _, _, won in once], dtype=bool),
    )
    expected = []
    for deal_id, number in points:
        own = [(at, won) for at, closed, won in once if closed == deal_id and at >= number]
        end, won = own[0] if own else (25, None)
        expected.append(((2 - bool(won)) if own else 0, max(float(end - number), round(1 / 86_400, 9))))

    found = outcomes(
        at_instants(*((deal_id, day(number)) for deal_id, number in points)), known, microseconds(day(25))
    )
    assert results(found) == expected


# --- decision points -------------------------------------------------------------------------------------


def test_one_could_decide_before_each_later_touch_and_each_monday(history: list[Event]) -> None:
    """
    2026-03-03T09:00 opened  acme
    2026-03-04T09:00 touched acme call 10
    2026-03-05T09:00 asked   acme call 20
    2026-03-10T09:00 touched acme email
    2026-03-17T09:00 won     acme
    2026-03-18T09:00 touched acme call
    """
    found = decision_points(history, day(1), day(31), AMSTERDAM)
    assert rows(found, "deal_id", "as_of", "weekly", "touch_number") == [
        ("acme", microseconds(day(5, 9)), False, 2),
        ("acme", microseconds(day(8, 23)), True, 2),
        ("acme", microseconds(day(10, 9)), False, 3),
        ("acme", microseconds(day(15, 23)), True, 3),
    ]
    np.testing.assert_array_equal(found.minutes, [20, NAN, NAN, NAN])


def test_touches_of_one_instant_are_one_point(history: list[Event]) -> None:
    """
    2026-03-03 opened  acme
    2026-03-03 touched acme call
    2026-03-04 touched acme call 10
    2026-03-04 touched acme call 20
    2026-03-05 touched acme call 30
    """
    found = decision_points(history, day(1), day(6), AMSTERDAM)
    assert rows(found, "touch_number", "minutes") == [(2, 10), (4, 30)]


def test_points_are_from_after_to_until(history: list[Event]) -> None:
    """
    2026-03-03 opened  acme
    2026-03-03 touched acme call
    2026-03-04 touched acme call
    2026-03-05 touched acme call
    2026-03-06 touched acme call
    """
    found = decision_points(history, day(4), day(6), AMSTERDAM)
    assert found.touch_number.tolist() == [2, 3]


@given(random=st.randoms(use_true_random=False))
def test_the_future_makes_no_decision_point(random: Random, read: Callable[[str], list[Event]]) -> None:
    """A deal that will close, or be touched again, has the points that it has without that."""
    lines = ["2026-03-01 opened acme"] + [
        f"2026-03-{random.randrange(2, 28):02} {random.choice(LATER[5:]).strip()}" for _ in range(12)
    ]
    events = read("\n".join(lines))
    for until, later in pairwise([day(6), day(15), day(28)]):
        known = [event for event in events if event.at < until]
        early = decision_points(known, day(1), until, AMSTERDAM)
        late = decision_points(events, day(1), later, AMSTERDAM)
        names = ("deal_id", "as_of", "weekly", "touch_number")
        before = [row for row in rows(late, *names) if row[1] < microseconds(until)]  # type: ignore[operator]
        assert rows(early, *names) == before


def test_a_deal_is_decided_on_while_it_is_open(history: list[Event]) -> None:
    """
    2026-03-03 opened   acme
    2026-03-04 lost     acme
    2026-03-12 reopened acme
    2026-03-20 won      acme
    """
    found = decision_points(history, day(1), day(31), AMSTERDAM)
    assert found.as_of.tolist() == [microseconds(day(16) - timedelta(hours=1))]
