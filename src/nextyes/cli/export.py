"""``nextyes export``: everything back as files."""

from pathlib import Path

import click

from nextyes import app
from nextyes.app.words import count_of
from nextyes.cli.shared import opened


@click.command("export")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def command(db: str | None, folder: Path) -> None:
    """Write every deal as a pipeline folder; importing it elsewhere gives the same deals.

    \b
    Examples:
      nextyes export my-deals/
    """
    with opened(db) as ledger:
        written = app.export(ledger, folder)
    click.echo(f"{count_of(written.deals, 'deal')}, {count_of(written.events, 'event')} written to {folder}.")
    if written.formulas:
        click.echo(
            f"{written.formulas:,} cells begin like a formula (=, +, -, @) and are kept as they were: "
            "open the files in a spreadsheet as text."
        )
