"""Deals as columns on DuckDB: the generated queries, run on an `EventTable` or on Parquet files."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

import duckdb
import numpy as np
from numpy.typing import NDArray

from nextyes.deals.instants import day_of, microseconds, mondays, start_of
from nextyes.deals.landmarks import Closings, Instant, Landmarks, Text
from nextyes.deals.points import DecisionPoints
from nextyes.deals.table import EventTable

# Events in memory, or a Parquet file or a folder of them with the same columns.
Source: TypeAlias = EventTable | Path
Columns: TypeAlias = dict[str, NDArray[Any]]

MEMORY = "3GB"  # what DuckDB may hold before it spills to a temporary folder


def landmarks(source: Source, deal_id: Text, as_of: Instant) -> Landmarks:
    """Return what was known of deals at instants, from the events strictly before each.

    Args:
        source: Events of any deals, in any order, no id twice.
        deal_id: Which deal, shape (n,); a deal may come any number of times.
        as_of: At which instant, shape (n,), microseconds since 1970 UTC.

    Returns:
        Columns in the order given, as `nextyes.deals.landmarks.landmarks` says.

    Raises:
        KeyError: If a deal has no event before its instant.
    """
    row = np.arange(len(as_of))
    with _connection(source) as connection:
        connection.register("points", {"deal_id": deal_id, "as_of": as_of, "row": row})
        query = (
            f"select known.* from points join ({_sql('landmarks')}) known using (deal_id, as_of) order by row"
        )
        known = connection.execute(query).fetchnumpy()
    unknown = np.flatnonzero(np.ma.getmaskarray(known["opened_at"]))
    if len(unknown):
        first = unknown[0]
        raise KeyError(f"deal {deal_id[first]!r} has no event before its landmark at {as_of[first]}")
    return _landmarks(known)


def open_landmarks(source: Source, as_of: datetime) -> Landmarks:
    """Return what was known at an instant of every deal that was then open, by deal id.

    The source must have the openings and closes of closed deals, too: the rates of a customer and of a
    pipeline count them.
    """
    with _connection(source, as_of=microseconds(as_of)) as connection:
        query = f"select * from ({_sql('open_landmarks')}) order by deal_id"
        return _landmarks(connection.execute(query).fetchnumpy())


def decision_points(source: Source, after: datetime, until: datetime, zone: ZoneInfo) -> DecisionPoints:
    """Return the decision points from ``after`` (included) to ``until`` (excluded), by deal and instant.

    They are those of `nextyes.deals.points.decision_points`.
    """
    first, last = microseconds(after), microseconds(until)
    starts = [microseconds(start_of(day, zone)) for day in mondays(day_of(after, zone), day_of(until, zone))]
    weeks = np.array([start for start in starts if first <= start < last], dtype=np.int64)
    with _connection(source, after=first, until=last) as connection:
        connection.register("weeks", {"as_of": weeks})
        points = connection.execute(_sql("decision_points")).fetchnumpy()
    return DecisionPoints(
        deal_id=points["deal_id"],
        as_of=points["as_of"],
        weekly=points["weekly"].astype(bool),
        touch_number=points["touch_number"].astype(np.int64),
        minutes=_number(points["minutes"]),
    )


def closings(source: Source) -> Closings:
    """Return every won and lost among the events, in order of time."""
    with _connection(source) as connection:
        closed = connection.execute(_sql("closings")).fetchnumpy()
    return Closings(deal_id=closed["deal_id"], at=closed["at"], won=closed["won"].astype(bool))


@contextmanager
def _connection(source: Source, **instants: int) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a connection with the source as ``events`` and each instant as a macro of its name."""
    with tempfile.TemporaryDirectory(prefix="nextyes-") as spill, duckdb.connect() as connection:
        connection.execute(f"set memory_limit = '{MEMORY}'; set preserve_insertion_order = false")
        connection.execute("set temp_directory = $1", [spill])
        for name, value in instants.items():
            connection.execute(f"create macro {name}() as {value}::bigint")
        if isinstance(source, EventTable):
            connection.register(
                "events", {field.name: getattr(source, field.name) for field in fields(source)}
            )
        else:
            _read_parquet(source, connection)
        yield connection


def _read_parquet(source: Path, connection: duckdb.DuckDBPyConnection) -> None:
    path = source / "**" / "*.parquet" if source.is_dir() else source
    if not source.exists():
        raise FileNotFoundError(f"there are no events at {source}")
    try:
        events = connection.read_parquet(str(path))
    except duckdb.Error as error:
        raise ValueError(f"{source} is no Parquet file of events: {error}") from error
    for field in fields(EventTable):
        if field.name not in events.columns:
            raise ValueError(f"{source} has no column {field.name!r}")
    events.create_view("events")


@cache
def _sql(name: str) -> str:
    return files(__package__).joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")


def _landmarks(known: Mapping[str, NDArray[Any]]) -> Landmarks:
    columns: Columns = {}
    for field in fields(Landmarks):
        column = known[field.name]
        columns[field.name] = column if field.type in (Text, Instant) else _number(column)
    return Landmarks(**columns)


def _number(column: NDArray[Any]) -> NDArray[np.float64]:
    """Return a column as float64, NaN for nothing."""
    return np.ma.filled(column.astype(np.float64), np.nan)
