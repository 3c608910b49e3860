"""Tryton for the bench: installed, filled, served, and a client that asks it by HTTP as its own does.

Tryton is under the GPL: it has an environment and processes of its own, and nothing of it is imported.
"""

import base64
import gzip
import http.client
import json
import os
import random
import socket
import sqlite3
import subprocess
import tempfile
import time
import venv
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any, Self

import psycopg
from tests.postgres import running

from bench import _crowd, board

PACKAGES = ("trytond", "trytond_sale_opportunity", "psycopg[binary,pool]", "gunicorn")
STATES = ("lead", "won", "lost", "lost", "lost", "opportunity", "won", "lost", "lost", "lost")
PASSWORD = "made-up-for-the-bench"
DEVELOPMENT = ("trytond",)
PRODUCTION = (
    *("gunicorn", "--preload", "--no-control-socket", "--worker-class", "gthread", "--threads", "4"),
    *("--workers", str(2 * (os.cpu_count() or 1) + 1), "--keep-alive", "75", "--log-level", "error"),
    *("--bind", "{address}", "trytond.application:app"),
)


# --- where it is ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A database of Tryton's, and how it is reached past Tryton."""

    name: str
    environment: dict[str, str]
    connect: Callable[[], Any]
    bound: str  # how its SQL writes a bound value


def install(home: Path) -> None:
    """Install Tryton where it is not, and print its version."""
    if not (home / "bin" / "trytond").exists():
        venv.create(home, with_pip=True)
        with board.timed("installing Tryton"):
            subprocess.run([home / "bin" / "pip", "install", "--quiet", *PACKAGES], check=True)
    subprocess.run([home / "bin" / "trytond", "--version"], check=True)


@contextmanager
def served(home: Path, place: Place, words: Iterable[str]) -> Iterator[int]:
    """Run a server over a database; yield its port when it answers."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    address = f"127.0.0.1:{port}"
    program, *rest = (word.format(address=address) for word in words)
    environment = {
        **os.environ,
        **place.environment,
        "TRYTOND_WEB__LISTEN": address,
        "TRYTOND_DATABASE_NAMES": place.name,
    }
    with (home / "server.log").open("w") as log:
        server = subprocess.Popen([home / "bin" / program, *rest], env=environment, stderr=log)
    try:
        while True:
            with closing(http.client.HTTPConnection("127.0.0.1", port)) as line:
                try:
                    line.request("OPTIONS", "/")
                    line.getresponse().read()
                    break
                except OSError:
                    if server.poll() is not None:
                        raise
                    time.sleep(0.2)
        yield port
    finally:
        server.terminate()
        server.wait()


# --- its client -----------------------------------------------------------------------------------------


@dataclass(slots=True)
class Client:
    """One seller's client, on a connection that is kept; it counts the seconds and bytes of what it asks."""

    port: int
    path: str
    headers: dict[str, str]
    user: int = 0
    context: dict[str, Any] = field(default_factory=dict)
    seconds: float = 0.0
    size: int = 0
    line: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        """Connect when first asked."""
        self.line = http.client.HTTPConnection("127.0.0.1", self.port)

    @classmethod
    def logged_in(cls, port: int, database: str) -> Self:
        """Return a new session of the administrator."""
        headers = {"Content-Type": "application/json", "Accept-Encoding": "gzip"}
        client = cls(port, f"/{database}/rpc/", headers)
        client.user, token, *_ = client.call("common.db.login", "admin", {"password": PASSWORD}, "en")
        session = base64.b64encode(f"admin:{client.user}:{token}".encode()).decode()
        headers["Authorization"] = f"Session {session}"
        client.know()
        return client

    def know(self) -> None:
        """Take the user's preferences as the context of all that is asked."""
        self.context = self.ask("res.user.get_preferences", True)

    def anew(self) -> Self:
        """Return the same session on a connection of its own."""
        return replace(self)

    def begin(self) -> None:
        """Count from here."""
        self.seconds, self.size = 0.0, 0

    def ask(self, method: str, *given: Any) -> Any:
        """Call a method of a model."""
        return self.call(f"model.{method}", *given, self.context)

    def call(self, method: str, *given: Any) -> Any:
        """Call any method and return its result."""
        asked = json.dumps({"id": 0, "method": method, "params": given})
        seconds, answer, body = _crowd.sent(self.line, "POST", self.path, asked, self.headers)
        self.seconds += seconds
        self.size += len(body)
        if answer.status != 200:
            raise RuntimeError(f"{method} was answered with {answer.status}: {body[:200]!r}")
        told = json.loads(gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body)
        if "error" in told:
            raise RuntimeError(f"{method} was answered with {told['error'][:2]}")
        return told["result"]


# --- its databases --------------------------------------------------------------------------------------


@contextmanager
def in_sqlite(home: Path, deals: int) -> Iterator[Place]:
    """Yield a filled database that is kept."""

    def named(name: str) -> tuple[Path, Place]:
        file = home / "db" / f"{name}.sqlite"
        environment = {"TRYTOND_DATABASE__URI": "sqlite://", "TRYTOND_DATABASE__PATH": str(file.parent)}
        return file, Place(
            name=name, environment=environment, connect=partial(sqlite3.connect, file), bound="?"
        )

    file, place = named(f"bench{deals}")
    if not file.exists():
        file.parent.mkdir(exist_ok=True)
        for part in file.parent.glob("half.*"):
            part.unlink()
        half, unfilled = named("half")
        half.touch()
        fill(home, unfilled, deals)
        half.rename(file)
    yield place


@contextmanager
def in_postgresql(home: Path, deals: int) -> Iterator[Place]:
    """Start a PostgreSQL and yield a database filled in it; both go at the end."""
    with running() as folder:
        server = f"postgresql://nextyes@/{{}}?host={folder}"
        with psycopg.connect(server.format("postgres"), autocommit=True) as admin:
            admin.execute("CREATE DATABASE bench TEMPLATE template0 ENCODING 'unicode'")
        place = Place(
            name="bench",
            environment={"TRYTOND_DATABASE__URI": server.format("")},
            connect=partial(psycopg.connect, server.format("bench")),
            bound="%s",
        )
        fill(home, place, deals)
        yield place


def fill(home: Path, place: Place, deals: int) -> None:
    """Make one opportunity by Tryton itself, then copies of it past Tryton, which would take an hour."""
    with board.timed("making Tryton's tables"), tempfile.NamedTemporaryFile("w") as secret:
        secret.write(PASSWORD)
        secret.flush()
        words = ["-d", place.name, "-u", "sale_opportunity", "--activate-dependencies", "--indexes"]
        subprocess.run(
            [home / "bin" / "trytond-admin", *words, "--email", "seller@example.com"],
            env={**os.environ, **place.environment, "TRYTONPASSFILE": secret.name},
            check=True,
        )
    with served(home, place, DEVELOPMENT) as port:
        _found(Client.logged_in(port, place.name))
    with board.timed("filling them"), closing(place.connect()) as connection:
        _copy(
            place, connection, "party_party", ({**_code(n), "name": f"Buyer {n}"} for n in range(deals // 2))
        )
        cursor = connection.cursor()
        cursor.execute("SELECT id FROM party_party WHERE name LIKE 'Buyer %' ORDER BY id")
        buyers = [row[0] for row in cursor]
        cursor.execute("SELECT id FROM company_employee ORDER BY id")
        sellers = [row[0] for row in cursor]
        _copy(place, connection, "sale_opportunity", _opportunities(deals - 1, buyers, sellers))
        cursor.execute("SELECT * FROM sale_opportunity LIMIT 0")
        columns = ", ".join(each[0] for each in cursor.description)
        cursor.execute("DELETE FROM sale_opportunity__history")
        cursor.execute(
            f"INSERT INTO sale_opportunity__history ({columns}) SELECT {columns} FROM sale_opportunity"
        )
        cursor.execute("ANALYZE")
        connection.commit()


def _found(client: Client) -> None:
    """Found a company of five sellers with one buyer and one lead, by the administrator."""
    euro = {"name": "Euro", "code": "EUR", "symbol": "€", "digits": 2, "rounding": _decimal("0.01")}
    (currency,) = client.ask("currency.currency.create", [euro])
    house, *people, buyer = client.ask(
        "party.party.create", [{"name": name} for name in ("House", *"ABCDE", "Buyer")]
    )
    (company,) = client.ask("company.company.create", [{"party": house, "currency": currency}])
    sellers = client.ask("company.employee.create", [{"party": each, "company": company} for each in people])
    groups = client.ask("res.group.search", [], 0, None, None)
    rights = {"groups": [["add", groups]], "companies": [["add", [company]]], "employees": [["add", sellers]]}
    client.ask("res.user.write", [client.user], {**rights, "company": company, "employee": sellers[0]})
    client.know()
    lead = {"party": buyer, "employee": sellers[0], "description": "Deal 0", "amount": _decimal("1200.00")}
    client.ask("sale.opportunity.create", [{**lead, "company": company}])


def _opportunities(count: int, buyers: list[int], sellers: list[int]) -> Iterator[dict[str, Any]]:
    """Yield what sets one apart from the first, which is a lead; one in five is open."""
    rng, days = random.Random(1), (board.UNTIL - board.START).days
    for n in range(1, count + 1):
        begun, state = board.START + timedelta(days=rng.randrange(days)), STATES[n % len(STATES)]
        closed = begun + timedelta(days=rng.randrange(1, 120))
        yield {
            "number": f"{n + 1}",
            "description": f"Deal {n}",
            "party": rng.choice(buyers),
            "employee": rng.choice(sellers),
            "start_date": begun.isoformat(),
            "end_date": closed.isoformat() if state in {"won", "lost"} else None,
            "amount": rng.randrange(500, 50_000),
            "state": state,
        }


def _copy(place: Place, connection: Any, table: str, changes: Iterable[dict[str, Any]]) -> None:
    """Add copies of a table's last row, each with its changes; the database numbers them."""
    cursor = connection.cursor()
    cursor.execute(f"SELECT * FROM {table} ORDER BY id DESC LIMIT 1")
    last = dict(zip((each[0] for each in cursor.description), cursor.fetchone(), strict=True))
    del last["id"]
    values = ", ".join([place.bound] * len(last))
    rows = (tuple({**last, **change}.values()) for change in changes)
    cursor.executemany(f"INSERT INTO {table} ({', '.join(last)}) VALUES ({values})", rows)


def _code(n: int) -> dict[str, Any]:
    return {"code": f"B{n}", "code_alnum": f"B{n}", "code_digit": n}


def _decimal(text: str) -> dict[str, str]:
    return {"__class__": "Decimal", "decimal": text}


SETTINGS = {
    "default": (in_sqlite, DEVELOPMENT),
    "sqlite": (in_sqlite, PRODUCTION),
    "postgresql": (in_postgresql, PRODUCTION),
}
