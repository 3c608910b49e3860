"""A real `nextyes serve` is killed in the middle of an import: nothing is lost, nothing is there twice."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx2
import pytest
from tests.web.forms import forms, texts

from nextyes import app
from nextyes.deals.fold import fold
from nextyes.deals.instants import zone
from nextyes.outside.files import ReadOptions
from nextyes.store import BatchState, open_ledger

_PROGRAM = (sys.executable, "-c", "from nextyes.cli import main; main()")
_CALLS = 70_000  # some chunks' worth: it takes seconds
_PATIENCE = 120.0


@contextmanager
def served(ledger: Path, home: Path) -> Iterator[tuple[subprocess.Popen[str], httpx2.Client]]:
    """Serve the pages of a ledger in a process of their own; a browser at them."""
    process = subprocess.Popen(
        [*_PROGRAM, "--db", str(ledger), "serve", "--port", "0", "--no-open"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home), "NEXTYES_USER": "alice"},
    )
    try:
        assert process.stdout
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found
        with httpx2.Client(base_url=found[0], follow_redirects=True, timeout=_PATIENCE) as client:
            yield process, client
    finally:
        process.kill()
        process.communicate()


def until(true: Callable[[], bool]) -> None:
    """Wait until something is true."""
    end = time.monotonic() + _PATIENCE
    while not true():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.01)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "pipeline"
    made.mkdir()
    deals = (f"d{number},Deal {number},2026-03-02,open\n" for number in range(300))
    calls = (f"a{number},d{number % 300},call,out,2026-03-0{number % 9 + 1}\n" for number in range(_CALLS))
    (made / "deals.csv").write_text("deal_id,name,created,status\n" + "".join(deals))
    (made / "activities.csv").write_text("activity_id,deal_id,kind,direction,happened\n" + "".join(calls))
    return made


@pytest.mark.slow
def test_an_import_that_is_killed_goes_on_and_counts_once(tmp_path: Path, folder: Path) -> None:
    file = tmp_path / "deals.db"
    with served(file, tmp_path) as (process, browser):
        (form,) = forms(browser.get("/import").text, "/import")
        files = [("files", (path.name, path.read_bytes())) for path in sorted(folder.iterdir())]
        page = browser.post("/import", data=form.fields, files=files)
        where = page.url.path
        until(lambda: 'value="import"' in browser.get(where).text)
        (reading,) = forms(browser.get(where).text, where)
        kept = {name: text for name, text in reading.fields.items() if name in ("token", "act")}
        with closing(open_ledger(str(file))) as ledger:
            browser.post(where, data=kept | {"do": "import"})
            until(lambda: any(row.new for row in app.past_imports(ledger)))
            process.kill()
            process.wait()
            (row,) = app.past_imports(ledger)
            assert row.state is BatchState.RUNNING, "it was over before it was killed: make it longer"
            assert ledger.is_empty(), "nothing of it counts before all of it is in"

    with served(file, tmp_path) as (_, browser):
        page = browser.get("/import")
        assert "Stopped half-way" in texts(page.text)
        assert f"{row.new:,} events written so far" in texts(page.text)
        (go_on,) = forms(page.text, where)
        browser.post(where, data=go_on.fields | {"do": "import"})
        until(lambda: "new events" in browser.get(where).text)
        assert "Stopped half-way" not in browser.get("/import").text
        until(lambda: "data-row=" in browser.get("/").text)  # judged anew, and on today

    at_once = tmp_path / "at_once.db"
    with closing(open_ledger(str(file))) as ledger, closing(open_ledger(str(at_once))) as other:
        by = app.By(actor="alice", at=datetime(2026, 11, 23, tzinfo=UTC))
        app.import_pipeline(other, folder, ReadOptions(zone=zone("UTC")), by=by)
        assert list(ledger.events()) == list(other.events())
        assert sum(deal.touches for deal in fold(ledger.events()).values()) == _CALLS
        assert [row.state for row in app.past_imports(ledger)] == [BatchState.STANDING]
