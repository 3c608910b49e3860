"""Number words of four languages and the words that multiply; all folded.

To add a language: a table of its own in ``NUMBERS``.
"""

import re
from decimal import Decimal
from functools import cache

_ENGLISH = (
    {"a couple of": 2, "couple of": 2}
    | dict(zip("one two three four five six seven eight nine ten".split(), range(1, 11), strict=True))
    | dict(
        zip(
            "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(),
            range(11, 20),
            strict=True,
        )
    )
    | dict(
        zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True)
    )
    | {"fourty": 40, "hundred": 100}
)
_GERMAN = {
    "null": 0, "ein": 1, "eins": 1, "eine": 1, "einen": 1, "zwei": 2, "zwo": 2, "drei": 3, "vier": 4,
    "funf": 5, "fuenf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11,
    "zwolf": 12, "zwoelf": 12, "sechzehn": 16, "siebzehn": 17, "zwanzig": 20, "dreißig": 30,
    "dreissig": 30, "vierzig": 40, "funfzig": 50, "fuenfzig": 50, "sechzig": 60, "siebzig": 70,
    "achtzig": 80, "neunzig": 90, "hundert": 100,
}  # fmt: skip
_FRENCH = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15,
    "seize": 16, "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50,
    "soixante": 60, "septante": 70, "huitante": 80, "octante": 80, "nonante": 90, "cent": 100,
    "cents": 100,
}  # fmt: skip
_SPANISH = {
    "un": 1, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7,
    "ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14,
    "quince": 15, "dieciseis": 16, "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veinte": 20,
    "veintiun": 21, "veintiuno": 21, "veintidos": 22, "veintitres": 23, "veinticuatro": 24,
    "veinticinco": 25, "veintiseis": 26, "veintisiete": 27, "veintiocho": 28, "veintinueve": 29,
    "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80,
    "noventa": 90, "cien": 100, "ciento": 100, "doscientos": 200, "trescientos": 300,
    "cuatrocientos": 400, "quinientos": 500, "seiscientos": 600, "setecientos": 700,
    "ochocientos": 800, "novecientos": 900,
}  # fmt: skip
NUMBERS: dict[str, dict[str, int]] = {"en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH}

# The same letters mean something else in another language: "once", "six cents", "mil".
_OWN_LANGUAGE_ONLY = frozenset(
    "once sept six cent cents dix un une una uno ein eine einen acht null elf".split()
)

_THOUSAND, _LAKH, _MILLION, _CRORE, _BILLION = (Decimal(10) ** power for power in (3, 5, 6, 7, 9))
SCALES: dict[str, Decimal] = (
    dict.fromkeys(
        "k ks k's thousand thousands grand thou tausend tausender riesen tsd mille mil lucas luca t".split(),
        _THOUSAND,
    )
    | dict.fromkeys("lakh lakhs lac lacs".split(), _LAKH)
    | dict.fromkeys("m mn mm mio mln mill million millions millionen millones millon".split(), _MILLION)
    | dict.fromkeys("crore crores cr".split(), _CRORE)
    | dict.fromkeys("b bn bln billion billions mrd milliarde milliarden milliard milliards".split(), _BILLION)
)
_LONG = {"billion": 10**12, "billionen": 10**12, "billon": 10**12, "billones": 10**12, "billions": 10**12}
# "1.2 mil" is a million to an English reader, and a billion a thousand times more elsewhere.
LANGUAGE_SCALES: dict[str, dict[str, Decimal]] = {
    "en": {"mil": _MILLION},
    "de": {word: Decimal(value) for word, value in _LONG.items()},
    "fr": {word: Decimal(value) for word, value in _LONG.items()},
    "es": {word: Decimal(value) for word, value in _LONG.items()}
    | dict.fromkeys(("palo", "palos"), _MILLION),
}

# Units of other things too: they multiply only where a currency is named ("120 T€", not "120 t").
ONLY_WITH_CURRENCY = frozenset("t mm b".split())

# "half a million", "anderthalb": shares of the scale that follows.
HALVES: dict[str, Decimal] = {
    "half": Decimal("0.5"),
    "quarter": Decimal("0.25"),
    "anderthalb": Decimal("1.5"),
    "eineinhalb": Decimal("1.5"),
    "demi": Decimal("0.5"),
    "halbe": Decimal("0.5"),
    "medio": Decimal("0.5"),
    "media": Decimal("0.5"),
}

_GERMAN_PART = re.compile(
    "|".join(sorted([*_GERMAN, "tausend", "einhalb", "und", "million"], key=len, reverse=True))
)


@cache
def numbers(language: str) -> dict[str, int]:
    """Return the number words to look for: of the language, and of the others where they cannot mislead."""
    others = {
        word: value
        for table in NUMBERS.values()
        for word, value in table.items()
        if word not in _OWN_LANGUAGE_ONLY
    }
    return others | NUMBERS.get(language, _ENGLISH)


@cache
def scales(language: str) -> dict[str, Decimal]:
    """Return the words that multiply, as a language means them."""
    found = SCALES | LANGUAGE_SCALES.get(language, {"mil": _THOUSAND})
    return {
        word: scale for word, scale in found.items() if word != "grand" or language != "fr"
    }  # "grand max"


def german_compound(word: str) -> Decimal | None:
    """Return what a German number in one word comes to, or None.

    Example:
        >>> german_compound("vierundzwanzigtausendfunfhundert"), german_compound("tausendfach")
        (Decimal('24500'), None)
    """
    if len(word) > 60 or not _GERMAN_PART.match(word):
        return None
    parts, place = [], 0
    while place < len(word):
        part = _GERMAN_PART.match(word, place)
        if part is None:
            return None
        parts.append(part.group())
        place = part.end()
    return _sum_of(parts) if len(parts) > 1 else None


def _sum_of(parts: list[str]) -> Decimal | None:
    total, current, before = Decimal(0), Decimal(0), ""
    for part in parts:
        if part in ("tausend", "million"):
            total += (current or Decimal(1)) * SCALES[part]
            current = Decimal(0)
        elif part == "hundert":
            current = (current or Decimal(1)) * 100
        elif part == "einhalb":
            current += Decimal("0.5")
        elif part != "und":
            value = _GERMAN[part]
            unsaid = value < 10 <= current < 100 and before != "und"  # "zwanzigfünf" is 20.5
            current += Decimal(value) / 10 if unsaid else value
        before = part
    return total + current or None
