"""What is true of a ledger in a file: how it is written, and what it says of a file that it cannot use."""

import os
import pwd
import resource
import sqlite3
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from nextyes.deals import events as e
from nextyes.store import Batch, LedgerError, open_ledger, sqlite

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
IMPORT = Batch(id="i", at=AT, actor="Alice", what="import")
ACT = Batch(id="a", at=AT, actor="Alice", what="ask")


def notes(count: int, first: int = 0, text: str = "") -> list[e.Event]:
    return [
        e.Noted(
            id=f"n{number}",
            deal_id="acme",
            at=AT + timedelta(minutes=number),
            source="crm",
            what="note",
            text=text,
        )
        for number in range(first, first + count)
    ]


def end_of(job: Callable[[], object]) -> int:
    """Do a job in a process of its own and return how it ended: 0 well, 1 by an error."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    end = 1
    try:
        job()
        end = 0
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        os._exit(end)  # never back into pytest


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deals.db"


@pytest.mark.parametrize("prefix", ["", "sqlite:///"])
def test_a_path_or_an_address_opens_the_same_file(path: Path, prefix: str) -> None:
    with closing(open_ledger(f"{prefix}{path}")) as ledger:
        ledger.append(notes(1), batch=ACT)
    with closing(open_ledger(str(path))) as ledger:
        assert list(ledger.events()) == notes(1)


def test_a_ledger_in_memory_is_like_any_other() -> None:
    with closing(open_ledger(":memory:")) as ledger:
        ledger.append(notes(1), batch=ACT)
        assert list(ledger.events()) == notes(1)


def test_an_act_is_flushed_to_the_disk_and_a_chunk_is_not(path: Path) -> None:
    with closing(open_ledger(str(path))) as ledger:
        levels = []
        ledger.import_batch(
            notes(1),
            batch=IMPORT,
            progress=lambda _: levels.extend(ledger._database.query("PRAGMA synchronous")),
        )
        assert levels == [(1,)]
        assert ledger._database.query("PRAGMA synchronous") == [(2,)], "completing an import is an act"
        ledger.append(notes(1, first=1), batch=ACT)
        assert ledger._database.query("PRAGMA synchronous") == [(2,)]
        assert ledger._database.query("PRAGMA journal_mode") == [("wal",)]


# --- the wrong file --------------------------------------------------------------------------------------


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"there is no folder .*missing: create it first"):
        open_ledger(str(tmp_path / "missing" / "deals.db"))


def test_a_file_of_another_kind_is_left_alone(path: Path) -> None:
    path.write_text("deal_id,created\n" * 100)

    with pytest.raises(LedgerError, match="is not a nextyes ledger"):
        open_ledger(str(path))
    assert path.read_text() == "deal_id,created\n" * 100


def test_a_database_of_another_program_is_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE event (id)")
    before = path.read_bytes()

    with pytest.raises(LedgerError, match="is not a nextyes ledger"):
        open_ledger(str(path))
    assert path.read_bytes() == before


def test_a_ledger_of_a_newer_version_is_left_alone(path: Path) -> None:
    open_ledger(str(path)).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")

    with pytest.raises(LedgerError, match=r"written by a newer nextyes \(schema 99; .*upgrade nextyes"):
        open_ledger(str(path))


def test_a_file_cut_in_the_middle_is_damaged(path: Path) -> None:
    with closing(open_ledger(str(path))) as ledger:
        ledger.append(notes(500), batch=ACT)
    os.truncate(path, path.stat().st_size // 2)

    with (
        pytest.raises(LedgerError, match="is damaged: restore it"),
        closing(open_ledger(str(path))) as ledger,
    ):
        list(ledger.events())


def test_a_ledger_that_may_not_be_written_is_read(path: Path) -> None:
    with closing(open_ledger(str(path))) as ledger:
        ledger.append(notes(2), batch=ACT)
        ledger._database.query("PRAGMA query_only = ON")
        assert list(ledger.events()) == notes(2)
        with pytest.raises(LedgerError, match="is read-only: make the file and its folder writable"):
            ledger.append(notes(1, first=2), batch=IMPORT)


@pytest.mark.parametrize(
    ("mode", "advice"), [(0o555, "check that its folder"), (0o777, "make the file and its")]
)
def test_a_file_that_belongs_to_another_user(mode: int, advice: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "deals.db")
        open_ledger(str(path)).close()
        path.chmod(0o444)
        Path(folder).chmod(mode)

        def write_as_another_user() -> None:
            if os.geteuid() == 0:
                os.setuid(pwd.getpwnam("nobody").pw_uid)
            with (
                pytest.raises(LedgerError, match="make the file and its folder writable"),
                closing(open_ledger(str(path))) as ledger,
            ):
                ledger.append(notes(1), batch=ACT)

        assert end_of(write_as_another_user) == 0
        Path(folder).chmod(0o777)


def test_a_ledger_that_another_program_does_not_let_go(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "_PATIENCE", 50)
    with (
        closing(open_ledger(str(path))) as ledger,
        closing(sqlite3.connect(path, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match=r"is in use by another program .*: close it and try again"):
            ledger.append(notes(1), batch=ACT)
        other.execute("ROLLBACK")
        assert ledger.append(notes(1), batch=ACT).new == 1


# --- a full disk -----------------------------------------------------------------------------------------


def test_a_full_disk_changes_nothing(path: Path) -> None:
    with closing(open_ledger(str(path))) as ledger:
        ledger.append(notes(5), batch=ACT)
        ((pages,),) = ledger._database.query("PRAGMA page_count")
        ledger._database.query(f"PRAGMA max_page_count = {pages + 3}")

        with pytest.raises(LedgerError, match="the disk is full: nothing was changed"):
            ledger.append(
                notes(100, first=5, text="x" * 1000), batch=Batch(id="b", at=AT, actor="Bob", what="reply")
            )
        assert list(ledger.events()) == notes(5)

        ledger._database.query("PRAGMA max_page_count = 100000")
        assert (
            ledger.append(notes(5, first=5), batch=Batch(id="b", at=AT, actor="Bob", what="reply")).new == 5
        )


def test_a_full_disk_in_an_import_changes_nothing_and_it_goes_on_with_room(path: Path) -> None:
    """The operating system itself refuses to let any file grow beyond two megabytes."""
    events = notes(5000, text="x" * 1000)
    open_ledger(str(path)).close()

    def fill_the_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))
        with (
            closing(open_ledger(str(path))) as ledger,
            pytest.raises(LedgerError, match="nothing was changed"),
        ):
            ledger.import_batch(events, batch=IMPORT, chunk=500)

    assert end_of(fill_the_disk) == 0
    with closing(open_ledger(str(path))) as ledger:
        assert list(ledger.events()) == []
        assert 0 < ledger.batches()[0].new < 5000
        assert ledger.import_batch(events, batch=IMPORT, chunk=500).new == 5000
        assert list(ledger.events()) == events


def test_opening_a_ledger_is_light(path: Path) -> None:
    """Neither DuckDB nor the driver of PostgreSQL is loaded for a ledger in a file."""
    code = (
        "import sys; from nextyes.store import open_ledger; open_ledger(sys.argv[1]).close(); "
        "print(sorted({'duckdb', 'psycopg', 'ibis', 'pyarrow'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code, path], check=True, capture_output=True, text=True)
    assert found.stdout == "[]\n"
