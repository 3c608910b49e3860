"""Automatic replies and the day on which the person is back, against plain arithmetic.

"until the 17th" and "back on the 17th" are the 17th; "through the 14th", "3 to 14 August" the day after.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

import pytest
from experiments.replies.calendars import MONTHS, WEEKDAYS

from nextyes.deals.events import Reading
from nextyes.replies.read import Asked, read_all
from nextyes.replies.reply import Context


@dataclass(frozen=True)
class Trip:
    sent: date
    first: date
    last: date
    back: date


TRIPS = (
    Trip(date(2026, 7, 31), date(2026, 8, 3), date(2026, 8, 14), date(2026, 8, 17)),
    Trip(date(2026, 12, 22), date(2026, 12, 24), date(2027, 1, 2), date(2027, 1, 4)),  # over the year's end
    Trip(date(2026, 2, 20), date(2026, 2, 23), date(2026, 3, 6), date(2026, 3, 9)),
    Trip(date(2026, 5, 26), date(2026, 5, 25), date(2026, 6, 5), date(2026, 6, 8)),  # it has begun
    Trip(date(2026, 9, 8), date(2026, 9, 8), date(2026, 9, 9), date(2026, 9, 10)),  # its last day is left
)
# How a country writes a day, and from one day (a) to another (b).
DAYS = {
    "en": """GB {w} {d.day} {m}|GB {d.day} {m} {d.year}|GB {d:%d/%m/%Y}|US {w}, {m} {d.day}|US {d:%m/%d/%Y}
        |US {m} {d.day}, {d.year}|IN {d:%d.%m.%Y}|GB the {d.day}th of {m}|CA {d:%Y-%m-%d}""",
    "de": """DE {d.day}. {m}|DE {d:%d.%m.%Y}|DE {d.day}.{d.month}.|DE {w}, den {d.day}. {m} {d.year}
        |AT {d:%d.%m.%y}|CH {w}, {d:%d.%m.}|DE {w} ({d:%d.%m.})""",
    "fr": """FR {d.day} {m}|FR {w} {d.day} {m} {d.year}|FR {d:%d/%m/%Y}|CH {d:%d.%m.%Y}|BE {d:%d-%m-%Y}
        |FR {w} {d:%d/%m}|FR {w} {d.day} {m} prochain""",
    "es": """ES {d.day} de {m}|ES {w} {d.day} de {m}|MX {w}, {d.day} de {m} de {d.year}|AR {d:%d/%m/%Y}
        |ES {d:%d-%m-%Y}|ES día {d.day} de {m}|MX próximo {w} {d.day} de {m}""",
}
RANGES = {
    "en": """GB from {a.day} {ma} to {b.day} {mb}|GB {a.day} {ma} - {b.day} {mb}
        |GB between {a.day} {ma} and {b.day} {mb}
        |GB from {wa} {a.day} {ma} to {wb} {b.day} {mb}|GB from {a:%d/%m/%Y} to {b:%d/%m/%Y}
        |US {ma} {a.day} – {mb} {b.day}|US from {ma} {a.day} through {mb} {b.day}
        |US {a.month}/{a.day}-{b.month}/{b.day}""",
    "de": """DE vom {a.day}. {ma} bis {b.day}. {mb}|DE vom {a:%d.%m.} bis {b:%d.%m.%Y}
        |CH {a:%d.%m.}-{b:%d.%m.}
        |DE {a.day}.{a.month}.-{b.day}.{b.month}.{b.year}|DE zwischen dem {a.day}. {ma} und dem {b.day}. {mb}
        |DE vom {wa}, dem {a.day}. {ma}, bis {wb}, den {b.day}. {mb},""",
    "fr": """FR du {a.day} {ma} au {b.day} {mb}|FR du {wa} {a.day} {ma} au {wb} {b.day} {mb}
        |FR du {a:%d/%m} au {b:%d/%m}
        |FR entre le {a.day} {ma} et le {b.day} {mb}|CA du {a:%Y-%m-%d} au {b:%Y-%m-%d}""",
    "es": """ES del {a.day} de {ma} al {b.day} de {mb}|ES del {wa} {a.day} de {ma} al {wb} {b.day} de {mb}
        |AR del {a:%d/%m} al {b:%d/%m}|ES entre el {a.day} de {ma} y el {b.day} de {mb}
        |MX del día {a.day} al día {b.day} de {mb}""",
}
BACK = {
    "en": """I am out of the office until {}.|I'm on annual leave until {} with limited access to email.
        |OOO until {}.
        |I will not be available until {}.|I won't be back in the office until {}.
        |Our office is closed until {}.
        |I'm on parental leave, returning on {}.|I'm away. I'll be back {}.
        |We are closed for the holidays and will reopen on {}.
        |I am on leave and shall resume duty on {}.|I'm on holiday. My first day back is {}.
        |Out of office. Return date: {}.
        |I am away until {}; Priya covers for me, she is available from 9 am.
        |I will respond to emails as of {}.""",
    "de": """Ich bin bis {} nicht im Büro.|Ich bin bis {} im Urlaub. Ihre E-Mail wird nicht weitergeleitet.
        |Bis {} bin ich nicht erreichbar.|Ich bin in Elternzeit und ab {} wieder im Büro.
        |Ab {} bin ich wieder für Sie da.
        |Ich bin erst wieder ab {} für Sie da.|Sie erreichen mich wieder ab {}.|Ich bin wieder ab {} im Büro.
        |Ich bin derzeit nicht am Platz, voraussichtlich am {} wieder.|Wir haben bis {} Betriebsferien.""",
    "fr": """Je suis absent jusqu'au {}.|En congés, de retour le {}.
        |Nos bureaux sont fermés. Réouverture le {}.
        |Je suis indisponible jusqu'au {}. En cas d'urgence : 01 40 00 00 00.
        |Je serai à nouveau joignable à partir du {}.
        |Jusqu'au {}, je n'ai pas accès à ma messagerie.|Je suis à l'extérieur du bureau jusqu'au {}.
        |Je reprendrai mes fonctions le {}.|Je répondrai à votre message dès mon retour le {}.""",
    "es": """Estoy fuera de la oficina hasta el {}.|Estamos cerrados por vacaciones hasta el {}.
        |Me reincorporo el {}.
        |No estaré disponible hasta el {}.|Estamos cerrados por vacaciones y volvemos el {}.
        |Volveré a la oficina el {}.
        |Me encuentro fuera; estaré localizable de nuevo a partir del {}.
        |Mi fecha de reincorporación es el {}.
        |Nuestras oficinas están cerradas. Reanudamos la atención el {}.""",
}
THROUGH = {
    "en": """I am out of the office until {} inclusive.|I'm away up to and including {}.
        |I am on leave through {}.""",
    "de": """Ich bin bis einschließlich {} abwesend.|Ich bin bis inkl. {} im Urlaub.
        |Bis und mit {} bin ich in den Ferien.""",
    "fr": """Je suis absente jusqu'au {} inclus.
        |Absent jusqu'au {} inclus. Pour toute urgence : accueil@example.com.""",
    "es": """Estaré ausente hasta el {} inclusive.|Estaré de vacaciones hasta el {}, incluido.""",
}
AWAY = {
    "en": """I am out of the office {}.|I'm on leave {} with no access to email.|My absence: {}.
        |I'm unavailable {}.
        |Our office will be closed {} for the holidays.
        |Please note that I am on leave {} and will reply when I'm back.""",
    "de": """Ich bin {} nicht im Büro.|Ich bin {} nur sporadisch erreichbar.|Unser Büro ist {} geschlossen.
        |Unsere Firma macht {} Betriebsferien.
        |Ich habe {} Urlaub. Vertretung: Herr Yilmaz, Durchwahl -220.""",
    "fr": """Je suis en congés {}.|Fermeture annuelle {}.|Je ne serai pas joignable {}.
        |Nos bureaux seront fermés {} pour les fêtes de fin d'année.""",
    "es": """Estoy de vacaciones {}.|Cerrado por vacaciones {}.|Ausencia: {}.
        |La empresa cierra {} por vacaciones.
        |Estaré ausente {}, ambos inclusive.""",
}
NO_DAY = {
    "en": """Your request has been received (ticket #20260814-07). We answer within 2 business days.
        |This mailbox has not been monitored since 3 May 2026.
        |As of 1 June 2026 I am no longer with the company.
        |Thank you for your message of 3 May 2026. Our hours are Monday to Friday, 9 to 5.
        |I'm on sick leave and do not know when I will be back. Please contact Ann on +44 20 7946 0123.""",
    "de": """Ihre Anfrage ist eingegangen (Ticket #20260814-07). Wir antworten innerhalb von 2 Werktagen.
        |Dieses Postfach wird seit dem 03.05.2026 nicht mehr gelesen.
        |Frau Schmidt hat das Unternehmen zum 01.06.2026 verlassen.
        |Danke für Ihre E-Mail vom 03.05.2026. Unsere Öffnungszeiten: Mo–Do 8–16.30 Uhr, Fr 8–12 Uhr.""",
    "fr": """Votre demande a bien été reçue (ticket n° 20260814-07). Nous vous répondrons dans les 24 heures.
        |Cette boîte n'est plus relevée depuis le 3 mai 2026.|Mme Martin a quitté la société le 1er juin 2026.
        |Je travaille du lundi au mercredi et vous répondrai dès mon prochain jour de présence.""",
    "es": """Hemos recibido su solicitud (ticket n.º 20260814-07). Respondemos en un plazo de 2 días hábiles.
        |Este buzón no se consulta desde el 3 de mayo de 2026.
        |Desde el 1 de junio de 2026 ya no trabajo en Grupo Sol.
        |Gracias por su correo del 3 de mayo de 2026. Atendemos de lunes a viernes de 9 a 18 h.""",
}
HAND = {  # by a person, who is to be asked again then
    "en": """I'm away until {} - call me then.|Not now, I'm off until {}.
        |Boss is away until {}. Check back then please.
        |I'm on leave right now, can we pick this up when I'm back on {}?
        |I'm off on leave and back on {}. Try me then.""",
    "de": """Ich bin bis {} weg, rufen Sie mich dann an.|Bitte erst ab {} wieder melden, ich bin im Urlaub.
        |Lassen Sie uns das verschieben, ich bin erst am {} wieder da.""",
    "fr": """Je suis absent jusqu'au {}, rappelez-moi à ce moment-là.
        |Mon patron rentre le {}, rappelez à ce moment-là.
        |Je serai de retour le {}, recontactez-moi à ce moment-là, pas avant.""",
    "es": """Estoy fuera hasta el {}, llámame entonces.|Mi jefe vuelve el {}, vuelva a llamar entonces.
        |Regreso el {}, contácteme entonces, antes no.|Lo retomamos cuando vuelva el {}.""",
}
AROUND = {
    "en": "{}|Thank you for your email. {} In urgent cases call Jane Miller, +44 20 7946 0123.",
    "de": "{}|Automatische Antwort: AW: Ihr Angebot\n\nGuten Tag,\n\n{}\n\nFreundliche Grüsse\nTom Huber",
    "fr": "{}|Bonjour,\n\n{}\n\nVotre message ne sera pas transféré.\n\nCordialement\nJeanne Martin",
    "es": "{}|Gracias por su mensaje. {} Su mensaje no será reenviado.",
}
Row = tuple[str, date, str, date | None]  # the reply, when it was sent, the country, and the day of return


def parted(phrases: str) -> list[str]:
    return [phrase.strip(" ") for phrase in phrases.replace("\n        |", "|").split("|")]


def named(day: date, language: str) -> tuple[str, str]:
    return WEEKDAYS[language].split()[day.weekday()], MONTHS[language].split()[day.month - 1]


def on(form: str, day: date, language: str) -> str:
    weekday, month = named(day, language)
    return form.format(d=day, w=weekday, m=month)


def between(form: str, trip: Trip, language: str) -> str:
    (wa, ma), (wb, mb) = named(trip.first, language), named(trip.last, language)
    return form.format(a=trip.first, b=trip.last, wa=wa, wb=wb, ma=ma, mb=mb)


def returns(language: str) -> Iterator[Row]:
    for trip, frame, form in product(TRIPS, parted(BACK[language]), parted(DAYS[language])):
        yield frame.format(on(form[3:], trip.back, language)), trip.sent, form[:2], trip.back


def lasts(language: str) -> Iterator[Row]:
    for trip, frame, form in product(TRIPS, parted(THROUGH[language]), parted(DAYS[language])):
        text = frame.format(on(form[3:], trip.last, language))
        yield text, trip.sent, form[:2], trip.last + timedelta(1)
    for trip, frame, form in product(TRIPS, parted(AWAY[language]), parted(RANGES[language])):
        if " al día" not in form or trip.first.month == trip.last.month:
            text = frame.format(between(form[3:], trip, language)).replace(",.", ".")
            yield text, trip.sent, form[:2], trip.last + timedelta(1)


def no_day(language: str) -> Iterator[Row]:
    for trip, text in product(TRIPS[:1], parted(NO_DAY[language])):
        yield text, trip.sent, "GB" if language == "en" else language.upper(), None


def twice(language: str) -> Iterator[Row]:
    """The same in another language and in English, as half of Europe writes it."""
    english = parted(BACK["en"])
    for number, (text, sent, country, back) in enumerate(returns(language) if language != "en" else ()):
        assert back is not None
        other = english[number % len(english)].format(on("{d.day} {m} {d.year}", back, "en"))
        yield ("{} / {}" if number % 2 else "{}\n\n---\n\n{}").format(text, other), sent, country, back


def by_hand(language: str) -> Iterator[Row]:
    for trip, frame, form in product(TRIPS, parted(HAND[language]), parted(DAYS[language])):
        yield frame.format(on(form[3:], trip.back, language)), trip.sent, form[:2], trip.back


def wrong(rows: Iterable[Row], reading: Reading) -> list[tuple[str, ...]]:
    told = list(rows)
    automatic = reading is Reading.AUTO_REPLY
    replies = read_all(
        [
            Asked(text=text, sent=sent, context=Context(country=country), automatic=automatic)
            for text, sent, country, _ in told
        ]
    )
    return [
        (text, f"{back}", f"{reply.until}", reply.reading)
        for (text, _, _, back), reply in zip(told, replies, strict=True)
        if reply.reading is not reading
        or (reply.until and (reply.until.start, reply.until.end)) != (back and (back, back))
    ]


@pytest.mark.parametrize("language", MONTHS)
@pytest.mark.parametrize("rows", [returns, lasts, no_day, twice])
def test_a_machine_says_when_someone_is_back(rows: Callable[[str], Iterator[Row]], language: str) -> None:
    around = parted(AROUND[language])
    told = [
        (around[at % 2].format(text), sent, country, back)
        for at, (text, sent, country, back) in enumerate(rows(language))
    ]
    assert not wrong(told, Reading.AUTO_REPLY)


@pytest.mark.parametrize("language", MONTHS)
def test_a_person_who_is_away_says_when_to_ask_again(language: str) -> None:
    assert not wrong(by_hand(language), Reading.NOT_NOW)
