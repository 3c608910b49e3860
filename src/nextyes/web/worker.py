"""Work beside the pages, in one thread of its own: bring files in, judge the deals anew.

What is done is known by its name while the site runs; what came of it for good stands in the ledger.
"""

import logging
import queue
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from nextyes.store import Ledger, LedgerError

Report = Callable[[float, str], None]  # the share done, 0 to 1, and what is being done
JUDGING = "judging"  # the name of the job that judges the open deals
Work = Callable[[Ledger, Report], Any]

_REMEMBERED = 50  # ended jobs whose result is kept for whoever comes back to ask
_PATIENCE = 5.0  # seconds for which the site's end waits for a job to stop where it can go on later
_log = logging.getLogger(__name__)


class StoppedError(Exception):
    """The site ends: the job shall stop where it is."""


@dataclass(slots=True)
class Job:
    """One piece of work: how far it is, then what came of it.

    Attributes:
        share: How much of it is done, 0 to 1.
        doing: What is being done, in words.
        result: What came of it, once it has ended well.
        error: Why it failed, in words; "" while it did not.
    """

    name: str
    share: float = 0.0
    doing: str = "waiting for its turn"
    result: Any = None
    error: str = ""
    _ended: threading.Event = field(default_factory=threading.Event)

    @property
    def ended(self) -> bool:
        """Whether it is over, well or not."""
        return self._ended.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait for its end, at most so long; say whether it has ended."""
        return self._ended.wait(seconds)


class Worker:
    """Does jobs one after another; those that only read wait for none.

    A job of a name that waits or runs is not begun twice.
    """

    def __init__(self, lend: Callable[[], AbstractContextManager[Ledger]]) -> None:
        """Take the way to a ledger; the thread starts with the first job."""
        self._lend = lend
        self._jobs: dict[str, Job] = {}
        self._coming: queue.SimpleQueue[tuple[Job, Work] | None] = queue.SimpleQueue()
        self._guard = threading.Lock()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def begin(self, name: str, work: Work, *, reads: bool = False) -> Job:
        """Begin a job, unless one of its name is under way: then return that one.

        Args:
            name: What it is known by.
            work: What it does.
            reads: Whether it writes nothing: then it waits for no other.
        """
        with self._guard:
            known = self._jobs.get(name)
            if known and not known.ended:
                return known
            job = self._jobs[name] = Job(name)
            ended = [other for other, each in self._jobs.items() if each.ended]
            for other in ended[: max(len(ended) - _REMEMBERED, 0)]:
                del self._jobs[other]
            if reads:
                threading.Thread(target=self._do, args=(job, work), name=name, daemon=True).start()
                return job
            self._coming.put((job, work))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="nextyes-worker", daemon=True)
                self._thread.start()
        return job

    def job(self, name: str) -> Job | None:
        """Return a job by its name, under way or ended; None where it was never begun, or long ago."""
        return self._jobs.get(name)

    def forget(self, name: str) -> None:
        """Forget a job that has ended."""
        with self._guard:
            job = self._jobs.get(name)
            if job and job.ended:
                del self._jobs[name]

    def close(self) -> None:
        """Stop what runs where it reports next, and begin nothing more."""
        self._stopping.set()
        self._coming.put(None)
        if self._thread:
            self._thread.join(_PATIENCE)

    def _run(self) -> None:
        while (coming := self._coming.get()) is not None and not self._stopping.is_set():
            self._do(*coming)

    def _do(self, job: Job, work: Work) -> None:
        try:
            with self._lend() as ledger:
                job.result = work(ledger, self._reporting(job))
        except StoppedError:
            job.error = "nextyes was closed before it was done: it goes on where it stopped"
        except (ValueError, LedgerError, OSError) as error:
            job.error = str(error)
        except Exception as error:  # noqa: BLE001  # a fault of ours must not end the thread for all others
            _log.exception("%s failed", job.name)
            job.error = f"it failed, and nothing of it counts: {error!r}"
        finally:
            job._ended.set()  # noqa: SLF001  # the thread that does a job is the one that ends it

    def _reporting(self, job: Job) -> Report:
        def report(share: float, doing: str) -> None:
            if self._stopping.is_set():
                raise StoppedError
            job.share, job.doing = min(max(share, 0.0), 1.0), doing

        return report
