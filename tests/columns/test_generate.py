"""The SQL in the package is what the expressions say, and running it takes neither Ibis nor Arrow."""

import subprocess
import sys

from nextyes.store.columns import generate


def test_the_sql_is_current() -> None:
    """If this fails: python -m nextyes.store.columns.generate"""
    committed = {path.stem: path.read_text(encoding="utf-8") for path in generate.SQL.glob("*.sql")}
    assert committed == generate.queries()


def test_columns_import_neither_ibis_nor_arrow() -> None:
    program = """
import sys
import numpy as np
from datetime import datetime, UTC
from zoneinfo import ZoneInfo
from nextyes.deals.table import event_table
from nextyes.store import columns
from nextyes.deals.events import Opened
now = datetime(2026, 3, 2, tzinfo=UTC)
events = event_table([Opened(id="1", deal_id="a", at=now, source="x")], ZoneInfo("UTC"))
assert len(columns.open_landmarks(events, datetime(2026, 3, 3, tzinfo=UTC))) == 1
print(*sorted({"ibis", "pyarrow", "pandas", "sqlglot", "pyspark"} & set(sys.modules)))
"""
    ran = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert ran.stdout.strip() == ""
