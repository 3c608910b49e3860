"""A real `nextyes serve` is killed while an answer is recorded: it counts whole or not, never twice."""

import threading
import time
from contextlib import closing, suppress
from datetime import UTC, date, datetime
from pathlib import Path

import httpx2
import pytest
from tests.conftest import read_history
from tests.web.forms import Form, forms, texts
from tests.web.test_import_killed import served

from nextyes.deals.fold import Status, fold
from nextyes.store import Batch, open_ledger

_DEALS = 6
_WORDS = "Thank you for giving me permission to say no. Not a good fit now, check back with me in a year."
_KINDS = ["answered", "check_back_set", "heard", "lost"]


@pytest.mark.slow
def test_an_answer_that_is_killed_counts_whole_and_once(tmp_path: Path) -> None:
    file = tmp_path / "deals.db"
    history = "".join(
        f"2026-03-02 opened d{each} Acme {each}\n2026-03-03 touched d{each} call\n" for each in range(_DEALS)
    )
    with closing(open_ledger(str(file))) as ledger:
        now = datetime(2026, 11, 1, tzinfo=UTC)
        ledger.append(read_history(history), batch=Batch(id="a", at=now, actor="alice", what="import"))

        with served(file, tmp_path) as (_, browser):
            begin = time.monotonic()
            record(browser, confirm_form(browser, "d0"))
            took = time.monotonic() - begin

        for each in range(1, _DEALS):
            with served(file, tmp_path) as (process, browser):
                form = confirm_form(browser, f"d{each}")
                killer = threading.Timer(took * each / _DEALS, process.kill)
                killer.start()
                with suppress(httpx2.HTTPError):
                    record(browser, form)
                killer.join()
                process.wait()
            written = sorted(event.kind for event in ledger.events(f"d{each}") if event.at > now)
            assert written in ([], _KINDS), "half of an act was kept"
            with served(file, tmp_path) as (_, browser):
                record(browser, form, anew=True)
            written = sorted(event.kind for event in ledger.events(f"d{each}") if event.at > now)
            assert written == _KINDS
        for deal in fold(ledger.events()).values():
            assert deal.status is Status.LOST
            assert deal.check_back_on
            assert deal.check_back_on > date(2026, 11, 1)


def confirm_form(browser: httpx2.Client, deal: str) -> Form:
    """Return the form that records the reply, as read."""
    (pasted,) = forms(browser.get(f"/answer?deal={deal}").text, "/answer")
    page = browser.post("/answer", data=pasted.fields | {"text": _WORDS, "reading": "not_now"})
    form: Form
    (form,) = forms(page.text, "/answer/record")
    return form


def record(browser: httpx2.Client, form: Form, *, anew: bool = False) -> None:
    """Send it; from a browser that was not there before, with a token of its own."""
    fields = dict(form.fields)
    if anew:
        fields["token"] = forms(browser.get("/settings").text, "/settings")[0].fields["token"]
    answer = browser.post("/answer/record", data=fields)
    assert answer.status_code == 200, texts(answer.text)
