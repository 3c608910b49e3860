"""Ordinary phrases for every month, quarter, weekday and number, against plain arithmetic."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from experiments.replies.calendars import HOME, MONTHS, WEEKDAYS

from nextyes.replies.dates import find_dates, governing
from nextyes.replies.reply import Context

SENT = date(2026, 4, 15)  # a Wednesday
CARRIERS = {
    "en": ("Not now. Call me {}.", "Not yet - try us again {} and we can talk.", "{}, please"),
    "de": ("Jetzt nicht. Melden Sie sich {}.", "Noch nicht – gern {} wieder, dann sehen wir.", "{} bitte"),
    "fr": ("Pas maintenant. Rappelez-moi {}.", "Pas encore, recontactez-nous {} et on voit.", "{} svp"),
    "es": ("Ahora no. Llámame {}.", "Todavía no: escríbanos {} y lo vemos.", "{}, por favor"),
}
NUMBERS = {
    "en": "two three four five six seven eight nine ten eleven twelve",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce",
}
# {m} is the month, {d} its "de" or "d'"; what of the month is meant.
OF_A_MONTH = {
    "en": {
        "whole": "in {m}|some time in {m}|not before {m}|from {m} on|as of {m}|no earlier than {m}",
        "early": "early {m}|in early {m}|at the start of {m}|at the beginning of {m}",
        "middle": "mid {m}|in mid-{m}|in the middle of {m}",
        "end": "end of {m}|at the end of {m}|towards the end of {m}",
        "after": "after {m}|once {m} is over",
        "2028": "in {m} 2028|{m} 2028|in {m} of 2028",
        "17th": "on {m} 17|on {m} 17th|on the 17th of {m}|on 17 {m}|after the 16th of {m}",
    },
    "de": {
        "whole": "im {m}|irgendwann im {m}|nicht vor {m}|ab {m}|frühestens im {m}|erst im {m}|frühestens {m}",
        "early": "Anfang {m}",
        "middle": "Mitte {m}",
        "end": "Ende {m}|gegen Ende {m}",
        "after": "nach {m}|nach dem {m}",
        "2028": "im {m} 2028|{m} 2028",
        "17th": "am 17. {m}|zum 17. {m}|nach dem 16. {m}",
    },
    "fr": {
        "whole": "en {m}|courant {m}|au mois {d}{m}|pas avant {m}|à partir {d}{m}|dès {m}",
        "early": "début {m}|début du mois {d}{m}|au début du mois {d}{m}",
        "middle": "mi-{m}|à la mi-{m}|au milieu du mois {d}{m}",
        "end": "fin {m}|plutôt fin {m}|fin du mois {d}{m}|à la fin du mois {d}{m}",
        "after": "après {m}|une fois {m} passé",
        "2028": "en {m} 2028|{m} 2028",
        "17th": "le 17 {m}|à partir du 17 {m}|après le 16 {m}",
    },
    "es": {
        "whole": "en {m}|por {m}|en el mes de {m}|no antes de {m}|a partir de {m}|como pronto en {m}",
        "early": "a principios de {m}|a comienzos de {m}|a primeros de {m}|principios de {m}",
        "middle": "a mediados de {m}|mediados de {m}",
        "end": "a finales de {m}|a fines de {m}|finales de {m}",
        "after": "después de {m}|tras {m}",
        "2028": "en {m} de 2028|en {m} del 2028|{m} 2028",
        "17th": "el 17 de {m}|el día 17 de {m}|a partir del 17 de {m}|después del 16 de {m}",
    },
}
AHEAD = {
    "en": "in {} {u}|{} {u} from now|in about {} {u}|in {} more {u}|after {} {u}",
    "de": "in {} {u}|in etwa {} {u}|in ca. {} {u}|nach {} {u}|frühestens in {} {u}",
    "fr": "dans {} {u}|dans environ {} {u}|pas avant {} {u}|après {} {u}",
    "es": "en {} {u}|dentro de {} {u}|de aquí a {} {u}",
}
UNITS = {
    "en": "days weeks months quarters",
    "de": "Tagen Wochen Monaten Quartalen",
    "fr": "jours semaines mois trimestres",
    "es": "días semanas meses trimestres",
}
QUARTERS = {
    "en": "in Q{}|in quarter {}|in {}Q|sometime in Q{}",
    "de": "in Q{}|im Q{}|im {}. Quartal|im Quartal {}",
    "fr": "au T{}|au {}e trimestre|en Q{}",
    "es": "en el T{}|en el {}T|en Q{}|en el {}º trimestre",
}
QUARTERS_OF_2028 = {
    "en": "in Q{} 2028|in Q{}/28|in {}Q28|Q{} of 2028",
    "de": "in Q{} 2028|im {}. Quartal 2028|in Q{}/2028",
    "fr": "au T{} 2028|en Q{} 2028|au {}e trimestre de 2028",
    "es": "en el T{} de 2028|en el {}T 2028|en el {}º trimestre del 2028",
}
NEXT_WEEK = {
    "en": "next {}|{} next week|next week on {}",
    "de": "{} nächster Woche|nächste Woche {}|am {} nächster Woche|{} kommender Woche",
    "fr": "{} de la semaine prochaine|la semaine prochaine, {}",
    "es": "el {} de la semana que viene|el {} de la próxima semana|la próxima semana el {}",
}


def last_of(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def of_a_month(first: date, what: str) -> tuple[date, date]:
    last = last_of(first)
    following = later(first, 1)
    of_2028 = first.replace(year=2028)
    return {
        "whole": (first, last),
        "early": (first, first + timedelta(9)),
        "middle": (first + timedelta(10), first + timedelta(19)),
        "end": (last - timedelta(6), last),
        "after": (following, last_of(following)),
        "2028": (of_2028, last_of(of_2028)),
        "17th": (first + timedelta(16), first + timedelta(16)),
    }[what]


def months_of(language: str) -> list[tuple[str, date, date]]:
    found = []
    for number, month in enumerate(MONTHS[language].split(), 1):
        first = date(2026 + (number <= SENT.month), number, 1)
        if number == SENT.month:  # it is running
            continue
        of = "d'" if month[0] in "ao" else "de "
        for what, phrases in OF_A_MONTH[language].items():
            if what == "17th" and number == SENT.month - 1:  # just over: nobody means next year's
                continue
            found += [(said.format(m=month, d=of), *of_a_month(first, what)) for said in phrases.split("|")]
    return found


def ahead(language: str) -> list[tuple[str, date, date]]:
    found = []
    for step, unit in zip((1, 7, 1, 3), UNITS[language].split(), strict=True):
        in_days = step == 7 or unit[:1] in "djT"
        for number, word in enumerate(NUMBERS[language].split(), 2):
            there = SENT + timedelta(step * number) if in_days else later(SENT, step * number)
            for said in AHEAD[language].split("|"):
                found += [(said.format(count, u=unit), there, there) for count in (str(number), word)]
    return found


def quarters_of(language: str) -> list[tuple[str, date, date]]:
    found = []
    for number in (1, 3, 4):  # the second is running
        for year, phrases in (2026 + (number == 1), QUARTERS), (2028, QUARTERS_OF_2028):
            first = date(year, 3 * number - 2, 1)
            last = last_of(later(first, 2))
            found += [(said.format(number), first, last) for said in phrases[language].split("|")]
    return found


def next_week(language: str) -> list[tuple[str, date, date]]:
    monday = date(2026, 4, 20)
    return [
        (said.format(weekday), monday + timedelta(number), monday + timedelta(number))
        for number, weekday in enumerate(WEEKDAYS[language].split()[:5])
        for said in NEXT_WEEK[language].split("|")
    ]


@pytest.mark.parametrize("language", HOME)
@pytest.mark.parametrize("phrases", [months_of, ahead, quarters_of, next_week])
def test_every_one_is_read(phrases: Callable[[str], list[tuple[str, date, date]]], language: str) -> None:
    wrong = []
    for said, first, last in phrases(language):
        for carrier in CARRIERS[language]:
            text = carrier.format(said)
            text = text[0].upper() + text[1:]
            context = Context(country=HOME[language])
            found = find_dates(text, SENT, language=language, context=context)
            when, _ = governing(found, text, SENT, language=language)
            if when is None or (when.start, when.end) != (first, last):
                wrong.append((text, f"{first} {last}", when and f"{when.start} {when.end}"))
    assert not wrong
