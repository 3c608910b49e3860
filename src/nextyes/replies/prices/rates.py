# ruff: noqa: E501  (a pattern reads better on one line)
"""What an amount is paid for: "per seat and month", "a year", "pro Nutzer im Monat"."""

import re
from collections.abc import Iterable
from decimal import Decimal

_A_MONTH = (Decimal("0.6"), Decimal("1.1"))  # of the ask, that all months of some years may come to
# Whatever is used by one person or machine is a seat; any other thing that is counted is a unit.
_NAMES = {
    "seat": """seat seats user users license licenses licence licences person persons head heads employee
        employees rep reps agent agents device devices desk desks
        sitz sitzplatz platz arbeitsplatz nutzer nutzerin anwender benutzer lizenz kopf nase mitarbeiter
        mitarbeitenden mitarbeiterin gerat
        place poste siege utilisateur utilisateurs personne salarie salaries collaborateur collaborateurs tete appareil
        asiento puesto usuario usuarios licencia licencias persona personas cabeza empleado empleados agente""",
    "month": "month months mo mth monat mois moi mes",
    "year": "year years yr annum jahr an annee ano",
    "quarter": "quarter qtr quartal trimestre",
    "week": "week wk woche semaine semana",
    "day": "day days tag jour journee dia manday personentag",
    "hour": "hour hours hr hrs stunde std heure hora",
    "site": "site sites location locations standort branch store filiale sede",
    "unit": """unit units item items piece pieces share dozen barrel copy box call transaction lead order shipment
        truck vehicle car room bed home house property dwelling tenant student pupil learner child patient member
        session event visit trip machine terminal tour schuler kind patienten bewohner eleve etudiant patient
        alumno paciente stuck fahrzeug zimmer bett unite vehicule camion chambre lit bulletin
        unidad vehiculo camion habitacion cama nomina""",
}
_ADVERBS = {
    "month": "monthly pcm pm p/m p.m monatlich mensuel mensuels mensuelle mensuelles mensual mensuales mensualmente",
    "year": "yearly annually p.a. p.a pa p/a jahrlich annuel annuels annuelle annuelles anual anuales anualmente",
    "quarter": "quarterly vierteljahrlich",
    "unit": "each apiece chacun chacune",
    "seat": "pp",
}
_UNIT = {
    word: unit for table in (_NAMES, _ADVERBS) for unit, words in table.items() for word in words.split()
}

_TIMES = {unit: words for unit, words in _ADVERBS.items() if unit not in ("unit", "seat")}  # "each: 24" is 24


def _any(table: dict[str, str]) -> str:
    words = sorted(" ".join(table.values()).split(), key=len, reverse=True)
    return "|".join(re.escape(word) for word in dict.fromkeys(words))


_AFTER = re.compile(
    rf"""(?:[ ](?:net|netto|brutto|neto|ht|ttc))?[ ]{{0,2}}[,(+-]?[ ]{{0,2}}(?:
        (?:/[ ]?(?:per[ ])?|(?:(?:and|und|et|y)[ ])?(?:per|every|pro|je|par|por|a[ ]la|al|im|in[ ]the)[ ]|an?[ -]{{1,3}}|the[ ]|l[ae][ ]|l')
        (?:(?:active|named|full|single|concurrent|licensed|extra|additional|aktive[mnr]?|neue[mnr]?)[ ])?(?P<unit>{_any(_NAMES)})(?![a-z])
        |(?P<adverb>{_any(_ADVERBS)})(?![a-z])
    )""",
    re.VERBOSE,
)
_UNKNOWN = re.compile(r"[ ]{0,2}(?:per|pro|par|por)[ ](?P<thing>[a-z]{3,30})(?![a-z])")  # "par bulletin"
_NO_THING = frozenset(
    """mail email post fax phone cheque bank se your our their the this that week contract request annum default
    forma rata bono email brief uberweisung lastschrift rechnung unterschrift
    contre exemple rapport virement carte courrier retour mois rapport votre notre ici chez
    favor ejemplo supuesto que eso esto ello transferencia correo escrito encima debajo ciento cent lo los las
    """.split()
)
_SHORT = {"pupm": ("seat", "month"), "pppm": ("seat", "month"), "pspm": ("seat", "month")}
_MORE = re.compile(rf"[ ](?:and|und|et|y|x)[ ](?P<unit>{_any(_NAMES)})(?![a-z])")
_BEFORE = re.compile(
    rf"""(?<![a-z])(?:(?:per|pro|je|par|por|by[ ]the)[ ](?P<unit>{_any(_NAMES)})(?:[ ](?:and|und|et|y)[ ](?P<more>{_any(_NAMES)}))?|(?P<adverb>{_any(_TIMES)})(?:e|er|es|en)?)
        (?![a-z])(?:[ ](?:[a-z']+[ ]){{0,6}}|[ ]?[:=][ ]?)?[~<>$€£:=]?[ ]?$""",
    re.VERBOSE,
)
_LOOK = 70  # characters before an amount in which its rate may stand


def rates_after(folded: str, place: int) -> tuple[tuple[str, ...], int]:
    """Return what the amount that ends at a place is paid for, and where these words end.

    Example:
        >>> rates_after("12 per user per month", 2), rates_after("12 pro nutzer und monat", 2)
        ((('seat', 'month'), 21), (('seat', 'month'), 23))
    """
    if (short := _SHORT.get(folded[place : place + 5].strip())) is not None:
        return short, place + 5
    found: list[str] = []
    while match := _AFTER.match(folded, place) or (_MORE.match(folded, place) if found else None):
        found.append(_UNIT[match[match.lastgroup or "unit"]])
        place = match.end()
    thing = None if found else _UNKNOWN.match(folded, place)
    if thing is not None and thing["thing"] not in _NO_THING:
        rest, end = rates_after(folded, thing.end())
        more = () if rest else ((_UNIT[match["unit"]],) if (match := _MORE.match(folded, end)) else ())
        return tuple(dict.fromkeys(("unit", *rest, *more))), match.end() if more and match else end
    return tuple(dict.fromkeys(found)), place


def rates_before(folded: str, start: int, place: int) -> tuple[str, ...]:
    """Return what is said of the rate before an amount, from ``start``: "per seat and month we can do 12"."""
    match = _BEFORE.search(folded, max(start, place - _LOOK), place)
    said = () if match is None else (match["unit"] or match["adverb"], match["more"])
    return tuple(_UNIT[word] for word in said if word)


def is_rate(per: Iterable[str]) -> bool:
    """Return whether an amount is paid for a part of the deal, a seat or a month, and is no total a year."""
    return not {"year"}.issuperset(per)


def is_months(value: Decimal, scale: Decimal | None) -> bool:
    """Return whether a number may be a month's share of the ask, over one to five years."""
    return scale is not None and any(
        _A_MONTH[0] <= value * 12 * years / scale <= _A_MONTH[1] for years in (1, 3, 5)
    )
