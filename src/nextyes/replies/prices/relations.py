# ruff: noqa: E501  (a pattern reads better on one line)
"""Prices told by their relation to others: "10 % off", "take 500 off", "meet me in the middle"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from nextyes.replies.reply import Span

_MIDDLE = re.compile(
    r"""(?<![a-z])(?:
        (?:we\ |let's\ |could\ |can\ )?(?:split|splitting|share)\ (?:the\ |that\ )?(?:difference|gap|diff)
        |split\ it(?:\ (?:down\ the\ middle|in\ half|50)|(?=\ ?(?:[?!.]|$))|(?=\ (?:at|and\ we|with\ me)\b))
        |(?:meet|meeting|met|come|find)(?:\ [a-z']+){0,4}?\ (?:in\ the\ middle|half[- ]?way|at\ the\ mid-?point|midway)
        |somewhere\ in\ (?:between|the\ middle)|(?:in\ the|the|a)\ middle(?!\ of)|middle\ ground|half\ the\ (?:gap|difference)|halfte\ (?:der\ differenz|zwischen)|moitie\ (?:de\ l'ecart|du\ chemin)|mitad\ de\ la\ diferencia|half-?\ ?way(?!\ (?:through|there|decent|house))|mid-?way|halve\ the\ (?:gap|difference)|fifty[- ]fifty|50\ ?[-/]\ ?50|halbe[- ]halbe|go\ halves|mid-?point
        |in\ der\ mitte(?:\ [a-z]+)?|(?:auf\ )?halbe[mnr]\ wege?|die\ mitte(?!\ [a-z]+s\b)|^\W*mitte\W*(?:$|[.!,?])
        |(?:differenz|unterschied)\ (?:teilen|halbieren)|(?:teil|halbier)en\ wir\ (?:uns\ )?(?:die\ differenz|den\ unterschied)|mittelweg|(?:treff\w*|einig\w*|meet|split)(?:\ [a-z']+){0,2}\ (?:zwischen|between)|(?:zwischen|between|entre)\ [^.!?\n]{1,40}\ (?:treffen|meet|retrouver|retrouve)
        |(?:fend\w*|coup\w*|partag\w*|split|part\w*|divid\w*)\ (?:la\ |the\ )?(?:difference|diff|diferencia)
        |couper\ la\ poire\ en\ deux|coupe(?:r|z|ons)?\ la\ poire(?:\ en\ deux)?|moitie[- ]moitie|a\ mi[- ]chemin
        |au\ milieu|partag(?:er|eons|ez)\ la\ difference|la\ poire\ en\ deux|juste\ milieu|le\ milieu|mi-distance|la\ moyenne|coup\w+\ au\ milieu|(?:a|en)\ la\ mitad(?!\ de\ precio)|punto\ intermedio|la\ media\ entre|mittelwert|mittendrin
        |part(?:ir|imos|amos)(?:nos)?\ (?:por\ la\ mitad\ )?la\ diferencia|divid(?:ir|imos)\ la\ diferencia|a\ (?:mitad|medio)\ (?:de(?:l)?\ )?camino
        |(?:vamos|ir|quedamos|dejamos|dejarlo)\ a\ medias|punto\ medio|en\ (?:el\ )?medio|termino\ medio|ni\ para\ (?:ti|usted|vos)\ ni\ para\ mi|ni\ (?:tu|usted|vos|ustedes)\ ni\ (?:yo|nosotros)
        |partim[a-z]+\ (?:la\ )?diferencia|mitad\ y\ mitad|repartir(?:nos)?\ la\ diferencia
    )(?![a-z])""",
    re.VERBOSE,
)
# "The board is split down the middle", "I am stuck in the middle": nobody names a price.
_TORN = re.compile(
    r"(?:stuck|caught|torn|trapped|right|slap bang|(?:is|are|was|were|'s|'re|opinion|team|all) (?:evenly )?(?:split|divided)(?: right| clean| straight)? down"
    r"|(?:sind|bin|ist|stecken?|stecke) (?:[a-z]+ ){0,2})[ ]$"
)
_OFF = (
    r"(?:off|discount\w*|rebate|reduc\w+|less|lower|cheaper|knock\w*|shav\w+|cut|trim\w*|haircut|drop|come down|take down"
    r"|rabatt\w*|nachlass\w*|skonto|gunstiger|weniger|runter|herunter|billiger|abschlag|nachlassen|abzug|abziehen|entgegenkommen"
    r"|remise\w*|rabais|reduction|ristourne|de moins|moins|baiss\w+|geste commercial|escompte"
    r"|descuento\w*|rebaja\w*|de menos|menos|dto|bonificacion|descontar\w*|bajar|baja|quita\w*|geste|gesto|effort|esfuerzo|concession|wants?|asks|needs?|demande\w*|veut|voulons|mochte\w*|brauch\w*|pide\w*|quier\w*|necesit\w*)"
)
_DISCOUNT = re.compile(
    r"(?<![a-z])(?:off|discount\w*|rebate|knock\w*|shav\w+|haircut|rabatt\w*|nachlass\w*|skonto|preisnachlass|remise|rabais|ristourne|geste"
    r"|zieh\w*|abzieh\w*|descuento\w*|rebaja\w*|dto|bonificacion|quita(?:me|nos|le|dme|r|rnos)|quite(?:me|nos|n)|baj[ae]\w*|descontar\w*)(?![a-z])"
)
_TREND = re.compile(
    r"(?<![a-z])(?:this year|last year|year on year|yoy|since|dieses jahr|letztes jahr|vorjahr|seit|cette annee|l'an dernier|depuis|este ano|el ano pasado|desde)(?![a-z])"
)
_STANDS = re.compile(
    r"(?<![a-z])(?:is|are|was|were|went|fell|rose|grew|dropped) (?:down|up|off) ?$"
)  # "are down 14 %"
_OF_OTHERS = re.compile(
    r" (?:of|vom|von|der|des|du|de|del|por|par|per|pro|je) (?!(?:descuento|remise|rabais|reduction|ristourne|rebaja|moins|menos)\b)[a-z]"
)
_OFF_WORD = re.compile(rf"(?<![a-z]){_OFF}(?![a-z])")
_OFF_NOUN = re.compile(
    "rabatt|nachlass|skonto|abschlag|redu[kz]|ermaßig|ermassig|senkung|abzug|entgegen|preis|^(?:sie|ihr|eu|ihn)"
)
_MODEST = 35  # percent; more is a discount only where words say so
_OFF_AFTER = re.compile(
    r"[ ]?(?:(?:of|de|en|auf|sur|from|im|an|vom)\ )?(?:(?:the|your|a|la|le|el|die|den|that|this|total|price|preis|prix|precio|for|fur)\ ){0,3}"
    r"(?:off(?!\ (?:us|me|him|her|them)\b)|discount|rebate|reduction|less(?!\ in\b)|lower|cheaper|haircut|rabatt|nachlass|skonto|gunstiger|weniger|runter|herunter"
    r"|billiger|abschlag|nachlassen|nachlasst|nachlassst|nachgeben|runtergehen|runtergeht|runterkommen|heruntergehen|raus|weg|entgegen(?:komm(?:en|t|st))?|abziehen|abzug|remise|rabais|ristourne|de\ moins|moins\ cher|descuento|rebaja|de\ menos|menos|dto)"
    r"(?![a-z])",
)
_OFF_BEFORE = re.compile(
    r"(?<![a-z])(?:(?:knock|take|shave|trim|cut|slice|get|drop)\ (?:off|down\ by|it\ by|it\ down\ by|by|the\ price\ by|another)(?:\ (?:the|a|another|like|about))?|(?:knock|shave|trim|slice|drop|chop)(?:\ (?:another|about))?"
    r"|(?:(?:come|go|drop|reduc|lower)\w*(?:\ [a-z]+){0,3}?\ by)|(?:come|go|drop|get|take|bring)(?:\ it|\ that)?\ down(?:\ another)?|ditch|lop|lose|scrap|enlev\w+|retir\w+|saut\w+\ les?|(?:effort|geste)\ (?:de|d'environ)|(?:descend|baiss)\w*\ de|quit\w+|baj(?:a|e|an|en|as|es|ais|eis)(?:d?le|me|nos)?|(?:streich|zieh)\w*(?:\ (?:sie|wir|mir|uns|noch|einfach))*|reba\w+|descuent\w+|lassen\ sie(?:\ uns)?|nachlass\ von|(?:discount|rebate|reduction|remise|rabais|ristourne|rabatt|nachlass|descuento|rebaja)"
    r"(?:\ (?:of|de|d'|von|uber|in|hohe|del|la|el|about|another|d'environ|un|une))*|(?:prix|tarif|devis|precio|oferta|preis|angebot)\ (?:moins|menos|weniger)|knock|reduce|reducing|deduct|subtract|less|minus|abzuglich|baisser\ de|baissez\ de|rebajar?|quita[rs]?|quiteis|descontar|bajar)\ ?$"
)
# "Lop off the travel charge, that's 2k": what is left out comes off.
_LEFT_OUT = re.compile(
    r"(?<![a-z])(?:lop|take|knock|drop|strike|leave|zieh\w*|streich\w*|enlev\w+|retir\w+|quita\w*)[^.!?\n]{1,50},"
    r" (?:that's|that is|das sind|das waren|das macht|soit|ca fait|son) $"
)
_OF_PRICE = re.compile(
    r" (?:of|vom|von|des|der|du|de|del)(?: (?:the|your|that|list|asking|sticker|quoted|full|le|la|votre|ton|su|el|tu|ihrem|ihres|deinem))* ?"
    r"(?:price|ask|list|quote|offer|sticker|preis|preises|listenpreis|listenpreises|angebots?|prix|tarif|devis|precio|oferta|tarifa)(?![a-z])"
)
_NOT_OFF = re.compile(
    r"(?<![a-z])(?:vat|tax|gst|mwst|ust|tva|iva|grow\w*|wachs\w*|deposit|upfront|up front|advance|anzahlung|acompte|anticipo|growth|grew|market"
    r"|revenue|margin|interest|zins\w*|inflation|commission|of our|of the team|of users|uptime|sla|owns?|equity|stake|share of|beteiligt|besitzt|possede|posee|sure|certain|sicher|staff|chance"
    r"|likely|wahrscheinlich|exceed\w*|above|over|higher|hoher|dearer|pricier|neft|payment|paid|drauf|on top|zulegen|balance|rate|of us|down payment|advance|increase|erhohung|hausse|subida|aumento|more expensive|teurer|plus cher|mas caro)(?![a-z])"
)
_NOT_ENOUGH = re.compile(
    r"(?:is|isn't|are|'s|ist|sind|est|no|non|n'est|ne|nicht|reichen?|reicht|es|no es|not|won't|wont|doesn't|does)\ (?:[a-z]+\ ){0,3}?"
    r"(?:enough|cut it|reichen|genug|aus|zu wenig|suffi\w*|assez|suficiente|basta|not|nicht|help)"
)
# What a rate comes to: "1.900 al mes, o sea 22.800 al año".
_SUM = re.compile(
    r"[^.!?\n]{0,40}?[ ,;:(–-]+(?:das (?:sind|macht|ergibt)|macht|also|soit|(?:ca|ce qui|cela) (?:fait|donne)|o sea|es decir|(?:que|eso|esto) (?:son|es)"
    r"|lo que (?:son|hace|da)|(?:that's|that is|which is|i\.e\.|so|makes|or|comes to)(?: about| around)?)[ ,:]*[$€£]?"
)
_GROSS = re.compile(
    r" ?(?:€|euros?|chf|francs?|pesos|\$|£)? ?(?:ttc|tvac|brutto|tva (?:comprise|incluse)|con iva|iva (?:incluido|incl)|mit (?:mwst|ust)|ink\w*\.? (?:mwst|ust)|inc\w*\.? (?:vat|gst|tax)|with (?:vat|gst|tax)|taxes (?:incluses|in))"
)
# "1.900 al mes a Sage": who gets it, with a capital.
_TO_WHOM = re.compile(
    r" (?:an|a|à|to) (?:(?:die|den|das|la|el|los|las|the) )?(?!Sie|Ihnen|Euch|Dich|Ihr|Usted|Vous|Finance)[A-ZÄÖÜÉ][a-zäöüßé]+"
)


def _part_off(english: str, german: str, french: str, spanish: str) -> re.Pattern[str]:
    """Return what says that a part comes off, by its name in each language."""
    return re.compile(
        rf"(?<![a-z])(?:(?:a|one) {english} (?:off|cheaper|lower|discount|reduction|less(?=\W*$| ?[.,;!?]| and))"
        rf"|(?:cut|drop|knock|reduce|lower|bring|shave|come|go)(?: (?:it|that|this|the price|your price|the quote|down|off)){{0,2}} by (?:a|one) {english}"
        rf"|ein {german} (?:weniger|runter|nachlass|rabatt|gunstiger|billiger)|um ein {german} (?:runter|senken|reduzieren|gunstiger|billiger)"
        rf"|un {french} (?:de moins|moins cher|de remise|de rabais)|(?:baiss\w+|descend\w*) d'un {french}"
        rf"|un {spanish} (?:menos|de descuento|mas barato)|(?:baj\w+|reba\w+) un {spanish})(?![a-z])"
    )


_SHARES = (
    (re.compile(r"(?<![a-z])(?:half (?:the )?price|half off|50/50 off|zum halben preis|die halfte (?:des preises|vom preis)|a moitie prix|moitie prix|la moitie du prix|a mitad de precio|la mitad del precio)(?![a-z])"), Decimal("0.5")),
    (re.compile(r"(?<![a-z])(?:two[- ]thirds of (?:the|your) (?:price|ask|quote)|zwei drittel (?:des preises|vom preis)|(?:les )?deux tiers du prix|(?:los )?dos tercios del precio)(?![a-z])"), Decimal(1) / 3),
    (_part_off("third", "drittel", "tiers", "tercio"), Decimal(1) / 3),
    (_part_off("quarter", "viertel", "quart", "cuarto"), Decimal("0.25")),
    (_part_off("fifth", "funftel", "cinquieme", "quinto"), Decimal("0.2")),
    (_part_off("tenth", "zehntel", "dixieme", "decimo"), Decimal("0.1")),
)  # fmt: skip

# "38 a head, which comes to 27k"
_COMES_TO = re.compile(
    r"[ ,;:()=-]{0,3}(?:(?:which|that|this|it|das|ce qui|lo que|eso) (?:[a-z]+ ){0,4}?"
    r"(?:is|comes to|makes|means|works out (?:at|to)|adds up to|sind|waren|macht|ergibt|fait|son|supone|sale (?:a|por))|that's|soit|o sea)?"
    r" ?(?:about|around|roughly|nearly|almost|over|some|rund|etwa|environ|unos)?[ $€£]{0,3}"
)
# "Bidder A is at 24, bidder B at 26"
_AND_THEIRS = re.compile(
    r"[ ,;]{1,3}(?:and |und |et |y )?(?!(?:i|we|my|our|you|your|he|she|so|but|or|what|which|this|wir|ich|unser|mein|je|nous|on|notre|yo|nosotros|nuestro|mi)\b)"
    r"(?:(?!(?:settle|sign|pay|deal|happy|done|go|do|make|meet|stretch|agree|take|land|budget|limit|max)\b)[a-z]+ ){1,3}(?:at|for|is|was|bei|fur|a|est|por|es|con) [$€£]{0,1}"
)
# "24, sorry, 26"
_TAKES_BACK = re.compile(
    r"[ ,.;:?!-]{0,3}(?:(?:oh|er|um|oops|no|ah|halt|ach|non|nein)[ ,]{1,2})?"
    r"(?:sorry|apologies|wait|scratch that|strike that|correction|i meant?|(?:or )?rather|make that|actually|my mistake"
    r"|korrektur|ich meine|ich meinte|besser gesagt|quatsch|pardon|je veux dire|plutot|enfin|perdon|digo|mejor dicho|quiero decir)"
    r"[ ,.:;-]{0,3}(?:i meant?|make (?:that|it)|(?:it|that) should (?:be|read|say)|sagen wir|disons|digamos)?[ ,:$€£-]{0,3}"
)


def comes_to(between: str) -> bool:
    """Return whether words between a rate and an amount say that it comes to that: "that's 27k"."""
    return _COMES_TO.fullmatch(between) is not None


def lists_on(between: str) -> bool:
    """Return whether words between two prices go on with the next one who names a price: ", bidder B at"."""
    return _AND_THEIRS.fullmatch(between) is not None


def takes_back(between: str) -> bool:
    """Return whether words between two prices put the second in the place of the first: "24, sorry, 26"."""
    return _TAKES_BACK.fullmatch(between) is not None


def middles(folded: str) -> Iterator[Span]:
    """Yield where a text proposes the middle between two prices."""
    for match in _MIDDLE.finditer(folded):
        if not _TORN.search(folded, max(match.start() - 40, 0), match.start()):
            yield Span(*match.span())


def shares(folded: str) -> Iterator[tuple[Span, Decimal]]:
    """Yield discounts said in words: "half price", "a third off"."""
    for words, share in _SHARES:
        for match in words.finditer(folded):
            yield Span(*match.span()), share


def is_share_off(
    folded: str, span: Span, clause: tuple[int, int], *, offered: bool, percent: Decimal
) -> bool:
    """Return whether a percentage is a discount: no tax, growth or share of something else."""
    start, end = clause
    if (
        off_after(folded, span.end)
        or off_before(folded, start, span.start)
        or _OFF_WORD.match(folded, span.end)
    ):
        return True
    if _NOT_OFF.search(folded, max(start, span.start - 40), min(end, span.end + 30)):
        return False
    return offered or percent <= _MODEST or _OFF_WORD.search(folded, start, end) is not None


def is_discount(folded: str, start: int, end: int) -> bool:
    """Return whether words that mean nothing but a discount stand from a place up to another."""
    return _DISCOUNT.search(folded, start, end) is not None


def is_trend(folded: str, start: int, end: int) -> bool:
    """Return whether words of comparison with another time stand from a place up to another."""
    return _TREND.search(folded, start, end) is not None


def is_of_others(folded: str, span: Span) -> bool:
    """Return whether a percentage is one of something: "3.9 % of collections", "sales are down 14 %"."""
    of = _OF_OTHERS.match(folded, span.end) is not None and of_price(folded, span.end) is None
    return of or _STANDS.search(folded, max(span.start - 20, 0), span.start) is not None


def names_thing(word: str) -> bool:
    """Return whether a German noun after a percentage is neither a discount nor who grants it."""
    return _OFF_NOUN.search(word) is None


def is_sum(folded: str, place: int, end: int) -> bool:
    """Return whether the words between two amounts say that the first comes to the second."""
    return _SUM.fullmatch(folded, place, end) is not None


def is_gross(folded: str, place: int) -> bool:
    """Return whether words after an amount say that tax is in it: "28 800 TTC"."""
    return _GROSS.match(folded, place) is not None


def is_paid_to(text: str, place: int) -> bool:
    """Return whether a name after a rate says who is paid it: "1.900 al mes a Sage"."""
    return _TO_WHOM.match(text, place) is not None


def of_price(folded: str, place: int) -> int | None:
    """Return where "of the list price" after a percentage ends, None where there is none."""
    match = _OF_PRICE.match(folded, place)
    return match.end() if match else None


def not_enough(folded: str, place: int, end: int) -> bool:
    """Return whether what was said up to a place is refused as too little: "10 % off is not enough"."""
    return _NOT_ENOUGH.search(folded, place, min(end, place + 40)) is not None


def off_after(folded: str, place: int) -> int | None:
    """Return where "off" or "de remise" after an amount ends, None where there is none."""
    match = _OFF_AFTER.match(folded, place)
    return match.end() if match else None


def off_before(folded: str, start: int, place: int) -> int | None:
    """Return where "knock off" or "a discount of" right before an amount begins, None where there is none."""
    match = _OFF_BEFORE.search(folded, max(start, place - 40), place) or _LEFT_OUT.search(
        folded, start, place
    )
    return match.start() if match else None
