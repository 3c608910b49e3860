"""The polarity trap: the question decides what a yes and a no mean, and a hedge is neither."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import pytest

from nextyes.deals.events import Reading
from nextyes.deals.money import money
from nextyes.replies import Reply, read
from nextyes.replies.light import Item
from nextyes.replies.read import Asked, read_all
from nextyes.replies.readers import Reader, Shares, light
from nextyes.replies.reply import Context

SENT = date(2026, 3, 4)

IS_IT_A_NO = {
    Reading.NO: """
        Yes, I'm afraid|Yes.|Yep|Yeah, sorry.|I'm afraid so.|Afraid so|It is, sorry
        Yes, unfortunately it is a no.
        Yes, it's a no.|Sadly, yes.|Correct.|Yes. We went with another vendor.|It's a no from us.
        Yes, please close the file
        Yes - thanks for asking so plainly.|We decided against it, sorry.|It's a no, thanks for your time.
        Yes, we are not interested.|Yes, we've gone with a competitor.
    """,
    Reading.HEDGE: """
        No, not at all!|no no, we love it|No.|Nope!|Not at all.|Absolutely not, still discussing internally.
        No, we're still very interested.|No no no, just swamped.|It's not a no, still waiting on legal.
        Not a no!
        God no, I just need to talk to my boss.|Definitely not a no.
        No, I still need to discuss it with the team.
    """,
    Reading.NOT_NOW: """
        not a no, just not yet|It's not a no, just not now.|No, but not before the summer.
        Not now, try me in a year.
        Yes for now. Check back in a year.|No, but our budget only opens in January, call me then.
        Not yet. Ping me again in September.|For this year yes. Ask again in January.
    """,
    Reading.YES: """
        No, let's do it!|No, please send the contract.|Not at all, we'd like to go ahead. Where do I sign?
        No, we're in. Send over the paperwork.|No! We want to sign.
    """,
}
SHALL_I_SEND = {
    Reading.YES: (
        "Yes|Yes please|Sure, go ahead|"
        "Yes, send it over.|Please do.|Absolutely, send the contract|Yep, go for it"
    ),
    Reading.NO: (
        "No|No thanks|No, we decided against it.|Nope, we went with someone else.|No, we're not interested"
    ),
    Reading.HEDGE: (
        "I need to think about it|Let me check with my boss first|We're still discussing it internally"
    ),
    Reading.NOT_NOW: "Not yet, check back in May|No, not before October.|Not now, try again next year",
    Reading.COUNTER: "Not at that price.|Only if you can do 20k|If you can do 10% off",
}
OTHER_LANGUAGES = {
    (
        "Ist es also ein Nein?",
        Reading.NO,
    ): "Ja, leider.|Ja|Leider ja.|Ja, wir haben uns dagegen entschieden.|Ja, es ist ein Nein.",
    (
        "Ist es also ein Nein?",
        Reading.HEDGE,
    ): "Nein, überhaupt nicht!|Nein, wir sind weiterhin interessiert|Nein, wir beraten noch",
    (
        "Ist es also ein Nein?",
        Reading.NOT_NOW,
    ): "Kein Nein, nur noch nicht jetzt|Nein, melden Sie sich im Herbst nochmal",
    ("Soll ich den Vertrag schicken?", Reading.YES): "Ja, gerne!|Ja bitte|Ja, schicken Sie den Vertrag",
    ("Soll ich den Vertrag schicken?", Reading.NO): "Nein danke|Nein, kein Interesse",
    ("Alors, c'est non ?", Reading.NO): "Oui, malheureusement|Oui, désolé.|Oui, c'est non.|Hélas oui",
    ("Alors, c'est non ?", Reading.HEDGE): "Non, pas du tout !|Non, on en discute encore en interne",
    (
        "Alors, c'est non ?",
        Reading.NOT_NOW,
    ): "Ce n'est pas un non, juste pas maintenant|Non, recontactez-moi en septembre",
    ("Je vous envoie le contrat ?", Reading.YES): "Oui, volontiers|Oui, envoyez le contrat",
    ("Entonces, ¿es un no?", Reading.NO): "Sí, lamentablemente|Sí, lo siento|Sí, es un no.",
    ("Entonces, ¿es un no?", Reading.HEDGE): "No, para nada|No, seguimos interesados, lo estamos valorando",
    ("Entonces, ¿es un no?", Reading.NOT_NOW): "No es un no, solo que ahora no|No, llámame en septiembre",
    ("¿Le envío el contrato?", Reading.YES): "Sí, por favor|Sí, envíe el contrato",
}


def _each(replies: str) -> list[str]:
    return [reply.strip() for line in replies.strip().splitlines() for reply in line.split("|")]


def _cases_of(said: Mapping[tuple[str, Reading], str]) -> list[tuple[str, str, Reading]]:
    return [(asked, text, reading) for (asked, reading), texts in said.items() for text in _each(texts)]


def _cases() -> list[tuple[str, str, Reading]]:
    by_question = [("So, is it a no?", IS_IT_A_NO), ("Shall I send the contract?", SHALL_I_SEND)]
    english = {(asked, reading): texts for asked, said in by_question for reading, texts in said.items()}
    return _cases_of(english | OTHER_LANGUAGES)


def _read(text: str, asked: str) -> Reply:
    return read(text, asked=asked, sent=SENT)


@pytest.mark.parametrize(("asked", "text", "reading"), _cases())
def test_the_question_decides_what_an_answer_means(asked: str, text: str, reading: Reading) -> None:
    reply = _read(text, asked)
    assert reply.reading is reading, [
        (str(scored.reading), scored.probability) for scored in reply.readings[:3]
    ]


@pytest.mark.parametrize(
    ("asked", "text", "reading"), [case for case in _cases() if case[2] is not Reading.YES]
)
def test_what_is_no_yes_is_never_told_as_one(asked: str, text: str, reading: Reading) -> None:
    assert _read(text, asked).probability(Reading.YES) <= 0.5


@pytest.mark.parametrize("answer", ["Yes", "No", "Sure", "Nope", "Absolutely", "Not at all"])
def test_the_same_word_turns_with_its_question(answer: str) -> None:
    assert _read(answer, "So, is it a no?").reading is not _read(answer, "Shall I send the contract?").reading


ECHOES = {
    Reading.NO: "You did, sorry.|Yeah you kinda did|I'm afraid you have.|You guessed right",
    Reading.HEDGE: "You didn't, promise|No you haven't!|Nah, you didn't, things are just nuts",
}


@pytest.mark.parametrize(
    ("text", "reading"), [(text, reading) for reading, texts in ECHOES.items() for text in _each(texts)]
)
def test_the_questions_own_verb_said_back_is_a_yes_or_a_no(text: str, reading: Reading) -> None:
    assert _read(text, "Have I lost you?").reading is reading


WITH_NOT = {
    ("Are you not interested any more?", Reading.NO): "No.|No, we're not.|Yes sir, not interested.",
    (
        "Don't you want it any more?",
        Reading.HEDGE,
    ): "We do! Just busy.|Of course we do, still talking about it",
    ("Kein Interesse mehr?", Reading.NO): "Nein, nicht mehr.|Nein, danke.",
    ("Kein Interesse mehr?", Reading.HEDGE): "Doch!|Doch, doch, dauert nur.",
    ("Vous n'êtes plus intéressé ?", Reading.NO): "Non, plus du tout.|Non.",
    ("Vous n'êtes plus intéressé ?", Reading.HEDGE): "Si si, toujours !|Mais si !",
    ("¿Ya no les interesa?", Reading.NO): "Pues no, la verdad.|No, ya no.",
    (
        "¿Ya no les interesa?",
        Reading.HEDGE,
    ): "Claro que nos interesa, dame unos días.|Que sí, seguimos en ello",
}


@pytest.mark.parametrize(("asked", "text", "reading"), _cases_of(WITH_NOT))
def test_no_agrees_to_a_question_put_with_a_not_and_doch_gainsays_it(
    asked: str, text: str, reading: Reading
) -> None:
    assert _read(text, asked).reading is reading


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("Did my email reach you?", "It did, thanks."),
        ("Haben Sie die Unterlagen bekommen?", "Jup"),
        ("Avez-vous bien reçu mon mail ?", "oui oui"),
        ("Any questions?", "No."),
        ("Anything else you need from me?", "Nope, all good here"),
    ],
)
def test_an_answer_about_the_mail_says_nothing_of_the_deal(asked: str, text: str) -> None:
    assert _read(text, asked).reading is Reading.OTHER


def _eager(items: Sequence[Item]) -> Shares:
    """Read a yes in everything, as a reader that is fooled would."""
    return np.tile([0.97 if reading is Reading.YES else 0.03 / 9 for reading in Reading], (len(items), 1))


def _yes(text: str, asked: str, *, reader: Reader = light) -> float:
    context = Context(seller_ask=money(50_000, "USD"), currency="USD")
    came = Asked(text=text, sent=SENT, asked=asked, context=context)
    return read_all([came], reader=reader)[0].probability(Reading.YES)


@pytest.mark.parametrize("reader", [light, _eager])
@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("Can we start?", "We'd be happy to go forward once legal has signed off."),
        ("Shall I send the contract?", "Yes, as soon as the board approves."),
        ("Do we have a deal?", "We have a deal, provided the trustees agree."),
        ("Can we sign?", "Let's sign, subject to my boss's approval."),
        ("Wollen wir starten?", "Gern, sobald der Vorstand zugestimmt hat."),
        ("On signe ?", "Oui, si mon associé donne son accord."),
        ("¿Firmamos?", "Sí, en cuanto lo apruebe el consejo."),
    ],
)
def test_where_others_still_have_to_agree_it_is_no_yes(asked: str, text: str, reader: Reader) -> None:
    assert _yes(text, asked, reader=reader) <= 0.5


def test_another_price_than_the_one_asked_is_no_yes_to_it() -> None:
    assert _yes("Let's sign, at 45k.", "Can we sign?", reader=_eager) <= 0.5
    assert _yes("Let's sign, at 45k.", "Would 45k work?", reader=_eager) > 0.5
    assert _yes("Let's sign, at 50k.", "Can we sign?", reader=_eager) > 0.5
    assert _yes("45,000 is expensive, but let's sign.", "Would 45k work?", reader=_eager) > 0.5


@pytest.mark.parametrize(
    ("text", "pays"),
    [
        ("Yes, send the contract over the $50,000.", True),
        ("Ja, schicken Sie den Vertrag zu den 50.000.", True),
        ("Oui, envoyez le contrat à 50 000.", True),
        ("Sí, por los 50 quedamos. Envíeme el contrato.", True),
        ("50,000 is too much for us.", False),
    ],
)
def test_who_says_yes_pays_the_price_that_they_say_back(text: str, pays: bool) -> None:
    context = Context(seller_ask=money(50_000, "USD"), currency="USD")
    amount = read(text, asked="Shall I send the contract?", sent=SENT, context=context).amount
    assert (amount is not None and amount.value == context.seller_ask) is pays


def test_a_yes_on_a_later_day_is_none_yet() -> None:
    assert _yes("Please send the contract.", "", reader=_eager) > 0.5
    assert _yes("Please send the contract, but not before May.", "", reader=_eager) <= 0.5
    assert _yes("Yes. Send it then, in September.", "Shall I send the contract?", reader=_eager) <= 0.5


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("Shall I sign you up?", "Sign me up once the war is over."),
        ("Unterschreiben Sie?", "Wir unterschreiben, sobald der Lift wieder fährt."),
        ("On signe ?", "On signe dès que le patron rentre."),
        ("¿Firmamos?", "Firmamos en cuanto vuelva el dueño."),
        ("", "We will sign in Q3."),
        ("", "Wir bestellen im Oktober."),
        ("Shall I send the contract?", "Yes, send the cancellation form."),
        ("Shall I send the contract?", "Sure, when pigs fly."),
        ("Sind wir uns einig?", "Einverstanden, dann lassen wir es."),
        ("On signe ?", "Oui, quand les poules auront des dents."),
        ("¿Firmamos?", "Firmado con los otros."),
        ("Shall I close the file?", "Go ahead."),
        ("Did you get the contract?", "Yes"),
        ("Haben Sie den Vertrag bekommen?", "Ja, danke."),
    ],
)
def test_what_only_sounds_like_a_yes_is_none(asked: str, text: str) -> None:
    assert _yes(text, asked, reader=_eager) <= 0.5


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("Would 27k work?", "Yep"),
        ("Shall I send the contract?", "fine by me"),
        ("Soll ich den Vertrag schicken?", "ja klar"),
        ("Je vous envoie le contrat ?", "oui bien sûr"),
        ("¿Te envío el contrato?", "sí porfa"),
        ("Shall I send the contract?", "Yes. If you could just fix the address, I'll get it signed."),
        ("Shall I send the contract?", "Yes, send it over. We start on 1 September."),
    ],
)
def test_a_yes_in_few_words_or_with_a_detail_is_told(asked: str, text: str) -> None:
    assert read(text, asked=asked, sent=SENT).reading is Reading.YES
    assert _yes(text, asked) > 0.5


def test_several_readings_hold_at_once() -> None:
    holds = _read("Not now, but at 24k I would sign.", "Should I give up?").holds
    assert holds[0] is Reading.COUNTER
    assert set(holds) == {Reading.COUNTER, Reading.NOT_NOW}


def test_a_note_of_a_call_answers_the_question_in_it() -> None:
    assert (
        _read("Asked if they've dropped it. He said yes, two weeks ago.", "").probability(Reading.YES) <= 0.5
    )


@pytest.mark.parametrize(
    "text",
    [
        "Yes please, and take us off the mailing list while you're at it.",
        "It's a no. Remove me from your list.",
        "Put us on the do not call list.",
    ],
)
def test_a_wish_for_no_more_mail_beats_a_no(text: str) -> None:
    assert _read(text, "Should I close your file?").reading is Reading.STOP


@pytest.mark.parametrize("text", ["not now", "Not now.", "Later.", "Next year"])
def test_later_alone_is_not_now(text: str) -> None:
    assert _read(text, "").reading is Reading.NOT_NOW


def test_a_yes_to_a_day_far_off_is_not_now() -> None:
    assert _read("Yes", "Should we talk again in spring?").reading is Reading.NOT_NOW
    assert _read("Ja, gerne.", "Sollen wir im Herbst noch einmal sprechen?").reading is Reading.NOT_NOW
    assert _read("Yes", "Can I call you tomorrow?").reading is not Reading.NOT_NOW


def test_words_that_stand_in_the_question_may_answer_it() -> None:
    assert not _read("still interested", "Are you still interested?").abstain.startswith("nothing in it")
