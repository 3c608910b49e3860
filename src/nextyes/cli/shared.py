"""What commands share: the ledger they open, the clock they read, how they fail."""

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from nextyes.app import By, Settings
from nextyes.store import Ledger, LedgerError, open_ledger

_YEARS = range(1970, 2200)  # of an instant that a command can be asked about

json_option = click.option("--json", "as_json", is_flag=True, help="One JSON document, for programs.")
as_of_option = click.option(
    "--as-of",
    metavar="DATE",
    help="As it stood at the start of that day, or at an instant such as 2026-03-02T09:00+01:00.",
)


def ledger_url(given: str | None) -> str:
    """Return where the deals are kept: as given, or a file of the user's own."""
    return given or str(home() / "nextyes.db")


def home() -> Path:
    """Return the folder for what nextyes keeps for this user, made if it is not there."""
    folder = Path(click.get_app_dir("nextyes"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextmanager
def opened(given: str | None, *, begin: bool = False) -> Iterator[Ledger]:
    """Open the ledger for a command; what it or the input refuses becomes a plain message, exit status 1.

    Args:
        given: A file or a URL; None for the user's own file, begun where it is not there.
        begin: Whether a file that is given may be begun, too: else it is taken for mistyped.
    """
    with failing_plainly():
        if given and not begin and "://" not in given and not Path(given).exists():
            raise ValueError(
                f"there are no deals at {given}: bring some in with nextyes --db {given} import FOLDER"
            )
        ledger = open_ledger(ledger_url(given))
        try:
            yield ledger
        finally:
            ledger.close()


@contextmanager
def failing_plainly() -> Iterator[None]:
    """Turn what input, files and the ledger refuse into a message without a traceback."""
    try:
        yield
    except (LedgerError, ValueError) as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        raise click.ClickException(f"{error.strerror or error}{where}") from error


reader_option = click.option(
    "--reader",
    "reader",
    envvar="NEXTYES_READER",
    default="",
    metavar="NAME",
    help="Who reads: a folder of a transformer, or FILE.py:FUNCTION, a language model of your own. "
    "[default: the light model; or NEXTYES_READER]",
)


def now() -> datetime:
    """Read the clock, in UTC."""
    return datetime.now(UTC)


def instant_given(text: str | None, zone: ZoneInfo) -> datetime:
    """Return an ``--as-of`` as an instant: now if not given; a day means its start in the seller's zone.

    Raises:
        ValueError: If it is neither a day nor an instant, or lies centuries off.
    """
    if text is None:
        return now()
    try:
        if len(text) == 10:
            at = datetime.combine(date.fromisoformat(text), time(), zone)
        else:
            at = datetime.fromisoformat(text)
    except ValueError as error:
        raise ValueError(
            f"{text!r} is no day or instant: write 2026-03-02 or 2026-03-02T09:00+01:00"
        ) from error
    if at.year not in _YEARS:
        raise ValueError(f"{text!r} lies too far off: give a year from {_YEARS[0]} to {_YEARS[-1]}")
    return at.replace(tzinfo=at.tzinfo or zone).astimezone(UTC)


owner_option = click.option("--owner", help="Only the deals of this owner. [default: the setting you]")
everyone_option = click.option("--everyone", is_flag=True, help="The deals of everyone.")


def owner_given(owner: str | None, known: Settings, *, everyone: bool) -> str | None:
    """Return whose deals a command is asked for, None for everyone's: yours where nothing is said.

    Raises:
        click.UsageError: If both one owner and everyone are asked for.
    """
    if everyone and owner is not None:
        raise click.UsageError("--owner and --everyone say two things: give one")
    if everyone or owner is not None:
        return owner
    return known.you or None


def by(known: Settings) -> By:
    """Return who is at the keyboard, and when."""
    return By(actor=known.you or user(), at=now())


def user() -> str:
    """Return the name of whoever runs the command, as the machine knows it."""
    try:
        return os.environ.get("NEXTYES_USER") or getpass.getuser()
    except (OSError, KeyError):
        return "unknown"
