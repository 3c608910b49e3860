"""Deals as columns on Spark: the same expressions, for logs that one machine cannot hold.

Needs the extra ``spark`` and Java 17. Events, points and columns are Spark's data frames; nothing is
collected here. Spark gets the expressions as SQL of its dialect: Ibis's own connection would ask for pandas.
"""

from typing import TYPE_CHECKING

import ibis
from ibis.config import Config

from nextyes.store.columns import expressions

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


# The names of the temporary views that the SQL reads.
_EVENTS, _POINTS = "nextyes_events", "nextyes_points"


class _Options(Config):  # type: ignore[misc]  # Ibis has no types
    treat_nan_as_null: bool = False


def landmarks(events: "DataFrame", points: "DataFrame") -> "DataFrame":
    """Return what was known at each point, once for each deal and instant, in no order.

    Args:
        events: The columns of `nextyes.deals.table.EventTable`; a missing number or day may be null.
        points: ``deal_id`` and ``as_of``, microseconds since 1970 UTC.

    Returns:
        The columns of `nextyes.deals.landmarks.Landmarks` and ``opened_at``, which is null where a deal had
        no event before its instant.
    """
    known = expressions.landmarks(
        ibis.table(expressions.EVENTS, name=_EVENTS), ibis.table(expressions.POINTS, name=_POINTS)
    )
    points.createOrReplaceTempView(_POINTS)
    return _run(known, events)


def open_landmarks(events: "DataFrame", as_of: int) -> "DataFrame":
    """Return what was known at an instant, microseconds since 1970 UTC, of every deal that was then open."""
    table = ibis.table(expressions.EVENTS, name=_EVENTS)
    known = expressions.open_landmarks(table, ibis.literal(as_of, type="int64"))
    return _run(known, events)


def _run(known: ibis.Table, events: "DataFrame") -> "DataFrame":
    events.createOrReplaceTempView(_EVENTS)
    if ibis.options.pyspark is None:  # the backend, which is not loaded here, would have set it
        ibis.options.pyspark = _Options()
    return events.sparkSession.sql(str(ibis.to_sql(known, dialect="pyspark")))
