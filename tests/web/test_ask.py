"""The ask: words for this deal, edited, taken away as a mail, logged once; nothing is ever sent."""

import email
from collections.abc import Callable
from email import policy

import pytest
from tests.web.conftest import Browser
from tests.web.forms import Form, forms, links, texts

from nextyes.deals import events as e
from nextyes.store import Ledger

STORY = """
    2026-09-01 opened   acme Acme <b>Ltd</b>
    2026-09-01 assigned acme Alice
    2026-09-01 valued   acme 3000000
    2026-09-02 touched  acme call
    2026-09-28 touched  acme email
    2026-10-31 touched  acme email
"""


@pytest.fixture
def acme(browser: Browser, told: Callable[[str], None]) -> Browser:
    told(STORY)
    return browser


def ask_form(browser: Browser, query: str = "") -> Form:
    return forms(browser.get(f"/ask?deal=acme{query}"), "/ask")[0]


def asks(ledger: Ledger) -> list[e.Asked]:
    return [event for event in ledger.events("acme") if isinstance(event, e.Asked)]


def test_the_words_are_for_this_deal_with_a_way_out_and_its_owner_signs(acme: Browser) -> None:
    words = ask_form(acme).fields["body"]
    assert "is it a no?" in words
    assert "“not for us”" in words
    assert words.rstrip().endswith("Alice")
    assert "{" not in words


def test_the_words_as_edited_are_logged_and_undone(acme: Browser, ledger: Ledger) -> None:
    form = ask_form(acme, "&then=/?deal=bolt")
    edited = form.fields | {"body": "So, is it a no? Say so if it is.", "channel": "call"}
    page = acme.post("/ask", edited)
    (asked,) = asks(ledger)
    assert (asked.words, asked.channel) == ("So, is it a no? Say so if it is.", "call")
    assert "Recorded: ask" in texts(page)
    undo = forms(page, "/undo")[0]
    acme.post("/undo", undo.fields)
    assert not asks(ledger)


def test_a_double_click_logs_once(acme: Browser, ledger: Ledger) -> None:
    form = ask_form(acme)
    acme.post("/ask", form.fields, act=form.fields["act"])
    acme.post("/ask", form.fields, act=form.fields["act"])
    assert len(asks(ledger)) == 1


def test_two_tabs_one_wins_and_the_other_is_told(acme: Browser, ledger: Ledger) -> None:
    first, second = ask_form(acme).fields, ask_form(acme).fields
    acme.post("/ask", first, act=first["act"])
    page = acme.post("/ask", second, act=second["act"], status=400)
    assert "Somebody" in texts(page)
    assert len(asks(ledger)) == 1


def test_without_words_nothing_is_logged(acme: Browser, ledger: Ledger) -> None:
    acme.post("/ask", ask_form(acme).fields | {"body": "  "}, status=400)
    assert not asks(ledger)


def test_a_draft_is_a_mail_that_names_nobody_and_carries_no_header_of_theirs(acme: Browser) -> None:
    fields = ask_form(acme).fields | {"subject": "Is it a no?\r\nBcc: all@example.com", "body": "Grüße – ok?"}
    acme.get("/settings")
    response = acme.raw("POST", "/ask/mail", data=fields)
    letter = email.message_from_bytes(response.content, policy=policy.default)
    assert response.headers["content-disposition"] == 'attachment; filename="ask.eml"'
    assert letter["Bcc"] is None
    assert letter["To"] is None
    assert letter["X-Unsent"] == "1"
    assert letter.get_content().strip() == "Grüße – ok?"


def test_another_play_is_chosen_and_the_way_on_is_kept(acme: Browser) -> None:
    page = acme.get("/ask?deal=acme&then=/?deal=bolt")
    others = [link for link in links(page) if link.startswith("/ask?deal=acme&play=")]
    assert len(others) >= 3
    form = forms(acme.get(others[-1]), "/ask")[0]
    assert form.fields["then"] == "/?deal=bolt"
    assert form.fields["play"] in others[-1]


def test_a_way_on_that_is_not_ours_is_not_taken(acme: Browser) -> None:
    form = ask_form(acme, "&then=//example.com/")
    acme.get("/settings")
    response = acme.raw("POST", "/ask", data=form.fields, follow_redirects=False)
    assert response.headers["location"].startswith("/?done=")


def test_what_a_buyer_calls_itself_is_text(acme: Browser) -> None:
    assert "<b>Ltd" not in acme.get("/ask?deal=acme")


def test_a_deal_that_is_not_there_is_a_plain_error(browser: Browser) -> None:
    assert "no deal" in texts(browser.get("/ask?deal=nobody", 400))
