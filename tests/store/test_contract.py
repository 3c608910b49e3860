"""Every ledger keeps the same promises, whichever database it lives in."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from nextyes.deals import events as e
from nextyes.deals.events import Event
from nextyes.deals.table import EventTable, event_table
from nextyes.store import Batch, BatchState, Ledger, LedgerError, Receipt, open_ledger

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.fixture
def ledger(ledger_url: str) -> Iterator[Ledger]:
    with closing(open_ledger(ledger_url)) as ledger:
        yield ledger


@pytest.fixture
def other(ledger: Ledger, ledger_url: str) -> Iterator[Ledger]:
    """The same ledger, as another program has it open."""
    with closing(open_ledger(ledger_url)) as other:
        yield other


def act(batch_id: str, what: str = "ask") -> Batch:
    return Batch(id=batch_id, at=AT, actor="Alice", what=what, source="test")


def touch(number: int, **changes: object) -> e.Touched:
    at = AT + timedelta(minutes=number)
    fields = {
        "id": f"t{number}",
        "deal_id": f"deal {number % 7}",
        "at": at,
        "source": "crm",
        "actor": "Alice",
    }
    return e.Touched(**{**fields, "channel": e.Channel.CALL, "minutes": number / 3, **changes})  # type: ignore[arg-type]


def touches(count: int, first: int = 0) -> list[Event]:
    return [touch(number) for number in range(first, first + count)]


def ids(ledger: Ledger) -> list[str]:
    return [event.id for event in ledger.events()]


# --- what goes in comes out ------------------------------------------------------------------------------


def test_what_was_written_is_read_again_in_the_order_of_the_fold(
    ledger: Ledger, history: list[Event]
) -> None:
    """
    2026-03-02T09:30 opened   acme Acme Ltd
    2026-03-02T09:30 valued   acme 1200000
    2026-03-02T09:30 assigned acme Alice
    2026-03-02       promised bolt 2026-06-01
    2026-03-09       touched  acme call 12.5
    2026-03-10       answered acme counter 900000 2026-05-04
    2026-03-11       valued   acme -
    2026-03-12       lost     bolt competitor
    """
    receipt = ledger.append(reversed(history), batch=act("a"))

    assert receipt == Receipt(batch_id="a", new=8, repeated=0)
    assert list(ledger.events()) == sorted(history, key=e.order)
    assert [event.id for event in ledger.events("bolt")] == ["004", "008"]
    assert list(ledger.events("nobody")) == []


def test_a_ledger_opened_again_holds_the_same(ledger_url: str) -> None:
    with closing(open_ledger(ledger_url)) as first:
        first.append(touches(3), batch=act("a"))

    with closing(open_ledger(ledger_url)) as again:
        assert list(again.events()) == touches(3)


def test_the_table_is_the_table_of_the_events(ledger: Ledger, history: list[Event]) -> None:
    """
    2026-03-02T09:30:00.000001 opened   acme Acme "Ltd", Ünïcode 🙂
    2026-03-02T09:30 valued   acme 1234567
    2026-03-02T09:30 assigned acme Alice
    2026-03-02       promised bolt 2026-03-29
    2026-03-02       promised bolt 2026-03-30
    2026-03-02       promised bolt -
    2026-03-09       touched  acme call 12.333333333333334
    2026-03-09       touched  acme email
    2026-03-10       asked    acme meeting
    2026-03-10       answered acme counter 900000 2026-10-26
    2026-03-12       lost     bolt competitor
    1965-03-12       noted    bolt task 0.1
    """
    history.append(replace(history[0], id="\t,\\n'\x1f", attributes=(("a", "b"),)))  # type: ignore[call-arg]
    ledger.append(history, batch=act("a"))

    assert_same_table(ledger.table(zone=AMSTERDAM), event_table(history, AMSTERDAM))


def assert_same_table(found: EventTable, expected: EventTable) -> None:
    """Tables are equal row by row once both are in the order of their ids."""
    here, there = np.argsort(found.id), np.argsort(expected.id)
    for name in EventTable.__slots__:
        np.testing.assert_array_equal(
            getattr(found, name)[here], getattr(expected, name)[there], err_msg=name
        )
        assert getattr(found, name).dtype == getattr(expected, name).dtype, name


def test_events_may_be_read_twice_at_once_and_left_half_way(ledger: Ledger) -> None:
    ledger.append(touches(9), batch=act("a"))
    first, second = ledger.events(), ledger.events()
    assert [next(first), next(second), next(first)] == [touch(0), touch(0), touch(1)]
    ledger.append([touch(9)], batch=act("b"))
    assert list(second) == touches(9)[1:]


def test_an_empty_ledger_is_an_empty_table(ledger: Ledger) -> None:
    assert_same_table(ledger.table(zone=AMSTERDAM), event_table([], AMSTERDAM))
    assert_same_table(ledger.table(zone=AMSTERDAM, open_before=AT), event_table([], AMSTERDAM))


def test_the_table_of_open_deals_keeps_the_record_of_the_closed(ledger: Ledger, history: list[Event]) -> None:
    """
    2026-03-01       opened   open Acme
    2026-03-02       touched  open call
    2026-03-01       opened   closed Acme
    2026-03-02       touched  closed call
    2026-03-03       lost     closed
    2026-03-01       opened   reopened Acme
    2026-03-03       won      reopened
    2026-03-03       touched  reopened email
    2026-03-04       reopened reopened
    2026-03-01       opened   later Acme
    2026-03-02       touched  later call
    2026-03-05       won      later
    2026-03-05       touched  open call
    2026-03-04       touched  silent call
    2026-03-01       reopened at_once
    2026-03-01       lost     at_once
    2026-03-02       touched  at_once call
    """
    ledger.append(history, batch=act("a"))

    found = ledger.table(zone=AMSTERDAM, open_before=datetime(2026, 3, 5, tzinfo=UTC))

    known = [event for event in history if event.at < datetime(2026, 3, 5, tzinfo=UTC)]
    assert_same_table(found, event_table([event for event in known if event.id != "004"], AMSTERDAM))


def test_settings_are_kept(ledger: Ledger, other: Ledger) -> None:
    assert ledger.setting("zone") is None
    ledger.put_setting("zone", "Europe/Amsterdam")
    ledger.put_setting("model", {"level": [0.1, -2.5], "cut_off": "2026-03-02"})
    ledger.put_setting("zone", "Asia/Tokyo")

    assert other.setting("zone") == "Asia/Tokyo"
    assert other.setting("model") == {"level": [0.1, -2.5], "cut_off": "2026-03-02"}


# --- an act is all or nothing, and only once -------------------------------------------------------------


def test_an_event_counts_once(ledger: Ledger) -> None:
    ledger.append(touches(3), batch=act("a"))

    receipt = ledger.append([touch(9), touch(2), touch(1), touch(9)], batch=act("b"))

    assert receipt == Receipt(batch_id="b", new=1, repeated=3)
    assert ids(ledger) == ["t0", "t1", "t2", "t9"]


def test_what_was_said_first_keeps_counting(ledger: Ledger) -> None:
    ledger.append([touch(1)], batch=act("a"))

    receipt = ledger.append([touch(1, subject="other")], batch=act("b"))

    assert receipt == Receipt(batch_id="b", new=0, repeated=1, differing=1)
    assert list(ledger.events()) == [touch(1)]


def test_what_was_said_otherwise_is_told(ledger: Ledger) -> None:
    later = [touch(1, subject="other"), touch(2), touch(3)]
    ledger.append(touches(3), batch=act("a"))
    ledger.append(later, batch=act("b"))
    ledger.append([touch(1, subject="other")], batch=act("c"))

    assert ledger.said_otherwise("a") == []
    assert ledger.said_otherwise("b") == ledger.said_otherwise("c") == [touch(1, subject="other")]
    ledger.undo("a", at=AT, actor="Bob")
    assert ledger.said_otherwise("b") == []


def test_the_same_act_again_changes_nothing(ledger: Ledger) -> None:
    ledger.append(touches(2), batch=act("a"))

    assert ledger.append(touches(2), batch=act("a")) == Receipt(batch_id="a", new=0, repeated=2)
    assert len(ledger.batches()) == 1


def test_an_act_is_not_written_over_another(ledger: Ledger) -> None:
    ledger.append(touches(2), batch=act("a"))

    with pytest.raises(LedgerError, match="give a new act a new id"):
        ledger.append(touches(3), batch=act("a"))
    assert ids(ledger) == ["t0", "t1"]


def test_an_act_that_fails_leaves_nothing_and_the_ledger_goes_on(ledger: Ledger) -> None:
    """Also not the numbers of new words and deals, which were given and taken back."""
    broken = touch(2, deal_id="new deal", actor="New Actor", at=datetime(2026, 3, 2))  # noqa: DTZ001

    with pytest.raises(ValueError, match="no time zone"):
        ledger.append([touch(1, deal_id="new deal", actor="New Actor"), broken], batch=act("a"))
    assert ids(ledger) == []
    assert ledger.batches() == []

    ledger.append([touch(1, deal_id="new deal", actor="New Actor")], batch=act("a"))
    assert list(ledger.events("new deal")) == [touch(1, deal_id="new deal", actor="New Actor")]


@pytest.mark.parametrize("field", ["id", "deal_id", "source", "actor"])
def test_a_text_that_cannot_be_stored_is_named(ledger: Ledger, field: str) -> None:
    with pytest.raises(LedgerError, match=r"'a\\x00b' holds a NUL character"):
        ledger.append([touch(1, **{field: "a\0b"})], batch=act("a"))
    with pytest.raises(LedgerError, match="characters that cannot be stored"):
        ledger.append([touch(1, **{field: "a\ud800b"})], batch=act("a"))
    assert ids(ledger) == []


def test_any_text_of_a_buyer_is_kept(ledger: Ledger) -> None:
    event = touch(1, text="nul \0, quote ', %s ?, tab \t, 🙂", subject="\\N")
    ledger.append([event], batch=act("a"))

    assert list(ledger.events()) == [event]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE word SET text = 'x'",
        "UPDATE deal SET id = 'x'",
        "UPDATE batch SET actor = 'x'",
        "UPDATE turn SET actor = 'x'",
        "UPDATE event SET body = 'x'",
        "UPDATE repeated SET batch = 1",
        *(f"DELETE FROM {table}" for table in ("word", "deal", "batch", "turn", "event", "repeated")),
    ],
)
def test_facts_are_never_changed_or_removed(ledger: Ledger, change: str) -> None:
    ledger.append(touches(2), batch=act("a"))
    ledger.append(touches(2), batch=act("b"))

    with pytest.raises(LedgerError, match="append-only"):
        ledger._database.write(change)
    assert ids(ledger) == ["t0", "t1"]


# --- imports ---------------------------------------------------------------------------------------------


def breaking_off(events: list[Event], after: int) -> Iterator[Event]:
    yield from events[:after]
    raise KeyboardInterrupt


def test_an_import_counts_all_at_once(ledger: Ledger, other: Ledger) -> None:
    seen: list[tuple[int, int]] = []

    def look(written: int) -> None:
        seen.append((written, len(ids(other)) + len(other.table(zone=AMSTERDAM))))

    receipt = ledger.import_batch(touches(250), batch=act("i", "import"), progress=look, chunk=100)

    assert seen == [(100, 0), (200, 0), (250, 0)]
    assert receipt == Receipt(batch_id="i", new=250, repeated=0)
    assert len(ids(other)) == len(other.table(zone=AMSTERDAM)) == 250


def test_an_import_goes_on_where_it_stopped(ledger: Ledger) -> None:
    with pytest.raises(KeyboardInterrupt):
        ledger.import_batch(breaking_off(touches(250), 230), batch=act("i"), chunk=100)
    (row,) = ledger.batches()
    assert (row.state, row.new) == (BatchState.RUNNING, 200)
    assert ids(ledger) == []
    seen: list[int] = []

    receipt = ledger.import_batch(touches(250), batch=act("i"), progress=seen.append, chunk=100)

    assert seen == [250]
    assert receipt == Receipt(batch_id="i", new=250, repeated=0)
    assert list(ledger.events()) == touches(250)
    (row,) = ledger.batches()
    assert (row.batch, row.state, row.new) == (act("i"), BatchState.STANDING, 250)


@pytest.mark.parametrize("other", [touches(250, first=1), touches(50)])
def test_an_import_does_not_go_on_with_other_events(ledger: Ledger, other: list[Event]) -> None:
    with pytest.raises(KeyboardInterrupt):
        ledger.import_batch(breaking_off(touches(250), 130), batch=act("i"), chunk=100)

    with pytest.raises(LedgerError, match="began with other events"):
        ledger.import_batch(other, batch=act("i"), chunk=100)
    assert ids(ledger) == []


def test_the_same_import_again_changes_nothing(ledger: Ledger) -> None:
    ledger.import_batch(touches(25), batch=act("i"))

    assert ledger.import_batch(touches(25), batch=act("i")) == Receipt(batch_id="i", new=0, repeated=25)
    assert len(ids(ledger)) == 25


def test_an_empty_import_is_complete(ledger: Ledger) -> None:
    assert ledger.import_batch([], batch=act("i")) == Receipt(batch_id="i", new=0, repeated=0)
    assert ledger.batches()[0].state is BatchState.STANDING


def test_an_import_that_overlaps_another_adds_what_is_new(ledger: Ledger) -> None:
    ledger.import_batch(touches(20), batch=act("monday"))
    tuesday = [*touches(30), touch(29), touch(3, subject="edited")]

    receipt = ledger.import_batch(tuesday, batch=act("tuesday"), chunk=8)

    assert receipt == Receipt(batch_id="tuesday", new=10, repeated=22, differing=1)
    assert list(ledger.events()) == touches(30)


def test_a_stopped_import_can_be_discarded_and_begun_again(ledger: Ledger) -> None:
    with pytest.raises(KeyboardInterrupt):
        ledger.import_batch(breaking_off(touches(25), 21), batch=act("i"), chunk=10)

    ledger.discard("i", at=AT, actor="Bob")

    assert ledger.batches()[0].state is BatchState.DISCARDED
    ledger.import_batch(touches(25), batch=act("i"), chunk=10)
    assert list(ledger.events()) == touches(25)


def test_an_import_discarded_under_way_stops(ledger: Ledger, other: Ledger) -> None:
    def discard(_written: int) -> None:
        other.discard("i", at=AT, actor="Bob")

    with pytest.raises(LedgerError, match="was discarded by another program"):
        ledger.import_batch(touches(25), batch=act("i"), progress=discard, chunk=10)
    assert ids(ledger) == []


def test_an_import_that_another_program_completes_under_way_is_in_once(ledger: Ledger, other: Ledger) -> None:
    def complete(_written: int) -> None:
        other.import_batch(touches(25), batch=act("i"), chunk=10)

    receipt = ledger.import_batch(touches(25), batch=act("i"), progress=complete, chunk=10)
    assert receipt == Receipt(batch_id="i", new=0, repeated=25)
    assert list(ledger.events()) == touches(25)


def test_an_import_running_twice_at_once_and_stopped_twice_goes_on(ledger: Ledger, other: Ledger) -> None:
    """Both write the first ten and are stopped: these are passed by once, not twice."""

    def beside() -> Iterator[Event]:
        with pytest.raises(KeyboardInterrupt):
            other.import_batch(breaking_off(touches(25), 11), batch=act("i"), chunk=10)
        yield from breaking_off(touches(25), 16)

    with pytest.raises(KeyboardInterrupt):
        ledger.import_batch(beside(), batch=act("i"), chunk=10)
    assert ledger.import_batch(touches(25), batch=act("i"), chunk=10).new == 25
    assert list(ledger.events()) == touches(25)


# --- undo ------------------------------------------------------------------------------------------------


def test_an_undone_batch_might_as_well_not_have_been_written(ledger: Ledger) -> None:
    ledger.append(touches(2), batch=act("a"))
    ledger.import_batch(touches(5), batch=act("i"))

    assert ledger.undo("i", at=AT, actor="Bob") == Receipt(batch_id="i", new=0, repeated=0, withdrawn=3)
    assert list(ledger.events()) == touches(2)
    assert ledger.redo("i", at=AT, actor="Bob") == Receipt(batch_id="i", new=3, repeated=2)
    assert list(ledger.events()) == touches(5)


def test_what_another_batch_repeated_outlives_the_undo_of_the_first(ledger: Ledger) -> None:
    ledger.import_batch(touches(20), batch=act("monday"))
    ledger.import_batch(touches(30), batch=act("tuesday"))

    assert ledger.undo("monday", at=AT, actor="Bob").withdrawn == 0
    assert list(ledger.events()) == touches(30)
    assert_same_table(ledger.table(zone=AMSTERDAM), event_table(touches(30), AMSTERDAM))


def test_an_import_read_wrongly_gives_way_to_the_corrected_one_when_undone(ledger: Ledger) -> None:
    wrong = [touch(number, at=AT + timedelta(hours=number)) for number in range(5)]
    ledger.import_batch(wrong, batch=act("wrong"))
    assert ledger.import_batch(touches(5), batch=act("right")).differing == 4
    assert list(ledger.events()) == wrong

    ledger.undo("wrong", at=AT, actor="Bob")
    assert list(ledger.events()) == touches(5)


@pytest.mark.parametrize("again", ["wrong", "another"])
def test_an_undone_import_can_be_imported_again(ledger: Ledger, again: str) -> None:
    ledger.import_batch(touches(5), batch=act("wrong"))
    ledger.undo("wrong", at=AT, actor="Bob")
    assert ids(ledger) == []

    assert ledger.import_batch(touches(5), batch=act(again)) == Receipt(batch_id=again, new=5, repeated=0)
    assert list(ledger.events()) == touches(5)


@pytest.mark.parametrize(
    ("change", "state"), [("undo", "undone"), ("redo", "standing"), ("discard", "standing")]
)
def test_a_batch_is_not_changed_from_a_state_that_it_is_not_in(
    ledger: Ledger, change: str, state: str
) -> None:
    ledger.append(touches(1), batch=act("a"))
    if change == "undo":
        ledger.undo("a", at=AT, actor="Bob")

    with pytest.raises(LedgerError, match=f"batch 'a' is {state}"):
        getattr(ledger, change)("a", at=AT, actor="Bob")
    with pytest.raises(LedgerError, match="there is no batch 'b'"):
        getattr(ledger, change)("b", at=AT, actor="Bob")


def test_who_undid_what_is_remembered(ledger: Ledger) -> None:
    ledger.append(touches(1), batch=act("a"))
    ledger.undo("a", at=AT, actor="Bob")
    ledger.redo("a", at=AT + timedelta(hours=1), actor="Charlie")

    turns = ledger._database.query("SELECT what, actor FROM turn ORDER BY key")
    assert turns == [("completed", "Alice"), ("undone", "Bob"), ("redone", "Charlie")]
