"""What tests of several parts share: histories written in docstrings, and a real PostgreSQL."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import hypothesis
import psycopg
import pytest
from tests.postgres import running

from nextyes.deals import events as e
from nextyes.deals.money import Money

# A busy machine is no failure, and what CI finds must be found again.
hypothesis.settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("house")

# --- histories -------------------------------------------------------------------------------------------


@pytest.fixture
def history(request: pytest.FixtureRequest) -> list[e.Event]:
    """The events in the test's docstring, see `read_history`."""
    return read_history(request.function.__doc__)


@pytest.fixture(scope="session")
def read() -> Callable[[str], list[e.Event]]:
    """The function `read_history`, for tests that try many histories."""
    return read_history


def read_history(text: str) -> list[e.Event]:
    """Read one event a line: a day or an instant (UTC), a kind, a deal, and what the kind needs.

    Other lines are prose. Amounts are in cents of EUR, ``-`` clears. The id is the number of the line.

        2026-03-02       opened   acme Acme Ltd
        2026-03-02T09:30 valued   acme 1200000
        2026-03-02       promised acme 2026-06-01
        2026-03-03       touched  acme call 12
        2026-03-10       answered acme not_now 2026-06-01
    """
    lines = [(number, line.split()) for number, line in enumerate(text.splitlines())]
    return [_event(f"{number:03}", words) for number, words in lines if words and words[0][:4].isdigit()]


def _event(event_id: str, words: list[str]) -> e.Event:
    at, kind, deal_id, *rest = words
    header = {"id": event_id, "deal_id": deal_id, "source": "history"}
    instant = datetime.fromisoformat(at).replace(tzinfo=UTC)
    return e.KINDS[kind](at=instant, **header, **_FIELDS[kind](rest))


def _money(word: str) -> Money | None:
    return None if word == "-" else Money(int(word), "EUR")


def _day(word: str) -> date | None:
    return None if word == "-" else date.fromisoformat(word)


def _met(words: list[str]) -> dict[str, Any]:
    return {"channel": e.Channel(words[0]), "minutes": float(words[1]) if words[1:] else None}


def _answered(words: list[str]) -> dict[str, Any]:
    return {
        "reading": e.Reading(words[0]),
        "until": next((date.fromisoformat(word) for word in words if "-" in word), None),
        "amount": next((_money(word) for word in words if word.isdigit()), None),
    }


_FIELDS: dict[str, Callable[[list[str]], dict[str, Any]]] = {
    "opened": lambda words: {"organization": " ".join(words)},
    "staged": lambda words: {"stage": words[0]},
    "valued": lambda words: {"amount": _money(words[0])},
    "promised": lambda words: {"close_on": _day(words[0])},
    "assigned": lambda words: {"owner": words[0]},
    "touched": _met,
    "heard": _met,
    "asked": lambda words: {"play": "is-it-a-no", **_met(words)},
    "answered": _answered,
    "offered": lambda words: {"by": e.Party(words[0]), "amount": _money([*words, "-"][1])},
    "planned": lambda words: {"on": _day(words[0]), "by": e.Party(words[1]), "what": " ".join(words[2:])},
    "snoozed": lambda words: {"until": date.fromisoformat(words[0])},
    "check_back_set": lambda words: {"on": date.fromisoformat(words[0])},
    "won": lambda words: {},
    "lost": lambda words: {"outcome": e.OutcomeClass(words[0]) if words else None},
    "reopened": lambda words: {},
    "noted": lambda words: {"what": words[0], "minutes": float(words[1]) if words[1:] else None},
}


# --- PostgreSQL ------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The folder of the socket of a PostgreSQL server of this session's own, reached by user ``nextyes``.

    Where none can be started, tests that need one are skipped, and fail on CI.
    """
    with ExitStack() as session:
        try:
            home = session.enter_context(running())
        except RuntimeError as error:
            if os.environ.get("CI"):
                pytest.fail(str(error))
            pytest.skip(str(error))
        yield str(home)


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The address of a database without a ledger."""
    url = f"postgresql://nextyes@/postgres?host={postgres_server}"
    yield url
    # Cheaper by far than a database for each test.
    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute("DROP SCHEMA IF EXISTS nextyes CASCADE")


@pytest.fixture(params=["sqlite", "postgres"])
def ledger_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a new, empty database of each kind that a ledger can live in."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    url: str = request.getfixturevalue("postgres_url")
    return url
