"""As of a day, only what was known that day: how an export's last state becomes a history."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from nextyes.deals import events as e
from nextyes.deals.fold import Deal, Status, fold
from nextyes.deals.instants import zone
from nextyes.outside.files import Pipeline, Severity

AMSTERDAM = zone("Europe/Amsterdam")
Read = Callable[..., Pipeline]


def known(pipeline: Pipeline, day: str, deal: str = "acme") -> Deal:
    """Return the deal as it was known on the evening of a day."""
    until = datetime.fromisoformat(f"{day}T23:59:59.5").replace(tzinfo=AMSTERDAM)
    return fold(event for event in pipeline.events() if event.at <= until)[deal]


def kinds(pipeline: Pipeline) -> list[str]:
    """Return the kinds of events after the opening, in order."""
    return [event.kind for event in sorted(pipeline.events(), key=e.order) if event.kind != "opened"]


def test_the_first_value_is_the_old_of_the_first_change(read: Read) -> None:
    """
    acme,2026-01-05, ... amount 900 at the end
    """
    pipeline = read(
        "acme,2026-01-05,open,,Demo,900,EUR,,,",
        changes="""acme,2026-02-01T10:00Z,amount,1200,1000
                   acme,2026-03-01T10:00Z,amount,1000,900""",
    )
    amounts = [
        int(amount.amount)
        for day in ("2026-01-05", "2026-02-01", "2026-03-01")
        if (amount := known(pipeline, day).amount)
    ]
    assert amounts == [1200, 1000, 900]
    assert pipeline.problems == ()


def test_a_last_value_that_no_change_tells_counts_from_the_export(read: Read) -> None:
    pipeline = read(
        "acme,2026-01-05,open,,Demo,900,EUR,,,",
        changes="""acme,2026-02-01T10:00Z,amount,1200,1000
                   acme,2026-04-01T10:00Z,stage,Intro,Demo""",
    )
    before, after = known(pipeline, "2026-03-31").amount, known(pipeline, "2026-04-01").amount
    assert before is not None
    assert after is not None
    assert (before.minor, after.minor) == (100_000, 90_000)
    (problem,) = pipeline.problems
    assert (problem.line, problem.column, problem.value, problem.severity) == (
        2,
        "amount",
        "900",
        Severity.WARNING,
    )


def test_a_tracked_field_without_a_change_held_since_the_creation(read: Read) -> None:
    pipeline = read(
        """acme,2026-01-05,open,,Demo,900,EUR,2026-05-01,,
           globex,2026-01-05,open,,Offer,500,EUR,2026-06-01,,""",
        changes="""globex,2026-02-01T10:00Z,stage,Demo,Offer
                   globex,2026-02-01T10:00Z,expected_close,2026-04-01,2026-06-01""",
    )
    assert known(pipeline, "2026-01-05").stage == "Demo"
    assert known(pipeline, "2026-01-05").close_on == date(2026, 5, 1)
    assert known(pipeline, "2026-01-05", "globex").close_on == date(2026, 4, 1)


def test_a_stage_that_nobody_tracks_is_known_only_from_the_export(read: Read) -> None:
    pipeline = read("acme,2026-01-05,open,,Demo,,,,,", "1,acme,call,out,2026-03-02T10:00Z,5,,")
    assert known(pipeline, "2026-03-01").stage == ""
    assert known(pipeline, "2026-03-02").stage == "Demo"
    assert any("stage is known only from the day of the export" in note for note in pipeline.summary.notes)


def test_the_last_stage_of_a_closed_deal_is_not_known_before_its_close(read: Read) -> None:
    """Stages are tracked, but not of acme: "Closed won" since its creation would betray the answer."""
    pipeline = read(
        """acme,2026-01-05,won,2026-03-02,Closed won,,,,,
           globex,2026-01-05,open,,Offer,,,,,""",
        changes="globex,2026-05-01T10:00Z,stage,Demo,Offer",
    )
    assert known(pipeline, "2026-03-01").stage == ""
    assert known(pipeline, "2026-03-02").stage == "Closed won"


def test_an_amount_that_nobody_tracks_is_taken_as_the_first_and_said_so(read: Read) -> None:
    pipeline = read("acme,2026-01-05,open,,,900,EUR,,Alice,")
    assert known(pipeline, "2026-01-05").amount is not None
    assert known(pipeline, "2026-01-05").owner == "Alice"
    assert sum("taken as its first" in note for note in pipeline.summary.notes) == 2


CLOSED = "\n".join(f"d{n},2026-01-05,won,2026-02-{n + 10},,,,2026-02-{n + 10},," for n in range(3))
HONEST = "\n".join(f"h{n},2026-01-05,won,2026-02-{n + 10},,,,2026-03-{n + 10},," for n in range(3))


def test_expected_dates_overwritten_at_the_close_count_only_for_open_deals(read: Read) -> None:
    pipeline = read(CLOSED + "\nacme,2026-01-05,open,,,,,2026-05-01,,")
    assert known(pipeline, "2026-02-11").close_on is None
    assert known(pipeline, "2026-02-12").close_on == date(2026, 5, 1)
    assert known(pipeline, "2026-02-12", "d0").close_on is None
    assert any("overwritten" in note for note in pipeline.summary.notes)


def test_expected_dates_that_differ_from_the_close_count_from_the_creation(read: Read) -> None:
    pipeline = read(HONEST + "\nacme,2026-01-05,open,,,,,2026-05-01,,")
    assert known(pipeline, "2026-01-05").close_on == date(2026, 5, 1)
    assert known(pipeline, "2026-01-05", "h0").close_on == date(2026, 3, 10)


def test_reason_and_status_are_not_known_before_the_close(read: Read) -> None:
    pipeline = read("acme,2026-01-05,lost,2026-03-02,,,,,,Lost to a competitor")
    assert known(pipeline, "2026-03-01").status is Status.OPEN
    assert known(pipeline, "2026-03-01").lost_reason == ""
    assert known(pipeline, "2026-03-02").outcome is e.OutcomeClass.COMPETITOR


def test_a_history_of_statuses_tells_losses_reopenings_and_wins(read: Read) -> None:
    pipeline = read(
        "acme,2026-01-05,won,2026-03-02,,,,,,",
        changes="""acme,2026-02-01T10:00Z,status,open,lost
                   acme,2026-02-15T10:00Z,status,lost,open
                   acme,2026-03-02T10:00Z,status,open,won""",
    )
    statuses = [known(pipeline, day).status.value for day in ("2026-02-01", "2026-02-15", "2026-03-02")]
    assert statuses == ["lost", "open", "won"]
    assert kinds(pipeline) == ["lost", "reopened", "won"]


def test_a_history_of_statuses_needs_no_day_of_the_close(read: Read) -> None:
    pipeline = read("acme,2026-01-05,won,,,,,,,", changes="acme,2026-02-01T10:00Z,status,open,won")
    assert known(pipeline, "2026-02-01").status is Status.WON
    assert pipeline.problems == ()


def test_a_status_that_no_change_tells_counts_from_the_export(read: Read) -> None:
    pipeline = read(
        "acme,2026-01-05,lost,2026-01-20,,,,,,",
        "1,acme,call,out,2026-03-02T10:00Z,,,",
        "acme,2026-02-01T10:00Z,status,open,won",
    )
    assert [known(pipeline, day).status.value for day in ("2026-02-01", "2026-03-02")] == ["won", "lost"]
    assert [problem.column for problem in pipeline.problems] == ["status"]


def test_a_reason_belongs_to_the_last_loss_only(read: Read) -> None:
    pipeline = read(
        "acme,2026-01-05,lost,2026-03-02,,,,,,No decision",
        changes="""acme,2026-02-01T10:00Z,status,open,lost
                   acme,2026-02-15T10:00Z,status,lost,open
                   acme,2026-03-02T10:00Z,status,open,lost""",
    )
    assert known(pipeline, "2026-02-01").lost_reason == ""
    assert known(pipeline, "2026-03-02").lost_reason == "No decision"


def test_a_closed_deal_without_its_day_counts_as_open_until_the_export(read: Read) -> None:
    pipeline = read("acme,2026-01-05,lost,,,,,,,", "1,acme,call,out,2026-03-02T10:00Z,5,,")
    assert known(pipeline, "2026-03-01").status is Status.OPEN
    assert known(pipeline, "2026-03-02").status is Status.LOST
    assert [problem.column for problem in pipeline.problems] == ["closed"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("1,acme,call,out,2026-02-02T10:00Z,5,Alice,", ["touched"]),
        ("1,acme,call,in,2026-02-02T10:00Z,5,Alice,", ["heard"]),
        ("1,acme,email,in,2026-02-02T10:00Z,,,Signed offer returned", ["heard"]),
        ("1,acme,email,out,2026-02-02T10:00Z,,Alice,Our offer", ["touched", "offered"]),
        ("1,acme,email,,2026-02-02T10:00Z,,Alice,Our offer", ["touched", "offered"]),
        ("1,acme,email,out,2026-02-02T10:00Z,,Alice,Re: our offer", ["touched"]),
        ("1,acme,call,out,2026-02-02T10:00Z,,Alice,Call about the offer", ["touched"]),
        ("1,acme,meeting,,2026-02-02T10:00Z,60,Alice,Demo", ["touched", "heard"]),
        ("1,acme,meeting,out,2026-02-02T10:00Z,60,Alice,Demo", ["touched"]),
        ("1,acme,task,,2026-02-02T10:00Z,9,Alice,Register signed offer", ["noted"]),
        ("1,acme,note,,2026-02-02T10:00Z,,Alice,They signed", ["noted"]),
    ],
)
def test_an_activity_becomes_what_it_was(read: Read, row: str, expected: list[str]) -> None:
    assert kinds(read("acme,2026-01-05,open,,,,,,,", row)) == expected


def test_the_minutes_of_a_meeting_count_once(read: Read) -> None:
    pipeline = read("acme,2026-01-05,open,,,,,,,", "1,acme,meeting,,2026-02-02T10:00Z,60,Alice,Demo")
    assert known(pipeline, "2026-02-02").minutes == 60


@pytest.mark.parametrize(("sent", "offers"), [("2026-02-02T09:00Z", 1), ("2026-02-04T09:00Z", 2)])
def test_a_stage_says_an_offer_unless_an_email_within_a_day_does(read: Read, sent: str, offers: int) -> None:
    pipeline = read(
        "acme,2026-01-05,open,,Proposal sent,,,,,",
        f"1,acme,email,out,{sent},,Alice,Our offer",
        "acme,2026-02-02T10:00Z,stage,Demo,Proposal sent",
    )
    assert known(pipeline, "2026-02-05").offers == offers


@pytest.mark.parametrize("stage", ["Offer returned", "Contract signed", "Proposal in preparation", "Demo"])
def test_other_stages_are_no_offers(read: Read, stage: str) -> None:
    pipeline = read("acme,2026-01-05,open,,,,,,,", changes=f"acme,2026-02-02T10:00Z,stage,Intro,{stage}")
    assert known(pipeline, "2026-02-05").offers == 0


def test_plans_are_no_facts(read: Read) -> None:
    activities = """activity_id,deal_id,kind,direction,happened,done
                    1,acme,call,out,2026-02-02T10:00Z,yes
                    2,acme,call,out,2026-02-03T10:00Z,no
                    3,acme,call,out,2026-09-03T10:00Z,
                    4,acme,meeting,,2026-02-04T10:00Z,no show"""
    now = datetime(2026, 3, 1, tzinfo=AMSTERDAM)
    pipeline = read("acme,2026-01-05,open,,,,,,,", activities, not_after=now)
    assert kinds(pipeline) == ["touched", "touched", "planned"]
    assert pipeline.summary.exported_at == datetime.fromisoformat("2026-02-04T10:00Z")
    assert any(note.startswith("Planned, not done: activities (2)") for note in pipeline.summary.notes)


PLANS = """activity_id,deal_id,kind,direction,happened,done,subject
           1,acme,call,out,2026-02-02T10:00Z,yes,
           2,acme,call,out,2026-02-03T10:00Z,no,Chase them
           3,acme,meeting,,2026-03-09T10:00Z,no,Meet their CFO
           4,acme,call,out,2026-03-05T10:00Z,no,Call Bob
           5,acme,task,,2026-03-04T10:00Z,cancelled,Send the draft"""
NOW = datetime(2026, 3, 1, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("gone", "on", "what", "by"),
    [
        ("", date(2026, 3, 5), "Call Bob", "us"),
        ("4", date(2026, 3, 9), "Meet their CFO", "them"),
        ("34", date(2026, 2, 3), "Chase them", "us"),
    ],
)
def test_the_next_planned_activity_is_the_next_step(
    read: Read, gone: str, on: date, what: str, by: str
) -> None:
    lines = [line for line in PLANS.splitlines() if line.strip()[0] not in gone]
    pipeline = read("acme,2026-01-05,open,,,,,,,", "\n".join(lines), not_after=NOW)
    step = fold(pipeline.events())["acme"].step
    assert step
    assert (step.on, step.what, step.by) == (on, what, by)
    assert any(note.endswith("cancelled activities (1).") for note in pipeline.summary.notes)


def test_a_plan_is_not_known_before_the_export(read: Read) -> None:
    pipeline = read("acme,2026-01-05,open,,,,,,,", PLANS, not_after=NOW)
    (plan,) = (event for event in pipeline.events() if event.kind == "planned")
    assert plan.at == pipeline.summary.exported_at


def test_a_closed_deal_has_no_next_step(read: Read) -> None:
    pipeline = read("acme,2026-01-05,lost,2026-02-20,,,,,,", PLANS, not_after=NOW)
    assert "planned" not in kinds(pipeline)


def test_a_plan_that_was_done_early_or_moved_is_the_next_step_no_more(read: Read) -> None:
    before = list(read("acme,2026-01-05,open,,,,,,,", PLANS, not_after=NOW).events())
    later = NOW + timedelta(days=2)
    done = PLANS.replace("2026-03-05T10:00Z,no", "2026-03-02T10:00Z,yes")
    after = read("acme,2026-01-05,open,,,,,,,", done, not_after=later).events()
    step = fold([*before, *after])["acme"].step
    assert step
    assert step.what == "Meet their CFO"
    moved = PLANS.replace("2026-03-05T10:00Z,no", "2026-03-07T10:00Z,no")
    after = read("acme,2026-01-05,open,,,,,,,", moved, not_after=later, exported_at=later).events()
    step = fold([*before, *after])["acme"].step
    assert step
    assert step.on == date(2026, 3, 7)


def test_minutes_of_a_work_item_left_open_are_dropped_and_counted(read: Read) -> None:
    """bpic2012 has up to 4,000 minutes for a call: the item stayed open overnight."""
    rows = "\n".join(
        f"{n},acme,call,out,2026-02-02T10:00Z,{minutes},," for n, minutes in enumerate((-1, 4000, 719))
    )
    pipeline = read("acme,2026-01-05,open,,,,,,,", rows)
    deal = known(pipeline, "2026-02-02")
    assert (deal.touches, deal.minutes) == (3, 719)
    assert any(note.startswith("Kept without their minutes") for note in pipeline.summary.notes)


def test_activities_outside_the_life_of_a_deal_are_kept_and_counted(read: Read) -> None:
    pipeline = read(
        "acme,2026-01-05,won,2026-02-01,,,,,,",
        """1,acme,call,out,2026-01-02T10:00Z,,,
           2,acme,call,out,2026-02-02T10:00Z,,,""",
    )
    assert known(pipeline, "2026-02-02").touches == 2
    assert (
        sum("before the creation" in note or "after the close" in note for note in pipeline.summary.notes)
        == 2
    )


def test_reading_twice_gives_the_same_ids(read: Read) -> None:
    rows = "acme,2026-01-05,won,2026-02-01,Demo,900,EUR,2026-02-01,Alice,", ",acme,call,out,2026-01-07,,,Hi"
    assert {event.id for event in read(*rows).events()} == {event.id for event in read(*rows).events()}


def test_equal_activities_without_an_id_are_as_many_as_there_are(read: Read) -> None:
    pipeline = read("acme,2026-01-05,open,,,,,,,", ",acme,call,out,2026-02-02,,Alice,Call\n" * 3)
    assert known(pipeline, "2026-02-02").touches == 3


def test_days_without_a_time_keep_their_order(read: Read) -> None:
    """A deal created, called and won on one day was created before and won after the call."""
    pipeline = read("acme,2026-02-02,won,2026-02-02,,,,,,", "1,acme,call,out,2026-02-02,,,")
    assert min(pipeline.events(), key=e.order).kind == "opened"
    assert kinds(pipeline) == ["touched", "won"]
    assert any("at noon" in note for note in pipeline.summary.notes)


def test_instants_without_a_zone_are_read_in_the_zone_given(read: Read) -> None:
    pipeline = read("acme,2026-01-05 09:00,open,,,,,,,", zone=zone("America/New_York"))
    assert known(pipeline, "2026-01-05").opened_at == datetime.fromisoformat("2026-01-05T14:00Z")
    assert "Instants without a zone were read in America/New_York." in pipeline.summary.notes


def test_a_change_before_the_creation_or_at_the_export_keeps_its_place(read: Read) -> None:
    pipeline = read(
        "acme,2026-01-05,open,,Third,,,,,",
        changes="""acme,2026-01-02T10:00Z,stage,First,Second
                   acme,2026-01-02T10:00Z,stage,Second,Third
                   acme,2026-01-07T10:00Z,stage,Third,Fourth""",
    )
    events = list(pipeline.events())
    stages = [event.stage for event in sorted(events, key=e.order) if isinstance(event, e.Staged)]
    assert stages == ["First", "Second", "Third", "Fourth", "Third"]  # the last is from the export
    assert len({event.id for event in events}) == len(events)


def test_of_two_changes_of_one_instant_the_later_row_is_the_last(read: Read) -> None:
    pipeline = read(
        "acme,2026-01-05,open,,,700,EUR,,,",
        changes="""acme,2026-02-01T10:00Z,amount,900,800
                   acme,2026-02-01T10:00Z,amount,800,700""",
    )
    assert str(known(pipeline, "2026-02-01").amount) == "700.00 EUR"
    assert pipeline.problems == ()


def test_a_deal_that_was_never_closed_is_not_reopened(read: Read) -> None:
    pipeline = read("acme,2026-01-05,open,,,,,,,", changes="acme,2026-01-05T10:00Z,status,,open")
    assert kinds(pipeline) == []
