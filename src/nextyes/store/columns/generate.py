"""Write the SQL of DuckDB that the expressions say: ``python -m nextyes.store.columns.generate``.

Importing Ibis takes longer than the whole of ``nextyes today`` may, so its answer is kept in ``sql/``; a
test proves that it is current.
"""

from pathlib import Path

import ibis

from nextyes.store.columns import expressions

SQL = Path(__file__).with_name("sql")


def macro(name: str) -> ibis.Value:
    """Return an instant that the connection knows as a macro of this name."""

    def instant() -> None:
        """Have the name; DuckDB has the body."""

    return ibis.udf.scalar.builtin(instant, name=name, signature=((), "int64"))()


def queries() -> dict[str, str]:
    """Return every query by the name of its file, as text."""
    events = ibis.table(expressions.EVENTS, name="events")
    points = ibis.table(expressions.POINTS, name="points")
    weeks = ibis.table(expressions.WEEKS, name="weeks")
    said = {
        "landmarks": expressions.landmarks(events, points),
        "open_landmarks": expressions.open_landmarks(events, macro("as_of")),
        "decision_points": expressions.decision_points(events, weeks, macro("after"), macro("until")),
        "closings": expressions.closings(events),
    }
    return {name: f"{ibis.to_sql(expression, dialect='duckdb')}\n" for name, expression in said.items()}


if __name__ == "__main__":
    for name, query in queries().items():
        (SQL / f"{name}.sql").write_text(query, encoding="utf-8")
