"""``nextyes undo``: take back the last act or import."""

import click

from nextyes import app
from nextyes.app.words import count_of
from nextyes.cli.shared import by, opened
from nextyes.cli.terminal import plain


@click.command("undo")
@click.argument("batch", required=False)
@click.pass_obj
def command(db: str | None, batch: str | None) -> None:
    """Take back the last act or import, or the one with the id that `nextyes history` shows.

    Nothing is deleted: it no longer counts, and importing the same files again brings it back.

    \b
    Examples:
      nextyes undo
      nextyes undo import-5f2c9a
    """
    with opened(db) as ledger:
        undone, receipt = app.undo(ledger, batch, by=by(app.settings(ledger)))
        app.forget_learnt(ledger)
    click.echo(
        f"Taken back: {undone.what} of {undone.at:%Y-%m-%d %H:%M} UTC, "
        f"{plain(undone.source) or 'by hand'}: {count_of(receipt.withdrawn, 'event')} no longer "
        f"{'counts' if receipt.withdrawn == 1 else 'count'}."
    )
