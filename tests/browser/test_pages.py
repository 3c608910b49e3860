"""Every page: within reach of everyone, on narrow screens, light and dark, and as it was looked at before."""

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Page
from tests.browser.conftest import Site

from nextyes.web.rendering import MENU

Tab = Callable[..., Page]

PLACES = {
    "today": "/",
    "ask": "/ask?deal={deal}",
    "answer": "/answer?deal={deal}",
    "deal": "/deal?id={deal}",
    "pipeline": "/pipeline",
    "check-backs": "/check-backs",
    "nos": "/nos",
    "hours": "/hours",
    "plays": "/plays",
    "play": "/plays?play=suspected-no-email",
    "import": "/import",
    "settings": "/settings",
}
_GOLDEN = Path(__file__).parent / "golden"
_CELL = 16  # pixels of a side: what is compared is how dark each square is, not each letter
_MOST = 0.06  # of all squares may differ: the fonts of two machines are not the same
_SIZES = {"wide": (1280, 900), "narrow": (390, 844)}


def addresses(page: Page) -> dict[str, str]:
    page.goto("/")
    deal = page.locator("[data-of]").get_attribute("data-of") or ""
    return {name: place.format(deal=deal) for name, place in PLACES.items()}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_use_them(full: Site, tab: Tab, scheme: str) -> None:
    page = tab(full, color_scheme=scheme)
    found = {}
    for name, address in addresses(page).items():
        page.goto(address)
        told = Axe().run(page).response["violations"]
        serious = [(each["id"], each["nodes"][0]["html"]) for each in told if each["impact"] in _SERIOUS]
        if serious:
            found[name] = serious
    assert not found


_SERIOUS = ("serious", "critical")


def test_a_narrow_screen_needs_no_sideways_scroll(full: Site, tab: Tab) -> None:
    page = tab(full, viewport={"width": 360, "height": 780}, has_touch=True)
    for name, address in addresses(page).items():
        page.goto(address)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, name


@pytest.mark.parametrize("width", [320, 360, 390, 736])
def test_a_narrow_screen_shows_the_whole_menu(full: Site, tab: Tab, width: int) -> None:
    page = tab(full, viewport={"width": width, "height": 780}, has_touch=True)
    page.goto("/")
    entries = page.get_by_role("navigation", name="Pages").get_by_role("link")
    for entry in entries.all():
        box = entry.bounding_box()
        assert box
        assert box["x"] >= 0, entry.inner_text()
        assert box["x"] + box["width"] <= width, entry.inner_text()
        assert box["height"] >= 24, "a finger must hit it"
    assert entries.count() == len(MENU)
    header = page.locator("header").bounding_box()
    assert header
    assert header["height"] < 150, "the page itself is still on the first screen"
    entries.last.click()
    assert page.url.endswith("/settings")


def test_pages_are_light(full: Site, tab: Tab) -> None:
    page = tab(full)
    for name, address in addresses(page).items():
        response = page.goto(address)
        assert response, name
        assert len(response.body()) < 100_000, name


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", sorted(_SIZES))
def test_they_look_as_they_were_looked_at(full: Site, tab: Tab, scheme: str, size: str) -> None:
    """Set NEXTYES_GOLDEN=1 to keep new pictures; then look at each."""
    width, height = _SIZES[size]
    page = tab(full, color_scheme=scheme, viewport={"width": width, "height": height})
    differ = {}
    for name, address in addresses(page).items():
        page.goto(address)
        page.evaluate("document.activeElement.blur()")
        seen = page.screenshot(style="", animations="disabled", caret="initial")
        file = _GOLDEN / f"{name}-{size}-{scheme}.png"
        if os.environ.get("NEXTYES_GOLDEN"):
            Image.open(BytesIO(seen)).convert("P", palette=Image.Palette.ADAPTIVE, colors=32).save(
                file, optimize=True
            )
            continue
        share = float(np.mean(np.abs(_squares(seen) - _squares(file.read_bytes())) > 0.12))
        if share > _MOST:
            differ[file.name] = round(share, 3)
    assert not differ


def _squares(picture: bytes) -> NDArray[np.float64]:
    """Return how light each square of a picture is, 0 to 1."""
    grey = np.asarray(Image.open(BytesIO(picture)).convert("L"), dtype=np.float64) / 255
    rows, columns = (side // _CELL for side in grey.shape)
    cut = grey[: rows * _CELL, : columns * _CELL]
    squares: NDArray[np.float64] = cut.reshape(rows, _CELL, columns, _CELL).mean(axis=(1, 3))
    return squares
