"""One deal for its page: the fast arithmetic is that of the slow one, and its story is whole."""

import math
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np
import pytest

from nextyes import app
from nextyes.app import acts, board
from nextyes.app.acts import Act
from nextyes.app.importing import By
from nextyes.deals import events as e
from nextyes.deals.events import Event
from nextyes.deals.fold import Status
from nextyes.odds.inputs import INPUTS
from nextyes.sample.told import pipeline
from nextyes.sample.world import World
from nextyes.store import Batch, Ledger, open_ledger

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
EVENTS = list(
    pipeline(World(), deals=200, start=date(2025, 8, 1), until=NOW.date(), rng=np.random.default_rng(4))
)


@pytest.fixture(scope="module")
def ledger() -> Iterator[Ledger]:
    """A made-up pipeline of 200 deals, judged."""
    with closing(open_ledger(":memory:")) as ledger:
        app.change_setting(ledger, "zone", "Europe/Amsterdam")
        ledger.import_batch(EVENTS, batch=Batch(id="a", at=NOW, actor="Alice", what="import"))
        assert board.bring_up(ledger, NOW)
        yield ledger


def same(found: Any, plain: Any) -> bool:
    """Whether two answers say the same, numbers to a millionth."""
    if isinstance(found, float):
        return math.isclose(found, plain, rel_tol=1e-6, abs_tol=1e-6) or (
            math.isnan(found) and math.isnan(plain)
        )
    if isinstance(found, dict):
        return found.keys() == plain.keys() and all(same(found[name], plain[name]) for name in found)
    if isinstance(found, tuple | list):
        return len(found) == len(plain) and all(map(same, found, plain))
    return bool(found == plain)


def test_the_fast_arithmetic_says_what_the_slow_one_says(ledger: Ledger) -> None:
    known = [row.deal.id for row in board.sections(ledger, NOW, each=3).rows if row.reasons]
    assert len(known) > 9
    for deal_id in known:
        story, plain = board.story(ledger, deal_id, NOW), app.deal_page(ledger, deal_id, NOW)
        fast = board.arithmetic(ledger, story, NOW)
        assert fast
        assert plain.arithmetic
        assert same(asdict(fast), asdict(plain.arithmetic)), deal_id
        assert story.row
        assert story.row.advice == fast.advice
        assert story.row.chance == pytest.approx(fast.chance)
        assert story.deal == plain.deal
        assert story.timeline == plain.timeline


def test_after_a_write_too(ledger: Ledger) -> None:
    deal_id = board.queue(ledger, NOW, advice="follow_up", limit=1).rows[0].deal.id
    later = NOW + timedelta(minutes=5)
    acts.log_touch(ledger, deal_id, channel=e.Channel.CALL, act=Act(by=By(actor="Alice", at=later), id="t"))
    story = board.story(ledger, deal_id, later)
    fast = board.arithmetic(ledger, story, later)
    plain = app.deal_page(ledger, deal_id, later + timedelta(microseconds=1))
    assert fast
    assert plain.arithmetic
    assert same(asdict(fast), asdict(plain.arithmetic))
    assert story.row
    assert story.row.unanswered == story.deal.unanswered > 0


def test_the_first_of_each_advice_are_those_of_the_whole_queue(ledger: Ledger) -> None:
    firsts, whole = board.sections(ledger, NOW, each=2), board.queue(ledger, NOW, limit=10_000)
    for advice, count in whole.counts.items():
        found = [row.deal.id for row in firsts.rows if row.advice == advice]
        assert found == [row.deal.id for row in whole.rows if row.advice == advice][:2]
        assert len(found) == min(count, 2)
    assert firsts.counts == whole.counts
    everything = board.sections(ledger, NOW, each=10_000)
    assert [row.deal.id for row in everything.rows] == [row.deal.id for row in whole.rows]
    assert board.sections(ledger, NOW, each=0).rows == ()


def test_after_an_update_all_is_judged_anew_and_pages_wait_for_it(
    read: Callable[[str], list[Event]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another version learnt looks at other things of a deal, and cannot judge this one's."""
    with closing(open_ledger(":memory:")) as fresh:
        fresh.append(
            read("2026-02-02 opened acme\n2026-02-03 touched acme call"),
            batch=Batch(id="a", at=NOW, actor="Alice", what="import"),
        )
        with monkeypatch.context() as before:
            before.delitem(INPUTS, "hedges")
            assert board.bring_up(fresh, NOW)
        acts.note(fresh, "acme", text="x", act=Act(by=By(actor="Alice", at=NOW), id="n"))
        story = board.story(fresh, "acme", NOW)
        assert board.arithmetic(fresh, story, NOW) is None
        assert board.queue(fresh, NOW).due
        assert board.bring_up(fresh, NOW)
        assert board.arithmetic(fresh, story, NOW)
        assert not board.queue(fresh, NOW).due


def test_a_closed_deal_is_in_no_queue_and_has_no_arithmetic(ledger: Ledger) -> None:
    closed = next(event.deal_id for event in EVENTS if isinstance(event, e.Won))
    story = board.story(ledger, closed, NOW)
    assert story.deal.status is Status.WON
    assert story.row is None
    assert board.one(ledger, closed, NOW) is None
    assert board.arithmetic(ledger, story, NOW) is None


def test_before_the_first_judging_there_is_a_story_and_no_advice(
    read: Callable[[str], list[Event]],
) -> None:
    with closing(open_ledger(":memory:")) as fresh:
        fresh.append(
            read("2026-02-02 opened acme\n2026-02-03 heard acme call"),
            batch=Batch(id="a", at=NOW, actor="Alice", what="import"),
        )
        story = board.story(fresh, "acme", NOW)
        assert (story.row, story.quote, story.channel) == (None, "", e.Channel.CALL)
        assert board.arithmetic(fresh, story, NOW) is None
        assert board.summary(fresh) is None
        assert board.one(fresh, "nobody", NOW) is None
        with pytest.raises(ValueError, match="no deal 'nobody'"):
            board.story(fresh, "nobody", NOW)


def test_the_last_words_are_the_buyers_latest() -> None:
    header: dict[str, Any] = {"deal_id": "acme", "source": "mail"}
    at = [NOW - timedelta(days=day) for day in range(9, 0, -1)]
    with closing(open_ledger(":memory:")) as fresh:
        fresh.append(
            [
                e.Heard(id="1", at=at[0], channel=e.Channel.EMAIL, text="Send me a quote.", **header),
                e.Answered(id="2", at=at[1], reading=e.Reading.NOT_NOW, quote="not this year", **header),
                e.Heard(id="3", at=at[2], channel=e.Channel.CALL, **header),
                e.Touched(id="4", at=at[3], channel=e.Channel.EMAIL, text="Dear Ann", **header),
                e.Answered(id="5", at=at[4], reading=e.Reading.AUTO_REPLY, quote="I am away", **header),
            ],
            batch=Batch(id="a", at=NOW, actor="Alice", what="import"),
        )
        story = board.story(fresh, "acme", NOW)
        assert story.quote == "not this year"
        assert story.said
        assert story.said.at == at[1]
        assert story.channel is e.Channel.EMAIL
