# ruff: noqa: E501  (a pattern reads better on one line)
"""Numbers that are no money at all: dates, times, phones, addresses, order numbers, counts of things."""

import re

_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august"
    r"|september|october|november|december|januar|janner|februar|marz|maerz|mai|juni|juli|oktober|dezember|okt|dez"
    r"|janvier|fevrier|mars|avril|juin|juillet|aout|septembre|octobre|novembre|decembre"
    r"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
)
_NUMBERED = (
    r"(?:order|invoice|ticket|case|reference|ref|customer|account|contract|purchase order|po|quote|offer|model"
    r"|bestellung|bestell|auftrags?|rechnungs?|kunden|angebots?|vertrags?|commande|facture|devis|client"
    r"|pedido|factura|presupuesto|cliente|iban|vat|ust|tva|nif|cif|siret|hrb|abn|gstin)"
)
_CODED = r"(?:order|invoice|ticket|case|reference|ref|customer|po|bestellung|rechnung|commande|facture|pedido|factura|iban|vat|siret|gstin)"
_MASK = re.compile(
    rf"""
    https?://\S{{1,400}}|www\.\S{{1,400}}|[\w.+-]{{1,64}}@[\w.-]{{1,120}}
    |(?<![\d.,])\d{{1,4}}(?P<dash>[-/.])\d{{1,2}}(?P=dash)\d{{1,4}}(?![\d])   # 24.03.2026
    |(?<![\d.,])\d{{1,2}}(?::\d\d|\ ?h\d\d|h)(?!\w)                        # 14:30, 14h30
    |(?<![\d.,])\d{{1,2}}(?:[.:]\d\d)?\ ?(?:am|pm|a\.m|p\.m|uhr|o'clock|heures)\b
    |\b(?:am|ab|bis|vom|zum|seit|den|dem)\ \d{{1,2}}\.(?=\ [a-z])|\b(?:am|vom|zum|seit|dem)\ \d{{1,2}}\.(?=\s*$|[,;)])|\b(?:le|el|jusqu'au|hasta\ el|until\ the)\ \d{{1,2}}\b(?![.,]?\d|\ ?(?:k|mil|%|€|euro))
    |\b\d{{1,4}}\ (?:out\ of|von|sur|de\ cada)\ \d{{1,4}}\b|(?<![\d.,'])(?<!\d\ )\b\d{{1,4}}\ (?:of\ (?:us|them|you|our|my|which|whom|these|those|the)|davon|von\ (?:uns|denen|ihnen)|dont|d'entre|de\ (?:ellos|los\ cuales|nosotros))\b|\b(?:halle|hall|stand|booth|table|tisch|gleis|platform|bus|linie|unit|suite)\ \d{{1,4}}\b
    |(?:str|strasse|straße|street|road|avenue|weg|platz|allee|calle|plaza)\.?\ \d{{1,4}}\b|\b\d{{1,4}}\ ?,?\ (?:rue|avenue|boulevard|bd|chemin)\b
    |(?<![\w'"])'\d\d\b(?!['\w]|[.,]\d|\ ?[k%€£$])                            # in '21
    |\b24/7\b|\b365/24\b|\bnet[ -](?:7|1[045]|20|30|45|60|75|90|120)\b(?!\ ?k)
    |(?<![\d.,])\d{{1,2}}\ ?-\ ?\d{{1,2}}(?:\ ?(?:uhr|h)\b|\ (?:und|and|et|y|&)\ \d{{1,2}}\ ?-\ ?\d{{1,2}})
    |(?<![\d.,/])(?:(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01]))(?![\d/])(?!\ ?[k€£$])  # 14/12, 7/13
    |(?<![\d.,])\d{{2,4}}(?:\ \d{{2,3}}){{3,5}}(?![\d.,])                        # 600 55 02 18
    |(?<![\d.,$€£])\d{{1,2}}(?:st|nd|rd|th|er|ter|\.)?\ ?(?:of\ |de\ |den\ )?{_MONTH}\b(?:[.,]?\ (?:de\ |of\ )?(?:19|20)\d\d\b)?
    |\b{_MONTH}\.?\ (?:the\ |of\ |de\ )?(?:\d{{1,2}}(?:st|nd|rd|th)?(?![\d.,'%]*\d|\ ?[k%€£$])\b(?:,?\ (?:19|20)\d\d\b)?|(?:19|20)\d\d\b)
    |(?<![\d.,])(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])\.(?!\d)|\b(?:am|vom|bis|zum|seit|ab|on|le|el)\ (?:0?[1-9]|[12]\d|3[01])[./](?:0?[1-9]|1[0-2])\b(?![.,]?\d|\ ?[k€£$])
    |\b(?:19|20)\d\d\ ?[-/]\ ?(?:19|20)?\d\d\b(?!\d)                       # 2026/27
    |\b[qh][1-4](?:\ ?[/'-]?\ ?(?:20)?\d\d)?\b(?!\ ?[k€£$])|\b(?:fy|q|h|kw|week|semaine|semana)\ ?\d{{1,4}}\b(?!\ ?[k€£$])
    |(?<!\w)\+\d[\d\ ()./-]{{6,22}}\d|(?<![\w.,])\(?0\d{{1,5}}\)?[\ /-]\d[\d\ /-]{{3,16}}\d
    |(?<![\w.,$€£])\(?\d{{3}}\)?[\ .-]\d{{3}}[.-]\d{{4}}\b
    |(?:\#\ ?|\b{_NUMBERED}[ .-]{{0,2}}(?:no|nr|number|nummer|num|numero|n°|id|\#)[.:\ ]{{0,3}}(?:(?:is|ist|lautet|est|es)(?:\ le|\ el|\ la|\ die)?\ )?)[a-z]{{0,4}}[-/]?\d[\d-]{{0,20}}
    |\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|lunes|martes|miercoles|jueves|viernes|sabado)\ (?:the\ |den\ |le\ )?\d{{1,2}}(?:st|nd|rd|th|\.)?(?![\d.,]*\d|\ ?[k%€£$])
    |\b(?:number|nummer|numero|num)\ \#?\d{{4,20}}\b(?!\ ?[k€£$])
    |\b(?:ext|extension|durchwahl|dw|tel|phone|mobile|mob|fax|anschluss|handy|telefono|movil)[.:\ ]{{0,2}}(?:is\ |ist\ |no\.?\ )?[-(]?\d[\d\ -]{{0,16}}
    |\b\d{{1,4}}\ ?(?:-|to|zu|pour|por|gegen|a|:)\ ?\d{{1,4}}\ (?:against|contre|contra|gegen|vote|stimmen)|\b\d{{1,4}}\ (?:pour|por|for|dafur|in\ favou?r)[,\ ]{{1,2}}(?:and\ |et\ |y\ |und\ )?\d{{1,4}}\ (?:contre|contra|against|dagegen)
    |\b\d{{1,2}}(?:st|nd|rd|th|\.)?\ ?(?:-|to|bis|au|al|a)\ ?\d{{1,2}}(?:st|nd|rd|th|\.)?\ (?:of\ |de\ )?{_MONTH}\b|\b\d{{1,2}}-{_MONTH}\b(?:-\d{{2,4}})?
    |\b{_CODED}[.:\ ]{{1,2}}(?:[a-z]{{1,4}}-?\d{{3,20}}|\d{{5,20}}(?!\d|[.,]\d|\ ?[k€£$]))
    |\b(?:iso|iec|din|soc|sap|office|windows|microsoft|version|v|models?|page|seite|room|raum|zimmer|floor|gate|chapter|clause
        |section|article|artikel|§|step|phase|option|tier|level|slide|table|annex|appendix|punkt|item|type)
        [\ .]?\d[\d.]{{0,8}}(?![\d.,]*\ ?[k€£$%])\b
    """,
    re.VERBOSE,
)
_BLANK = "_"
_DIGIT = re.compile("[0-9]")

# What may follow a bare price. All else that follows a bare number is what it counts: "24 licences", "24 sites".
FOLLOWS = {""} | frozenset(
    """
    " ' * . , ! ? ; : ) ( - / + & tax taxes and or if is it c s would wouldn't will won't we i you he she they that that's then
    to too but max maximum min tops flat net all as at by for from in instead not now on per plus so still than
    the this a be was were are works with without over under including incl excl excluding inclusive exclusive
    even right only final straight cash ish work works done does seals buys yes gets got delivered signed approved agreed before because when unless max. deal or gets got could can can't may
    stands holds suits fits covers remains stays wins closes helps hurts kills stings includes leaves puts takes lands keeps clears
    settles means comes goes happens beats lets
    might should must isn't sounds sound seems seem feels feel makes hurts up down off less more please pls plz lol mate then my
    your our total ex inc vat gst today tomorrow firm ok okay thanks thank either though again out sharp range
    und oder wenn ist sind ware waren wurde wurden will wollen mussten passt passen geht gehen ginge ja nein nicht
    schluss dann sonst aber netto brutto bei fur mit ohne zu kann konnen konnten macht machen als auf bis inkl inklusive
    zzgl exkl pauschal glatt ginge ich wir sie er im ist's war wars drin bitte steht stehen liegt sag sagen konnte konnten draus zahlen machbar reicht drauf frei treffen entgegenkommen
    iva tva mwst ust et ou si est serait seraient c'est on nous je vous a pour avec sans ca ce cela max maxi tout ht ttc mais fait
    passe convient sinon alors net hors dont maximum signe signons ferait tope merci s'il de moins en
    y o es seria serian esta firmo firmamos por con sin pero nosotros cerramos todo incluido mas maximo si no
    redondos puesto puestos para como podemos puedo puede ya entonces gracias cerrado en neto aprobados asignados disponibles prevus alloues valides
    lo nos firmariamos estaria haciendo possible possibles posible""".split()
)
# What may stand before one.
PRECEDES = {""} | frozenset(
    """
    " ' * . , ! ? ; : ( - / + & > < ≤ = ~ at for do to around about approx roughly say said of is was be pay offer offers max
    maximum maybe it's that's like than make under below over above not no for at just only and or but by call
    between from with would want wants get take give gave i'd we'd i'll we'll accept budget reach hit near nearer
    closer nearly almost even have has had got spend afford manage stretch price offered ask asking you're the
    your our my his her their then so still limit cap ceiling if how what yes yeah ok okay deal on within until
    ihnen bei auf um fur von zu mit sagen sag ca circa etwa rund maximal max hochstens unter uber ist sind war waren
    zahlen biete bieten geben macht machen wollen statt nur und oder zwischen liegt bis mehr als
    eher vielleicht ja nein ihre eure deine die den der unser unsere mein gegen auf's ab knapp exakt genau
    a avec pour de du est a environ max dire disons propose proposons mettre payer prix vers autour moins plus sous
    que entre et ou jusqu'a budget oui non vos votre les le la nos notre ton tes si faire faites
    por en a con de es son unos unas sobre hasta maximo pagar ofrezco ofrecemos digamos precio presupuesto
    mas menos que entre y o si no los las el su sus tu tus nuestro nuestros dejamos dejas dejais haces hacer""".split()
)
# Months, times and meetings: beside them a small bare number is an hour or a day, not thousands.
OF_TIME = re.compile(
    r"\b(?:(?:call|ring|phone) (?:me|you|us|at|on|back|after|before)|open|opens|close at|closes|meet (?:at|on)|(?:a|our|the|my) call|meeting|tomorrow|monday|tuesday|wednesday|thursday|friday|oclock|morgen um|anrufen"
    r"|telefon\w*|uhr|montag|dienstag|mittwoch|donnerstag|freitag|appel\w*|rendez|demain|lundi|mardi|mercredi|jeudi"
    r"|vendredi|llam\w+|reunion|manana a|lunes|martes|miercoles|jueves|viernes|weeks?|months?|wochen?|semaines?)\b"
)
# Right before a number: a head count, an age.
OF_HEADS = re.compile(
    r"(?:\b(?:team|group|staff|crew|shop|company|firm|business|office|outfit|family|practice|school|department|congregation|parish|club) of|\b(?:we|they|he|she)(?:'re| are|'ll be| will be|'s| is)|\bi'm|\bwir (?:sind|waren|werden)"
    r"|\b(?:on|nous) (?:est|sera|sommes|serons)|\b(?:somos|seremos|eramos|tiene)|\bage[d]?)(?: (?:only|about|around|nur|zu|que|solo))? $"
)
# What "24k" may count, when no currency is named.
COUNTED = frozenset(
    """employees users people customers contacts emails mails records rows subs fans subscribers followers visitors members
    students tickets calls leads miles km steps units items parts orders transactions words characters lines
    seats licences licenses devices sites invoices pages views downloads residents patients staff heads hour hours inch year month week day mile foot feet bedroom bedrooms bath baths bed br pack piece seat user door speed gb tb
    days weeks months years kilometers mitarbeiter mitarbeitende nutzer kunden kontakte datensatze mails stuck
    einwohner lizenzen stunden tage platze belege kunden seiten salaries utilisateurs clients contacts lignes
    personnes habitants jours heures licences commandes empleados usuarios clientes contactos personas registros
    licencias horas dias habitantes pedidos more""".split()
) - {"more"}


def masked(folded: str) -> str:
    """Return the text with numbers that are no money blotted out, of the same length.

    Example:
        >>> masked("on 24.03.2026 at 14:30 we pay 24k")
        'on __________ at _____ we pay 24k'
    """
    if _DIGIT.search(folded) is None:
        return folded
    return _MASK.sub(lambda match: _BLANK * len(match.group()), folded)
