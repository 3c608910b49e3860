"""A Parquet file is written whole or not at all."""

from pathlib import Path

import duckdb
import numpy as np
import pytest

from nextyes.store.columns import closings, write_parquet


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "decisions.parquet"
    write_parquet(
        {
            "deal_id": np.array(["a", "é"], dtype=object),
            "as_of": np.array([1, -(2**62)], dtype=np.int64),
            "p_win": np.array([0.25, np.nan]),
            "weekly": np.array([True, False]),
        },
        path,
    )
    with duckdb.connect() as connection:
        rows = connection.read_parquet(str(path)).fetchall()
    assert rows == [("a", 1, 0.25, True), ("é", -(2**62), None, False)]


def test_a_failed_write_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "decisions.parquet"
    write_parquet({"p_win": np.array([0.5])}, path)
    before = path.read_bytes()
    with pytest.raises(ValueError, match="p_win has 1 rows, weekly has 2"):
        write_parquet({"p_win": np.array([0.5]), "weekly": np.array([True, False])}, path)
    with pytest.raises(OSError, match="nowhere"):
        write_parquet({"p_win": np.array([0.5])}, tmp_path / "nowhere" / "decisions.parquet")
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["decisions.parquet"]


def test_a_missing_or_broken_log_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"events\.parquet"):
        closings(tmp_path / "events.parquet")
    broken = tmp_path / "broken.parquet"
    broken.write_bytes(b"PAR1 cut in the middle")
    with pytest.raises(ValueError, match=r"broken\.parquet"):
        closings(broken)
    write_parquet({"deal_id": np.array(["a"], dtype=object)}, tmp_path / "other.parquet")
    with pytest.raises(ValueError, match=r"other\.parquet has no column 'at'"):
        closings(tmp_path / "other.parquet")
