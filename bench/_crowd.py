"""Many at once: readers and writers, each a process that waits between two turns as people do."""

import argparse
import http.client
import multiprocessing as mp
import random
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

# A job takes turns without end, each of which tells what was asked and the seconds that it took.
Taken = list[tuple[str, float]]
Job = Callable[[random.Random], Iterator[Taken]]


def options(prog: str, doc: str | None) -> argparse.ArgumentParser:
    """Return a parser of what every crowd is told."""
    parser = argparse.ArgumentParser(prog=prog, description=doc)
    parser.add_argument("--deals", type=int, default=100_000, help="50 events each")
    parser.add_argument(
        "--folder", type=Path, default=Path("build/bench"), help="where what is built is kept"
    )
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--writers", type=int, default=5)
    parser.add_argument("--pause", type=float, default=1.0, help="seconds between two pages of a reader")
    parser.add_argument("--seconds", type=float, default=30.0)
    return parser


def alone(visits: dict[str, Callable[[], tuple[float, int]]]) -> dict[str, float]:
    """Return each visit's median milliseconds with nobody else about, and print them with its bytes."""
    print(f"\n{'alone':34}{'bytes':>10}{'median ms':>11}")
    medians = {}
    for name, visit in visits.items():
        taken = [visit() for _ in range(12)][2:]
        medians[name] = 1000 * statistics.median(each[0] for each in taken)
        print(f"{name:34}{taken[0][1]:10,}{medians[name]:11.1f}")
    return medians


def together(read: Job, write: Job, asked: argparse.Namespace) -> dict[str, list[float]]:
    """Return the clock's milliseconds of all that was asked, by name, and print them."""
    context = mp.get_context("fork")
    results: Any = context.Queue()
    jobs = [(read, number) for number in range(asked.readers)]
    jobs += [(write, 1000 + number) for number in range(asked.writers)]
    workers = [context.Process(target=_work, args=(*job, asked, results)) for job in jobs]
    for worker in workers:
        worker.start()
    turns, taken = 0, defaultdict(list)
    for _ in workers:
        for turn in results.get():
            turns += 1
            for name, seconds in turn:
                taken[name].append(1000 * seconds)
    for worker in workers:
        worker.join()
    if failed := sum(worker.exitcode != 0 for worker in workers):
        raise RuntimeError(f"{failed} of {len(workers)} readers and writers failed")
    crowd = f"{asked.readers} readers, {asked.writers} writers, {asked.pause:g} s between"
    print(f"\n{crowd}: {turns / asked.seconds:.0f} turns a second")
    print(f"{'by the clock':34}{'times':>8}{'median':>9}{'p95':>9}{'most':>9}")
    for name, each in sorted(taken.items()):
        print(f"{name:34}{len(each):8,}{statistics.median(each):9.1f}{p95(each):9.1f}{max(each):9.1f}")
    return taken


def p95(taken: list[float]) -> float:
    """Return what 95 of 100 stay under."""
    return float(np.percentile(taken, 95))


def sent(line: http.client.HTTPConnection, *request: Any) -> tuple[float, http.client.HTTPResponse, bytes]:
    """Send a request and return the seconds until its answer is whole, the answer, and its body."""
    begin = time.perf_counter()
    try:
        line.request(*request)
        answer = line.getresponse()
    except (http.client.RemoteDisconnected, ConnectionError):
        # The server let go of a line that was idle; browsers then open another.
        line.close()
        line.request(*request)
        answer = line.getresponse()
    body = answer.read()
    return time.perf_counter() - begin, answer, body


def _work(job: Job, number: int, asked: argparse.Namespace, results: Any) -> None:
    rng, taken = random.Random(number), []
    turns = job(rng)
    until = time.monotonic() + asked.seconds
    try:
        while time.monotonic() < until:
            time.sleep(rng.uniform(0.5, 1.5) * asked.pause)
            taken.append(next(turns))
    finally:
        results.put(taken)
