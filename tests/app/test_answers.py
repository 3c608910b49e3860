"""A reply becomes an answer: what recording it does, once, undone whole, refused where it cannot be."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from nextyes import app
from nextyes.app import answers
from nextyes.app.acts import Act, ChangedError, deal_now, note, version
from nextyes.app.answers import Answer, Said
from nextyes.app.importing import By
from nextyes.deals import events as e
from nextyes.deals.fold import Status
from nextyes.deals.money import money
from nextyes.store import Batch, Ledger, LedgerError, open_ledger

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ALICE = By(actor="Alice", at=NOW)
YEAR = "Thank you for giving me permission to say no. Not a good fit now; check back with me in a year."
MIDDLE = "Oh, well, actually… could you meet me in the middle at 25k?"


@pytest.fixture
def ledger(ledger_url: str, read: Callable[[str], list[e.Event]]) -> Iterator[Ledger]:
    opened = open_ledger(ledger_url)
    story = """
        2026-03-02 opened acme Acme cranes
        2026-03-02 valued acme 3000000
        2026-11-20 asked  acme call
    """
    opened.append(read(story), batch=Batch(id="story", at=NOW, actor="Alice", what="import"))
    yield opened
    opened.close()


def said(text: str, days: float = 0) -> Said:
    return Said(text=text, at=NOW - timedelta(days=days))


def act(name: str, seen: str = "") -> Act:
    return Act(by=ALICE, id=name, seen=seen)


def test_a_not_now_in_a_year_closes_and_comes_back(ledger: Ledger) -> None:
    found = answers.understand(ledger, "acme", said(YEAR), by=ALICE, asked="So, is it a no?")
    assert found.answer.reading is e.Reading.NOT_NOW
    assert found.answer.until == date(2027, 11, 23)
    answers.record_answer(ledger, "acme", said(YEAR), found.answer, act=act("1"))
    deal = deal_now(ledger, "acme")
    assert (deal.status, deal.outcome) == (Status.LOST, e.OutcomeClass.NOT_NOW)
    assert deal.check_back_on == date(2027, 11, 23)
    assert YEAR in [event.text for event in ledger.events("acme") if isinstance(event, e.Heard)]
    app.undo(ledger, "1", by=ALICE)
    assert deal_now(ledger, "acme").status is Status.OPEN


def test_a_counter_is_their_offer_and_the_deal_stays_open(ledger: Ledger) -> None:
    found = answers.understand(ledger, "acme", said(MIDDLE), by=ALICE, asked="Is it a no then?")
    assert found.answer.reading is e.Reading.COUNTER
    assert found.answer.amount == money(25_000, "EUR")
    answers.record_answer(ledger, "acme", said(MIDDLE), found.answer, act=act("1"))
    deal = deal_now(ledger, "acme")
    assert deal.status is Status.OPEN
    assert deal.their_offer == money(25_000, "EUR")
    assert deal.touch_pattern == "P"


@pytest.mark.parametrize(
    ("answer", "status", "waits"),
    [
        (
            Answer(reading=e.Reading.NOT_NOW, until=date(2026, 12, 7), outcome=e.OutcomeClass.NOT_NOW),
            "open",
            True,
        ),
        (
            Answer(reading=e.Reading.NOT_NOW, until=date(2027, 3, 1), outcome=e.OutcomeClass.NOT_NOW),
            "lost",
            True,
        ),
        (Answer(reading=e.Reading.NOT_NOW, outcome=e.OutcomeClass.NOT_NOW), "lost", False),
        (Answer(reading=e.Reading.NO, outcome=e.OutcomeClass.COMPETITOR), "lost", False),
        (Answer(reading=e.Reading.STOP, outcome=e.OutcomeClass.NOT_A_FIT), "lost", False),
        (Answer(reading=e.Reading.YES), "open", False),
        (Answer(reading=e.Reading.HEDGE), "open", False),
        (Answer(reading=e.Reading.AUTO_REPLY, until=date(2026, 12, 7)), "open", True),
        (Answer(reading=e.Reading.QUESTION), "open", False),
    ],
)
def test_what_an_answer_does(ledger: Ledger, answer: Answer, status: str, waits: bool) -> None:
    answers.record_answer(ledger, "acme", said("x"), answer, act=act("1"))
    deal = deal_now(ledger, "acme")
    assert deal.status == status
    assert (deal.wait_until is not None) == waits
    assert deal.outcome == (answer.outcome if status == "lost" else None)
    assert deal.stopped == (answer.reading is e.Reading.STOP)


def test_a_machines_reply_is_no_move_of_the_buyer(ledger: Ledger) -> None:
    answers.record_answer(ledger, "acme", said("away"), Answer(reading=e.Reading.AUTO_REPLY), act=act("1"))
    assert deal_now(ledger, "acme").heard == 0


def test_an_answer_wakes_a_deal_that_was_lost(ledger: Ledger) -> None:
    no = Answer(reading=e.Reading.NO, outcome=e.OutcomeClass.NOT_A_FIT)
    answers.record_answer(ledger, "acme", said("no", 1), no, act=act("1"))
    answers.record_answer(ledger, "acme", said("we are in"), Answer(reading=e.Reading.YES), act=act("2"))
    deal = deal_now(ledger, "acme")
    assert (deal.status, deal.outcome) == (Status.OPEN, None)


def test_the_same_answer_counts_once_and_another_is_refused(ledger: Ledger) -> None:
    hedge = Answer(reading=e.Reading.HEDGE)
    answers.record_answer(ledger, "acme", said("hm"), hedge, act=act("1"))
    before = list(ledger.events("acme"))
    assert answers.record_answer(ledger, "acme", said("hm"), hedge, act=act("1")).new == 0
    assert answers.record_answer(ledger, "acme", said("hm"), hedge, act=act("2")).new == 0
    with pytest.raises(LedgerError, match="recorded already, as hedge"):
        answers.record_answer(ledger, "acme", said("hm"), Answer(reading=e.Reading.YES), act=act("3"))
    assert list(ledger.events("acme")) == before
    app.undo(ledger, "1", by=ALICE)
    answers.record_answer(ledger, "acme", said("hm"), Answer(reading=e.Reading.YES), act=act("4"))
    assert deal_now(ledger, "acme").answer.reading is e.Reading.YES  # type: ignore[union-attr]


def test_of_two_tabs_the_second_is_told(ledger: Ledger) -> None:
    seen = version(ledger.events("acme"))
    note(ledger, "acme", text="called", act=act("0"))
    with pytest.raises(ChangedError):
        answers.record_answer(ledger, "acme", said("hm"), Answer(reading=e.Reading.HEDGE), act=act("1", seen))


@pytest.mark.parametrize(
    ("reply", "answer", "says"),
    [
        (said("x", -1), Answer(reading=e.Reading.NO), "still to come"),
        (said("x", 900), Answer(reading=e.Reading.NO), "before the deal began"),
        (said("x"), Answer(reading=e.Reading.NOT_NOW, until=date(2026, 11, 22)), "has passed"),
    ],
)
def test_what_cannot_be_is_refused(ledger: Ledger, reply: Said, answer: Answer, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        answers.record_answer(ledger, "acme", reply, answer, act=act("1"))
    assert [row.batch.id for row in ledger.batches()] == ["story"]


def test_a_deal_that_is_not_there_is_named(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="spelt alike: acme"):
        answers.understand(ledger, "acne", said("x"), by=ALICE)
