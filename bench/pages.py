"""The pages over HTTP: Today, Deal, Pipeline and Nos asked for by many browsers while others record.

Starts `nextyes serve` over the ledger of `bench board` (built where it is not there), then readers and
writers in processes of their own, with keep-alive as browsers have it. Each waits ``--pause`` seconds
between two pages, as a person does who reads; 0 asks without end, which measures how many pages a second
there are. All share this machine's cores with the server. A file that is only sent (the style sheet) is asked
for beside them: what any page of this server costs at least.
"""

import argparse
import http.client
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

from bench import _crowd
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
    asked = options("bench pages", __doc__).parse_args(argv)
    with opened(asked) as (port, ids):
        alone(port, ids)
        together(port, ids, asked)


def options(prog: str, doc: str | None) -> argparse.ArgumentParser:
    """Return a parser of what the pages and those who ask for them are told."""
    parser = _crowd.options(prog, doc)
    parser.add_argument("--ledger", type=Path, help="a ledger to use instead; it is copied")
    return parser


@contextmanager
def opened(asked: argparse.Namespace) -> Iterator[tuple[int, list[str]]]:
    """Serve a copy of the ledger; yield the port and the deals that are asked for."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "ledger.db")
        kept = _judged(asked)
        with closing(open_ledger(str(kept))) as ledger:
            ids = [row.deal.id for row in board.queue(ledger, of_board.NOW, limit=500).rows]
        shutil.copy(kept, file)
        begin = time.perf_counter()
        with served(file) as port:
            size = _get(http.client.HTTPConnection("localhost", port), "/")[1]
            print(f"from the start to the first page: {time.perf_counter() - begin:.2f} s, {size:,} bytes")
            yield port, ids


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


def alone(port: int, ids: list[str]) -> dict[str, float]:
    """Print and return each page's time with nobody else about."""
    line = http.client.HTTPConnection("localhost", port)
    return _crowd.alone(
        {name: partial(_get, line, place.format(deal=ids[0])) for name, place in PAGES.items()}
    )


def together(port: int, ids: list[str], asked: argparse.Namespace) -> dict[str, list[float]]:
    """Print and return the clock's milliseconds of each page while all read and record at once."""
    return _crowd.together(partial(_read, port, ids), partial(_record, port, ids), asked)


def _read(port: int, ids: list[str], rng: random.Random) -> Iterator[_crowd.Taken]:
    line = http.client.HTTPConnection("localhost", port)
    while True:
        name = rng.choice(list(PAGES))
        yield [(name, _get(line, PAGES[name].format(deal=rng.choice(ids)))[0])]


def _record(port: int, ids: list[str], rng: random.Random) -> Iterator[_crowd.Taken]:
    """Read replies and record them, each until the page that tells of it is there."""
    line = http.client.HTTPConnection("localhost", port)
    _, answer, page = _crowd.sent(line, "GET", "/settings")
    found = re.search(r'name="token" value="([0-9a-f]+)"', page.decode())
    token = found[1] if found else ""
    headers = {
        "Cookie": answer.headers["set-cookie"].split(";")[0],
        "Content-Type": "application/x-www-form-urlencoded",
        "Sec-Fetch-Site": "same-origin",
    }
    while True:
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
        read = time.perf_counter()
        location = _post(line, "/answer/record", {**form, "reading": "hedge"}, headers, 303)
        _get(line, location)
        recorded = time.perf_counter()
        yield [("a reply read", read - begin), ("a reply recorded, until on the page", recorded - read)]


def _post(
    line: http.client.HTTPConnection, path: str, form: dict[str, str], headers: dict[str, str], status: int
) -> str:
    """Send a form and return where it leads, "" where it does not."""
    _, answer, _ = _crowd.sent(line, "POST", path, urlencode(form), headers)
    if answer.status != status:
        raise RuntimeError(f"{path} was answered with {answer.status}")
    return answer.headers.get("location", "")


def _get(line: http.client.HTTPConnection, address: str) -> tuple[float, int]:
    """Return the seconds that a page takes, and its bytes."""
    seconds, answer, body = _crowd.sent(line, "GET", address)
    if answer.status != 200:
        raise RuntimeError(f"{address} was answered with {answer.status}")
    return seconds, len(body)


def _judged(asked: argparse.Namespace) -> Path:
    """Return the ledger with its open deals judged: that takes long, so of one given a copy is kept."""
    asked.folder.mkdir(parents=True, exist_ok=True)
    file: Path = asked.folder / f"board-{asked.deals}.db"
    if asked.ledger:
        file = asked.folder / f"judged-{asked.ledger.stem}.db"
        if not file.exists() or file.stat().st_mtime < asked.ledger.stat().st_mtime:
            half = file.with_suffix(".half")
            shutil.copy(asked.ledger, half)
            half.rename(file)
    elif not file.exists():
        of_board.build(asked.deals, file)
    with (
        closing(open_ledger(str(file))) as ledger,
        of_board.timed("judging all open deals anew, if it must be"),
    ):
        board.bring_up(ledger, of_board.NOW)
    return file
