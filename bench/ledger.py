"""From files to today's queue: import into SQLite, what it learns at its end, ``nextyes today`` from cold.

An import ends with learning from all deals. The time of that is measured by itself, by learning the same
again in a process of its own, and taken off the import's to get its rate; both are printed.

Beside the import: what people would do instead, pandas-free, with the standard library alone: read the
same CSV rows and put them as they are into one SQLite table. It parses no date, checks nothing, and
cannot be undone; it is the least that any import must cost.
"""

import argparse
import csv
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import numpy as np

from nextyes.outside.files import write_pipeline
from nextyes.sample.told import pipeline
from nextyes.sample.world import World

START, UNTIL = date(2025, 11, 1), date(2026, 11, 1)


def main(argv: list[str]) -> None:
    """Print seconds, rates and ratios for a pipeline of so many deals."""
    parser = argparse.ArgumentParser(prog="bench ledger", description=__doc__)
    parser.add_argument("--deals", type=int, default=34_000, help="about 31 events each")
    asked = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as place:
        folder, file = Path(place) / "pipeline", Path(place) / "deals.db"
        events = pipeline(World(), deals=asked.deals, start=START, until=UNTIL, rng=np.random.default_rng(1))
        written = write_pipeline(events, folder)
        print(f"{written.deals:,} deals, {written.events:,} events")
        ours = _seconds("import", folder, db=file)
        learning = _seconds_of(_RELEARN, file)
        bare = ours - learning
        print(f"import, with learning at its end   {ours:7.1f} s  {written.events / ours:10,.0f} events/s")
        print(f"learning by itself                 {learning:7.1f} s")
        print(f"import, learning taken off         {bare:7.1f} s  {written.events / bare:10,.0f} events/s")
        again = _seconds("import", folder, db=file)
        print(f"the same import again              {again:7.1f} s")
        plain = _plain_copy(folder, Path(place) / "plain.db")
        print(
            f"bare copy of the rows              {plain:7.1f} s  import takes {bare / plain:.1f} times that"
        )
        # As of now: what was learnt was learnt as of now, and for an earlier day it would be learnt anew.
        cold = sorted(_seconds("today", db=file) for _ in range(6))
        print(f"today, cold                        {cold[0]:7.2f} s at best, {cold[3]:.2f} s median")
    print(f"peak memory of a command {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6:.2f} GB")


_COMMAND = "from nextyes.cli import main; main()"
_RELEARN = (
    "import sys; from datetime import UTC, datetime; from nextyes.app import relearn; "
    "from nextyes.store import open_ledger; relearn(open_ledger(sys.argv[1]), datetime.now(UTC))"
)


def _seconds(*words: str | Path, db: Path) -> float:
    return _seconds_of(_COMMAND, "--db", db, *words)


def _seconds_of(program: str, *words: str | Path) -> float:
    """Return what a fresh process takes; its modules are compiled once, as an installer leaves them."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", program, *words], check=True, capture_output=True, env=environment)
    return time.perf_counter() - begin


def _plain_copy(folder: Path, db: Path) -> float:
    begin = time.perf_counter()
    with sqlite3.connect(db) as connection:
        for path in folder.glob("*.csv"):
            with path.open(newline="") as opened:
                rows = csv.reader(opened)
                header = next(rows)
                connection.execute(f"CREATE TABLE {path.stem} ({', '.join(header)})")
                marks = ", ".join("?" for _ in header)
                connection.executemany(f"INSERT INTO {path.stem} VALUES ({marks})", rows)
    return time.perf_counter() - begin
