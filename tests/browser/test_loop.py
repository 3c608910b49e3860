"""The whole loop, in a real browser: import, ask, the essay's two replies, the check-back's day, undo."""

import re
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Site

from nextyes.app.acts import deal_now
from nextyes.deals.fold import Deal, Status
from nextyes.store import open_ledger

Tab = Callable[..., Page]

NOT_NOW = (
    "Thank you for giving me permission to say no. It is not a good fit now, check back with me in a year."
    "\n\nBob\n\nOn Mon, Alice wrote:\n> So, is it a no?"
)
COUNTER = "Oh, well, actually... our budget is {x}. Could you meet me in the middle at {z}?"


def deal(at: Site, deal_id: str) -> Deal:
    with closing(open_ledger(at.ledger)) as ledger:
        return deal_now(ledger, deal_id)


def in_focus(page: Page) -> str:
    """Return the id of the deal that Today shows beside its queue."""
    return page.locator("[data-of]").get_attribute("data-of") or ""


def answered(page: Page, words: str) -> None:
    """Paste a reply as a person does, and wait for its reading."""
    page.fill("#text", words)
    page.get_by_role("button", name="Read it").click()
    reading = page.get_by_role("heading", name="They say:")
    expect(reading).to_be_visible()


def bring_in(page: Page, files: list[Path]) -> None:
    """From the empty first page to a queue."""
    page.goto("/")
    expect(page.get_by_text("No deals yet")).to_be_visible()
    page.get_by_role("link", name="Bring in your deals").click()
    page.wait_for_load_state()  # with its script, which sends what is chosen
    page.set_input_files("input[type=file]", files)
    page.get_by_role("button", name="Import ").click(timeout=60_000)
    page.get_by_role("link", name="To today").click(timeout=60_000)
    page.locator("[data-row]").first.wait_for(timeout=60_000)


def ask(page: Page) -> str:
    """Ask the deal in focus in the play's words; return which it was."""
    asked = in_focus(page)
    leads_on(page, "a")
    assert "“" in page.input_value("#body"), "the buyer is handed words to refuse with"
    leads_on(page, "l")
    expect(page.get_by_text("Recorded: ask")).to_be_visible()
    return asked


def leads_on(page: Page, *keys: str) -> None:
    """Press keys, or type words, of which the last leads to another page."""
    with page.expect_navigation():
        for key in keys:
            (page.keyboard.type if len(key) > 1 and key.islower() else page.keyboard.press)(key)


def record(page: Page) -> None:
    leads_on(page, "y")
    expect(page.get_by_text("Recorded: reply")).to_be_visible()


def test_from_the_first_run_to_a_check_back_on_its_day(empty: Site, tab: Tab, files: list[Path]) -> None:
    page = tab(empty)
    bring_in(page, files)
    first = ask(page)
    assert in_focus(page) != first, "the next deal is there"
    assert deal(empty, first).asks

    page.goto(f"/?deal={first}")  # the essay's first reply: not now, in a year
    leads_on(page, "r")
    answered(page, NOT_NOW)
    expect(page.locator("mark").first).to_be_visible()
    expect(page.get_by_text("comes back on Tuesday 23 November 2027")).to_be_visible()
    record(page)
    closed = deal(empty, first)
    assert (closed.status, closed.outcome) == (Status.LOST, "not_now")

    second = in_focus(page)  # the second: a counter at z
    price = deal(empty, second).amount
    assert price
    asked, z = float(price.amount), round(float(price.amount) * 0.8, -2)
    leads_on(page, "r")
    answered(page, COUNTER.format(x=f"{asked * 0.6:,.0f}", z=f"{z:,.0f}"))
    expect(page.get_by_label("Their price")).to_have_value(re.compile(f"^{z:.0f}"))
    record(page)
    offer = deal(empty, second).their_offer
    assert offer
    assert float(offer.amount) == z
    leads_on(page, "u")
    assert deal(empty, second).their_offer != offer

    page.get_by_role("link", name="Check-backs").click()
    page.goto("/check-backs?month=2027-11")
    empty.clock.on(365)  # its day
    page.goto("/?advice=check_back")
    page.locator(f'[data-row="{first}"]').wait_for(timeout=60_000)
    page.goto(f"/?deal={first}")
    expect(page.get_by_text("check back with me in a year").first).to_be_visible()


def test_by_the_keyboard_alone(full: Site, tab: Tab) -> None:
    page = tab(full)
    page.goto("/")
    keys = page.keyboard
    begin = in_focus(page)
    keys.press("j")
    expect(page.locator("[data-of]")).not_to_have_attribute("data-of", begin)
    chosen = in_focus(page)
    keys.press("s")
    expect(page.get_by_role("dialog", name="Snooze until")).to_be_visible()
    leads_on(page, "Enter")  # tomorrow: the first choice has the focus
    assert deal(full, chosen).wait_until == date(2026, 11, 24)
    leads_on(page, "u")
    assert deal(full, chosen).wait_until != date(2026, 11, 24)
    keys.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    keys.press("Escape")
    leads_on(page, "/", "team", "Enter")
    assert "/pipeline?q=team" in page.url


def test_a_reply_by_the_keyboard_alone(full: Site, tab: Tab) -> None:
    page = tab(full)
    page.goto("/")
    keys = page.keyboard
    chosen = in_focus(page)
    leads_on(page, "Enter")
    assert "/deal?" in page.url
    leads_on(page, "r")
    keys.type("We went with another vendor, sorry.")  # the field has the focus
    keys.press("Control+Enter")
    expect(page.get_by_role("heading", name="They say: a no")).to_be_focused()
    keys.press("2")
    expect(page.get_by_role("heading", name="They say: not now")).to_be_focused()
    keys.press("1")
    expect(page.get_by_role("heading", name="They say: a no")).to_be_focused()
    leads_on(page, "y")
    assert deal(full, chosen).status is Status.LOST


def test_without_javascript(full: Site, tab: Tab) -> None:
    page = tab(full, java_script_enabled=False)
    page.goto("/")
    chosen = in_focus(page)
    page.get_by_role("link", name="Record their reply").click()
    answered(page, NOT_NOW)
    page.get_by_role("button", name="a no", exact=False).first.click()
    expect(page.get_by_role("heading", name="They say: a no")).to_be_visible()
    page.get_by_role("button", name="not now").click()
    page.get_by_role("button", name="Yes, record it").click()
    expect(page.get_by_text("Recorded: reply")).to_be_visible()
    assert deal(full, chosen).status is Status.LOST
    page.get_by_role("button", name="Undo").click()
    assert deal(full, chosen).status is Status.OPEN
    page.goto(f"/?deal={chosen}")
    page.locator("summary", has_text="Snooze").click()
    page.get_by_role("button", name="Next week").click()
    assert deal(full, chosen).wait_until == date(2026, 11, 30)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_day_of_ones_own_and_everyones_a_click_away(full: Site, tab: Tab, scripts: bool) -> None:
    page = tab(full, java_script_enabled=scripts)

    def choose(whose: str) -> None:
        before = page.url
        page.get_by_label("Whose").select_option(whose)
        if not scripts:
            page.get_by_role("button", name="Show").click()
        page.wait_for_url(lambda url: url != before)

    page.goto("/")
    everyones = count_of(page)
    page.goto("/settings")
    you = page.locator("#people tbody tr").first.get_by_role("link").inner_text()
    page.get_by_label("Your name").fill(you)
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#people tr[aria-current]")).to_contain_text(f"{you} you")
    page.get_by_role("link", name="Today").click()
    expect(page.get_by_label("Whose")).to_have_value(you)
    yours = count_of(page)
    assert 0 < yours < everyones
    choose("everyone’s")
    assert count_of(page) == everyones
    page.get_by_role("button", name="Follow-up done").click()
    expect(page.get_by_label("Whose")).to_have_value("")
    choose(f"{you} (you)")
    assert count_of(page) <= yours


def count_of(page: Page) -> int:
    """Return how many deals Today has."""
    return int(page.get_by_label("Lists of today").locator(".count").first.inner_text().replace(",", ""))


def test_pasting_reads_at_once(full: Site, tab: Tab) -> None:
    page = tab(full)
    page.goto("/")
    leads_on(page, "r")
    page.evaluate(
        """words => {
            const field = document.getElementById("text");
            field.value = words;
            field.dispatchEvent(new ClipboardEvent("paste", {bubbles: true}));
        }""",
        NOT_NOW,
    )
    expect(page.get_by_role("heading", name="They say: not now")).to_be_focused()


def test_a_double_click_records_once_and_a_second_tab_is_told(full: Site, tab: Tab) -> None:
    first, second = tab(full), tab(full)
    for page in (first, second):
        page.goto("/")
        leads_on(page, "r")
        answered(page, NOT_NOW)
    first.get_by_role("button", name="Yes, record it").dblclick()
    expect(first.get_by_text("Recorded: reply")).to_be_visible()
    second.keyboard.press("1")  # another answer to the same words
    expect(second.get_by_role("heading", name="They say: a no")).to_be_focused()
    second.get_by_role("button", name="Yes, record it").click()
    expect(second.get_by_role("heading", name="Not done")).to_be_visible()
    with closing(open_ledger(full.ledger)) as ledger:
        assert sum(row.batch.what == "reply" for row in ledger.batches()) == 1


def test_what_a_buyer_writes_never_runs(full: Site, tab: Tab) -> None:
    page = tab(full)
    page.on("dialog", lambda dialog: pytest.fail(f"it ran: {dialog.message}"))
    page.goto("/")
    leads_on(page, "r")
    answered(page, '<img src=x onerror=alert(1)><script>alert(2)</script>"><svg onload=alert(3)> No, thanks.')
    record(page)
    page.goto("/nos")
    page.goto("/pipeline")
