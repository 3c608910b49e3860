"""Days of other things than coming back: of a talk that is over, of what another seller does, of an age.

They are told by the shape of their clause, folded, in which "@" stands for the date. What the expressions
repeat is bounded.
"""

import re
from datetime import date

from nextyes.replies.dates.asked_days import only_asks
from nextyes.replies.dates.lexicon import fold
from nextyes.replies.reply import Grain, When

# "Thanks for the call on Thursday": a day of the week that is over, named as if it were to come.
_TALKED = re.compile(
    r"\b(?:thanks|thank you|cheers|dank|danke|merci|gracias)(?: \w{1,20}){1,5}? ?"
    r"\b(?:call|chat|talk|demo|visit|meeting|tour|presentation|seeing (?:me|us)|coming (?:by|in|out|over)"
    r"|gesprach|telefonat|besuch|treffen|vorfuhrung|prasentation|vorstellung"
    r"|visite|appel|echange|reunion|demonstration|venue|visita|llamada|charla|demostracion|presentacion)"
    r"(?: (?:on|of|from|with|us|you|team|vom|von|de|du|del|el)){0,4} @"
    r"|\b(?:good|great|nice|lovely) (?:seeing|meeting|talking to|chatting with) you(?: all| both)?(?: on)? @"
)
# "Our tenants have until 30 April to object": what others must do by then.
_OTHERS = re.compile(
    r"(?<!\bi )(?<!we )(?<!ich )(?<!wir )(?<!nous )"
    r"\b(?:has|have|haben|hat|ont|tienen|tiene)(?: \w{1,20}){0,2}? @(?: \w{1,20}){0,5}? "
    r"(?:object|apply|appeal|file|declare|submit|register|comment|claim|pay|enroll?|vacate"
    r"|declarer|deposer|contester|payer|alegar|declarar|recurrir|reclamar|inscribirse|presentar)\b"
)
# "Nothing is planned for 2027"; "no need to call us in spring".
_NOT_PLANNED = re.compile(
    r"@ (?:\w{1,10} ){0,2}?(?:nicht|nichts) (?:\w{1,8} ){0,2}?(?:vorgesehen|geplant|eingeplant|budgetiert)"
    r"|\b(?:nicht|nichts|not|nothing|nothing s|no|nada|rien|pas|plus)(?: \w{1,8}){0,2}? "
    r"(?:vorgesehen|geplant|eingeplant|planned|budgeted|previst[oa]|planead[oa]|presupuestad[oa]"
    r"|contemplad[oa]"
    r"|prevue?|budgete|budgetee|inscrit)(?: \w{1,12}){0,3}? @"
)
_NEEDLESS = re.compile(
    r"\b(?:inutile|pas la peine|pas besoin|no need|no point|don t bother|no hace falta|no vale la pena"
    r"|kein grund|zwecklos|nicht notig)(?: \w{1,14}){1,6} @"
)
# "My son turns 18 in May".
_AGE = re.compile(
    r"\b(?:(?:turns?|turning|cumplen?|cumplimos|cumplira|fete(?:nt|ra)?|aura|auront)(?: ses)?"
    r" (?:\d{1,3}|\w{1,9}(?:ty|teen|ante|ingt|enta|einte)(?: \w{1,6})?)"
    r"(?: years?(?: old)?| ans| anos)? @"
    r"|(?:sohn|tochter|kind|firma|betrieb|unternehmen|verein) (?:wird|werden) @)"
)
# "Rather in May than in June".
_RATHER = re.compile(
    r"\b(?:rather|better|sooner|lieber|eher|besser|plutot|mieux|mejor|prefier\w{1,4}|prefer\w{0,4})"
    r"(?: \w{1,12}){0,6}? (?:than|als|que) @"
)
# "They begin in May", "training starts in May", of what was bought elsewhere.
_THEIR_START = re.compile(
    r"\b(?:they|ils|(?:firm|supplier|vendor|provider|competitor|contractor|agency|firma|anbieter|mitbewerber"
    r"|lieferant|dienstleister|agentur|entreprise|prestataire|fournisseur|concurrent|agence|empresa"
    r"|proveedor|agencia)s?|andere|others?|autres?|otros?|work"
    r"|(?:the |die |la |l )?(?:training|rollout|schulung|einfuhrung|umstellung|formation|installation"
    r"|formacion|capacitacion|implementacion))"
    r" (?:(?:would|will|ll|are) )?"
    r"(?:start|beg[ai]n|fang|leg|commenc|demarr|emp[ie]{1,2}[zc]|comienz|arranc)\w{0,5}(?: \w{1,12})? @"
)
# "It goes live in May", "we are moving to our own solution in May".
_GOES_LIVE = re.compile(
    r"\b(?:geh(?:t|en)|goes|entre|entra)(?: es| s)? @"
    r" (?:in betrieb|live|los|en service|en funcionamiento|en marcha)\b"
    r"|@ geh(?:t|en)(?: es| s)? (?:los|live|in betrieb)\b"
    r"|\b(?:(?:moving|switching|changing|migrating) to|pass(?:ons|erons) a|(?:pasamos|cambiamos|migramos) a)"
    r" (?:an?|our|another|une?|notre|un[ao]?|otr[ao]|nuestr[ao])(?: \w{1,14}){1,3} @"
    r"|\b(?:stellen|wechseln|steigen) @ (?:auf|zu)\b"
)
# "I won't be here after May".
_GONE = re.compile(
    r"\b(?:won t be|not be|no longer be|am not|ne serai plus|ne suis plus|ya no estare"
    r"|no estare)(?: \w{1,8})?"
    r" (?:here|there|around|la|ici|aqui) @|@ (?:\w{1,8} )?nicht mehr (?:hier|da|dabei|im haus"
    r"|im unternehmen)\b"
)
# "We are bound to them until May", "at 24k we sign by May".
_BY_THEN = re.compile(
    r"\b(?:extended|renewed|prolonge|renouvele|prorrogado|prorrogamos|renovado|covers us|couvre|cubre|intern"
    r"|praktikant(?:in)?|stagiaire|becari[oa]|trainee|werkstudent(?:in)?)(?: \w{1,14}){0,4} @"
    r"|\b(?:would need (?:it|this|that|them)|brauchten(?: \w{2,4})?|faudrait"
    r"|(?<!no )(?<!no lo )necesitariamos"
    r"|(?:fais|faire|ferai|ferons) valider|aprueben|l installer|tenerlo (?:en marcha|listo|instalado)) @"
    r"|\b(?:(?:entfernen|loschen|streichen|bestatigen) sie|supprimez|retirez|effacez|borren|borre"
    r"|eliminen|elimine"
    r"|confirmenme|(?:me|nos) lo confirmen)(?: \w{1,14}){0,5} @"
    r"|\b(?:tiene|tienen|tendra|tendran) (?:el|la|su) (?:pedido|firma|contrato|orden) @"
    r"|@ (?:\w{1,14} ){0,3}?(?:genehmigt|freigegeben|unterschrieben)\b|"
    r"@ (?:\w{1,14} ){0,4}?(?:gebunden|unterschreiben|unterzeichnen|bestellen|beauftragen|live|verlangert)\b"
    r"|\b(?:haben sie|hast du|habt ihr) @ (?:\w{1,6} )?(?:auftrag|bestellung|unterschrift|zusage)\b"
    r"|\b(?:bestellung folgt|sign(?:ons|e|erons|erions|erais)|firm(?:o|amos|are|aremos|aria|ariamos)"
    r"|command(?:ons|e|erons|erions)) @"
)
_USED_FROM = re.compile(
    r"@ (?:(?:we|ich|wir|nous|on|lo|la|ya) ){0,2}(?:(?:are|will be|ll be|have been) )?"
    r"(?:us(?:e|ing|amos|aremos)|work(?:ing)? with|nutzen|benutzen|verwenden|arbeiten \w{0,5} ?mit|setzen"
    r"|travaill(?:ons|erons)|utilis(?:ons|erons)|passons|trabaja(?:mos|remos)|utiliza(?:mos|remos))\b"
)
# "Our talk in March", "the offer of 2 March", "as agreed in March": months away, it is the one that has been.
_PREPOSITION = re.compile(r"\A[a-z]{1,4}\b")
_OF = r"(?: (?:on|in|of|from|dated|im|am|vom|en|le|du|el|de|del|au|erst|it)){0,3} ?\Z"
_HAD = re.compile(
    r"\b(?:(?:offer|quote|quotation|proposal|e ?mail|letter|message|angebot|offerte|schreiben|nachricht"
    r"|mail|devis"
    r"|offre|proposition|courrier|oferta|propuesta|correo|carta)(?: (?:of|from|dated|vom|du|del"
    r"|de fecha(?: del?)?))"
    r"|as (?:we )?(?:agreed|discussed|promised)|wie(?: wir)? (?:besprochen|vereinbart|abgemacht)"
    r"|comme (?:convenu|discute|prevu|promis)|como (?:acordamos|quedamos|hablamos|acordado|quedado)"
    r"|(?:budget|presupuesto|price|terms) (?:agreed|approved|voted|set|vote|approuve|valide|aprobado)"
    r"|avoir (?:rencontre|vu|parle|recu|accueilli)e?s?|(?:gusto|placer|encantado|encantada)(?: de)?"
    r" (?:haber\w{2,4} )?(?:conoc|v|habl|encontr|salud)\w{2,7}|dass wir uns"
    r"|(?:die|unsere) (?:vorfuhrung|demo|prasentation|vorstellung)|la (?:demonstration|demo"
    r"|demostracion|presentacion))" + _OF
)
# "After our talk in March we have decided": what follows is over, and so was the talk.
_AFTER = re.compile(
    r"\A(?:and |but |aber |mais |pero )?(?:after|following|further to|nach|apres|suite a|tras"
    r"|despues de)(?: \S{1,14}){2,6}\Z"
)
_HALF_A_YEAR = 180  # days
_LEAD = 60  # characters before a date that say of what it is
_LONG_PAST = 320  # days ahead: who means a day as far off names its year
_OF_A_YEAR = re.compile(r"\d{4}|\d\D+\d+\D+\d|next|coming|nachst|kommend|prochain|proxim|viene")
# Spanish says "we bought" as it says "we buy": "en mayo compramos", and not "si llama en mayo compramos".
_OPENS = re.compile(r"(?:^|[.,;:!?¡\n]|\by)\s{0,2}\Z")
_DID = re.compile(
    r"\W{1,3}(?:(?:lo|la|ya|nos|les) ){0,2}(?:compr|firm|cambi|contrat|renov|instal|eleg|adquir|opt)[ai]mos\b"
)
# "I was away until Monday": back since then.
_AWAY = (
    r"(?:out|away|off|ill|sick|abroad|offline|unwell|travell?ing|leave|holidays?|vacation|pto|urlaub|ferien"
    r"|krank|weg|unterwegs|verreist|elternzeit|dienstreise|conges?|vacances|absente?|malade|arret|deplacement"
    r"|fuera|baja|vacaciones|viaje|permiso|ausente|enferm[oa])\b"
)
_WERE = r"\b(?:was|were|been|war|waren|etais|etait|etions|estaba|estuve|estabamos|estuvimos)"
_WAS_AWAY = re.compile(
    rf"{_WERE}(?: \w{{1,12}}){{0,3}}? {_AWAY}(?: \w{{1,12}}){{0,2}}? @"
    rf"|{_WERE}(?: \w{{1,12}})? @(?: \w{{1,12}}){{0,3}}? {_AWAY}"
)
# "Marcus covers from Monday": from when another stands in.
_STANDS_IN = re.compile(
    r"\b(?:cover(?:s|ing)?|stand(?:s|ing)? in|deputi[sz]\w{1,4}|fill(?:s|ing)? in|tak(?:es|ing) over"
    r"|(?:she|he|they) (?:is|are|s|re|will be) (?:available|reachable|there)"
    r"|vertretung|vertritt|vertreten|stellvertret\w{1,6}|ubernimmt|remplac\w{1,7}|suppleance|le relais"
    r"|sustituy\w{1,4}|sustitut\w|suplen\w{1,3}|reemplaz\w{1,4}|atiende|atendera)\b"
)
# "The Autumn Fair", "Visit us on stand B12 from 12 to 14 May".
_NAMED = re.compile(r"@ (?:fair|show|sale|collection|catalogue|conference|expo|summit|edition)\b")
_FAIR = re.compile(
    r"\b(?:(?:visit|meet|see|join|catch|find) us (?:at|on|in|for|during)|exhibiting at"
    r"|(?:stand|booth|halle?|pabellon) \w?\d|(?:besuchen|treffen|finden) sie uns|treffen sie|stellen wir aus"
    r"|retrouvez nous|rendez nous visite|venez nous (?:voir|rencontrer)|exposons"
    r"|visitenos|visitanos|(?:le|les|os|te) esperamos en)\b"
)
# "A weekend in Killarney": some time that is spent or given.
_SPENT = re.compile(
    r"\b(?:a|an|another|one|ein|un|una) @"
    r" (?:in|at|away|with|on us|im|bei|mit|am|auf|a|au|en|chez|con)\b"
)
# "The budget for FY27 is 20,000": how much it is, and not when it opens.
_BUDGETED = re.compile(
    r"\b(?:budget|allocation|limit|allowance|grant|etat|rahmen|enveloppe|presupuesto|partida)"
    r"(?: (?:for|of|in|fur|pour|de|del|para))? @ (?:is|was|of|at|has|allows|ist|sind|are|liegt bei"
    r"|betragt|est|es|son)"
    r"(?: (?:only|just|about|around|nur|rund|seulement|solo|de|rs|usd|eur|gbp|inr|aud|zar|r)){0,2} \d"
)


# Shapes of a date that stands without a word as "until" or "after", and of one that stands with it.
_BY_SCOPE = (
    (_TALKED, _THEIR_START, _GOES_LIVE, _AGE, _NAMED, _SPENT, _BUDGETED, _NOT_PLANNED, _NEEDLESS),
    (_OTHERS,),
)


def other_thing(clause: str, *, scoped: bool, asked: bool, until: bool = False, after: bool = False) -> bool:
    """Return whether a clause, folded and with "@" for its date, names the date of something else.

    Args:
        clause: The words around a date.
        scoped: Whether the date stands with a word as "until" or "after".
        asked: Whether its sentence is a question.
        until: Whether the date is said with "by" or "until".
        after: Whether it is said with "after".

    Example:
        >>> other_thing("thanks for the call @", scoped=False, asked=False)
        True
        >>> other_thing("let us talk @", scoped=False, asked=False)
        False
    """
    if asked and only_asks(clause, scoped=scoped):
        return True
    said = [*([_BY_THEN] if until else []), *([_GONE] if after else [])]
    shapes = [_WAS_AWAY, _RATHER, _USED_FROM, *said, *_BY_SCOPE[scoped]]
    return any(shape.search(clause) for shape in shapes)


def is_over(when: When, sent: date, text: str) -> bool:
    """Say whether a day or month was a while ago: "en mayo compramos uno", "as agreed in May"."""
    if when.grain not in (Grain.DAY, Grain.MONTH) or (when.start - sent).days <= _HALF_A_YEAR:
        return False
    said = fold(when.span.of(text))
    before = fold(text[max(0, when.span.start - _LEAD) : when.span.start]).split()
    if not _OF_A_YEAR.search(said) and _HAD.search(" ".join([*before, *_PREPOSITION.findall(said)])):
        return True
    leads = _OPENS.search(text, max(0, when.span.start - 4), when.span.start)
    return when.grain is Grain.MONTH and leads is not None and _DID.match(text, when.span.end) is not None


def after_a_talk(clause: str) -> bool:
    """Say whether a clause, folded and in front of its date, begins after a talk: "after our meeting"."""
    return _AFTER.match(clause) is not None


def beside_absence(clause: str, *, begins: bool) -> bool:
    """Return whether a clause of a notice of absence names the date of a fair, or of who stands in.

    Args:
        clause: The words around a date, folded and with "@" for it.
        begins: Whether the date is one on which something begins, and not "until" or "from … to".

    Example:
        >>> beside_absence("marcus covers my accounts @", begins=True)
        True
    """
    return bool((begins and _STANDS_IN.search(clause)) or _FAIR.search(clause))


def probably_past(when: When, sent: date, text: str) -> bool:
    """Say whether a day was probably meant as one that is past: "20 June", said on the 25th."""
    far = when.grain is Grain.DAY and (when.start - sent).days > _LONG_PAST
    return far and not _OF_A_YEAR.search(fold(when.span.of(text)))
