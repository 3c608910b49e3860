"""Work beside the pages: one job of a name at a time, its end told, a fault of one no end of the others."""

import threading
from collections.abc import Iterator
from contextlib import nullcontext

import pytest

from nextyes.store import Ledger, open_ledger
from nextyes.web.worker import Report, Worker


@pytest.fixture
def worker() -> Iterator[Worker]:
    ledger = open_ledger(":memory:")
    worker = Worker(lambda: nullcontext(ledger))
    yield worker
    worker.close()
    ledger.close()


def test_a_job_is_begun_once_while_it_is_under_way(worker: Worker) -> None:
    go, times = threading.Event(), []

    def work(_ledger: Ledger, report: Report) -> str:
        report(0.5, "half")
        times.append(1)
        assert go.wait(10)
        return "done"

    first, second = worker.begin("a", work), worker.begin("a", work)
    go.set()
    assert first.wait(10)
    assert second is first
    assert (first.result, first.share, first.doing, times) == ("done", 0.5, "half", [1])
    assert worker.begin("a", work) is not first


@pytest.mark.parametrize(
    "fault", [ValueError("no table"), OSError("no table"), ZeroDivisionError("no table")]
)
def test_a_job_that_fails_says_why_and_the_next_is_done(worker: Worker, fault: Exception) -> None:
    def fails(_ledger: Ledger, _report: Report) -> None:
        raise fault

    failed, next_one = worker.begin("a", fails), worker.begin("b", lambda _ledger, _report: 7)
    assert next_one.wait(10)
    assert "no table" in failed.error
    assert failed.result is None
    assert next_one.result == 7


def test_what_only_reads_waits_for_no_other(worker: Worker) -> None:
    go = threading.Event()
    writes = worker.begin("a", lambda _ledger, _report: go.wait(10))
    reads = worker.begin("b", lambda _ledger, _report: "read", reads=True)
    assert reads.wait(10)
    assert (reads.result, writes.ended) == ("read", False)
    go.set()
    assert writes.wait(10)


def test_the_end_of_the_site_stops_a_job_where_it_reports(worker: Worker) -> None:
    begun = threading.Event()

    def endless(_ledger: Ledger, report: Report) -> None:
        while True:
            report(0.1, "again")
            begun.set()

    job = worker.begin("a", endless)
    assert begun.wait(10)
    worker.close()
    assert job.ended
    assert "goes on where it stopped" in job.error


def test_what_ended_is_remembered_until_it_is_forgotten(worker: Worker) -> None:
    jobs = [worker.begin(str(number), lambda _ledger, _report: None) for number in range(200)]
    assert jobs[-1].wait(10)
    worker.begin("last", lambda _ledger, _report: None).wait(10)
    assert worker.job("0") is None
    assert worker.job("199") is jobs[199]
    worker.forget("199")
    assert worker.job("199") is None
