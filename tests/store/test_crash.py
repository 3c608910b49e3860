"""A program that is killed, or two that write at once, leave a ledger that reads as it should."""

import os
import signal
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from nextyes.deals import events as e
from nextyes.deals.fold import fold
from nextyes.store import Batch, Ledger, open_ledger
from nextyes.store.standing import keeping
from nextyes.store.standing.rows import COLUMNS, deal_of

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
BATCH = Batch(id="i", at=AT, actor="Alice", what="import")
TOUCHES = [
    e.Touched(
        id=f"t{number:04}",
        deal_id=f"deal {number % 70}",
        at=AT + timedelta(minutes=number),
        source="crm",
        channel=e.Channel.CALL,
    )
    for number in range(250)
]
CHUNK = 120  # two full chunks' writes go through COPY on PostgreSQL, and the last is short


def in_another_process(job: Callable[[], object]) -> int:
    """Start a job in a process of its own and return its number."""
    child = os.fork()
    if child:
        return child
    end = 1
    try:
        job()
        end = 0
    finally:
        os._exit(end)  # never back into pytest


def ended(child: int) -> int:
    """Return how a process ended: 0 well, 1 by an error, -9 killed."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed_at(call: int, url: str, job: Callable[[Ledger], object]) -> int:
    """Do a job on a ledger in a process that is killed at the given call to the database."""

    def dying() -> None:
        ledger = open_ledger(url)
        calls = iter(range(call))

        def fatal(method: Callable[..., Any]) -> Callable[..., Any]:
            def wrapped(*args: Any, **kwargs: Any) -> Any:
                if next(calls, None) is None:
                    os.kill(os.getpid(), signal.SIGKILL)
                return method(*args, **kwargs)

            return wrapped

        database = ledger._database
        for name in ("query", "write", "write_each", "load", "insert_events"):
            setattr(database, name, fatal(getattr(database, name)))
        job(ledger)

    return ended(in_another_process(dying))


def rows_are_true(ledger: Ledger) -> bool:
    """Whether the row of every deal is the fold of its events."""
    rows = ledger._database.query(f"SELECT {', '.join(COLUMNS)} FROM standing_deal")
    return {deal.id: deal for deal in map(deal_of, rows)} == fold(ledger.events())


@pytest.mark.parametrize("few", [20, 500], ids=["folded ahead", "folded within"])
def test_an_import_killed_anywhere_counts_for_nothing_and_goes_on(
    ledger_url: str, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed at each third call to the database until it lives to its end; each run goes on from the last."""
    monkeypatch.setattr(keeping, "FEW", few)
    open_ledger(ledger_url).close()
    calls, seen = 3, [0]
    while True:
        end = killed_at(
            calls, ledger_url, lambda ledger: ledger.import_batch(TOUCHES, batch=BATCH, chunk=CHUNK)
        )
        with closing(open_ledger(ledger_url)) as ledger:
            assert rows_are_true(ledger)
            if end == 0:
                assert list(ledger.events()) == TOUCHES
                assert ledger.batches()[0].new == len(TOUCHES)
                break
            assert end == -signal.SIGKILL
            assert list(ledger.events()) == []
            seen += [row.new for row in ledger.batches()]
        calls += 3
    assert seen == sorted(seen), "what was in stays in"
    assert seen[-1] >= 2 * CHUNK, "the last run wrote only what was left"


def test_an_act_killed_anywhere_leaves_nothing(ledger_url: str) -> None:
    open_ledger(ledger_url).close()
    act = TOUCHES[:3]
    call, ends = 0, []
    while 0 not in ends:
        call += 1
        ends.append(killed_at(call, ledger_url, lambda ledger: ledger.append(act, batch=BATCH)))
        with closing(open_ledger(ledger_url)) as ledger:
            assert list(ledger.events()) == (act if ends[-1] == 0 else [])
            assert rows_are_true(ledger)
    assert len(ends) > 5


@pytest.mark.parametrize("few", [20, 500], ids=["folded ahead", "folded within"])
def test_an_undo_killed_anywhere_is_done_or_not(
    ledger_url: str, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "FEW", few)
    with closing(open_ledger(ledger_url)) as ledger:
        ledger.append(TOUCHES[:100], batch=Batch(id="before", at=AT, actor="Alice", what="ask"))
        ledger.import_batch(TOUCHES, batch=BATCH)
    call, end = 0, -signal.SIGKILL
    while end != 0:
        call += 1
        end = killed_at(call, ledger_url, lambda ledger: ledger.undo("i", at=AT, actor="Bob"))
        with closing(open_ledger(ledger_url)) as ledger:
            assert list(ledger.events()) == (TOUCHES[:100] if end == 0 else TOUCHES)
            assert rows_are_true(ledger)
    assert call > 5


def test_two_programs_that_write_at_once_take_turns(ledger_url: str) -> None:
    """Each writes 30 acts of its own and 30 events that both know; all of it is there once."""
    open_ledger(ledger_url).close()

    def write(name: str) -> None:
        with closing(open_ledger(ledger_url)) as ledger:
            for number, shared in enumerate(TOUCHES[:30]):
                own = e.Won(id=f"{name} {number}", deal_id=name, at=AT, source=name)
                batch = Batch(id=f"{name} {number}", at=AT, actor=name, what="ask")
                ledger.append([own, shared], batch=batch)

    children = [in_another_process(lambda name=name: write(name)) for name in ("Alice", "Bob")]  # type: ignore[misc]

    assert [ended(child) for child in children] == [0, 0]
    with closing(open_ledger(ledger_url)) as ledger:
        assert len(list(ledger.events())) == 90
        assert len(ledger.batches()) == 60
        assert sum(row.repeated for row in ledger.batches()) == 30
        assert rows_are_true(ledger)


@pytest.mark.parametrize("_again", range(5))
def test_programs_that_begin_a_ledger_at_once_all_find_it_whole(ledger_url: str, _again: int) -> None:
    start = time.monotonic() + 0.2

    def begin() -> None:
        while time.monotonic() < start:
            pass
        with closing(open_ledger(ledger_url)) as ledger:
            assert list(ledger.events()) == []

    children = [in_another_process(begin) for _ in range(4)]
    assert [ended(child) for child in children] == [0] * 4


@pytest.mark.parametrize("first", ["reader", "writer"])
def test_who_reads_does_not_wait_for_who_writes(ledger_url: str, first: str) -> None:
    with closing(open_ledger(ledger_url)) as ledger, closing(open_ledger(ledger_url)) as other:
        ledger.append(TOUCHES[:2], batch=BATCH)
        if first == "reader":
            reading = other.events()
            assert next(reading) == TOUCHES[0]
            ledger.append(TOUCHES[2:4], batch=Batch(id="b", at=AT, actor="Bob", what="ask"))
            assert list(reading) == TOUCHES[1:2], "a reader sees the ledger as it was when it began"
        else:
            with ledger._database.transaction(durable=True):
                assert list(other.events()) == TOUCHES[:2]
