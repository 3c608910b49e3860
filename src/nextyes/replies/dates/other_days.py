"""Days of other things than coming back: of a talk that one thanks for, of how long a price holds, of an age.

They are told by the shape of their clause, folded, in which "@" stands for the date. What the expressions
repeat is bounded.
"""

import re

# "Thanks for the call on Thursday": a day of the week that is over, named as if it were to come.
_TALKED = re.compile(
    r"\b(?:thanks|thank you|cheers|dank|danke|merci|gracias)(?: \w{1,20}){1,5}? ?"
    r"\b(?:call|chat|talk|demo|visit|meeting|tour|presentation|seeing (?:me|us)|coming (?:by|in|out|over)"
    r"|gesprach|telefonat|besuch|treffen|vorfuhrung|prasentation|vorstellung"
    r"|visite|appel|echange|reunion|demonstration|venue|visita|llamada|charla|demostracion|presentacion)"
    r"(?: (?:on|of|from|with|us|you|team|vom|von|de|du|del|el)){0,4} @"
    r"|\b(?:good|great|nice|lovely) (?:seeing|meeting|talking to|chatting with) you(?: all| both)?(?: on)? @"
)
# "Is the price good until May?" asks about the price.
_PRICE = re.compile(
    r"\b(?:price|prices|pricing|quote|offer|discount|rate|preis|preise|angebot|rabatt|konditionen|prix|devis"
    r"|tarif|offre|remise|precio|precios|presupuesto|oferta|descuento|tarifa)\b"
)
_HOLDS = re.compile(
    r"\b(?:(?:is|are|does|do|will)\b(?: \w{1,20}){1,5} (?:valid|good|hold|stand|last|apply|expire)"
    r"|gilt|gelten|gultig|bleibt|bleiben|valable|valables|tient|tiennent|maintenu|maintenez"
    r"|valido|valida|vigente|mantienen|mantiene|manteneis|sigue|vale)\b"
)
_IF = re.compile(r"\b(?:if|wait|wenn|falls|warten|si|attend\w{0,5}|esper\w{0,5}|sign|come back)\b")
# "Our tenants have until 30 April to object": what others must do by then.
_OTHERS = re.compile(
    r"(?<!\bi )(?<!we )(?<!ich )(?<!wir )(?<!nous )"
    r"\b(?:has|have|haben|hat|ont|tienen|tiene)(?: \w{1,20}){0,2}? @(?: \w{1,20}){0,5}? "
    r"(?:object|apply|appeal|file|declare|submit|register|comment|claim|pay|enroll?|vacate"
    r"|declarer|deposer|contester|payer|alegar|declarar|recurrir|reclamar|inscribirse|presentar)\b"
)
# "My son turns 18 in May".
_AGE = re.compile(
    r"\b(?:(?:turns?|turning|cumplen?|cumplimos|cumplira|fete(?:nt|ra)?|aura|auront)(?: ses)?"
    r" (?:\d{1,3}|\w{1,9}(?:ty|teen|ante|ingt|enta|einte)(?: \w{1,6})?)"
    r"(?: years?(?: old)?| ans| anos)? @"
    r"|(?:sohn|tochter|kind|firma|betrieb|unternehmen|verein) (?:wird|werden) @)"
)
# "A weekend in Killarney": some time that is spent or given.
_SPENT = re.compile(
    r"\b(?:a|an|another|one|ein|un|una) @"
    r" (?:in|at|away|with|on us|im|bei|mit|am|auf|a|au|en|chez|con)\b"
)
# "The budget for FY27 is 20,000": how much it is, and not when it opens.
_BUDGETED = re.compile(
    r"\b(?:budget|allocation|limit|allowance|grant|etat|rahmen|enveloppe|presupuesto|partida)"
    r"(?: (?:for|of|in|fur|pour|de|del|para))? @ (?:is|was|of|at|has|allows|ist|liegt bei|betragt|est|es)"
    r"(?: (?:only|just|about|around|nur|rund|seulement|solo|de|rs|usd|eur|gbp|inr|aud|zar|r)){0,2} \d"
)


def other_thing(clause: str, *, scoped: bool, asked: bool) -> bool:
    """Return whether a clause, folded and with "@" for its date, names the date of something else.

    Args:
        clause: The words around a date.
        scoped: Whether the date stands with a word as "until" or "after".
        asked: Whether its sentence is a question.

    Example:
        >>> other_thing("thanks for the call @", scoped=False, asked=False)
        True
        >>> other_thing("can i call you @", scoped=False, asked=True)
        False
    """
    if scoped:
        holds = asked and _PRICE.search(clause) and _HOLDS.search(clause) and not _IF.search(clause)
        return bool(holds or _OTHERS.search(clause))
    return any(of.search(clause) for of in (_TALKED, _AGE, _SPENT, _BUDGETED))
