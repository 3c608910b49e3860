"""Phrases signal readings; what stands around them denies, conditions or outweighs them."""

import time

import pytest

from nextyes.replies.cues import LANGUAGES, MEANINGS, find
from nextyes.replies.cues.lexicon import lexicon
from nextyes.replies.cues.phrases import Phrases
from nextyes.replies.cues.words import words_of


def _features(text: str, language: str = "en") -> set[str]:
    return {cue.feature for cue in find(text, language)}


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("We are not interested", "refuse"),
        ("We never said that we declined", "no refuse"),
        ("We'd love to sign once legal agrees", "go if"),
        ("We loved the demo, but we went with another vendor", "warm but"),
        ("Check back in a year", "later"),
        ("Please take me off your list", "stop"),
        ("No problem, no rush", "thanks"),
    ],
)
def test_a_phrase_and_what_is_done_to_it(text: str, feature: str) -> None:
    assert feature in _features(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I'm not in the office on Thursdays.", "en"),
        ("I am absent from 1 May until 9 May.", "en"),
        ("Average response time: 3 days", "en"),
        ("Freitags bin ich nicht im Haus, freitags arbeite ich nicht.", "de"),
        ("Cabinet fermé, nous reprenons le lundi 24.", "fr"),
        ("Retomo actividades el jueves.", "es"),
    ],
)
def test_notices_are_known_for_machines(text: str, language: str) -> None:
    assert "away" in _features(text, language)


def test_a_wish_for_no_more_mail_is_told_within_a_refusal() -> None:
    assert "stop" in _features("We do not want your advertisements any more.")
    assert "stop" not in _features("Please stop by when you are in town.")


@pytest.mark.parametrize(
    ("text", "language", "away"),
    [
        ("I'm on leave until Monday.", "en", True),
        ("Talk to Ann, she is on leave until Monday.", "en", False),
        ("She handles that. I'm on leave until Monday.", "en", True),
        ("Herr Roth macht das, er ist im Urlaub.", "de", False),
        ("Voyez ma collègue, elle est en congés.", "fr", False),
    ],
)
def test_who_says_that_another_is_away_is_no_machine(text: str, language: str, away: bool) -> None:
    assert ("away" in _features(text, language)) is away


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("Mi socio está de baja, dame un par de semanas.", False),
        ("Dame de baja, por favor.", True),
        ("Quiero que me dé de baja.", True),
        ("De baja, gracias.", True),
    ],
)
def test_who_is_on_sick_leave_does_not_unsubscribe(text: str, stops: bool) -> None:
    assert ("stop" in _features(text, "es")) is stops


@pytest.mark.parametrize(
    ("text", "language", "feature"),
    [
        ("We ended up going with Zendra.", "en", "refuse"),
        ("Notre choix s'est porté sur Zendra.", "fr", "refuse"),
        ("Am Ende haben wir uns für Zendra entschieden.", "de", "refuse"),
        ("Al final nos quedamos con Zendra.", "es", "refuse"),
        ("I left, ask Kai.", "en", "elsewhere"),
        ("Frag lieber den Kai.", "de", "elsewhere"),
        ("J'ai quitté la boîte, écrivez à Kai.", "fr", "elsewhere"),
        ("Eso lo lleva ahora Kai.", "es", "elsewhere"),
    ],
)
def test_a_name_is_a_word_of_no_phrase(text: str, language: str, feature: str) -> None:
    assert feature in _features(text, language)


def test_who_still_has_to_ask_somebody_sends_nobody_elsewhere() -> None:
    assert "elsewhere" not in _features("I need to ask Kai")


@pytest.mark.parametrize(
    ("text", "language", "feature"),
    [
        ("My term on the committee ended in May.", "en", "elsewhere"),
        ("You'll have to take that up with the council.", "en", "elsewhere"),
        ("We only rent it.", "en", "elsewhere"),
        ("Der Laden gehört jetzt den Geschwistern Wendt.", "de", "elsewhere"),
        ("Setzen Sie sich bitte mit Frau Kern in Verbindung.", "de", "elsewhere"),
        ("C'est le patron qui achète.", "fr", "elsewhere"),
        ("De esas cosas se encarga mi hijo.", "es", "elsewhere"),
        ("The paper diary does us fine.", "en", "refuse"),
        ("We're keeping the one we have until it packs up.", "en", "refuse"),
        ("Wir schreiben lieber weiter auf den Zettel.", "de", "refuse"),
        ("Ils ne souhaitent pas confier leurs archives.", "fr", "refuse"),
        ("No me meto en ningún gasto nuevo.", "es", "refuse"),
        ("Every cent is spoken for.", "en", "later"),
        ("Mitten in der Lese, lassen Sie uns erst fertig werden.", "de", "later"),
        ("Laissez passer la saison.", "fr", "later"),
        ("It's the lock-in that puts me off.", "en", "price"),
        ("Das müsste man monatlich kündigen können.", "de", "price"),
        ("C'est surtout l'engagement qui me gêne.", "fr", "price"),
        ("Si me lo partes en plazos, hablamos.", "es", "price if"),
        ("The board is split down the middle.", "en", "stall"),
        ("Les avis divergent.", "fr", "stall"),
        ("does it still need the paper form", "en", "asks"),
    ],
)
def test_buyers_say_it_in_words_of_their_own(text: str, language: str, feature: str) -> None:
    assert feature in _features(text, language)


@pytest.mark.parametrize(
    ("text", "language", "feature"),
    [
        ("Bitte senden Sie es nicht.", "de", "affirm"),
        ("Please don't.", "en", "affirm"),
        ("Por favor bórreme.", "es", "affirm"),
        ("Wir möchten das Dach erhalten.", "de", "stall"),
        ("Our lease is up in May.", "en", "stall"),
        ("Chère Madame,", "fr", "price"),
        ("He is not at the office.", "en", "elsewhere"),
        ("Nice to meet you.", "en", "price"),
    ],
)
def test_one_common_word_says_nothing_alone(text: str, language: str, feature: str) -> None:
    assert feature not in _features(text, language)


def test_two_halves_of_one_french_not_deny_once() -> None:
    """ "Ne … pas" is one not: "n'a pas été retenue" is a refusal, "n'est pas mort" a sign of life."""
    assert "refuse" in _features("Votre offre n'a pas été retenue.", "fr")
    assert "alive" in _features("Le projet n'est pas mort.", "fr")


def test_no_before_a_noun_is_no_answer() -> None:
    assert "deny" in _features("No, sorry.")
    assert "deny" not in _features("No budget left")
    assert "deny" not in _features("No problem!")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_lexicon_knows_every_kind(language: str) -> None:
    """`asks` and `money` are found without phrases."""
    named = {match.name for match in lexicon(language).phrases.matches(words_of("stop", language))}
    assert named <= set(MEANINGS)
    phrases = lexicon(language).phrases
    assert len(phrases.vocabulary) > 500


@pytest.mark.parametrize("language", LANGUAGES)
def test_spans_hold_the_words_and_hostile_text_costs_by_its_length(language: str) -> None:
    once = "not now until next not a no de la ne pas noch nicht todavía no " * 10
    many = once * 20
    for cue in find(once, language):
        assert cue.span.of(once).strip() == cue.span.of(once) != ""
    took = []
    for text in (once, many):
        began = time.process_time()
        find(text, language)
        took.append(time.process_time() - began)
    assert took[1] < 0.5


def test_alternatives_gaps_and_edges_of_a_phrase() -> None:
    phrases = Phrases({"a": ["^ (no|nope) [thanks] $", "call * in _ year"]})

    def found(text: str) -> list[str]:
        words = words_of(text, "en")
        return [" ".join(words.forms[match.first : match.last]) for match in phrases.matches(words)]

    assert found("Nope. No thanks!") == ["nope", "no thanks"]
    assert found("well no") == []
    assert found("nope") == ["nope"]  # a chat ends without a full stop
    assert found("no... and so on") == ["no"]  # a pause, no end
    assert found("call me again in one year") == ["call me again in one year"]
    assert found("call me again later in one year") == []


def test_a_word_of_no_phrase_and_a_phrase_told_within_another() -> None:
    phrases = Phrases(
        {"no": ["went with ~"], "far": ["we * her"], "stop": ["stop"]},
        told_within={"stop": frozenset({"far"})},
    )

    def found(text: str) -> list[str]:
        return [match.name for match in phrases.matches(words_of(text, "en"))]

    assert found("they went with zendra") == ["no"]
    assert found("they went with her") == []
    assert found("we stop her") == ["far", "stop"]
    assert found("we went with her") == ["far"]
