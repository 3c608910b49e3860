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
    r"(?<![a-z])(?:dearer|pricier|teurer|plus cher(?:e|s|es)?|mas car[oa]s?|perdidas?|deudas?|beneficios?|impayes?|pertes?|dettes?|benefices?|verluste?n?|schulden|gewinn|loss(?:es)?|debts?|profits?|de ca|de chiffre|mehr,? als (?:wir|ich)|de plus que|mas de lo que|more than (?:we|i) (?:have|had))(?![a-z])"
)
# "Je suis à 24, pas à 27", and not "pourquoi pas à 27 ?".
NOT_AT = re.compile(
    r"(?<![a-z])(?<!warum )(?<!wieso )(?<!pourquoi )(?<!\bque )(?:nicht (?:bei|fur|zu|auf)|pas (?:a|pour)|no (?:en|por|a)) [$€£]?$"
)
# "24.000, no 26.000".
NOT_THAT = re.compile(r"(?<![a-z])(?<!\bque )(?:no|no de|et non|non pas|pas de) [$€£]?$")
# "You came down to 28" once, which is the ask now; "if you came down to 28" is no such thing.
CAME_DOWN = re.compile(
    r"(?<!if )(?<![a-z])you(?: (?:already )?(?:came|dropped|moved|went)|(?: have|'ve) (?:already )?(?:come|dropped|moved|gone))(?: already| down| back){0,2} to[ $€£]*$"
)
# "26 wouldn't": no more is said.
NO = re.compile(r"(?<![a-z])(?:won't|doesn't|wouldn't|would not)(?=\W*$)")
# "Our 24": not theirs, though theirs has just been said: "your 30 and our 24".
OUR = re.compile(
    r"(?<![a-z])(?:and|und|et|y) (?:our|my|unser|mein|nos|notre|mes|nuestro|nuestra|mi)(?:e[nmrs]?|s)? [$€£]*$"
)
# "30 won't do, 24 would".
YES = re.compile(r"(?<![a-z])(?:schon|oui|si|yes|does|would|ja)(?=\W*$)")
# "31, agreed", "ok, 31": the ask said back is taken.
AGREED = re.compile(
    r"[ ,–-]+(?:agreed|it is|deal|done|abgemacht|einverstanden|(?:c'est )?d'accord|entendu|convenu|(?:c'est )?ok|de acuerdo|trato hecho|vale|nous convien(?:t|nent))(?=\W*$|[,;.!])"
)
ALL_RIGHT = re.compile(
    r"(?<![a-z] )(?<![a-z'])(?:fine|ok|okay|sure|good|great|deal|done|sold|gut|alles klar|einverstanden|abgemacht|d'accord|entendu|tres bien|vale|perfecto|listo|hecho)[,:.]? [$€£]*$"
)
# "24 instead of 30".
INSTEAD = re.compile(
    r"(?<![a-z])(?:instead of|rather than|statt|anstatt|anstelle von|au lieu d[eu]|au lieu des|plutot que|en lugar de|en vez de)(?: (?:the|your|den|der|ihrer|ihren|les|vos|los|sus))? [$€£]*$"
)
# "Sie liegen bei 30", "you want 30": the ask, and no offer as after "if".
YOU_ARE_AT = re.compile(
    r"(?<![a-z])(?<!if )(?<!wenn )(?<!falls )(?<!\bsi )(?<!would )(?<!could )(?<!can )(?<!konnen )(?<!konnten )"
    r"(?:you(?: are|'re| were)? at|you (?:asked for|ask for|ask|want|wanted|quoted)|your (?:proposal|quote|offer|price|quotation)(?: is| was| came in| comes in)?(?: at| of| for)"
    r"|sie (?:sind |liegen |waren |stehen )?bei|sie (?:wollen|verlangen|fordern)|ihr (?:angebot|preis) (?:liegt|ist|lag) bei"
    r"|vous (?:etes |etiez )?a|vous (?:demandez|voulez)|votre (?:offre|prix|devis|proposition) est (?:a|de)"
    r"|ustedes (?:estan )?en|ustedes (?:piden|quieren)|(?:vosotros )?(?:pedis|estais en)|(?:su|tu|vuestra) (?:oferta|propuesta|cotizacion) (?:es|esta|era) (?:de|en)) [$€£]*$"
)
# "Over 24 we cannot go", at the beginning.
OVER = re.compile(r"(?<![a-z0-9] )(?<![a-z])uber [$€£]*$")
# A question about a price, which offers none: "why 30?", "is 30 the total?", "with or without VAT?".
WHY = re.compile(
    r"(?<![a-z])(?:why|how come|warum|wieso|weshalb|pourquoi|por que)(?: (?:is it|the|die|les|los|denn))? [$€£]*$"
)
WHAT_IS_IN_IT = re.compile(
    r"(?<![a-z])(?:with or without|before or after|net or gross|mit oder ohne|netto oder brutto|brutto oder netto|ht ou ttc|ttc ou ht|hors taxes ou|avec ou sans|con o sin|con iva o|sin iva o)(?![a-z])"
    r"|(?<![a-z])(?:der gesamtpreis|der endpreis|the (?:total|final|full|whole) price|the total|le prix (?:total|final)|el precio (?:total|final)) ?\?"
    r"|[ ,¿]+(?:right|correct|richtig|stimmt das|oder|n'est-ce pas|c'est (?:bien )?ca|correcto|verdad|cierto) ?\?"
    r"|,? (?:(?:is |c'est |es |sont-ils |sont |son )?(?:your best price|the best you can do|negotiable|ihr bester preis|verhandelbar|votre meilleur prix|negociables?|su mejor precio)) ?\?"
    r"| (?:for (?:that|this)|fur (?:so ?was|das)|pour ca|por (?:eso|esto)) ?\?"
    r"| (?:include|cover|contain)s?\b[^?]{0,60}\?"
    r"| (?:enthalten|inbegriffen|compris|inclus|included|incluid[oa]s?) ?\?"
)
# "How did you get to 31?", and not "what would 31 get me?", which is what they have in mind.
ASKED_HOW = re.compile(
    r"(?<![a-z])(?:how (?:did|do) you (?:get|come|arrive)(?: up)? (?:to|at|with)|where (?:does|do) the|what(?:'s| is) in the|did you say"
    r"|wie (?:kommen|kommt|kommst) (?:sie|ihr|du) (?:auf|zu)|woher kommen die|was (?:ist|steckt) in den"
    r"|comment (?:arrivez|en arrivez|etes)-vous (?:arrives? )?a|d'ou (?:viennent|sortent) les|qu'y a-t-il dans les|vous avez (?:bien )?dit"
    r"|como (?:llegan|llegais|llego|llegaron) a|de donde salen los|que incluyen los) ?[$€£]*$"
)
# "For 24 I could get a van", "24, die ich nicht habe": what else it is, or that it is not.
SPENT_BETTER = re.compile(
    r",? (?:(?:i|we) (?:can|could) (?:get|buy|hire)|(?:would |will )?buys?(?: us| me)?|(?:bekomme|kriege|kaufe|bekommen|kriegen|kaufen) (?:ich|wir)|j'ai|on a|(?:me )?compro|contrato)"
    r" (?:an?|two|another|eine?n?|zwei|une?|deux|una|dos) (?!deal|yes|signature|contract|agreement|vertrag|auftrag|ja|accord|contrat|oui|acuerdo|trato|si|budget)"
    r"|,? (?:stecke|stecken|investiere|investieren|gebe|geben) (?:ich|wir) lieber|,? (?:kostet|kosten) (?:mich|uns)|,? is what (?:i|we) pay (?:an?|our|my|for)|,? (?:verlangt|berechnet|kassiert|gekostet)(?![a-z])"
)
LACKING = re.compile(
    r",? (?:that |which )?(?:(?:i|we) (?:don't|do not|haven't) (?:have|got)|(?:die|den|das) (?:ich|wir) nicht hab|que (?:je n'ai|nous n'avons|no tengo|no tenemos))"
)
# "I'd rather spend the 24 on staff", "your website says 24".
SPENT_RATHER = re.compile(
    r"(?<![a-z])(?:rather (?:spend|put|invest)|prefere (?:mettre|investir|garder)|preferons (?:mettre|investir|garder)|prefiero (?:gastar|invertir)|preferimos (?:gastar|invertir)|ya nos pasamos)(?: the| les| los| die)? [$€£]*$"
)
LISTED = re.compile(
    r"(?<![a-z])(?:web ?site|site|webseite|homepage|web|brochure|prospekt|katalog|catalogue?|catalogo|folleto|flyer)(?:,? [a-z']+){0,4}? [$€£]*$"
)
