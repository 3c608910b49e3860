"""A number or a letter picks one of the answers that a mail numbers."""

from datetime import date

import pytest

from nextyes.deals.events import Reading
from nextyes.replies import read

SENT = date(2026, 3, 4)
NUMBERED = (
    "Which is it?\n1. Yes, send the contract\n2. Not before next quarter\n3. Close it\nA number is enough."
)
LETTERED = "Quick one: (a) we go ahead, b) later this year, c) not interested. Which one?"
PICKS = {
    Reading.YES: ("1", "Option 1 please", "a"),
    Reading.NOT_NOW: ("2", "#2", "B.", "number two"),
    Reading.NO: ("3", "C", "c)", "the third"),
}


@pytest.mark.parametrize("mail", [NUMBERED, LETTERED])
@pytest.mark.parametrize(
    ("answer", "reading"), [(answer, reading) for reading, several in PICKS.items() for answer in several]
)
def test_a_number_or_a_letter_picks(mail: str, answer: str, reading: Reading) -> None:
    reply = read(answer, asked=mail, sent=SENT)
    assert (reply.reading, reply.abstain) == (reading, "")


def test_where_nothing_is_offered_a_number_picks_nothing() -> None:
    for mail in ("How many sites are there?", "Is it a no? Just say “not for us” or “try me in …”."):
        assert read("1", asked=mail, sent=SENT).reading not in PICKS
