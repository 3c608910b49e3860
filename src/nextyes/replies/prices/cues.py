# ruff: noqa: E501  (a pattern reads better on one line)
"""The words beside an amount that say whose price it is; all folded.

Each pattern has a side (before or after the amount), a role, and a weight; the best of weight less distance
wins. To add a cue: put it in its list, with a phrase for it in the tests' table.
"""

import re
from dataclasses import dataclass

from nextyes.replies.reply import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words on one side of an amount, and what they make of it."""

    role: Role
    weight: float
    words: re.Pattern[str]


def _cue(role: Role, weight: float, *alternatives: str) -> Cue:
    return Cue(
        role=role, weight=weight, words=re.compile(rf"(?<![a-z])(?:{'|'.join(alternatives)})(?![a-z])")
    )


_ABLE = r"(?:can|could|would|will|might|should|may|'d|'ll|able to|happy to|willing to|prepared to|ready to|like to|want to|need to|going to)"
_PAY = r"(?:pay|spend|do|go|offer|give|accept|sign|stretch|manage|afford|commit|put|live with|agree)"
_NOT = r"(?:can't|cant|cannot|can not|won't|wont|couldn't|wouldn't|could not|would not|will not|not going to|not able to|unable to|never|don't want to|do not want to|not willing to|not prepared to|refuse to|no way (?:we|i)(?:'ll)?(?: can)?)"

BEFORE = (
    # Beyond which they will not go: a price that they would pay.
    _cue(
        Role.OFFER, 1.5,
        r"(?:not?|never|nothing|can't|cannot|can not|won't|couldn't|don't) (?:[a-z']+ ){0,3}?(?:more than|higher than|above|over|beyond|past|exceed(?:ing)?|north of)",
        r"(?:nicht|keinen cent|nie|nichts|niemals|keinesfalls) (?:[a-z]+ ){0,2}?(?:mehr als|hoher als|uber|oberhalb von)",
        r"(?:pas|jamais|rien) (?:[a-z]+ ){0,3}?(?:plus de|plus que|au-dela de|au-dessus de|depasser)",
        r"(?:no|nunca|ni|nada) (?:[a-z]+ ){0,3}?(?:mas de|mas que|por encima de|superar|pasar de)",
        r"(?:anything|everything|alles|tout|todo|cualquier cosa) (?:[a-z]+ ){0,2}?(?:under|below|above|over|up to|unter|uber|oberhalb(?: von)?|bis|sous|au-dessus de|au-dessous de|en-dessous de|por debajo de|por encima de)",
        r"(?:under|below|less than|within|south of|unter|unterhalb(?: von)?|weniger als|oberhalb(?: von)?|moins de|sous|en dessous de|au-dela de|menos de|por debajo de)(?: les| la| el| los| the)?",
    ),
    _cue(
        Role.OFFER, 1.25,
        rf"{_ABLE} (?:[a-z']+ )?{_PAY}(?: (?:it|you|this|that|the deal|for|at|to|up|with|about|around|like|maybe|something|as high as|as far as|you)){{0,4}}",
        r"(?:i'd|we'd|he'd|she'd|they'd|i'll|we'll|he'll|she'll)(?: [a-z']+){0,3}(?: at| for| to| with| if)?",
        r"(?:how about|what about|what if|howabout|how bout|let's say|lets say|say|make it|call it|meet (?:me|us) at|settle (?:at|on|for)|agree (?:at|on|to|with)|agreed (?:at|on)|deal (?:at|for)|counter(?:ing|ed)?(?: you)?(?: at| with| is| of)?|counter-?offer(?: of| is| at)?)",
        r"(?:come|came|comes|bring|brings?|get|gets|drop|drops|lower|go|move|reduce|knock|sharpen|shave|squeeze|cut)(?: (?:it|that|this|them|me|us|him|her|the price|the number|your price|price|the cost|things|down|back|closer|nearer|somewhere|under|in|round))*(?: to| at| near| around| nearer| closer to)",
        r"(?:down to|drop to|near(?:er)?(?: to)?|closer to|more like|in the region of|up to|as far as|stretch to|max(?:imum)?(?: is| of| at)?|maximal|hochstens|tops|at most|at best|at the very most|final offer(?: is| of)?|best (?:i|we) can do is|most (?:i|we) can (?:do|pay) is|our (?:number|figure|offer|limit|cap|ceiling|maximum|max)(?: is| would be| remains|:)?|my (?:number|figure|offer|limit|cap|ceiling|maximum|max)(?: is| would be|:)?)",
        r"(?:willing|prepared|happy|ready) to (?:[a-z]+ ){0,3}",
        r"(?:do|accept|take|consider|sell (?:it )?for|offer (?:you|u)?|offering|offered|pay|paying)(?: you| us| me| it| this| for| about| around| maybe| at)*",
        r"(?:if (?:it|you|that|this|the price|we|i) (?:[a-z']+ ){0,4}(?:at|to|for|is|was|were|be|do|of))",
        r"(?:we|i|my boss|the board|our cfo|he|she|doc)(?: can| could| would| will)? (?:only )?(?:sign|buy|go|close|offer|propose|suggest|commit)(?: at| for| to| with| on| ahead at| ahead for)?",
    ),
    _cue(
        Role.OFFER, 1.25,
        r"(?:konnten|konnt|konnen|kann|wurden?|wurd|konnte)(?: [a-z]+){0,3}(?: bei| fur| auf| mit| von)?",
        r"(?:bieten?|biete ich|bieten wir|angebot von uns|unser angebot|mein angebot|gegenangebot|vorschlag|schlage?n?|sagen wir|sag ma|einigen wir uns auf|einigen auf|wie war'?e?s mit|war'?e?n?|ware|maximal|hochstens|max\.?|bis|bis zu|obergrenze|limit|schmerzgrenze|grenze|rahmen)(?: von| bei| ist| liegt bei| liegt| mit|:)*",
        r"(?:einverstanden mit|bestatigt?(?: [a-z]+)?|bestatige|zahlen?(?: wir| ich)?|zahle)",
        r"(?:pourrions|pourrait|pouvons|peux|pourrais|jusqu'a|au maximum|maximum|max|disons|on dit|proposons|propose|offre|offrons|contre-proposition|va pour|d'accord pour|partons sur|descendre a|descendez a|descendre jusqu'a|passer a|mettre|monter (?:a|jusqu'a)|aller jusqu'a|plafond|limite|signer(?:ais|ions|ait)?(?: a| pour)?)(?: de| est| a| les|:)*",
        r"(?:hasta|como maximo|maximo|max|digamos|ofrecemos|ofrezco|ofrecer|propongo|proponemos|podemos|podria|podriamos|puedo|pagar|pagariamos|pagaria|llegar a|llegamos a|bajar a|bajais a|bajas a|dejar(?:lo)? en|dejais en|dejas en|lo dejamos en|cerramos (?:en|por)|cerrar (?:en|por)|tope|limite|firmo(?: por)?|firmamos (?:por|a))(?: de| es| a| los| las|:)*",
    ),
    _cue(
        Role.OFFER, 0.9,
        r"(?:at|for|with|to|bei|fur|um|auf|zu|mit|ab|a|pour|por|en)(?: about| around| say| roughly| the| exactly| just| only| den| die| so| rund| ca\.?| etwa| glatt| genau)?",
    ),
    _cue(
        Role.BUDGET, 1.3,
        r"(?:budget|budgeted|bucket|allocat(?:ed|ion)|earmarked|set aside|put aside|signed off|approved|sign-?off|approval|purse|the pot|kitty|funds?|funding available|envelope|allowance|authori[sz]ed)(?: (?:is|was|of|for|this|that|only|at|around|about|tops|out|the|'s|just|year|up|to|here|currently|remains|stays|a|max))*",
        r"(?:bucket's|budget's|limit's|max's)",
        r"(?:we|i|they)(?: only| just)?(?:'ve)?(?: have| had| got| have got)(?: only| just| about| around| like| up to| exactly| maybe)*",
        r"there(?:'s| is)(?: only| about)?",
        r"(?:spend|to spend|spending limit(?: is| of)?)",
        r"(?:budget|etat|budgetrahmen|budgetiert|zur verfugung|eingeplant|freigegeben|genehmigte?r?|bewilligt|veranschlagt|geplant|stehen?|haben|hab|hatten|vorgesehen)(?: (?:ist|sind|von|bei|liegt|liegen|nur|fur|wir|ich|uns|das|maximal|betragt|rund|hier|rahmen|etwa|noch|so|dafur))*",
        r"(?:budget|enveloppe|disposons|dispose|dispons|prevu|avons|ai|alloue|valide|reste)(?: (?:est|de|que|a|d'environ|environ|seulement|pour|prevu|un|fixe|maximum|budget|cette|annee|actuel|serait|d'un))*",
        r"(?:presupuesto|tenemos|disponemos|partida|contamos con|cuento con|tengo|dispongo|asignado|aprobado|quedan|hay)(?: (?:es|de|un|solo|para|esto|maximo|aprobado|que|son|unos|este|ano|ronda|los|presupuesto|actual|asignado|tope))*",
    ),
    _cue(
        Role.ASK, 1.45,
        r"your(?: [a-z]+)? (?:price|quote|quotation|offer|proposal|ask|asking|number|figure|rate|list|fee|estimate|invoice|bid)s?(?: (?:is|was|of|at|for|price|still|came|in|comes|says|to|:))*",
        r"(?:you|u|y'all|sales)(?:'re| are| were|'ve| have)?(?: [a-z]+)? ?(?:ask|asks|asked|asking|quoted?|quoting|want|wanted|wanting|charge|charging|proposed|propose|offered|said|say|sent|mentioned|gave|at)(?: (?:us|me|for|is|was|at|to|of|the|pay))*",
        r"(?:quoted|listed|list|asking|advertised|original|full|initial|first)(?: (?:price|amount|figure|number|quote|at|for|of|is|was))*",
        r"(?:your|ur)",
        r"(?:instead of|rather than|down from|versus|vs\.?|compared (?:to|with)|not|drop from|from|why|off|off the|off of)(?: the| your)?",
        rf"{_NOT} (?:[a-z']+ ){{0,2}}?(?:{_PAY}|justify|get to|approve|reach|swing|make|swallow|stomach|meet|sell|be|make it)(?: (?:it|this|that|the|you|for|at|to|with|your|a|deal|as high as|go)){{0,3}}",
        r"(?:ihr|ihre|ihrem|ihren|ihres|euer|eure|eurem|eurer|euren|dein|deine|deinem|deinen)(?: [a-z]+)?(?: (?:angebot|preis|forderung|vorstellung|kalkulation|vorschlag|listenpreis))?(?: (?:von|uber|mit|liegt|bei|ist|sind|zu))*",
        r"(?:sie|ihr|du)(?: [a-z]+){0,2} (?:verlangen|verlangt|fordern|fordert|wollen|wollt|angeboten|haben|aufrufen|ruft)",
        r"(?:statt|anstatt|anstelle von|keine|nicht|geforderten|angebotenen|verlangten|aufgerufenen|veranschlagten|auf die|auf den)(?: die| der| den| ihrer| eurer| fur| bei| auf)*",
        r"(?:votre|vos|ton|tes|ta)(?: [a-z]+)?(?: (?:de|a|est|d'un|montant|prix|offre|devis|proposition|tarif))*",
        r"(?:vous|tu)(?: [a-z]+)? ?(?:demandez|proposez|voulez|annoncez|demandes|proposes|etes|demandiez)(?: a| de)*",
        r"(?:au lieu des?|plutot que|pas|ne (?:[a-z]+ )?(?:pouvons|peux|peut|pourra|pourrons|paierai|paierons) pas (?:[a-z]+ )?(?:payer|mettre|aller|monter|accepter|depenser|justifier|valider)?)(?: a| les| jusqu'a| pour)*",
        r"(?:su|sus|tu|tus|vuestro|vuestra|vuestros)(?: [a-z]+)?(?: (?:de|es|a|por|precio|oferta|presupuesto|propuesta|tarifa|cotizacion))*",
        r"(?:piden|pedis|pides|pide usted|ofertais|ofertado|cotizado|quereis|quieren)(?: por| de)*",
        r"(?:en lugar de|en vez de|frente a|no podemos|no puedo|no llegamos a|no vamos a|imposible)(?: (?:pagar|llegar|asumir|aceptar|gastar|justificar|a|los|las|hasta))*",
    ),
    _cue(
        Role.OTHER, 1.6,
        r"(?:competitors?|competition|another (?:vendor|supplier|quote|offer|company|provider|firm|bid|one|bidder)|other (?:vendor|quote|offer|bid|supplier|provider|company|guys?|firm|bidder|lot)s?|elsewhere|someone else|rivals?|incumbent|konkurrenz|konkurrenten?|mitbewerber[sn]?|wettbewerb(?:er|ers|ern)?|ander(?:er|en|e|es) (?:anbieter|angebot|lieferant|firma|haus)[a-z]*|concurrents?|concurrence|autres? (?:offre|fournisseur|devis|prestataire|editeur)s?|competencia|competidor(?:es)?|otr[oa]s? (?:proveedor(?:es)?|oferta|presupuesto|empresa|cotizacion))(?: [a-z']+){0,7}",
        r"(?:they|he|she|someone|somebody|everyone)(?:'re| are|'ve| have)? (?:offer(?:ed|ing|s)?|quot(?:ed|es?|ing)|charg(?:e|es|ed|ing)|asked|asking|want(?:s|ed)?)(?: (?:us|me|for|at|only|about|around))*",
        r"(?:quoted (?:us|me)|came in at|comes in at|undercut|charges?|verlangt|berechnet|nimmt|facture|propose a|demande|cobra|cobran)",
        r"(?:currently|today|already|now|last year|at present|derzeit|aktuell|heute|bisher|actuellement|aujourd'hui|actualmente|ahora|hoy) (?:[a-z]+ )?(?:pay|paying|paid|spend|spending|spent|cost|costs|costing|zahlen|bezahlen|payons|paie|pagamos|pago|gastamos)(?: [a-z]+){0,4}",
        r"(?:we|i)(?:'re| are| were)?(?: already| currently)? (?:pay|paying|paid|spend|spent|save|saved|lost|lose|make|made|raised|earn)(?: [a-z]+){0,4}",
        r"(?:revenues?|turnover|umsatz|chiffre d'affaires|facturacion|ingresos|arr|valuation|funding round|series [a-e]|profit|losses|savings?|penalt(?:y|ies)|deposit|salary|salaries|payroll|headcount|fees?|shipping|delivery|postage|set-?up|onboarding|implementation|migration|versand|porto|gebuhr(?:en)?|einrichtung|frais|livraison|envio|gastos|cuota de alta|mise en service)(?: (?:is|was|of|for|cost|costs|at|are|were|fee|about|around|to|by|over|von|bei|de|es|est|sont|son|another|an|extra)){0,4}",
    ),
)  # fmt: skip

AFTER = (
    _cue(
        Role.ASK, 1.4,
        r"(?:is|are|was|were|'s|seems|sounds|feels|looks|would be|remains|still|just|it's)? ?(?:just |way |far |still |simply |a bit |a lot |a little |much |really |on the |waaay |also |clearly |quite |bit |very |rather |already ){0,3}(?:too|more than|steep|beyond|above|over (?:our|my|what|budget)|out of|outside|excessive|hard to|hurts|on (?:the )?higher side|high|expensive|pricey|a stretch|insane|crazy|ridiculous|a lot|brutal|daft|cheeky|impossible)",
        r"(?:is|are|was|it's|that's|'s)? ?(?:simply |just |really |still |definitely )?(?:not (?:possible|doable|feasible|going|an option|on|in|happening|something|for us|what)|a no|off the table|no go|unrealistic|never going)",
        r"(?:won't|doesn't|isn't|does not|will not|is not|can't|cannot|don't|wouldn't|ain't|not) ?(?:work|fly|happen|do|fit|possible|going|on|doable|be)?",
        r"(?:you|u) (?:quoted|asked|ask|want|wanted|mentioned|proposed|said|sent|offered|'re asking|are asking)",
        r"(?:asking price|list price|price tag|quote|proposal|sticker|that you)",
        r"(?:(?:ist|sind|war|waren|finde?n?|halt|kommt|immer noch|noch|uns|mir|mia|einfach|leider|ganz|schon) ){0,5}(?:zu viel|zuviel|zu teuer|zu hoch|z'teuer|nicht|brutal|heftig|happig|uberzogen|teuer|viel geld|kein|keine|gefallen mir nicht|nicht drin|nicht machbar|unmoglich|jenseits)",
        r"(?:die|den|das) (?:sie|ihr|du) (?:verlang|forder|will|woll|aufruf|angebo)[a-z]*",
        r"(?:(?:c'est|est|sont|reste|ce|serait|un|peu|vraiment|toujours|encore|bien|beaucoup|franchement) ){0,5}(?:trop|impossible|cher|hors de|hors budget|excessif|au-dessus|ne passe|pas possible|ne passera)",
        r"(?:que|qu') ?(?:vous|tu) [a-z]+",
        r"(?:(?:es|son|sigue|siendo|nos|me|parece|resulta|se|queda|algo|muy|un|poco|sale) ){0,5}(?:demasiado|mucho|caro|imposible|excesivo|no (?:es|puede|podemos|llegamos|nos)|fuera de|por encima|se nos va|se va)",
        r"que (?:pedis|piden|pides|ofertais|proponeis)",
    ),
    _cue(
        Role.BUDGET, 1.4,
        r"(?:is|was|'s|are) (?:[a-z]+ ){0,2}?(?:our|my|the|all|what|everything) ?(?:[a-z]+ ){0,2}(?:budget|allocation|have|got|limit|spend|approved|left|bucket|pot)",
        r"(?:budget|to spend|available|left|approved|allocated|set aside|earmarked|signed off|in the (?:pot|budget|kitty|bank)|zur verfugung|eingeplant|genehmigt|geplant|freigegeben|bewilligt|bereit|im (?:budget|topf|etat)|a disposition|de budget|prevus?|alloues?|disponibles?|de presupuesto|aprobados?|asignados?|presupuestados?)",
    ),
    _cue(
        Role.OTHER, 1.5,
        r"(?:(?:in|of|de|an|im|per|the) )?(?:annual |monthly |set-?up |one-?off |new )?(?:revenue|turnover|arr|sales|fee|fees|savings|umsatz|gebuhr|chiffre d'affaires|ca|facturacion|less elsewhere|elsewhere|cheaper|shipping|delivery|setup|deposit|fine|penalty|onboarding|implementation|frais|versand|difference|gap|unterschied|differenz|umsatz|jahresumsatz|ingresos|funding|profit|investment)",
        r"(?:(?:from|by|to|with|at|bei|von|chez|de|con|por) )?(?:a|an|another|the|your|der|einem|einer|un|une|la|otro|other|ihrer|eurer)? ?(?:competitors?|konkurrenz|mitbewerber|wettbewerber?|concurrent|concurrence|competencia|other (?:vendor|supplier|guys?)|vendor|rival|anbieter|proveedor)",
        r"(?:last (?:year|time)|a year ago|letztes jahr|l'an dernier|el ano pasado)",
        r"(?:employees|users|people|staff|customers|seats|licen[cs]es|mitarbeiter|nutzer|salaries|utilisateurs|empleados|usuarios)",
    ),
    _cue(
        Role.OFFER, 1.2,
        r"(?:and|&|und|et|y|then|,|-)? ?(?:we|i|you|it|he|she|they|my|wir|ich|on|nous|je|er|sie)(?:'d|'ll|'re|'ve)?(?: [a-z']+){0,2} ?(?:sign|deal|buy|shake|agree|go ahead|take it|in|done|close|unterschreib[a-z]*|im geschaft|dabei|signe|signons|signerais|signerions|prends|prenons|firm[a-z]+|cerr[a-z]+|accept)",
        r"(?:would|could|might|'d|will|wurden?|ware|waren|wurd|serait|seria|ginge|wars)(?: [a-z]+){0,2}",
        r"(?:works|fine|ok|okay|passt|geht|drin|machbar|convient|ca marche|ca passe|nous va|me va|me vale|nos vale|vale|max|tops|at most|maximum|final|firm|all in|all-in|or best|deal|done|and done|even|flat|hochstens|maximal|mehr (?:nicht|liegt)|schmerzgrenze|obergrenze|maxi|maximo|tope|is my (?:limit|max|offer|final)|is our (?:limit|max|maximum|offer|final|number)|is (?:as|the) (?:high|far|most|best|max|limit|maximum)|ist (?:das|die|mein|unser)e? (?:maximum|limit|obergrenze|schmerzgrenze|letztes|angebot)|and not a|und keinen|sonst nicht)",
    ),
)  # fmt: skip

# Where one thought ends and another begins.
BREAK = re.compile(
    r"(?<!\bca)(?<!\brs)(?<!max)(?<!mio)(?<!tsd)(?<!mrd)(?<!approx)(?<!incl)(?<!excl)(?<!inkl)(?<!\bno)[.!?;](?=\s|$|[)\"'])"
    r"|\n|…"
    r"|\b(?:but|however|though|although|otherwise|whereas|aber|jedoch|sondern|allerdings|sonst|mais|cependant"
    r"|sinon|pero|sino|aunque|anyway)\b|(?<= )- "
)
