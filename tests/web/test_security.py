"""A stranger's page in the same browser can do nothing here, and a buyer's text never runs."""

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import Browser

from nextyes import app
from nextyes.store import Ledger
from nextyes.web.security import COOKIE, form_secret, is_token_of, token_of


def test_every_answer_forbids_what_is_not_ours(browser: Browser) -> None:
    for address in ("/settings", "/static/app.css", "/nowhere"):
        headers = browser.raw("GET", address).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-frame-options"] == "DENY"
        assert headers["x-content-type-options"] == "nosniff"
    assert browser.raw("GET", "/settings").headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_another_site_cannot_post(browser: Browser, ledger: Ledger, headers: dict[str, str]) -> None:
    browser.get("/settings")
    browser.post("/settings", {"margin": "0.4"}, status=403, headers=headers)
    assert app.settings(ledger).economics.margin == 1


@pytest.mark.parametrize("token", ["", "zz", "00" * 32, "é", "0" * 63])
def test_a_form_needs_the_token_of_this_browser(browser: Browser, ledger: Ledger, token: str) -> None:
    browser.get("/settings")
    browser.post("/settings", {"margin": "0.4", "token": token}, status=403)
    assert app.settings(ledger).economics.margin == 1


def test_a_form_without_the_cookie_is_refused(browser: Browser) -> None:
    response = browser.raw("POST", "/settings", data={"token": token_of(form_secret({})), "margin": "0.4"})
    assert response.status_code == 403


def test_a_token_belongs_to_one_secret() -> None:
    one, other = form_secret({}), form_secret({})
    assert is_token_of(token_of(one), one)
    assert not is_token_of(token_of(one), other)
    assert form_secret({COOKIE: one}) == one
    assert form_secret({COOKIE: "../x"}) != "../x"


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", ""])
def test_another_name_for_this_machine_shows_nothing(browser: Browser, host: str) -> None:
    assert browser.raw("GET", "/settings", headers={"host": host}).status_code == 400


def test_a_form_of_unknown_or_huge_size_is_refused(browser: Browser) -> None:
    browser.get("/settings")
    huge = {"content-length": "999999999999", "content-type": "application/x-www-form-urlencoded"}
    assert browser.raw("POST", "/settings", content=b"a=b", headers=huge).status_code == 413
    assert browser.raw("POST", "/settings", content=iter([b"a=b"])).status_code == 411


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x"]
)
def test_a_form_never_leads_elsewhere(browser: Browser, ledger: Ledger, told: object, back: str) -> None:
    told("2026-03-02 opened acme")  # type: ignore[operator]
    client: TestClient = browser._client
    browser.get("/settings")
    token = browser.page.split('name="token" value="')[1].split('"')[0]
    response = client.post("/undo", data={"token": token, "back": back, "batch": ""}, follow_redirects=False)
    assert response.status_code == 303
    assert response.headers["location"] == "/"


def test_what_is_typed_is_text(browser: Browser) -> None:
    hostile = "<script>alert(1)</script>\"'{{7*7}}"
    page = browser.post("/settings", {"zone": hostile}, status=400)
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
    assert "{{7*7}}" in page
