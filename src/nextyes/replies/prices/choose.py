# ruff: noqa: E501  (a pattern reads better on one line)
"""Which of the prices of a reply the buyer would pay: `buyers_price`."""

import re
from collections.abc import Sequence
from decimal import Decimal

from nextyes.replies.prices.rates import is_rate
from nextyes.replies.prices.roles import share_of
from nextyes.replies.reply import Context, Price, Relation, Role

_SAYS = re.compile(
    r"[\s,:(=–—?!.-]*(?:(?:at|say|so|i\.e\.|like|around|about|maybe|call it|which is|that's|that is|bei|also|sagen wir"
    r"|gets us to|comes to|puts us at|lands (?:us )?(?:at|on)|would be|makes|das wären|macht|soit|à|donc|disons|en|a|por|con|mit|für|zu|pour|avec|with|o sea|digamos|es decir|serían)[\s,:]*){0,2}"
)

_LEAST = Decimal("0.3")  # of the ask: less is the price of something else
_PART = 0.6  # of the highest: a lower price is for a part only
_BARE = re.compile(r"[\d., ]+")
# "If you match them", "honour that": another seller's price, or the seller's old one, becomes the buyer's.
_MATCH = re.compile(
    r"\b(?:match(?:es)?|beat) (?:it|that|this|them|their|his|her)\b|\bif you (?:can )?match\b|\balign(?:ez|er|es)\b"
    r"|\bget (?:near|close to|down to|closer to) (?:it|that|this|them)\b|\b(?:sign|award|buy|order|approve) (?:at|for) that (?:figure|price|number|amount)\b"
    r"|\bhonou?r (?:it|that|this|the)\b|\bstick (?:to|with) (?:it|that|this)\b|\bif (?:it|that|this) still (?:stands|holds|applies)\b"
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
    prices = [price for price in prices if price is prices[-1] or not _is_said_back(price, text)]
    offers, budgets = (
        [price for price in prices if price.role is role] for role in (Role.OFFER, Role.BUDGET)
    )
    # stable, so that a budget only comes before offers that are none: "our budget is 20, which is below 30"
    for own in sorted((offers, budgets), key=lambda own: not _below_ask(own, context)):
        totals = [price for price in own if not is_rate(price.per)]
        if len(totals) < len(own) and all(_BARE.fullmatch(price.span.of(text)) for price in totals):
            totals = []  # "$12 per user for 40 of us": beside a rate a bare number is a count
        if totals or own:
            return _last(_below_ask(totals or own, context) or totals or own, text)
    for role in (Role.OTHER, Role.ASK) if _MATCH.search(text) else ():
        if others := [price for price in prices if price.role is role and _may_match(price, context)]:
            return others[-1]
    return None


def price_agreed(
    price: Price | None, prices: Sequence[Price], *, context: Context, says_yes: bool
) -> Price | None:
    """Return the buyer's price by what they answer: the ask said back is theirs only where they say yes.

    "36 then, send it on" pays the ask of 36; "36 is fine in principle, but" offers nothing.
    """
    ask = context.seller_ask
    if says_yes and price is None:
        said = [each for each in prices if each.value is not None and each.role is Role.ASK]
        return said[-1] if said else None
    if ask is None:
        return price
    is_ask = price is not None and price.role is Role.OFFER and price.value == ask
    return None if is_ask and not says_yes else price


def price_left(prices: Sequence[Price], *, context: Context) -> Price | None:
    """Return the price of who haggles and calls none their own: the last below the ask that is nobody else's.

    "You said 30, my controller said 26" offers 26, and "the others want 26" nothing.
    """
    left = [
        price
        for price in _below_ask(prices, context)
        if not is_rate(price.per) and (price.role is not Role.OTHER or price.unclear)
        if (share_of(price.value, context.seller_ask) or 0) > _LEAST
    ]
    return left[-1] if left else None


def _is_said_back(price: Price, text: str) -> bool:
    """Return whether a price is a question of its own: "31k? We thought of 26k."."""
    alone = text[: price.span.start].rstrip(" ¿")[-1:] in ("", ".", "!", "?", "\n")
    return alone and price.relation is None and text[price.span.end :].lstrip()[:1] == "?"


def _below_ask(prices: Sequence[Price], context: Context) -> Sequence[Price]:
    """Return the prices below the ask: who offers less does not offer the ask."""
    ask = context.seller_ask
    return [price for price in prices if ask and price.value and price.value.minor < ask.minor]


def _may_match(price: Price, context: Context) -> bool:
    """Return whether a price that is not the buyer's could be one of this deal, below the ask."""
    ask = context.seller_ask
    if price.value is None or ask is None or price.per:
        return price.value is not None
    return price.value.minor < ask.minor < 2 * price.value.minor


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
