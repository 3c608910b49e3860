"""A ledger of any earlier version opens as one of today's, with all that it held."""

import hashlib
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import pytest

from nextyes.deals import events as e
from nextyes.store import Batch, BatchState, Ledger, LedgerError, database, open_ledger, postgres, sqlite

AT = datetime(2026, 3, 14, tzinfo=UTC)
ACT = Batch(id="later", at=AT, actor="Charlie", what="ask")
FIRST = Path(__file__).parent / "ledgers" / "version-1.sql"
LATER = len(database.migrations("sqlite")) + 1
ADD = "CREATE TABLE later (name TEXT NOT NULL);\nINSERT INTO later VALUES ('a; b');\n"


@pytest.fixture
def first_version(tmp_path: Path) -> Path:
    path = tmp_path / "deals.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(FIRST.read_text())
    return path


def test_a_ledger_of_the_first_version_is_read_and_written(
    first_version: Path, history: list[e.Event]
) -> None:
    """
    2026-03-02T09:30 opened   acme Acme Ltd
    2026-03-02T09:30 valued   acme 1200000
    2026-03-02T09:30 promised acme 2026-06-01
    2026-03-03T10:00 touched  acme call 12.333333333333334
    2026-03-10T16:45 answered acme not_now 2026-06-01
    2026-03-11T08:00 lost     bolt competitor
    """
    with closing(open_ledger(str(first_version))) as ledger:
        check_first_version(ledger, history)


def check_first_version(ledger: Ledger, history: list[e.Event]) -> None:
    assert list(ledger.events()) == sorted(history, key=e.order)
    assert [(row.batch.id, row.state, row.new, row.repeated) for row in ledger.batches()] == [
        ("monday", BatchState.STANDING, 4, 0),
        ("tuesday", BatchState.STANDING, 2, 4),
        ("mistake", BatchState.UNDONE, 1, 0),
        ("half", BatchState.RUNNING, 1, 0),
    ]
    assert ledger.setting("zone") == "Europe/Amsterdam"
    ledger.redo("mistake", at=AT, actor="Alice")
    ledger.append([e.Won(id="w", deal_id="bolt", at=AT, source="crm")], batch=ACT)
    assert [event.kind for event in ledger.events()][-2:] == ["won", "won"]


def test_a_step_is_taken_once_and_keeps_everything(
    first_version: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_step(monkeypatch, sqlite, ADD)
    for _ in range(2):
        with closing(open_ledger(str(first_version))) as ledger:
            assert ledger._database.query("SELECT name FROM later") == [("a; b",)]
            assert ledger._database.query("PRAGMA user_version") == [(LATER,)]
            assert len(list(ledger.events())) == 6


def test_a_step_is_taken_on_postgres_too(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(open_ledger(postgres_url)) as ledger:
        ledger.append([e.Won(id="w", deal_id="bolt", at=AT, source="crm")], batch=ACT)
    add_step(monkeypatch, postgres, ADD)
    for _ in range(2):
        with closing(open_ledger(postgres_url)) as ledger:
            assert ledger._database.query("SELECT name FROM later") == [("a; b",)]
            assert ledger._database.query("SELECT number FROM version") == [(LATER,)]
            assert len(list(ledger.events())) == 1


def test_a_step_that_fails_leaves_the_ledger_as_it_was(
    first_version: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as failing:
        add_step(failing, sqlite, ADD + "SELECT absent;\n")
        with pytest.raises(LedgerError, match="no such column: absent"):
            open_ledger(str(first_version))
    with closing(open_ledger(str(first_version))) as ledger:
        assert ledger._database.query("SELECT * FROM sqlite_schema WHERE name = 'later'") == []
        assert len(list(ledger.events())) == 6


def add_step(monkeypatch: pytest.MonkeyPatch, module: ModuleType, sql: str) -> None:
    monkeypatch.setattr(module, "migrations", lambda dialect: [*database.migrations(dialect), sql])


@pytest.mark.parametrize(
    ("step", "digest"),
    [
        ("postgres/1.sql", "18d4cf4e74c675f11b299c2ac87d10dd24ae62f9fe070cc5c8ed025c75a09e6f"),
        ("postgres/2.sql", "bbf57b812f4dce41257835e20c2c31eab78e201e01c95be8999b950d4377b602"),
        ("postgres/3.sql", "3a015f7a8448061af7835ad9e9996723050bb90b89c6b35c29fc5704c36cf911"),
        ("postgres/4.sql", "801c869b07f916289e9a8b1a72da0ba783c2256e045da47b49f857b63a297612"),
        ("sqlite/1.sql", "1ad068a0973e23aca27270fb5502816df5cfe0c2f332b47d4e49fada0c3d90c7"),
        ("sqlite/2.sql", "dc732d1f3428f70bfccfd2a4bd478e6bac69b1f6847f92a58af3886294c0ab7d"),
        ("sqlite/3.sql", "4b90e27292f7394e77ded46de5bec5923b2dd9710d99527ce7d41b0a503276e4"),
        ("sqlite/4.sql", "801c869b07f916289e9a8b1a72da0ba783c2256e045da47b49f857b63a297612"),
    ],
)
def test_a_step_that_was_released_is_never_edited(step: str, digest: str) -> None:
    """Ledgers in the world have taken it: write the next step instead, and add it here."""
    text = (files("nextyes.store") / "schema" / step).read_bytes()
    assert hashlib.sha256(text).hexdigest() == digest


def test_both_databases_take_the_same_steps() -> None:
    assert len(database.migrations("sqlite")) == len(database.migrations("postgres"))
