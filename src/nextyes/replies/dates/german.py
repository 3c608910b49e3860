"""German words of dates, of Germany, Austria and Switzerland."""

from nextyes.replies.dates import everywhere as e
from nextyes.replies.dates.days import Part
from nextyes.replies.dates.holiday import Feast
from nextyes.replies.dates.lexicon import (
    Entries,
    counted,
    endings,
    feasts,
    kinds,
    lexicon,
    parts,
    spans,
    units,
    words,
)
from nextyes.replies.reply import Grain

_ONES = "ein zwei drei vier fünf sechs sieben acht neun".split()
_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()
_NTHS = "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft".split()
_MONTHS = "januar februar märz april mai juni juli august september oktober november dezember".split()
_ALL = ("e", "er", "es", "en", "em")


def _numbers() -> Entries:
    yield from words("count", "ein|eine|einem|einen|einer|eines|nem|ner", number=1)
    yield from words(
        "count", "ein paar|paar|nem paar|den nächsten paar|einige|einigen|wenige|wenigen", number=3
    )
    yield from words("count", "anderthalb|eineinhalb|ein einhalb", number=1.5)
    yield from words("count", "zweieinhalb", number=2.5)
    yield from counted("number", "eins;zwei|zwo;drei;vier;fünf;sechs;sieben;acht;neun;zehn;elf;zwölf")
    yield from counted(
        "number", "dreizehn;vierzehn;fünfzehn;sechzehn;siebzehn;achtzehn;neunzehn;zwanzig", first=13
    )
    for ten, name in enumerate(_TENS, 2):
        yield from words("number", name, number=10 * ten)
        for one, unit in enumerate(_ONES, 1):
            yield from words("number", f"{unit}und{name}", number=10 * ten + one)
    yield from counted("ordinal", ";".join(endings(nth, *_ALL) for nth in _NTHS))
    yield from counted(
        "ordinal",
        ";".join(endings(f"{teen}t", "en") for teen in "dreizehn vierzehn fünfzehn sechzehn".split()),
        first=13,
    )
    yield from words("ordinal", "zwanzigsten", number=20)


def _calendar() -> Entries:
    yield from counted(
        "month",
        """januar|jan|jänner|januars|jänners;februar|feb|feber|februars;märz|mrz|mär;april|apr|aprils;mai|wonnemonat;juni|jun|junis;juli|jul|julis;august|aug|augusts
            ;september|sept|sep|septembers;oktober|okt|oktobers;november|nov|novembers
            ;dezember|dez|dezembers""",
    )
    for number, name in enumerate(_MONTHS, 1):
        yield from words("month", f"{name}anfang|{name}beginn", number=number, part=Part.EARLY)
        yield from words("monthweek", f"{name}woche|{name}wochen", number=number)
        yield from words("month", f"{name}mitte", number=number, part=Part.MIDDLE)
        yield from words("month", f"{name}ende", number=number, part=Part.END)
        for half, nth in (Part.FIRST_HALF, "erst"), (Part.SECOND_HALF, "zweit"):
            yield from words("month", f"{nth}en {name}hälfte|{nth}e {name}hälfte", number=number, part=half)
    days = "montag dienstag mittwoch donnerstag freitag samstag sonntag".split()
    times = ("", "vormittag", "mittag", "nachmittag", "abend", "morgen", "früh")
    yield from counted("weekday", ";".join(endings(day, *times) for day in days), first=0)
    yield from words("weekday", "sonnabend", number=5)
    yield from words("opaque", "|".join(f"jeden {day}|jeder {day}" for day in days))
    yield from counted("satday", "mo;di;mi;do;fr;sa", first=0)
    yield from counted(
        "season", "frühling|frühjahr|frühlings|frühjahrs;sommer|sommers;herbst;winter", first=0
    )
    yield from words("season", "frühsommer", number=1, part=Part.EARLY)
    yield from words("season", "spätsommer", number=1, part=Part.LATE)
    yield from words("season", "frühherbst", number=2, part=Part.EARLY)
    yield from words("season", "spätherbst", number=2, part=Part.LATE)
    yield from units(
        "tag|tages|tags;tage|tagen",
        "woche;wochen",
        "monat|monats|monates;monate|monaten",
        "quartal|quartals|quartales|vierteljahr|vierteljahres|jahresviertel;quartale|quartalen",
        "halbjahr|halbjahres|jahreshälfte|halben jahr|halbes jahr;halbjahre|halbjahren",
        "jahr|jahres|jahrs;jahre|jahren",
    )
    working = "werktag|werktage|werktagen|arbeitstag|arbeitstage|arbeitstagen|bankarbeitstage"
    yield from words("unit", working, number=1, workdays=True)
    good = "eine gute woche|einer guten woche|ne gute woche"
    yield from words("duration", good, grain=Grain.WEEK, number=1)
    yield from words(
        "duration", "dreivierteljahr|ein dreivierteljahr|einem dreivierteljahr", grain=Grain.MONTH, number=9
    )
    yield from words("relday", "heute|heut|heute abend|heute nachmittag|heute noch", number=0)
    yield from words("relday", "morgen|morgen früh|moing", number=1)
    yield from words("relday", "übermorgen", number=2)
    yield from words("past", "gestern|vorgestern")
    yield from words("relday", "wochenende|wochenendes|wochenend", grain=Grain.WEEK)
    yield from words(
        "month", "neuen jahr|neues jahr|neue jahr|neuen jahres|neuem jahr", number=1, feast=e.NEW_YEAR
    )
    yield from words("span", "heuer", grain=Grain.YEAR)


_PARTS = {
    Part.EARLY: "anfang|anfangs|beginn|zu beginn|zum anfang|zu anfang|gleich anfang|beginnend",
    Part.MIDDLE: "mitte|zur mitte",
    Part.LATE: "spät im|später im|spät",
    Part.END: "ende|zum ende|gegen ende|zu ende|schluss|ausgang|ausklang",
    Part.FIRST_HALF: endings("erst", *_ALL).replace("|", " hälfte|") + " hälfte",
    Part.SECOND_HALF: endings("zweit", *_ALL).replace("|", " hälfte|") + " hälfte",
    Part.WHOLE: "später|rest|restlichen|restliche|im laufe|laufe|lauf|verlauf|laufe des",
}
_SPANS = {
    (
        Part.END,
        Grain.YEAR,
    ): "jahresende|jahresschluss|jahresausklang|geschäftsjahresende|wirtschaftsjahresende",
    (Part.END, Grain.QUARTER): "quartalsende|quartalsschluss",
    (Part.END, Grain.MONTH): "monatsende",
    (Part.EARLY, Grain.YEAR): "jahresanfang|jahresbeginn|jahresstart",
    (Part.EARLY, Grain.QUARTER): "quartalsanfang|quartalsbeginn|quartalsstart",
    (Part.EARLY, Grain.MONTH): "monatsanfang|monatsbeginn",
    (Part.EARLY, Grain.WEEK): "wochenanfang|wochenbeginn|wochenstart",
    (Part.MIDDLE, Grain.YEAR): "jahresmitte",
    (Part.MIDDLE, Grain.MONTH): "monatsmitte",
    (Part.MIDDLE, Grain.WEEK): "wochenmitte",
}
_FISCAL = "geschäftsjahr wirtschaftsjahr fiskaljahr haushaltsjahr budgetjahr rechnungsjahr bilanzjahr".split()
_KINDS = {
    "this": f"{endings('dies', *_ALL)}|{endings('laufend', *_ALL)}|{endings('aktuell', *_ALL)}",
    "next": endings("nächst", *_ALL),
    "coming": endings("kommend", *_ALL),
    "new": endings("neu", *_ALL),
    "overnext": endings("übernächst", *_ALL),
    "last": "|".join(endings(stem, *_ALL) for stem in ("letzt", "vergangen", "vorig", "vorherig")),
    "same": """um diese zeit|um die gleiche zeit|zur gleichen zeit|um dieselbe zeit|zur selben zeit
        |um die selbe zeit|zu dieser zeit|selbe zeit|gleiche zeit|diese zeit""",
    "fromnow": "ab jetzt|ab heute|von heute an|von jetzt an|von heute",
    "ago": "her|zuvor|früher",
    "fiscal": "gj|" + "|".join(endings(stem, "", "es", "s") for stem in _FISCAL),
    "kw": "kalenderwoche|kalenderwochen",
    "weekof": "woche vom|woche ab|woche ab dem|woche beginnend|woche um|woche um den|woche des",
    "opaque": """gutes neues jahr|frohes neues jahr|guten rutsch|gutes neues|frohe weihnachten
        |frohe ostern|schönes wochenende|schönen tag|schöne feiertage|frohe feiertage|jeden tag|pro tag
        |pro woche|pro monat|pro quartal|pro jahr|im monat|jedes jahr|ein guter tag|eines tages
        |guten morgen|tag der offenen tür|guten tag|heute morgen|von tag zu tag|erst mal|erst einmal
        |erstmal|fürs erste|zweite meinung|zum ersten mal|letzten endes|am ende|am ende des tages
        |zu guter letzt|zum schluss|guten start|schöne woche|ja oder nein|gute woche""",
    "in": "in|im|ins|während|zur",
    "within": "innerhalb|innerhalb von|binnen|innert|in weniger als|über die",
    "on": "an|auf|für|irgendwann",
    "since": "seit|seitdem|schon seit",
    "after": "nach|nach ablauf|nach abschluss|nach ende|gleich nach|kurz nach|direkt nach|erst nach",
    "before": "vor|noch vor|bevor",
    "notbefore": """nicht vor|frühestens|erst|frühestens ab|frühestens in|frühestens im|nicht bevor
        |nichts vor|nie vor|erst wieder|erst ab|erst wieder ab|erst wieder im|erst wieder in|erst im
        |erst in|keinesfalls vor|erst zum|keine entscheidung vor|niemals vor|nicht bis|nicht mehr vor""",
    "by": """spätestens|bis spätestens|spätestens bis|spätestens am|spätestens im|bis allerspätestens
        |spätestens zum""",
    "through": """bis einschließlich|bis inklusive|bis und mit|bis inkl|bis einschl|bis incl
        |bis zum einschließlich|letzter urlaubstag ist|letzter ferientag ist|letzter tag ist""",
    "around": """um|rund um|gegen|circa|ca|zirka|etwa|ungefähr|so um|so gegen|so etwa|herum|rund
        |grob""",
    "begin": "beginnt|beginnen|startet|starten|zurück|wieder da|öffnet|anfängt|losgeht|rückkehr|rückkunft",
    "between": "zwischen|irgendwo zwischen",
    "or": "oder|bzw|beziehungsweise|respektive|oder vielleicht|oder auch|oder eher",
    "and": "und|sowie|&",
    "give": """geben sie mir|gib mir|gebt mir|geben sie uns|gib uns|gebt uns|warten|warten sie|noch
        |weitere|weiteren|brauchen|brauche|benötigen|brauchen wir|brauche ich|brauchen noch|wartet|warte
        |dauert|dauert noch|dauert bestimmt|nochmal|nochmals""",
    "for": "für|auf|um|für die nächsten",
    "thereafter": """danach|anschließend|hinterher|im anschluss|nach diesem termin|wenn das vorbei ist
        |wenn das durch ist|sobald das durch ist|sobald das vorbei ist|wenn das rum ist""",
    "inclusive": "einschließlich|inklusive|inkl|einschl|eingeschlossen",
    "once": "sobald|wenn|nachdem",
    "over": """vorbei ist|vorbei sind|vorbei|rum ist|rum sind|rum|durch ist|durch sind|um ist
        |vorüber ist|vorüber|hinter uns liegt""",
    "hold": """in den ferien|in ferien
        |urlaub|abwesend|abwesenheit|außer haus|nicht im büro|elternzeit|mutterschutz|verschoben
        |verschieben|vertagt|vertagen|pausiert|pausieren|auf eis|zurückgestellt|zurückstellen|ausgesetzt
        |geschlossen|dienstreise|betriebsurlaub|gesperrt|eingefroren|verlängert|geparkt|parken|gestoppt|budgetsperre|unterwegs""",
    "know": """wissen|weiß|entscheiden|entscheidung|bescheid|klären|geklärt|melde|melde ich mich
        |melden wir uns|rückmeldung|antworten|antwort|beschließen|entschieden|entschluss|hören sie von
        |sage ich|sagen wir|kläre|klarheit|hab i|habe ich|hab ich|haben wir die|liegen vor|vorliegen""",
    "not": """nicht|kein|keine|keinen|keiner|keinem|nie|niemals|nichts|keinesfalls|ohne|nix|nich|net|ned|nee
        |unmöglich|ausgeschlossen|undenkbar|unrealistisch""",
    "small": "minute|minuten|min|sekunde|sekunden|sek",
    "filler": """die|das|des|unser|unsere|unserem|unseren|von|dann|dem ersten|mal|jeweils|also
        |laufenden jahres|wieder|mit|vielleicht|voraussichtlich|wohl|eher|mindestens|knapp|gut
        |schätzungsweise|wahrscheinlich|vermutlich|maximal|genau|so""",
}
_DAY_FOLLOWS = {  # "am 14.": a number after these is a day of the month
    "article": "der|den|dem",
    "on": "am|zum|für den|auf den",
    "from": "ab|vom|ab dem|beginnend am|ab ca",
    "until": "bis|bis zum|bis zur|bis in den|bis in die|bis in|bis ins|bis am|bis dem",
    "after": "nach dem",
    "before": "vor dem",
    "around": "um den|gegen den|rund um den",
    "notbefore": """nicht vor dem|erst am|erst ab|erst ab dem|frühestens am|frühestens ab dem
        |erst wieder am|erst wieder ab""",
    "by": "spätestens am|bis spätestens|spätestens zum|bis spätestens zum",
    "through": """bis einschließlich|bis und mit|bis inklusive|bis und mit dem|bis einschließlich zum
        |bis inkl|bis einschl""",
    "which": """die am|der am|das am|die ist am|der ist am|das ist am|die bis zum|die bis|der bis zum
        |das bis zum
        |welche am|welcher am""",
}
_FEASTS = {
    "feiertage|feiertagen|die feiertage|weihnachtsferien|weihnachtspause": Feast("holidays"),
    """sommerferien|sommerpause|sommerurlaub|urlaubszeit|sommerloch|ferien|urlaubssaison|ferienzeit
        |betriebsferien""": e.SUMMER_HOLIDAY,
    "feiertag|langes wochenende|lange wochenende|langen wochenende": e.PUBLIC_HOLIDAY,
    "weihnachten|weihnacht|weihnachtszeit|weihnachtsfeiertage|weihnachtstage": e.CHRISTMAS,
    "heiligabend|heilig abend|heiliger abend": e.CHRISTMAS_EVE,
    "zwischen den jahren": Feast("between the years", 12, 27, length=4),
    "silvester": e.NEW_YEARS_EVE,
    "neujahr|neujahrstag|jahreswechsel": e.NEW_YEAR,
    "dreikönig|dreikönigstag|heilige drei könige|heiligen drei königen": e.EPIPHANY,
    "rosenmontag": e.SHROVE_MONDAY,
    "karneval|fasching|fasnacht|fastnacht": e.CARNIVAL,
    "aschermittwoch": e.ASH_WEDNESDAY,
    "karwoche": e.HOLY_WEEK,
    "gründonnerstag": Feast("maundy thursday", easter=-3),
    "karfreitag": e.GOOD_FRIDAY,
    "ostern|osterfeiertage|osterfeiertagen|osterferien|osterfest": e.EASTER,
    "ostermontag": e.EASTER_MONDAY,
    "tag der arbeit|maifeiertag": e.LABOUR_DAY,
    "christi himmelfahrt|himmelfahrt|auffahrt|vatertag": e.ASCENSION,
    "pfingsten|pfingstferien|pfingstfeiertage": e.PENTECOST,
    "pfingstmontag": e.WHIT_MONDAY,
    "fronleichnam": e.CORPUS_CHRISTI,
    "mariä himmelfahrt": e.ASSUMPTION,
    "tag der deutschen einheit": Feast("german unity", 10, 3),
    "reformationstag": Feast("reformation", 10, 31),
    "allerheiligen": e.ALL_SAINTS,
    "martini|martinstag|sankt martin|st martin": Feast("st martin", 11, 11),
    "weißer sonntag|weißen sonntag": Feast("white sunday", easter=7),
    "nikolaus": Feast("st nicholas", 12, 6),
}
GERMAN = lexicon(
    "de",
    e.everywhere(),
    _numbers(),
    _calendar(),
    kinds(_KINDS),
    words("small", "stunde|stunden|std", number=1),
    words(
        "thereafter",
        "an dem tag|an diesem tag|am selben tag|am gleichen tag|an jenem tag|noch am selben tag",
        number=1,
    ),
    words("before", "davor|zuvor", number=2),
    words("next", f"{endings('folgend', *_ALL)}|{endings('darauffolgend', *_ALL)}|darauf|drauf", number=1),
    kinds(_DAY_FOLLOWS, number=1),
    parts(_PARTS),
    spans(_SPANS),
    feasts(_FEASTS),
    dots=True,
)
