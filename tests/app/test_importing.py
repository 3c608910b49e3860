"""Imports of uploads: what stopped goes on, from wherever it stopped, and is one import."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from nextyes import app
from nextyes.app import By, HalfWay, Upload, importing
from nextyes.deals.fold import fold
from nextyes.outside.files import PipelineError
from nextyes.store import BatchState, Ledger, open_ledger

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
ALICE = By(actor="alice", at=AT)
HEAD = "deal_id,name,amount,currency,created\n"


class KilledError(BaseException):
    """What ends a program that is killed."""


@pytest.fixture
def ledger(ledger_url: str) -> Any:
    opened = open_ledger(ledger_url)
    yield opened
    opened.close()


@pytest.fixture
def kept(tmp_path: Path) -> Callable[..., Upload]:
    """Keep a table of deals as an upload."""

    def keep(rows: str, name: str = "deals.csv") -> Upload:
        (tmp_path / "given").write_text(HEAD + rows)
        return app.keep_upload(tmp_path / "uploads", [(name, tmp_path / "given")], at=AT)

    return keep


def killed_at(where: object, step: str, act: Callable[[], object]) -> None:
    """Do something that is killed as it comes to a step."""

    def killed(*_args: object, **_kwargs: object) -> None:
        raise KilledError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(where, step, killed)
        with pytest.raises(KilledError):
            act()


def halves(ledger: Ledger, upload: Upload) -> tuple[HalfWay, ...]:
    return app.half_way(app.past_imports(ledger), upload.folder.parent)


def again(upload: Upload) -> Upload:
    found = app.kept_upload(upload.folder.parent, upload.id)
    assert found
    return found


@pytest.mark.parametrize("step", ["read_pipeline", "corrections", "_append_later", "drop_upload"])
def test_killed_at_any_step_it_goes_on_to_the_same_end(
    ledger: Ledger, kept: Callable[..., Upload], step: str
) -> None:
    """
    the export of March: d1 is worth 12,000
    the export of April: d1 is worth 15,000, d2 is new; its import is killed, and goes on the next day
    """
    app.import_upload(ledger, kept("d1,Acme,12000,EUR,2026-03-02\n"), by=ALICE)
    april = kept("d1,Acme,15000,EUR,2026-03-02\nd2,Globex,100,EUR,2026-04-03\n")
    killed_at(importing, step, lambda: app.import_upload(ledger, april, by=ALICE))
    (half,) = halves(ledger, april)
    assert half.upload == again(april)
    imported = app.import_upload(ledger, again(april), by=By(actor="alice", at=AT + timedelta(days=1)))
    assert halves(ledger, april) == ()
    deals = fold(ledger.events())
    assert {name: str(deal.amount) for name, deal in deals.items()} == {
        "d1": "15000.00 EUR",
        "d2": "100.00 EUR",
    }
    assert [row.state for row in app.past_imports(ledger)] == [BatchState.STANDING] * 2
    app.undo(ledger, imported.batch_id, by=ALICE)
    assert {name: str(deal.amount) for name, deal in fold(ledger.events()).items()} == {"d1": "12000.00 EUR"}


def test_what_was_ahead_when_it_began_is_no_fact_when_it_goes_on(ledger: Ledger, tmp_path: Path) -> None:
    """A call that was planned for tomorrow when the import began, which goes on the day after tomorrow."""
    (tmp_path / "1").write_text(HEAD + "d1,Acme,1,EUR,2026-03-02\n")
    (tmp_path / "2").write_text("deal_id,kind,happened\nd1,call,2026-11-24\n")
    given = [("deals.csv", tmp_path / "1"), ("activities.csv", tmp_path / "2")]
    upload = app.keep_upload(tmp_path / "uploads", given, at=AT)
    killed_at(importing, "read_pipeline", lambda: app.import_upload(ledger, upload, by=ALICE))
    app.import_upload(ledger, again(upload), by=By(actor="alice", at=AT + timedelta(days=2)))
    assert fold(ledger.events())["d1"].touches == 0


def test_the_same_files_by_the_page_and_by_the_command_are_one_import(
    ledger: Ledger, kept: Callable[..., Upload], tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    upload = kept("d1,Acme,12000,EUR,2026-03-02\n")
    by_page = app.import_upload(ledger, upload, by=ALICE)
    (folder / "deals.csv").write_text(HEAD + "d1,Acme,12000,EUR,2026-03-02\n")
    options = app.Choices().options(app.settings(ledger))
    by_command = app.import_pipeline(ledger, folder / "deals.csv", options, by=ALICE)
    assert by_command.batch_id == by_page.batch_id
    assert by_command.new == 0


def test_what_cannot_be_read_has_not_begun(ledger: Ledger, kept: Callable[..., Upload]) -> None:
    upload = kept("d1,Acme,12000,EUR,someday\n")
    with pytest.raises(PipelineError):
        app.import_upload(ledger, upload, by=ALICE)
    assert halves(ledger, upload) == ()
    assert again(upload).begun is None
    assert app.past_imports(ledger) == ()


def test_an_import_without_its_files_is_given_up(ledger: Ledger, kept: Callable[..., Upload]) -> None:
    """Begun by the command line, killed; the page does not have its files."""

    def killed(_seen: int, _about: int) -> None:
        raise KilledError

    upload = kept("d1,Acme,12000,EUR,2026-03-02\n")
    options = app.Choices().options(app.settings(ledger))
    with pytest.raises(KilledError):
        app.import_pipeline(ledger, upload.path, options, by=ALICE, progress=killed)
    (half,) = halves(ledger, upload)
    assert half.upload is None
    assert half.written > 0
    app.give_up(ledger, half, by=ALICE)
    assert halves(ledger, upload) == ()
    assert ledger.is_empty()
    assert [row.state for row in app.past_imports(ledger)] == [BatchState.DISCARDED]


def test_made_up_deals_that_were_cut_off_are_filled_in_whole(ledger: Ledger) -> None:
    killed_at(ledger, "_complete", lambda: app.fill_with_demo(ledger, by=ALICE))
    assert ledger.is_empty()
    app.fill_with_demo(ledger, by=ALICE)
    assert len(fold(ledger.events())) > 300
    assert [row.state for row in app.past_imports(ledger)] == [BatchState.STANDING]
