"""What is always true of a ledger, whatever is done to it in whatever order."""

from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nextyes.deals import events as e
from nextyes.deals.events import Event, order
from nextyes.deals.fold import Status, fold
from nextyes.deals.table import event_table
from nextyes.store import Batch, BatchState, Ledger, open_ledger

AT = datetime(2026, 3, 2, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Amsterdam")


@st.composite
def an_event(draw: st.DrawFn) -> Event:
    """Few ids, deals, instants and stages, so that they meet."""
    number = draw(st.integers(0, 6))
    at = AT + timedelta(hours=draw(st.integers(0, 3)))
    header = {"id": f"e{number}", "deal_id": f"deal {number % 3}", "at": at, "source": "crm"}
    kinds: list[Event] = [
        e.Opened(**header, organization="Acme"),  # type: ignore[arg-type]
        e.Staged(**header, stage="Demo"),  # type: ignore[arg-type]
        e.Assigned(**header, owner="Dana"),  # type: ignore[arg-type]
        e.Touched(**header, channel=e.Channel.CALL, minutes=number / 3),  # type: ignore[arg-type]
        e.Won(**header),  # type: ignore[arg-type]
        e.Reopened(**header),  # type: ignore[arg-type]
    ]
    return draw(st.sampled_from(kinds))


some_events = st.lists(an_event(), max_size=8)


@given(
    events=some_events,
    shuffled=st.randoms(use_true_random=False),
    cuts=st.lists(st.integers(0, 8), max_size=3),
)
def test_late_repeated_and_shuffled_events_fold_to_the_same_deals(
    events: list[Event], shuffled: Random, cuts: list[int]
) -> None:
    """Written in one act, or late, in pieces, twice and in any order: the deals are the same."""
    once = list({event.id: event for event in events}.values())
    again = [*once, *once]
    shuffled.shuffle(again)
    with closing(open_ledger(":memory:")) as ledger:
        for number, (start, stop) in enumerate(pieces(len(again), cuts)):
            ledger.append(again[start:stop], batch=batch(str(number)))

        assert fold(ledger.events()) == fold(once)
        assert list(ledger.events()) == sorted(once, key=order)


def pieces(length: int, cuts: Sequence[int]) -> list[tuple[int, int]]:
    ends = sorted({0, length, *(cut for cut in cuts if cut < length)})
    return list(pairwise(ends))


def batch(batch_id: str) -> Batch:
    return Batch(id=batch_id, at=AT, actor="Alice", what="import")


def plain_ledger(written: Sequence[tuple[list[Event], BatchState]]) -> list[Event]:
    """Return the events that count: of each id, the first version that a standing batch said."""
    versions: dict[str, list[Event]] = {}
    for events, _ in written:
        for event in events:
            known = versions.setdefault(event.id, [])
            if event not in known:
                known.append(event)
    said = [event for events, state in written if state is BatchState.STANDING for event in events]
    counting = (next((event for event in known if event in said), None) for known in versions.values())
    return sorted(filter(None, counting), key=order)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=150)
@given(
    steps=st.lists(
        st.one_of(
            st.tuples(st.sampled_from(["append", "import", "stop"]), some_events),
            st.tuples(st.sampled_from(["undo", "redo", "discard"]), st.integers(0, 5)),
        ),
        max_size=9,
    )
)
def test_the_ledger_reads_as_if_only_standing_batches_had_been_written(
    steps: list[tuple[str, list[Event] | int]],
) -> None:
    """Whatever is written, imported, stopped half-way, undone, redone and discarded; and receipts add up."""
    written: list[tuple[list[Event], BatchState]] = []
    with closing(open_ledger(":memory:")) as ledger:
        for step, what in steps:
            before = len(plain_ledger(written))
            new = take_step(ledger, written, step, what)
            after = plain_ledger(written)
            assert list(ledger.events()) == after
            assert new == len(after) - before
            assert [row.state for row in ledger.batches()] == [state for _, state in written]
        found, expected = ledger.table(zone=ZONE), event_table(plain_ledger(written), ZONE)
        assert sorted(found.id) == sorted(expected.id)


def take_step(
    ledger: Ledger, written: list[tuple[list[Event], BatchState]], step: str, what: list[Event] | int
) -> int:
    """Do a step on the ledger and on the plain list, and return how many events more the receipt says."""
    if isinstance(what, list):
        name = str(len(written))
        if step == "stop":
            return stop_halfway(ledger, written, what)
        write = ledger.append if step == "append" else ledger.import_batch
        written.append((what, BatchState.STANDING))
        return write(what, batch=batch(name)).new
    changes = {
        "undo": (BatchState.STANDING, BatchState.UNDONE),
        "redo": (BatchState.UNDONE, BatchState.STANDING),
        "discard": (BatchState.RUNNING, BatchState.DISCARDED),
    }
    old, new = changes[step]
    if what >= len(written) or written[what][1] is not old:
        return 0
    written[what] = (written[what][0], new)
    receipt = getattr(ledger, step)(str(what), at=AT, actor="Bob")
    return int(receipt.new - receipt.withdrawn)


def stop_halfway(ledger: Ledger, written: list[tuple[list[Event], BatchState]], events: list[Event]) -> int:
    def stop(_seen: int) -> None:
        raise KeyboardInterrupt

    state = BatchState.RUNNING
    try:
        ledger.import_batch(events, batch=batch(str(len(written))), progress=stop, chunk=3)
        state = BatchState.STANDING  # nothing to stop at
    except KeyboardInterrupt:
        events = events[:3]
    written.append((events, state))
    return 0


@given(events=st.lists(an_event(), max_size=12), hour=st.integers(0, 4))
def test_the_table_of_open_deals_is_that_of_their_events_and_of_what_became_of_the_others(
    events: list[Event], hour: int
) -> None:
    cut = AT + timedelta(hours=hour)
    once = {event.id: event for event in reversed(events)}.values()
    before = [event for event in once if event.at < cut]
    open_ids = {deal.id for deal in fold(before).values() if deal.status is Status.OPEN}
    record = (e.Opened, e.Assigned, e.Won, e.Lost, e.Reopened, e.CheckBackSet)
    wanted = [event for event in before if event.deal_id in open_ids or isinstance(event, record)]
    with closing(open_ledger(":memory:")) as ledger:
        ledger.append(events, batch=batch("a"))
        found = ledger.table(zone=ZONE, open_before=cut)

    expected = event_table(wanted, ZONE)
    here, there = np.argsort(found.id), np.argsort(expected.id)
    for name in ("id", "deal_id", "at", "kind", "word", "number"):
        np.testing.assert_array_equal(getattr(found, name)[here], getattr(expected, name)[there])
