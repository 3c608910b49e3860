"""What a refusal says that a deal is lost to: a guess, seen and confirmed by a person."""

import pytest

from nextyes.deals.events import OutcomeClass
from nextyes.replies.lost_to import lost_to

SAID = {
    OutcomeClass.COMPETITOR: (
        "We went with another vendor, sorry.",
        "Yes, it's a no, we've signed with Initech last week.",
        "The board chose Globex in the end.",
        "No. A competitor of yours undercut you.",
        "Wir haben uns für einen anderen Anbieter entschieden.",
        "Nous avons retenu un autre prestataire.",
        "Nos vamos con otro proveedor.",
    ),
    OutcomeClass.NO_DECISION: (
        "The project has been cancelled.",
        "We are staying with what we have.",
        "No, we'll stick with our spreadsheets.",
        "We decided to do nothing this time.",
        "Das Projekt wurde gestrichen.",
        "Le projet est annulé.",
        "Seguimos con lo que tenemos.",
    ),
    OutcomeClass.NOT_A_FIT: (
        "Not for us, thanks.",
        "No.",
        "Yes, I'm afraid it is a no: it does not do what we need.",
        "We go with the flow, but no.",
        "Ich muss leider absagen, es passt nicht.",
    ),
}


@pytest.mark.parametrize(
    ("outcome", "text"), [(outcome, text) for outcome, texts in SAID.items() for text in texts]
)
def test_it_is_lost_to_what_they_say(outcome: OutcomeClass, text: str) -> None:
    assert lost_to(text) is outcome


def test_a_long_text_is_quick() -> None:
    assert lost_to("it will go on and on with project " * 30_000) is OutcomeClass.NOT_A_FIT
