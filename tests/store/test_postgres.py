"""What is true of a ledger on PostgreSQL only."""

import itertools
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import psycopg
import pytest

from nextyes.deals import events as e
from nextyes.store import Batch, LedgerError, open_ledger, postgres

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
ACT = Batch(id="a", at=AT, actor="Alice", what="ask")
WON = e.Won(id="w", deal_id="acme", at=AT, source="crm")


def test_a_server_that_is_not_there_is_named_without_the_password() -> None:
    with pytest.raises(LedgerError, match=r"'sales' on '127\.0\.0\.1' cannot be reached") as caught:
        open_ledger("postgresql://alice:secret@127.0.0.1:1/sales")
    assert "secret" not in str(caught.value)


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "nextyes.store.postgres")
    monkeypatch.setitem(sys.modules, "psycopg", None)

    with pytest.raises(LedgerError, match=r"pip install 'nextyes\[postgres\]'"):
        open_ledger("postgresql://127.0.0.1/sales")


def test_a_ledger_of_a_newer_version_is_left_alone(postgres_url: str) -> None:
    open_ledger(postgres_url).close()
    with psycopg.connect(postgres_url) as connection:
        connection.execute("UPDATE nextyes.version SET number = 99")

    with pytest.raises(LedgerError, match=r"written by a newer nextyes \(schema 99; .*upgrade nextyes"):
        open_ledger(postgres_url)


def test_a_read_only_server_is_read_but_not_written(postgres_url: str) -> None:
    with closing(open_ledger(postgres_url)) as ledger:
        ledger.append([WON], batch=ACT)

    with closing(open_ledger(f"{postgres_url}&options=-cdefault_transaction_read_only%3Don")) as ledger:
        assert list(ledger.events()) == [WON]
        with pytest.raises(LedgerError, match="is read-only: connect to the primary server"):
            ledger.append([WON], batch=Batch(id="b", at=AT, actor="Bob", what="ask"))


def test_a_ledger_that_another_program_does_not_let_go(postgres_url: str) -> None:
    with closing(open_ledger(postgres_url)) as ledger, psycopg.connect(postgres_url) as other:
        ledger._database.write("SET lock_timeout TO '50ms'")
        other.execute("SELECT pg_advisory_xact_lock(%s)", (postgres._WRITER,))
        with pytest.raises(LedgerError, match=r"is in use by another program .*: try again later"):
            ledger.append([WON], batch=ACT)
        other.rollback()
        assert ledger.append([WON], batch=ACT).new == 1


def test_a_connection_that_is_lost_changes_nothing(postgres_url: str) -> None:
    ledger, admin = open_ledger(postgres_url), psycopg.connect(postgres_url, autocommit=True)
    with closing(ledger), admin:
        ((process,),) = ledger._database.query("SELECT pg_backend_pid()")

        def act() -> Iterator[e.Event]:
            admin.execute("SELECT pg_terminate_backend(%s)", (process,))
            yield WON

        with pytest.raises(LedgerError, match="nothing was changed"):
            ledger.append(act(), batch=ACT)
    with closing(open_ledger(postgres_url)) as ledger:
        assert ledger.batches() == []


def test_other_tables_of_the_database_are_left_alone(postgres_url: str) -> None:
    with psycopg.connect(postgres_url, autocommit=True) as other:
        other.execute("CREATE TABLE public.event (id TEXT)")
        try:
            with closing(open_ledger(postgres_url)) as ledger:
                ledger.append([WON], batch=ACT)
            assert other.execute("SELECT * FROM public.event").fetchall() == []
        finally:
            other.execute("DROP TABLE public.event")


def test_rows_that_do_not_lie_in_order_keep_their_numbers(postgres_url: str) -> None:
    """Room that a failed write left is filled by later ones, which then lie before their elders."""
    minutes = itertools.count()

    def some(count: int) -> list[e.Event]:
        return [
            e.Noted(id=f"n{number}", deal_id="acme", at=AT, source="crm", what="task", minutes=float(number))
            for number in itertools.islice(minutes, count)
        ]

    with closing(open_ledger(postgres_url)) as ledger:
        ledger.append([], batch=ACT)
        with pytest.raises(LedgerError, match="written before, differently"):
            ledger.append(some(500), batch=ACT)
        ledger.append(some(500), batch=Batch(id="b", at=AT, actor="Alice", what="ask"))
        ledger._database.write("VACUUM nextyes.event")
        ledger.append(some(300), batch=Batch(id="c", at=AT, actor="Alice", what="ask"))
        ((in_order,),) = ledger._database.query(
            "SELECT bool_and(key > before) FROM (SELECT key, lag(key) OVER () AS before FROM event) AS rows"
        )
        assert not in_order, "the test is of no use where they do lie in order"

        table = ledger.table(zone=ZoneInfo("UTC"))
        assert {
            f"n{number:.0f}" == event_id for event_id, number in zip(table.id, table.number, strict=True)
        } == {True}
