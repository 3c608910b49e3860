"""Prices found, beside two libraries: ``python -m experiments.replies.prices``.

Two sets: money.json of Recognizers-Text (Microsoft, MIT), news sentences with amounts; and the written
replies, where the one price is asked for that the buyer would pay. The peers know no deal, no discount and
nobody's role: on the replies they are given the last amount that they find, and "24" for 24,000 as well.
``pip install price-parser quantulum3`` first, or their columns are left out. quantulum3 runs without its
classifier, whose saved model no current scikit-learn can read.
"""

import argparse
import importlib.util
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from importlib import import_module
from pathlib import Path

from experiments.replies.rows import WRITTEN, Row, rows

from nextyes.deals.money import CURRENCIES
from nextyes.replies.own_words import own_words
from nextyes.replies.prices import buyers_price, find_prices
from nextyes.replies.reply import Context, Price

FOLDER = Path("../shared/data/replies")
Amount = tuple[Decimal, frozenset[str]]  # major units, and the codes that the currency may have
Finder = Callable[[str], list[Amount]]

_DOLLARS = frozenset("USD AUD CAD NZD SGD HKD TWD".split())
# What the three call a currency, in small letters, and the codes that it may mean.
_NAMED: Mapping[str, frozenset[str]] = {
    "dollar": _DOLLARS,
    "$": _DOLLARS,
    "cent": _DOLLARS | {"EUR"},
    "pound": frozenset({"GBP"}),
    "pound sterling": frozenset({"GBP"}),
    "british pound": frozenset({"GBP"}),
    "£": frozenset({"GBP"}),
    "pence": frozenset({"GBP"}),
    "penny": frozenset({"GBP"}),
    "euro": frozenset({"EUR"}),
    "€": frozenset({"EUR"}),
    "rupee": frozenset({"INR", "PKR", "LKR", "NPR"}),
    "indian rupee": frozenset({"INR"}),
    "₹": frozenset({"INR"}),
    "franc": frozenset({"CHF", "XOF", "XAF"}),
    "yen": frozenset({"JPY"}),
    "japanese yen": frozenset({"JPY"}),
    "yuan": frozenset({"CNY"}),
    "元": frozenset({"CNY"}),
    "us$": frozenset({"USD"}),
    "c$": frozenset({"CAD"}),
    "hk$": frozenset({"HKD"}),
}
_HUNDREDTHS = ("cent", "pence", "penny")


def codes(name: str) -> frozenset[str]:
    """Return the ISO 4217 codes that a currency's name, symbol or code may mean."""
    return frozenset({name.upper()}) if name.upper() in CURRENCIES else _NAMED.get(name.lower(), frozenset())


def _amount(value: object, name: str) -> Amount:
    amount = Decimal(str(value))
    amount = amount / 100 if name.lower() in _HUNDREDTHS else amount
    return round(amount, 2), codes(name)  # what can be paid


def ours(text: str) -> list[Amount]:
    """Return the amounts that we find with a currency."""
    found = find_prices(text, language="en", context=Context())
    return [(price.value.amount, frozenset({price.value.currency})) for price in found if price.value]


def price_parser(text: str) -> list[Amount]:
    """Return the one price that price-parser finds."""
    price = import_module("price_parser").Price.fromstring(text)
    return [] if price.amount is None else [_amount(price.amount, price.currency or "")]


def quantulum3(text: str) -> list[Amount]:
    """Return the quantities that quantulum3 takes for money."""
    vars(import_module("quantulum3.classifier"))["USE_CLF"] = False
    try:
        quantities = import_module("quantulum3.parser").parse(text)
    except Exception:  # noqa: BLE001  what it cannot read it has not found
        return []
    return [
        _amount(each.value, getattr(each.unit, "currency_code", None) or each.unit.name)
        for each in quantities
        if each.unit.entity.name == "currency"
    ]


PEERS: dict[str, Finder] = {"price-parser": price_parser, "quantulum3": quantulum3}


def peers() -> dict[str, Finder]:
    """Return the peers that are installed."""
    return {name: find for name, find in PEERS.items() if importlib.util.find_spec(name.replace("-", "_"))}


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How many amounts were asked for, how many found right, how many finds were wrong."""

    asked: int
    right: int
    false: int

    def __str__(self) -> str:
        return f"{self.right}/{self.asked} {self.right / self.asked:.1%}, {self.false} false"


def sentences(folder: Path) -> Iterator[tuple[str, list[Amount]]]:
    """Yield the sentences of money.json with their amounts; but for those in currencies of the past.

    A sentence counts where each of its amounts has a number and a currency of today (so not in marks,
    pesetas or bitcoins): what is no amount of money anyone could be paid is not asked for.
    """
    for row in json.loads((folder / "money.json").read_text("utf-8")):
        said = [result["Resolution"] for result in row.get("Results", [])]
        amounts = [
            _amount(each["value"], each.get("isoCurrency") or each["unit"]) for each in said if each["value"]
        ]
        if all(known for _, known in amounts):
            yield row["Input"], amounts


def score_sentences(find: Finder, folder: Path) -> Score:
    """Score a finder on money.json: the amount exact, the currency one that the words may mean."""
    asked = right = false = 0
    for text, amounts in sentences(folder):
        left = find(text)
        for value, known in amounts:
            match = next((each for each in left if each[0] == value and each[1] & known), None)
            asked += 1
            if match is not None:
                right += 1
                left.remove(match)
        false += len(left)
    return Score(asked=asked, right=right, false=false)


def own_text(text: str) -> str:
    """Return a reply with all that is not the buyer's own blotted out."""
    kept = [" "] * len(text)
    for span in own_words(text):
        kept[span.start : span.end] = text[span.start : span.end]
    return "".join(kept)


def said_by_buyer(row: Row) -> Price | None:
    """Return the price that we take the buyer to name."""
    text, context = own_text(row.came.text), row.came.context
    return buyers_price(find_prices(text, language=row.language, context=context), text, context=context)


_COUNTED = {"seat", "site", "unit", "user"}  # names for one of what is counted


def _rate(per: Sequence[str]) -> set[str]:
    return {"unit" if each in _COUNTED else each for each in per}


def score_ours(part: Sequence[Row]) -> Score:
    """Score our reading of the written replies: the amount, and what a rate is paid for."""
    asked = right = false = 0
    for row in part:
        price = said_by_buyer(row)
        asked += row.amount is not None
        if price is None:
            continue
        if row.amount is None:
            false += 1
        elif price.value is not None and _rate(price.per) == _rate(row.per):
            right += abs(price.value.amount - Decimal(str(row.amount))) < 1
    return Score(asked=asked, right=right, false=false)


def score_peer(find: Finder, part: Sequence[Row]) -> Score:
    """Score a peer on the written replies: the last amount that it finds, in units or in thousands."""
    asked = right = false = 0
    for row in part:
        found = find(own_text(row.came.text))
        asked += row.amount is not None
        if found and row.amount is not None:
            wanted = Decimal(str(row.amount))
            right += any(abs(found[-1][0] * factor - wanted) < 1 for factor in (1, 1000))
        false += bool(found) and row.amount is None
    return Score(asked=asked, right=right, false=false)


def main(folder: Path = FOLDER, written: Path = WRITTEN) -> None:
    """Print both tables."""
    finders = {"nextyes": ours, **peers()}
    tuned_on, held_out = rows(written, test=False), rows(written, test=True)
    print(f"{'':14}{'money.json':>26}{'written, tuned on':>26}{'written, held out':>26}")
    for name, find in finders.items():
        if find is ours:
            scores = [score_ours(part) for part in (tuned_on, held_out)]
        else:
            scores = [score_peer(find, part) for part in (tuned_on, held_out)]
        cells = [score_sentences(find, folder), *scores]
        print(f"{name:14}" + "".join(f"{cell!s:>26}" for cell in cells))
    print(f"replies without a price: {_without(tuned_on)} tuned on, {_without(held_out)} held out")
    began = time.perf_counter()
    for row in tuned_on:
        find_prices(row.came.text, language=row.language, context=row.came.context)
    print(f"{1000 * (time.perf_counter() - began) / len(tuned_on):.2f} ms a reply")


def _without(part: Sequence[Row]) -> int:
    return sum(row.amount is None for row in part)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--folder", type=Path, default=FOLDER)
    main(arguments.parse_args().folder)
