"""Deals as columns: what was known of any number of deals at any instants, from their events, fast.

Knows the columns of `nextyes.deals.landmarks` and how DuckDB and Spark compute them; imports ``deals``.
``expressions.py`` says them once, in Ibis; ``sql/`` holds what DuckDB runs of it.

To add a column: its field and its plain spelling in ``deals/landmarks.py``, its expression in
``expressions.py``, then ``python -m nextyes.store.columns.generate``; the tests compare the two.
"""

from nextyes.store.columns.parquet import write_parquet
from nextyes.store.columns.query import (
    Source,
    closings,
    decision_points,
    landmarks,
    open_landmarks,
)

__all__ = ["Source", "closings", "decision_points", "landmarks", "open_landmarks", "write_parquet"]
