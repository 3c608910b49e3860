"""Plain sentences about a price, crossed with amounts as each language writes them: frames.txt."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from nextyes.deals.money import Money, money
from nextyes.replies.prices import buyers_price, find_prices
from nextyes.replies.reply import Context

FRAMES = Path(__file__).with_name("frames.txt")
CURRENCY = {"en": "GBP", "de": "EUR", "fr": "EUR", "es": "EUR"}
WRITTEN = {  # {n} is the amount, {k} its thousands
    "en": ("£{n:,}", "{k}k", "£{k}k", "{n:,}", "GBP {n:,}", "{k} thousand"),
    "de": ("{n:.} €", "{k}k", "{n:.} Euro", "{k} Tsd. €", "{n}€", "{n} EUR"),
    "fr": ("{n: } €", "{k} k€", "{k}k", "{n: } euros", "{n} €", "{k} mille euros"),
    "es": ("{n:.} €", "{k}k", "{k} mil euros", "{n:.} euros", "{n} €", "{n:.}"),
}
AMOUNTS = (  # own, ask, less, between own and ask
    (26_000, 31_000, 22_000, 29_000),
    (18_000, 24_000, 15_000, 21_000),
    (112_000, 140_000, 95_000, 125_000),
)
COUNTS = (47, 312, 2210)
PERCENT = (8, 10, 15)


class Grouped(int):
    """A number that is written with any sign between its thousands."""

    def __format__(self, sign: str) -> str:
        return f"{int(self):,}".replace(",", sign or "")


def frames() -> dict[tuple[str, str], list[str]]:
    sections: dict[tuple[str, str], list[str]] = {}
    for line in FRAMES.read_text("utf-8").splitlines():
        if line.startswith("["):
            language, meaning = line.strip("[]").split()
            sections[language, meaning] = []
        elif line and not line.startswith("#"):
            sections[language, meaning].append(line)
    return sections


def sentences(language: str, meaning: str, frame: str) -> Iterator[tuple[str, Context, Decimal | None]]:
    """Each sentence of a frame, in a deal whose ask is known and in one whose ask is not, and the price."""
    for written in WRITTEN[language]:
        for at, (own, ask, less, between) in enumerate(AMOUNTS):
            n, a, b, c, d = (
                written.format(n=Grouped(each), k=each // 1000)
                for each in (own, ask, less, between, ask - own)
            )
            text = frame.format(n=n, a=a, b=b, c=c, d=d, m=COUNTS[at], p=PERCENT[at])
            wanted = {
                "none": None,
                "off": Decimal(ask) * (100 - PERCENT[at]) / 100,
                "middle": Decimal(ask + less) / 2,
            }.get(meaning, Decimal(own))
            for known in (ask, None):
                if known or meaning not in ("off", "middle", "talk"):
                    yield text, context(language, known, less if meaning == "middle" else None), wanted


def context(language: str, ask: int | None, budget: int | None) -> Context:
    currency = CURRENCY[language]
    return Context(
        seller_ask=money(ask, currency) if ask else None,
        buyer_budget=money(budget, currency) if budget else None,
        currency=currency,
    )


def total(text: str, language: str, known: Context) -> Money | None:
    prices = find_prices(text, language=language, context=known)
    price = buyers_price(prices, text, context=known)
    return None if price is None or price.per else price.value


@pytest.mark.parametrize(("language", "meaning"), frames())
def test_price_of_a_plain_sentence(language: str, meaning: str) -> None:
    wrong = [
        f"{text!r} with {known.seller_ask}: {got}"
        for frame in frames()[language, meaning]
        for text, known, wanted in sentences(language, meaning, frame)
        if (got := total(text, language, known)) != (wanted and money(wanted, CURRENCY[language]))
    ]
    assert not wrong, "\n".join(wrong)


def test_the_frames_are_many_enough_to_mean_something() -> None:
    assert len(frames()) == 28
    assert sum(map(len, frames().values())) > 800
