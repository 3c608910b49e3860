"""From a text to the dates that it speaks of."""

from datetime import date

from nextyes.replies.dates.durations import DURATIONS
from nextyes.replies.dates.english import ENGLISH
from nextyes.replies.dates.french import FRENCH
from nextyes.replies.dates.german import GERMAN
from nextyes.replies.dates.grammar import Setting, applied
from nextyes.replies.dates.leaning import BESIDE, resolved
from nextyes.replies.dates.lexicon import Lexicon
from nextyes.replies.dates.phrases import NESTED, PARTS, RANGES, SCOPES, settled
from nextyes.replies.dates.points import POINTS
from nextyes.replies.dates.spanish import SPANISH
from nextyes.replies.dates.support import supported
from nextyes.replies.dates.tokens import Item, Reading, items
from nextyes.replies.reply import Context, Span, When

LEXICONS: dict[str, Lexicon] = {lexicon.code: lexicon for lexicon in (ENGLISH, GERMAN, FRENCH, SPANISH)}
_SOUTHERN = frozenset({"AU", "NZ", "ZA", "AR", "CL"})
_MONTH_FIRST = frozenset({"US", "PH", "FM", "MH", "PW"})
_LAYERS = (DURATIONS, POINTS, NESTED, PARTS, NESTED, RANGES, BESIDE, SCOPES)


def find_dates(text: str, sent: date, *, language: str, context: Context) -> tuple[When, ...]:
    """Return all dates to come that a text speaks of, in the order in which they stand in it.

    Args:
        text: A reply, or the buyer's own words of one.
        sent: The day on which it was sent, in the seller's zone.
        language: Its ISO 639-1 code; "" where it is not known: English, then the first other one that
            finds a date by words that are not also English.
        context: Whose country decides the order of day and month, the seasons and the holidays, and when
            the fiscal year begins.

    Returns:
        Intervals that end after ``sent``, by the table of `nextyes.replies.dates`. Past dates and vague
        words give none.

    Example:
        >>> from nextyes.replies.reply import Context
        >>> found = find_dates("Try me again mid May", date(2026, 3, 2), language="en", context=Context())
        >>> print(found[0].start, found[0].end, found[0].anchor)
        2026-05-11 2026-05-20 middle
    """
    if language in LEXICONS:
        return _found(text, sent, LEXICONS[language], context)
    for code, lexicon in LEXICONS.items():
        if dates := _found(text, sent, lexicon, context, strange=code != "en"):
            return dates
    return ()


def _found(
    text: str, sent: date, lexicon: Lexicon, context: Context, *, strange: bool = False
) -> tuple[When, ...]:
    setting = Setting(
        sent=sent,
        country=context.country,
        fiscal_start=context.fiscal_start,
        southern=context.country in _SOUTHERN,
        lexicon=lexicon,
    )
    row = items(
        text,
        lexicon,
        Reading(sent=sent, day_first=_day_first(context, lexicon.code), dotted=lexicon.dotted_ordinals),
    )
    row = supported(text, row, lexicon, strange=strange)
    for layer in _LAYERS:
        row = applied(layer, row, setting)
    row = resolved(row, sent)
    return tuple(when for item in row if item.kind == "date" and (when := _when(item, sent)))


def _when(item: Item, sent: date) -> When | None:
    days = settled(item, sent)
    if days is None or item.said is None or days.end < days.start:
        return None
    return When(
        start=days.start,
        end=days.end,
        grain=item.said.grain,
        span=Span(item.start, item.end),
        anchor=item.said.anchor,
        or_else=item.said.or_else,
    )


def _day_first(context: Context, language: str) -> bool:
    """Say whether "03/04" is the third of April: by country, else by currency, else by language."""
    if context.country:
        return context.country not in _MONTH_FIRST
    if context.currency:
        return context.currency != "USD"
    return language != "en"
