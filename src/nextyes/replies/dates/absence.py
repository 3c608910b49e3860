"""Days on which one is away: "9 to 13 March", "the rest of the month"; and the day after them."""

import re
from dataclasses import replace
from datetime import timedelta

from nextyes.replies.dates.lexicon import fold
from nextyes.replies.reply import Anchor, Grain, When

_WHOLE = frozenset(
    "rest remainder whole all gesamte gesamten ganze ganzen restlichen reste toute resto toda todo".split()
)
# "from 8 to 9 September", "8-9 September", and not "09-09-2026"; folded, of a few words.
_FROM_TO = re.compile(
    r"\d.{0,30}\b(?:to|through|and|bis|und|au|et|al|a|y)\b.{0,40}\d"
    r"|\d.{0,20} [-–—] .{0,20}\d|\d\w{0,2}\.?[–—].{0,12}\d|(?<![-\d])\d{1,2}\.?-\d{1,2}(?:[./]| \w)"
)


def lasts(when: When, named: str, *, returns: bool) -> bool:
    """Say whether a date is some days on which one can be away.

    Args:
        when: The date. Of a range that has begun, its last day can be all that is left.
        named: The words that name it.
        returns: Whether words say that it is a day of return.
    """
    folded = fold(named)
    if when.anchor is not Anchor.START or (when.end == when.start and not _FROM_TO.search(folded)):
        return False
    whole = not _WHOLE.isdisjoint(folded.strip("“”").split())
    fine = when.grain is Grain.DAY and any(map(str.isdigit, named))
    return whole or fine or (when.grain is Grain.WEEK and not returns)


def day_after(when: When) -> When:
    """Return the day after a date.

    Example:
        >>> from datetime import date
        >>> from nextyes.replies.reply import Span
        >>> day = date(2026, 3, 13)
        >>> print(day_after(When(start=day, end=day, grain=Grain.DAY, span=Span(0, 4))).start)
        2026-03-14
    """
    after = when.end + timedelta(1)
    return replace(when, start=after, end=after, grain=Grain.DAY, anchor=Anchor.START)
