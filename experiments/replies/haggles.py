"""The price that two people agree on, read from what they wrote: ``python -m experiments.replies.haggles``.

CraigslistBargain (He et al., Decoupling Strategy and Generation in Negotiation Dialogues, EMNLP 2018): buyer
and seller write, then one of them enters an offer that the other accepts. What is read are the messages
before that offer; neither the offer nor what it came to is looked at but to judge. Half of the deals, by a
hash of their id, was looked at to write this; the other half is reported too.
"""

import argparse
import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from nextyes.deals.money import Money, money
from nextyes.replies.prices import find_prices
from nextyes.replies.reply import Context, Price, Relation, Role

FOLDER = Path("../shared/data/price")
FILES = ("craigslist_haggles.jsonl", "craigslist_haggles_2.jsonl")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_PLAUSIBLE = (Decimal("0.2"), Decimal("1.5"))  # shares of the list price


@dataclass(frozen=True, slots=True, kw_only=True)
class Haggle:
    """The messages before the last offer, each with who wrote it, and what the offer came to."""

    id: str
    messages: tuple[tuple[str, str], ...]
    ask: Decimal
    target: Decimal
    agreed: Decimal

    @property
    def tuned_on(self) -> bool:
        """Whether it belongs to the half that was looked at."""
        return hashlib.sha256(self.id.encode()).digest()[0] % 2 == 0


def haggles(folder: Path) -> Iterator[Haggle]:
    """Yield the deals of a folder that ended in an accepted offer after at least one message."""
    for name in FILES:
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            offers = [place for place, event in enumerate(row["events"]) if event["act"] == "offer"]
            if row["outcome"] != "deal" or not offers or not row["final_price_z"]:
                continue
            before = row["events"][: offers[-1]]
            messages = tuple((event["who"], event["text"]) for event in before if event["text"])
            if messages:
                yield Haggle(
                    id=row["id"],
                    messages=messages,
                    ask=Decimal(str(row["seller_ask_y"])),
                    target=Decimal(str(row["buyer_target_x"])),
                    agreed=Decimal(str(row["final_price_z"])),
                )


def last_number(haggle: Haggle) -> Decimal | None:
    """Return the last number that could be a price, the rule to beat."""
    for _, text in reversed(haggle.messages):
        for digits in reversed(_NUMBER.findall(text)):
            number = Decimal(digits.replace(",", ""))
            if _PLAUSIBLE[0] * haggle.ask <= number <= _PLAUSIBLE[1] * haggle.ask:
                return number
    return None


_ACCEPTS = re.compile(
    r"(?i)\b(?:accept|take|happy with|agree (?:to|with)|fine with) (?:your|that) (?:offer|price|amount)\b"
)
_REFUSES = re.compile(
    r"(?i)[ ,]*(?:[^.!?]{0,30}\b(?:low|high|steep)\b|[^.!?]{0,12}\b(?:is|would be) (?:not enough|an insult))"
)
_RATES = {"month", "week", "year"}


def read_price(haggle: Haggle) -> Decimal | None:
    """Return the price last proposed and not turned down, by whoever proposed it."""
    context = Context(
        seller_ask=money(haggle.ask, "USD"), buyer_budget=money(haggle.target, "USD"), currency="USD"
    )
    by = {"seller": haggle.ask, "buyer": haggle.target}
    agreed = None
    for who, text in haggle.messages:
        price = _proposal(find_prices(text, language="en", context=context), text, haggle, by)
        if _ACCEPTS.search(text):
            agreed = by["buyer" if who == "seller" else "seller"]
        elif price is not None:
            agreed = by[who] = price.amount
            context = (
                replace(context, seller_ask=price)
                if who == "seller"
                else replace(context, buyer_budget=price)
            )
    return agreed


def _proposal(prices: Sequence[Price], text: str, haggle: Haggle, by: Mapping[str, Decimal]) -> Money | None:
    """Return what a message proposes: its last price that is neither refused nor of something else."""
    possible = [
        (price, price.value)
        for price in prices
        if price.value is not None
        and _PLAUSIBLE[0] * haggle.ask <= price.value.amount <= _PLAUSIBLE[1] * haggle.ask
        and price.relation in (None, Relation.MIDDLE)
        and set(price.per) <= _RATES
        and _REFUSES.match(text[price.span.end :]) is None
    ]
    if any(price.relation is None and value.amount not in by.values() for price, value in possible):
        possible = [each for each in possible if each[0].relation is None]  # "70, and I'll meet you halfway"
    for role in (Role.OFFER, Role.BUDGET, Role.ASK, Role.OTHER):
        of_role = [value for price, value in possible if price.role is role]
        if of_role:
            return of_role[-1]
    return None


RULES: dict[str, Callable[[Haggle], Decimal | None]] = {
    "last plausible number": last_number,
    "find_prices": read_price,
}


def main(folder: Path = FOLDER) -> None:
    """Print how often each rule reads exactly the price agreed on."""
    every = list(haggles(folder))
    print(f"{'rule':24}{'tuned on':>16}{'held out':>16}")
    for name, rule in RULES.items():
        cells = []
        for tuned_on in (True, False):
            half = [haggle for haggle in every if haggle.tuned_on is tuned_on]
            right = sum(rule(haggle) == haggle.agreed for haggle in half)
            cells.append(f"{right}/{len(half)} {right / len(half):.1%}")
        print(f"{name:24}{cells[0]:>16}{cells[1]:>16}")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--folder", type=Path, default=FOLDER)
    main(arguments.parse_args().folder)
