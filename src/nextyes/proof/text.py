"""A replay's report for the terminal."""

import textwrap

from nextyes.proof.report import Report
from nextyes.proof.tables import Table, tables
from nextyes.proof.verdict import verdict


def report_text(report: Report, *, width: int = 100) -> str:
    """Return the report as plain text, its verdict first, in lines of at most about ``width`` letters."""
    parts = ["\n".join(textwrap.fill(said, width, subsequent_indent="  ") for said in verdict(report))]
    parts += [_lines(table, width) for table in tables(report)]
    return "\n\n".join(parts) + "\n"


def _lines(table: Table, width: int) -> str:
    rows = [row for row in (table.header, *table.rows) if any(row)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(table.header))]
    said = [
        "  ".join(
            cell.ljust(wide) if column == 0 or table.name == "span" else cell.rjust(wide)
            for column, (cell, wide) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    note = [textwrap.fill(table.note, width)] if table.note else []
    return "\n".join([table.title.upper(), *said, *note])
