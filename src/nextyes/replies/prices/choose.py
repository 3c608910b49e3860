# ruff: noqa: E501  (a pattern reads better on one line)
"""Which of the prices of a reply the buyer would pay: `buyers_price`."""

import re
from collections.abc import Sequence

from nextyes.replies.reply import Context, Price, Relation, Role

_SAYS = re.compile(
    r"[\s,:(=–—?!.-]*(?:(?:at|say|so|i\.e\.|like|around|about|maybe|call it|which is|that's|that is|bei|also|sagen wir"
    r"|gets us to|comes to|puts us at|lands (?:us )?(?:at|on)|would be|makes|das wären|macht|soit|à|donc|disons|en|a|por|con|mit|für|zu|pour|avec|with|o sea|digamos|es decir|serían)[\s,:]*){0,2}"
)

_PART = 0.6  # of the highest: a lower price is for a part only
_BARE = re.compile(r"[\d., ]+")
# "If you match them": another seller's price becomes the buyer's.
_MATCH = re.compile(
    r"\b(?:match(?:es)?|beat) (?:it|that|this|them|their|his|her)\b|\bif you (?:can )?match\b|\balign(?:ez|er|es)\b"
    r"|\bget (?:near|close to|down to|closer to) (?:it|that|this|them)\b|\b(?:sign|award|buy|order|approve) (?:at|for) that (?:figure|price|number|amount)\b"
    r"|\b(?:mitgehen|mithalten|gleichziehen|mitziehen|igual(?:áis|ás|ar|as|a|en|arlo|ás?lo)|iguale[ns]?)\b"
    r"|\b(?:zu|für|um) (?:diesem|dem|diesen|den)(?:selben|gleichen| selben| gleichen)? (?:preis|betrag)[^.!?\n]{0,20}\b(?:wechs|unterschr|komm|nehm|mach|dabei)"
    r"|à ce (?:prix|montant|tarif)(?:-là)?,? (?:je|on|nous) (?:signe|passe|prend|march|vien|veno)"
    r"|(?:por|a) (?:ese|este) (?:precio|valor|monto|importe),? (?:me|nos|lo|le|les|te)? ?(?:firm|cerr|paso|pasamos|cambi|vamos|quedo|compr)",
    re.IGNORECASE,
)


def buyers_price(prices: Sequence[Price], text: str, *, context: Context) -> Price | None:
    """Return the price that the buyer would pay, or their budget where they offer none, or None.

    Totals come before rates, offers before budgets, and of several the last one said. The middle between
    two prices comes before the numbers that it lies between, and after one that is named as the middle.

    Example:
        >>> buyers_price((), "Not now.", context=Context()) is None
        True
    """
    for role in (Role.OFFER, Role.BUDGET):
        own = [price for price in prices if price.role is role]
        totals = [price for price in own if not set(price.per) - {"year"}]
        if len(totals) < len(own) and all(_BARE.fullmatch(price.span.of(text)) for price in totals):
            totals = []  # "$12 per user for 40 of us": beside a rate a bare number is a count
        if totals or own:
            return _last(_below_ask(totals or own, context), text)
    others = [price for price in prices if price.role is Role.OTHER and _may_match(price, context)]
    return others[-1] if others and _MATCH.search(text) else None


def price_agreed_to(prices: Sequence[Price]) -> Price | None:
    """Return the seller's price as one who says yes says it back: "send the contract over the 30k"."""
    asked = [price for price in prices if price.role is Role.ASK and price.value is not None]
    return asked[-1] if asked else None


def _below_ask(prices: Sequence[Price], context: Context) -> Sequence[Price]:
    """Return the prices below the ask, or all where none is: who offers less does not offer the ask."""
    ask = context.seller_ask
    below = [price for price in prices if ask and price.value and price.value.minor < ask.minor]
    return below or prices


def _may_match(price: Price, context: Context) -> bool:
    """Return whether another seller's price could be one of this deal."""
    ask = context.seller_ask
    return price.value is not None and (ask is None or bool(price.per) or 2 * price.value.minor > ask.minor)


def _last(prices: Sequence[Price], text: str) -> Price:
    middle = [price for price in prices if price.relation is Relation.MIDDLE]
    if middle:
        named = [price for price in prices if price.relation is None and _names(text, middle[-1], price)]
        return named[0] if named else middle[-1]
    if any(price.relation is None for price in prices):  # a price named says more than what came off another
        prices = [
            price for price in prices if price.relation not in (Relation.AMOUNT_OFF, Relation.SHARE_OFF)
        ]
    most = max((price.value.minor for price in prices if price.value), default=0)
    whole = [price for price in prices if price.value is None or price.value.minor >= _PART * most]
    return whole[-1]  # "24k, and 2k for the training"


def _names(text: str, middle: Price, price: Price) -> bool:
    """Return whether a price says what the middle comes to: "in the middle, at 24k"."""
    between = text[middle.span.end : price.span.start].lower()
    return price.span.start >= middle.span.end and _SAYS.fullmatch(between) is not None
