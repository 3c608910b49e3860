"""How mail programs announce that what follows was written before, in the languages that we read.

Every repetition is bounded, so that a pattern costs at most a constant for each character.
"""

import re

_FLAGS = re.IGNORECASE

QUOTED = re.compile(r"[A-Z]{0,3}>|[|¦]\s|»\s")  # "> ", "BW> "

# "On Mon, 3 Mar 2026 at 10:00, Bob <bob@example.org> wrote:", which may be wrapped over some lines
ATTRIBUTION_BEGINS = re.compile(
    r"(?:-{2,20} ?)?(?:on|am|le|el|em|il|op|den|w dniu)\b.{0,40}\d|.{2,80}\b(?:schrieb am|wrote on)\b"
    r"|\d{4}[-/]\d{1,2}[-/]\d{1,2}\b",
    _FLAGS,
)
ATTRIBUTION_ENDS = re.compile(
    r"\b(?:wrote|writes|sent|schrieb|a écrit|escribió|escreveu|ha scritto|schreef|skrev|napisał(?:\(a\))?)"
    r"(?:\s[^:]{0,80})?\s?:(?: ?-{2,20})?$"
    r"|\b(?:schrieb|schreef|wrote on|schrieb am)\b[^:]{0,80}(?:\d\d:\d\d[^:]{0,30})?:$"
    r"|\bwrote\s?-{2,20}$|<\s?[^<>\s]{1,80}@[^<>\s]{3,80}>\s?:$",
    _FLAGS,
)
ATTRIBUTION_UNSURE = re.compile(  # only where a marked line follows
    r"\D{1,80}\b(?:wrote|writes|schrieb|a écrit|escribió|said|says)\s?(?:\([^()]{0,40}\))?\s?:$"
    r"|\d{4}[-/]\d{1,2}[-/]\d{1,2}\b.{0,80}<[^<>\s]{3,160}>$",
    _FLAGS,
)
ATTRIBUTION_LINES = 4
ATTRIBUTION_LENGTH = 320

# "-----Original Message-----", "Begin forwarded message:"
PARTED = re.compile(
    r"[-_=*> ]{2,60}\s?(?:original message|original appointment|forwarded (?:message|by).{0,60}|(?:reply"
    r"|antwort) (?:message|nachricht)"
    r"|ursprüngliche (?:nachricht|mail)|original-?nachricht|weitergeleitete (?:nachricht|mail)"
    r"|message d['’]origine|message original|message (?:transféré|réexpédié)|courriel original"
    r"|mensaje (?:original|reenviado|de origen)|messaggio originale|mensagem original)\s?:?[-_=* ]{0,60}$"
    r"|(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-?mail)"
    r"|début du (?:message|courriel|mail) (?:transféré|réexpédié)|inicio del mensaje reenviado"
    r"|reenviado por.{0,60}|original message|ursprüngliche nachricht|message d['’]origine"
    r"|mensaje original)\s?:$"
    r"|#{1,4}-? ?(?:please type your reply above this line|bitte antworten sie oberhalb).{0,60}"
    r"|-{2,20} ?(?:please )?reply above this line.{0,40}",
    _FLAGS,
)

_FROM = r"from|von|de|expéditeur|da|van|remitente"
_OTHER = (
    r"sent|date|to|cc|bcc|subject|reply-to|gesendet(?: am)?|datum|an|kopie|betreff|antwort an"
    r"|envoyé(?: le)?|à"
    r"|objet|répondre à|enviado(?: el)?|fecha|para|asunto|data|assunto|oggetto|inviato|verzonden|aan"
    r"|onderwerp"
)
HEADER = re.compile(rf"[*_ ]{{0,4}}(?:(?P<from>{_FROM})|(?P<other>{_OTHER}))\s?[*_]{{0,2}}\s?:", _FLAGS)
HEADER_LINES = 6

# Where a system has taken the line breaks out, a thread still begins with these.
FLAT = re.compile(
    r"(?<=[.!?…)\w,] )(?:"
    r"On (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|\d{1,2}[ /.]|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"[^\n>]{4,120}(?:<[^\n<>]{3,80}> ?)?\bwrote:"
    r"|Am (?:Mo|Di|Mi|Do|Fr|Sa|So|\d)[^\n>]{4,120}(?:<[^\n<>]{3,80}> ?)?\bschrieb\b[^\n]{0,80}:"
    r"|Le (?:lun|mar|mer|jeu|ven|sam|dim|\d)[^\n>]{4,120}(?:<[^\n<>]{3,80}> ?)?\ba écrit ?:"
    r"|El (?:lun|mar|mié|jue|vie|sáb|dom|\d)[^\n>]{4,120}(?:<[^\n<>]{3,80}>\)? ?)?\bescribió ?:"
    r"|-{4,12} ?(?:Original Message|Forwarded message|Ursprüngliche Nachricht|Message d'origine"
    r"|Mensaje original)"
    r"|From: [^\n]{3,120} Sent: [^\n]{3,60} To: |Von: [^\n]{3,120} Gesendet: [^\n]{3,60} An: "
    r"|De : [^\n]{3,120} Envoyé : [^\n]{3,60} À : |De: [^\n]{3,120} Enviado(?: el)?: [^\n]{3,60} Para: )"
)
DIVIDER = re.compile(r"[-_=*~–—\s]{2,100}$")
