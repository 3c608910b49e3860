"""``nextyes settings``: what nextyes should know of you."""

import json

import click

from nextyes import app
from nextyes.cli.shared import json_option, opened
from nextyes.cli.terminal import Column, paragraphs, table, width

_COLUMNS = (
    Column(title="Setting", least=18),
    Column(title="Value", least=8),
    Column(title="What it is", least=20),
)


# A number below 0 is a wrong value, not an option.
@click.command("settings", context_settings={"ignore_unknown_options": True})
@click.argument("name", required=False)
@click.argument("value", required=False)
@json_option
@click.pass_obj
def command(db: str | None, name: str | None, value: str | None, as_json: bool) -> None:
    """Show all settings, or set one.

    \b
    Examples:
      nextyes settings
      nextyes settings you "Dana Okafor"
      nextyes settings zone Europe/Amsterdam
      nextyes settings margin 0.4
      nextyes settings capacity_hours 12
    """
    if name and value is None:
        raise click.UsageError(f"give {name} a value, as in: nextyes settings {name} VALUE")
    with opened(db, begin=True) as ledger:
        before = app.settings(ledger)
        known = app.change_setting(ledger, name, value or "") if name else before
        if app.judged_by(known) != app.judged_by(before):
            app.forget_learnt(ledger)  # what an hour is worth was learnt under the old settings
        warning = app.unknown_owner(known.you, app.people(ledger)) if name in (None, "you") else ""
    texts = app.setting_texts(known)
    if as_json:
        click.echo(json.dumps(texts))
    else:
        rows = [(key, text, app.MEANINGS[key]) for key, text in texts.items() if name in (None, key)]
        click.echo("\n".join(table(_COLUMNS, rows, cells=width())))
    if warning:
        click.echo("\n".join(paragraphs(warning, cells=width())), err=True)
