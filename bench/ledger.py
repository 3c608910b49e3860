"""From files to today's queue: import into SQLite, then ``nextyes today`` from a cold start.

Beside the import: what people would do instead, pandas-free, with the standard library alone: read the
same CSV rows and put them as they are into one SQLite table. It parses no date, checks nothing, and
cannot be undone; it is the least that any import must cost.
"""

import argparse
import csv
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
    parser.add_argument("--deals", type=int, default=40_000, help="about 25 events each")
    asked = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as place:
        folder, file = Path(place) / "pipeline", Path(place) / "deals.db"
        events = pipeline(World(), deals=asked.deals, start=START, until=UNTIL, rng=np.random.default_rng(1))
        written = write_pipeline(events, folder)
        print(f"{written.deals:,} deals, {written.events:,} events")
        ours = _seconds("import", folder, db=file)
        print(f"import, with learning at its end   {ours:7.1f} s  {written.events / ours:10,.0f} events/s")
        again = _seconds("import", folder, db=file)
        print(f"the same import again              {again:7.1f} s")
        plain = _plain_copy(folder, Path(place) / "plain.db")
        print(
            f"bare copy of the rows              {plain:7.1f} s  ours takes {ours / plain:.1f} times as long"
        )
        cold = sorted(_seconds("today", "--as-of", UNTIL.isoformat(), db=file) for _ in range(6))
        print(f"today, cold                        {cold[0]:7.2f} s at best, {cold[3]:.2f} s median")
    print(f"peak memory of a command {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6:.2f} GB")


def _seconds(*words: str | Path, db: Path) -> float:
    begin = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", "from nextyes.cli import main; main()", "--db", db, *words],
        check=True,
        capture_output=True,
    )
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
