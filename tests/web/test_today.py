"""The page a seller lives in: what it lists, how its acts go on, what it says when there is nothing."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from starlette.testclient import TestClient
from tests.conftest import read_history
from tests.web.conftest import NOW, Browser, Clock
from tests.web.forms import current, forms, links, marked, texts

from nextyes import app
from nextyes.app import board
from nextyes.app.acts import deal_now
from nextyes.app.words import band_of
from nextyes.deals import events as e
from nextyes.deals.fold import Status
from nextyes.sample.told import pipeline
from nextyes.sample.world import World
from nextyes.store import Batch, BatchState, Ledger, open_ledger
from nextyes.web.site import House, site

STORY = """
    2026-09-01 opened   acme Acme Ltd
    2026-09-01 assigned acme Alice
    2026-09-01 valued   acme 2400000
    2026-09-02 touched  acme call
    2026-09-10 heard    acme email
    2026-09-20 touched  acme call
    2026-09-28 touched  acme email
    2026-10-06 touched  acme call
    2026-10-31 touched  acme email
    2026-11-10 opened   bolt Bolt GmbH
    2026-11-10 assigned bolt Bob
    2026-11-10 valued   bolt 900000
    2026-11-11 touched  bolt email
    2026-11-19 heard    bolt email
    2026-11-01 opened   cask Cask SA
    2026-11-01 valued   cask 500000
    2026-11-02 touched  cask email
    2026-11-03 snoozed  cask 2026-11-25
    2026-05-01 opened   dune Dune BV
    2026-05-02 answered dune not_now 2026-11-24
    2026-05-02 lost     dune not_now
    2026-05-02 check_back_set dune 2026-11-24
"""


@pytest.fixture(scope="module")
def what_was_learnt() -> dict[str, Any]:
    """What the story teaches, which is next to nothing: once, for it takes seconds."""
    with closing(open_ledger(":memory:")) as ledger:
        ledger.append(read_history(STORY), batch=Batch(id="a", at=NOW, actor="Alice", what="import"))
        app.relearn(ledger, NOW)
        learnt: dict[str, Any] = ledger.setting("learnt")
        return learnt


@pytest.fixture
def judged(ledger: Ledger, what_was_learnt: dict[str, Any]) -> Callable[..., None]:
    """Judges all deals, as the site does beside its pages."""

    def judge(now: datetime = NOW) -> None:
        written = [
            row.batch.id
            for row in ledger.batches()
            if row.state is BatchState.STANDING and row.batch.what == "import"
        ]
        ledger.put_setting("learnt", what_was_learnt | {"written": written})
        assert board.bring_up(ledger, now)

    return judge


@pytest.fixture
def today(browser: Browser, told: Callable[[str], None], judged: Callable[..., None]) -> Browser:
    """A browser at the queue of the story."""
    told(STORY)
    judged()
    return browser


def row_of(page: str, deal_id: str) -> str:
    found = re.search(rf'<li data-row="{deal_id}".*?</li>', page, re.DOTALL)
    assert found, f"no row for {deal_id}"
    return texts(found[0])


def send(browser: Browser, page: str, action: str, button: int | None = None, **changed: str) -> str:
    """Send the first form of a page to an address as a browser without scripts does."""
    form = forms(page, action)[0]
    pressed = [form.buttons[button]] if button is not None else []
    return browser.post(action, {**form.fields, **dict(pressed), **changed}, act=form.fields["act"])


def test_a_row_says_who_how_much_how_long_what_to_do_and_how_likely(today: Browser, ledger: Ledger) -> None:
    page = today.get("/")
    known = board.one(ledger, "acme", NOW)
    assert known
    assert known.reasons
    row = row_of(page, "acme")
    assert "Acme Ltd" in row
    assert "€24,000" in row
    assert "no reply from them for 74 days" in row
    assert f"a yes is {band_of(known.low, known.high)}" in row
    assert re.search(r"a yes is [a-z ]+: \d+–\d+ %", row)
    assert f"− {known.reasons.down[0].words}" in row
    assert f"+ {known.reasons.up[0].words}" in row
    assert "they moved 4 days ago" in row_of(page, "bolt")
    assert marked(page, "data-row") == ["acme", "bolt", "cask"]
    assert "Ask: is it a no? the first" not in texts(page)
    assert "Ask: is it a no? 1 deal" in texts(page)
    assert "Too few closed deals (0) to rank" in texts(page)
    assert "An hour is worth €" in texts(page)


def test_no_deals_at_all_lead_to_the_import(browser: Browser) -> None:
    page = browser.get("/")
    assert "No deals yet" in page
    assert "/import" in links(page)
    assert any(address.startswith("/import#") for address in links(page))


def test_what_is_not_judged_yet_is_said_and_shows_itself_when_it_is(
    browser: Browser, told: Callable[[str], None], judged: Callable[..., None]
) -> None:
    told(STORY)
    page = browser.get("/")
    assert "The advice is being worked out" in page
    assert "3 open deals" in page
    again = re.search(r'hx-get="([^"]*)" hx-trigger="load delay', page)
    assert again
    judged()
    part = browser.raw("GET", again[1], headers={"HX-Request": "true", "HX-Target": "main"}).text
    assert marked(part, "data-row") == ["acme", "bolt", "cask"]
    assert "<html" not in part


def test_a_day_with_nothing_to_do_says_so(
    browser: Browser, told: Callable[[str], None], judged: Callable[..., None]
) -> None:
    told("2026-05-01 opened acme\n2026-05-02 won acme")
    judged()
    page = browser.get("/")
    assert "Nothing to do today" in page
    assert "/import" in links(page)


def test_only_ones_own(today: Browser) -> None:
    page = today.get("/?owner=Bob")
    assert marked(page, "data-row") == ["bolt"]
    assert "All 1" in texts(page)
    assert "Nothing to do today" in today.get("/?owner=Nobody")
    assert "See everyone’s" in today.page


def test_the_day_begins_with_yours_and_everyones_stays_where_it_was_chosen(
    today: Browser, ledger: Ledger
) -> None:
    app.change_setting(ledger, "you", "Bob")
    page = today.get("/")
    assert marked(page, "data-row") == ["bolt"]
    assert forms(page, "/")[0].fields == {"owner": "Bob"}
    everyone = today.get("/?owner=")
    assert marked(everyone, "data-row") == ["acme", "bolt", "cask"]
    assert forms(everyone, "/")[0].fields == {"owner": ""}
    lists = [link for link in links(everyone) if link.startswith("/?")]
    assert lists
    assert all("owner=&" in f"{link}&" for link in lists)
    alone = today.get(next(link for link in lists if "advice=ask" in link))
    assert marked(alone, "data-row") == ["acme"]
    assert marked(today.get("/?owner=+"), "data-row") == ["cask"]


def test_a_new_rep_sees_a_way_to_everyones(today: Browser, ledger: Ledger) -> None:
    app.change_setting(ledger, "you", "Zoe")
    page = today.get("/")
    assert "Zoe has no open deal" in texts(page)
    assert marked(today.get("/?owner="), "data-row") == ["acme", "bolt", "cask"]
    assert "/?owner=" in links(page)


def test_an_act_on_everyones_list_goes_on_in_everyones(today: Browser, ledger: Ledger) -> None:
    app.change_setting(ledger, "you", "Bob")
    send(today, today.get("/?owner="), "/deal/followed")
    assert forms(today.page, "/")[0].fields == {"owner": ""}


def test_the_deal_in_focus_stands_beside_the_queue(today: Browser, ledger: Ledger) -> None:
    page = today.get("/")
    assert current(page) == ["acme"]
    assert marked(page, "data-of") == ["acme"]
    address = next(link for link in links(page) if link.startswith("/?deal=bolt"))
    assert current(today.get(address)) == ["bolt"]
    part = today.raw("GET", address, headers={"HX-Request": "true", "HX-Target": "part-focus"}).text
    assert marked(part, "data-of") == ["bolt"]
    assert "<html" not in part
    assert not marked(part, "data-row")
    for key in ("a", "r", "e", "s", "l", "Enter"):
        assert key in marked(part, "data-key")


def test_their_last_words_are_quoted(today: Browser, ledger: Ledger) -> None:
    said = e.Heard(
        id="x",
        deal_id="bolt",
        at=NOW,
        source="mail",
        channel=e.Channel.EMAIL,
        text="We need <b>more</b> time.",
    )
    ledger.append([said], batch=Batch(id="x", at=NOW, actor="Alice", what="reply"))
    page = today.get("/?deal=bolt")
    assert "<blockquote>We need &lt;b&gt;more&lt;/b&gt; time.</blockquote>" in page


def test_a_deal_that_is_done_leads_to_the_next_and_can_be_undone(today: Browser, ledger: Ledger) -> None:
    page = send(today, today.get("/?deal=acme"), "/deal/followed")
    assert current(page) == ["bolt"]
    assert "Recorded: follow-up · Acme Ltd." in texts(page)
    assert deal_now(ledger, "acme").touches == 6
    page = send(today, page, "/undo")
    assert deal_now(ledger, "acme").touches == 5
    assert current(page) == ["bolt"]


def test_a_follow_up_is_by_the_channel_used_last_unless_another_is_chosen(
    today: Browser, ledger: Ledger, clock: Clock
) -> None:
    send(today, today.get("/?deal=acme"), "/deal/followed")
    clock.on(0.01)
    send(today, today.get("/?deal=acme"), "/deal/followed", channel="meeting")
    assert [event.channel for event in ledger.events("acme") if isinstance(event, e.Touched)][-2:] == [
        e.Channel.EMAIL,
        e.Channel.MEETING,
    ]


def test_a_snoozed_deal_waits_until_its_day(
    today: Browser, ledger: Ledger, clock: Clock, judged: Callable[..., None]
) -> None:
    page = send(today, today.get("/?deal=acme"), "/deal/snooze", button=0)
    assert deal_now(ledger, "acme").wait_until == date(2026, 11, 24)
    assert "Ask: is it a no?" not in row_of(page, "acme")
    assert marked(today.get("/?advice=wait"), "data-row") == ["cask", "acme"]
    clock.on(1)
    judged(clock.at)
    assert marked(today.get("/?advice=wait"), "data-row") == ["cask"]
    assert marked(today.get("/?advice=ask"), "data-row") == ["acme"]


def test_next_week_is_its_monday(today: Browser, ledger: Ledger) -> None:
    send(today, today.get("/?deal=acme"), "/deal/snooze", button=1)
    assert deal_now(ledger, "acme").wait_until == date(2026, 11, 30)


def test_a_check_back_returns_on_its_day_and_done_reopens_it(
    today: Browser, ledger: Ledger, clock: Clock
) -> None:
    assert "dune" not in marked(today.get("/"), "data-row")
    clock.on(1)
    page = today.get("/?advice=check_back")
    assert marked(page, "data-row") == ["dune"]
    assert "Check back 1" in texts(page)
    page = send(today, page, "/deal/reopen")
    assert deal_now(ledger, "dune").status is Status.OPEN
    assert marked(today.get("/?advice=check_back"), "data-row") == []


def test_why_not_these_lists_what_it_counts_with_reasons(today: Browser) -> None:
    page = today.get("/")
    assert "Why not these? 2 deals not to be asked today" in texts(page)
    assert "a promise is pending" in texts(page)
    everything = today.get("/?advice=not_these")
    assert sorted(marked(everything, "data-row")) == ["bolt", "cask"]
    assert "Not to ask 2" in texts(everything)


@pytest.mark.parametrize("query", ["advice=sell", "advice=ask&after=x", "advice=not_these&after=[]"])
def test_an_address_that_was_typed_wrong_is_told(today: Browser, query: str) -> None:
    assert "Not done" in today.get(f"/?{query}", status=400)


def test_a_deal_that_is_gone_is_not_in_focus(today: Browser) -> None:
    assert current(today.get("/?deal=nobody")) == ["acme"]


def test_a_double_click_records_once(today: Browser, ledger: Ledger) -> None:
    form = forms(today.get("/?deal=acme"), "/deal/followed")[0]
    for _ in range(2):
        page = today.post(form.action, form.fields, act=form.fields["act"])
        assert "Recorded: follow-up" in page
    assert deal_now(ledger, "acme").touches == 6


def test_of_two_tabs_one_wins_and_the_other_is_told(today: Browser, ledger: Ledger) -> None:
    one, other = (forms(today.get("/?deal=acme"), "/deal/won")[0] for _ in range(2))
    today.post(one.action, one.fields, act=one.fields["act"])
    page = today.post(
        "/deal/followed", {**other.fields, "channel": "call"}, act=other.fields["act"], status=400
    )
    assert "somebody recorded something for this deal" in texts(page).lower()
    assert deal_now(ledger, "acme").touches == 5


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'{{7*7}}</textarea>"


def test_hostile_text_in_every_field_is_text(
    browser: Browser, ledger: Ledger, judged: Callable[..., None]
) -> None:
    header: dict[str, Any] = {"deal_id": HOSTILE, "source": HOSTILE, "actor": HOSTILE}
    at = [datetime(2026, 11, day, tzinfo=UTC) for day in range(1, 12)]
    events: list[e.Event] = [
        e.Opened(id="1", at=at[0], name=HOSTILE, organization=HOSTILE, contact=HOSTILE, pipeline=HOSTILE,
                 **header),
        e.Assigned(id="2", at=at[1], owner=HOSTILE, **header),
        e.Staged(id="3", at=at[2], stage=HOSTILE, **header),
        e.Touched(id="4", at=at[3], channel=e.Channel.CALL, subject=HOSTILE, text=HOSTILE, **header),
        e.Heard(id="5", at=at[4], channel=e.Channel.EMAIL, subject=HOSTILE, text=HOSTILE, **header),
        e.Asked(id="6", at=at[5], play=HOSTILE, channel=e.Channel.CALL, words=HOSTILE, **header),
        e.Answered(id="7", at=at[6], reading=e.Reading.HEDGE, quote=HOSTILE, confirmed_by=HOSTILE, **header),
        e.Noted(id="8", at=at[7], what=HOSTILE, subject=HOSTILE, text=HOSTILE, **header),
        e.Snoozed(id=HOSTILE, at=at[8], until=date(2026, 12, 24), why=HOSTILE, **header),
    ]  # fmt: skip
    ledger.append(events, batch=Batch(id="x", at=NOW, actor=HOSTILE, what="import", source=HOSTILE))
    judged()
    for address in ("/", "/?advice=wait", "/?advice=not_these", f"/?owner={HOSTILE}", "/?done=x"):
        page = browser.get(address)
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "{{7*7}}" in page
        assert HOSTILE in marked(page, "data-row")


# --- a pipeline of many deals ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of 300 made-up deals, judged."""
    file = tmp_path_factory.mktemp("many") / "ledger.db"
    events = pipeline(
        World(), deals=300, start=date(2026, 3, 1), until=NOW.date(), rng=np.random.default_rng(5)
    )
    with closing(open_ledger(str(file))) as ledger:
        ledger.import_batch(events, batch=Batch(id="many", at=NOW, actor="Alice", what="import"))
        assert board.bring_up(ledger, NOW)
    return file


@pytest.fixture
def visitor(many: Path) -> Iterator[Browser]:
    house = House(url=str(many), clock=Clock(), actor="Alice")
    with TestClient(site(house), base_url="http://localhost") as client:
        yield Browser(client)


def test_every_count_is_the_length_of_the_list_it_opens(visitor: Browser) -> None:
    page = visitor.get("/")
    tabs = re.findall(r'<a href="(/\?advice=[^"]*)">[^<]*<span class="count">([\d,]+)</span>', page)
    assert len(tabs) >= 5
    lengths = []
    for first, count in tabs:
        rows: list[str] = []
        address = first.replace("&amp;", "&")
        while address:
            part = visitor.get(address)
            assert len(part.encode()) < 100_000
            rows += marked(part, "data-row")
            address = next((link for link in links(part) if "after=" in link and "deal=" not in link), "")
        assert len(rows) == len(set(rows)) == int(count), first
        lengths.append(len(rows))
    assert max(lengths) > 40  # more than a page has
    whole = re.search(r'aria-current="page">All <span class="count">(\d+)', page)
    assert whole
    assert int(whole[1]) == sum(lengths[:-1])  # the last are those not to ask


def test_the_page_is_small_whatever_is_chosen(visitor: Browser) -> None:
    assert len(visitor.get("/").encode()) < 100_000


def test_every_deal_can_be_worked_through_without_a_script(visitor: Browser) -> None:
    page, seen = visitor.get("/?advice=close"), []
    for _ in range(3):
        [deal] = current(page)
        seen.append(deal)
        page = send(visitor, page, "/deal/lost", outcome="no_decision", reason="Unresponsive")
        assert deal not in marked(page, "data-row")
    assert len(set(seen)) == 3
    for _ in range(3):
        visitor.post("/undo", {"back": "/?advice=close"})
    assert set(seen) <= set(marked(visitor.page, "data-row"))


# --- beside the pages --------------------------------------------------------------------------------------


def test_while_the_site_runs_deals_are_judged_without_being_asked(tmp_path: Path) -> None:
    url, clock = str(tmp_path / "ledger.db"), Clock()
    with closing(open_ledger(url)) as ledger:
        ledger.append(read_history(STORY), batch=Batch(id="a", at=NOW, actor="Alice", what="import"))
    house = House(url=url, clock=clock, actor="Alice", fresh_every=0.05)
    with TestClient(site(house), base_url="http://localhost") as client:
        browser = Browser(client)
        until = time.monotonic() + 120
        while "data-row" not in browser.get("/"):
            assert time.monotonic() < until
            time.sleep(0.1)
        clock.on(2)  # a new day: the snooze of cask is over
        while "cask" in marked(browser.get("/?advice=wait"), "data-row"):
            assert time.monotonic() < until
            time.sleep(0.1)


def test_a_judging_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> bool:
        raise ValueError("the disk is full")

    monkeypatch.setattr(board, "bring_up", fails)
    url = str(tmp_path / "ledger.db")
    with closing(open_ledger(url)) as ledger:
        ledger.append(read_history(STORY), batch=Batch(id="a", at=NOW, actor="Alice", what="import"))
    house = House(url=url, clock=Clock(), actor="Alice", fresh_every=0.05)
    with TestClient(site(house), base_url="http://localhost") as client:
        until = time.monotonic() + 30
        while "It stopped: the disk is full." not in Browser(client).get("/"):
            assert time.monotonic() < until
            time.sleep(0.05)
