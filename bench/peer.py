"""The pages beside a peer's: Tryton, an open-source ERP, whose sale opportunities are its pipeline.

Installs Tryton beside what the bench keeps (see `bench._tryton`) and fills it with as many
opportunities as `bench pages` has deals, one in five open. Readers then open its list of open opportunities
and the form of one, writers change a comment and read it back, asking by JSON-RPC what Tryton's web client
asks. The same crowd asks our pages first; ratios above 1 say that we take less. Settings:

``default``     the server that ``trytond`` starts and SQLite, as where nothing is configured; its
                documentation keeps that server for development.
``sqlite``      its WSGI application in a server for production, as its documentation asks: gunicorn, loaded
                once, two processes a core and one more, four threads each.
``postgresql``  the same with what its people use; the one started here never waits for a disk.

Its caches are as they come, large enough for all that is asked; its indexes are made and the tables analysed.

Not the same: Tryton sends squeezed records that its client has still to draw, we whole pages with the advice,
not squeezed. Its client asks some things at once which are asked here one after the other, so the time until
the rows are there stands beside the time until all is. The views, which the client fetches once, and the
unpacking of answers count for nothing. A write there is one field and its history, here a reply recorded and
its deal judged anew. Its readers open lists and forms by halves, ours six pages, of which one is only a file.
All share this machine's cores with the crowd.
"""

import random
import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Self

from bench import _crowd, _tryton, pages
from bench._tryton import Client

OPEN, LEAD = ["state", "=", "opportunity"], ["state", "=", "lead"]
LIMIT = 1_000  # the rows that the client asks for; it reads a tenth of them ahead
BESIDE = (
    ("list of open, its rows", "pipeline"),
    ("list of open, all", "pipeline"),
    ("list of open, all", "today"),
    ("form of one", "deal"),
    ("a comment written and read back", "a reply recorded, until on the page"),
)


def main(argv: list[str]) -> None:
    """Print what our pages take, what the peer's take, and the ratios."""
    parser = pages.options("bench peer", __doc__)
    parser.add_argument("--settings", nargs="+", choices=_tryton.SETTINGS, default=list(_tryton.SETTINGS))
    parser.set_defaults(seconds=20.0)
    asked = parser.parse_args(argv)
    home = asked.folder.resolve() / "tryton"
    _tryton.install(home)
    with pages.opened(asked) as (port, ids):
        ours_alone = pages.alone(port, ids)
        ours = pages.together(port, ids, asked)
    for name in asked.settings:
        print(f"\nTryton, {name}")
        stored, serving = _tryton.SETTINGS[name]
        with stored(home, asked.deals) as place, _tryton.served(home, place, serving) as port:
            window = Window.of([Client.logged_in(port, place.name) for _ in range(asked.readers)])
            theirs_alone = alone(window)
            theirs = _crowd.together(partial(_read, window), partial(_write, window), asked)
        print(f"\n{'theirs as a multiple of ours':70}{'alone':>9}{'median':>9}{'p95':>9}")
        for peer, own in BESIDE:
            ratios = [of(theirs[peer]) / of(ours[own]) for of in (statistics.median, _crowd.p95)]
            single = f"{theirs_alone[peer] / ours_alone[own]:.2f}" if peer in theirs_alone else ""
            print(f"{peer:34}{own:36}{single:>9}{ratios[0]:9.2f}{ratios[1]:9.2f}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What the client has before its user opens the window: a session, and the views, which it keeps."""

    clients: list[Client]
    columns: list[str]
    fields: list[str]
    ids: list[int]

    @classmethod
    def of(cls, clients: list[Client]) -> Self:
        """Return the window after each client has opened it once, so that no cache is cold."""
        views = (clients[0].ask("sale.opportunity.fields_view_get", None, kind) for kind in ("tree", "form"))
        columns, fields = map(_names, views)
        ids = clients[0].ask("sale.opportunity.search", [OPEN], 0, 500, None)
        window = cls(clients=clients, columns=columns, fields=fields, ids=ids)
        for client in clients:
            window.open_list(client)
            window.open_form(client, ids[0])
        return window

    def open_rows(self, client: Client) -> None:
        """Ask for the first page in the default order, and for its rows."""
        client.begin()
        found = client.ask("sale.opportunity.search", ["AND", [], [OPEN]], 0, LIMIT, None)
        if len(found) == LIMIT:
            client.ask("sale.opportunity.search_count", ["AND", [], [OPEN]], 0, 100 * LIMIT)
        client.ask("sale.opportunity.read", found[: LIMIT // 10], self.columns)

    def open_list(self, client: Client) -> _crowd.Taken:
        """Ask for the rows, then for how many each tab has that says so."""
        self.open_rows(client)
        rows = client.seconds
        for tab in (LEAD, OPEN):
            client.ask("sale.opportunity.search_count", ["AND", [tab], []], 0, 1000)
        return [("list of open, its rows", rows), ("list of open, all", client.seconds)]

    def open_form(self, client: Client, number: int) -> _crowd.Taken:
        """Ask for one record, and for what its toolbar counts."""
        client.begin()
        client.ask("sale.opportunity.read", [number], self.fields)
        client.ask("sale.opportunity.resources", number)
        return [("form of one", client.seconds)]

    def comment(self, client: Client, number: int, text: str) -> _crowd.Taken:
        """Write a comment and read the record again until it is there."""
        client.begin()
        client.ask("sale.opportunity.write", [number], {"comment": text})
        while client.ask("sale.opportunity.read", [number], self.fields)[0]["comment"] != text:
            pass
        return [("a comment written and read back", client.seconds)]


def alone(window: Window) -> dict[str, float]:
    """Print and return the time of each with nobody else about."""
    client = window.clients[0].anew()

    visits: dict[str, Callable[[], object]] = {
        "list of open, its rows": partial(window.open_rows, client),
        "list of open, all": partial(window.open_list, client),
        "form of one": partial(window.open_form, client, window.ids[0]),
    }

    def counted(visit: Callable[[], object]) -> tuple[float, int]:
        visit()
        return client.seconds, client.size

    return _crowd.alone({name: partial(counted, visit) for name, visit in visits.items()})


def _read(window: Window, rng: random.Random) -> Iterator[_crowd.Taken]:
    client = rng.choice(window.clients).anew()
    while True:
        if rng.random() < 0.5:
            yield window.open_list(client)
        else:
            yield window.open_form(client, rng.choice(window.ids))


def _write(window: Window, rng: random.Random) -> Iterator[_crowd.Taken]:
    client = rng.choice(window.clients).anew()
    while True:
        yield window.comment(client, rng.choice(window.ids), f"Said {rng.random()}")


def _names(view: dict[str, Any]) -> list[str]:
    """Return what the client reads of a view: its fields, and the names of what they point to."""
    names = list(view["fields"])
    names += [f"{name}.rec_name" for name, each in view["fields"].items() if each["type"] == "many2one"]
    names += [f"{name}:string" for name, each in view["fields"].items() if each["type"] == "selection"]
    return [*names, "rec_name", "_timestamp", "_write", "_delete"]
