"""Counting along: what each deal adds to the tally, taken out and put in again when the deal changes.

The tally is the sum of the shares of all deals, in whole numbers, so that nothing is lost by taking out.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from nextyes.deals.instants import day_of, microseconds
from nextyes.deals.lives import Life
from nextyes.store.database import Database, Row
from nextyes.store.rows import day_of as day_numbered
from nextyes.store.rows import number_of
from nextyes.store.standing.rows import storable

MEASURES = "closed seconds measured touches asks".split()
SCALES = ("day", "week", "month")
CLOSING = [
    *["deal", "life", "closed_at", "opened_at", "asked_at", "owner", "fate"],
    *["seconds", "measured", "touches", "asks"],
]

Place = tuple[str, str, int, str]  # owner, fate, the number of a day, a measure
Sums = Counter[Place]

_KEYS = ["scale", "first", "owner", "fate"]
_PUT = (
    f"INSERT INTO tally ({', '.join(_KEYS + MEASURES)}) {{}} ON CONFLICT ({', '.join(_KEYS)}) DO UPDATE SET "
    + ", ".join(f"{name} = tally.{name} + excluded.{name}" for name in MEASURES)
)
_PUT_EACH = _PUT.format(f"VALUES ({', '.join('?' * len(_KEYS + MEASURES))})")
_PUT_ALL = _PUT.format(f"SELECT {', '.join(_KEYS + MEASURES)} FROM tally_change WHERE 0 = 0")
_STAGING = "CREATE TEMPORARY TABLE IF NOT EXISTS tally_change AS SELECT * FROM tally WHERE 0 = 1"
_FEW = 300  # rows that are put one by one


def share_of(lives: Iterable[Life], zone: ZoneInfo) -> Sums:
    """Return what the lives of a deal add to the tally: its work by day, and when it was closed."""
    share: Sums = Counter()
    for life in lives:
        fate = life.fate.value
        if life.closed_at:
            share[storable(life.owner), fate, number_of(day_of(life.closed_at, zone)), "closed"] += 1
        for (day, owner), effort in life.work.items():
            number, whose = number_of(day), storable(owner)
            for name in MEASURES[1:]:
                done = getattr(effort, name)
                if done:
                    share[whose, fate, number, name] += done
    return share


def text_of(share: Sums) -> str:
    """Return a share as it is kept: by owner and fate, then by day, the measures that are not 0."""
    kept: dict[tuple[str, str], dict[int, list[int]]] = defaultdict(dict)
    for (owner, fate, day, name), number in share.items():
        row = kept[owner, fate].setdefault(day, [day, 0, 0, 0, 0, 0])
        row[1 + MEASURES.index(name)] = number
    told = [[owner, fate, list(days.values())] for (owner, fate), days in kept.items()]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) if told else ""


def shares_in(texts: Iterable[str]) -> Sums:
    """Return the sum of shares that are kept as these texts."""
    share: Sums = Counter()
    for text in texts:
        for owner, fate, days in json.loads(text or "[]"):
            for day, *numbers in days:
                for name, number in zip(MEASURES, numbers, strict=True):
                    if number:
                        share[owner, fate, day, name] += number
    return share


def closings_of(key: int, lives: Sequence[Life]) -> Iterator[Row]:
    """Yield the row of each life that was closed, in the order of ``CLOSING``."""
    for number, life in enumerate(lives):
        if life.closed_at:
            effort = life.effort
            yield (
                key,
                number,
                microseconds(life.closed_at),
                microseconds(life.opened_at),
                None if life.asked_at is None else microseconds(life.asked_at),
                storable(life.owner),
                life.fate.value,
                *(effort.seconds, effort.measured, effort.touches, effort.asks),
            )


def change(database: Database, came: Sums, left: Sums) -> None:
    """Put what came into the tally and take out what left; within a transaction that writes."""
    rows: dict[tuple[Any, ...], list[int]] = {}
    for place in came.keys() | left.keys():
        moved = came[place] - left[place]
        if moved:
            owner, fate, day, name = place
            for scale, first in zip(SCALES, firsts(day), strict=True):
                row = rows.setdefault((scale, first, owner, fate), [0] * len(MEASURES))
                row[MEASURES.index(name)] += moved
    changed = [(*key, *row) for key, row in rows.items() if any(row)]
    if len(changed) <= _FEW:
        database.write_each(_PUT_EACH, changed)
        return
    database.write(_STAGING)
    database.load("tally_change", [*_KEYS, *MEASURES], changed)
    database.write(_PUT_ALL)
    database.write("DELETE FROM tally_change")


@lru_cache(maxsize=10_000)
def firsts(day: int) -> tuple[int, int, int]:
    """Return the numbers of a day, of the Monday of its week, and of the first of its month.

    Example:
        >>> from datetime import date
        >>> [str(day_numbered(number)) for number in firsts(number_of(date(2026, 11, 26)))]
        ['2026-11-26', '2026-11-23', '2026-11-01']
    """
    known = day_numbered(day)
    return day, day - known.weekday(), day - known.day + 1
