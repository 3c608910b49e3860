"""Dates that lean on one said before: "the week after", "after that", "6 to 24 July … call on the 27th"."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from nextyes.replies.dates.days import Days, later, week
from nextyes.replies.dates.durations import ahead
from nextyes.replies.dates.grammar import Found, layer
from nextyes.replies.dates.points import unit_after
from nextyes.replies.dates.said import Said, once
from nextyes.replies.dates.tokens import Item
from nextyes.replies.reply import Anchor, Grain

_NEAR = timedelta(270)  # days from the reply: a day of a year ahead was probably meant as one of the past
_LONG = (Grain.SEASON, Grain.HALF, Grain.YEAR)  # "after that" is seldom said of these


def after(days: Days, grain: Grain) -> Said:
    """Return the days from the end of others, as long as their grain."""
    start = days.end + timedelta(1)
    end = later(start, 1, grain)
    return once(Days(start, max(start, end - timedelta(1))) if end else None, grain)


def _leans(found: Found, follows: Callable[[Days, Grain], Said | None]) -> Item | None:
    return found.says(replace(once(None, Grain.DAY), follows=follows))


def _after_that(found: Found) -> Item | None:
    word = found.items[0].word
    if word.kind == "after" and (found.setting.lexicon.code == "de" or found.before == "and"):
        return None  # "fragen Sie dann nach", "of 2019 and after"
    if word.number and word.grain is Grain.DAY:  # "that day"
        return _leans(found, once)
    if word.grain is Grain.WEEK:  # "that week"
        return _leans(
            found, lambda before, _: once(week(before.start + (before.end - before.start) // 2), Grain.WEEK)
        )
    return _leans(found, after)


def _later_on(found: Found) -> Item | None:
    """Take "…, después con gusto", where the word that says "after" also says "later"."""
    return _after_that(found) if found.setting.lexicon.code == "es" else None


def _unit_after(found: Found) -> Item | None:
    unit = found.one("unit", "annual")
    assert unit is not None
    before = found.one("before")
    if unit.word.plural or (before and before.word.number < _LEANS and found.after not in _ENDS):
        return None
    return _leans(found, unit_after(unit, back=before is not None))


def _long_after(found: Found) -> Item | None:
    """Take "a fortnight after", and "two weeks later", which beside no date is from today."""
    duration = found.one("duration")
    assert duration is not None

    def follows(before: Days, _: Grain) -> Said:
        return once(ahead(before.end, duration), duration.word.grain)

    today = ahead(found.setting.sent, duration) if found.one("part") else None
    return found.says(replace(once(today, duration.word.grain), follows=follows))


def _weekday_after(found: Found) -> Item | None:
    """Take "the Monday after Easter", "the week after the 15th", "the week before Christmas"."""
    unit, dates, back = found.one("unit", "annual"), found.saids, found.one("before") is not None
    days = dates[-1].settled(found.setting.sent)
    if days is None or (unit and unit.word.plural):
        return None
    if unit:
        return found.says(unit_after(unit, back=back)(days, dates[-1].grain))
    first_after = dates[0].first_after
    last = days.start - timedelta(8) if back else days.end
    return found.says(once(first_after(last), Grain.DAY)) if first_after else None


def _that_weekday_after(found: Found) -> Item | None:
    """Take "the Monday after"."""
    first_after = found.saids[0].first_after
    if first_after is None:
        return None
    return _leans(found, lambda before, _: once(first_after(before.end), Grain.DAY))


_LEANS = 2  # the number of "before that"
_ENDS = ("", "stop", "comma", "and", "or")
_NO_MORE = "after (?=stop|comma|and|or|$)"
_LATER = "part (?=stop|comma|other|know|and|$)"
BESIDE = layer(
    (f"(give|in)? around? duration (thereafter|{_NO_MORE}|{_LATER})", _long_after),
    ("(unit|annual) (after|before) (other|know|begin|hold|over){0,4} (on|in)? date", _weekday_after),
    ("date (after|before) (on|in)? date", _weekday_after),
    (f"(unit|annual) (thereafter|{_NO_MORE}|before)", _unit_after),
    (f"date (thereafter|{_NO_MORE})", _that_weekday_after),
    ("thereafter|after (?=stop|$)", _after_that),
    ("(?<=comma|and) after (?=other)", _later_on),
)  # fmt: skip


def resolved(row: list[Item], sent: date) -> list[Item]:
    """Return the row where what leans on a date is the date that it comes to."""
    before: tuple[Days, Grain] | None = None
    made: list[Item] = []
    for item in row:
        said = item.said if item.kind == "date" else None
        leant = said.follows(*before) if said and said.follows and before else None
        said = leant or said
        days = said.settled(sent) if said else None
        if said and days and days.end - sent <= _NEAR and said.grain not in _LONG:
            last = days.end - timedelta(said.counted)  # after "ten days" is the tenth
            first = last if said.anchor is Anchor.END else min(days.start, last)
            before = Days(first, last), said.grain
        elif said and days and said.grain not in _LONG:
            before = None  # "it opens in two years, write to me then": not the day named before it
        made.append(replace(item, said=leant) if leant else item)
    return made
