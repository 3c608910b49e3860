"""Which of the days that a reply names is one to come back, by what the reply says."""

from datetime import date

import pytest

from nextyes.deals.money import money
from nextyes.replies import read
from nextyes.replies.reply import Context

SENT = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("asked", "text", "words"),
    [
        ("Who decides?", "Talk to Greg in facilities; he's out until Monday.", "until Monday"),
        ("Who decides?", "That's my wife, ask her. She's at her mother's till Sunday.", "till Sunday"),
        ("Who decides?", "Not me, I'm stepping down at the end of the week. Ask Priya Rao.", None),
        ("Is it a no?", "Too expensive. For 50k I do it directly, then you can begin in week 22.", None),
        ("Is it a no?", "Too expensive. For 50k I'd do it, but call me in week 22.", "in week 22"),
    ],
)
def test_a_day_counts_by_what_is_said_of_it(asked: str, text: str, words: str | None) -> None:
    context = Context(seller_ask=money("60000", "EUR"), currency="EUR", country="NL")
    reply = read(text, asked=asked, sent=SENT, context=context, language="en")
    assert (reply.until.span.of(text) if reply.until else None) == words, reply.why_until
