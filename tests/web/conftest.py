"""A site over a ledger of its own, a clock that a test sets, and a browser without a screen to visit it."""

import re
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
from starlette.testclient import TestClient

from nextyes.deals.events import Event
from nextyes.store import Batch, Ledger, open_ledger
from nextyes.web.site import House, site

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
_TOKEN = re.compile(r'name="token" value="([0-9a-f]+)"')


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    at: datetime = NOW

    def __call__(self) -> datetime:
        return self.at

    def on(self, days: float) -> None:
        """Move it."""
        self.at += timedelta(days=days)


class Browser:
    """Visits pages as Alice and posts their forms, with the token of the page last seen."""

    def __init__(self, client: TestClient) -> None:
        self._client = client
        self.page = ""

    def get(self, address: str, status: int = 200) -> str:
        """Return a page."""
        response = self._client.get(address)
        assert response.status_code == status, response.text
        self.page = response.text
        return response.text

    def post(
        self,
        address: str,
        fields: dict[str, str] | None = None,
        *,
        act: str = "",
        status: int = 200,
        **more: Any,
    ) -> str:
        """Post a form and return the page to which it leads."""
        found = _TOKEN.search(self.page) or _TOKEN.search(self.get("/settings"))
        assert found
        form = {"token": found[1], "act": act or uuid.uuid4().hex, "back": "/", **(fields or {})}
        response = self._client.post(address, data=form, **more)
        assert response.status_code == status, response.text
        self.page = response.text
        return response.text

    def raw(self, method: str, address: str, **more: Any) -> httpx2.Response:
        """Send any request."""
        return self._client.request(method, address, **more)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ledger(ledger_url: str) -> Iterator[Ledger]:
    """A ledger as the site sees it, on SQLite and on PostgreSQL."""
    opened = open_ledger(ledger_url)
    yield opened
    opened.close()


@pytest.fixture
def told(ledger: Ledger, read: Callable[[str], list[Event]]) -> Callable[[str], None]:
    """Writes a history into the ledger."""

    def tell(history: str) -> None:
        batch = Batch(id=uuid.uuid4().hex, at=NOW, actor="Alice", what="import", source="a story")
        ledger.append(read(history), batch=batch)

    return tell


@pytest.fixture
def browser(ledger: Ledger, ledger_url: str, clock: Clock, tmp_path: Path) -> Iterator[Browser]:
    """A browser at the site."""
    house = House(url=ledger_url, clock=clock, actor="Alice", uploads=tmp_path / "uploads")
    with TestClient(site(house), base_url="http://localhost") as client:
        yield Browser(client)
