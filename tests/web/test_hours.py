"""The page of hours: where they went, what was measured, what early nos freed."""

from collections.abc import Callable

from tests.web.conftest import Browser
from tests.web.forms import links, texts
from tests.web.test_nos import past, table

STORY = """
    2026-11-01 opened   acme Acme Ltd
    2026-11-01 assigned acme Alice
    2026-11-02 touched  acme call 90
    2026-11-03 touched  acme call
    2026-11-04 asked    acme call
    2026-11-05 won      acme
    2026-11-01 opened   bolt Bolt GmbH
    2026-11-01 assigned bolt Bob
    2026-11-02 heard    bolt meeting 60
    2026-11-02 lost     bolt no_decision
    2026-11-01 opened   cask Cask SA
    2026-11-20 touched  cask email 30
"""


def test_nothing_done_leads_to_the_import(browser: Browser) -> None:
    page = browser.get("/hours")
    assert "No hours in November 2026" in texts(page)
    assert "/import" in links(page)


def test_hours_by_what_became_of_the_deals(browser: Browser, told: Callable[[str], None]) -> None:
    told(STORY)
    page = texts(browser.get("/hours"))
    assert "3.5 h : 57 % into deals that are won, none into deals that ended in a no" in page
    assert "29 % into deals that ended in no decision, 14 % into deals that are still open" in page
    assert "86 % of them measured; the rest is 1 touch at 15 minutes and 1 ask at 15 minutes" in page
    rows = {row["where"]: row["hours"] for row in table(browser, "/hours.csv?table=went")}
    assert rows == {
        "won": "2", "a no in their words": "0", "not now": "0", "not a fit": "0", "lost to a competitor": "0",
        "lost, why is not written down": "0", "no decision": "1", "still open": "0.5",
    }  # fmt: skip
    by_rep = table(browser, "/hours.csv?table=reps")
    assert [(row["owner"], row["hours"]) for row in by_rep] == [("Alice", "2"), ("Bob", "1"), ("", "0.5")]
    assert sum(float(row["hours"]) for row in table(browser, "/hours.csv?table=series")) == 3.5


def test_one_owners_hours(browser: Browser, told: Callable[[str], None]) -> None:
    told(STORY)
    assert "1.0 h : none into deals that are won" in texts(browser.get("/hours?owner=Bob"))
    assert "All of them measured." in texts(browser.page)
    assert "Nobody touched a deal of Carol then" in texts(browser.get("/hours?owner=Carol"))


def test_freed_hours_went_where_the_others_hours_went(browser: Browser, told: Callable[[str], None]) -> None:
    """A fast no of nobody's frees two hours; nobody's own hours went half into it and half into cask."""
    fay = "2026-11-02 opened fay\n2026-11-03 touched fay call 30\n2026-11-09 lost fay competitor"
    told(f"{past(40)}\n{STORY}{fay}")
    page = texts(browser.get("/hours"))
    assert "1 fast no freed about 2.0 h ." in page
    rows = {row["where"]: row["hours_freed"] for row in table(browser, "/hours.csv?table=went")}
    assert (rows["lost to a competitor"], rows["still open"], rows["won"]) == ("1", "1", "0")


def test_tables_there_are_not_are_told(browser: Browser) -> None:
    assert browser.raw("GET", "/hours.csv?table=x").status_code == 400
    assert "Not done" in browser.get("/hours?period=x", status=400)
