"""The command line: one command for each function of `nextyes.app`.

Reads arguments and the clock, calls ``app``, shows what comes back. To add a command: a module here with
one click command, and its name in ``COMMANDS``.

Exit status: 0 done; 1 not done, and why; 2 the words of the command were wrong; 3 done, but some rows
were left out and listed.
"""

import gc
import io
import sys
from importlib import import_module
from typing import Any

import click

from nextyes import __version__

COMMANDS = {
    "demo": "See it work on a made-up pipeline, without touching your own.",
    "import": "Bring in deals and activities from files; once or every day.",
    "today": "Which deals to act on today, and what to do with each.",
    "deal": "One deal: its story, and the whole arithmetic of its advice.",
    "reply": "What a buyer's reply means; the day to come back, the price; record it.",
    "replay": "Would the advice have been right on your own past?",
    "export": "Write everything back as a pipeline folder.",
    "history": "What was imported and done, newest first.",
    "undo": "Take back the last act or import.",
    "serve": "The pages that a seller lives in, on this machine only.",
    "settings": "Show or change what nextyes should know of you: hours, margin, zone.",
}


class _Commands(click.Group):
    """A group that imports a command when it is called, so that ``nextyes --help`` stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"nextyes.cli.{cmd_name.replace('import', 'import_')}")
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")  # a terminal without € shows a question mark for it
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise  # nobody reads on: click ends quietly
        except OSError as error:  # what commands read and write is told by them: this is their output
            raise click.ClickException(f"the output cannot be written: {error.strerror}") from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with `nextyes demo`; then `nextyes import FOLDER` and `nextyes today`.",
)
@click.version_option(__version__, prog_name="nextyes")
@click.option(
    "--db",
    envvar="NEXTYES_DB",
    metavar="FILE|URL",
    help="Where your deals are kept: a file, or postgresql://… [env: NEXTYES_DB; default: a file of yours]",
)
@click.pass_context
def main(ctx: click.Context, db: str | None) -> None:
    """Which open deal to ask "So, is it a no?" today, and proof that asking helps."""
    # A command makes millions of small objects without cycles: a tenth of its time was the collector's.
    gc.set_threshold(100_000, 20, 20)
    ctx.obj = db
