"""Spanish words of dates, of Spain and of Latin America."""

from nextyes.replies.dates import everywhere as e
from nextyes.replies.dates.days import Part
from nextyes.replies.dates.holiday import Feast
from nextyes.replies.dates.lexicon import Entries, counted, feasts, kinds, lexicon, parts, units, words
from nextyes.replies.reply import Grain

_NUMBERS = (
    """dos;tres;cuatro;cinco;seis;siete;ocho;nueve;diez;once;doce;trece;catorce;quince;dieciséis
        ;diecisiete;dieciocho;"""
    """diecinueve;veinte;veintiuno|veintiún;veintidós;veintitrés;veinticuatro;veinticinco;veintiséis
        ;veintisiete;"""
    "veintiocho;veintinueve;treinta;treinta y uno"
)
_NTHS = (
    """primer|primero|primera|1ro|1er;segundo|segunda;tercer|tercero|tercera;cuarto|cuarta;quinto
        |quinta;sexto|sexta;"""
    "séptimo|séptima;octavo|octava;noveno|novena;décimo|décima"
)


def _numbers() -> Entries:
    yield from words("count", "un|una", number=1)
    yield from words("count", "un par|un par de|par|par de", number=2)
    yield from words(
        "count", "unos|unas|unos pocos|unas pocas|unos cuantos|unas cuantas|pocos|pocas", number=3
    )
    for grain, several in (Grain.MONTH, "unos meses"), (Grain.YEAR, "unos años"):
        yield from words("duration", several, grain=grain, number=3)
    yield from words("number", "uno", number=1)
    yield from counted("number", _NUMBERS, first=2)
    for ten, name in (
        (40, "cuarenta"),
        (45, "cuarenta y cinco"),
        (60, "sesenta"),
        (90, "noventa"),
        (50, "cincuenta"),
    ):
        yield from words("number", name, number=ten)
    yield from counted("ordinal", _NTHS)


def _calendar() -> Entries:
    yield from counted(
        "month",
        """enero|ene;febrero|feb;marzo;abril|abr;mayo;junio|jun;julio|jul;agosto;septiembre|setiembre
            |sept|sep;"""
        "octubre|oct;noviembre|nov;diciembre|dic",
    )
    yield from counted("weekday", "lunes;martes;miércoles;jueves;viernes;sábado;domingo", first=0)
    days = "lunes martes miércoles jueves viernes".split()
    yield from words("opaque", "|".join(f"cada {day}|los {day}|todos los {day}" for day in days))
    yield from counted("season", "primavera;verano|estío;otoño;invierno", first=0)
    yield from units(
        "día;días",
        "semana|semanita;semanas|semanitas",
        "mes|mesecito;meses|mesecitos",
        "trimestre;trimestres",
        "semestre;semestres",
        "año|añito;años|añitos",
    )
    working = "día hábil|días hábiles|día laborable|días laborables|días laborales"
    yield from words("unit", working, number=1, workdays=True)
    yield from words("duration", "una quincena|quincena", grain=Grain.DAY, number=15)
    yield from words("duration", "un mes y medio|mes y medio", grain=Grain.MONTH, number=1.5)
    yield from words("duration", "una semana y media|semana y media", grain=Grain.DAY, number=10)
    yield from words("duration", "una buena semana|una semana larga", grain=Grain.WEEK, number=1)
    yield from words("duration", "medio año", grain=Grain.MONTH, number=6)
    yield from words("duration", "un año y medio|año y medio", grain=Grain.MONTH, number=18)
    yield from words("relday", "hoy|esta tarde|esta noche|hoy mismo", number=0)
    yield from words(
        "relday", "mañana|mañana por la mañana|mañana por la tarde|en un día|dentro de un día", number=1
    )
    yield from words("relday", "pasado mañana", number=2)
    yield from words("relday", "de hoy en ocho|hoy en ocho|de hoy en ocho días", number=8)
    yield from words("relday", "de hoy en quince|hoy en quince|de hoy en quince días", number=15)
    yield from words("past", "ayer|anteayer|anoche")
    yield from words("relday", "fin de semana|finde", grain=Grain.WEEK)
    yield from words("month", "nuevo año", number=1, feast=e.NEW_YEAR)
    yield from words("period", "t|trim", grain=Grain.QUARTER)
    yield from words("period", "s|sem", grain=Grain.HALF)


_PARTS = {
    Part.EARLY: """principios|a principios|principio|a principio|inicios|a inicios|comienzos|a comienzos
        |inicio|al inicio|primeros|a primeros|comienzo|al comienzo|al principio|el arranque|al arranque
        |a principios ya""",
    Part.MIDDLE: "mediados|a mediados|mitad|a mitad|medio|mediado|hacia mediados",
    Part.LATE: "ya avanzado|bien entrado",
    Part.END: """finales|a finales|fin|a fin|fines|a fines|final|al final|el final|últimos|a últimos
        |hacia finales|cierre|al cierre""",
    Part.FIRST_HALF: "primera quincena|primera mitad",
    Part.SECOND_HALF: "segunda quincena|segunda mitad",
    Part.WHOLE: "resto|lo que queda|a lo largo|más adelante|más tarde",
}
_KINDS = {
    "this": "este|esta",
    "next": "próximo|próxima|que viene|que entra|entrante|q viene|que sigue|otro|otra",
    "new": "nuevo|nueva",
    "last": """el pasado|la pasada|los pasados|las pasadas|del pasado|este pasado|esta pasada|último|última
        |anterior|últimos|últimas""",
    "same": """a estas alturas|por estas fechas|estas fechas|misma época|mismas fechas
        |por estas mismas fechas|esta misma época|misma fecha""",
    "fromnow": "a partir de hoy|a partir de ahora|a contar desde hoy|desde hoy",
    "ago": "hace|hace ya|hace unos|hace como|atrás",
    "fiscal": """ejercicio|ejercicio fiscal|año fiscal|ejercicio contable|ejercicio presupuestario
        |año presupuestario""",
    "kw": "semana número|semana n",
    "opaque": """feliz año nuevo|feliz año|feliz navidad|felices fiestas|buen fin de semana|buen día
        |buenos días|por la mañana|de la mañana|esta mañana|por día|por semana|al mes|por mes|al año
        |por año|cada mes|cada año|todos los días|un día|algún día|hoy en día|el otro día
        |al final|a fin de cuentas|en fin|por fin|de una vez|a principio|día a día|sí o no|en primer lugar
        |en segundo lugar|buena semana|feliz semana|con el fin|al fin|a la semana|al trimestre
        |uno de estos días""",
    "in": "en|dentro|dentro de|durante|de aquí a|para dentro de|a lo largo de|de acá a|allá por",
    "within": "en menos de|en el plazo de|en un plazo de|antes de que pasen|en máximo",
    "since": "desde|desde hace|desde el",
    "after": """después|después de|tras|pasando|pasandito|nomás pasando|luego de|a la vuelta de
        |a la vuelta del|pasadas las|pasados los|pasado el
        |pasada la|más allá de|una vez pasado|una vez pasadas las|una vez pasada la
        |posterior a|de vuelta de|transcurrida la|transcurridas las|transcurridos los|concluida la
        |finalizada la|transcurrido""",
    "before": "antes|antes de|previo a",
    "notbefore": """no antes|no antes de|nunca antes de|nada antes de|nada hasta|no hasta|como pronto en
        |como muy pronto en|no será hasta|no sería hasta""",
    "by": """antes de que acabe|antes de que termine|antes de acabar|antes de terminar|antes de finalizar
        |como muy tarde|a más tardar|como tarde|a más tardar en|no más tarde de|como máximo""",
    "around": """hacia|sobre|alrededor|alrededor de|en torno a|aproximadamente|más o menos|a eso de
        |cerca de|unos|por""",
    "begin": """empieza|empiece|comienza|comience|arranca|arranque|abra|inicie|abre|vuelta|regreso|vuelvo
        |abren|inicia""",
    "between": "entre",
    "to": "a",
    "or": "o|u|o bien|o quizás|o tal vez",
    "and": "y|e|&",
    "give": """dame|deme|denos|danos|esperar|espera|espere|esperen|necesito|necesitamos|otros|otras
        |esperemos|faltan|aguantar|háblame|escríbeme|llámame|llámeme|me das|nos das""",
    "for": "para|por|durante|para el|para la",
    "thereafter": """al día siguiente|el día siguiente|al otro día|después de eso|tras eso
        |a partir de entonces|luego de eso|después de esa fecha|pase esa fecha|pasada esa fecha""",
    "through": "último día de vacaciones es|último día de permiso es|último día de ausencia es",
    "inclusive": "inclusive|incluido|incluida|ambos inclusive|ambos incluidos",
    "once": "una vez|cuando|en cuanto|una vez que|apenas",
    "over": "haya pasado|hayan pasado|pase|pasen|termine|terminen|acabe|acaben|haya terminado|se acabe",
    "hold": """ausente|fuera de la oficina|de baja|aplazado|aplazada|pospuesto|pospuesta|congelado
        |congelada|congelados|parado|parada|en pausa|postergado|retrasado|baja maternal|permiso|de viaje
        |de vacaciones|cerrado|cerrada|aplazar|posponer|retrasar""",
    "know": """sabremos|saber|sabré|decidir|decidiremos|decisión|confirmar|respuesta|responder
        |responderé|tendremos|confirmaré|te digo|le digo|contestar|te confirmo|decidimos""",
    "not": "no|nunca|nada|ningún|ninguna|sin|ni|tampoco|jamás|imposible|inviable|impensable",
    "small": "minuto|minutos|min|segundos",
    "filler": """de|la|los|las|lo|nuestro|nuestra|mi|su|en curso|mes de|ya|mismo|misma|que|quizás|quizá
        |tal vez|probablemente|seguramente|al menos|por lo menos|mínimo|como mínimo|idealmente|mejor""",
}
_DAY_FOLLOWS = {  # "el 14": a number after these is a day of the month
    "article": "el|día|el día",
    "to": "al|al día",
    "of": "del|del día",
    "from": "a partir de|a partir del|a contar de",
    "until": "hasta|hasta el|hasta la|hasta que|hasta el día",
    "after": """después del|después de el|tras el|pasado el|pasado ya el|transcurrido el|concluido el
        |finalizado el""",
    "before": "antes del",
    "around": "sobre el|hacia el|alrededor del",
    "notbefore": "no antes del",
    "by": "a más tardar el|como tarde el",
    "on": "para el",
    "which": """que es|que es el|que será el|que cae|que cae el|que termina el|que acaba el|que se celebra el
        |que tiene lugar el|que es hasta el""",
}
_FEASTS = {
    """fiestas|las fiestas|fiestas navideñas|fiestas de navidad|vacaciones de navidad
        |vacaciones navideñas""": Feast("holidays"),
    "fiestas patrias|las fiestas patrias": Feast("independence day", home="PE", length=2),
    "vacaciones|las vacaciones": Feast("next holidays"),
    "vacaciones de verano|vacaciones estivales|parón de verano|parón estival": e.SUMMER_HOLIDAY,
    "festivo|día festivo|feriado|puente": e.PUBLIC_HOLIDAY,
    "navidad": e.CHRISTMAS,
    "navidades|las navidades": Feast("christmas holidays", 12, 24, length=9),
    "nochebuena": e.CHRISTMAS_EVE,
    "nochevieja": e.NEW_YEARS_EVE,
    "año nuevo": e.NEW_YEAR,
    "reyes|día de reyes|los reyes|reyes magos|epifanía": e.EPIPHANY,
    "carnaval|carnavales": e.CARNIVAL,
    "miércoles de ceniza": e.ASH_WEDNESDAY,
    "cuaresma": e.LENT,
    "semana santa|vacaciones de semana santa": e.HOLY_WEEK,
    "jueves santo": Feast("maundy thursday", easter=-3),
    "viernes santo": e.GOOD_FRIDAY,
    "pascua|pascuas|domingo de resurrección": e.EASTER,
    "lunes de pascua": e.EASTER_MONDAY,
    "día del trabajo|día del trabajador": Feast("labor day", home="ES"),
    "primero de mayo": e.LABOUR_DAY,
    "corpus|corpus christi": e.CORPUS_CHRISTI,
    "san juan": Feast("st john", 6, 24),
    "asunción": e.ASSUMPTION,
    "fiesta nacional|día de la hispanidad|el pilar": Feast("hispanic day", 10, 12),
    "todos los santos": e.ALL_SAINTS,
    "día de los muertos|día de muertos": Feast("day of the dead", 11, 2),
    "puente de la constitución|puente de diciembre": Feast("constitution day", 12, 6, length=3),
    "acción de gracias|día de acción de gracias": e.THANKSGIVING,
    "pentecostés": e.PENTECOST,
}
SPANISH = lexicon(
    "es",
    e.everywhere(),
    _numbers(),
    _calendar(),
    kinds(_KINDS),
    words("last", "pasado|pasada|pasados|pasadas", number=1),  # "pasado Reyes" is after it
    words("next", "siguiente", number=1),
    words("next", "próximos|próximas|siguientes|que vienen", plural=True),
    words("weekof", "semana del|semana que empieza el|semana que comienza el", grain=Grain.WEEK, number=1),
    words("small", "hora|horas", number=1),
    words("thereafter", "ese día|ese mismo día|el mismo día|aquel día", number=1),
    words("overnext", "subsiguiente"),
    kinds(_DAY_FOLLOWS, number=1),
    parts(_PARTS),
    feasts(_FEASTS),
)
