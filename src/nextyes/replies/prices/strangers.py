# ruff: noqa: E501  (a table reads better in long lines)
"""Whether a number's sentence is about something else: words before it that are no talk of this deal.

Who names a price names it first ("24 and we sign"), or after words that everybody uses for it ("we could do
24"). "Toyota came in at 24", "levies are 24", "the old oven cost 24" begin with a thing or a person of
their own: a stranger. Such a number is another's, unless plain words of offering stand beside it.
"""

import re
from enum import IntEnum

from nextyes.replies.prices.cues import WORDS
from nextyes.replies.prices.elsewhere import FOLLOWS, PRECEDES
from nextyes.replies.prices.words import NUMBERS, SCALES

_WORD = re.compile(r"[a-zß]+(?:'[a-zß]+)?")
_LABEL = 2  # words before a colon that name whose price follows: "Planmeca: 26 900"
_VERB = re.compile(
    r"[a-z]{3,}(?:ing|ando|iendo|ons|ez|ezmoi)"
)  # "splitting", "rondando", "mettons": of us, not of others
# Words before the one that a sentence is about.
_OPENS = frozenset(
    """
    the a an this that these those and but so yes no well already also there there's there is one every each per some our's of in on at
    even just still now today last all other another
    der die das den dem ein eine einen einer und aber ja nein also schon auch es gibt von vom im am bei fur allein nur noch dieser diese dieses jeder jede alle letzte letztes letzter
    le la les l un une des du de et mais oui non bon ce cet cette ces il y a en dans pour chez au aux tous toutes
    el los las una unos unas del al y pero si este esta estos estas hay en para por con todo todos todas ya lo
    """.split()
)
_TITLES = frozenset(
    "m mr mrs ms mme mlle dr herr herrn frau sr sra srta don dona".split()
)  # of people of theirs
_ARTICLES = ("l", "d")  # of "l'abonnement"

# Words that are about nothing by themselves: grammar, answers, days, the two who talk and who decides.
_PLAIN = frozenset(
    """
    a about actually afraid after again ah all already also always am an and any anyway are as at back be because been before being
    best better between bit both but by can come comes could day days did do does doing done down each either else
    end enough even ever every exactly fair far few final find fine first for friday from get getting give go going
    gonna good got gotta great guess guys had happy has have having he he'd he'll he's hello her here hey hi him his hm
    hmm honest honestly hold hope how however i i'd i'll i'm i've if in indeed instead into is isn't it it'd it'll it's its just
    keep know last later least leave leaves less let let's like listen little ll look looking lot make makes makin may maybe me mean mid might mine
    monday month months more morning most mr mrs ms much must my nah need needs needed never new next nice no nope not now of off oh ok okay
    on once one only or our ours out over perhaps please plus point possible possibly pretty probably put quite rather real realistic realistically
    really reckon right said same saturday say says see sense shall she she'd she'll she's should simply since sit sits so
    some something sort soon still stretch sunday sure take tell than thank thanks that that'd that'll that's the their them then there there's these
    they they'd they'll they're they've thing things think this those though thursday thought through till time to today together
    told tomorrow too top total try tuesday u under understand until up upon us very wait wanna want wanted was we we'd we'll we're we've
    wednesday week weeks well were what what's whatever when where which while who whole why will wish with without wonder wondering won't work
    works worth would yeah year years yep yes yet you you'd you'll you're you've your yours
    board boss cfo ceo coo cto md director directors doc dr finance manager owner partner partners trustees committee council wife husband
    dad mum mom son daughter brother sister team leader headquarter headquarters hq client procurement buyer mate sir madam ma'am man dude friend
    january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
    subscription package licence license
    quarter q net gross tax vat gst shipping included including contract order po deal books minus plus fd vp gm treasurer chair principal headteacher bursar sign signed signing capped cap stuck stop stops extend extends
    aber ab alle allem allen alles als also am an ans auch auf aus bei beim bekommen bereits bin bis bitte bleiben bleibt da dabei dafur damit
    danach dann daran darauf darum das dass davon dazu dem den denn der des deshalb die dies diese diesem diesen dieser dieses doch dort drin
    du durch eben ehrlich ehrlicherweise eigentlich eher ein eine einem einen einer eines einfach einig endlich er erst es etwa euch euer eure fast fest finde frau fur
    ganz gar geben gebe gehe gehen geht genau genug gern gerne gibt glatt gleich gut guten ha hallo halt hand hatt hatte hatten hat haben habe heute herr hier hin
    hm ich ihm ihn ihnen ihr ihre im immer in inkl insgesamt ist ja je jedoch jetzt kam kann kein keine kommen komme kommt konnen konnte konnten lasse lassen legen leg legt
    minus plus abzuglich leider lieber lieber machbar mach mache machen macht man mein meine meinem meinen mehr mich mir mit mochte mochten morgen muss mussen musste mussten nach na naja naturlich nee ned nein nicht
    nix no noch nun nur ob oder oh ohne okay passt preislich pro punkt rauf raus realistisch recht rein rund runter sage sagen sagt schaffen schaffe
    schauen schau schon sehe sehen sehr sein seit sich sie sind so sofort soll sollte sollten somit sonst sowas soweit stehe stehen steht tag tage trotzdem tut uber
    uberhaupt um und uns unser unsere unserem unseren unserer unter viel vielleicht vom von vor waer war ware waren warum was weil weiter kannst konnt ziehen zieh wenn wer werde
    werden wie wieder will wir wird wirklich woche wohl wolle wollen wurde wurden zahl zahle zahlen zahlt ziel zielpreis zu zum zur zuruck zusammen zwar zwischen
    chef chefin geschaftsfuhrung geschaftsfuhrer vorstand vorgesetzter partner frau mann verwaltung gremium rat kollege kollegin einkauf limit grenze obergrenze
    januar februar marz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag monat monate jahr jahre quartal haushalt
    abo paket lizenz netto brutto auftrag vertrag bestellung moin servus i mi ma de s
    piasses minus a absolument accord ai aie ainsi alez aller allez alors apres arrive arriver as assez attends au aucun aujourd'hui auquel aurait aussi autant autour aux avec
    avez avoir avons avril bah banque beaucoup ben bien bon bonjour bref c'est c ca car ce cela cependant ces cet cette chez combien comme comment
    compris correct d d'abord dans de deja demain depuis des descendre desole deux devrait dire dirais dis disons dit doit donc dont du effectivement effort elle en encore
    enfin ensuite entre envisager es est et etait etant ete etes etre eu eventuellement evidemment exactement facon faire fait faites fallait faudra faudrait faut ferme fois
    franchement grand hein helas ici idealement il ils j'ai j'avais j'etais j'irais je j'peux jour jours jusque juste l la le les leur lui ma madame mai maintenant mais malgre me
    meme merci mes mettre mieux minute moi mois moins mon monsieur monter n nan ne ni nickel non nos notre nous on ou oui oublions par parce parfait partant pas passer
    pense penser personnellement peu peut peux pis plus plutot possible pour pourquoi prefere prendre presque preter pres pret prochain prochaine puis qu quand quant que quel quelque qui quoi realiste reste
    rester reve revenir rien s sa sans sauf se semaine sera serait ses seul seulement si simplement sinon soit sommes son sont sous suis sur surtout ta tant te tenir tient
    tombe tot toujours tout toute toutefois toutes tres trop trouver tu un une va vais valider veut veux vers veuillez viens vois voila volontiers vos votre voudrais vous vraiment vu y
    directeur directrice direction patron patronne associe associee mari femme conseil comite commission bureau comptable compta chef gerant gerante limite limites
    janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi dimanche annee an ans
    abonnement forfait licence etirer ht ttc net tva commande contrat devis faudrait descend redescend remontez coupons coupe
    a acuerdo ademas ahi ahora ahorita al algo alguien alli ambos ante antes aparte apenas aqui asi aun aunque ay bajo bastante bien bueno cada caso casi
    claro como con conseguir contigo creo cual cuando cuanto cuenta da dado das de dado deberia debemos debe del desde despues dia dias digo dicen dice dime donde dos el ella ellos
    en encaja entonces entre era eran eres es esa ese eso esta estaba estamos estan estar este esto estoy estos exactamente faltaria favor firme forma francamente gente gracias
    gustaria ha haber habia habria hablamos hacer hacia han has hasta hay he hecho hemos hola hombre hoy igual incluso jefe jefa justo la lado las le les listo lo los luego maximo
    manana mas me mejor menos mes meses mi mia mientras mil mira mire misma mismo momento mucho muy nada nadie ni ningun ninguno no nomas nos nosotros nuestra nuestras nuestro
    nuestros nunca o oiga ojala otra otro pa para parece pase pero poco podamos poder podria podriamos por porque pos posible preferiria prefiero pues pueda puede pueden puedo pura que quedamos queda quedaria quedarnos quiero quieren quiza quizas
    realmente saber sale sea segun seguro ser seria si sido siempre sin sino sobre sobra solo somos son soy su supongo sus tal tambien tampoco tan tanto te tendria tendriamos tenemos
    tener tengo tenia tiempo tiene tienen toca toda todavia todo todos total trato tras tu tus un una unas uno unos usted ustedes va vais vale vamos van vaya veo ver ves ven vez vemos viene vino y ya yo
    socio socia esposa marido direccion gerencia junta consejo comite administrador director directora
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miercoles jueves viernes sabado domingo ano anos semana
    suscripcion paquete licencia neto bruto iva pedido contrato mandelo mandamelo dejalo dejelo dejenlo dejen dejan deja bajalo bajelo bajenlo cierra cierran ayuda pongalo ponlo hagalo hagame quitame quitale partamos proximo
    """.split()
)
_KNOWN = (
    _PLAIN
    | WORDS
    | PRECEDES
    | FOLLOWS
    | SCALES.keys()
    | {word for table in NUMBERS.values() for word in table}
)


class Topic(IntEnum):
    """What the words before an amount are about."""

    DEAL = 0
    MIXED = 1  # the deal, and something else
    OTHER = 2  # it is said of something else: "Toyota came in at 24"


def topic(folded: str, start: int, end: int, *, whole: bool = False) -> Topic:
    """Return what the words before an amount, from ``start``, are about.

    Only those after the last comma count, or after a colon, as what stands before these is another thought;
    with ``whole`` all.

    Example:
        >>> topic("toyota came in at 24", 0, 18), topic("ah go on, we could do 24", 0, 22)
        (<Topic.OTHER: 2>, <Topic.DEAL: 0>)
    """
    begin = start if whole else max(folded.rfind(",", start, end) + 1, start)
    colon = folded.rfind(":", begin, end) + 1
    if colon and len(_WORD.findall(folded, begin, colon)) > _LABEL:
        begin = colon
    found, before = Topic.DEAL, ""
    opens = True
    for word in _WORD.findall(folded, begin, end):
        if before not in _TITLES and not _is_known(word):
            if opens and not _VERB.fullmatch(word):
                return Topic.OTHER
            found = Topic.MIXED
        opens = opens and word in _OPENS
        before = word
    return found


def _is_known(word: str) -> bool:
    head, _, tail = word.partition("'")
    return word in _KNOWN or (tail if head in _ARTICLES else head) in _KNOWN
