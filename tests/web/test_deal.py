"""The deal's page: where it stands, the whole arithmetic, the whole story, and what is done to it."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from tests.conftest import read_history
from tests.web.conftest import NOW, Browser, Clock
from tests.web.forms import forms, links, texts

from nextyes import app
from nextyes.app import board
from nextyes.app.acts import deal_now
from nextyes.app.words import SAY, chance_of, money_of
from nextyes.deals import events as e
from nextyes.deals.fold import Deal, Status
from nextyes.deals.money import Money
from nextyes.store import Batch, BatchState, Ledger, open_ledger
from nextyes.web.pages.deal import price_gap

STORY = """
    2026-09-01 opened   acme Acme Ltd
    2026-09-01 assigned acme Alice
    2026-09-01 valued   acme 3000000
    2026-09-01 staged   acme Proposal
    2026-09-01 promised acme 2026-10-01
    2026-09-28 promised acme 2026-11-01
    2026-10-28 promised acme 2026-12-24
    2026-09-02 touched  acme call 12
    2026-09-10 offered  acme them 2400000
    2026-09-20 touched  acme call
    2026-10-31 touched  acme email
    2026-05-01 opened   dune Dune BV
    2026-05-02 lost     dune not_now
"""


@pytest.fixture(scope="module")
def what_was_learnt() -> dict[str, Any]:
    """What the story teaches: once, for it takes seconds."""
    with closing(open_ledger(":memory:")) as ledger:
        ledger.append(read_history(STORY), batch=Batch(id="a", at=NOW, actor="Alice", what="import"))
        app.relearn(ledger, NOW)
        learnt: dict[str, Any] = ledger.setting("learnt")
        return learnt


@pytest.fixture
def page(
    browser: Browser, told: Callable[[str], None], ledger: Ledger, what_was_learnt: dict[str, Any]
) -> Browser:
    """A browser at the story, judged."""
    told(STORY)
    written = [row.batch.id for row in ledger.batches() if row.state is BatchState.STANDING]
    ledger.put_setting("learnt", what_was_learnt | {"written": written})
    assert board.bring_up(ledger, NOW)
    return browser


def send(browser: Browser, action: str, deal_id: str = "acme", **changed: str) -> str:
    """Send a form of the deal's page as a browser without scripts does."""
    form = forms(browser.get(f"/deal?id={deal_id}"), action)[-1]
    return browser.post(action, {**form.fields, **changed}, act=form.fields["act"])


def write(ledger: Ledger, *events: e.Event) -> None:
    ledger.append(events, batch=Batch(id="more", at=NOW, actor="Alice", what="reply"))


def test_the_head_says_where_it_stands(page: Browser) -> None:
    said = texts(page.get("/deal?id=acme"))
    assert "€30,000" in said
    assert "Proposal for 83 days" in said
    assert "Thursday 24 December 2026 pushed 2 times" in said
    assert "no reply from them for 74 days" in said
    assert "Next step None: nothing is agreed" in said
    assert "3 touches of ours, 1 move of theirs" in said


def test_the_arithmetic_is_the_command_lines(page: Browser, ledger: Ledger) -> None:
    said = texts(page.get("/deal?id=acme"))
    plain = app.deal_page(ledger, "acme", NOW).arithmetic
    assert plain
    assert SAY[plain.advice] in said
    for name, money, _hours in plain.actions:
        assert money_of(money, "EUR") in said, name
    assert f"A win earns {money_of(plain.value, 'EUR')}" in said
    assert f"80 % interval {chance_of(plain.low)} to {chance_of(plain.high)}" in said
    for reason in (*plain.why.reasons.up, *plain.why.reasons.down):
        assert f"{reason.words} {reason.points:+.2f}" in said
    assert f"in all, in log-odds: {chance_of(plain.why.reasons.chance)}" in said
    for change in plain.why.changes:
        assert f"{change.words}: {SAY[change.advice].lower()}" in said
    assert "Too few closed deals" in said


def test_the_price_gap_has_both_prices_the_middle_and_the_floor(page: Browser) -> None:
    said = texts(page.get("/deal?id=acme"))
    assert "€6,000 lies between" in said
    assert "Yours €30,000 The middle €27,000 Your floor €25,500 Theirs €24,000" in said


@pytest.mark.parametrize("theirs", [Money(3_000_000, "EUR"), Money(9, "USD"), None])
def test_prices_that_meet_or_cannot_be_compared_have_no_gap(theirs: Money | None) -> None:
    deal = Deal(id="acme", opened_at=NOW, amount=Money(3_000_000, "EUR"), their_offer=theirs)
    assert price_gap(deal, 0.85) is None


@pytest.mark.parametrize(
    ("action", "changed", "kind", "status"),
    [
        ("/deal/followed", {"channel": "meeting"}, e.Touched, Status.OPEN),
        ("/deal/snooze", {"day": "2026-12-01", "why": "board meets"}, e.Snoozed, Status.OPEN),
        ("/deal/plan", {"on": "2026-12-01", "what": "send the draft"}, e.Planned, Status.OPEN),
        ("/deal/note", {"text": "met at the fair"}, e.Noted, Status.OPEN),
        ("/deal/won", {}, e.Won, Status.WON),
        ("/deal/lost", {"outcome": "competitor", "reason": "Pricing", "note": "x"}, e.Lost, Status.LOST),
    ],
)
def test_each_act_works_without_a_script_is_told_and_undone(
    page: Browser, ledger: Ledger, action: str, changed: dict[str, str], kind: type, status: Status
) -> None:
    before = list(ledger.events("acme"))
    done = send(page, action, **changed)
    [new] = [event for event in ledger.events("acme") if event not in before]
    assert isinstance(new, kind)
    assert (new.actor, new.source, new.at) == ("Alice", "nextyes", NOW)
    assert deal_now(ledger, "acme").status is status
    assert "Recorded:" in done
    assert "<h1>Acme Ltd" in done
    undo = forms(done, "/undo")[0]
    page.post("/undo", undo.fields)
    assert list(ledger.events("acme")) == before


def test_a_loss_may_have_a_day_to_come_back(page: Browser, ledger: Ledger, clock: Clock) -> None:
    done = send(page, "/deal/lost", outcome="not_now", check_back="2027-11-23")
    assert deal_now(ledger, "acme").check_back_on == date(2027, 11, 23)
    assert "check back: Tuesday 23 November 2027" in texts(done)
    clock.on(0.01)
    done = send(page, "/deal/check-back", on="2027-01-11")
    assert deal_now(ledger, "acme").check_back_on == date(2027, 1, 11)
    clock.on(0.01)
    done = send(page, "/deal/reopen")
    assert deal_now(ledger, "acme").status is Status.OPEN
    assert forms(done, "/deal/lost")


@pytest.mark.parametrize(
    ("action", "changed", "words"),
    [
        ("/deal/lost", {"check_back": "2026-11-23"}, "not after today"),
        ("/deal/lost", {"check_back": "soon"}, "is no day"),
        ("/deal/lost", {"outcome": "bored"}, "bored"),
        ("/deal/snooze", {"day": ""}, "choose a day"),
        ("/deal/snooze", {"day": "2026-11-01"}, "not after today"),
        ("/deal/plan", {"on": ""}, "choose the day of the next step"),
        ("/deal/plan", {"on": "2026-11-22"}, "has passed"),
        ("/deal/plan", {"on": "2026-12-01", "by": "fate"}, "fate"),
        ("/deal/note", {"text": "  "}, "empty"),
        ("/deal/followed", {"channel": "smoke"}, "smoke"),
        ("/deal/followed", {"deal": "nobody", "seen": ""}, "no deal"),
    ],
)
def test_what_cannot_be_recorded_is_told_and_changes_nothing(
    page: Browser, ledger: Ledger, action: str, changed: dict[str, str], words: str
) -> None:
    before = list(ledger.events())
    form = forms(page.get("/deal?id=acme"), action)[-1]
    said = page.post(action, {**form.fields, **changed}, act=form.fields["act"], status=400)
    assert words in said.lower()
    assert list(ledger.events()) == before


def test_a_closed_deal_offers_to_reopen_and_nothing_that_needs_it_open(page: Browser) -> None:
    shown = page.get("/deal?id=dune")
    assert forms(shown, "/deal/reopen")
    for action in ("/deal/won", "/deal/lost", "/deal/snooze", "/deal/plan", "/deal/followed"):
        assert not forms(shown, action)
    assert not any(link.startswith("/ask") for link in links(shown))
    assert "not now" in texts(shown)


def test_of_two_tabs_one_wins_and_the_other_is_told(page: Browser, ledger: Ledger) -> None:
    one, other = (forms(page.get("/deal?id=acme"), "/deal/note")[0] for _ in range(2))
    page.post("/deal/note", {**one.fields, "text": "first"}, act=one.fields["act"])
    said = page.post("/deal/won", other.fields, act=other.fields["act"], status=400)
    assert "somebody recorded something for this deal" in said.lower()
    assert deal_now(ledger, "acme").status is Status.OPEN


def test_a_double_click_records_once(page: Browser, ledger: Ledger) -> None:
    form = forms(page.get("/deal?id=acme"), "/deal/note")[0]
    for _ in range(2):
        page.post("/deal/note", {**form.fields, "text": "once"}, act=form.fields["act"])
    assert sum(isinstance(event, e.Noted) for event in ledger.events("acme")) == 1


def test_the_story_is_whole_newest_first_a_page_at_a_time(page: Browser, ledger: Ledger) -> None:
    write(
        ledger,
        *(
            e.Noted(
                id=f"n{number:03}",
                deal_id="acme",
                at=NOW - timedelta(minutes=number),
                source="crm",
                actor="Carol",
                what="note",
                text=f"number {number}.",
            )
            for number in range(120)
        ),
    )
    seen: list[str] = []
    for skip in (0, 50, 100):
        shown = page.get(f"/deal?id=acme&skip={skip}")
        assert len(shown.encode()) < 100_000
        assert "Carol · crm" in texts(shown)
        story = texts(shown.split('id="story"')[1])
        seen += [word for word in story.split() if word.endswith(".") and word[:-1].isdigit()]
        assert any(f"skip={skip + 50}" in link for link in links(shown)) is (skip < 100)
        assert any(f"skip={skip - 50}" in link for link in links(shown)) is (skip > 0)
    assert seen == [f"{number}." for number in range(120)]


def test_long_words_are_cut_and_can_be_had_whole(page: Browser, ledger: Ledger) -> None:
    write(
        ledger,
        e.Heard(
            id="long & <odd>",
            deal_id="acme",
            at=NOW,
            source="mail",
            channel=e.Channel.EMAIL,
            text="ja " * 40_000 + "finis",
        ),
    )
    shown = page.get("/deal?id=acme")
    assert len(shown.encode()) < 100_000
    assert "finis" not in shown
    whole = next(link for link in links(shown) if "whole=" in link)
    assert "finis" in page.get(whole.split("#")[0])


def test_hem_and_haw_is_told_over_time(page: Browser) -> None:
    assert "close date pushed 2 times" in texts(page.get("/deal?id=acme"))


@pytest.mark.parametrize("address", ["/deal", "/deal?id=nobody", "/deal?id=%00", "/deal?id=" + "x" * 3000])
def test_a_deal_that_is_not_there_is_told(page: Browser, address: str) -> None:
    assert "Not done" in page.get(address, status=400)


@pytest.mark.parametrize("skip", ["-1", "x", "²", "9" * 30, "999999"])
def test_a_place_in_the_story_that_was_typed_wrong_is_none(page: Browser, skip: str) -> None:
    assert "Acme Ltd" in page.get(f"/deal?id=acme&skip={skip}")


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'{{7*7}}</textarea>"


def test_hostile_text_in_every_field_is_text(browser: Browser, ledger: Ledger) -> None:
    header: dict[str, Any] = {"deal_id": HOSTILE, "source": HOSTILE, "actor": HOSTILE}
    at = [datetime(2026, 11, day, tzinfo=UTC) for day in range(1, 13)]
    named: dict[str, Any] = {
        "name": HOSTILE,
        "organization": HOSTILE,
        "contact": HOSTILE,
        "pipeline": HOSTILE,
    }
    write(
        ledger,
        e.Opened(id="1", at=at[0], **named, **header),
        e.Assigned(id="2", at=at[1], owner=HOSTILE, **header),
        e.Staged(id="3", at=at[2], stage=HOSTILE, **header),
        e.Touched(id="4", at=at[3], channel=e.Channel.CALL, subject=HOSTILE, text=HOSTILE, **header),
        e.Heard(id="5", at=at[4], channel=e.Channel.EMAIL, subject=HOSTILE, text=HOSTILE, **header),
        e.Asked(id="6", at=at[5], play=HOSTILE, channel=e.Channel.CALL, words=HOSTILE, **header),
        e.Answered(id="7", at=at[6], reading=e.Reading.HEDGE, quote=HOSTILE, confirmed_by=HOSTILE, **header),
        e.Noted(id="8", at=at[7], what=HOSTILE, subject=HOSTILE, text=HOSTILE, **header),
        e.Snoozed(id=HOSTILE, at=at[8], until=date(2026, 12, 24), why=HOSTILE, **header),
        e.Lost(id="9", at=at[9], reason=HOSTILE, note=HOSTILE, **header),
        e.CheckBackSet(id="10", at=at[10], on=date(2026, 12, 24), why=HOSTILE, **header),
        e.Reopened(id="11", at=at[11], why=HOSTILE, **header),
    )
    page = browser.raw("GET", "/deal", params={"id": HOSTILE}).text
    assert "<h1>" in page
    assert "<script>alert" not in page
    assert "<img" not in page
    assert page.count("{{7*7}}") > 20
    assert browser.raw("GET", "/deal", params={"id": HOSTILE, "whole": HOSTILE}).status_code == 200


def test_a_snooze_is_the_next_step_until_its_day(page: Browser, clock: Clock) -> None:
    shown = send(page, "/deal/snooze", day="2026-11-25", why="the board meets")
    assert "Waits until Wednesday 25 November 2026: “the board meets”" in texts(shown)
    clock.on(2)
    assert "Waits until" not in texts(page.get("/deal?id=acme")).split("Story")[0]


def test_a_planned_step_is_shown_until_it_is_done(page: Browser, ledger: Ledger, clock: Clock) -> None:
    shown = send(page, "/deal/plan", on="2026-11-24", what="send the draft")
    assert "Yours, for tomorrow, 24 November: send the draft" in texts(shown)
    clock.on(3)
    assert "was for 24 November, 2 days ago: send the draft" in texts(page.get("/deal?id=acme"))
    assert "None: nothing is agreed" in texts(send(page, "/deal/followed"))


def test_their_step_is_waited_for(page: Browser, ledger: Ledger) -> None:
    send(page, "/deal/plan", on="2026-12-01", what="meet their CFO", by="them")
    deal = deal_now(ledger, "acme")
    assert (deal.wait_until, deal.wait_why) == (date(2026, 12, 1), "meet their CFO")


def test_a_planned_step_is_cleared(page: Browser, ledger: Ledger, clock: Clock) -> None:
    send(page, "/deal/plan", on="2026-12-01", what="send the draft")
    clock.on(1)
    form = forms(page.get("/deal?id=acme"), "/deal/plan")[0]
    page.post("/deal/plan", {**form.fields, "do": "clear"}, act=form.fields["act"])
    assert deal_now(ledger, "acme").step is None
