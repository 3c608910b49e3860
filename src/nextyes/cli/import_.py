"""``nextyes import``: bring in deals and activities from files."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from nextyes import app
from nextyes.app.words import count_of
from nextyes.cli.shared import by, instant_given, json_option, now, opened
from nextyes.cli.terminal import paragraphs, plain, style, width
from nextyes.outside.files import ReadOptions, Severity
from nextyes.store import Ledger

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: None}
_SHOWN = 20  # problems; --problems shows all


def reading_options(command: Any) -> Any:
    """Give a command the options that say what files do not say of themselves."""
    for option in reversed(
        (
            click.option(
                "--map", "map_name", metavar="FILE|NAME", help="Which column is which: a map, or one kept."
            ),
            click.option(
                "--zone", help="Zone of times without one, such as Europe/Amsterdam. [default: settings]"
            ),
            click.option(
                "--currency", help="Currency of amounts without one, such as EUR. [default: settings]"
            ),
            click.option("--day-first/--month-first", default=None, help="How 03/04/2026 is meant."),
            click.option(
                "--decimal", type=click.Choice([".", ","]), help="What 1.234 means: its decimal mark."
            ),
            click.option(
                "--exported-at", metavar="WHEN", help="When it was exported. [default: its latest instant]"
            ),
        )
    ):
        command = option(command)
    return command


def read_options(ledger: Ledger, given: dict[str, Any]) -> ReadOptions:
    """Return the options given, and for the rest the settings."""
    known = app.settings(ledger)
    zone = app.zone(given["zone"]) if given["zone"] else known.zone
    exported = instant_given(given["exported_at"], zone) if given["exported_at"] else None
    return ReadOptions(
        zone=zone,
        currency=app.currency(given["currency"]) if given["currency"] else known.currency,
        day_first=given["day_first"],
        decimal=given["decimal"],
        mapping=app.given_map(ledger, given["map_name"]) if given["map_name"] else None,
        exported_at=exported,
        not_after=now(),
    )


@click.command("import")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@reading_options
@click.option("--keep-map", metavar="NAME", help="Keep the map under a name, for next time.")
@click.option("--dry-run", is_flag=True, help="Read and report; change nothing.")
@click.option("--problems", "every_problem", is_flag=True, help="List every problem, not only the first.")
@json_option
@click.pass_obj
def command(db: str | None, /, path: Path, *, as_json: bool, dry_run: bool, **given: Any) -> None:
    """Bring in a pipeline: a folder, .zip or .xlsx, or a .csv of deals.

    Exports of HubSpot, Pipedrive, Salesforce, Odoo and Close are recognised by their headers. Good rows go
    in, bad rows are listed with file, line and column (exit status 3). The same files twice change nothing;
    `nextyes undo` takes a whole import back.

    \b
    Examples:
      nextyes import pipeline/
      nextyes import hubspot-export.zip --zone America/New_York --dry-run
      nextyes import deals.csv --map my-crm.toml --keep-map crm --currency EUR
    """
    if given["keep_map"] and not given["map_name"]:
        raise click.UsageError("--keep-map keeps what --map gives: give both")
    with opened(db, begin=True) as ledger:
        options = read_options(ledger, given)
        result = app.import_pipeline(
            ledger, path, options, by=by(app.settings(ledger)), dry_run=dry_run, progress=_progress
        )
        _progress(None)
        if given["keep_map"] and options.mapping and not dry_run:
            app.keep_map(ledger, given["keep_map"], options.mapping)
        if not dry_run and result.new:
            app.relearn(ledger, now())
    shown = len(result.problems) if given["every_problem"] else _SHOWN
    click.echo(json.dumps(_document(result), default=str) if as_json else "\n".join(_lines(result, shown)))
    if any(problem.severity is Severity.ERROR for problem in result.problems):
        raise SystemExit(3)


def _progress(events: int | None, _about: int = 0) -> None:
    """Show on a terminal how many events were read so far; None clears it."""
    if sys.stderr.isatty():
        click.echo("\r\x1b[K" if events is None else f"\r{events:,} events", nl=False, err=True)


def _document(result: app.Imported) -> dict[str, Any]:
    receipt = result.receipt
    return {
        "batch": result.batch_id,
        "recognised": result.recognised,
        "summary": asdict(result.summary),
        "new": receipt.new if receipt else None,
        "repeated": receipt.repeated if receipt else None,
        "problems": [asdict(problem) for problem in result.problems],
    }


def _lines(result: app.Imported, shown: int) -> list[str]:
    cells, summary = width(), result.summary
    lines = [f"{plain(file)}: {table}" for file, table in summary.files]
    for problem in result.problems[:shown]:
        word = style(problem.severity.value, colour=_COLOURS[problem.severity], bold=True)
        lines.append(word)
        lines += paragraphs(str(problem), cells=cells, indent="  ")
    if len(result.problems) > shown:
        lines.append(f"and {len(result.problems) - shown:,} more: see them with --problems")
    for note in summary.notes:
        lines += paragraphs(note, cells=cells)
    lines.append(_verdict(result))
    return lines


def _verdict(result: app.Imported) -> str:
    read = f"{count_of(result.summary.deals, 'deal')} read ({result.recognised})"
    if result.receipt is None:
        return f"{read}. Dry run: nothing was changed."
    if not result.new:
        return f"{read}. All of it was known already: nothing changed."
    return style(f"{read}: {count_of(result.new, 'new event')}. Next: nextyes today", bold=True) + style(
        "   (nextyes undo takes it back)", dim=True
    )
