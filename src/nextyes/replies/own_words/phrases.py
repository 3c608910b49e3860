"""Words that end a mail, in the languages that we read: sign-offs, footers, disclaimers."""

import re

_FLAGS = re.IGNORECASE

SIGNATURE_MARK = re.compile(r"(?:-{2,3}|—{1,10}|–{2,10}|_{2,60})$")
POSTSCRIPT = re.compile(r"(?:p\s?\.?\s?s\b|n\.?b\.?:|post ?scriptum)", _FLAGS)
PROSE_ENDS = re.compile(r"[.!?…]['\")»”]?\s?$")

SIGN_OFFS = frozenset(
    phrase.strip().casefold()
    for line in """
    best; all the best; best regards; best wishes; with best wishes; with best regards
    kind regards; with kind regards; kindest regards; warm regards; warmest regards; regards
    with regards; warmly; cheers; many thanks; thanks; thank you; thanks again; thanks so much
    thank you very much; thanks very much; thanks in advance; thanks a lot; many thanks and best wishes
    thanks and regards; thanks & regards; thanks and best regards; thanks and kind regards
    thank you and regards; thank you and best regards; many thanks and kind regards; sincerely
    sincerely yours; yours sincerely; yours faithfully; yours truly; yours; respectfully; cordially
    take care; speak soon; talk soon; rgds; brgds; br; kr; brs; thx; ta; tks; tnx; thanking you
    cordial regards; have a great day; have a nice day; have a good weekend; have a great weekend
    have a good one; xx; cheers mate; with thanks; in haste; regards and thanks
    mit freundlichen grüßen; mit freundlichen grüssen; mit freundlichen gruessen
    mit freundlichem gruß; mit besten grüßen; mit besten grüssen; mit herzlichen grüßen
    freundliche grüße; freundliche grüsse; viele grüße; viele grüsse; viele gruesse; beste grüße
    beste grüsse; liebe grüße; liebe grüsse; herzliche grüße; schöne grüße; herzliche grüsse
    freundlicher gruß; grüße; grüsse; gruß; gruss; lg; vg; bg; mfg; glg; hochachtungsvoll; besten dank
    vielen dank; danke; herzlichen dank; danke und gruß; danke und grüße; danke und viele grüße
    vielen dank und viele grüße; vielen dank und beste grüße; viele grüße aus berlin; servus
    schöne grüsse; ein schönes wochenende; schönes wochenende; besten gruß; beste grüße aus münchen
    cordialement; bien cordialement; très cordialement; bien à vous; bien à toi; sincèrement
    bien sincèrement; salutations; meilleures salutations; sincères salutations
    salutations distinguées; amicalement; cdlt; cdt; bàv; merci; merci d'avance; merci beaucoup
    merci par avance; bonne journée; belle journée; bonne soirée; à bientôt; bonne fin de journée
    excellente journée; respectueusement; bon week-end; merci et bonne journée; à vous lire
    saludos; un saludo; saludos cordiales; un cordial saludo; cordial saludo
    cordiales saludos; cordialmente; atentamente; muy atentamente; muchas gracias; gracias; un abrazo
    atte; atte.; reciba un cordial saludo; reciban un cordial saludo; gracias y saludos
    gracias de antemano; mil gracias; un saludo cordial; abrazos; quedo atento; quedo atenta
    que tenga un buen día; buen día; saludos y gracias; muchas gracias y saludos
    """.splitlines()
    for phrase in line.split(";")
    if phrase.strip()
)
SIGN_OFF_LONG = re.compile(
    r"(?:veuillez|nous vous prions|je vous prie|recevez).{0,100}(?:salutations|sentiments"
    r"|considération).{0,60}$"
    r"|sin otro particular.{0,80}$|(?:reciba|reciban|le saluda|les saluda).{0,60}(?:saludo"
    r"|atentamente).{0,20}$"
    r"|(?:ich|wir) verbleiben?.{0,40}(?:grüßen|grüssen|gruß).{0,10}$|with (?:kind|best"
    r"|warm).{0,40}regards.{0,10}$",
    _FLAGS,
)
EDGES = re.compile(r"^[\W_]+|[\W_]+$")  # punctuation and emoji around a word
PARTICLES = frozenset(
    "van von de del der den di da la le el los y e und & bin al ter ten zu i. i.a. i.v. ppa. dr. phd".split()
)
# Single words and short answers that a name is not.
NO_NAME = frozenset(
    """yes no ok okay sure maybe later never nope yep yeah not now thanks thank please sorry agreed deal done
    noted interested stop unsubscribe remove budget price next week month year quarter monday tuesday
    wednesday thursday friday january february march april june july august september october november
    december
    ja nein vielleicht später nie danke bitte nicht leider gerne passt einverstanden
    oui non peut-être plus tard jamais merci désolé d'accord pas
    sí si quizás luego nunca gracias vale claro""".split()
)
GIVEN_NAMES = frozenset("april may june august".split())  # with a surname
# What may stand alone at a mail's end and is no name.
HARDLY_NAMES = frozenset(
    """si po hi fy it hr us uk eu na ty go ko perhaps possibly soon bye ciao great perfect super cool nice
    good fine right correct approved signed sold accepted rejected declined cancelled closed open
    pending why when who what how both neither none nothing everything anything hope call email mail
    send contract invoice q1 q2 q3 q4 fy spring summer autumn fall winter christmas easter tomorrow
    today tonight frühling sommer herbst winter weihnachten ostern montag dienstag mittwoch donnerstag
    freitag samstag sonntag januar februar märz april mai juni juli august september oktober november
    dezember morgen heute schade prima klasse toll gut genau richtig stimmt abgelehnt genehmigt
    einverstanden lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril juin
    juillet août septembre octobre novembre décembre demain parfait dommage bien printemps été automne
    hiver noël lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo
    junio julio agosto septiembre octubre noviembre diciembre mañana perfecto lástima bien primavera
    verano otoño invierno navidad""".split()
)

CONTACT = re.compile(
    r"(?:\+|\(0|\b00?)\d[\d\s()./-]{6,18}\d"
    r"|\b(?:tel|phone|mobile|mob|cell|office|direct|fon|telefon|mobil|handy|fax|tél|téléphone|portable"
    r"|móvil|teléfono|whatsapp|skype)\b\s?[.:]?\s?\(?[+\d]"
    r"|(?:^|[|•·]\s?)[tmpdfe]\s?[.:]\s?\S|\b[\w.+-]{1,64}@[\w-]{1,64}\.\w|\bhttps?://|\bwww\.\w|\blinkedin\b"
    r"|\b(?:gmbh|ust-?id|hrb \d|amtsgericht|geschäftsführ|siret|rcs |capital social|registered (?:in|office"
    r"|number)"
    r"|company (?:no|number|registration)|vat (?:no|number)|c\.?i\.?f\.?\b|sl\b|ltd\b|inc\b\.?|plc\b|sarl\b"
    r"|s\.a\.)",
    _FLAGS,
)

# Lines that a telephone, a mail program or a gateway adds.
ADDED = re.compile(
    r"[\[(*_<> ]{0,4}(?:"
    r"(?:sent|emailed|written) (?:from|via|with|using|on) (?:my|the|a|an|outlook|mail|yahoo|gmail|proton"
    r"|samsung|windows|blackberry|"
    r"superhuman|spark|mobile|front|hubspot|aol|iphone|ipad|android).{0,80}$"
    r"|get outlook for (?:ios|android|mac).{0,80}$|sent from outlook.{0,80}$|excuse (?:the |my "
    r"|any )?(?:brevity|typos).{0,60}$"
    r"|(?:please )?(?:excuse|forgive|pardon) (?:the |my |any )?(?:brevity|typos|spelling).{0,60}$"
    r"|(?:von|auf) mein(?:em|er) .{2,40} (?:gesendet|geschrieben|versendet).{0,20}$"
    r"|(?:gesendet|gesandt|verschickt|versendet) (?:von|mit|über|aus) (?:mein|outlook|der|dem|yahoo|mail"
    r"|iphone|ipad|samsung|gmx|web).{0,80}$"
    r"|von outlook für (?:ios|android) gesendet.{0,20}$|von .{2,30}(?:iphone|ipad|galaxy|smartphone"
    r"|handy).{0,20} gesendet.{0,10}$"
    r"|diese nachricht wurde von mein.{0,80}$|outlook für (?:ios|android).{0,40}$"
    r"|holen sie sich outlook.{0,40}$"
    r"|(?:envoyé|expédié|écrit) (?:de|depuis|à partir de|par|via) (?:mon|ma|mes|outlook|l['’]application"
    r"|yahoo|mail|un|gmail|courrier).{0,80}$"
    r"|télécharge[rz] outlook.{0,60}$|obtenir outlook.{0,40}$"
    r"|(?:enviado|mandado|escrito) (?:desde|de|por|con|a través de) (?:mi|el|la|outlook|yahoo|mail|correo"
    r"|gmail|un).{0,80}$"
    r"|(?:obtener|obtenga|descarga[r]?) outlook.{0,60}$"
    r"|(?:virus-free|virenfrei|sans virus|garanti sans virus|libre de virus).{0,60}$"
    r"|external (?:e-?mail|sender|message)\b.{0,120}$|external\]|extern(?:e e-?mail)?\]|externe\]|externo\]"
    r"|(?:caution|warning|achtung|attention|precaución)\s?:? ?.{0,40}(?:external|extern|outside|externe"
    r"|externo|außerhalb).{0,250}$"
    r"|you don['’]t often get email from .{0,160}$"
    r"|some people who received this message don['’]t often.{0,160}$"
    r"|sie (?:erhalten|bekommen) nicht (?:häufig|oft) e-?mails? von .{0,160}$"
    r"|vous n['’]obtenez pas souvent.{0,160}$"
    r"|no (?:suele|acostumbra a) recibir correo.{0,160}$|(?:erfahren sie, warum|découvrez pourquoi"
    r"|learn why this is important).{0,80}$"
    r"|image: .{0,80}\]$|cid:.{0,80}\]$|inline image.{0,40}$|image removed by sender.{0,40}$)",
    _FLAGS,
)

DISCLAIMER_BEGINS = re.compile(
    r"\W{0,10}(?:(?:private |privileged |strictly )?(?:and |& )?confidential(?:ity)?\b|disclaimer"
    r"|legal (?:notice|disclaimer)"
    r"|important(?: notice)?\s?[:\-–]|notice\s?:|caution|warning|attention|achtung"
    r"|th(?:is|e) (?:e-?mail|message|communication|transmission|information|contents?|document)"
    r"|any (?:views|opinions|unauthori[sz]ed)|if you (?:are not|have received|received)|please (?:consider"
    r"|think|don['’]t print|do not print)"
    r"|(?:think|consider) (?:before|the environment)|internet communications|unless otherwise"
    r"|dies(?:e|er|es) (?:e-?mail|nachricht|mitteilung|inhalt)|der inhalt dieser"
    r"|die(?: in dieser)? (?:e-?mail|informationen)"
    r"|vertraulich|haftungsausschluss|hinweis\s?:|wichtiger hinweis|bitte (?:denken|prüfen) sie"
    r"|wenn sie nicht der"
    r"|ce (?:message|courriel|mail|courrier)|cet e-?mail|ces informations|les informations"
    r"|avis (?:de confidentialité|important)"
    r"|confidentialité|pensez à|si vous n['’]êtes pas|n['’]imprimez|avant d['’]imprimer"
    r"|este (?:mensaje|correo|e-?mail)|esta comunicación|la información (?:contenida|incluida)"
    r"|aviso (?:legal|de confidencialidad)"
    r"|confidencialidad|antes de imprimir|si usted no es|si no es usted|protección de datos|en cumplimiento)",
    _FLAGS,
)
DISCLAIMER_WORD = re.compile(
    r"confidential|privileged|intended|recipient|addressee|unauthori[sz]ed|disclos|delete|in error|liab"
    r"|virus|environment"
    r"|printing|outside (?:of )?(?:the|your)|do not click|attachments?|views|strictly prohibited|gdpr"
    r"|dissemination"
    r"|vertraulich|empfänger|adressat|unbefugt|vernichten|löschen|irrtümlich|haftung|umwelt|ausdruck"
    r"|rechtlich geschützt|weitergabe"
    r"|confidentiel|destinataire|pièces jointes|par erreur|détruire|supprimer|environnement|imprimer"
    r"|divulgation|responsabilité"
    r"|confidencial|destinatario|adjuntos?|por error|eliminar|bórr|medio ambiente|imprimir|divulgación"
    r"|responsabilidad|rgpd|prohibid",
    _FLAGS,
)
