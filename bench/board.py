"""The rows behind the pages: Today, Pipeline, Nos and a deal asked for by many while others write.

Builds a ledger of made-up deals, 50 events each, once, and keeps it in a folder. Then readers and writers,
each a process, ask and write for some seconds with a pause between, as people do; the time of each query is
printed as its median and 95th percentile by the clock, beside the processor time of one alone on this
machine. The plain spelling is `nextyes.app.today`, which works everything out from all events.
"""

import argparse
import gc
import multiprocessing as mp
import random
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from nextyes import app
from nextyes.app import board, tallies
from nextyes.deals import events as e
from nextyes.deals.events import Event
from nextyes.sample.told import pipeline
from nextyes.sample.world import World
from nextyes.store import Batch, Ledger, open_ledger
from nextyes.store.standing import Filter

START, UNTIL = date(2025, 8, 23), date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def main(argv: list[str]) -> None:
    """Print what each query takes, alone and with others about."""
    parser = argparse.ArgumentParser(prog="bench board", description=__doc__)
    parser.add_argument("--deals", type=int, default=100_000, help="50 events each")
    parser.add_argument("--folder", type=Path, default=Path("build/bench"), help="where the ledger is kept")
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--writers", type=int, default=5)
    parser.add_argument("--pause", type=float, default=0.5, help="seconds between two queries of a reader")
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--plain", action="store_true", help="also time the plain spelling, app.today")
    asked = parser.parse_args(argv)
    asked.folder.mkdir(parents=True, exist_ok=True)
    file = asked.folder / f"board-{asked.deals}.db"
    if not file.exists():
        build(asked.deals, file)
    with closing(open_ledger(str(file))) as ledger:
        with timed("judging all open deals anew, if due"):
            board.bring_up(ledger, NOW)
        found = board.queue(ledger, NOW)
        print(f"{asked.deals:,} deals, {found.open_deals:,} open")
        alone(ledger)
        if asked.plain:
            with timed("the plain spelling of the queue, app.today"):
                app.today(ledger, NOW, limit=10)
    together(str(file), asked)


# --- building --------------------------------------------------------------------------------------------


def build(deals: int, file: Path) -> None:
    """Write the ledger; it is under its name only when it is whole."""
    half = file.with_suffix(".half")
    for part in half.parent.glob(f"{half.name}*"):
        part.unlink()
    gc.set_threshold(100_000, 50, 50)  # as the command line has it
    with closing(open_ledger(str(half))) as ledger:
        prepare, adopt = ledger.standing.prepare, ledger.standing.adopt
        ledger.standing.prepare = _timed("  of which folding ahead", prepare)  # type: ignore[method-assign]
        ledger.standing.adopt = _timed("  of which others had to wait", adopt)  # type: ignore[method-assign]
        with timed("import, making the events up included"):
            ledger.import_batch(_events(deals), batch=Batch(id="b", at=NOW, actor="b", what="import"))
    half.rename(file)


def _events(deals: int) -> Iterator[Event]:
    """Yield about 50 events a deal: of each touch and reply a mail add-on logs a note."""
    for event in pipeline(World(), deals=deals, start=START, until=UNTIL, rng=np.random.default_rng(1)):
        yield event
        if isinstance(event, e.Touched | e.Heard):
            header = {"deal_id": event.deal_id, "at": event.at, "source": "mail"}
            yield e.Noted(id=f"{event.id}-log", what="log", subject="Logged by the mail add-on", **header)  # type: ignore[arg-type]


# --- one alone -------------------------------------------------------------------------------------------


def queries(ledger: Ledger, rng: random.Random) -> dict[str, Callable[[], Any]]:
    """Return what the pages ask, by name; which owner and deal is drawn."""
    found = board.queue(ledger, NOW)
    owners, ids = found.owners, [row.deal.id for row in found.rows]
    today = NOW.date()
    return {
        "today": lambda: board.queue(ledger, NOW),
        "today, one owner": lambda: board.queue(ledger, NOW, owner=rng.choice(owners)),
        "why not these": lambda: board.not_these(ledger, NOW),
        "pipeline by amount": lambda: board.pipeline(ledger, NOW, Filter()),
        "pipeline, silent for 30 days": lambda: board.pipeline(
            ledger, NOW, Filter(quiet_since=NOW - timedelta(days=30)), sort="silence"
        ),
        "pipeline by chance": lambda: board.pipeline(ledger, NOW, Filter(), sort="chance"),
        "pipeline, words in all deals": lambda: board.pipeline(ledger, NOW, Filter(status=None, text="acme")),
        "stages": lambda: board.stages(ledger, Filter(owner=rng.choice(owners))),
        "check-backs, a week": lambda: board.check_backs(ledger, today, today + timedelta(days=7), limit=100),
        "nos, this quarter": lambda: tallies.nos(ledger, NOW, tallies.period("quarter", today)),
        "hours, this quarter": lambda: tallies.hours(ledger, NOW, tallies.period("quarter", today)),
        "deal with its story": lambda: board.story(ledger, rng.choice(ids), NOW),
    }


def alone(ledger: Ledger) -> None:
    """Print processor milliseconds of each query, the least of ten, and of a write."""
    print(f"\n{'alone, processor time':34}{'ms':>8}")
    for name, ask in queries(ledger, random.Random(1)).items():
        print(f"{name:34}{_least(ask):8.1f}")
    deal_id = board.queue(ledger, NOW).rows[0].deal.id
    names = iter(range(10**9))
    stamp = f"{time.time_ns()}"
    print(
        f"{'an act with its row':34}{_least(lambda: write(ledger, deal_id, f'{stamp}-{next(names)}')):8.1f}"
    )

    def act_and_judge() -> None:
        write(ledger, deal_id, f"{stamp}-{next(names)}")
        board.follow(ledger, NOW)

    print(f"{'an act with its row and advice':34}{_least(act_and_judge):8.1f}")


def write(ledger: Ledger, deal_id: str, name: str) -> None:
    """Touch a deal."""
    touch = e.Touched(id=name, deal_id=deal_id, at=NOW, source="bench", channel=e.Channel.CALL)
    ledger.append([touch], batch=Batch(id=name, at=NOW, actor="bench", what="note"))


def _least(ask: Callable[[], Any]) -> float:
    taken = []
    for _ in range(10):
        begin = time.process_time()
        ask()
        taken.append(time.process_time() - begin)
    return 1000 * min(taken)


# --- many together ---------------------------------------------------------------------------------------


def together(file: str, asked: argparse.Namespace) -> None:
    """Print the clock's milliseconds of each query while all read and write at once."""
    context = mp.get_context("fork")
    results: Any = context.Queue()
    jobs = [(_read, n) for n in range(asked.readers)] + [(_write, n) for n in range(asked.writers)]
    workers = [
        context.Process(target=job, args=(file, number, asked.seconds, asked.pause, results))
        for job, number in jobs
    ]
    for worker in workers:
        worker.start()
    taken: dict[str, list[float]] = defaultdict(list)
    for _ in workers:
        for name, seconds in results.get():
            taken[name].append(1000 * seconds)
    for worker in workers:
        worker.join()
    print(f"\n{asked.readers} readers and {asked.writers} writers at once")
    print(f"{'by the clock':34}{'times':>8}{'median':>9}{'p95':>9}{'most':>9}")
    for name, each in sorted(taken.items()):
        p95 = float(np.percentile(each, 95))
        print(f"{name:34}{len(each):8,}{statistics.median(each):9.1f}{p95:9.1f}{max(each):9.1f}")


def _read(file: str, number: int, seconds: float, pause: float, results: Any) -> None:
    rng, taken = random.Random(number), []
    with closing(open_ledger(file)) as ledger:
        asks = list(queries(ledger, rng).items())
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            time.sleep(rng.uniform(0.5, 1.5) * pause)
            name, ask = rng.choice(asks)
            begin = time.perf_counter()
            ask()
            taken.append((name, time.perf_counter() - begin))
    results.put(taken)


def _write(file: str, number: int, seconds: float, pause: float, results: Any) -> None:
    rng, taken = random.Random(1000 + number), []
    with closing(open_ledger(file)) as ledger:
        ids = [row.deal.id for row in board.queue(ledger, NOW, limit=2_000).rows]
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            time.sleep(rng.uniform(0.5, 1.5) * pause)
            begin = time.perf_counter()
            write(ledger, rng.choice(ids), f"{time.time_ns()}-{number}")
            board.follow(ledger, NOW)
            taken.append(("an act until it is on the page", time.perf_counter() - begin))
    results.put(taken)


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Print what something took, by the clock and of the processor."""
    begin, cpu = time.perf_counter(), time.process_time()
    yield
    print(f"{what:50}{time.perf_counter() - begin:8.1f} s {time.process_time() - cpu:8.1f} s CPU", flush=True)


def _timed(what: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def wrapped(*given: Any, **named: Any) -> Any:
        with timed(what):
            return function(*given, **named)

    return wrapped
