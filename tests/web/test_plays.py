"""Plays: one's own are written, looked at, refused where they press, kept, used first, dropped, had back."""

from collections.abc import Callable

import pytest
from tests.web.conftest import Browser
from tests.web.forms import Form, forms, texts

from nextyes.app import asking
from nextyes.store import Ledger

FIELDS = {
    "name": "",
    "title": "Straight & short",
    "situation": "suspected_no",
    "channel": "email",
    "source": "our own",
    "subject": "Is it a no?",
    "body": "Hi {contact|there},\n\nSo, is it a no? Just say [[not for us]].\n\n{owner}",
}


def play_form(browser: Browser, name: str = "") -> Form:
    return forms(browser.get(f"/plays?play={name}"), "/plays")[0]


def test_one_of_ones_own_is_kept_and_comes_first(
    browser: Browser, ledger: Ledger, told: Callable[[str], None]
) -> None:
    told("2026-09-01 opened acme Acme\n2026-09-02 touched acme email\n2026-10-02 touched acme email")
    browser.post("/plays", play_form(browser).fields | FIELDS)
    assert [play.name for play in asking.own_plays(ledger)] == ["straight-short"]
    body = forms(browser.get("/ask?deal=acme"), "/ask")[0].fields["body"]
    assert body.startswith("Hi there,")
    assert "“not for us”" in body


@pytest.mark.parametrize(
    ("what", "why"),
    [
        ({"body": "Last chance! Is it [[not for us]]?"}, "false deadline"),
        ({"body": "Is it a no?"}, "no way out"),
        ({"body": "Is it {nonsense}? [[not for us]]"}, "no fact"),
        ({"title": ""}, "title"),
        ({"subject": ""}, "subject"),
        ({"situation": "whenever"}, "whenever"),
    ],
)
def test_what_its_review_refuses_is_not_kept(
    browser: Browser, ledger: Ledger, what: dict[str, str], why: str
) -> None:
    page = browser.post("/plays", play_form(browser).fields | FIELDS | what, status=400)
    assert why in texts(page)
    assert forms(page, "/plays")[0].fields["source"] == "our own", "what was written is not lost"
    assert not asking.own_plays(ledger)


def test_looking_keeps_nothing_and_shows_the_words(browser: Browser, ledger: Ledger) -> None:
    page = browser.post("/plays/look", play_form(browser).fields | FIELDS)
    assert "So, is it a no? Just say “not for us”." in texts(page)
    assert not asking.own_plays(ledger)


def test_one_that_ships_is_a_beginning_and_stays(browser: Browser, ledger: Ledger) -> None:
    form = play_form(browser, "suspected-no-email")
    assert form.fields["name"] == ""
    browser.post("/plays", form.fields | {"title": "Mine"})
    assert [play.name for play in asking.own_plays(ledger)] == ["mine"]
    assert "suspected-no-email" in {play.name for play in asking.plays(ledger)}


def test_a_dropped_one_can_be_had_back(browser: Browser, ledger: Ledger) -> None:
    browser.post("/plays", play_form(browser).fields | FIELDS)
    page = browser.post("/plays/drop", play_form(browser, "straight-short").fields)
    assert not asking.own_plays(ledger)
    browser.post("/plays", forms(page, "/plays")[0].fields)
    assert [play.title for play in asking.own_plays(ledger)] == ["Straight & short"]


def test_a_line_cannot_bring_another_header(browser: Browser, ledger: Ledger) -> None:
    browser.post("/plays", play_form(browser).fields | FIELDS | {"title": "Mine\nchannel: call"})
    (kept,) = asking.own_plays(ledger)
    assert kept.channel == "email"


def test_hostile_words_are_words(browser: Browser) -> None:
    body = "<script>x</script> Is it a no? [[not for us]] {{ 7*7 }}"
    page = browser.post("/plays/look", play_form(browser).fields | FIELDS | {"body": body})
    assert "<script>x" not in page
