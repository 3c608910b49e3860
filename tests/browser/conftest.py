"""A real Chromium at a real server on this machine, over a ledger of its own, with a clock that is set."""

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response, sync_playwright
from tests.browser.chromium import program

from nextyes import app
from nextyes.app import By, board
from nextyes.store import open_ledger
from nextyes.web.serving import bound
from nextyes.web.site import House, site

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # a Monday


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    at: datetime = NOW

    def __call__(self) -> datetime:
        return self.at

    def on(self, days: float) -> None:
        """Move it."""
        self.at += timedelta(days=days)


@dataclass
class Site:
    """The site as it runs: where, on which ledger, by which clock."""

    url: str
    ledger: str
    clock: Clock


@dataclass
class Watch:
    """What a page must not do: ask another machine for something, or fail out of sight."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        """Watch a page."""
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._told)
        page.on("response", self._answered)

    def _told(self, told: ConsoleMessage) -> None:
        if told.type == "error" and "server responded with a status of" not in told.text:
            self.errors.append(told.text)

    def _answered(self, answer: Response) -> None:
        if answer.status >= 400 and answer.status != 400:  # 400: a person is told what was refused
            self.errors.append(f"{answer.status} {answer.url}")

    def foreign(self, host: str) -> list[str]:
        """Return the addresses of other machines that were asked."""
        return [url for url in self.requests if urlsplit(url).netloc != host and not url.startswith("data:")]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Chromium without a window; where there is none its tests are skipped, and fail on CI."""
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(
                executable_path=program(), args=["--no-sandbox", "--font-render-hinting=none"]
            )
        except Exception as error:  # noqa: BLE001  # whatever it is, there is no browser
            reason = f"no Chromium could be started, install one: {error}"
            if os.environ.get("CI"):
                pytest.fail(reason)
            pytest.skip(reason)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up pipeline in a ledger of its own, judged: to be copied."""
    file = tmp_path_factory.mktemp("demo") / "demo.db"
    with closing(open_ledger(str(file))) as ledger:
        app.fill_with_demo(ledger, by=By(actor="Alice", at=NOW))
        assert board.bring_up(ledger, NOW)
    return file


@pytest.fixture(scope="session")
def files(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The same pipeline as the files that a person would bring in."""
    folder = tmp_path_factory.mktemp("files")
    with closing(open_ledger(str(demo))) as ledger:
        app.export(ledger, folder / "pipeline")
    return sorted((folder / "pipeline").glob("*.csv"))


@contextmanager
def running(ledger: Path, uploads: Path) -> Iterator[Site]:
    """Run the site as ``nextyes serve`` does, in a thread."""
    clock = Clock()
    house = House(url=str(ledger), clock=clock, actor="Alice", uploads=uploads, fresh_every=0.5)
    door = bound(0)
    config = uvicorn.Config(site(house), log_level="warning", access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.02)
    yield Site(url=f"http://localhost:{door.getsockname()[1]}", ledger=str(ledger), clock=clock)
    server.should_exit = True
    thread.join(timeout=30)
    door.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Site]:
    """The site on its first day: no deals."""
    with running(tmp_path / "ledger.db", tmp_path / "uploads") as found:
        yield found


@pytest.fixture
def full(tmp_path: Path, demo: Path) -> Iterator[Site]:
    """The site over the made-up pipeline."""
    shutil.copy(demo, tmp_path / "ledger.db")
    with running(tmp_path / "ledger.db", tmp_path / "uploads") as found:
        yield found


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Opens tabs; each must ask nothing of another machine and fail nowhere."""
    opened: list[tuple[BrowserContext, Watch, str]] = []

    def open_tab(at: Site, **options: Any) -> Page:
        given = {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", **options}
        context = chromium.new_context(base_url=at.url, timezone_id="UTC", **given)
        context.set_default_timeout(15_000)
        page, watch = context.new_page(), Watch()
        watch.over(page)
        opened.append((context, watch, urlsplit(at.url).netloc))
        return page

    yield open_tab
    for context, watch, host in opened:
        context.close()
        assert not watch.foreign(host)
        assert not watch.errors
