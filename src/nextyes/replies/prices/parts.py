# ruff: noqa: E501  (a pattern reads better on one line)
"""Prices told in parts: "15 up front and 10 on delivery", "three payments of 8k"."""

import re

from nextyes.replies.prices.words import NUMBERS
from nextyes.replies.reply import Span

_NUMBER = {word: value for table in NUMBERS.values() for word, value in table.items() if 1 < value <= 60}
_PAYMENTS = re.compile(
    rf"(?<![a-z\d.,])(?P<times>\d{{1,2}}|{'|'.join(_NUMBER)})"
    r" (?:(?:equal|monthly|quarterly|yearly|annual|even|gleich[a-z]*|jahrlich[a-z]*|monatlich[a-z]*|halves) )?"
    r"(?:payments?|instal?lments?|tranches?|chunks|raten|teilzahlungen|zahlungen|versements?|mensualites|echeances|paiements|pagos|plazos|cuotas)"
    r"(?: (?:mensuels|egaux|iguales|mensuales))? (?:of|at|zu|von|a|de) (?:[a-z]{3} ?|[$€£] ?)?$"
)
_LOOK = 50  # characters before an amount in which the number of payments may stand
_FIRST = (
    r"now|today|up ?front|up-front|down|straight away|immediately|first|to start(?: with)?|this (?:year|month|quarter)"
    r"|(?:on|at|upon|with) (?:signing|signature|order|the order|contract|kick-?off|the start|start)"
    r"|jetzt|sofort|heute|vorab|bei (?:auftrag|bestellung|unterschrift|vertragsschluss)|dieses jahr|zu beginn"
    r"|maintenant|tout de suite|aujourd'hui|a la (?:commande|signature)|au depart|cette annee|comptant"
    r"|ahora|ya|hoy|a la firma|al (?:firmar|pedido|empezar|inicio)|de entrada|este ano|por adelantado"
)
_AND = r" ?(?:,|and|plus|then|und|dann|plus|et|puis|y|luego|mas)(?: (?:then|another|a further|the other|nochmal|weitere|encore|otros))?"
_BETWEEN = re.compile(rf" (?:{_FIRST}){_AND} (?:[a-z]{{3}} |[$€£] ?)?")
_LATER = re.compile(
    r" (?:later|(?:on|at|upon|after|following) (?:delivery|completion|acceptance|installation|go[- ]?live|launch|handover|the end|commissioning|training)"
    r"|(?:when|once) (?:it|it's|we|we're|the|you|everything)|next (?:year|month|quarter|january)|in (?:[a-z]{3,9}|q[1-4])(?! (?:all|total))|after|spater|nachstes jahr|bei (?:lieferung|abnahme|inbetriebnahme)|nach|im|wenn"
    r"|plus tard|a la (?:livraison|reception|mise)|l'an prochain|en [a-z]{3,9}|apres|quand|mas tarde|a la entrega|al (?:entregar|acabar|final|terminar)|el ano que viene|cuando)(?![a-z])"
)


def payments(folded: str, place: int) -> int:
    """Return how often the amount that begins at a place is to be paid.

    Example:
        >>> payments("three payments of 8k", 18), payments("a payment of 8k", 13)
        (3, 1)
    """
    match = _PAYMENTS.search(folded, max(place - _LOOK, 0), place)
    if match is None:
        return 1
    return _NUMBER.get(match["times"]) or int(match["times"])


def is_rest(folded: str, first: Span, then: Span) -> bool:
    """Return whether an amount is what is paid after the one before: "15 now and 10 in January"."""
    joined = _BETWEEN.fullmatch(folded, first.end, then.start) is not None
    return joined and _LATER.match(folded, then.end) is not None
