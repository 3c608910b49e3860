"""What happens in a made-up history, in columns: one row for each event, codes for its words."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import DTypeLike, NDArray

from nextyes.deals.events import RANKS, Event

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

NONE = -1  # no day, in `Rows.day`
EPOCH = date(1970, 1, 1).toordinal()
MONDAY = 3  # 1970-01-01 was a Thursday
SECONDS = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """n events, by deal and in the order in which they are folded; every field has shape (n,).

    ``number`` is minutes of a touch or a note, else an amount in major units: the deal's, an offer's, or
    the one that the buyer's words name.
    """

    deal: NDArray[np.int32]
    at: Ints  # microseconds since 1970 UTC
    kind: NDArray[np.int8]  # nextyes.deals.events.RANKS
    word: NDArray[np.int32]  # which customer, seller, stage, channel, reading, outcome or party
    second: NDArray[np.int16]  # which play, or which reason of a loss
    scene: NDArray[np.int16]  # which words: nextyes.sample.scenes.Scene
    number: Floats
    day: NDArray[np.int32]  # days since 1970 in the seller's zone, NONE where there is none

    def __len__(self) -> int:
        return len(self.at)


_COLUMNS: dict[str, tuple[DTypeLike, object]] = {
    "deal": (np.int32, 0),
    "at": (np.float64, 0.0),
    "kind": (np.int8, 0),
    "word": (np.int32, 0),
    "second": (np.int16, 0),
    "scene": (np.int16, 0),
    "number": (np.float64, np.nan),
    "day": (np.int32, NONE),
}


@dataclass(slots=True)
class Log:
    """Where events are written as they happen, in any order, at local days since 1970."""

    _blocks: list[tuple[int, dict[str, object]]] = field(default_factory=list)

    def write(self, kind: type[Event], deal: Ints, at: Floats, **columns: object) -> None:
        """Write one event for each of ``deal``; a column left out is none, a scalar stands for all."""
        if len(deal):
            self._blocks.append((len(deal), {"kind": RANKS[kind.kind], "deal": deal, "at": at, **columns}))

    def rows(self, zone: ZoneInfo, until: int) -> Rows:
        """Return what was written before the local day ``until``, in order."""
        size = sum(length for length, _ in self._blocks)
        columns = {name: np.empty(size, dtype=kind) for name, (kind, _) in _COLUMNS.items()}
        start = 0
        for length, block in self._blocks:
            for name, column in columns.items():
                column[start : start + length] = block.get(name, _COLUMNS[name][1])
            start += length
        seconds = np.rint(columns.pop("at") * SECONDS).astype(np.int64)
        kept = np.flatnonzero(seconds < until * SECONDS)
        at = _utc(seconds[kept], zone)
        # One key of (deal, second, rank): the order of `nextyes.deals.events.order` in one sort.
        first, span = at.min(initial=0), int(np.ptp(at)) + 1 if len(at) else 1
        key = (columns["deal"][kept].astype(np.int64) * span + (at - first)) * len(RANKS)
        order = np.argsort(key + columns["kind"][kept], kind="stable")
        rows = {name: column[kept[order]] for name, column in columns.items()}
        return Rows(at=at[order] * 1_000_000, **rows)


def local_days(day: date) -> int:
    """Return a day as days since 1970."""
    return day.toordinal() - EPOCH


def _utc(seconds: Ints, zone: ZoneInfo) -> Ints:
    """Return local seconds since 1970 as UTC; no one works in the hour in which clocks change."""
    if not len(seconds):
        return seconds
    days = seconds // SECONDS
    first = int(days.min())
    offsets = [
        datetime.combine(date.fromordinal(EPOCH + day), time(12), zone).utcoffset()
        for day in range(first, int(days.max()) + 1)
    ]
    shift = np.array([int(offset.total_seconds()) if offset else 0 for offset in offsets], dtype=np.int64)
    return seconds - shift[days - first]


def at_work(local: Floats, office: tuple[float, float], rng: np.random.Generator) -> Floats:
    """Return the next working instant from each of ``local`` on (local days since 1970), never before it."""
    opens, closes = office[0] / 24, office[1] / 24
    day = np.floor(local)
    hour = local - day
    late = hour > closes
    outside = late | (hour < opens)
    weekday = (day + late + MONDAY) % 7
    weekend = np.where(weekday > 4, 7 - weekday, 0)
    moved = outside | (weekend > 0)
    drawn = opens + (closes - opens) * rng.random(len(local))
    return np.where(moved, day + late + weekend + drawn, local)
