"""The made-up world as event tables: events each second, and the most memory that the process held."""

import argparse
import json
import resource
import subprocess
import sys
import time

import numpy as np

from nextyes.sample.bulk import event_table_chunks
from nextyes.sample.world import World


def main(argv: list[str]) -> None:
    """Print rows, seconds and peak memory, each size in a process of its own."""
    parser = argparse.ArgumentParser(prog="bench sample", description=__doc__)
    parser.add_argument("--rows", type=int, nargs="*", default=[1_000_000, 10_000_000])
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args(argv)
    if asked.one is not None:
        print(json.dumps(_run(asked.one)))
        return
    print(f"{'events':>12} {'seconds':>8} {'CPU':>8} {'events/s of CPU':>16} {'peak GB':>8}")
    for rows in asked.rows:
        command = [sys.executable, "-m", "bench", "sample", "--one", str(rows)]
        shown = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1]
        run = json.loads(shown)
        print(
            f"{rows:>12,} {run['seconds']:>8.1f} {run['cpu']:>8.1f} {rows / run['cpu']:>16,.0f}"
            f" {run['gigabytes']:>8.2f}"
        )


def _run(rows: int) -> dict[str, float]:
    began, worked = time.perf_counter(), time.process_time()
    for table in event_table_chunks(World(), events=rows, rng=np.random.default_rng(1)):
        del table
    return {
        "seconds": time.perf_counter() - began,
        "cpu": time.process_time() - worked,
        "gigabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6,
    }
