"""Four languages are known; others are told from them, not taken for them."""

import pytest

from nextyes.replies.language import language_of

OURS = {
    "en": [
        "Not now, check back in a year",
        "nope",
        "We'll pass",
        "too pricey mate",
        "asap pls",
        "👍",
        "24k",
        "",
    ],
    "de": ["Ja", "Nein danke", "Im Jänner wieder", "Zu teuer", "passt ned", "Melden Sie sich im Herbst"],
    "fr": ["Oui", "Non merci", "En janvier", "Trop cher", "On signe", "c'est mort"],
    "es": ["Sí", "En enero", "Muy caro", "Dejen de escribirme", "Vale, adelante", "no nos interesa"],
}
NOT_OURS = [
    "Grazie, ma non ora: sentiamoci dopo l'estate",
    "Nee, bedankt, we hebben geen budget",
    "Não temos interesse, obrigado",
    "Nie jesteśmy zainteresowani",
    "Нет, спасибо, не сейчас",
    "今は必要ありません",
    "لا شكرا",
    "Tack, men inte nu",
]


@pytest.mark.parametrize(
    ("language", "text"), [(code, text) for code, texts in OURS.items() for text in texts]
)
def test_ours_are_known(language: str, text: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", NOT_OURS)
def test_others_are_none_of_ours(text: str) -> None:
    assert language_of(text) == ""


def test_what_was_told_holds_unless_the_text_clearly_speaks_another() -> None:
    assert language_of("No", told="es") == "es"
    assert language_of("OK", told="de-AT") == "de"
    assert language_of("Nein danke, wir haben kein Interesse daran", told="en") == "de"
    assert language_of("Ok!", told="it") == ""


def test_a_short_reply_is_in_the_language_of_its_question() -> None:
    assert language_of("No", asked="¿Entonces es un no?") == "es"
    assert language_of("ok", asked="Soll ich den Vertrag schicken?") == "de"
