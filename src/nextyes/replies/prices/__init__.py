"""Prices in a reply: what was said, whose it is, and which the buyer would pay.

Knows the words of four languages, not the ledger. A text is folded (`folding`), numbers that are no money are
blotted out (`elsewhere`), the rest is read as amounts (`amounts`) whose role the words beside them tell
(`roles`, `cues`), or as relations to the ask (`relations`). To add a language: its number words in `words`,
its cues in `cues`.
"""

from nextyes.replies.prices.choose import buyers_price, price_agreed, price_left
from nextyes.replies.prices.find import find_prices

__all__ = ["buyers_price", "find_prices", "price_agreed", "price_left"]
