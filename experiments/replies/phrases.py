"""Short written replies that teach the light model phrases; it is never measured on them."""

from collections.abc import Iterator
from pathlib import Path

PHRASES = Path(__file__).parent / "taught"

# Questions that the phrases answer, by what a yes to them means to the deal; "not": they are put with a not.
QUESTIONS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "no": (
            "So, is it a no?",
            "Is it a no then?",
            "Should I close your file?",
            "Have you given up on this project?",
            "Have you decided against it?",
            "Is it off the table?",
            "Did I lose you?",
            "Have you gone with someone else?",
            "Is this dead?",
            "Should I stop here?",
            "Would I be right in thinking it's a no?",
            "Has the project been cancelled?",
        ),
        "yes": (
            "Shall I send the contract?",
            "Are you still interested?",
            "Can we go ahead?",
            "Is this still on your list?",
            "Still alive?",
            "Ready to get started?",
            "Do we have a deal?",
            "Shall we talk again in spring?",
            "Any news from the board?",
            "Would 24k work?",
            "Did you like the demo?",
            "",
        ),
        "not": (
            "Are you not interested any more?",
            "Don't you want it?",
            "Not interested?",
            "So you're no longer considering it?",
            "Do you not need it any more?",
        ),
    },
    "de": {
        "no": (
            "Ist es ein Nein?",
            "Soll ich den Vorgang schließen?",
            "Ist das Projekt gestorben?",
            "Haben Sie sich dagegen entschieden?",
            "Ist es vom Tisch?",
            "Haben wir Sie verloren?",
        ),
        "yes": (
            "Soll ich den Vertrag schicken?",
            "Sind Sie noch interessiert?",
            "Können wir loslegen?",
            "Gibt es schon eine Entscheidung?",
            "Passt das Angebot?",
            "",
        ),
        "not": (
            "Kein Interesse mehr?",
            "Wollen Sie es nicht mehr?",
            "Sind Sie nicht mehr interessiert?",
            "Doch kein Bedarf?",
        ),
    },
    "fr": {
        "no": (
            "Alors, c'est un non ?",
            "Dois-je fermer le dossier ?",
            "Avez-vous abandonné ce projet ?",
            "Vous ai-je perdus ?",
            "Avez-vous choisi quelqu'un d'autre ?",
        ),
        "yes": (
            "Je vous envoie le contrat ?",
            "Êtes-vous toujours intéressé ?",
            "On y va ?",
            "Avez-vous pris une décision ?",
            "",
        ),
        "not": (
            "Vous n'êtes plus intéressé ?",
            "Ça ne vous intéresse plus ?",
            "Plus intéressés ?",
            "Vous n'avez plus besoin de nous ?",
        ),
    },
    "es": {
        "no": (
            "Entonces, ¿es un no?",
            "¿Cierro el expediente?",
            "¿Han abandonado el proyecto?",
            "¿Lo han descartado?",
            "¿Los he perdido?",
        ),
        "yes": (
            "¿Le envío el contrato?",
            "¿Sigue interesado?",
            "¿Seguimos adelante?",
            "¿Hay ya una decisión?",
            "",
        ),
        "not": (
            "¿Ya no les interesa?",
            "¿No lo quieren?",
            "¿Ya no lo necesitan?",
            "¿No te interesa?",
        ),
    },
}

Phrase = tuple[str, str, str, tuple[str, ...], float]


def phrases(folder: Path = PHRASES) -> Iterator[Phrase]:
    """Yield the text, the question, the language, the readings and the weight of each phrase.

    A phrase that means the same after any question answers one of each kind, at half the weight.
    """
    for language, questions in QUESTIONS.items():
        readings: tuple[str, ...] = ()
        sides: tuple[str, ...] = ()
        asked = 0
        for line in (folder / f"{language}.txt").read_text(encoding="utf-8").splitlines():
            if line.startswith("["):
                named, _, means = line.strip("[]").partition(" | ")
                readings = tuple(named.split(","))
                sides = ("no", "yes") if means == "any" else (means,)
            elif line and not line.startswith("#"):
                for side in sides:
                    question = questions[side][asked % len(questions[side])]
                    yield line, question, language, readings, 1.0 / len(sides)
                    asked += 1
