"""French words of dates, of France, Belgium, Switzerland and Canada."""

from nextyes.replies.dates import everywhere as e
from nextyes.replies.dates.days import Part
from nextyes.replies.dates.holiday import Feast
from nextyes.replies.dates.lexicon import Entries, counted, feasts, kinds, lexicon, parts, units, words
from nextyes.replies.reply import Grain

_NUMBERS = (
    """deux;trois;quatre;cinq;six;sept;huit;neuf;dix;onze;douze;treize;quatorze;quinze;seize
        ;dix sept|dix - sept;"""
    "dix huit|dix - huit;dix neuf|dix - neuf;vingt"
)
_NTHS = (
    """premier|première;deuxième|second
        |seconde;troisième;quatrième;cinquième;sixième;septième;huitième;neuvième;"""
    "dixième;onzième;douzième"
)


def _numbers() -> Entries:
    yield from words("count", "un|une", number=1)
    yield from words("count", "quelques|quelques bons|quelques bonnes", number=3)
    yield from words("count", "une dizaine|dizaine|une dizaine de", number=10)
    yield from words("count", "une douzaine|douzaine", number=12)
    yield from counted("number", _NUMBERS, first=2)
    yield from words("number", "vingt et un|vingt - et - un", number=21)
    for ten, name in (20, "vingt"), (30, "trente"), (40, "quarante"), (50, "cinquante"), (60, "soixante"):
        yield from words("number", name, number=ten)
        for one, unit in enumerate("deux trois quatre cinq six sept huit neuf".split(), 2):
            yield from words("number", f"{name} {unit}|{name} - {unit}", number=ten + one)
    yield from words("number", "quatre vingt dix|quatre - vingt - dix|nonante", number=90)
    yield from words("number", "quatre vingts|quatre - vingts|huitante|octante", number=80)
    yield from words("number", "soixante dix|soixante - dix|septante", number=70)
    yield from counted("ordinal", _NTHS)


def _calendar() -> Entries:
    yield from counted(
        "month",
        "janvier|janv|jan;février|fév|févr;mars;avril|avr;mai;juin;juillet|juil;août;septembre|sept|sep;"
        "octobre|oct;novembre|nov;décembre|déc",
    )
    yield from counted("weekday", "lundi;mardi;mercredi;jeudi;vendredi;samedi;dimanche", first=0)
    days = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
    yield from words("opaque", "|".join(f"chaque {day}|tous les {day}s" for day in days))
    yield from counted("season", "printemps;;automne;hiver", first=0)
    yield from words("fallseason", "été", number=1)
    yield from words("season", "cet été|en été|l été|période estivale|saison estivale", number=1)
    yield from units(
        "jour|journée;jours",
        "semaine|sem;semaines",
        "mois",
        "trimestre|trim;trimestres",
        "semestre;semestres",
        "an|année;ans|années",
    )
    working = "jours ouvrés|jours ouvrables|jour ouvré|jour ouvrable"
    yield from words("unit", working, number=1, workdays=True)
    fortnight = "une quinzaine de jours|quinzaine de jours|une quinzaine|quinzaine"
    yield from words("duration", fortnight, grain=Grain.DAY, number=15)
    yield from words("duration", "une huitaine|huitaine|une huitaine de jours", grain=Grain.DAY, number=8)
    for unit, grain, each in (  # "sept" alone is September
        ("jours", Grain.DAY, 1),
        ("semaines", Grain.WEEK, 1),
        ("mois", Grain.MONTH, 1),
        ("trimestres", Grain.MONTH, 3),
        ("ans", Grain.YEAR, 1),
    ):
        yield from words("duration", f"sept {unit}", grain=grain, number=7 * each)
    yield from words("duration", "un an et demi|an et demi", grain=Grain.MONTH, number=18)
    yield from words("duration", "un mois et demi|mois et demi", grain=Grain.MONTH, number=1.5)
    yield from words("duration", "une bonne semaine|une petite semaine", grain=Grain.WEEK, number=1)
    yield from words("duration", "une demi année|six bons mois", grain=Grain.MONTH, number=6)
    yield from words("relday", "aujourd hui|ce soir|cet après midi|ce jour", number=0)
    yield from words("relday", "demain|dans un jour", number=1)
    yield from words("relday", "d aujourd hui en huit", number=8)
    yield from words("relday", "après demain|après - demain", number=2)
    yield from words("past", "hier|avant hier|avant - hier")
    yield from words("relday", "week end|week - end|weekend", grain=Grain.WEEK)
    yield from words(
        "month", "nouvelle année|rentrée de janvier|la rentrée de janvier", number=1, feast=e.NEW_YEAR
    )
    yield from words("period", "t|trim", grain=Grain.QUARTER)
    yield from words("period", "s", grain=Grain.HALF)


_PARTS = {
    Part.EARLY: "début|en début|au début|début du|tout début|dès le début|commencement|au commencement",
    Part.MIDDLE: "mi|milieu|au milieu|à la mi|en milieu|milieu du|au milieu du|courant mi",
    Part.END: "fin|en fin|à la fin|fin du|à la fin du|toute fin|fin de",
    Part.FIRST_HALF: "première moitié|première quinzaine|la première quinzaine|première partie",
    Part.SECOND_HALF: """seconde moitié|deuxième moitié|seconde quinzaine|deuxième quinzaine
        |seconde partie|deuxième partie""",
    Part.WHOLE: """reste|dans le courant|courant du|dans le courant du|plus tard dans|plus tard cette
        |plus tard""",
}
_KINDS = {
    "this": "ce|cet|cette",
    "next": "prochain|prochaine|qui vient|à venir",
    "new": "nouveau|nouvel|nouvelle",
    "last": "dernier|dernière|passé|passée|précédent|précédente|derniers|dernières",
    "overnext": "d après la prochaine",
    "same": """à la même époque|à la même période|même date|même époque|même période|à cette époque
        |à pareille époque|à la même date|à cette période""",
    "fromnow": "à partir d aujourd hui|à compter d aujourd hui|à partir de maintenant|à compter de ce jour",
    "ago": "il y a|ça fait|cela fait|voilà",
    "fiscal": """exercice|exercice fiscal|exercice budgétaire|exercice comptable|année fiscale
        |année budgétaire""",
    "kw": "semaine numéro|semaine n",
    "opaque": """bonne année|très bonne année|joyeux noël|bonnes fêtes|joyeuses fêtes|bon week end
        |bon week - end|bonne journée|bonne semaine|bonne fin de semaine|belle fin de semaine
        |bonne rentrée|par jour|par semaine|par mois|par an|par trimestre|chaque mois|chaque année
        |tous les jours|un jour|un de ces jours|de nos jours|mise à jour|à jour|du jour au lendemain
        |en premier|au final|à la fin|au début|en second|dans un premier temps|dans un second temps
        |de mois en mois|oui ou non|mon prochain jour|prochain jour de|prochain jour ouvré
        |prochain jour ouvrable
        |toute l année|fin de compte|en fin de compte""",
    "in": "dans|ds|en|courant|sur|durant|au cours de|au cours du|lors de|lors du|d ici environ",
    "within": "d ici|d ici à|sous|dans les|en moins de|d ici au|d ici là",
    "since": "depuis|depuis le|dès lors",
    "after": """après|passé|passée la|passés les|passées les|à l issue de|à l issue du|au delà de
        |au delà du|à la suite de|à la suite du
        |au sortir de|suite à|au retour de|au retour des|après les""",
    "before": "avant|d avant|avant la",
    "notbefore": """pas avant|jamais avant|rien avant|au plus tôt|au plus tôt en|pas avant la
        |aucune décision avant|jusqu à pas""",
    "by": "au plus tard|au plus tard en|au plus tard fin|avant la fin de",
    "through": """jusqu au et y compris|dernier jour de congé est|dernier jour de congés est
        |dernier jour de vacances est|dernier jour d absence est""",
    "around": """vers|autour de|autour du|aux alentours de|aux alentours du|aux environs de|environ
        |à peu près|aux environs du|vers le""",
    "begin": """commence|commencera|démarre|démarrera|débute|débutera|ouvrira|retour|reprise|ouvre|revient
        |reviens""",
    "between": "entre",
    "to": "à|a",
    "or": "ou|voire|ou bien|ou plutôt",
    "and": "et|&",
    "give": """laissez moi|laissez nous|donnez moi|donnez nous|attendre|attendez|encore|patienter
        |laisse moi|laisse nous|donne nous|attends|patientez|il nous faut|il me faut|besoin de
        |laissez moi encore|laissez nous encore|il faut attendre""",
    "for": "pour|pendant|pour les",
    "thereafter": """celle d après|le lendemain|au lendemain|lendemain|ensuite|par la suite|après ça
        |après cela|après quoi|après cette date|une fois passé|qu après""",
    "inclusive": "inclus|compris|inclu|incluse",
    "once": "une fois|dès que|quand|lorsque|une fois que",
    "over": """passé|passée|passées|passés|terminé|terminée|terminées|terminés|finie|fini|finies|finis
        |derrière nous|sera passé|seront passées""",
    "hold": """absent|absente|en vacances|en congé|en congés|congé|congés|en pause|gelé|gelée|gelés
        |suspendu|suspendue|reporté|reportée
        |repoussé|repoussée|décalé|décalée|fermé|fermée|fermés|indisponible|déplacement|congé maternité
        |différé|en attente|mis en pause""",
    "know": """savoir|saurons|saurai|décider|décision|déciderons|réponse|répondre|trancher|reviens vers
        |revenons vers|confirmer|valider|validation|trancherons|arbitrage|retour""",
    "not": "pas|ne|n|aucun|aucune|rien|jamais|non|sans|ni|plus|impossible|inenvisageable|exclu|impensable",
    "small": "minute|minutes|min|seconde|secondes",
    "filler": """de|d|l|la|les|notre|nos|votre|mon|ma|en cours|le mois de|bon|bonne|alors|puis|ici
        |peut être|peut - être|sans doute|probablement|plutôt|disons|au moins|minimum|idéalement""",
}
_DAY_FOLLOWS = {  # "le 14": a number after these is a day of the month
    "article": "le",
    "to": "au|aux",
    "of": "du|des",
    "from": "à partir de|à partir du|dès|dès le|à compter de|à compter du|à partir d|à dater du|à dater de",
    "until": "jusqu au|jusqu à|jusque|jusqu en|jusqu aux|jusqu à la",
    "after": "après le|passé le|une fois passé le",
    "before": "avant le",
    "around": "vers le|autour du|aux alentours du",
    "notbefore": "pas avant le",
    "by": "au plus tard le",
    "on": "pour le",
    "within": "d ici le|d ici au",
    "which": """qui est|qui est le|qui a lieu le|qui aura lieu le|qui se tient le|qui se tiendra le
        |qui tombe le
        |qui finit le|qui se termine le|qui est prévu le|qui est prévue le""",
}
_FEASTS = {
    """fêtes|les fêtes|fêtes de fin d année|fêtes de fin d an|vacances de noël|vacances d hiver
        |congés de fin d année|trêve des confiseurs""": Feast("holidays"),
    "vacances|les vacances|vacances scolaires": Feast("next holidays"),
    """vacances d été|congés d été|grandes vacances|vacances estivales|coupure estivale|trêve estivale
        |pause estivale|coupure d été""": e.SUMMER_HOLIDAY,
    "rentrée|la rentrée|rentrée scolaire|rentrée de septembre": Feast("rentrée", 9, 1),
    "jour férié": e.PUBLIC_HOLIDAY,
    "noël": e.CHRISTMAS,
    "réveillon|saint sylvestre": e.NEW_YEARS_EVE,
    "jour de l an|nouvel an|premier de l an": e.NEW_YEAR,
    "épiphanie": e.EPIPHANY,
    "mardi gras|carnaval": Feast("mardi gras", easter=-47),
    "pâques|vacances de pâques|week end de pâques": e.EASTER,
    "lundi de pâques": e.EASTER_MONDAY,
    "fête du travail": Feast("labor day", home="FR"),  # in Canada it is one of September
    "premier mai": e.LABOUR_DAY,
    "ascension|l ascension|jeudi de l ascension|pont de l ascension": e.ASCENSION,
    "pentecôte": e.PENTECOST,
    "lundi de pentecôte": e.WHIT_MONDAY,
    "fête nationale": Feast("bastille day", 7, 14),
    "assomption|quinze août": e.ASSUMPTION,
    "toussaint|vacances de la toussaint|congés de la toussaint": e.ALL_SAINTS,
    "armistice": Feast("armistice", 11, 11),
    "action de grâce": e.THANKSGIVING,
    "saint jean|saint - jean|st jean|st - jean|saint jean baptiste": Feast("st john", 6, 24),
    "aïd|aïd el fitr": e.EID,
    "ramadan": e.RAMADAN,
}
FRENCH = lexicon(
    "fr",
    e.everywhere(),
    _numbers(),
    _calendar(),
    kinds(_KINDS),
    words("next", "prochains|prochaines|suivants|suivantes", plural=True),
    words("unit", "en huit", grain=Grain.WEEK, number=1),
    words("unit", "en quinze", grain=Grain.WEEK, number=2),
    words("next", "suivant|suivante|d après", number=1),
    words("weekof", "semaine du|semaine commençant le|semaine qui commence le", grain=Grain.WEEK, number=1),
    words("small", "heure|heures", number=1),
    words(
        "thereafter",
        "ce jour là|ce jour - là|le jour même|le même jour|à ce moment là|à ce moment - là|à cette date là"
        "|à cette date - là",
        number=1,
    ),
    kinds(_DAY_FOLLOWS, number=1),
    parts(_PARTS),
    feasts(_FEASTS),
)
