"""Phrases of four languages with the price that the buyer would pay; the table is phrases.txt."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from nextyes.deals.money import Money, money
from nextyes.replies.prices import buyers_price, find_prices
from nextyes.replies.reply import Context, Price

TABLE = Path(__file__).with_name("phrases.txt")


def phrases() -> Iterator[tuple[str, str, Context, str]]:
    language, context = "", Context()
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("["):
            language, ask, budget, currency = line.strip("[]").split()
            context = Context(
                seller_ask=known(ask, currency), buyer_budget=known(budget, currency), currency=currency
            )
        elif line and not line.startswith("#"):
            text, wanted = line.rsplit(" | ", 1)
            yield language, text, context, wanted


def known(amount: str, currency: str) -> Money | None:
    return None if amount == "-" else money(amount, currency)


def told(price: Price | None) -> str:
    """A price as the table writes it."""
    if price is None:
        return "-"
    if price.value is None:
        return "?"
    return " ".join([f"{price.value.amount.normalize():f}", *price.per])


def normal(wanted: str) -> str:
    amount, *per = wanted.split()
    return " ".join([amount if amount in "-?" else f"{Decimal(amount).normalize():f}", *per])


@pytest.mark.parametrize(("language", "text", "context", "wanted"), list(phrases()))
def test_phrase(language: str, text: str, context: Context, wanted: str) -> None:
    prices = find_prices(text, language=language, context=context)
    assert told(buyers_price(prices, text, context=context)) == normal(wanted)


def test_the_table_is_large_enough_to_mean_something() -> None:
    every = list(phrases())
    assert len(every) >= 200
    assert {language for language, *_ in every} == {"en", "de", "fr", "es"}
