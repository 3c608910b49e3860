"""What words mean in many teams' files: kinds, statuses, reasons, offers. Tables, and nothing clever."""

import re
from functools import lru_cache

from nextyes.deals.events import OutcomeClass

KINDS: dict[str, str] = {
    word: kind
    for kind, words in {
        "call": "call|phone|phone call|telephone|logged call|outbound call|inbound call|appel|anruf|llamada",
        "email": "email|e-mail|mail|logged email|list email|sent email|outgoing email|incoming email|correo",
        "meeting": "meeting|demo|visit|lunch|dinner|event|presentation|appointment|video call|onsite|besuch"
        "|termin|rendez-vous|reunion|réunion|reunión|afspraak|bezoek",
        "message": "message|sms|text|text message|whatsapp|linkedin|linkedin message|chat|wechat",
        "note": "note|comment|log note|notitie|notiz|nota",
        "task": "task|todo|to-do|to do|deadline|reminder|taak|aufgabe|tâche|tarea",
    }.items()
    for word in words.split("|")
}
DIRECTIONS: dict[str, str] = {
    word: direction
    for direction, words in {
        "out": "out|outbound|outgoing|sent|email|outgoing_email|from us",
        "in": "in|inbound|incoming|received|incoming_email|from them",
    }.items()
    for word in words.split("|")
}
STATUSES: dict[str, str] = {
    word: status
    for status, words in {
        "open": "open|active|in progress|new|offen|ouvert|abierto",
        "won": "won|closed won|closedwon|gewonnen|gagné|ganado|vinto",
        "lost": "lost|closed lost|closedlost|verloren|perdu|perdido|perso",
    }.items()
    for word in words.split("|")
}
DONE: dict[str, str] = {
    word: state
    for state, words in {
        "done": "done|true|yes|y|1|completed|complete|closed|held|ja|oui|sí|si|sì",
        "planned": "planned|false|no|n|0|open|scheduled|to do|not started|in progress|nein|nee|non",
        "missed": "missed|no show|no_show|no-show",
        "dropped": "canceled|cancelled|rescheduled|deleted|deferred",
    }.items()
    for word in words.split("|")
}

_OFFER = re.compile(
    r"\b(offer|quote|quotation|proposal|contract|proposition"
    r"|offerte|aanbod|voorstel|overeenkomst"
    r"|angebot|vertrag"
    r"|offre|devis|contrat"
    r"|oferta|presupuesto|cotizaci[oó]n|propuesta|contrato"
    r"|offerta|preventivo|proposta|contratto"
    r"|orçamento|cotação)s?\b",
    re.IGNORECASE,
)
# What came back, what is still being made, and what only speaks about an offer.
_NO_OFFER = re.compile(
    r"\b(return|receiv|sign|declin|accept|reject|refus|withdr|expir|cancel|prepar|draft|need|request|review"
    r"|negotiat|follow|remind|question|await|pending|about|thank"
    r"|retour|ontvang|getekend|ondertekend|afgewezen|geaccepteerd|akkoord|vraag|opvolg|herinner"
    r"|erhalten|unterschr|unterzeich|abgelehnt|angenommen|rückfrage|nachfass|erinner"
    r"|reçu|accepté|relance|question"
    r"|recibid|firmad|rechazad|aceptad|seguimiento"
    r"|ricevut|firmat|rifiutat|accettat|sollecito"
    r"|recebid|assinad|rejeitad|aceit)|\A\s*(re|aw|antw|sv|vs|rif|res)\s*:",
    re.IGNORECASE,
)

_CLOSED = re.compile(
    r"\b(won|lost|closed|dead|disqualified|gewonnen|verloren|gagné|perdu|ganad[oa]|perdid[oa])\b",
    re.IGNORECASE,
)

_REASONS: tuple[tuple[OutcomeClass, re.Pattern[str]], ...] = tuple(
    (outcome, re.compile(rf"\b({words})", re.IGNORECASE))
    for outcome, words in (
        (
            OutcomeClass.NOT_NOW,
            r"not now|timing|bad time|too early|later|next (year|quarter)|postpon|on hold"
            r"|no budget (now|this)|budget (freeze|frozen)|nicht jetzt|zeitpunkt|später|niet nu|nu niet"
            r"|pas maintenant|ahora no",
        ),
        (
            OutcomeClass.COMPETITOR,
            r"compet|lost to|chose (another|other|a different)|other (vendor|supplier|provider)|incumbent"
            r"|wettbewerb|konkurr|mitbewerb|concurren|competencia",
        ),
        (
            OutcomeClass.NO_DECISION,
            r"no[ -]decision|indecis|status quo|do(es|ing)? nothing|unresponsive|no (response|reply|answer)"
            r"|not respond|ghost|went (dark|silent|cold|quiet)"
            r"|stopped (responding|replying)|geen (besluit|beslissing|reactie)"
            r"|keine (entscheidung|antwort|reaktion)|sans (réponse|décision)"
            r"|pas de (réponse|décision)|sin (respuesta|decisi[oó]n)",
        ),
        (
            OutcomeClass.NOT_A_FIT,
            r"(not a|poor|no|bad|wrong) fit|unqualified|disqualif|not qualified|declined by us|we declined"
            r"|feature|missing function|lack of function|no (need|use)"
            r"|wrong (size|market)|too (small|large|big)|out of (scope|territory)|spam|junk"
            r"|passt nicht|kein bedarf|past niet|pas de besoin|no encaja",
        ),
    )
)


@lru_cache(maxsize=4096)
def is_offer(words: str) -> bool:
    """Say whether the subject of an outgoing e-mail, or the name of a stage, says that we made an offer.

    Example:
        >>> [is_offer(words) for words in ("Offer sent", "Angebot 4711", "Offer returned", "Re: your offer")]
        [True, True, False, False]
    """
    return bool(_OFFER.search(words)) and not _NO_OFFER.search(words)


def sounds_closed(stage: str) -> bool:
    """Say whether a stage's name says that the deal has ended.

    Example:
        >>> sounds_closed("Lost - no budget"), sounds_closed("Negotiation")
        (True, False)
    """
    return bool(_CLOSED.search(stage))


@lru_cache(maxsize=4096)
def outcome_class(reason: str) -> OutcomeClass | None:
    """Return the class of a lost deal's reason, or None where its words say none or more than one.

    Example:
        >>> outcome_class("Went with a competitor"), outcome_class("Price")
        (<OutcomeClass.COMPETITOR: 'competitor'>, None)
    """
    said = {outcome for outcome, words in _REASONS if words.search(reason)}
    return said.pop() if len(said) == 1 else None
