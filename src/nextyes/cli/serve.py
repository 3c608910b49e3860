"""``nextyes serve``: the pages, on this machine only."""

import webbrowser

import click

from nextyes.app.reading import reader_named
from nextyes.cli.shared import failing_plainly, home, ledger_url, now, reader_option, user
from nextyes.store import open_ledger


@click.command("serve")
@click.option(
    "--port", type=click.IntRange(0, 65_535), default=8377, show_default=True, help="0: a free one."
)
@click.option("--open/--no-open", "browse", default=True, help="Open the browser.  [default: open]")
@reader_option
@click.pass_obj
def command(db: str | None, port: int, browse: bool, reader: str) -> None:
    """Show the pages that a seller lives in: today's queue, the ask, the answer, the check-back.

    They are served to this machine only, without sign-in, and ask nothing of any other. Ctrl-C ends it.

    \b
    Examples:
      nextyes serve
      nextyes serve --port 9000 --no-open
      nextyes --db postgresql://localhost/deals serve
    """
    from nextyes.web.serving import bound, serve  # noqa: PLC0415 (half of this command's start)
    from nextyes.web.site import House, site  # noqa: PLC0415

    with failing_plainly():
        chosen = reader_named(reader)
        url = ledger_url(db)
        open_ledger(url).close()  # begun, and refused here if it is not one of ours
        socket = bound(port)
    address = f"http://localhost:{socket.getsockname()[1]}/"
    click.echo(f"nextyes is at {address}  (Ctrl-C ends it)")
    if browse:
        webbrowser.open(address)
    house = House(
        url=url, clock=now, actor=user(), uploads=home() / "uploads", reader=chosen, fresh_every=5.0
    )
    serve(site(house), socket)
