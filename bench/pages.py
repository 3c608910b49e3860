"""The pages over HTTP: Today, Deal, Pipeline and Nos asked for by many browsers while others record.

Starts `nextyes serve` over the ledger of `bench board` (built where it is not there), then readers and
writers in processes of their own, with keep-alive as browsers have it. Each waits ``--pause`` seconds
between two pages, as a person does who reads; 0 asks without end, which measures how many pages a second
there are. All share this machine's cores with the server. A file that is only sent (the style sheet) is asked
for beside them: what any page of this server costs at least.
"""

import argparse
import http.client
import multiprocessing as mp
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import numpy as np

from bench import board as of_board
from nextyes.app import board
from nextyes.store import open_ledger

PAGES = {
    "today": "/",
    "today, one advice": "/?advice=ask",
    "deal": "/deal?id={deal}",
    "pipeline": "/pipeline",
    "nos": "/nos",
    "a file, sent as it is": "/static/app.css",
}
REPLIES = (
    "Still discussing it internally, will get back to you.",
    "Looks great! Let me think about it.",
    "No, not at all! We are still looking at it.",
)


def main(argv: list[str]) -> None:
    """Print what each page takes, alone and with others about."""
    parser = argparse.ArgumentParser(prog="bench pages", description=__doc__)
    parser.add_argument("--deals", type=int, default=100_000, help="50 events each")
    parser.add_argument("--folder", type=Path, default=Path("build/bench"), help="where the ledger is kept")
    parser.add_argument("--ledger", type=Path, help="a ledger to use instead; it is copied")
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--writers", type=int, default=5)
    parser.add_argument("--pause", type=float, default=1.0, help="seconds between two pages of a reader")
    parser.add_argument("--seconds", type=float, default=30.0)
    asked = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "ledger.db")
        shutil.copy(asked.ledger or _built(asked), file)
        with closing(open_ledger(str(file))) as ledger:
            with of_board.timed("judging all open deals anew, if it must be"):
                board.bring_up(ledger, of_board.NOW)
            ids = [row.deal.id for row in board.queue(ledger, of_board.NOW, limit=500).rows]
        begin = time.perf_counter()
        with served(file) as port:
            size = _get(http.client.HTTPConnection("localhost", port), "/")[1]
            print(f"from the start to the first page: {time.perf_counter() - begin:.2f} s, {size:,} bytes")
            alone(port, ids)
            together(port, ids, asked)


@contextmanager
def served(file: Path) -> Iterator[int]:
    """Run the command over a ledger; yield its port."""
    program = "from nextyes.cli import main; main()"
    words = [sys.executable, "-c", program, "--db", str(file), "serve", "--port", "0", "--no-open"]
    server = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    try:
        found = re.search(r":(\d+)/", server.stdout.readline() if server.stdout else "")
        if not found:
            raise RuntimeError("the server did not start")
        yield int(found[1])
    finally:
        server.terminate()
        server.wait()


def alone(port: int, ids: list[str]) -> None:
    """Print each page's size and time with nobody else about."""
    line = http.client.HTTPConnection("localhost", port)
    print(f"\n{'alone':34}{'bytes':>10}{'median ms':>11}")
    for name, place in PAGES.items():
        taken = [_get(line, place.format(deal=ids[0])) for _ in range(12)][2:]
        print(f"{name:34}{taken[0][1]:10,}{1000 * statistics.median(each[0] for each in taken):11.1f}")


def together(port: int, ids: list[str], asked: argparse.Namespace) -> None:
    """Print the clock's milliseconds of each page while all read and record at once."""
    context = mp.get_context("fork")
    results: Any = context.Queue()
    jobs = [(_read, number) for number in range(asked.readers)]
    jobs += [(_record, number) for number in range(asked.writers)]
    workers = [
        context.Process(target=job, args=(port, ids, number, asked.seconds, asked.pause, results))
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
    pages = sum(map(len, taken.values())) / asked.seconds
    print(
        f"\n{asked.readers} readers, {asked.writers} writers, {asked.pause:g} s between: {pages:.0f} a second"
    )
    print(f"{'by the clock':34}{'times':>8}{'median':>9}{'p95':>9}{'most':>9}")
    for name, each in sorted(taken.items()):
        p95 = float(np.percentile(each, 95))
        print(f"{name:34}{len(each):8,}{statistics.median(each):9.1f}{p95:9.1f}{max(each):9.1f}")


def _read(port: int, ids: list[str], number: int, seconds: float, pause: float, results: Any) -> None:
    rng, taken = random.Random(number), []
    line = http.client.HTTPConnection("localhost", port)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        time.sleep(rng.uniform(0.5, 1.5) * pause)
        name = rng.choice(list(PAGES))
        taken.append((name, _get(line, PAGES[name].format(deal=rng.choice(ids)))[0]))
    results.put(taken)


def _record(port: int, ids: list[str], number: int, seconds: float, pause: float, results: Any) -> None:
    """Read replies and record them, each until the page that tells of it is there."""
    rng, taken = random.Random(1000 + number), []
    line = http.client.HTTPConnection("localhost", port)
    line.request("GET", "/settings")
    answer = line.getresponse()
    cookie, page = answer.headers["set-cookie"].split(";")[0], answer.read().decode()
    found = re.search(r'name="token" value="([0-9a-f]+)"', page)
    token = found[1] if found else ""
    headers = {
        "Cookie": cookie,
        "Content-Type": "application/x-www-form-urlencoded",
        "Sec-Fetch-Site": "same-origin",
    }
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        time.sleep(rng.uniform(0.5, 1.5) * pause)
        deal = rng.choice(ids)
        form = {
            "token": token,
            "act": uuid.uuid4().hex,
            "deal": deal,
            "text": rng.choice(REPLIES),
            "then": f"/deal?id={deal}",
        }
        begin = time.perf_counter()
        _post(line, "/answer", form, headers, 200)
        taken.append(("a reply read", time.perf_counter() - begin))
        begin = time.perf_counter()
        location = _post(line, "/answer/record", {**form, "reading": "hedge"}, headers, 303)
        _get(line, location)
        taken.append(("a reply recorded, until on the page", time.perf_counter() - begin))
    results.put(taken)


def _post(
    line: http.client.HTTPConnection, path: str, form: dict[str, str], headers: dict[str, str], status: int
) -> str:
    """Send a form and return where it leads, "" where it does not."""
    line.request("POST", path, urlencode(form), headers)
    answer = line.getresponse()
    answer.read()
    if answer.status != status:
        raise RuntimeError(f"{path} was answered with {answer.status}")
    return answer.headers.get("location", "")


def _get(line: http.client.HTTPConnection, address: str) -> tuple[float, int]:
    """Return the seconds that a page takes, and its bytes."""
    begin = time.perf_counter()
    line.request("GET", address)
    answer = line.getresponse()
    size = len(answer.read())
    if answer.status != 200:
        raise RuntimeError(f"{address} was answered with {answer.status}")
    return time.perf_counter() - begin, size


def _built(asked: argparse.Namespace) -> Path:
    file: Path = asked.folder / f"board-{asked.deals}.db"
    asked.folder.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        of_board.build(asked.deals, file)
    return file
