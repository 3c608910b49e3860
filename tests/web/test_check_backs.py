"""Check-backs: who is to be come back to and when, back on Today on their day, and a feed for a calendar."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import icalendar
import pytest
from starlette.testclient import TestClient
from tests.web.conftest import NOW, Browser, Clock
from tests.web.forms import Form, current, every_form, forms, links, marked, texts

from nextyes import app
from nextyes.app.acts import deal_now
from nextyes.deals import events as e
from nextyes.deals.fold import Status
from nextyes.store import Batch, Ledger
from nextyes.web.site import House, site

STORY = """
    2026-05-01 opened   acme Acme Ltd
    2026-05-01 assigned acme Alice
    2026-05-01 valued   acme 2400000
    2026-05-02 touched  acme call
    2026-05-04 lost     acme not_now
    2026-05-04 check_back_set acme 2026-11-18
    2026-05-01 opened   bolt Bolt GmbH
    2026-05-01 assigned bolt Bob
    2026-05-04 lost     bolt not_now
    2026-05-04 check_back_set bolt 2026-11-23
    2026-05-01 opened   cask Cask SA
    2026-05-01 assigned cask Alice
    2026-05-04 lost     cask no_decision
    2026-05-04 check_back_set cask 2026-11-24
    2026-05-01 opened   dune Dune BV
    2026-05-04 lost     dune not_now
    2026-05-04 check_back_set dune 2027-03-03
    2026-05-01 opened   elm Elm AG
    2026-05-04 lost     elm not_now
    2026-05-01 opened   fern Fern KG
    2026-05-01 snoozed  fern 2026-11-24
"""
HOUR = timedelta(hours=1)
QUOTE = "Not now; our budget is <b>closed</b>. Come back in November, please."


@pytest.fixture
def visitor(browser: Browser, told: Callable[[str], None], ledger: Ledger) -> Browser:
    """A browser at the story, in which one buyer answered and another wrote."""
    told(STORY)
    at = datetime(2026, 5, 3, 10, tzinfo=UTC)
    header: dict[str, Any] = {"at": at, "source": "mail"}
    said: list[e.Event] = [
        e.Answered(id="q1", deal_id="acme", reading=e.Reading.NOT_NOW, quote=QUOTE, **header),
        e.Heard(id="q2", deal_id="cask", channel=e.Channel.EMAIL, text="We are moving house.", **header),
        e.Heard(id="q3", deal_id="acme", channel=e.Channel.EMAIL, text="Bye!", source="mail", at=at + HOUR),
    ]
    ledger.append(said, batch=Batch(id="said", at=NOW, actor="Alice", what="reply"))
    return browser


def element(page: str, deal_id: str) -> str:
    found = re.search(rf'<li data-row="{deal_id}".*?</li>', page, re.DOTALL)
    assert found, f"no row for {deal_id}"
    return texts(found[0])


def send(browser: Browser, form: Form, status: int = 200, **changed: str) -> str:
    """Send a form as a browser without scripts does."""
    return browser.post(form.action, {**form.fields, **changed}, act=form.fields["act"], status=status)


# --- the list --------------------------------------------------------------------------------------------


def test_those_whose_day_has_passed_come_first_with_the_buyers_own_words(visitor: Browser) -> None:
    page = visitor.get("/check-backs")
    assert "Check-backs 4 closed deals to come back to" in texts(page)
    assert marked(page, "data-row") == ["acme", "bolt", "cask", "dune"]
    acme = element(page, "acme")
    assert "was for 18 November, 5 days ago" in acme
    assert "closed as not now on 4 May 2026" in acme
    assert f"they said: “{QUOTE}”" in acme
    assert "is for today" in element(page, "bolt")
    assert "is for tomorrow, 24 November" in element(page, "cask")
    assert "they said: “We are moving house.”" in element(page, "cask")
    assert "is for 3 March 2027, in 100 days" in element(page, "dune")
    assert "Their day has come 2 check-backs" in texts(page)
    assert "Still ahead 2 check-backs" in texts(page)
    assert not re.search(r"\b(due|overdue)\b", texts(page), re.IGNORECASE)


def test_the_one_in_focus_has_its_story_and_the_words_quoted(visitor: Browser) -> None:
    page = visitor.get("/check-backs")
    assert current(page) == ["acme"]
    assert "<blockquote>Not now; our budget is &lt;b&gt;closed&lt;/b&gt;." in page
    assert "<blockquote>Bye!</blockquote>" in page
    assert "Lost: not now" in texts(page)
    assert "We: call" in texts(page)
    address = next(link for link in links(page) if "deal=cask" in link)
    part = visitor.raw("GET", address, headers={"HX-Request": "true", "HX-Target": "part-focus"}).text
    assert marked(part, "data-of") == ["cask"]
    assert "<html" not in part
    for key in ("r", "e", "s", "Enter"):
        assert key in marked(part, "data-key")


def test_only_ones_own(visitor: Browser) -> None:
    page = visitor.get("/check-backs?owner=Alice")
    assert marked(page, "data-row") == ["acme", "cask"]
    assert "Nobody to come back to for Carol" in visitor.get("/check-backs?owner=Carol")


def test_none_at_all_says_where_they_come_from(browser: Browser) -> None:
    assert "record their reply" in browser.get("/check-backs")


def test_a_long_list_goes_on_and_its_count_is_its_length(browser: Browser, ledger: Ledger) -> None:
    events: list[e.Event] = []
    for number in range(70):
        header: dict[str, Any] = {"deal_id": f"d{number:02}", "at": NOW - timedelta(days=90), "source": "x"}
        events += [
            e.Opened(id=f"o{number}", name=f"Deal {number}", **header),
            e.Lost(id=f"l{number}", **header),
            e.CheckBackSet(id=f"c{number}", on=NOW.date() + timedelta(days=number - 60), **header),
        ]
    ledger.append(events, batch=Batch(id="x", at=NOW, actor="Alice", what="import"))
    page = browser.get("/check-backs")
    assert "the first 12 of 61" in texts(page)
    address = next(link for link in links(page) if link.endswith("list=come"))
    found: list[str] = []
    while address:
        page = browser.get(address)
        assert len(page.encode()) < 100_000
        found += marked(page, "data-row")
        later = re.search(r'href="([^"]*)" rel="next">Show', page)
        address = unescape(later[1]) if later else ""
    assert found == [f"d{number:02}" for number in range(61)]
    assert len(marked(browser.get("/check-backs?list=coming&page=99"), "data-row")) == 9


# --- the calendar ----------------------------------------------------------------------------------------


def month(page: str) -> str:
    found = re.search(r'<section class="card month".*?</section>', page, re.DOTALL)
    assert found
    return found[0]


def test_the_month_is_a_table_with_today_marked_and_counts_that_open_their_lists(visitor: Browser) -> None:
    page = month(visitor.get("/check-backs"))
    assert "November 2026 3 check-backs" in texts(page)
    assert texts(page).split("Su ")[1].split()[0] == "1", "November 2026 begins on a Sunday"
    today = re.findall(r'<td aria-current="date"[^>]*>.*?</td>', page)
    assert len(today) == 1
    assert "Monday 23 November 2026: 1 check-back" in today[0]
    days = re.findall(r'<a href="([^"]*day=[^"]*)" aria-label="[^:]*: (\d+) check-back', page)
    assert [address[-10:] for address, _ in days] == ["2026-11-18", "2026-11-23", "2026-11-24"]
    for address, count in days:
        assert len(marked(visitor.get(unescape(address)), "data-row")) == int(count)
    assert "All check-backs" in visitor.page
    assert 'class="chosen"' in month(visitor.page)
    mine = month(visitor.get("/check-backs?owner=Alice"))
    assert "November 2026 2 check-backs" in texts(mine)


def test_one_month_leads_to_the_next_and_back(visitor: Browser) -> None:
    page = month(visitor.get("/check-backs"))
    for name in (
        "December 2026 0 check-backs",
        "January 2027 0",
        "February 2027 0",
        "March 2027 1 check-back",
    ):
        ahead = re.search(r'href="([^"]*)" rel="next"', page)
        assert ahead
        page = month(visitor.get(unescape(ahead[1])))
        assert name in texts(page)
    assert len(marked(visitor.page, "data-row")) == 4, "the list stays"
    before = re.search(r'href="([^"]*)" rel="prev"', page)
    assert before
    assert "month=2027-02" in before[1]
    now = re.search(r'href="([^"]*)">today', page)
    assert now
    assert "November 2026" in visitor.get(unescape(now[1]))


@pytest.mark.parametrize("query", ["month=soon", "month=0001-01", "month=9999-12", "day=x", "list=all"])
def test_an_address_that_was_typed_wrong_is_told(visitor: Browser, query: str) -> None:
    assert "Not done" in visitor.get(f"/check-backs?{query}", status=400)


@pytest.mark.parametrize("edge", ["1970-01", "2199-12"])
def test_the_calendar_ends_somewhere(visitor: Browser, edge: str) -> None:
    page = month(visitor.get(f"/check-backs?month={edge}"))
    assert page.count('rel="') == 1


# --- what is done ----------------------------------------------------------------------------------------


def test_a_check_back_is_moved_to_another_day_and_back_by_undo(visitor: Browser, ledger: Ledger) -> None:
    form = forms(visitor.get("/check-backs?deal=acme"), "/deal/check-back")[0]
    assert [name for name, _ in form.buttons] == ["on"] * 4
    page = send(visitor, form, on=form.buttons[1][1])
    assert deal_now(ledger, "acme").check_back_on == date(2026, 11, 30)
    assert current(page) == ["bolt"], "the next one"
    assert "is for 30 November, in 7 days" in element(page, "acme")
    page = send(visitor, forms(page, "/undo")[0])
    assert deal_now(ledger, "acme").check_back_on == date(2026, 11, 18)
    page = visitor.get("/check-backs?month=2027-03&deal=acme")
    page = send(visitor, forms(page, "/deal/check-back")[0], on="2027-01-04")
    assert deal_now(ledger, "acme").check_back_on == date(2027, 1, 4)
    assert "March 2027" in month(page), "one goes on where one was"


def test_days_to_move_to_are_days_that_there_are(visitor: Browser, clock: Clock) -> None:
    clock.at = datetime(2026, 11, 30, 9, tzinfo=UTC)
    form = forms(visitor.get("/check-backs?deal=acme"), "/deal/check-back")[0]
    assert [value for _, value in form.buttons] == ["2026-12-01", "2026-12-07", "2026-12-30", "2027-02-28"]


def test_a_check_back_is_reopened(visitor: Browser, ledger: Ledger) -> None:
    page = send(visitor, forms(visitor.get("/check-backs?deal=acme"), "/deal/reopen")[0])
    deal = deal_now(ledger, "acme")
    assert (deal.status, deal.check_back_on) == (Status.OPEN, None)
    assert "acme" not in marked(page, "data-row")
    assert marked(page, "data-of") == ["acme"], "it stays in focus, to be worked"


def test_of_two_tabs_one_wins_and_the_other_is_told(visitor: Browser, ledger: Ledger) -> None:
    one, other = (forms(visitor.get("/check-backs?deal=acme"), "/deal/check-back")[0] for _ in range(2))
    for _ in range(2):  # a double click is one act
        send(visitor, one, on="2027-01-04")
    assert "somebody recorded something" in texts(send(visitor, other, 400, on="2027-02-01")).lower()
    assert deal_now(ledger, "acme").check_back_on == date(2027, 1, 4)
    assert [row.batch.what for row in ledger.batches()].count("check-back") == 1


def test_on_its_day_it_is_on_today_with_the_words_quoted(
    visitor: Browser, clock: Clock, ledger: Ledger
) -> None:
    assert "cask" not in marked(visitor.get("/?advice=check_back"), "data-row")
    clock.at = datetime(2026, 11, 23, 23, 59, tzinfo=UTC)
    assert "cask" not in marked(visitor.get("/?advice=check_back"), "data-row")
    clock.on(1 / 24)
    page = visitor.get("/?advice=check_back&deal=cask")
    assert sorted(marked(page, "data-row")) == ["acme", "bolt", "cask"]
    assert "<blockquote>We are moving house.</blockquote>" in page
    app.change_setting(ledger, "zone", "America/New_York")  # where it is still the day before
    assert "cask" not in marked(visitor.get("/?advice=check_back"), "data-row")
    assert "is for tomorrow" in element(visitor.get("/check-backs"), "cask")


# --- in one's own calendar -------------------------------------------------------------------------------


def feed_form(page: str) -> Form:
    return next(form for form in every_form(page) if ("do", "link") in form.buttons)


def link_of(page: str) -> str:
    found = re.search(r'id="feed-link" readonly value="([^"]*)"', page)
    assert found
    return unescape(found[1])


@pytest.fixture
def link(visitor: Browser) -> str:
    """The link of a feed, just made."""
    return link_of(send(visitor, feed_form(visitor.get("/check-backs")), do="link"))


@pytest.fixture
def program(ledger: Ledger, ledger_url: str, clock: Clock, tmp_path: Path) -> Iterator[TestClient]:
    """A calendar program: no cookies, no page seen before."""
    house = House(url=ledger_url, clock=clock, actor="Alice", uploads=tmp_path / "uploads")
    with TestClient(site(house), base_url="http://localhost") as client:
        yield client


def entries(program: TestClient, link: str) -> dict[str, icalendar.Event]:
    """Return what a calendar program shows, by the deal that each entry leads to."""
    answer = program.get(link)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    known = icalendar.Calendar.from_ical(answer.content)
    assert not known.errors
    found = list(known.walk("VEVENT"))
    assert len({str(each["UID"]) for each in found}) == len(found)
    return {str(each["URL"]).rpartition("=")[2]: each for each in found}  # type: ignore[misc]


def test_the_feed_has_each_check_back_on_its_day_with_the_words(link: str, program: TestClient) -> None:
    assert link.startswith("http://localhost/feed/")
    found = entries(program, link)
    assert {name: each.decoded("DTSTART") for name, each in found.items()} == {
        "acme": date(2026, 11, 18),
        "bolt": date(2026, 11, 23),
        "cask": date(2026, 11, 24),
        "dune": date(2027, 3, 3),
    }
    assert found["acme"]["SUMMARY"] == "Check back: Acme Ltd"
    assert QUOTE in str(found["acme"]["DESCRIPTION"])
    assert "€24,000" in str(found["acme"]["DESCRIPTION"])
    assert found["acme"]["URL"] == "http://localhost/deal?id=acme"
    assert "set-cookie" not in program.get(link).headers


def test_an_entry_that_is_moved_keeps_its_name_and_one_that_is_reopened_goes(
    visitor: Browser, link: str, program: TestClient, clock: Clock
) -> None:
    before = entries(program, link)
    clock.on(0.01)
    send(visitor, forms(visitor.get("/check-backs?deal=acme"), "/deal/check-back")[0], on="2027-01-04")
    send(visitor, forms(visitor.get("/check-backs?deal=bolt"), "/deal/reopen")[0])
    after = entries(program, link)
    assert after["acme"]["UID"] == before["acme"]["UID"]
    assert after["acme"].decoded("DTSTART") == date(2027, 1, 4)
    assert after["acme"].decoded("DTSTAMP") > before["acme"].decoded("DTSTAMP")
    assert after["cask"].to_ical() == before["cask"].to_ical(), "what did not change stays as it was"
    assert "bolt" not in after


def test_the_link_is_shown_once_and_kept_as_a_digest_only(
    visitor: Browser, link: str, ledger: Ledger
) -> None:
    secret = urlsplit(link).path.removeprefix("/feed/").removesuffix(".ics")
    assert len(secret) >= 32
    page = visitor.get("/check-backs")
    assert secret not in page
    assert "A link was made on 23 November 2026, 09:00" in texts(page)
    kept = ledger._database.query("SELECT value FROM setting")
    assert secret not in repr(kept)
    assert app.may_read_feed(ledger, secret)


def test_a_wrong_link_shows_nothing(program: TestClient, visitor: Browser, link: str) -> None:
    for address in ("/feed/x.ics", link.replace(".ics", "x.ics"), "/feed/.ics", f"{link}/x"):
        answer = program.get(address)
        assert answer.status_code == 404
        assert "Acme" not in answer.text
    assert program.get(link, headers={"host": "evil.example"}).status_code == 400
    assert program.post(link).status_code in (403, 405)


def test_before_any_link_is_made_none_works(program: TestClient, visitor: Browser, ledger: Ledger) -> None:
    assert program.get("/feed/None.ics").status_code == 404
    assert not app.may_read_feed(ledger, "")


def test_a_new_link_ends_the_old_and_a_link_can_be_ended(
    visitor: Browser, program: TestClient, link: str
) -> None:
    form = feed_form(visitor.get("/check-backs"))
    again = link_of(send(visitor, form, do="link"))
    assert again == link_of(send(visitor, form, do="link")), "a double click makes one link"
    assert program.get(link).status_code == 404
    assert program.get(again).status_code == 200
    page = send(visitor, feed_form(visitor.get("/check-backs")), do="end")
    assert "Make a private link" in texts(page)
    assert program.get(again).status_code == 404


def test_a_stranger_cannot_make_a_link(visitor: Browser, ledger: Ledger) -> None:
    form = feed_form(visitor.get("/check-backs"))
    visitor.post(form.action, {**form.fields, "token": "0" * 64}, act=form.fields["act"], status=403)
    assert app.feed_made(ledger) is None


def test_a_feed_may_be_of_one_owner(visitor: Browser, program: TestClient) -> None:
    page = send(visitor, feed_form(visitor.get("/check-backs?owner=Alice")), do="link")
    assert set(entries(program, link_of(page))) == {"acme", "cask"}


def test_long_past_check_backs_are_not_in_the_feed(link: str, program: TestClient, clock: Clock) -> None:
    clock.on(40)
    assert set(entries(program, link)) == {"dune"}


def test_one_check_back_as_a_file(visitor: Browser) -> None:
    page = visitor.get("/check-backs?deal=acme")
    answer = visitor.raw("GET", next(link for link in links(page) if link.startswith("/check-back.ics")))
    assert answer.headers["content-disposition"] == 'attachment; filename="check-back.ics"'
    [entry] = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    assert entry["SUMMARY"] == "Check back: Acme Ltd"
    assert "no day to come back" in visitor.get("/check-back.ics?id=elm", status=400)
    assert "no deal" in visitor.get("/check-back.ics?id=nobody", status=400)


HOSTILE = "<script>alert(1)</script>\r\nEND:VEVENT\r\nBEGIN:VEVENT\u2028X:1\"'{{7*7}}"


def test_hostile_text_in_every_field_is_text(browser: Browser, ledger: Ledger, program: TestClient) -> None:
    header: dict[str, Any] = {"deal_id": HOSTILE, "source": HOSTILE, "actor": HOSTILE}
    at = [datetime(2026, 11, day, tzinfo=UTC) for day in range(1, 7)]
    events: list[e.Event] = [
        e.Opened(id="1", at=at[0], name=HOSTILE, organization=HOSTILE, contact=HOSTILE, **header),
        e.Assigned(id="2", at=at[1], owner=HOSTILE, **header),
        e.Heard(id="3", at=at[2], channel=e.Channel.EMAIL, subject=HOSTILE, text=HOSTILE, **header),
        e.Lost(id="4", at=at[3], reason=HOSTILE, note=HOSTILE, **header),
        e.CheckBackSet(id="5", at=at[4], on=date(2026, 11, 23), why=HOSTILE, **header),
    ]
    ledger.append(events, batch=Batch(id="x", at=NOW, actor=HOSTILE, what="import", source=HOSTILE))
    page = browser.get("/check-backs")
    assert "<script>alert" not in page
    assert "{{7*7}}" in page
    [entry] = entries(program, link_of(send(browser, feed_form(page), do="link"))).values()
    assert "BEGIN:VEVENT" in str(entry["SUMMARY"])
    assert "X" not in entry
