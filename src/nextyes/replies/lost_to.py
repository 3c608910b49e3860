"""What a deal is lost to, by the words of a buyer who refuses: a guess that a person sees and confirms."""

import re

from nextyes.deals.events import OutcomeClass

_SAID = {
    OutcomeClass.COMPETITOR: (
        r"\b(?:another|a different|other|a cheaper|a local) (?:vendor|supplier|provider|partner|company)\b",
        r"\b(?:another|a different|other|a cheaper) (?:agency|tool|product|solution|platform|offer|bidder)\b",
        r"\b(?:went|gone|going|go|signed|signing) with (?!you\b|your\b|it\b|this\b|that\b|the flow)",
        r"\b(?:chose|chosen|picked|selected|awarded|opted for) (?!not\b|to\b|you\b)",
        r"\bcompet(?:itor|ing)|\belsewhere\b",
        r"\banderen? (?:anbieter|lieferant|dienstleister|partner|lösung)|\b(?:mit|wett)bewerb|\bkonkurren",
        r"\bautre (?:prestataire|fournisseur|partenaire|solution|offre|société)|\bconcurren",
        r"\botro proveedor|\botra (?:empresa|solución|oferta|opción)|\bcompeten?cia\b|\bcompetidor",
    ),
    OutcomeClass.NO_DECISION: (
        r"\b(?:project|initiative|evaluation|purchase)\b[^.!?]{0,25}\b(?:cancel|shelved|scrapped|dropped|dead)",
        r"\b(?:project|initiative|evaluation|purchase)\b[^.!?]{0,25}\b(?:stopped|abandoned|axed|killed)",
        r"\b(?:stay|staying|stick|sticking|keep|keeping|live|carry on|continu\w+) (?:with |on |using )?"
        r"(?:what|our|the|as we|excel|spreadsheets?)\b",
        r"\b(?:do|doing|change|changing) nothing\b|\bstatus quo\b|\bno decision\b|\bin[- ]house\b",
        r"\bprojekt\w*\b[^.!?]{0,30}\b(?:gestrichen|eingestellt|gestoppt|gestorben|abgesagt)",
        r"\bbleiben (?:bei|wie)\b|\b(?:restons|gardons|continuons)\b|\b(?:seguimos|nos quedamos) con\b",
        r"\bprojet\b[^.!?]{0,30}\b(?:annulé|abandonné|arrêté)|\bproyecto\b[^.!?]{0,30}\b(?:cancel|anul|parad)",
    ),
}
_PATTERNS = {outcome: re.compile("|".join(said), re.IGNORECASE) for outcome, said in _SAID.items()}


def lost_to(text: str) -> OutcomeClass:
    """Return what the words of a refusal say that the deal is lost to; not a fit where they say nothing.

    Example:
        >>> lost_to("We went with another vendor, sorry."), lost_to("Not for us, thanks.")
        (<OutcomeClass.COMPETITOR: 'competitor'>, <OutcomeClass.NOT_A_FIT: 'not_a_fit'>)
    """
    return next(
        (outcome for outcome, pattern in _PATTERNS.items() if pattern.search(text)), OutcomeClass.NOT_A_FIT
    )
