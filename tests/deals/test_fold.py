"""What becomes of a deal, as its history goes on."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nextyes.deals import events as e
from nextyes.deals.events import KINDS, RANKS, Event
from nextyes.deals.fold import Status, fold
from nextyes.deals.money import Money


def day(number: int, hour: int = 0) -> datetime:
    return datetime(2026, 3, number, hour, tzinfo=UTC)


def test_a_deal_is_what_its_last_events_say(history: list[Event]) -> None:
    """
    2026-03-02 opened   acme Acme Ltd
    2026-03-02 assigned acme Alice
    2026-03-02 valued   acme 1200000
    2026-03-05 assigned acme Bob
    2026-03-06 valued   acme 900000
    """
    deal = fold(history)["acme"]
    assert (deal.organization, deal.owner, deal.amount) == ("Acme Ltd", "Bob", Money(900000, "EUR"))
    assert (deal.opened_at, deal.status) == (day(2), Status.OPEN)


def test_not_now_waits_until_the_day_agreed(history: list[Event]) -> None:
    """
    2026-03-02 opened   acme
    2026-03-10 answered acme not_now 2026-06-01
    """
    deal = fold(history)["acme"]
    assert deal.wait_until == date(2026, 6, 1)
    assert deal.answer == history[1]


@pytest.mark.parametrize(
    ("line", "step"),
    [
        ("2026-03-04 planned acme 2026-03-09 us send the draft", "send the draft"),
        ("2026-03-04 planned acme - us", ""),
        ("2026-03-07T23:00 touched acme call", "call them"),
        ("2026-03-08T01:00 touched acme call", ""),  # the 9th, where it has begun
        ("2026-04-01 asked acme call", ""),
        ("2026-03-10 heard acme email", "call them"),
        ("2026-03-10 noted acme note", "call them"),
        ("2026-03-05 won acme", ""),
        ("2026-03-05 lost acme", ""),
        ("2026-03-05 lost acme\n2026-03-05 planned acme 2026-03-09 us send the draft", ""),
    ],
)
def test_a_step_of_ours_is_pending_until_we_touch(
    read: Callable[[str], list[Event]], line: str, step: str
) -> None:
    deal = fold(read(f"2026-03-02 opened acme\n2026-03-03 planned acme 2026-03-09 us call them\n{line}"))[
        "acme"
    ]
    assert (deal.step.what if deal.step else "") == step
    assert deal.wait_until is None


@pytest.mark.parametrize(
    ("line", "pending"),
    [
        ("2026-03-10 touched acme call", True),
        ("2026-03-04 heard acme email", False),
        ("2026-03-04 answered acme auto_reply", True),
        ("2026-03-04 offered acme us", True),
        ("2026-03-04 offered acme them", False),
    ],
)
def test_a_step_of_theirs_is_waited_for_until_they_move(
    read: Callable[[str], list[Event]], line: str, pending: bool
) -> None:
    deal = fold(read(f"2026-03-02 opened acme\n2026-03-03 planned acme 2026-03-09 them meet\n{line}"))["acme"]
    assert bool(deal.step) is pending
    assert (deal.wait_until, deal.wait_why) == (date(2026, 3, 9), "meet")


def test_an_activity_that_was_planned_is_done_by_itself_however_early() -> None:
    told: dict[str, Any] = {"deal_id": "acme", "source": "crm"}
    plan = e.Planned(id=e.planned_id("17", date(2026, 3, 20)), at=day(2), on=date(2026, 3, 20), **told)
    for done in (
        e.Noted(id="17", at=day(3), what="task", **told),
        e.Touched(id="17", at=day(3), channel=e.Channel.CALL, **told),
        e.Heard(id="17", at=day(3), channel=e.Channel.CALL, **told),
    ):
        assert fold([plan, done])["acme"].step is None
        assert fold([plan, replace(done, id="18")])["acme"].step == plan


@pytest.mark.parametrize(
    ("line", "on"),
    [
        ("2026-03-05 snoozed acme 2026-03-20", date(2026, 3, 20)),
        ("2026-03-05 snoozed acme 2026-03-06", date(2026, 3, 9)),
        ("2026-03-05 won acme", None),
        ("2026-03-05 lost acme", None),
        ("2026-03-05 check_back_set acme 2027-01-04\n2026-03-05 lost acme", date(2027, 1, 4)),
    ],
)
def test_what_is_pending_last_is_what_comes_next(
    read: Callable[[str], list[Event]], line: str, on: date | None
) -> None:
    deal = fold(read(f"2026-03-02 opened acme\n2026-03-03 planned acme 2026-03-09 us call\n{line}"))["acme"]
    assert deal.next_on == on


def test_our_touches_are_counted_until_they_move(history: list[Event]) -> None:
    """
    2026-03-02 opened  acme
    2026-03-03 touched acme call 10
    2026-03-04 touched acme email
    2026-03-05 heard   acme email 5
    2026-03-06 touched acme call 20
    2026-03-07 asked   acme call 2
    """
    deal = fold(history)["acme"]
    assert (deal.touches, deal.unanswered, deal.asks, deal.heard) == (4, 2, 1, 1)
    assert deal.touch_pattern == "sesS"
    assert deal.minutes == 37
    assert (deal.first_touched_at, deal.last_touched_at) == (day(3), day(7))
    assert (deal.last_heard_at, deal.last_asked_at) == (day(5), day(7))


@pytest.mark.parametrize(
    ("line", "pattern"),
    [
        ("heard acme email", "sE"),
        ("answered acme no", "sN"),
        ("answered acme stop", "sN"),
        ("answered acme not_now 2026-06-01", "sL"),
        ("answered acme counter 900000", "sP"),
        ("answered acme hedge", "sH"),
        ("answered acme yes", "sE"),
        ("offered acme them 900000", "sP"),
        ("answered acme auto_reply 2026-03-20", "sS"),
    ],
)
def test_what_they_did_is_written_to_the_last_touch(
    line: str, pattern: str, read: Callable[[str], list[Event]]
) -> None:
    before = "2026-03-03 touched acme call\n2026-03-04 asked acme email\n"
    deal = fold(read(f"{before}2026-03-05 {line}"))["acme"]
    assert deal.touch_pattern == pattern
    assert deal.heard == (0 if pattern == "sS" else 1)


def test_a_machine_that_replies_is_no_move_of_the_buyer(history: list[Event]) -> None:
    """
    2026-03-02 opened   acme
    2026-03-03 heard    acme email
    2026-03-04 touched  acme email
    2026-03-05 answered acme auto_reply 2026-03-20
    """
    deal = fold(history)["acme"]
    assert (deal.last_heard_at, deal.unanswered, deal.answer) == (day(3), 1, None)
    assert deal.wait_until == date(2026, 3, 20)


@pytest.mark.parametrize(
    "line",
    [
        "staged acme Demo",
        "valued acme 900000",
        "promised acme 2026-06-01",
        "assigned acme Bob",
        "noted acme task 15",
        "touched acme email",
        "asked acme call",
        "offered acme us 900000",
        "snoozed acme 2026-06-01",
    ],
)
def test_nothing_that_we_do_resets_the_buyers_clock(line: str, read: Callable[[str], list[Event]]) -> None:
    before = "2026-03-02 opened acme\n2026-03-03 heard acme email\n2026-03-04 touched acme call\n"
    deal = fold(read(f"{before}2026-03-09 {line}"))["acme"]
    assert (deal.last_heard_at, deal.heard) == (day(3), 1)
    assert deal.unanswered >= 1


def test_paperwork_is_neither_a_touch_nor_a_move(history: list[Event]) -> None:
    """
    2026-03-02 opened acme
    2026-03-03 noted  acme task 30
    """
    deal = fold(history)["acme"]
    assert (deal.touches, deal.heard, deal.minutes) == (0, 0, 30)


def test_moves_of_one_instant_are_one_move(history: list[Event]) -> None:
    """
    2026-03-02 opened   acme
    2026-03-05 heard    acme email
    2026-03-05 answered acme counter 900000
    """
    assert fold(history)["acme"].heard == 1


def test_a_close_date_moved_later_is_a_push_and_moved_earlier_is_none(history: list[Event]) -> None:
    """
    2026-03-02 promised acme 2026-06-01
    2026-03-03 promised acme 2026-06-15
    2026-03-04 promised acme 2026-06-08
    2026-03-05 promised acme -
    2026-03-06 promised acme 2026-07-01
    2026-03-07 promised acme 2026-07-02
    """
    deal = fold(history)["acme"]
    assert (deal.pushes, deal.close_on) == (2, date(2026, 7, 2))


def test_a_stage_entered_again_is_no_move(history: list[Event]) -> None:
    """
    2026-03-02 staged acme Demo
    2026-03-03 staged acme Offer
    2026-03-04 staged acme Offer
    """
    deal = fold(history)["acme"]
    assert (deal.stage, deal.stage_since, deal.stage_moves) == ("Offer", day(3), 1)


def test_offers_of_both_sides_are_kept_apart(history: list[Event]) -> None:
    """
    2026-03-02 offered  acme us 1200000
    2026-03-03 offered  acme them 800000
    2026-03-04 offered  acme us
    2026-03-05 answered acme counter 900000
    """
    deal = fold(history)["acme"]
    assert (deal.our_offer, deal.their_offer) == (Money(1200000, "EUR"), Money(900000, "EUR"))
    assert (deal.offers, deal.first_offered_at, deal.last_offered_at) == (2, day(2), day(4))


def test_a_stop_is_not_forgotten(history: list[Event]) -> None:
    """
    2026-03-02 answered acme stop
    2026-03-03 answered acme question
    """
    assert fold(history)["acme"].stopped


def test_a_deal_reopened_keeps_no_false_reason(history: list[Event]) -> None:
    """
    2026-03-02 opened         acme
    2026-03-03 lost           acme competitor
    2026-03-03 check_back_set acme 2027-03-03
    2026-03-09 reopened       acme
    """
    lost, reopened = fold(history[:3])["acme"], fold(history)["acme"]
    assert (lost.status, lost.outcome) == (Status.LOST, e.OutcomeClass.COMPETITOR)
    assert (lost.closed_at, lost.check_back_on) == (day(3), date(2027, 3, 3))
    assert (reopened.status, reopened.outcome, reopened.closed_at, reopened.lost_reason) == (
        Status.OPEN,
        None,
        None,
        "",
    )
    assert reopened.check_back_on is None


def test_a_deal_lost_and_then_won_is_won(history: list[Event]) -> None:
    """
    2026-03-02 opened acme
    2026-03-03 lost   acme no_decision
    2026-03-09 won    acme
    """
    deal = fold(history)["acme"]
    assert (deal.status, deal.outcome, deal.closed_at) == (Status.WON, None, day(9))


def test_events_of_one_instant_open_first_and_close_last(history: list[Event]) -> None:
    """
    2026-03-02 won      acme
    2026-03-02 touched  acme call
    2026-03-02 valued   acme 1200000
    2026-03-02 opened   acme
    """
    assert [event.kind for event in sorted(history, key=e.order)] == ["opened", "valued", "touched", "won"]


# --- always ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_rule(kind: str, one_of_each: dict[str, Event]) -> None:
    """A kind that `fold` does not know would be a deal that cannot be read."""
    assert fold([one_of_each[kind]])["acme"].opened_at == one_of_each[kind].at
    assert RANKS[kind] == list(KINDS).index(kind)


@given(random=st.randoms(use_true_random=False))
def test_late_repeated_and_shuffled_events_change_nothing(
    random: Random, read: Callable[[str], list[Event]]
) -> None:
    events = read(some_history(random))
    arrived = [*events, *random.choices(events, k=5)]
    random.shuffle(arrived)

    assert fold(arrived) == fold(events)


@given(random=st.randoms(use_true_random=False))
def test_instants_count_and_not_the_zone_that_they_are_written_in(
    random: Random, read: Callable[[str], list[Event]]
) -> None:
    events = read(some_history(random))
    elsewhere = [moved(event, event.at.astimezone(ZoneInfo("Asia/Tokyo"))) for event in events]

    assert fold(elsewhere) == fold(events)


def moved(event: Event, at: datetime) -> Event:
    names = [field.name for field in fields(event)]
    return type(event)(**{name: getattr(event, name) for name in names} | {"at": at})


LINES = """
opened acme a, opened acme b, staged acme a, staged acme b, valued acme 1, valued acme 2, valued acme -,
promised acme 2026-06-01, promised acme 2026-06-02, touched acme call 1, touched acme call 2,
heard acme call, asked acme call, answered acme hedge, answered acme no, answered acme counter 3,
offered acme us, offered acme them 4, snoozed acme 2026-06-01, lost acme competitor, lost acme,
won acme, reopened acme, check_back_set acme 2026-07-01
""".replace("\n", " ").split(",")


def some_history(random: Random) -> str:
    """Return twenty events of two deals on few instants, so that their order matters."""
    lines = [
        f"2026-03-02T0{random.randrange(8)}:00 {random.choice(LINES).strip()}".replace(
            "acme", random.choice(["acme", "bolt"])
        )
        for _ in range(20)
    ]
    return "\n".join(lines)
