"""Deals as columns: what is known of every open deal as of one instant, from 1, 10 and 100 million events.

Each run is a process of its own; its time is from the call to the columns in memory, its memory the most that
the process held. On a machine that others use, look at the seconds of the processor: an idle one of two cores
takes from half of them upwards. Beside it, at the sizes that they can bear: the fold in plain Python, and SQL
as most would write it, a subquery for each column, for six of the thirty.
"""

import argparse
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb

from nextyes.deals import events as e
from nextyes.deals.fold import Status, fold
from nextyes.deals.instants import instant, microseconds
from nextyes.deals.money import money
from nextyes.store import columns

AS_OF = datetime(2026, 1, 1, tzinfo=UTC)
SPAN = 180_000_000 * 1_000_000  # microseconds, nearly six years
EVENTS_A_DEAL = 50
WAVE = 20_000  # deals that are worked at the same time

# A log in the order of time, deals of a wave side by side; one deal in five stays open. By kind (see
# nextyes.deals.events.KINDS) and twenty: 2 stages, 1 amount, 1 promise, 1 task, 6 calls, 1 ask, 2 offers,
# 3 heard, 2 answers, 1 snooze.
_LOG = """
    with numbered as (
        select i, i // ({wave} * {per}) * {wave} + i % {wave} as deal, i % ({wave} * {per}) // {wave} as step,
            (hash(i) >> 2)::bigint as random
        from range({rows}) as rows(i)
    ), kinds as (
        select *, 1577836800000000 + i * {gap} as instant, case
            when step < 4 then step
            when step = {per} - 1 and deal % 5 > 0 then case when deal % 3 = 0 then 12 else 13 end
            else [4, 4, 2, 3, 5, 6, 6, 6, 6, 6, 6, 7, 8, 8, 9, 9, 9, 10, 10, 11][1 + random % 20]
        end as kind
        from numbered
    )
    select 'deal-' || deal as deal_id, instant as "at", kind::tinyint as kind, 'event-' || i as id,
        case
            when kind = 0 then 'organization-' || deal // 4
            when kind = 1 then 'rep-' || deal % 40
            when kind = 2 then 'EUR'
            when kind = 4 then 'stage-' || random // 32 % 6
            when kind in (6, 7, 9) then ['call', 'email', 'meeting'][1 + random // 32 % 3]
            when kind = 8 then ['us', 'us', 'them'][1 + random // 32 % 3]
            when kind = 10 then ['no', 'not_now', 'hedge', 'auto_reply', 'question'][1 + random // 32 % 5]
            else ''
        end as word,
        case when kind = 0 then 'pipeline-' || deal % 4 else '' end as second,
        case when kind in (2, 5, 6, 7, 9) then random // 32 % 60 end::double as number,
        case when kind in (3, 11) then instant + random // 32 % 90 * 86400000000 end as day
    from kinds
"""

# What most would write first, for six of the thirty columns.
_NAIVE = """
    with deals as (
        select deal_id, min("at") as opened from events where "at" < {as_of} group by deal_id
        having coalesce(arg_max(kind, ("at", kind, id)) filter (kind in (12, 13, 15)), 15) = 15
    )
    select deal_id,
        (select count(*) from events e where e.deal_id = d.deal_id and kind in (6, 7) and "at" < {as_of}),
        (select max("at") from events e where e.deal_id = d.deal_id and kind = 9 and "at" < {as_of}),
        (select count(*) from events e where e.deal_id = d.deal_id and kind = 9 and "at" < {as_of}),
        (select word from events e where e.deal_id = d.deal_id and kind = 4 and "at" < {as_of}
         order by "at" desc, id desc limit 1),
        (select number from events e where e.deal_id = d.deal_id and kind = 2 and "at" < {as_of}
         order by "at" desc, id desc limit 1),
        (select count(*) from events e where e.deal_id = d.deal_id and kind in (6, 7) and "at" < {as_of}
         and "at" > coalesce((select max("at") from events h where h.deal_id = d.deal_id and kind = 9
                              and "at" < {as_of}), 0))
    from deals d
"""


def main(argv: list[str]) -> None:
    """Measure, and print the table."""
    arguments = argparse.ArgumentParser(prog="bench columns", description=__doc__)
    arguments.add_argument("--millions", type=float, nargs="+", default=[1, 10, 100])
    arguments.add_argument("--fold-up-to", type=float, default=1, help="millions of events")
    arguments.add_argument("--naive-up-to", type=float, default=10, help="millions of events")
    arguments.add_argument("--folder", type=Path, help="where the events are written (4 GB for 100 million)")
    arguments.add_argument("--run", nargs=2, metavar=("WAY", "FILE"), help=argparse.SUPPRESS)
    options = arguments.parse_args(argv)
    if options.run:
        print(json.dumps(run(options.run[0], Path(options.run[1]))))
        return
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        print(
            f"{'events':>12} {'way':<16} {'deals':>9} {'seconds':>9} {'CPU s':>8} {'events/s':>12} {'GB':>6}"
        )
        measured: list[tuple[int, float]] = []
        for millions in options.millions:
            rows, path = int(millions * 1e6), Path(folder) / f"{millions}.parquet"
            write_log(rows, path)
            ways = ["columns"]
            ways += ["naive SQL"] * (millions <= options.naive_up_to)
            ways += ["plain fold"] * (millions <= options.fold_up_to)
            for way in ways:
                deals, seconds, busy, memory = apart(way, path)
                speed = f"{seconds:9.2f} {busy:8.2f} {rows / seconds:12,.0f}"
                print(f"{rows:12,} {way:<16} {deals:9,} {speed} {memory:6.2f}")
                if way == "columns":
                    measured.append((rows, seconds))
            path.unlink()
    for (few, quick), (many, slow) in pairwise(measured):
        exponent = math.log(slow / quick) / math.log(many / few)
        print(f"from {few:,} to {many:,} events time grows with their power {exponent:.2f}")


def write_log(rows: int, path: Path) -> None:
    """Write a log of so many events to a Parquet file."""
    wave = min(WAVE, max(rows // EVENTS_A_DEAL, 1))
    with duckdb.connect() as connection:
        connection.sql(_LOG.format(rows=rows, wave=wave, per=EVENTS_A_DEAL, gap=SPAN // rows)).write_parquet(
            str(path), row_group_size=500_000
        )


def apart(way: str, path: Path) -> tuple[int, float, float, float]:
    """Return deals, seconds, processor seconds and gigabytes of one way in a process of its own."""
    command = [sys.executable, "-m", "bench", "columns", "--run", way, str(path)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    deals, seconds, busy, memory = json.loads(said.splitlines()[-1])
    return deals, seconds, busy, memory


def run(way: str, path: Path) -> tuple[int, float, float, float]:
    """Return how many deals one way found open, its seconds, those of the processor, and gigabytes."""
    begun, busy = time.perf_counter(), time.process_time()
    if way == "columns":
        deals = len(columns.open_landmarks(path, AS_OF))
    elif way == "naive SQL":
        with duckdb.connect(config={"threads": 2}) as connection:
            connection.read_parquet(str(path)).create_view("events")
            deals = len(connection.execute(_NAIVE.format(as_of=microseconds(AS_OF))).fetchall())
    else:
        events = _events(path)
        begun, busy = time.perf_counter(), time.process_time()  # the fold alone
        deals = sum(deal.status is Status.OPEN for deal in fold(events).values())
    seconds = time.perf_counter() - begun
    busy = time.process_time() - busy
    return deals, seconds, busy, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9


def _events(path: Path) -> list[e.Event]:
    """Return the log as the fold takes it."""
    with duckdb.connect() as connection:
        log = connection.sql(f"from '{path}' where \"at\" < {microseconds(AS_OF)}").fetchnumpy()
    names = ("kind", "id", "deal_id", "at", "word", "number", "day")
    return [_event(*row) for row in zip(*(log[name].tolist() for name in names), strict=True)]


def _event(*row: Any) -> e.Event:
    kind, name, deal_id, at, word, number, day = row
    cls: type[e.Event] = tuple(e.KINDS.values())[kind]
    fields: dict[type[e.Event], dict[str, Any]] = {
        e.Opened: {"organization": word},
        e.Assigned: {"owner": word},
        e.Valued: {"amount": money(int(number or 0), "EUR")},
        e.Promised: {"close_on": day and instant(day).date()},
        e.Staged: {"stage": word},
        e.Noted: {"what": "task"},
        e.Touched: {"channel": word, "minutes": number},
        e.Asked: {"channel": word, "minutes": number, "play": ""},
        e.Heard: {"channel": word, "minutes": number},
        e.Offered: {"by": word},
        e.Answered: {"reading": word},
        e.Snoozed: {"until": day and instant(day).date()},
    }
    return cls(id=name, deal_id=deal_id, at=instant(at), source="bench", **fields.get(cls, {}))


if __name__ == "__main__":
    main(sys.argv[1:])
