"""What a text says of a date, before the day of the reply settles which one is meant."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from nextyes.replies.dates.days import Days, Part, part
from nextyes.replies.reply import Anchor, Grain

_FAR = range(-1, 14)  # how many times round "Monday the 14th" or "the 31st" are looked for

_JUST_OVER = 60  # days


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A date that may come again: ``at(0)`` is the one of the year, month or week of the reply, and so on.

    What comes once has the same answer for every number, and ``recurs`` is False. ``at`` is None where the
    calendar has no such day ("the 31st" of June).
    """

    at: Callable[[int], Days | None]
    grain: Grain
    anchor: Anchor = Anchor.START
    recurs: bool = False
    or_else: tuple[date, date] | None = None
    # What it is beside a date said before it: "the 27th" of the same month, "the week after".
    follows: Callable[[Days, Grain], "Said | None"] | None = None
    closing: bool = False  # the end of something: what comes before it may come in it
    counted: bool = False  # "after that" is its last day: of "in ten days", "after the 5th"
    first_after: Callable[[date], Days | None] | None = None  # of weekdays: the first one after a day

    def settled(self, sent: date, *, whole: bool = False) -> Days | None:
        """Return the first that is not over on the day of the reply; with ``whole``, not begun either."""
        return self.first(lambda days: (days.start if whole else days.end) > sent)

    def first(self, fits: Callable[[Days], bool]) -> Days | None:
        """Return the first that fits, from last year's (month's, week's) on."""
        for number in _FAR if self.recurs else (0,):
            days = self.at(number)
            if days and fits(days):
                return days
        return None

    def just_over(self, sent: date, weekday: float) -> bool:
        """Say whether its weekday tells that it has just been: "Monday 6 January", said on the 13th."""
        coming = self.settled(sent)
        gone = [days.start for number in (-1, 0) if (days := self.at(number)) and days.end < sent]
        return (
            coming is not None
            and coming.start.weekday() != weekday
            and any((sent - day).days <= _JUST_OVER and day.weekday() == weekday for day in gone)
        )

    def within(self, outer: Days) -> Days | None:
        """Return the first that begins within other days: "March" within "next year"."""
        return self.first(lambda days: outer.start <= days.start <= outer.end)

    def part(self, which: Part) -> "Said":
        """Return a part of it: "early March"."""

        def at(number: int) -> Days | None:
            days = self.at(number)
            return days and part(days, which, self.grain)

        anchor = Anchor.MIDDLE if which is Part.MIDDLE else self.anchor
        closing = which is Part.END
        return replace(
            self, at=at, anchor=anchor, or_else=None, follows=None, first_after=None, closing=closing
        )


def once(days: Days | None, grain: Grain, anchor: Anchor = Anchor.START) -> Said:
    """Return a date that comes once; of None, one that never comes."""
    return Said(at=lambda _: days, grain=grain, anchor=anchor)


def again(at: Callable[[int], Days | None], grain: Grain) -> Said:
    """Return a date that comes again every year, month or week."""
    return Said(at=at, grain=grain, recurs=True)
