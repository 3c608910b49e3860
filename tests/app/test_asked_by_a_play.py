"""What buyers answer to our own plays is read as they mean it: the plays are the questions of every day."""

from datetime import date

import pytest

from nextyes.deals.events import Reading
from nextyes.plays import Facts, Play, Situation, fill, library
from nextyes.replies import read

SENT = date(2026, 11, 23)
FACTS = Facts(
    contact="Zoë",
    owner="Alice",
    deal="the rollout",
    organization="Acme",
    our_price="€30,000",
    their_price="€20,000",
    days_silent="23 days",
)
ASKS_FOR_A_NO = [
    play
    for play in library()
    if play.situation in (Situation.SUSPECTED_NO, Situation.PRICE_GAP) and "is it a no" in play.body
]
NOT_NOW = (
    "Thank you for giving me permission to say no. It is not a good fit now, check back with me in a year."
)
ANSWERS = {
    NOT_NOW: Reading.NOT_NOW,
    "Thanks for asking so openly. Not now, try me in March.": Reading.NOT_NOW,
    "Oh, well, actually... our budget is 20k. Could you meet me in the middle?": Reading.COUNTER,
    "Not for us.": Reading.NO,
    "No, not at all! We are still discussing it internally.": Reading.HEDGE,
    "Please take me off your list.": Reading.STOP,
}


def asked(play: Play) -> str:
    return fill(play, FACTS).body


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("play", library(), ids=lambda play: play.name)
def test_an_answer_to_a_play_is_read_as_it_is_meant(play: Play, answer: str) -> None:
    reply = read(answer, asked=asked(play), sent=SENT)
    assert (reply.reading, reply.abstain) == (ANSWERS[answer], "")


@pytest.mark.parametrize("play", library(), ids=lambda play: play.name)
def test_below_the_answer_the_play_may_be_quoted(play: Play) -> None:
    quoted = "\n".join(f"> {line}" for line in asked(play).splitlines())
    text = f"{NOT_NOW}\n\nBob\n\nOn Mon, 16 Nov 2026, Alice wrote:\n{quoted}"
    reply = read(text, sent=SENT)
    assert reply.reading is Reading.NOT_NOW
    assert reply.until
    assert reply.until.start == date(2027, 11, 23)


@pytest.mark.parametrize("yes", ["Yes.", "Yes, I'm afraid."])
@pytest.mark.parametrize("play", ASKS_FOR_A_NO, ids=lambda play: play.name)
def test_a_bare_yes_is_a_no_where_a_no_was_asked_for(play: Play, yes: str) -> None:
    assert read(yes, asked=asked(play), sent=SENT).reading is Reading.NO


@pytest.mark.parametrize(
    ("answer", "reading"),
    [
        ("Yes", Reading.YES),
        ("yes please", Reading.YES),
        ("1", Reading.YES),
        ("No", Reading.NO),
        ("the second", Reading.NO),
        ("b", Reading.NO),
        ("Not now", Reading.NOT_NOW),
        ("3.", Reading.NOT_NOW),
    ],
)
def test_one_word_picks_an_answer_that_was_handed_over(answer: str, reading: Reading) -> None:
    play = next(play for play in library() if play.name == "suspected-no-short-email")
    reply = read(answer, asked=asked(play), sent=SENT)
    assert (reply.reading, reply.abstain) == (reading, "")
