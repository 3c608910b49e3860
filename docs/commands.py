"""Write docs/commands.md from what each command says of itself: ``python docs/commands.py``."""

from pathlib import Path

import click

from nextyes.cli import COMMANDS, main

PAGE = Path(__file__).with_name("commands.md")


def page() -> str:
    """Return the reference of the command line, one section for each command."""
    context = click.Context(main, info_name="nextyes", terminal_width=100, help_option_names=["-h", "--help"])
    parts = ["# Commands\n\nWritten by `python docs/commands.py` from the commands themselves.\n"]
    parts.append(f"```\n{main.get_help(context)}\n```\n")
    for name in COMMANDS:
        command = main.get_command(context, name)
        if command is None:
            raise ValueError(f"the command {name!r} is listed and is not there")
        own = click.Context(command, info_name=name, parent=context, terminal_width=100)
        parts.append(f"## nextyes {name}\n\n```\n{command.get_help(own)}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
