"""``nextyes history``: what was imported and done."""

import json
from dataclasses import asdict

import click

from nextyes.cli.shared import json_option, opened
from nextyes.cli.terminal import Column, table, width

_COLUMNS = (
    Column(title="When (UTC)", least=16),
    Column(title="What", least=6),
    Column(title="From", least=10, rank=1),
    Column(title="By", least=4, rank=2),
    Column(title="Events", align="right", least=6),
    Column(title="Stands", least=8),
    Column(title="Id", least=12),
)


@click.command("history")
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many, newest first."
)
@json_option
@click.pass_obj
def command(db: str | None, limit: int, as_json: bool) -> None:
    """Show what was imported and done, newest first; each can be taken back by its id.

    \b
    Examples:
      nextyes history
      nextyes history --limit 5 --json
    """
    with opened(db) as ledger:
        rows = list(reversed(ledger.batches()))[:limit]
    if as_json:
        click.echo(
            json.dumps(
                [{**asdict(row.batch), "state": row.state, "new": row.new} for row in rows], default=str
            )
        )
    elif not rows:
        click.echo("Nothing yet. Start with `nextyes import FOLDER`, or `nextyes demo` to see it work.")
    else:
        texts = [
            (f"{row.batch.at:%Y-%m-%d %H:%M}", row.batch.what, row.batch.source, row.batch.actor,
             f"{row.new:,}", row.state.value, row.batch.id)
            for row in rows
        ]  # fmt: skip
        click.echo("\n".join(table(_COLUMNS, texts, cells=width())))
