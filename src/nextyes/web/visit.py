"""A request as a page sees it, and what a page may answer with."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

from nextyes.app import By, Settings
from nextyes.deals.instants import day_of
from nextyes.replies.readers import Reader
from nextyes.store import Ledger
from nextyes.web.worker import Worker

EVERYONE, NOBODY = "", " "  # what an address says for an owner; one that says nothing of it means your own


def owner_said(text: str) -> str | None:
    """Return whose deals an address means by what it says for an owner.

    Example:
        >>> owner_said("Dana Okafor"), owner_said(EVERYONE), owner_said(NOBODY)
        ('Dana Okafor', None, '')
    """
    return None if text == EVERYONE else text if text.strip() else ""


def said_owner(owner: str | None) -> str:
    """Return what an address says for an owner, the reverse of `owner_said`."""
    return EVERYONE if owner is None else owner or NOBODY


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that came with a form, on disk for as long as the request lasts."""

    name: str  # as the browser calls it: never a path to write to
    path: Path
    size: int  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One request: who, when, on which ledger, and what was asked for."""

    ledger: Ledger
    by: By
    chosen: Settings
    path: Mapping[str, str]
    query: Mapping[str, str]
    form: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # fields that came more than once
    uploads: Mapping[str, tuple[Upload, ...]] = field(default_factory=dict)  # by field
    here: str = "/"  # path and query of this request, to come back to
    origin: str = ""  # scheme and host by which the site was called, for links out of it
    kept: Path  # the folder in which files wait between their upload and their import
    reader: Reader  # of the buyers' words
    worker: Worker  # does what takes longer than a page may

    @property
    def owner(self) -> str | None:
        """Whose deals are asked for, None for everyone's, "" for nobody's: yours where nothing is said."""
        if "owner" in self.query:
            return owner_said(self.query["owner"])
        return self.chosen.you or None

    @property
    def whose(self) -> dict[str, str]:
        """What the address says of an owner, for addresses that shall say the same."""
        return {"owner": self.query["owner"]} if "owner" in self.query else {}

    def act(self) -> str:
        """Return the id of the act that this form stands for: the same form posted twice is one act.

        Raises:
            ValueError: If the form has none.
        """
        try:
            return uuid.UUID(self.form["act"]).hex
        except (KeyError, ValueError) as error:
            raise ValueError("this form is too old: go back, load its page anew, try again") from error

    def today(self) -> date:
        """Return the day, in the seller's zone."""
        return day_of(self.by.at, self.chosen.zone)

    def back(self) -> str:
        """Return where the form was, to go on there: an address of ours, without the act it told of."""
        return _ours(self.form.get("back", "/"))

    def then(self) -> str:
        """Return where to go on when the form is done: where it says, such as to the next deal; else back."""
        then = self.form.get("then", "")
        return _ours(then) if then else self.back()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Answer with a page: its template, and the dataclass that holds what it shows."""

    template: str
    shows: Any
    status: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Go:
    """Answer by going to another page; ``done`` is an act that it shall tell of and offer to undo."""

    to: str
    done: str = ""

    @property
    def address(self) -> str:
        """The address to go to."""
        if not self.done:
            return self.to
        return f"{self.to}{'&' if '?' in self.to else '?'}{urlencode({'done': self.done})}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """Answer with a file to keep."""

    content: bytes
    name: str
    media_type: str


Answer = Page | Go | Download


def _ours(address: str) -> str:
    """Return an address if it is one of ours, without the act it told of; else the first page's."""
    path, _, query = address.partition("?")
    if not path.startswith("/") or path.startswith(("//", "/\\")):
        return "/"
    kept = [(name, text) for name, text in parse_qsl(query, keep_blank_values=True) if name != "done"]
    return f"{path}?{urlencode(kept)}" if kept else path


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One address of a page: what is called when it is visited by a method."""

    path: str
    act: Callable[[Visit], Answer]
    method: str = "GET"
