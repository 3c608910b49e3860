"""Whose deals a page shows: yours where the settings say who you are, everyone's one click away."""

import re
from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from tests.web.conftest import Browser
from tests.web.forms import Form, forms, links, texts

from nextyes import app
from nextyes.store import Ledger
from nextyes.web.visit import EVERYONE, NOBODY, owner_said, said_owner

STORY = """
    2026-11-02 opened   acme Acme Ltd
    2026-11-02 assigned acme Alice
    2026-11-03 touched  acme call 60
    2026-11-04 lost     acme not_now
    2026-11-04 check_back_set acme 2026-11-30
    2026-11-02 opened   bolt Bolt GmbH
    2026-11-02 assigned bolt Bob
    2026-11-03 touched  bolt call 120
    2026-11-04 lost     bolt not_now
    2026-11-04 check_back_set bolt 2026-11-30
    2026-11-02 opened   cask Cask SA
    2026-11-03 touched  cask call 180
    2026-11-04 lost     cask not_now
    2026-11-04 check_back_set cask 2026-11-30
    2026-11-02 opened   dune Dune BV
    2026-11-02 assigned dune Bob
    2026-11-02 opened   elm Elm AG
    2026-11-02 assigned elm Alice
"""
# What each page says of Alice's, of everyone's, of nobody's.
SAYS = {
    "/nos": ("This month 1 no ", "This month 3 nos ", "This month 1 no "),
    "/hours": ("1.0 h : ", "6.0 h : ", "3.0 h : "),
    "/check-backs": ("1 closed deal ", "3 closed deals", "1 closed deal "),
}


@pytest.fixture
def alice(browser: Browser, told: Callable[[str], None], ledger: Ledger) -> Browser:
    """A browser at the story, and Alice at the keyboard."""
    told(STORY)
    app.change_setting(ledger, "you", "Alice")
    return browser


def chooser(page: str, path: str) -> Form:
    """Return the form that chooses whose deals a page shows."""
    return next(form for form in forms(page, path) if "owner" in form.fields and form.method == "get")


@pytest.mark.parametrize("path", SAYS)
def test_a_page_begins_with_yours(alice: Browser, path: str) -> None:
    yours, everyones, _ = SAYS[path]
    page = alice.get(path)
    assert yours in texts(page)
    assert everyones not in texts(page)
    assert chooser(page, path).fields["owner"] == "Alice"
    assert "Alice (you)" in texts(page)


@pytest.mark.parametrize("path", SAYS)
def test_everyones_is_one_click_away_and_the_address_says_so(alice: Browser, path: str) -> None:
    form = chooser(alice.get(path), path)
    page = alice.get(f"{path}?{urlencode({**form.fields, 'owner': EVERYONE})}")
    assert SAYS[path][1] in texts(page)
    assert chooser(page, path).fields["owner"] == EVERYONE
    further = [link for link in links(page) if link.startswith(f"{path}?") and "Alice" not in link]
    kept = [link for link in further if re.search(r"[?&]owner=(&|$)", link)]
    assert kept, "what one goes on to from there is everyone's too"
    assert all("owner=" in link for link in further)


@pytest.mark.parametrize("path", SAYS)
def test_what_nobody_owns_can_be_asked_for(alice: Browser, path: str) -> None:
    page = alice.get(f"{path}?{urlencode({'owner': NOBODY})}")
    assert SAYS[path][2] in texts(page)
    assert chooser(page, path).fields["owner"] == NOBODY


@pytest.mark.parametrize("path", SAYS)
def test_without_a_name_a_page_shows_everyones(alice: Browser, ledger: Ledger, path: str) -> None:
    app.change_setting(ledger, "you", "none")
    page = alice.get(path)
    assert SAYS[path][1] in texts(page)
    assert chooser(page, path).fields["owner"] == EVERYONE
    assert "(you)" not in page


@pytest.mark.parametrize("path", SAYS)
def test_a_new_rep_without_a_deal_is_led_to_everyones(alice: Browser, ledger: Ledger, path: str) -> None:
    app.change_setting(ledger, "you", "Zoe")
    page = alice.get(path)
    assert SAYS[path][1] not in texts(page)
    assert chooser(page, path).fields["owner"] == "Zoe"
    assert 'value="">everyone’s' in page


def test_a_file_of_a_table_is_of_those_that_the_page_shows(alice: Browser) -> None:
    mine, all_ = (alice.raw("GET", f"/nos.csv{more}").text for more in ("", "?owner="))
    assert "acme" in mine
    assert "bolt" not in mine
    assert "bolt" in all_


def test_a_calendar_link_says_whose_it_is_and_one_made_before_stays_as_it_was(alice: Browser) -> None:
    def link(address: str) -> str:
        form = next(form for form in forms(alice.get(address), address) if form.method == "post")
        page = alice.post(address, {**form.fields, "do": "link"}, act=form.fields["act"])
        found = re.search(r'id="feed-link" readonly value="http://localhost([^"]*)"', page)
        assert found
        return found[1]

    for address, whose in (("/check-backs", {"acme"}), ("/check-backs?owner=", {"acme", "bolt", "cask"})):
        feed = alice.raw("GET", link(address)).text
        assert {each for each in ("acme", "bolt", "cask") if f"id={each}" in feed} == whose


def test_an_act_leads_back_to_everyones_where_it_was_done(alice: Browser) -> None:
    alice.post("/deal/note", {"deal": "dune", "text": "x", "back": "/check-backs?owner="})
    assert "Recorded: note" in texts(alice.page)
    assert chooser(alice.page, "/check-backs").fields["owner"] == EVERYONE


@pytest.mark.parametrize(("you", "signed"), [("Dana Okafor", "Dana Okafor"), ("none", "Alice")])
def test_what_you_record_is_signed_with_your_name(
    browser: Browser, told: Callable[[str], None], ledger: Ledger, you: str, signed: str
) -> None:
    told(STORY)
    app.change_setting(ledger, "you", you)
    browser.get("/deal?id=dune")
    browser.post("/deal/note", {"deal": "dune", "text": "moved house", "back": "/deal?id=dune"})
    assert {row.batch.actor for row in ledger.batches() if row.batch.what == "note"} == {signed}
    assert f"{signed} · " in texts(browser.page)


def test_the_pipeline_stays_everyones_with_yours_beside_it(alice: Browser, ledger: Ledger) -> None:
    page = alice.get("/pipeline?as=table")
    assert "2 open deals" in texts(page)
    yours = next(link for link in links(page) if "owner=Alice" in link)
    assert "1 open deal" in texts(alice.get(yours))
    assert "as=table" in yours
    app.change_setting(ledger, "you", "none")
    assert "Yours" not in texts(alice.get("/pipeline"))


@pytest.mark.parametrize("owner", [None, "", "Bob", " Bob ", "none"])
def test_an_address_says_each_owner_in_one_way(owner: str | None) -> None:
    assert owner_said(said_owner(owner)) == owner
