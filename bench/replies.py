"""Reading replies: one alone, many at once, the command's cold start, memory over 100,000 rows."""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from statistics import median

from experiments.replies.rows import rows

from nextyes.replies.batch import read_lines
from nextyes.replies.read import Asked, read_all

ROWS = 100_000
_COLD = """
from datetime import date
from nextyes.replies import read
print(read("Yes, I'm afraid. Check back in a year.", asked="So, is it a no?", sent=date(2026, 3, 4)).reading)
"""


def main(argv: Sequence[str] = ()) -> None:
    """Print the numbers; replies are the written ones, again and again. An argument: how many."""
    count = int(argv[0]) if argv else ROWS
    came = [row.came for row in rows(test=False)]
    read_all(came)
    alone = sorted(_seconds(one) for one in came)
    slow = alone[int(0.99 * len(alone))]
    print(f"one alone: median {1e3 * median(alone):.2f} ms, 99th of 100 {1e3 * slow:.2f} ms")
    cold = [_cold() for _ in range(5)]
    print(f"cold start to the first reading: median {median(cold):.2f} s, slowest {max(cold):.2f} s")
    wall, cpu = time.perf_counter(), time.process_time()
    peaks = []
    for number, _ in enumerate(read_lines(islice(_lines(came), count)), start=1):
        if number % (count // 10) == 0:
            peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{count:,} rows: {wall:.0f} s, {cpu:.0f} CPU seconds: {60 * count / wall:,.0f} a minute")
    print(f"a minute of one idle core: {60 * count / cpu:,.0f}")
    wall = time.perf_counter()
    shared = sum(1 for _ in read_lines(islice(_lines(came), count), workers=2))
    print(f"two processes: {60 * shared / (time.perf_counter() - wall):,.0f} a minute")
    print(f"most memory held, after each tenth: {', '.join(f'{peak:.0f}' for peak in peaks)} MB")


def _seconds(one: Asked) -> float:
    began = time.process_time()
    read_all([one])
    return time.process_time() - began


def _cold() -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", _COLD], check=True, capture_output=True)
    return time.perf_counter() - began


def _lines(came: list[Asked]) -> Iterator[str]:
    for number, one in enumerate(cycle(came)):
        context = one.context
        ask = context.seller_ask
        known = {"seller_ask": str(ask.amount) if ask else None, "currency": context.currency}
        row = {"id": number, "text": one.text, "asked": one.asked, "sent": str(one.sent), "context": known}
        yield json.dumps({**row, "lang": one.language, "country": context.country})
