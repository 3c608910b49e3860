"""A reply whose question is not known answers the one that it quotes; of a quote nothing else counts."""

from datetime import date

import pytest

from nextyes.deals.events import Reading
from nextyes.replies import read
from nextyes.replies.own_words import answered
from nextyes.replies.question_of import question_of

SENT = date(2026, 3, 4)
THREADS = {
    "gmail": "{said}\n\nOn 3 Mar 2026 at 10:00, Tom <tom@example.org> wrote:\n> Hi Ann,\n> {asked}\n> Tom\n",
    "german": "{said}\n\nAm 3. März 2026 um 10:00 schrieb Tom Reed <tom@example.org>:\n\n> {asked}\n",
    "french": "{said}\n\nLe mar. 3 mars 2026 à 10:00, Tom Reed <tom@example.org> a écrit :\n> {asked}\n",
    "spanish": "{said}\n\nEl mar, 3 mar 2026 a las 10:00, Tom (<tom@example.org>) escribió:\n> {asked}\n",
    "above": "> {asked}\n{said}\n",
    "outlook": ("{said}\n\n-----Original Message-----\nFrom: Tom\nSent: Tuesday\nTo: Ann\n\n{asked}\n\nTom"),
    "html": "<div>{said}</div><blockquote><p>{asked}</p></blockquote>",
}


@pytest.mark.parametrize("thread", THREADS.values(), ids=THREADS)
def test_a_yes_means_what_the_quoted_question_makes_of_it(thread: str) -> None:
    for asked, reading in (("So, is it a no?", Reading.NO), ("Shall I send the contract?", Reading.YES)):
        assert read(thread.format(said="Yes.", asked=asked), sent=SENT).reading is reading


def test_the_question_that_is_known_counts_before_the_quoted_one() -> None:
    thread = THREADS["gmail"].format(said="Yes.", asked="So, is it a no?")
    assert read(thread, asked="Shall I send the contract?", sent=SENT).reading is Reading.YES


def test_of_a_longer_thread_the_last_message_asks() -> None:
    thread = "No.\n\nOn 3 March 2026 Tom wrote:\n> Is it a no?\n>> Shall I send the contract?\n>>> Who?"
    assert answered(thread) == "Is it a no?"
    assert question_of(thread, "No.") == "Is it a no?"


@pytest.mark.parametrize("quoted", ["We went with Acme, it is a no.", "Please stop. Call me in May, at 24k."])
def test_nothing_but_a_question_is_taken_from_a_quote(quoted: str) -> None:
    alone, with_quote = (
        read(text, sent=SENT) for text in ("Thanks!", THREADS["gmail"].format(said="Thanks!", asked=quoted))
    )
    assert question_of(with_quote.text, "Thanks!") == ""
    assert [scored.probability for scored in with_quote.readings] == [
        scored.probability for scored in alone.readings
    ]
    assert (with_quote.dates, with_quote.prices) == ((), ())


@pytest.mark.parametrize("text", ["Yes.", "", "> Shall I send it?", "Yes.\n\n-- \nAnn Reed\nShall we?"])
def test_where_nothing_is_quoted_nothing_is_asked(text: str) -> None:
    assert question_of(text, text) == ""
