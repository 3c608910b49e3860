"""What a yes to a question means: the same words turn with it."""

import pytest

from nextyes.replies.question import about, means_no, noted, put_with_not, question_in

A_NO = """
So, is it a no?|Is it a no then?|Is that a no?|So it's a no?
So is it a "no"?|Can I take this as a no?|is_it_a_no
Should I close the file?|Should I close your file?|Shall I take you off my list?|Should I stop reaching out?
Have you given up on this project?|Have you decided to go with someone else?|Have you changed your mind?
Should I assume this is off the table?|Is it too late?
Sure you don't want it?|Am I right that you are not interested?|¿Seguro que no?
Am I right that it's a no for now?|Is it a no or not?|Is this a pass for you?|Is it dead?
Would you be opposed to a quick call?|Is now a bad time to talk?
Ist es also ein Nein?|Also ein Nein?|Soll ich den Vorgang schließen?|Haben Sie das Projekt aufgegeben?
Darf ich das als Nein verstehen?|Hat sich das Thema erledigt?|Soll ich die Akte schliessen?
Alors, c'est non ?|C'est donc non ?|Alors, est-ce un non ?|Avez-vous abandonné le projet ?
Puis-je fermer le dossier ?|Dois-je considérer que c'est un non ?
¿Entonces es un no?|Entonces, ¿es un no?|¿Cierro el expediente?|¿Han descartado el proyecto?
Did I lose you?|Have you gone cold on us?|Did somebody else win?|Are you backing out?|Is this goodbye?
Have you bought elsewhere?|Has another supplier been chosen?|Does the no still stand?|Did it fall through?
Would I be right to assume you've gone another direction?|What now, is it a no?
Haben Sie sich anderweitig entschieden?|Habe ich Sie verloren?|Wurde es abgelehnt?
Avez-vous choisi quelqu'un d'autre ?|C'est fichu ?|¿Se cayó el proyecto?|¿Lo damos por cerrado?
Is it a no, then? If it isn't: at what number would you sign?
So, is it a no? Just say so. If it's still on, what is next?
Is it a no, then? If not, what would have to change by when?
Ist es ein Nein? Wenn nicht: zu welchem Preis ginge es?
C'est un non ? Sinon, à quel prix signeriez-vous ?|¿Es un no? Si no, ¿a qué precio firmarían?
I'll close the file unless I hear from you.|If I don't hear back I'll assume it's a no.
"""
NO_NO = """
Shall I send the contract?|Still interested?|Are you still interested?|Does Tuesday work?|How about Tuesday?
Would you like to go ahead?|Can we start in May?|Is it a yes?|So it's not a no?
Is 30k ok?|Shall I send the contract? If not, what is missing?|Do we have a deal?
Shall we close the deal this month?|Can we close this week?|Should I keep the file open?
Is this still on the table?|Is this still alive?|Has the committee decided?|Should I keep trying?
Can I book you in for Tuesday or Wednesday?|Did you have a chance to look at the proposal?
Soll ich den Vertrag schicken?|Haben Sie noch Interesse?|Passt Dienstag?
Wollen wir nächste Woche telefonieren?
Souhaitez-vous avancer ?|Toujours intéressés ?|Est-ce que mardi vous convient ?
Puis-je vous envoyer le contrat ?
¿Le envío el contrato?|¿Siguen interesados?|¿Le parece bien el martes?
"""
WITH_NOT = """
Not interested?|Is this no longer a priority?|Don't you want it any more?|So you won't be going ahead?
Do you not want the trial?|Kein Interesse mehr?|Wollen Sie es nicht mehr?|Doch kein Bedarf?
Vous n'êtes plus intéressé ?|Plus intéressés ?|¿Ya no os interesa?|¿No lo quieren?
"""
NEITHER = """
What is missing?|When can we talk?|Why not?|Who else decides?|How much is your budget?|Thanks for the call.
Here is the offer we spoke of, 30k a year.|Should I close the file or keep it open?|Hello there
Was fehlt Ihnen noch?|Quand pouvons-nous parler ?|¿Cuándo hablamos?
"""


def _each(questions: str) -> list[str]:
    return [question for line in questions.strip().splitlines() for question in line.split("|")]


@pytest.mark.parametrize("asked", _each(A_NO))
def test_a_yes_to_these_is_a_no_to_the_deal(asked: str) -> None:
    assert means_no(asked) is True


@pytest.mark.parametrize("asked", _each(NO_NO))
def test_a_yes_to_these_is_not(asked: str) -> None:
    assert means_no(asked) is False


@pytest.mark.parametrize("asked", _each(WITH_NOT))
def test_to_a_question_put_with_a_not_a_bare_yes_or_no_is_not_plain(asked: str) -> None:
    assert put_with_not(asked)
    assert means_no(asked) is None
    assert about(asked) == "not"


@pytest.mark.parametrize(
    "asked",
    ["I don't want to be a pest, but did you get my mail?", "So it's not a no?", *_each(A_NO), *_each(NO_NO)],
)
def test_others_are_not_put_with_a_not(asked: str) -> None:
    assert not put_with_not(asked)


def test_the_sentence_that_asks_is_found_in_a_mail() -> None:
    mail = "Hi Ann,\n\nShall I send the contract? I wrote on Monday. Or is it a no?\n\nBest, Tom"
    assert question_in(mail) == "Or is it a no?"
    assert question_in("Here is the offer, 24k a year. Best, Tom") == ""


@pytest.mark.parametrize("asked", ["", "   ", "???", *_each(NEITHER)])
def test_these_wait_for_neither(asked: str) -> None:
    assert means_no(asked) is None


def test_of_a_long_mail_the_last_question_counts() -> None:
    mail = "Hi Ann,\n\nShall I send the contract? I wrote on Monday. Or is it a no?\n\nBest, Tom"
    assert means_no(mail) is True
    assert means_no("Is it a no? I would be sorry. Shall I send the contract?") is False


@pytest.mark.parametrize(
    "asked", ["Shall I book you in?", "Can we count on you?", "Sollen wir Sie einplanen?", "¿Le entramos?"]
)
def test_a_yes_to_these_is_a_step(asked: str) -> None:
    assert about(asked) == "step"


@pytest.mark.parametrize(
    ("asked", "topic"),
    [
        ("Did my email reach you?", "received"),
        ("Did you get a chance to look at the proposal?", "received"),
        ("Haben Sie die Unterlagen bekommen?", "received"),
        ("Avez-vous bien reçu mon mail ?", "received"),
        ("¿Os ha llegado el correo?", "received"),
        ("Did you get the budget?", "status"),
        ("Anything else you need from me?", "questions"),
        ("Anything I can do to get this back on track?", "status"),
    ],
)
def test_whether_something_came_is_no_question_of_the_deal(asked: str, topic: str) -> None:
    assert about(asked) == topic


@pytest.mark.parametrize(
    ("note", "asked"),
    [
        ("Spoke to Ann. Asked if they've dropped it. She said yes.", "they've dropped it?"),
        ("I asked her whether it is a no; she laughed.", "it is a no?"),
        ("Gefragt, ob es vom Tisch ist. Ja.", "es vom Tisch ist?"),
        ("She asked me about the price.", ""),
        ("We are not interested.", ""),
    ],
)
def test_the_note_of_a_call_holds_its_question(note: str, asked: str) -> None:
    assert noted(note) == asked
