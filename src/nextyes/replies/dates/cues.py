"""Words that speak for a date as the one to come back on, or against it, in each language: data.

Against a date speak also a "no" beside it ("not in March") and a verb of the past in its clause ("the board
met on Friday").
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from nextyes.replies.dates.lexicon import fold


@dataclass(frozen=True, slots=True)
class Cue:
    """Some words, and how loudly they speak for the date near them (against it below 0)."""

    words: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """The cues of a language: by their first word, the longest first."""

    by_first: Mapping[str, tuple[Cue, ...]]
    no: frozenset[str]
    away: re.Pattern[str]  # of a text, folded: whoever wrote it is not there
    machine: re.Pattern[str]  # of a text, folded: a machine wrote it
    past: re.Pattern[str]  # of a clause in small letters


CONTACT, BACK, READY, SCOPE, NOTHING, BUSY, TERM, OVER = 4.0, 3.0, 2.0, 1.0, 0.0, -2.0, -3.0, -4.0
# The same for whoever is away: "call the front desk" is no word on when they are back.
AWAY = {CONTACT: 0.0, BACK: 6.0, READY: 0.0, SCOPE: 3.0}

_ENGLISH: dict[float, str] = {
    CONTACT: """call|call me|call us|check with|check again|ring|ring me|phone|ping|ping me|come back
        |check back|check in
        |circle back|reach out|reach back|get in touch|be in touch|touch base|follow up|revisit|re visit
        |hear from me|hear from us|hear back|i will confirm|i ll confirm|will confirm|let you know
        |let you all know|update you|tell you|try me|try us|try her|try him|try them|ask her|ask him
        |try again|ask again|ask me|ask us|contact|write|email|message me|talk|speak|chat|catch up
        |catch me|catch us|reconnect|pick up|pick it up|pick this up|pick it back up|resume|look again
        |hit me up|hit us up|knock on|drop me|drop us|nudge|remind|reminder|approach|get back|back to me
        |back to us|chase|revert|start again|restart|discuss|conversation|come and see|look us up|shout|buzz
        |give me a call|take it up|take this up|reassess|reconsider|re engage|connect|snooze|park
        |on hold|wait|postpone|postponed|defer|deferred|put it off|put me down|put us down|pencil
        |pencilled|diary|aim for|aiming for|target|targeting|look to|looking at
        |another look|kick off|roll around|rolls around|the time to|get going|move on this|do it in
        |do this in|make it|good for|do something|come round|swing by|pushed to|push it to|push this to
        |move this to|move it to|shift this to|into my inbox
        |bell|yarn|natter|sing out|tinkle|you come out|you come over|drop in|drop by|pop in|stop by|pop by
        |visit us|welcome back|you are welcome|you re welcome
        |see you|find me|come by|meet|ask|look at|say|let s say|back on the agenda|try|see me|see us|suggest
        |coming back|bump this|bump it|take it as|count on|intimate|sit down|leave it|hold off|holler|hmu
        |i ll be in on|i ll be in from|i ll be in the office|you re on it|get to it|get round to it
        |get around to it|re look|relook|review
        |close the matter
        |not before|not till after""",
    BACK: """back|back in|back on|back at|again|answer|reply|respond|attend|attended|at my return|resume
        |return|returning|returns|return date|t be available until|not be available until|not available until
        |not available till|not be available till|reopen|re open|reopening|resuming|resumes|in the office
        |available|free
        |joins|joins duty|rejoins|resumes duty|let us|let s|get back to you""",
    READY: """plan|planning|planned|good moment|good time|better time|better|ideal|works|work|suits|budget
        |budgets|new budget
        |fiscal|financial|opens|opening|starts|start|begins|possible|ready|realistic|realistically
        |decision due|decision is due|answer due|verdict due|results due|results are due|earliest|funding
        |funds|capacity|bandwidth|decide|decides|decision|know|place|maybe|perhaps
        |not before|able|happy to|would|could|should|hope|good|fine|come|comes|promised|tell|news|answer
        |word|outcome|result|results|board|committee|meets|sits|votes|vote|comes up|agenda|clear|seated
        |window|otherwise|or else|else|if not|if it is not|if it isn t|we d be talking""",
    SCOPE: """after|until|till|til|through|thru|upto|as of|not until|once|by|later|rest
        |out until|out till|away until|away till|off until|off till""",
    NOTHING: """no budget|no more budget|no funds|no funding|no capacity|no bandwidth|no decision
        |start planning for|starts planning for|begin planning for|start budgeting for|planning for
        |plan for|planning next year|plan next year|budget for|budgeting for
        |came back|got back|not coming back|won t come back""",
    BUSY: """away|ends|expires|expire|expiring|expiry|renew|renews|renewal|runs|deadline|go live|launch
        |migration|busy|audit|buried|closing|due|invoice|too early|too soon
        |earlier than|now|for fy|leaves|leaving|closed|swamped|flat out|headless|slammed|freeze|holiday
        |holidays|vacation|emergencies|urgent|impossible|school|season|break|hopeless|no good|write off
        |writeoff|heads down|tied up|snowed under|under the pump|crazy|maxed|drowning|manic|hectic|rammed
        |chaos|no better|bad|shutdown|shut down|closure|stocktake|out|off
        |i said|told you|we said|i promised""",
    TERM: """tied in until|locked in until|contract|contract runs|contract ends|contract expires
        |contract is up|runs through|runs until|lease|lease ends|licence|license|subscription|term from
        |term of|term runs|go live|live by|live for|need it live|want it live|live before|live on|deliver
        |delivery|delivered|fitted|install
        |installed|installation|trained|start date|in place by|up and running|we work|shift|shifts
        |office hours|opening hours|term dates|locked up|dated|last day|retiring|closing our doors
        |winding up|retire|kickoff|billing|payment
        |payments|stepping down|step down|stepping back|steps down
        |notice|warranty|guarantee|available until|available through|available till|valid until|kept until
        |trying until|deleted on|held until|open until
        |expires on
        |locked in|locked in with|committed to|bound to|tied to|goes live|go live|work starts|work begins
        |shutting down
        |closing the business|have the order|first invoice|a start|being sold""",
    OVER: """since|last|back from|ago|quote of|quote from|email of|email from|mail of|letter of|proposal of
        |since we spoke|since we met|since we talked|since our call|since our meeting""",
}
_GERMAN: dict[float, str] = {
    CONTACT: """melden|melde|meldet|meld|anrufen|anruf|ruf|rufen|rufe|ansprechen|sprechen|reden
        |schnacken|telefonieren|nachfragen|nachzufragen|nachhaken|fragen|frag|fragt|kommen sie|komm
        |zukommen|anzurufen|anzusprechen|zu melden|zuzukommen|wiederzukommen|vorzusprechen|auf mich zu
        |auf uns zu|schreiben|schreib|kontaktieren|kontakt|wiedervorlage
        |vorlegen|wieder aufnehmen|aufgreifen|nochmal|noch mal|nochmals|erneut|weiter|weiterreden
        |weitersprechen|weitermachen|austauschen
        |treffen|probieren|versuchen|versuch|erinnern|erinnere|vertagen|verschieben|verschoben
        |zurückkommen|auf dich zu|auf sie zu|auf euch zu|hören|warten|parken|einplanen|termin|gespräch
        |anklopfen|klopfen|klingel|lassen sie uns|lass uns|lass mal|schauen|anschauen|hake|haken
        |einsteigen|aufsetzen|besprechen|anpacken|angehen|starten|anfrage|anfragen|nachfassen|setz|setzen
        |sagen wir|vorsprechen|sage ich|sag ich|gebe ich|geb ich|geb dir
        |nicht vor
        |telefonat""",
    BACK: """wieder|wieder da|wieder besetzt|wieder geöffnet|antworte|beantworte|wieder im büro|zurück
        |erreichbar|wieder erreichbar|ansprechbar|im haus|frei|wieder im haus|rückkehr
        |melde mich|melden uns|antworten|beantworten""",
    READY: """budget|haushalt|neues budget|geschäftsjahr|wirtschaftsjahr|beginnt|startet|öffnet
        |freigegeben|freigabe|passt|ideal|besser|gut|gerne|gern|möglich|dann|luft|zeit|frühestens
        |entscheiden|entscheidet|entscheide|entscheidung|wissen|aktuell|soweit|realistisch|sinnvoll|erst
        |zuschlag|weiß|weiß ich|bescheid|entscheid|tagt|befindet|sitzung|kapazität|bereit|dran|thema
        |angedacht|geplant|sonst|andernfalls|ansonsten
        |der planung|planung""",
    SCOPE: "ab|nach|bis|erst|erst ab|sobald|spätestens|frühestens",
    NOTHING: """kommt nicht wieder|kommen nicht wieder|nicht wieder""",
    BUSY: """läuft|endet|kündigung|kündigen|ausläuft|verlängert|frist|umzug|umstellung|inventur|revision
        |messe|urlaub|stress|ausgebucht|voll|rechnung|zu früh|jetzt|derzeit|nicht da
        |weg|unterwegs|verreist|nicht erreichbar|nicht verfügbar|aktuell nicht|sprechzeiten|statt
        |produkteinführung|markteinführung""",
    TERM: """vertrag läuft|laufzeit|laufzeit ab|vertrag bis|gebunden bis|inbetriebnahme|lizenz läuft
        |mietvertrag|produktivstart|go live|einrichtung|installation|losgehen|montage|einbau|lieferung
        |liefern|geliefert|erste rate|montiert|installiert|eingebaut|ruhestand
        |in rente|in pension|garantie|gewährleistung|öffnungszeiten|sprechzeiten|angebot vom
        |stand vom|verfügbar bis|abrufbar bis|gültig bis|zustellung bis|geöffnet bis|möglich bis
        |gebunden|in betrieb|geht live|live sein|live gehen|hören auf|betrieb|vertrag endet|vertrag mit
        |geht es los|geht s los|den auftrag|wird verkauft|erste rechnung|lizenz|auftrag vergeben""",
    OVER: """seit|letzte|letzten|vergangenen|folien vom|schreiben vom|mail vom|angebot vom
        |seit unserem gespräch|seit unserem treffen|seit unserem telefonat|seit dem umzug|seit der sitzung""",
}
_FRENCH: dict[float, str] = {
    CONTACT: """rappelez|rappeler|rappelle|rappelons|recontacter|recontactez|recontacte|recontactons
        |relancez|relancer|relance|relances|revenez|revenir|reviens|reviendrai|reparler|reparlons
        |reparle|reparlez|parler|parlons|discuter|discutons|contacter|contactez|appeler|appelez|appelle
        |écrivez|écrire|écris|réécrivez|reprendre|reprenons|reprenez|reprend|revoir|revoyons|retentez
        |retenter|retente|repassez|repasser|repasse|tenter|attendons|attendre|attendez|venez|échanger
        |représentez|toquez|point|réexaminer|réexaminerons|réétudier|rediscuter|rediscutons|reposer
        |reporter|reporté|reportée|repoussé|mettre en pause|nous verrons|on verra|refaire|retour vers
        |solliciter|sollicitez|faites moi signe|faire signe|resolliciter|à revoir|on voit|voit|on se
        |vous dis|te dis|redis|au courant|représenter|présenter|ping|dispo
        |tout à toi|tout à vous|tout ouïe|me relancer
        |pas avant|réessayez|réessayer|réessaie|reposez|redemandez|tiendrons au courant|de nos nouvelles
        |déciderons|disons
        |pour un appel""",
    BACK: """de retour|à mon retour|à notre retour|répondrai|répondrons|lu|retour|reviendrai le
        |disponible|joignable|libre|reprise|au bureau|réouverture|rouvre|rouvrira|rouvrirons|rentre
        |reviendrai vers|reviendrons vers|traiterai
        |reviens le|reprendrai mes|reprendrai mon|reprendrai le travail|joignables|de nouveau|à nouveau""",
    READY: """budget|budgets|exercice|nouveau budget|démarre|commence|ouvre|ouverture|vote|voté|possible
        |mieux|idéal|serait|sera|bon moment|parfait|plutôt|au plus tôt|décider|décision|réponse|répond
        |réponds|saurons|savoir|envisageable|envisager|prêt|alors|tranche|tranchera|trancher|statue
        |statuera|délibère|siège|siégera
        |réunit|décide|décidera|ira mieux|reprendra|sinon|autrement
        |arrivent|arrive""",
    SCOPE: "après|à partir|dès|pas avant|jusqu|une fois|d ici",
    BUSY: """termine|expire|échéance|renouvellement|renouvelons|bascule|déménagement|migration
        |inventaire|vendanges|congés|vacances|facture|trop tôt|maintenant|pas là|absent
        |absente|indisponible|en déplacement|lieu|effet|trop juste|impossible|déborde|débordé|débordés
        |lancement""",
    TERM: """contrat|contrat court|engagés jusqu|engagement|bail|mise en service|démarrage|licence court
        |abonnement court|livraison|livrer|livré|livrés|livrée|installé|installée|pose|posé|posée|installez
        |installer|installation|mise en route|première échéance|mise en place|me le faut|nous le faut|retraite
        |horaires|ouverts|ouvert|ouverte|disponible jusqu|valable jusqu|consultable jusqu
        |tentative jusqu|ouvertes jusqu|garantie
        |engagés avec|engagés|entre en service|travaux|est vendue|première facture|opérationnels
        |opérationnel""",
    OVER: """devis du|offre du|mail du|courrier du|message du|proposition du|depuis|dernier|dernière|passé
        |depuis notre échange|depuis notre rencontre|depuis notre réunion|depuis notre appel""",
}
_SPANISH: dict[float, str] = {
    CONTACT: """llamar|llámame|llámeme|llame|llama|llamen|llamadme|llamo|contactar|contácteme|contacta
        |contáctame|contacte|contactarnos|contactadnos|vuelva|vuelve|vuelvan|volver|volvemos|volvamos
        |volved|retomar|retomamos|retomémoslo|hablémoslo|veámoslo|mirémoslo|mirarlo|retomemos|retomarlo
        |retómalo|retoma|hablar|hablamos|hablemos|háblame|escribir|escríbeme|escríbame|escríbanos
        |escríbenos|escribid|escribe|pregúntame|pregunte|pregunta|preguntar|avísame|avisa|avisame
        |llamame|escribime|búscame|buscame|búsqueme|búscanos|toque|toca|tocar base|intentar|inténtalo
        |inténtelo|recordar|recuérdame|recuérdamelo|revisar|revisamos|revisarlo|ver|vernos|vemos
        |reunirnos|quedamos|esperar|espera|espere|esperemos|posponer|aplazar|dejarlo|lo dejamos
        |dejémoslo|seguimos|pásate|pásese|insista|insiste|otra vez|de nuevo|le digo|te digo|le confirmo
        |te confirmo|te llamo|le llamo|grito|partamos|calcule|cita|le aviso|te aviso|aviso|márquele|marque
        |marcar|lo vemos|te atiendo|atiendo|me pillas|conversamos|charlamos|conversar|charlar|platicamos
        |escribirme|entramos|lo que quieras|esperá|volvé|darme un toque|dame un toque|dar un toque
        |contactarme|contáctenos|contáctame|pregúnteme|pregúntenos|retomémoslo|llámela|llámelo|llámenos
        |llámenme
        |hábleme|háblenos|inténtelo|decidiremos|noticias nuestras|respondo|le respondo|pongamos
        |llamarme|llamarnos|para una llamada""",
    BACK: """de vuelta|responderé|responderemos|respondemos|atenderemos|atenderé|reabrimos|de nuevo
        |vuelta|regreso|reincorporo|reincorporaré|disponible|libre|reabre|reabrimos|abrirá
        |vuelvo|incorporo|estaré|contestaré|le contesto|volveré a la oficina|volvemos el|volvemos mañana
        |reanudamos|regresaré|regresamos|retomaré|reincorporación|localizable de nuevo|operativo de nuevo
        |no estaré disponible hasta|no disponible hasta""",
    READY: """presupuesto|presupuestos|ejercicio|empieza|comienza|arranca|abre|abran|nuevo|posible|mejor
        |ideal|bien|conviene|vale|puede ser|podría|podríamos|como pronto|decidir|decisión|sabremos
        |define|se reúne|se reúnen|sesiona|vota|tranquilo|tranquilos|fondos|caja|listo|entonces|ahí sí
        |ahora sí|buen momento|liberan|libera|si no|de lo contrario
        |empezamos a planificar|empezamos a mirar|empezamos a ver|empezamos a pensar|empezamos a presupuestar
        |decide|decidimos|decidirá""",
    SCOPE: "después|tras|a partir|hasta|no antes|pasado|una vez",
    NOTHING: """no va a volver|no volverá|no va a regresar|lo seguimos|seguimos pensando|seguimos viendo
    |seguimos esperando|seguimos interesados""",
    BUSY: """termina|vence|vencimiento|renovación|renovamos|acaba|cierra|cierre|mudanza|migración
        |auditoría|inventario|factura|demasiado pronto|ahora|fuera|no estoy|no estaré|ausente
        |estaré fuera|estaremos fuera|estaré ausente|estaré de viaje|estaré de vacaciones
        |este|feliz|tope|congelado|parado|pelados|pago|reunión|junta|saturados
        |lanzamiento""",
    TERM: """contrato|contrato hasta|vigencia|permanencia|licencia vence|puesta en marcha|renovado hasta
        |primera letra|primera cuota|primer pago|empezamos|instalación|instalar|instalado|instalada|entrega
        |entregado|entregada|montado|montada
        |me jubilo|jubilación|horario|turnos
        |tenerlo listo|disponible hasta|válido hasta|válida hasta
        |abierto hasta|abierta hasta|garantía
        |atados|comprometido|comprometidos|entra en funcionamiento|entra en marcha|licencia dura
        |nuestra licencia|la licencia|se vende|primera factura
        |con inicio|el trabajo
        |facturar""",
    OVER: """no llegamos a|no llego a|oferta del|presupuesto del|correo del|mail del|propuesta del|desde
        |pasado|última|último|reuniones
        |desde que hablamos|desde que nos vimos|desde nuestra reunión|desde la reunión""",
}


def _alternatives(expressions: str) -> re.Pattern[str]:
    """Return expressions, parted by "|", as one of whole words; what they repeat is bounded."""
    return re.compile(rf"\b(?:{'|'.join(part.strip() for part in expressions.split('|'))})\b")


# Before a verb of the past: what will have been.
ONCE = _alternatives(
    """when|once|until|till|after|as soon as|will have|ll have|should have|ought to have|hope to have|wenn
        |sobald|bis|nachdem|quand|une fois|des que|dès que
        |cuando|en cuanto|una vez"""
)


def _cues(weighed: Mapping[float, str], *, no: str, away: str, machine: str, past: str) -> Cues:
    found: dict[str, list[Cue]] = {}
    for weight, phrases in weighed.items():
        for phrase in phrases.split("|"):
            words = tuple(fold(phrase).split())
            found.setdefault(words[0], []).append(Cue(words, weight))
    by_first = {first: tuple(sorted(cues, key=lambda cue: -len(cue.words))) for first, cues in found.items()}
    return Cues(
        by_first=by_first,
        no=frozenset(no.split()),
        away=_alternatives(away),
        machine=_alternatives(machine),
        past=_alternatives(past),
    )


# Participles in "-ed" are of the past but for those of plans, and after "be", "to" and the like.
_ED = (
    "(?<!be )(?<!are )(?<!is )(?<!to )(?<!gets )(?<!get )(?<!been )"
    """(?!need|plann|schedul|interest|expect|clos|lock|postpon|deferr|delay|push|park|book|budget|suppos
        |paus|shelv|slat|mov|target|pencil|earmark|fix|swamp|commit|limit|restrict|unattend)[a-z]{2,12}ed"""
)
CUES = {
    "en": _cues(
        _ENGLISH,
        no="not no never nor neither isn ain nope forget",
        away=r"""out of (?:the )?office|ooo|on (?:\w{1,16} ){0,2}leave
            |(?:\w{1,10}nity|parental|annual|easter) leave
            |on (?:\w{1,16} )?(?:holidays?|vacation|sabbatical|pto|pl|reservist|jury duty|secondment)
            |day (?:of leave|off|away|out)|away (?:from|on|until|till?|through|for|this)|(?:will be|be) away
            |(?:i m|am|we re|are|will be) (?:(?:currently|now|all) )?(?:away|absent|offline|abroad|overseas
            |travell?ing|off|out)|not present|(?:out|off|gone) (?:until|till?|through|thru|from)
            |(?:is|are|re|be|remains?|now|office|school|clinic|shop) (?:closed|unattended|shut)|closed for
            |re ?open(?:s|ing)?|we ve shut
            |(?:limited|no|little|patchy) access|not (?:be )?available|unavailable|my absence
            |company holiday|(?:at|attending) (?:a|an) (?:conference|training|offsite)|first day back
            |fly out|(?:taking|take) (?:\w{1,8} ){0,2}(?:leave|time off)|not in the (?:office|house)
            |my vacations?|at my return
            |(?:back|return|returning) (?:in|to) (?:the|my|work|your)|present again
            |at your service again""",
        machine=r"automatic\w*|automated|auto reply|autoreply",
        past=rf"""{_ED}|met|spoke|went|gone|left|quit|sent|did|bought|chose|lost|sold|died|took|was|were
            |won(?! t)|had(?! better)|came|gave|ran|saw|paid|broke (?:our|my|the|us)|fell|spent
            |(?:we|i|he|she|they) got|(?<!be )made|kept|heard|found|felt|brought|built|wrote|held|thought
            |began|grew|knew|stood|hired
            |moved (?:to|into|from) \w+|told you|i know i said|i said|promised you|put (?:me|us) up|(?:we
            |i)'d an?""",
    ),
    "de": _cues(
        _GERMAN,
        no="nicht kein keine keinen nie net ned nich weder noch nimmer",
        away=r"""\w{0,8}abwesend|abwesenheit\w*|nach meinem urlaub|sommerpause|betrieb ruht|mal weg
            |(?:mache|machen|haben|habe) (?:[\w.]{1,16} ){0,8}(?:ferien|urlaub)|(?:im|auf
            |in) (?:den )?\w{0,12}(?:urlaub|ferien)
            |(?:in|im|auf) (?:elternzeit|mutterschutz|dienstreise)|nicht im (?:buro|hause?)|ausser haus
            |geschlossen|betriebs(?:ferien|urlaub|ruhe)|ooo|\w{0,9}(?:urlaubs|ferien)tag|nicht erreichbar
            |ruckkehr|beurlaubt|freigestellt|(?:in|auf) karenz|krank(?:geschrieben|gemeldet)
            |(?:nur|kaum|schlecht|sporadisch|unregelmassig|eingeschrankt) (?:\w{1,16} ){0,2}erreichbar
            |nicht (?:am (?:\w{0,8}platz|schreibtisch)|besetzt|verfugbar)|verreist|erster arbeitstag
            |(?:erreichen sie|sie erreichen) (?:mich|uns) (?:erst )?wieder|(?:bin
            |sind) (?:erst )?wieder (?:ab|am)
            |wieder (?:im einsatz|besetzt|erreichbar|geoffnet|offen|zuruck|da|(?:im|am|an) (?:buro|hause?
            |dienst|platz
            |schreibtisch|arbeitsplatz|bord)|fur sie)""",
        machine=r"automatische\w*",
        past=r"""(?:hat|haben|habe|ist|sind|bin)\b.{0,80}?\b(?:\w{0,8}ge(?!schlossen|plant|sperrt|offnet
            |parkt|bucht)\w{2,14}(?:t|en)|\w{1,4}gelehnt|verlassen|beschlossen|entschieden
            |unterschrieben|vergeben|verloren|\w{2,12}iert)
            |\w{0,8}ge(?!schlossen|plant|sperrt|offnet|parkt|bucht)\w{2,14}(?:t|en) (?:hat|haben|habe
            |hatte|hatten)$
            |(?:hat|haben|habe|hab)\b.{0,80}?\b(?<!zu )(?:be|ver(?!tagt|schoben
            |legt)|ent|er|zer|über|unter)[a-zäöü]{3,12}(?:t|en)$
            |kam|kamen|gab|lief|fand|traf|trafen|bekam|bekamen|erhielt|erhielten|sprach|sprachen|gefiel
            |unterschrieb|wechselte|wechselten|kaufte|kauften|übernahm|wurde|wurden|worden|worde|gewesen
            |gsi|war|waren|hatte|hatten|ging""",
    ),
    "fr": _cues(
        _FRENCH,
        no="pas non ni jamais",
        away=r"""absente?s?|en conges?|jours? de conges?|conges (?:du|annuels)|conges? jusqu
            |en (?:vacances|deplacement|formation|arret)|de retour|a (?:mon|notre) retour
            |fermee?s?|fermeture|indisponibles?|injoignables?|pas (?:\w{1,5} )?(?:joignables?|acces)
            |exterieur du bureau|hors ligne|a l etranger|en mission|par(?:s|tons) (?:du|le|en|demain|entre)
            |ferme ses portes
            |reviens (?:le|lundi|mardi|mercredi|jeudi|vendredi|demain)|reprendr(?:ai|ons) (?:le travail|mes
            |mon|nos)
            |nouveau (?:joignables?|disponibles?|a votre)|quelques jours (?:du|entre|de)|hors du bureau
            |reouverture|absence|reprends|reprise
            |retour (?:prevu|au bureau)""",
        machine="(?:reponse|message) automatique",
        past=r"""(?:ai|a|as|avons|ont|avez|s est|avait)\b.{0,12}?\b(?:\w{2,14}(?:é|ée|és|ées)|réuni|rendu|eu
            |pris|vu|lu|mis|fini|signé|vendu|perdu|appris|répondu
            |reçu|dit|fait|choisi|repris|rejoints?|rejointe|promis|remis|transmis|souscrit|conclu|retenu
            |obtenu)|(?:suis|est|sommes|êtes|sont|es)\b.{0,12}?\b(?:pass|all|arriv|rest
        |tomb|mont)(?:é|ée|és|ées)
            |(?:est|sont|suis) (?:venu|parti|sorti)e?s?|était|étaient|avait|avaient|avions|étions""",
    ),
    "es": _cues(
        _SPANISH,
        no="no ni nunca tampoco nada",
        away=r"""ausente|de (?:vacaciones|baja|permiso|viaje|licencia)|fuera de (?:la|mi) oficina|cierra por
            |(?:licencia|permiso|baja) (?:de|por|medica|maternal)
            |reabrimos|reincorpor\w{1,6}|regreso|vuelvo|retom(?:o|are|aremos) (?:mis|mi|nuestr\w
            |actividades)|regresa(?:mos|re|remos)|no (?:estare|estoy) disponible
            |volver(?:e|emos) a la oficina|volvemos (?:el|manana|a abrir)|reanud\w{2,5}|localizable
            |operativ[oa]
            |ausencia|(?:me voy|nos vamos|cerramos|cierra) (?:de|del|el|entre|por|los)|enferm[oa]
            |(?:no tendre|sin) acceso|abrira de nuevo|volver(?:e|emos) a estar|unos dias|de descanso
            |vacaciones (?:del|desde|hasta|entre)|por vacaciones|cierre por|no podre responder
            |(?:estoy|estamos|estare|estaremos) fuera
            |(?:estamos|estaremos|estara|permanece\w*|oficina|centro) cerrad[oa]s?
            |cerrad[oa]s? (?:por|del|desde|hasta)""",
        machine=r"(?:respuesta|mensaje|aviso) automatic[oa]|autorrespuesta",
        past=r"""(?:he|ha|han|hemos)\b.{0,30}?\b\w{2,14}(?:ado|ido|to|cho)|fue|fueron|era|estaba|votó
        |pasó a (?:nuestr|otr)\w+|ganó|dijo|(?!acab|grab|pens|esper|trab)\w{3,12}aba[ns]?
            |vio|vi|vimos|dijimos|estuvimos|vinimos|dio|hizo|puso|tuvo|estuvo|vino|dije|hice|tuve|estuve
        |fuimos|tuvimos|hicimos|vendimos|perdimos|fui
        |\w{2,12}(?:aron|ieron|eron)|(?!qué|porqué|café|esté|volvé|hablé|llamé)\w{1,12}[^\Wr]é|(?!sólo
        |pidió|propuso
        |sugirió|quedó|acordó|decidió|prefirió|pasó|movió|aplazó|postergó|corrió
            |reprogramó)\w{2,12}[^\W]ó
        |(?!así|aquí|allí|ahí|vení|decí|escribí)\w{2,12}[^\W]í""",
    ),
}
