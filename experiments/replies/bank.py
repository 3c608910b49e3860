"""Banks of sentences with places for days and sums, filled in as replies: see ``banks/README.md``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from random import Random

from experiments.replies.calendars import MONTHS, WEEKDAYS
from experiments.replies.rows import Row

from nextyes.deals.events import Reading
from nextyes.deals.money import money
from nextyes.replies.dates import find_dates
from nextyes.replies.read import Asked
from nextyes.replies.reply import Context

BANKS = Path(__file__).parent / "banks"
_SECTION = re.compile(r"\[([a-z_ ]+)\]")
_PLACE = re.compile(r"\{(\w+)\}")
_WHEN = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_YES_OR_NO = re.compile(
    r"(?:y|yes|yep|yeah|yup|no|nope|nah|ok|okay|sure|correct|right|ja|jo|jep|nein|nö|nee|doch|genau|richtig"
    r"|oui|ouais|non|si|sí|claro|vale|exact|exacto|correcto)\b",
    re.IGNORECASE,
)
_SENT = (date(2025, 10, 14), date(2026, 1, 20), date(2026, 3, 4), date(2026, 6, 9))
_ASKS = (2_400, 4_800, 7_250, 9_600, 18_500, 30_000, 42_000, 56_000, 84_000, 128_000, 240_000)
_SHARES = {"offer": (50, 97), "budget": (45, 97), "other": (30, 120)}  # percent of the ask
_BARE = 10_000  # an ask from which thousands are said without "thousand"
_WORKING = 5  # days of a week
_BUDGET_KNOWN = 0.25
_ALONE = 0.5  # of the replies, that say no more
_OPENED, _CLOSED = 0.7, 0.5  # of the others, that have a first and a last sentence with no bearing


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tongue:
    """How a language fills a place."""

    seasons: Sequence[str]
    quarters: Sequence[str]
    day: str
    point: str  # between thousands
    comma: str
    sum: str  # with its currency's sign or name
    open: Sequence[str]  # questions that no yes or no answers
    closed: Sequence[str]


_TONGUES = {
    "en": _Tongue(
        seasons="spring summer autumn".split(),
        quarters="Q1 Q2 Q3".split(),
        day="{day} {month}",
        point=",",
        comma=".",
        sum="{sign}{sum}",
        open=("Any news on the quote?", "Where are you with our proposal?"),
        closed=("So, is it a no?", "Shall I send the contract?"),
    ),
    "de": _Tongue(
        seasons="Frühjahr Sommer Herbst".split(),
        quarters="Q1 Q2 Q3".split(),
        day="{day}. {month}",
        point=".",
        comma=",",
        sum="{sum} Euro",
        open=("Was gibt es Neues zum Angebot?", "Wie steht es um unser Angebot?"),
        closed=("Ist es also ein Nein?", "Soll ich den Vertrag schicken?"),
    ),
    "fr": _Tongue(
        seasons="printemps été automne".split(),
        quarters="T1 T2 T3".split(),
        day="{day} {month}",
        point=" ",
        comma=",",
        sum="{sum} €",
        open=("Quoi de neuf pour notre devis ?", "Où en êtes-vous de notre proposition ?"),
        closed=("Alors, c'est un non ?", "Je vous envoie le contrat ?"),
    ),
    "es": _Tongue(
        seasons="primavera verano otoño".split(),
        quarters="T1 T2 T3".split(),
        day="{day} de {month}",
        point=".",
        comma=",",
        sum="{sum} €",
        open=("¿Qué novedades hay de la propuesta?", "¿Cómo va nuestra propuesta?"),
        closed=("Entonces, ¿es un no?", "¿Le envío el contrato?"),
    ),
}
_CURRENCIES = {"en-us": "USD", "en-uk": "GBP", "en-many": "USD"}
_SIGNS = {"USD": "$", "GBP": "£", "EUR": "€"}


def bank_rows(folder: Path = BANKS, *, seed: int = 0) -> list[Row]:
    """Return every sentence of the banks filled in, some between sentences that have no bearing on it.

    What fills a place follows from the sentence and ``seed`` alone. A bank is one scenario: one writer.
    """
    return [row for path in sorted(folder.glob("*.txt")) for row in _of_bank(path, seed)]


def _of_bank(path: Path, seed: int) -> Iterator[Row]:
    sections = _sections(path)
    before, after = sections.pop("before"), sections.pop("after")
    for readings, sentences in sections.items():
        for sentence in sentences:
            chance = Random(f"{path.stem} {sentence} {seed}")
            row = _filled(sentence, path.stem, tuple(map(Reading, readings.split())), chance)
            alone = row.readings[0] is Reading.AUTO_REPLY or chance.random() < _ALONE
            yield row if alone else _amid(row, before, after, chance)


def _sections(path: Path) -> dict[str, list[str]]:
    """Return the sentences of a bank by the name of their section."""
    sections: dict[str, list[str]] = {}
    own: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        if named := _SECTION.fullmatch(line):
            own = sections.setdefault(named[1], [])
        elif line and not line.startswith("# "):
            own.append(line.replace("\\n", "\n"))
    return sections


def _filled(sentence: str, bank: str, readings: tuple[Reading, ...], chance: Random) -> Row:
    """Return a sentence as a reply, each of its places filled."""
    language, currency = bank[:2], _CURRENCIES.get(bank, "EUR")
    tongue, sent = _TONGUES[language], chance.choice(_SENT)
    sums = _sums(chance)
    said = _days(language, sent, chance) | _said(sums, tongue, _SIGNS[currency], chance)
    text = _PLACE.sub(lambda place: said[place[1]], sentence)
    when = _WHEN.search(text)
    days = find_dates(when[1], sent, language=language, context=Context()) if when else ()
    named = [sums[name] for name in ("offer", "budget") if f"{{{name}}}" in sentence]
    questions = tongue.open if _YES_OR_NO.match(text) else (*tongue.open, *tongue.closed)
    known = money(sums["budget"], currency) if chance.random() < _BUDGET_KNOWN else None
    return Row(
        id=bank,
        scenario=bank,
        language=language,
        channel="email",
        came=Asked(
            text=_WHEN.sub(r"\1", text),
            sent=sent,
            asked="" if readings[0] is Reading.AUTO_REPLY else chance.choice(questions),
            context=Context(seller_ask=money(sums["ask"], currency), buyer_budget=known, currency=currency),
            language=language,
        ),
        readings=readings,
        until=(days[0].start, days[0].end) if days else None,
        check_back=None,
        amount=named[0] if named and Reading.COUNTER in readings else None,
        per=(),
        proof="",
    )


def _sums(chance: Random) -> dict[str, int]:
    """Return sums of a deal, no two of them alike, in steps that people name."""
    ask = chance.choice(_ASKS)
    step = 50 if ask < _BARE else 500
    sums = {"ask": ask}
    for name, (least, most) in _SHARES.items():
        free = {ask * share // 100 // step * step for share in range(least, most)} - {*sums.values()}
        sums[name] = chance.choice(sorted(free))
    return sums


def _days(language: str, sent: date, chance: Random) -> dict[str, str]:
    """Return words for the places of days, of which all but the second ones lie ahead."""
    tongue, calendar = _TONGUES[language], MONTHS[language].split()
    months = [calendar[(sent.month - 1 + chance.randint(*off)) % 12] for off in ((2, 6), (1, 9))]
    days = [tongue.day.format(day=chance.randint(2, 27), month=month) for month in months]
    return {
        "month": months[0],
        "month2": months[1],
        "day": days[0],
        "day2": days[1],
        "weekday": chance.choice(WEEKDAYS[language].split()[:_WORKING]),
        "season": chance.choice(tongue.seasons),
        "quarter": chance.choice(tongue.quarters),
        "n": str(chance.randint(2, 10)),
        "year": str(sent.year + 1),
    }


def _said(sums: dict[str, int], tongue: _Tongue, sign: str, chance: Random) -> dict[str, str]:
    """Return sums as they are said, all of a reply in one way: "24,000", "$24,000", "24k", "24"."""
    way = chance.choice(["whole", "sign", "k", *(["bare"] if sums["ask"] >= _BARE else [])])
    if way in ("k", "bare"):
        unit = "k" if way == "k" else ""
        return {name: f"{value / 1000:g}".replace(".", tongue.comma) + unit for name, value in sums.items()}
    whole = {name: f"{value:,}".replace(",", tongue.point) for name, value in sums.items()}
    if way == "whole":
        return whole
    return {name: tongue.sum.format(sign=sign, sum=value) for name, value in whole.items()}


def _amid(row: Row, before: Sequence[str], after: Sequence[str], chance: Random) -> Row:
    """Return a reply with a first or a last sentence, or both, that have no bearing on it."""
    opens = chance.choice(before) + " " if chance.random() < _OPENED else ""
    closes = " " + chance.choice(after) if chance.random() < _CLOSED else ""
    text = f"{opens}{row.came.text}{closes}"
    return replace(row, came=replace(row.came, text=text))
