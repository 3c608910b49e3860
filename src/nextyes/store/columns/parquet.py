"""Columns to a Parquet file, whole or not at all."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
from numpy.typing import NDArray


def write_parquet(columns: Mapping[str, NDArray[Any]], path: Path) -> None:
    """Write columns of one length to a Parquet file, replacing what was there only when all is written.

    A NaN becomes a null. Text has dtype object.

    Raises:
        ValueError: If the columns are of different lengths.
        OSError: If the file cannot be written; what was there before is unchanged.
    """
    lengths = {name: len(column) for name, column in columns.items()}
    if len(set(lengths.values())) > 1:
        raise ValueError(", ".join(f"{name} has {rows} rows" for name, rows in lengths.items()))
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with duckdb.connect() as connection:
            connection.register("columns", dict(columns))
            connection.table("columns").write_parquet(str(beside), compression="zstd")
        with beside.open("rb+") as written:
            os.fsync(written.fileno())
        beside.replace(path)
    except duckdb.IOException as error:
        raise OSError(f"cannot write {path}: {error}") from error
    finally:
        beside.unlink(missing_ok=True)
