# ruff: noqa: E501  (a turn of speech is one thought)
"""Turns of speech beside an amount that no list of phrases holds: what stands where decides.

Each is looked for in the folded words before or after an amount; `cues` says whose price it makes it.
"""

import re

# "can't go a cent over": a limit, where no other number follows.
NO_HIGHER = re.compile(
    r"(?<![a-z])(?:can't|cannot|cant|won't|wont|couldn't|not|no|keinen cent|nicht|pas|ni un centimo) (?:[a-z']+ ){0,4}?"
    r"(?:over|above|higher|further|more|beyond|past|daruber|hoher|mehr|au-dela|mas)(?= (?:that|this|it)\b|\W*$|[.,;!])"
    r"|(?<![a-z])(?:mehr (?:ist|geht|gibt|gebe|kann|darf|konnen|haben|habe)(?: [a-z]+){0,3}? (?:nicht|nix|net|ned)|mas no (?:puedo|podemos|hay|se puede|me dejan|nos dejan)|plus,? (?:ce n'est|c'est|je ne|on ne|nous ne|je|on)(?: [a-z]+){0,3}? pas|more (?:isn't|is not|i can't|we can't))(?![a-z])"
)
# "Make us a price of 12,800": what the seller is bidden to name.
ASKED_FOR = re.compile(
    r"(?:(?<![a-z'] )|(?<=\byou )|(?<=\bplease )|(?<=\bkindly )|(?<=\bjust )|(?<=\bto ))(?<![a-z])"
    r"(?:make|give|do|send|get|quote) (?:us|me) (?:[a-z']+ ){0,3}?(?:price|offer|quote|quotation|figure|number|rate)"
    r" (?:of|at|for|around|about|like)(?: (?:around|about))?[ $€£]*$"
    r"|(?<=\byou )(?:could |can |would |will )?(?:make|do|have) a price (?:of|at)[ $€£]*$"
)
# "There is a 250 charge for the machine": a cost of their own.
CHARGED = re.compile(
    r"(?<![a-z])(?:(?:tax|power|gas|water|heating|electricity|repair|legal|service|late) )?(?:(?:sur)?charges?|bills?|levy)(?![a-z])"
    r"(?! (?:it|me|us|my|our|you|is|by)\b)"
)
# "De 7.000 no podemos pasar": a limit, as its verb comes last.
NO_FURTHER = re.compile(
    r"(?<![a-z])no (?:(?:nos|me|se) )?(?:(?:puedo|podemos|podria|podriamos|pienso|pensamos|quiero|queremos|voy a|vamos a) )?"
    r"(?:pasar(?:nos|me)?|paso|pasamos|pasare|pasaremos|pasaria|pasariamos)(?![a-z])"
)
# "5.400, es lo que pagamos hoy": what another gets of them.
PAID_NOW = re.compile(
    r"[ ,:–-]*(?:(?:c'est|es|eso es|esto es|ist|sind|das ist|das sind|which is|that's|is|are) )?"
    r"(?:what (?:we|i) (?:already |currently |now )?pay (?:now|today|them|him|her|already|currently)|ce (?:que |qu')(?:nous|on|je) (?:payons|paie|paye|verse|versons)"
    r"|ce que (?:nous|me) (?:facture|prend|coute|demande)|lo que (?:pago|pagamos|abono|abonamos)|lo que (?:me|nos) (?:cobran?|cuesta)"
    r"|(?:so viel|soviel|was) (?:zahlen |bezahlen )?wir (?:(?:derzeit|aktuell|heute|bisher|jetzt|schon) ?)+(?:zahlen|bezahlen)?)(?![a-z])"
)
# "6.300 euros de pérdidas", "12.000 teurer": no price, but what lies between two sums.
DIFFERENCES = re.compile(
    r"(?<![a-z])(?:dearer|pricier|teurer|plus cher(?:e|s|es)?|mas car[oa]s?|perdidas?|deudas?|beneficios?|impayes?|pertes?|dettes?|benefices?|verluste?n?|schulden|gewinn|loss(?:es)?|debts?|profits?|de ca|de chiffre)(?![a-z])"
)
# "Je suis à 24, pas à 27", and not "pourquoi pas à 27 ?".
NOT_AT = re.compile(
    r"(?<![a-z])(?<!warum )(?<!wieso )(?<!pourquoi )(?<!\bque )(?:nicht (?:bei|fur|zu|auf)|pas (?:a|pour)|no (?:en|por|a)) [$€£]?$"
)
# "You came down to 28" once, which is the ask now; "if you came down to 28" is no such thing.
CAME_DOWN = re.compile(
    r"(?<!if )(?<![a-z])you(?: (?:already )?(?:came|dropped|moved|went)|(?: have|'ve) (?:already )?(?:come|dropped|moved|gone))(?: already| down| back){0,2} to[ $€£]*$"
)
# "26 wouldn't": no more is said.
NO = re.compile(r"(?<![a-z])(?:won't|doesn't|wouldn't|would not)(?=\W*$)")
