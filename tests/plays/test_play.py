"""A play's file: read, refused with the line that is wrong, filled in for a deal."""

from collections.abc import Callable
from datetime import date

import pytest

from nextyes.deals.events import Channel, Event
from nextyes.deals.fold import fold
from nextyes.plays import Facts, PlayError, Situation, facts_of, fill, library, parse, plays_for, situation_of

HEAD = "title: t\nsituation: suspected_no\nchannel: message\nsource: s\n\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "line 1"),
        ("title: t\nnonsense\n\nwords", "line 2"),
        ("title: t\ntitle: u\n\nwords", "line 2"),
        ("title: t\n\nwords", "situation, channel, source missing"),
        (HEAD, "the words to say missing"),
        (HEAD.replace("suspected_no", "whim") + "words", "one of suspected_no"),
        (HEAD.replace("message", "pigeon") + "words", "one of call, email"),
        (HEAD + "Hi {naem}", "{naem} is no fact"),
        (HEAD + "x" * 5_000, "too many"),
    ],
)
def test_what_is_no_play_is_refused_with_what_to_write(text: str, says: str) -> None:
    with pytest.raises(PlayError, match=f"(?s)mine.*{says}"):
        parse("mine", text)


def test_hostile_facts_are_only_text() -> None:
    play = parse("mine", HEAD + "Hi {contact|there}: [[not for us]]?")
    assert fill(play, Facts(contact="{owner} [[yes]]")).body == "Hi {owner} [[yes]]: “not for us”?"


@pytest.mark.parametrize(
    ("history", "advice", "situation"),
    [
        ("2026-03-02 opened acme\n2026-03-03 touched acme call", "", Situation.SUSPECTED_NO),
        ("2026-03-02 opened acme\n2026-03-03 touched acme call", "ask_price", Situation.PRICE_GAP),
        ("2026-03-02 opened acme\n2026-03-03 touched acme call", "take_risk_off", Situation.INDECISION),
        ("2026-03-02 opened acme\n2026-03-05 answered acme counter 100", "ask", Situation.PRICE_GAP),
        ("2026-03-02 opened acme\n2026-03-05 answered acme hedge", "ask", Situation.INDECISION),
        (
            "2026-03-02 opened acme\n2026-03-03 touched acme call\n2026-03-04 touched acme call\n"
            "2026-03-09 heard acme email\n2026-03-10 touched acme call",
            "ask",
            Situation.SILENT_AGAIN,
        ),
        ("2026-03-02 opened acme", "check_back", Situation.CHECK_BACK),
    ],
)
def test_the_situation_follows_from_the_story(
    read: Callable[[str], list[Event]], history: str, advice: str, situation: Situation
) -> None:
    assert situation_of(fold(read(history))["acme"], advice) is situation


def test_plays_of_the_channel_come_first() -> None:
    chosen = plays_for(library(), Situation.PRICE_GAP, Channel.CALL)
    assert chosen[0].channel is Channel.CALL
    assert {play.situation for play in chosen} == {Situation.PRICE_GAP}


def test_what_words_can_say_of_a_deal(history: list[Event]) -> None:
    """
    2026-03-02 opened   acme Acme cranes
    2026-03-02 valued   acme 3000000
    2026-03-10 answered acme counter 2400000
    """
    facts = facts_of(fold(history)["acme"], date(2026, 4, 2), owner="Alice")
    assert facts.days_silent == "23 days"
    assert facts.our_price == "30,000 EUR"
    assert facts.their_price == "24,000 EUR"
    assert facts.said_on == "10 March"
