# ruff: noqa: E501  (a pattern reads better on one line)
"""What an amount is paid for: "per seat and month", "a year", "pro Nutzer im Monat"."""

import re

_UNITS = {
    "seat": "seats? sitz|sitzplatz place siege asiento puesto",
    "user": "users? nutzer|nutzerin|anwender|benutzer|user utilisateurs? usuarios?",
    "license": "licen[cs]es? lizenz licences? licencias?",
    "person": """persons? person personnes? personas? head kopf|nase tete cabeza employees? mitarbeiter
        mitarbeitenden? salaries? collaborateurs? empleados?|empleado reps?|rep agents? agente""",
    "month": "months? mo|mth|mnth monat mois mes",
    "year": "years? yrs?|yr annum jahr an|annee ano",
    "quarter": "quarters? qtr quartal trimestre",
    "week": "weeks? wk woche semaine semana",
    "day": "days? tag jour|journee dia manday personentag",
    "hour": "hours? hrs?|hr stunde|std heure hora",
    "unit": "units? items? pieces? stuck unites? unidad share dozen barrel copy box",
    "site": "sites? locations? standort sites? sede branch store filiale",
    "device": "devices? gerat appareil dispositivo",
    "call": "calls? transaction lead order shipment",
}
_UNIT = {
    alternative: unit
    for unit, words in _UNITS.items()
    for word in words.split()
    for alternative in word.split("|")
}
_ADVERBS = {
    "month": "monthly pcm monatlich mensuel mensuels mensuelle mensuelles mensual mensuales mensualmente",
    "year": "yearly annually p.a. pa p.a jahrlich annuel annuels annuelle annuelles anual anuales anualmente",
    "quarter": "quarterly vierteljahrlich",
    "unit": "each apiece chacun chacune",
    "person": "pp",
}
_ADVERB = {word: unit for unit, words in _ADVERBS.items() for word in words.split()}

_units = "|".join(sorted(_UNIT, key=len, reverse=True))
_adverbs = "|".join(re.escape(word) for word in sorted(_ADVERB, key=len, reverse=True))
_AFTER = re.compile(
    rf"""[ ]{{0,2}}[,(+-]?[ ]{{0,2}}(?:(?:and|und|et|y)[ ])?(?:
        (?:/[ ]?(?:per[ ])?|(?:per|every|pro|je|par|por|a\ la|al|im|in\ the)[ ]|(?:an?|the)[ -]{{1,3}}|l[ae]?['\ ]|p/)
        (?P<unit>{_units})(?![a-z])
        |(?P<adverb>{_adverbs})(?![a-z])
        |(?<=[ ])(?P<joined>nutzer|user|monat|jahr|mois|mes|month|year)(?![a-z])(?=[ ]?(?:/|und|and|et|y|im|pro|per)|$)
    )""",
    re.VERBOSE,
)
_BEFORE = re.compile(
    rf"""(?:(?:per|pro|je|par|por|/)[ ](?P<unit>{_units})|(?P<adverb>{_adverbs})(?:e|er|es|en)?)(?![a-z])
        (?:[ ](?:[a-z']+[ ]){{0,3}}|[ ]?[:=][ ]?)?(?:[~<>$€£:=]|ca\.)?[ ]?$""",
    re.VERBOSE,
)
_MOST = 3  # "per user, per month, per site" is as far as anybody goes
_LOOK = 70  # characters before an amount in which its rate may stand


def rates_after(folded: str, place: int) -> tuple[tuple[str, ...], int]:
    """Return what the amount that ends at a place is paid for, and where these words end.

    Example:
        >>> rates_after("12 per user per month", 2)
        (('user', 'month'), 21)
    """
    found: list[str] = []
    while len(found) < _MOST and (match := _AFTER.match(folded, place)):
        unit = match["unit"] or match["joined"]
        found.append(_unit(unit) if unit else _ADVERB[match["adverb"]])
        place = match.end()
    return tuple(dict.fromkeys(found)), place


def rates_before(folded: str, start: int, place: int) -> tuple[str, ...]:
    """Return what is said of the rate before an amount, from ``start``: "per seat we can do 12"."""
    match = _BEFORE.search(folded, max(start, place - _LOOK), place)
    if match is None:
        return ()
    return (_unit(match["unit"]) if match["unit"] else _ADVERB[match["adverb"]],)


def _unit(word: str) -> str:
    return _UNIT.get(word) or next(unit for key, unit in _UNIT.items() if re.fullmatch(key, word))
