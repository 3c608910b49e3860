"""Days about which a question asks: how long a price holds, what can be delivered, when a licence begins.

They are told by the shape of their clause, folded, in which "@" stands for the date. What the expressions
repeat is bounded.
"""

import re

# "Is the price good until May?" asks about the price.
_PRICE = re.compile(
    r"\b(?:price|prices|pricing|quote|offer|discount|rate|\w{0,12}preise?|\w{0,12}angebot"
    r"|\w{0,12}rabatt|konditionen|prix|devis"
    r"|tarif|offre|remise|precio|precios|presupuesto|oferta|descuento|tarifa|support|soporte|wartung"
    r"|warranty|garantie"
    r"|garantia|mantenimiento)\b"
)
_HOLDS = re.compile(
    r"\b(?:(?:is|are|does|do|will)\b(?: \w{1,20}){1,5}"
    r" (?:valid|good|hold|held|honou?red|guaranteed|locked|stand|last|apply|expire|open|fixed|the same)"
    r"|(?:can|could|would|will) you (?:hold|keep|guarantee|honou?r|fix|freeze|lock)"
    r"|halten|aufrechterhalten|einfrieren|reservieren|maintenir|garder|geler|bloquer|garantir"
    r"|mantener|mantenerme|mantenernos|guardar|conservar|respetar|congelar|garantizar"
    r"|gilt|gelten|gultig|bleibt|bleiben|valable|valables|tient|tiennent|maintenu|maintenez"
    r"|valido|valida|vigente|included|inbegriffen|enthalten|inclus|incluse|incluid[oa]"
    r"|mantienen|mantiene|manteneis|sigue|vale)\b"
)
_IF = re.compile(r"\b(?:if|wait|wenn|falls|warten|si|attend\w{0,5}|esper\w{0,5}|sign|come back)\b")
# "Could you install it in May?" asks what they can do.
_DOES = re.compile(
    r"\b(?:(?:you|your|it|they|crew|team|fitters|engineers)\b(?: \w{1,20}){0,4}?"
    r" (?:deliver|install|ship|train|fit|supply|dispatch|start|begin|finish|launch|release|migrate|onboard"
    r"|come on ?site)"
    r"|(?:be|get|go|gone) (?:\w{1,20} ){0,2}?"
    r"(?:live|delivered|installed|shipped|trained|fitted|set up|up and running)"
    r"|(?:konnen|konnt|kannst|schaffen|schafft|konnten|konntet|konntest) (?:sie|ihr|du"
    r"|es)(?: [\w@]{1,20}){0,4}? (?:liefern|schicken|zukommen lassen|zusenden"
    r"|senden|installieren|montieren|einbauen|schulen|einrichten|anfangen|starten)"
    r"|(?:pouvez|pourriez|peux|pourrais) (?:vous|tu) (?:\w{1,4} )?"
    r"(?:livrer|installer|envoyer|renvoyer|former|poser|demarrer)"
    r"|(?:puede[ns]?|podria[ns]?|podeis) (?:\w{1,8} )?"
    r"(?:entregar|enviar|reenviar|instalar|mandar|capacitar)\w{0,4}"
    r"|delivery|installation|training|onboarding|rollout|go live|promo|promotion)\b"
)
# "Is a start in May possible?", "can we still cancel after June?", "does the licence start in May?".
_WHETHER = re.compile(
    r"\b(?:start|beginn|einstieg|demarrage|debut|commencer|empezar|inicio|arrancar"
    r"|comenzar)(?: \w{1,10}){0,3} @"
    r" (?:\w{1,10} ){0,2}(?:possible|feasible|realistic|moglich|machbar|drin|realistisch|envisageable"
    r"|posible)"
    r"|\b(?:possible|posible|factible|moglich)(?: \w{1,5})? "
    r"(?:to start|to begin|de commencer|de demarrer|empezar|comenzar|arrancar)(?: \w{1,10}){0,3} @"
    r"|\b(?:cancel|kundigen|resilier|cancelar|rescindir|upgrade|downgrade|migrate|switch plans?)\b"
    r"|\b(?:licen[cs]es?|licencias?|lizenz(?:en)?|abos?|subscription|abonnement|suscripcion|release|version"
    r"|versione?n|update|mise a jour|actualizacion)\b"
    r"|\b(?:preise?|prices?|prix|precios?|tarife?s?|tarifas?)\b.{0,20}? (?:go up|rise|increase|steigen"
    r"|augment\w{2,4}|sub\w{2,3})"
    r"|\b(?:steigen|augment\w{2,4}|suben|subiran)\b.{0,20}? (?:preise?|prix|precios?|tarife?s?|tarifas?)\b"
    r"|\b(?:passiert|happens|deviennent|devient|deviendront|pasa con|pasara con)\b"
)
_TALKS = re.compile(
    r"\b(?:call|talk|speak|meet|chat|ring|phone|revisit|come back|get back|touch base|discuss|again"
    r"|reconnect"
    r"|sprechen|reden|telefonieren|melden|anrufen|nachfragen|treffen|unterhalten|vertagen|verschieben"
    r"|(?:re|r)?parler|(?:r|re)?appeler|recontacter|rediscuter|discuter|voir|reporter|echanger|revenir"
    r"|hablar\w{0,3}|llamar\w{0,3}|vernos|contactar\w{0,3}|retomar\w{0,2}|volver|reunirnos|aplazar\w{0,2})\b"
)
# "If we sign in May, would it run by June?" asks what would be.
_SIGNED = re.compile(
    r"\b(?:si|if|wenn|falls)(?: \w{1,12}){0,3}? "
    r"(?:(?:sign|order|buy|start|pay)(?:ed)?|bought|paid|(?:pag|firm|contrat|empez|compr|encarg)(?:o"
    r"|amos|aramos|asemos)|pedimos|pido"
    r"|(?:sign|command|demarr|achet|commenc|pay)e?(?:ons|e|ions)) @"
    r"|\b(?:wenn|falls)(?: \w{1,12}){1,3} @ (?:\w{1,12} ){0,3}?"
    r"(?:unterschreib|bestell|start|beauftrag|kauf|beginn|loslege)\w{0,3}\b"
)
# "Does the deadline end on the 5th?"
_DEADLINE = re.compile(
    r"\b(?:\w{0,12}frist|stichtag|deadline|cut off|delai|date limite|plazo|fecha limite)\b"
)


def only_asks(clause: str, *, scoped: bool) -> bool:
    """Return whether a clause of a question asks about its date, and not to talk on it.

    Args:
        clause: The words around a date, folded and with "@" for it.
        scoped: Whether the date stands with a word as "until" or "after".

    Example:
        >>> only_asks("can you deliver @", scoped=True), only_asks("can i call you @", scoped=False)
        (True, False)
    """
    does = not _TALKS.search(clause) and (_DOES.search(clause) or _WHETHER.search(clause))
    holds = scoped and _PRICE.search(clause) and _HOLDS.search(clause) and not _IF.search(clause)
    ends = not scoped and _DEADLINE.search(clause)
    return bool(does or holds or ends or _SIGNED.search(clause))
