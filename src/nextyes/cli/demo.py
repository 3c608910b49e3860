"""``nextyes demo``: see it work on a made-up pipeline."""

import os
import sys
from pathlib import Path
from shutil import which

import click

from nextyes import app
from nextyes.app.words import day_of
from nextyes.cli.shared import failing_plainly, home, now
from nextyes.cli.terminal import style
from nextyes.cli.today import lines


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
    program = "nextyes" if which("nextyes") else os.path.relpath(sys.argv[0])  # not on the path: where it is
    db = f"{program} --db {file}"
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
            f"  {program} import FOLDER      your own deals: see docs/import.md",
        )
    )
