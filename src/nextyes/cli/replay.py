"""``nextyes replay``: would the advice have been right on your own past?"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from nextyes import app
from nextyes.app.words import count_of
from nextyes.cli.import_ import read_options, reading_options
from nextyes.cli.shared import instant_given, json_option, opened
from nextyes.cli.terminal import width
from nextyes.proof import Replay
from nextyes.proof.page import report_page
from nextyes.proof.tables import tables
from nextyes.proof.text import report_text
from nextyes.proof.verdict import verdict


@click.command("replay")
@click.argument("path", required=False, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--train-until", metavar="DATE", help="Judge what was decided from this day on. [default: last quarter]"
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Every decision, as Parquet.")
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), help="The report as a page.")
@click.option(
    "--horizon", type=click.IntRange(1, 3_650), default=30, show_default=True, help="Days of p_win, p_lost."
)
@click.option(
    "--refit/--no-refit", default=True, show_default=True, help="Learn anew each month, as a user would."
)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same replay.")
@reading_options
@json_option
@click.pass_obj
def command(db: str | None, /, path: Path | None, *, as_json: bool, **given: Any) -> None:
    """Decide your own past again, each day with what was known that day, and say what it would have saved.

    Of a pipeline in files, which are read and not kept, or without PATH of your own deals. The report
    stands beside the rules that people use now, at equal harm; it also says when there is nothing to gain.

    \b
    Examples:
      nextyes replay
      nextyes replay pipeline/ --train-until 2011-12-01 --out decisions.parquet
      nextyes replay export.zip --html report.html --json
    """
    with opened(db, begin=path is not None) as ledger:
        known = app.settings(ledger)
        if path:
            options = read_options(ledger, given)
            zone = options.zone
            events, problems = app.events_of_files(path, options)
            if problems:
                click.echo(
                    f"{count_of(len(problems), 'problem')} in the files: see nextyes import --dry-run",
                    err=True,
                )
        else:
            zone = known.zone
            events = ledger.table(zone=zone)
        begin = given["train_until"]
        start = instant_given(begin, zone) if begin else app.usual_start(events, zone)
        plan = app.plan_of(start, zone, horizon_days=given["horizon"], refit=given["refit"])
        with _bar() as progress:
            done = app.replay_events(events, plan, known.economics, seed=given["seed"], progress=progress)
        if given["out"]:
            app.write_decisions(done, given["out"])
        if given["html"]:
            given["html"].write_text(
                report_page(done.report, title=str(path or "your own deals")), encoding="utf-8"
            )
    if as_json:
        click.echo(json.dumps(_document(done), allow_nan=False))
        return
    click.echo(report_text(done.report, width=width()), nl=False)
    for file in (given["out"], given["html"]):
        if file:
            click.echo(f"Written: {file}")


def _document(done: Replay) -> dict[str, Any]:
    """Return the report for programs: its verdict and its tables, as the page shows them."""
    return {
        "verdict": verdict(done.report),
        "decisions": len(done.rows),
        "tables": [
            {
                "name": each.name,
                "title": each.title,
                "header": each.header,
                "rows": each.rows,
                "note": each.note,
            }
            for each in tables(done.report)
        ],
    }


@contextmanager
def _bar() -> Iterator[app.Progress]:
    """Yield what shows a bar on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _share, _what: None
        return

    def show(share: float, what: str) -> None:
        full = round(24 * share)
        click.echo(
            f"\r\x1b[K[{'█' * full}{' ' * (24 - full)}] {100 * share:3.0f} %  {what}", nl=False, err=True
        )

    yield show
    click.echo("\r\x1b[K", nl=False, err=True)
