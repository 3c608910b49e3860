"""The day on which to come back, from the days that a text speaks of."""

from datetime import date, timedelta

from nextyes.replies.dates.holiday import works
from nextyes.replies.reply import Anchor, When


def check_back_on(when: When, *, sent: date, country: str) -> date:
    """Return the day to come back: the anchor's day, moved to a working day.

    The start or the middle day moves forward, the end moves back, to a day from Monday to Friday that is
    no public holiday of ``country`` ("" for none); never before the first working day after ``sent``.

    Example:
        >>> from nextyes.replies.reply import Grain, Span
        >>> new_year = When(start=date(2028, 1, 1), end=date(2028, 1, 31), grain=Grain.MONTH, span=Span(0, 7))
        >>> check_back_on(new_year, sent=date(2027, 11, 5), country="DE")
        datetime.date(2028, 1, 3)
    """
    soonest = _working(sent + timedelta(1), country, 1)
    if when.anchor is Anchor.END:
        return max(soonest, _working(when.end, country, -1))
    day = when.start
    if when.anchor is Anchor.MIDDLE:
        day += (when.end - when.start) // 2
    return max(soonest, _working(day, country, 1))


def _working(day: date, country: str, step: int) -> date:
    while not works(day, country):
        day += timedelta(step)
    return day
