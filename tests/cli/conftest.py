"""A made-up pipeline in files and in a ledger, made once; commands run in-process on copies of it."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.cli.commands import Run

from nextyes.cli import main
from nextyes.outside.files import write_pipeline
from nextyes.sample.demo import demo_pipeline

DAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def pipeline_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's pipeline as it stands in the morning of 23 November 2026, as a folder."""
    folder = tmp_path_factory.mktemp("pipeline")
    write_pipeline(demo_pipeline(DAY), folder)
    return folder


@pytest.fixture(scope="session")
def imported(pipeline_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger into which the folder was imported."""
    file = tmp_path_factory.mktemp("ledger") / "deals.db"
    result = CliRunner().invoke(main, ["--db", str(file), "import", str(pipeline_folder)])
    assert result.exit_code == 0, result.output
    # What is learnt as of the day that the tests look at is kept, so that each copy need not learn anew.
    CliRunner().invoke(main, ["--db", str(file), "today", "--as-of", DAY.isoformat()])
    return file


@pytest.fixture
def ledger(imported: Path, tmp_path: Path) -> Path:
    """A copy of the imported ledger, to be changed at will."""
    copy = tmp_path / "deals.db"
    shutil.copy(imported, copy)
    return copy


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command; ``status`` is the exit status that is expected."""
    monkeypatch.setenv("NEXTYES_USER", "alice")
    monkeypatch.setenv("COLUMNS", "120")

    def invoke(*words: str | Path, db: Path | None = None, status: int = 0) -> Result:
        file = db or tmp_path / "new.db"
        result = CliRunner().invoke(main, ["--db", str(file), *map(str, words)])
        assert result.exit_code == status, f"{result.output}\n{result.exception!r}"
        return result

    return invoke
