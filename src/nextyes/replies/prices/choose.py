"""Which of the prices of a reply the buyer would pay: `buyers_price`."""

from collections.abc import Sequence

from nextyes.replies.reply import Context, Price, Relation, Role


def buyers_price(prices: Sequence[Price], text: str, *, context: Context) -> Price | None:  # noqa: ARG001
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
        if totals or own:
            return _last(totals or own)
    return None


def _last(prices: Sequence[Price]) -> Price:
    middle = [price for price in prices if price.relation is Relation.MIDDLE]
    if middle:
        named = [
            price
            for price in prices
            if price.relation is None and 0 <= price.span.start - middle[-1].span.end <= 12
        ]
        return named[0] if named else middle[-1]
    return prices[-1]
