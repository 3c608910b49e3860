"""Spark, which runs the expressions themselves, says what DuckDB says of the SQL made from them."""

import importlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import hypothesis
import numpy as np
import pytest
from hypothesis import Phase, settings
from tests.columns.strategies import INSTANTS, ZONE, histories

from nextyes.deals import events as e
from nextyes.deals.instants import microseconds
from nextyes.deals.landmarks import Landmarks
from nextyes.deals.table import EventTable, event_table
from nextyes.store import columns
from nextyes.store.columns import spark as on_spark


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    if not shutil.which("java"):
        if "CI" in os.environ:
            pytest.fail("there is no Java, and CI must run Spark")
        pytest.skip("there is no Java, which Spark needs")
    pyspark = importlib.import_module("pyspark.sql")
    builder = pyspark.SparkSession.builder.master("local[1]")
    for key, value in {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "1",
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.codegen.wholeStage": "false",  # compiling takes longer than these few rows
        "spark.sql.warehouse.dir": str(tmp_path_factory.mktemp("warehouse")),
    }.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def log() -> EventTable:
    """Many random histories side by side, each with deals of its own and customers that meet."""
    found: list[list[e.Event]] = []

    @settings(max_examples=30, database=None, derandomize=True, phases=[Phase.generate], deadline=None)
    @hypothesis.given(histories)
    def collect(events: list[e.Event]) -> None:
        found.append(events)

    collect()
    tables = [event_table(events, ZONE) for events in found]
    for number, table in enumerate(tables):
        table.deal_id[:] = [f"{number}-{deal_id}" for deal_id in table.deal_id]
    return EventTable(
        **{
            field.name: np.concatenate([getattr(table, field.name) for table in tables])
            for field in fields(EventTable)
        }
    )


def test_spark_says_what_duckdb_says(session: Any, log: EventTable, tmp_path: Path) -> None:
    columns.write_parquet(
        {field.name: getattr(log, field.name) for field in fields(log)}, tmp_path / "events"
    )
    events = session.read.parquet(str(tmp_path / "events"))
    as_of = INSTANTS[9]
    expected = columns.open_landmarks(log, as_of)
    assert len(expected) > 10
    assert_rows(on_spark.open_landmarks(events, microseconds(as_of)).collect(), expected)

    first = {deal_id: log.at[log.deal_id == deal_id].min() for deal_id in set(log.deal_id)}
    points = [(deal_id, microseconds(at)) for deal_id in sorted(first) for at in INSTANTS[::4]]
    points = [(deal_id, at) for deal_id, at in points if first[deal_id] < at]
    frame = session.createDataFrame(points, "deal_id string, as_of bigint")
    expected = columns.landmarks(
        log, np.array([deal_id for deal_id, _ in points], dtype=object), np.array([at for _, at in points])
    )
    assert_rows(on_spark.landmarks(events, frame).collect(), expected)


def assert_rows(rows: list[Any], expected: Landmarks) -> None:
    """The same rows, whatever their order; Spark's null is NaN."""
    order = np.lexsort((expected.as_of, expected.deal_id.astype(str)))
    rows = sorted(rows, key=lambda row: (row["deal_id"], row["as_of"]))
    assert len(rows) == len(expected)
    for field in fields(Landmarks):
        column = getattr(expected, field.name)[order]
        got = [row[field.name] for row in rows]
        if column.dtype == np.float64:
            np.testing.assert_allclose(
                np.array(got, dtype=np.float64), column, rtol=1e-12, err_msg=field.name
            )
        else:
            assert got == column.tolist(), field.name
