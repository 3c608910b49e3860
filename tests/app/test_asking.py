"""What to say: plays for the deal's situation, one's own before those that ship, none that is unfair."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from nextyes.app import asking
from nextyes.deals.events import Channel, Event
from nextyes.deals.fold import fold
from nextyes.plays import Situation
from nextyes.store import Ledger, open_ledger

TODAY = datetime(2026, 11, 23, tzinfo=UTC).date()
MINE = (
    "title: Mine\nsituation: price_gap\nchannel: call\nsource: me\n\n"
    "Is it a no, then? [[not for us]] is fine."
)


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    opened = open_ledger(":memory:")
    yield opened
    opened.close()


def test_the_words_are_for_this_deal(ledger: Ledger, history: list[Event]) -> None:
    """
    2026-11-02 opened   acme Acme cranes
    2026-11-02 valued   acme 3000000
    2026-11-10 answered acme counter 2400000
    """
    said = asking.what_to_say(ledger, fold(history)["acme"], today=TODAY, owner="Alice")
    assert said.situation is Situation.PRICE_GAP
    best = said.sayings[0]
    assert best.play.channel is Channel.EMAIL
    assert "24,000 EUR" in best.words.body
    assert "30,000 EUR" in best.words.body
    assert best.words.body.endswith("Alice")


def test_ones_own_play_comes_first(ledger: Ledger, read: Callable[[str], list[Event]]) -> None:
    asking.keep_play(ledger, "mine", MINE)
    deal = fold(read("2026-11-02 opened acme\n2026-11-10 answered acme counter 1"))["acme"]
    said = asking.what_to_say(ledger, deal, channel=Channel.CALL, today=TODAY, owner="Alice")
    assert [saying.play.name for saying in said.sayings][:2] == ["mine", "price-gap-call"]
    asking.drop_play(ledger, "mine")
    assert asking.own_plays(ledger) == []


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("Mine!", MINE, "no name"),
        ("mine", "nonsense", "line 1"),
        ("mine", MINE.replace("[[not for us]] is fine.", ""), "no way out"),
        ("mine", MINE + " Last chance!", "false deadline"),
    ],
)
def test_a_play_that_cannot_be_used_is_not_kept(ledger: Ledger, name: str, text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        asking.keep_play(ledger, name, text)
    assert asking.own_plays(ledger) == []


def test_a_preview_shows_words_and_what_is_wrong() -> None:
    words, problems = asking.preview("", MINE)
    assert "“not for us”" in words.body
    assert problems == []
    assert asking.preview("", MINE + " Last chance!")[1]
