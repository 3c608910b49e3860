"""Rules for what is counted within a period: "the first week of March", "the last Friday of the month"."""

from dataclasses import replace
from datetime import timedelta

from nextyes.replies.dates.days import MONTHS, Days, later, week
from nextyes.replies.dates.durations import reached
from nextyes.replies.dates.grammar import Found
from nextyes.replies.dates.lexicon import Word
from nextyes.replies.dates.periods import relative
from nextyes.replies.dates.points import month
from nextyes.replies.dates.said import again
from nextyes.replies.dates.tokens import Item
from nextyes.replies.reply import Grain


def nth_of_running(found: Found) -> Item | None:
    """Take "the last Friday of the month": of the one that is running, or of the next one."""
    unit = found.items[-1]
    if unit.word.plural or unit.word.grain not in MONTHS or unit.word.grain is found.items[1].word.grain:
        return None

    def at(steps: int) -> Days | None:
        said = relative(found, unit.word.grain, steps)
        return said.at(0) if said else None

    running = replace(unit, kind="date", said=again(at, unit.word.grain))
    return nth(Found([*found.items[:2], running], found.row, found.at, found.setting))


def nth(found: Found) -> Item | None:
    """Take "the first week of March", "the last Friday in May", "the second week of January"."""
    unit, said = found.items[1], found.saids[0]
    number = None if found.items[0].kind == "last" else int(found.items[0].word.number)
    weekly = unit.kind == "weekday" or unit.word.grain is Grain.WEEK
    counted = weekly or unit.word.grain in (Grain.DAY, Grain.MONTH)
    if not counted or said.grain in (Grain.DAY, Grain.WEEK):
        return None

    def at(ahead: int) -> Days | None:
        of = said.at(ahead)
        return of and _nth_of(of, number, unit, whole=found.items[0].word.whole)

    return found.says(replace(said, at=at, grain=Grain.DAY if unit.kind == "weekday" else unit.word.grain))


def _nth_of(of: Days, number: int | None, unit: Item, *, whole: bool) -> Days | None:
    if unit.word.grain is Grain.MONTH:
        months = (of.end.year - of.start.year) * 12 + of.end.month - of.start.month + 1
        start = later(of.start, (months if number is None else number) - 1, Grain.MONTH)
        end = start and later(start, 1, Grain.MONTH)
        return Days(start, end - timedelta(1)) if start and end and start <= of.end else None
    if unit.kind != "weekday" and unit.word.grain is Grain.DAY:
        there = of.end if number is None else of.start + timedelta(number - 1)
        return Days(there, there) if there <= of.end else None
    # The n-th week holds the n-th Thursday, as weeks of a year are counted; but for what lies outside.
    weekday = int(unit.word.number) if unit.kind == "weekday" else 3
    first = of.start + timedelta((weekday - of.start.weekday()) % 7)
    if whole and unit.kind != "weekday":  # "the first full week"
        first = of.start + timedelta(-of.start.weekday() % 7)
    last = of.end - timedelta((of.end.weekday() - weekday) % 7)
    there = last if number is None else first + timedelta(7 * (number - 1))
    if there > of.end:
        return None
    if unit.kind == "weekday":
        return Days(there, there)
    return Days(max(week(there).start, of.start), min(week(there).end, of.end))


def first_days(found: Found) -> Item | None:
    """Take "the first two weeks of July", "the last ten days of May"."""
    duration, said = found.items[1], found.saids[0]

    def at(ahead: int) -> Days | None:
        of = said.at(ahead)
        if of is None:
            return None
        if found.items[0].kind == "last":
            start = reached(of.end + timedelta(1), -duration.high, duration.word)
            return Days(max(start, of.start), of.end) if start else None
        end = reached(of.start, duration.high, duration.word)
        return Days(of.start, min(end - timedelta(1), of.end)) if end else None

    return found.says(replace(said, at=at, grain=Grain.DAY))


def month_weeks(found: Found) -> Item | None:
    """Take "der ersten Oktoberwoche", "the first two weeks" where the month and the week are one word."""
    first, word = found.items[0], found.items[-1]
    said = replace(word, kind="date", said=month(found, int(word.word.number)))
    number = found.one("number", "count") if len(found.items) > 2 else None
    count = number.word.number if number else 1
    week = Word(kind="unit", grain=Grain.WEEK, number=count)
    items = [first, replace(word, kind="duration" if number else "unit", word=week, high=count), said]
    whole = Found(items, found.row, found.at, found.setting)
    return first_days(whole) if number else nth(whole)
