"""The contract of plays: each says what it is for, asks, gives a way out, and presses nobody."""

from collections import Counter

import pytest

from nextyes.deals.events import Channel
from nextyes.plays import Facts, Play, Situation, fill, library, parse, review, text_of

ALL = Facts(
    contact="Bob",
    organization="Acme",
    deal="Acme cranes",
    owner="Alice",
    days_silent="23 days",
    our_price="30,000 EUR",
    their_price="24,000 EUR",
    their_words="check back in a year",
    said_on="23 November",
)


@pytest.mark.parametrize("play", library(), ids=lambda play: play.name)
def test_a_play_may_be_used(play: Play) -> None:
    assert review(play) == []


@pytest.mark.parametrize("play", library(), ids=lambda play: play.name)
@pytest.mark.parametrize("facts", [ALL, Facts()], ids=["all known", "nothing known"])
def test_a_play_reads_well_whatever_is_known(play: Play, facts: Facts) -> None:
    words = fill(play, facts)
    for sign in ("{", "}", "[[", "]]", "  ", " ,", " .", "  ", "\n\n\n"):
        assert sign not in words.subject
        assert sign not in words.body.replace("…", "")
    assert all(exit_words in words.body for exit_words in play.exits)
    assert bool(words.subject) == (play.channel is Channel.EMAIL)


@pytest.mark.parametrize("play", library(), ids=lambda play: play.name)
def test_a_play_is_the_same_after_it_was_written_and_read(play: Play) -> None:
    assert parse(play.name, text_of(play)) == play


def test_there_is_a_play_for_each_situation_on_each_channel() -> None:
    counts = Counter((play.situation, play.channel) for play in library())
    assert len(library()) >= 12
    for situation in Situation:
        for channel in (Channel.EMAIL, Channel.CALL, Channel.MESSAGE):
            assert counts[situation, channel]


HEAD = "title: t\nsituation: suspected_no\nchannel: message\nsource: s\n\n"


@pytest.mark.parametrize(
    "words",
    [
        "We guarantee results. Is it [[not for us]]?",
        "Last chance: is it [[not for us]]?",
        "You still haven't answered. Is it [[not for us]]?",
        "After all the work I did, is it [[not for us]]?",
        "Everyone else signed. [[not for us]]?",
        "So, is it a no?",
        "Say [[not for us]].",
        "Letzte Chance! Ist es [[nichts für uns]]?",
        "Vous me devez une réponse : [[pas pour nous]] ?",
        "No me ignore… decepcionado. ¿[[No es para nosotros]]?",
        "word " * 80 + "is it [[not for us]]?",
    ],
)
def test_a_play_that_promises_presses_shames_or_has_no_exit_fails(words: str) -> None:
    assert review(parse("bad", HEAD + words))
