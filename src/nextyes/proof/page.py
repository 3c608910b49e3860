"""A replay's report as one HTML page that asks nothing of any other: style, charts and tables inside."""

from html import escape

from nextyes.proof.charts import bar_chart, calibration_chart, curve_chart
from nextyes.proof.report import ORACLE, Report
from nextyes.proof.tables import Table, tables
from nextyes.proof.verdict import dropping_hours, verdict

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1f; --paper: #fff; --soft: #6b6f76; --line: #dcdfe4;
  --tint: #f5f6f8; --c0: #0b5cad; --c1: #c2410c; --c2: #a16207; --c3: #047857; --c4: #0e7490; --c5: #a21caf;
  --c6: #57534e;  --c7: #7c2d12; --c8: #6d28d9; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7e8ea; --paper: #16181c; --soft: #a0a5ad;
  --line: #33373e; --tint: #1e2126; --c0: #6cb2ff; --c1: #fb923c; --c2: #facc15; --c3: #34d399; --c4: #22d3ee;
  --c5: #e879f9;
  --c6: #a8a29e; --c7: #fca5a5; --c8: #a78bfa; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 0 auto;
  max-width: 60rem; padding: 2rem 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; }
.verdict { background: var(--tint); border-left: 4px solid var(--c0); padding: .5rem 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .9rem; }
th, td { padding: .3rem .7rem; border-bottom: 1px solid var(--line); text-align: right; vertical-align: top; }
th:first-child, td:first-child, .span td { text-align: left; }
p.note, figcaption { color: var(--soft); font-size: .9rem; }
figure { margin: 1rem 0; } svg { max-width: 100%; height: auto; font: 13px system-ui, sans-serif; }
svg text { fill: var(--ink); } .grid { stroke: var(--line); }
.agree { stroke: var(--soft); stroke-dasharray: 4 4; }
.mark, .bar { fill: var(--c0); } .line { fill: none; stroke-width: 1.6; } .model { stroke-width: 3.5; }
.key { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; list-style: none; padding: 0; font-size: .9rem; }
.key svg { width: 28px; height: 10px; margin-right: .4rem; }
details { margin: .5rem 0; } summary { cursor: pointer; color: var(--soft); }
"""
# A dash of its own for each line, so that none hangs on its colour alone.
_DASHES = ("none", "6 3", "2 2", "10 3", "1 3", "8 3 2 3", "4 4", "12 4 2 4", "3 6")
_LINES = "".join(
    f".line-{number} {{ stroke: var(--c{number}); stroke-dasharray: {dash}; }}\n"
    for number, dash in enumerate(_DASHES)
)


def report_page(report: Report, *, title: str) -> str:
    """Return the report as an HTML page.

    Args:
        report: What a replay measured.
        title: What was replayed, as the user calls it.
    """
    charts = _charts(report)
    said = "".join(f"<p>{escape(sentence)}</p>" for sentence in verdict(report))
    parts = "".join(_section(table, charts.get(table.name, "")) for table in tables(report))
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Replay of {escape(title)}</title><style>{_STYLE}{_LINES}</style></head><body>"
        f"<h1>Replay of {escape(title)}</h1>"
        f'<section class="verdict" aria-label="Verdict">{said}</section>{parts}</body></html>\n'
    )


def _charts(report: Report) -> dict[str, str]:
    charts = {}
    if report.trusted:
        charts["calibration"] = calibration_chart(report.trusted.tenths)
    if report.policies:
        most = 1.25 * max(saving.target for saving in report.policies[0].savings)
        charts["savings"] = curve_chart(report.policies, most) + _key(report)
        bars = [("not asked, dropped", dropping_hours(report))]
        bars += [
            (f"asked, ends {100 * each.eps:.0f} % of those won", each.hours_saved) for each in report.asking
        ]
        charts["asking"] = bar_chart("Hours saved", bars, "hours")
    return charts


def _key(report: Report) -> str:
    names = [policy.name for policy in report.policies if policy.name != ORACLE]
    each = "".join(
        f'<li><svg viewBox="0 0 28 10" aria-hidden="true">'
        f'<path class="line line-{number}" d="M0 5L28 5"/></svg>{escape(name)}</li>'
        for number, name in enumerate(names)
    )
    return f'<ul class="key">{each}</ul>'


def _section(table: Table, chart: str) -> str:
    drawn = _table(table)
    if chart:
        drawn = f"<figure>{chart}</figure><details><summary>As a table</summary>{drawn}</details>"
    note = f'<p class="note">{escape(table.note)}</p>' if table.note else ""
    return f"<section><h2>{escape(table.title)}</h2>{drawn}{note}</section>"


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.header)
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in table.rows)
    top = f"<thead><tr>{head}</tr></thead>" if any(table.header) else ""
    return f'<div class="wide"><table class="{table.name}">{top}<tbody>{rows}</tbody></table></div>'
