"""``nextyes demo``: see it work on a made-up pipeline."""

from pathlib import Path

import click

from nextyes import app
from nextyes.cli.shared import failing_plainly, home, now
from nextyes.cli.terminal import style
from nextyes.cli.today import lines
from nextyes.cli.words import day_of


@click.command("demo")
@click.option(
    "--limit", type=click.IntRange(min=1), default=3, show_default=True, help="The most of each advice."
)
def command(limit: int) -> None:
    """See it work on a made-up pipeline of its own; your deals are not touched.

    \b
    Examples:
      nextyes demo
      nextyes --db DEMO_FILE deal ID     (demo prints the file and ids to try)
    """
    at = now()
    file = home() / "demo.db"
    with failing_plainly():
        ledger = app.demo_ledger(file, at=at)
        zone = app.settings(ledger).zone
        queue = app.today(ledger, at, limit=limit)
        ledger.close()
    click.echo(style("A made-up pipeline of a small software vendor. Nobody in it is real.\n", dim=True))
    click.echo("\n".join(lines(queue, title=day_of(at, zone))))
    click.echo(_next(file, queue))


def _next(file: Path, queue: app.Today) -> str:
    db = f"nextyes --db {file}"
    asked = next(
        (row.deal.id for row in queue.rows if row.advice in ("ask", "ask_price")), queue.rows[0].deal.id
    )
    return "\n".join(
        (
            "",
            style("Try next", bold=True),
            f"  {db} deal {asked}",
            f"  {db} today --limit 20",
            f"  {db} replay",
            "  nextyes import FOLDER      your own deals: see docs/import.md",
        )
    )
