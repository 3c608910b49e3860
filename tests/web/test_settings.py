"""The page of settings: all of a form is kept, or nothing of it."""

from tests.web.conftest import Browser

from nextyes import app
from nextyes.store import Ledger


def test_each_setting_has_its_field_and_its_sentence(browser: Browser) -> None:
    page = browser.get("/settings")
    for name in app.MEANINGS:
        assert f'name="{name}"' in page
        assert f'aria-describedby="{name}-says"' in page


def test_what_is_saved_is_shown(browser: Browser, ledger: Ledger) -> None:
    browser.get("/settings")
    page = browser.post("/settings", {"zone": "Europe/Amsterdam", "margin": "0.4", "capacity_hours": "12"})
    assert "Saved" in page
    assert 'value="Europe/Amsterdam"' in page
    chosen = app.settings(ledger)
    assert chosen.zone.key == "Europe/Amsterdam"
    assert chosen.economics.capacity_hours == 12


def test_one_wrong_value_keeps_all_as_it_was(browser: Browser, ledger: Ledger) -> None:
    browser.get("/settings")
    page = browser.post("/settings", {"margin": "0.4", "zone": "Mars/Base"}, status=400)
    assert "unknown time zone" in page
    assert 'value="Mars/Base"' in page
    assert 'value="0.4"' in page
    assert app.settings(ledger).economics.margin == 1
