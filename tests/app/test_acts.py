"""What a seller does: recorded once, undone whole, refused where the deal is no longer as they saw it."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest

from nextyes import app
from nextyes.app import acts
from nextyes.app.acts import Act, ChangedError, Loss, deal_now, version
from nextyes.app.importing import By
from nextyes.deals.events import Channel, Event, OutcomeClass
from nextyes.deals.fold import Status
from nextyes.store import Batch, Ledger, LedgerError, open_ledger

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
TODAY = NOW.date()
ALICE = By(actor="Alice", at=NOW)


@pytest.fixture
def ledger(ledger_url: str, read: Callable[[str], list[Event]]) -> Iterator[Ledger]:
    opened = open_ledger(ledger_url)
    story = "2026-03-02 opened acme Acme\n2026-03-02 opened bolt Bolt\n2026-03-03 touched acme call"
    opened.append(read(story), batch=Batch(id="story", at=NOW, actor="Alice", what="import"))
    yield opened
    opened.close()


def act(name: str, seen: str = "") -> Act:
    return Act(by=ALICE, id=name, seen=seen)


def test_an_ask_is_a_touch_with_its_words(ledger: Ledger) -> None:
    acts.log_ask(ledger, "acme", play="p", channel=Channel.CALL, words="So, is it a no?", act=act("1"))
    deal = deal_now(ledger, "acme")
    assert deal.asks == 1
    assert deal.touch_pattern == "sS"


@pytest.mark.parametrize(
    ("do", "status"),
    [
        (lambda ledger, one: acts.win(ledger, "acme", act=one), Status.WON),
        (lambda ledger, one: acts.lose(ledger, "acme", Loss(), today=TODAY, act=one), Status.LOST),
        (lambda ledger, one: acts.note(ledger, "acme", text="x", act=one), Status.OPEN),
        (
            lambda ledger, one: acts.snooze(ledger, "acme", until=date(2026, 12, 1), today=TODAY, act=one),
            Status.OPEN,
        ),
        (lambda ledger, one: acts.log_touch(ledger, "acme", channel=Channel.EMAIL, act=one), Status.OPEN),
    ],
)
def test_a_double_click_records_once_and_undo_takes_it_back(
    ledger: Ledger, do: Callable[[Ledger, Act], object], status: Status
) -> None:
    before = list(ledger.events("acme"))
    do(ledger, act("1"))
    once = list(ledger.events("acme"))
    do(ledger, act("1"))
    assert list(ledger.events("acme")) == once
    assert deal_now(ledger, "acme").status is status
    app.undo(ledger, "1", by=ALICE)
    assert list(ledger.events("acme")) == before


def test_of_two_tabs_the_second_is_told(ledger: Ledger) -> None:
    seen = version(ledger.events("acme"))
    acts.win(ledger, "acme", act=act("1", seen))
    with pytest.raises(LedgerError, match="is won"):
        acts.lose(ledger, "acme", Loss(), today=TODAY, act=act("2", seen))
    seen = version(ledger.events("bolt"))
    acts.note(ledger, "bolt", text="x", act=act("3", seen))
    with pytest.raises(ChangedError, match="look at it again"):
        acts.win(ledger, "bolt", act=act("4", seen))
    assert deal_now(ledger, "bolt").status is Status.OPEN


def test_many_deals_are_snoozed_and_assigned_as_one(ledger: Ledger) -> None:
    acts.snooze(ledger, ["acme", "bolt"], until=date(2026, 12, 1), today=TODAY, act=act("1"))
    acts.assign(ledger, ["acme", "bolt"], owner="Bob", act=act("2"))
    for name in ("acme", "bolt"):
        assert deal_now(ledger, name).wait_until == date(2026, 12, 1)
        assert deal_now(ledger, name).owner == "Bob"
    app.undo(ledger, "2", by=ALICE)
    assert deal_now(ledger, "bolt").owner == ""


def test_of_many_deals_those_that_changed_since_are_told_and_none_is_done(ledger: Ledger) -> None:
    def assign(name: str, owner: str, turn: int) -> None:
        one = Act(by=ALICE, id=name, seen_turn=turn)
        acts.assign(ledger, ["acme", "bolt"], owner=owner, act=one)

    turn, _ = ledger.judgements.last_turn()
    acts.note(ledger, "bolt", text="x", act=act("1"))
    with pytest.raises(ChangedError, match="for 1 of these deals") as told:
        assign("2", "Bob", turn)
    assert told.value.deal_ids == ("bolt",)
    assert deal_now(ledger, "acme").owner == ""
    turn, _ = ledger.judgements.last_turn()
    assign("3", "Bob", turn)
    app.undo(ledger, "3", by=ALICE)
    with pytest.raises(ChangedError) as told:
        assign("4", "Carol", turn)
    assert told.value.deal_ids == ("acme", "bolt"), "what was done and undone was a change too"
    turn, _ = ledger.judgements.last_turn()
    again = Batch(id="again", at=NOW, actor="Alice", what="import")
    ledger.append(ledger.events("acme"), batch=again)
    assert ledger.reading.changed_since(turn, ["acme", "bolt"]) == [], "only said again"
    ledger.undo("story", at=NOW, actor="Alice")
    assert ledger.reading.changed_since(turn, ["acme", "bolt"]) == ["acme", "bolt"]
    turn, _ = ledger.judgements.last_turn()
    ledger.undo("again", at=NOW, actor="Alice")
    assert ledger.reading.changed_since(turn, ["acme", "bolt"]) == ["acme"], "now it no longer counts"
    ledger.redo("again", at=NOW, actor="Alice")
    ledger.redo("story", at=NOW, actor="Alice")
    assign("3", "Bob", turn)  # the same form again is no new act


def test_a_lost_deal_comes_back_on_its_day_and_reopens_without_its_reason(ledger: Ledger) -> None:
    loss = Loss(outcome=OutcomeClass.NOT_NOW, reason="Budget", check_back=date(2027, 11, 23))
    acts.lose(ledger, "acme", loss, today=TODAY, act=act("1"))
    assert deal_now(ledger, "acme").check_back_on == date(2027, 11, 23)
    acts.set_check_back(ledger, "acme", on=date(2027, 1, 4), today=TODAY, act=act("2"))
    assert deal_now(ledger, "acme").check_back_on == date(2027, 1, 4)
    acts.reopen(ledger, "acme", why="they called", act=act("3"))
    deal = deal_now(ledger, "acme")
    assert (deal.status, deal.lost_reason, deal.check_back_on) == (Status.OPEN, "", None)


@pytest.mark.parametrize(
    ("do", "says"),
    [
        (lambda ledger: acts.win(ledger, "nobody", act=act("1")), "no deal 'nobody'"),
        (lambda ledger: acts.reopen(ledger, "acme", act=act("1")), "open already"),
        (lambda ledger: acts.note(ledger, "acme", text=" ", act=act("1")), "empty"),
        (
            lambda ledger: acts.snooze(ledger, "acme", until=TODAY, today=TODAY, act=act("1")),
            "not after today",
        ),
        (lambda ledger: acts.assign(ledger, [], owner="Bob", act=act("1")), "no deal was chosen"),
        (
            lambda ledger: acts.set_check_back(
                ledger, "acme", on=date(2027, 1, 1), today=TODAY, act=act("1")
            ),
            "is open",
        ),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    ledger: Ledger, do: Callable[[Ledger], object], says: str
) -> None:
    before = list(ledger.events())
    with pytest.raises((ValueError, LedgerError), match=says):
        do(ledger)
    assert list(ledger.events()) == before
    assert [row.batch.id for row in ledger.batches()] == ["story"]
