"""The page of nos: what it counts, what it says of it, and what it says when there is nothing."""

import csv
import io
import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from tests.web.conftest import Browser, Clock
from tests.web.forms import forms, links, texts

from nextyes.store import Ledger

STORY = """
    2026-09-01 opened   acme Acme Ltd
    2026-09-01 assigned acme Alice
    2026-09-02 touched  acme call 30
    2026-11-12 asked    acme call
    2026-11-17 answered acme no
    2026-11-17 lost     acme no_decision
    2026-10-01 opened   bolt Bolt GmbH
    2026-10-01 assigned bolt Bob
    2026-11-23 lost     bolt not_a_fit
    2026-10-01 opened   cask Cask SA
    2026-11-20 lost     cask no_decision
    2026-11-01 opened   dune Dune BV
    2026-11-01 assigned dune Bob
    2026-11-19 won      dune
    2026-11-01 opened   echo Echo
    2026-11-23 lost     echo not_now
    2026-11-23 reopened echo
"""


def past(nos: int) -> str:
    """Nos of August: every other took a week and two touches, the others sixty days and ten."""
    lines = []
    for number in range(nos):
        touches, days = ((2, 7), (10, 60))[number % 2]
        closed = date(2026, 8, 20)
        opened = closed - timedelta(days=days)
        lines += [f"{opened} opened old{number}"]
        lines += [f"{opened} touched old{number} call" for _ in range(touches)]
        lines += [f"{closed} lost old{number} competitor"]
    return "\n".join(lines)


def tile(page: str, name: str) -> str:
    found = re.search(rf'<p class="card tile"><a [^>]*>{name}</a>(.*?)</p>', page, re.DOTALL)
    assert found
    return texts(found[1])


def table(browser: Browser, address: str) -> list[dict[str, str]]:
    response = browser.raw("GET", address)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_nothing_to_count_leads_to_the_import(browser: Browser) -> None:
    page = browser.get("/nos")
    assert "Nothing to count yet" in page
    assert "/import" in links(page)


def test_nos_are_counted_and_no_decision_is_shown_apart(
    browser: Browser, told: Callable[[str], None]
) -> None:
    """Acme said no though the class is no decision; echo's no counts though it was reopened."""
    told(STORY)
    page = browser.get("/nos")
    assert tile(page, "This week") == "2 nos 0 yeses"
    assert tile(page, "This month") == "3 nos 1 yes; 1 more ended in no decision"
    assert "3 nos and 1 yes ; 1 more ended in no decision, by silence." in texts(page)
    assert "3.0 nos for each yes" in texts(page)
    assert "Fast can be told from slow when 20 nos were heard." in texts(page)
    rows = table(browser, "/nos.csv?table=nos")
    assert [(row["deal_id"], row["owner"], row["how"]) for row in rows] == [
        ("bolt", "Bob", "not a fit"),
        ("echo", "", "not now"),
        ("acme", "Alice", "a no in their words"),
    ]
    assert rows[2]["hours"] == "0.75"  # half an hour, and an ask at fifteen minutes


def test_one_owners_nos(browser: Browser, told: Callable[[str], None]) -> None:
    told(STORY)
    page = browser.get("/nos?owner=Bob")
    assert tile(page, "This month") == "1 no 1 yes"
    assert tile(browser.get("/nos?owner=%20"), "This month") == "1 no 0 yeses; 1 more ended in no decision"
    assert "No yes yet, after 1 no." in texts(browser.page)
    assert tile(browser.get("/nos?owner=Nobody"), "This month") == "0 nos 0 yeses"


def test_fast_nos_and_the_hours_they_gave_back(browser: Browser, told: Callable[[str], None]) -> None:
    """Before November half of 40 nos took a week; slow ones took ten touches, two and a half hours."""
    told(past(40) + "\n2026-11-02 opened fay\n2026-11-03 touched fay call 30\n2026-11-09 lost fay competitor")
    page = texts(browser.get("/nos"))
    assert "Fast is a no within 34 days of the opening: half of the last 40 nos before November 2026" in page
    assert "A fast no gave back about 2.0 h (one no tells of no spread): 1 fast no freed 2.0 h ." in page
    (row,) = table(browser, "/nos.csv?table=nos")
    assert (row["hours"], row["hours_freed"]) == ("0.5", "2")
    assert table(browser, "/nos.csv?table=pace")[0]["deals"] == "1"


def test_other_days_are_chosen_and_led_to(browser: Browser, told: Callable[[str], None]) -> None:
    told(past(40) + STORY)
    page = browser.get("/nos?period=month&on=2026-08-05")
    assert "40 nos and 0 yeses" in texts(page)
    assert "/nos?period=month&on=2026-07-31" in links(page)
    assert "/nos?period=month&on=2026-09-01" in links(page)
    assert "40 nos and 0 yeses" in texts(browser.get("/nos?period=custom&from=2026-08-20&to=2026-08-20"))
    assert "No deal was closed." in texts(browser.get("/nos?period=week&on=2026-08-12"))
    assert "43 nos and 1 yes" in texts(browser.get("/nos?period=year"))


@pytest.mark.parametrize(
    "query",
    ["period=day", "on=x", "on=2030-01-01", "period=custom&from=2026-02-01&to=2026-01-01", "on=0001-01-01"],
)
def test_days_there_are_not_are_told(browser: Browser, query: str) -> None:
    assert "Not done" in browser.get(f"/nos?{query}", status=400)


def test_a_table_there_is_not_is_told(browser: Browser) -> None:
    assert browser.raw("GET", "/nos.csv?table=x").status_code == 400


def test_a_new_week_begins_anew(browser: Browser, told: Callable[[str], None], clock: Clock) -> None:
    told(STORY)
    assert tile(browser.get("/nos"), "This week") == "2 nos 0 yeses"
    clock.on(7)
    assert tile(browser.get("/nos"), "This week") == "0 nos 0 yeses"


def test_a_no_undone_is_no_no(browser: Browser, told: Callable[[str], None], ledger: Ledger) -> None:
    told(STORY)
    assert "Nothing to count yet" not in browser.get("/nos")
    ledger.undo(ledger.batches()[0].batch.id, at=ledger.batches()[0].batch.at, actor="Bob")
    assert "Nothing to count yet" in browser.get("/nos")


def test_a_goal_is_set_and_given_up(browser: Browser, told: Callable[[str], None]) -> None:
    told(STORY)
    page = browser.get("/nos")
    form = forms(page, "/nos/goal")[0]
    page = browser.post("/nos/goal", {**form.fields, "goal": "5"})
    assert "2 of 5" in texts(page)
    assert "nos this week, of those you set out to hear" in texts(page)
    assert "as many as you set out to hear" in texts(browser.post("/nos/goal", {**form.fields, "goal": "2"}))
    assert "due" not in re.findall(r"\w+", texts(browser.page).lower())
    own = forms(browser.get("/nos?owner=Bob"), "/nos/goal")[0]
    assert "A goal of one’s own" in browser.post("/nos/goal", {**own.fields, "goal": "1"})
    assert "2 of 2" in texts(browser.get("/nos"))
    assert "Set a goal" in texts(browser.post("/nos/goal", {**form.fields, "goal": ""}))
    assert "whole number of nos" in browser.post("/nos/goal", {**form.fields, "goal": "x"}, status=400)


HOSTILE = "<script>alert(1)</script>=1+1"


def test_hostile_names_are_text(browser: Browser, told: Callable[[str], None]) -> None:
    told(f"2026-11-01 opened =cmd {HOSTILE}\n2026-11-01 assigned =cmd {HOSTILE}\n2026-11-02 lost =cmd")
    page = browser.get("/nos")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    (row,) = table(browser, "/nos.csv?table=nos")
    assert row["deal_id"] == "'=cmd"
    assert "<script>alert" not in browser.get(f"/nos?owner={HOSTILE}")
    assert "<script>alert" not in browser.get(f"/hours?owner={HOSTILE}&period={HOSTILE}", status=400)


def test_each_chart_has_a_table_and_says_the_same(browser: Browser, told: Callable[[str], None]) -> None:
    told(STORY)
    page = browser.get("/nos?period=month")
    drawn = re.findall(r'<rect class="(?:no|silent|yes)" [^>]*><title>([^<]*)</title>', page)
    assert sorted(drawn) == [
        "17 November 2026: nos 1",
        "19 November 2026: yeses 1",
        "20 November 2026: no decision 1",
        "23 November 2026: nos 2",
    ]
    rows = table(browser, "/nos.csv?table=series&period=month")
    assert sum(int(row["nos"]) for row in rows) == 3
    assert len(rows) == 23
    assert 'style="' not in page
