"""Rules for single dates: days, weeks, months, seasons, quarters, fiscal years, years, holidays."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from nextyes.replies.dates.days import MONTHS, Days, Part, day, months, week
from nextyes.replies.dates.durations import AHEAD, SPAN, reached, within
from nextyes.replies.dates.feasts import holiday_of_month, long_weekend, named_feast
from nextyes.replies.dates.grammar import Found, layer
from nextyes.replies.dates.periods import final, fiscal, half, numbered, relative, two_years
from nextyes.replies.dates.said import Said, again, once
from nextyes.replies.dates.tokens import Item
from nextyes.replies.reply import Grain

# --- months, seasons, days of the month ------------------------------------------------------------


def month(found: Found, number: int) -> Said | None:
    """Return a month by its number, of the year that was named or of any."""
    year = found.year()
    if year is not None:
        days = months(year, number)
        return once(days, Grain.MONTH)
    return again(lambda ahead: months(found.setting.sent.year + ahead, number), Grain.MONTH)


def _month(found: Found) -> Item | None:
    word, unit = next(item.word for item in found.items if item.kind == "month"), found.one("unit")
    if unit and (unit.word.grain is not Grain.MONTH or unit.word.plural):  # "fin du mois de mars"
        return None
    if word.feast and found.before == "after":  # "after New Year", and "in the new year", which is January
        return named_feast(Found([replace(found.items[0], word=word)], found.row, found.at, found.setting))
    said = month(found, int(word.number))
    return found.says(said and (said if word.part is Part.WHOLE else said.part(word.part)))


def _month_of_year(found: Found) -> Item | None:
    """Take "in Jan 27", said in 2026, for January 2027; nobody is asked back in a day."""
    number, sent = found.number("number"), found.setting.sent
    days = months(2000 + number, found.number("month")) if 0 <= 2000 + number - sent.year <= 3 else None
    return found.says(once(days, Grain.MONTH)) if days and days.end > sent else None


def _opening(found: Found) -> Item | None:
    """Take "once the new fiscal year starts, in October" as October."""
    begins = (found.one("begin") or found.sentence_has("begin")) and found.before != "after"
    return _month(found) if begins else None


def _season(found: Found) -> Item | None:
    word = next(item.word for item in found.items if item.kind == "season")
    number = int(word.number)
    first = 3 + 3 * ((number + 2 * found.setting.southern) % 4)
    year = found.year()
    if year is not None:
        said = once(months(year, first, 3), Grain.SEASON)
    else:
        said = again(lambda ahead: months(found.setting.sent.year + ahead, first, 3), Grain.SEASON)
    return found.says(said if word.part is Part.WHOLE else said.part(word.part))


def _month_day(found: Found) -> Item | None:
    days = [int(item.word.number) for item in found.all("number", "ordinal", "theday")]
    number, year, sent = found.number("month"), found.year(), found.setting.sent
    weekday = found.one("weekday")

    def at(ahead: int) -> Days | None:
        of = year if year is not None else sent.year + ahead
        first, last = day(of, number, days[0]), day(of, number, days[-1])
        return Days(first.start, last.end) if first and last and first.start <= last.end else None

    said = Said(at=at, grain=Grain.DAY, recurs=year is None)
    return found.past() if weekday and said.just_over(sent, weekday.word.number) else found.says(said)


def _dated_weekday(found: Found) -> Item | None:
    """Take "Friday, 13/03": the day in figures, unless it has just been."""
    said, sent = found.saids[0], found.setting.sent
    return found.past() if said.just_over(sent, found.number("weekday")) else found.says(said)


def _the_day(found: Found) -> Item | None:
    """Take "the 14th", and "Monday the 14th" for the next 14th that is a Monday."""
    number = found.number("number", "ordinal", "theday")
    if not 1 <= number <= 31:
        return None
    sent, weekday = found.setting.sent, found.one("weekday")

    def at(ahead: int) -> Days | None:
        of = months(sent.year, sent.month + ahead)
        days = of and day(of.start.year, of.start.month, number)
        return days if days and (weekday is None or days.start.weekday() == weekday.word.number) else None

    def follows(before: Days, _: Grain) -> Said | None:
        """Take "8 October, … on the 9th" for the 9th of October, "29 July to 7 August, … the 10th"."""
        alone = before.start == before.end
        same = number >= before.start.day
        if (alone and not same) or before.end - before.start > _A_MONTH:
            return None
        of = months(before.start.year, before.start.month + (not same))
        return once(of and day(of.start.year, of.start.month, number), Grain.DAY)

    return found.says(replace(again(at, Grain.DAY), follows=None if weekday else follows))


_A_MONTH = timedelta(31)


def _the_days(found: Found) -> Item | None:
    first, last = (int(item.word.number) for item in found.all("number", "ordinal", "theday"))
    sent = found.setting.sent
    if not 1 <= first < last <= 31:
        return None

    def at(ahead: int) -> Days | None:
        of = months(sent.year, sent.month + ahead)
        start, end = (of and day(of.start.year, of.start.month, number) for number in (first, last))
        return Days(start.start, end.end) if start and end else None

    return found.says(again(at, Grain.DAY))


def _next(found: Found) -> Item | None:
    """Take "next March", "next summer", "next Easter": the first that has not begun."""
    plain = {"month": _month, "season": _season, "feast": named_feast}
    kind = next(item.kind for item in found.items if item.kind in plain)
    item = plain[kind](found)
    if item is None or item.said is None:
        return None
    days = item.said.settled(found.setting.sent, whole=True)
    return found.says(once(days, item.said.grain))


# --- weeks and their days --------------------------------------------------------------------------


def _weekday(found: Found) -> Item | None:
    """Take a weekday: the next one; of the next calendar week; of this one."""
    number, sent = found.number("weekday"), found.setting.sent
    if found.one("next", "overnext"):
        in_week = week(sent, 2 if found.one("overnext") else 1)
        chosen = in_week.start + timedelta(number)
        said = once(Days(chosen, chosen), Grain.DAY)
        return found.says(replace(said, follows=_first(number)) if following(found) else said)
    unit = found.one("unit")
    if unit and unit.word.grain is not Grain.WEEK:
        return None
    after = 7 * int(unit.word.number) if unit else 0  # "Monday week", "Wednesday fortnight"

    def at(ahead: int) -> Days:
        chosen = week(sent, ahead).start + timedelta(number)
        if after and chosen <= sent:
            return Days(chosen, chosen)
        return Days(chosen + timedelta(after), chosen + timedelta(after))

    weekday = found.one("weekday")
    leans = _first(number) if weekday and weekday.high else None  # "try me on the Tuesday"
    return found.says(
        replace(again(at, Grain.DAY), follows=leans, first_after=lambda end: _first_after(end, number))
    )


def following(found: Found) -> bool:
    """Say whether a "next" counts from the date said before it: "the following Monday", "the next day"."""
    word = found.one("next")
    return word is not None and word.word.number == 1


def _first_after(end: date, weekday: int) -> Days:
    chosen = end + timedelta((weekday - end.weekday() - 1) % 7 + 1)
    return Days(chosen, chosen)


def _first(weekday: int) -> Callable[[Days, Grain], Said]:
    return lambda before, _: once(_first_after(before.end, weekday), Grain.DAY)


def _relday(found: Found) -> Item | None:
    """Take today, tomorrow, the weekend, and "tomorrow week"."""
    word, sent = found.items[-1].word, found.setting.sent
    relday = found.one("relday")
    assert relday is not None
    if relday.word.grain is Grain.WEEK:
        skipped = 2 if found.one("overnext") else 1 if found.one("next") else 0

        def at(ahead: int) -> Days:
            return Days(week(sent, ahead + skipped).start + timedelta(5), week(sent, ahead + skipped).end)

        return found.says(once(at(0), Grain.DAY) if skipped else again(at, Grain.DAY))
    there = sent + timedelta(int(relday.word.number) + (7 if word.grain is Grain.WEEK else 0))
    return found.says(once(Days(there, there), Grain.DAY))


def _week_number(found: Found) -> Item | None:
    number, year, sent = found.number("number", "ordinal", "theday"), found.year(), found.setting.sent
    if not 1 <= number <= 53 or (found.one("unit") and not _counts_weeks(found)):
        return None

    def at(ahead: int) -> Days | None:
        try:
            monday = date.fromisocalendar(year or sent.year + ahead, number, 1)
        except ValueError:  # most years have 52 weeks
            return None
        return Days(monday, monday + timedelta(6))

    return found.says(Said(at=at, grain=Grain.WEEK, recurs=year is None))


def _french_week(found: Found) -> Item | None:
    """Take "S14" for a week where "S2" is a half of the year."""
    french = found.setting.lexicon.code == "fr" and found.grain("period") is Grain.HALF
    return _week_number(found) if french else None


_OF_A_MONTH, _OF_A_COURSE = 5, 12  # weeks


def _counts_weeks(found: Found) -> bool:
    """Say whether "week 3" is one of the year, and not of a pilot."""
    unit, nth = found.one("unit"), found.one("ordinal", "theday")
    if unit is None or unit.word.grain is not Grain.WEEK or unit.word.plural:
        return False
    if nth:  # "in the 15th week", and not "in the second week"
        return nth.word.number > _OF_A_MONTH
    number = found.one("number")
    of_year = number is not None and number.word.number > _OF_A_COURSE
    return of_year or found.after != "other"  # "week 3 of the pilot"


def _from_day(found: Found) -> Item | None:
    """Take "Monday in two weeks", "heute in einem Jahr"."""
    of = Found(found.items[:1], found.row, found.at, found.setting)
    item, duration = (_weekday(of) if found.one("weekday") else _relday(of)), found.one("duration")
    days = item.said.at(0) if item and item.said else None
    if days is None or duration is None:
        return None
    if days.start < found.setting.sent:  # a weekday of this week that is over
        days = Days(days.start + timedelta(7), days.end + timedelta(7))
    there = reached(days.start, duration.word.number, duration.word)
    return found.says(once(Days(there, there) if there else None, duration.word.grain))


# --- this, next, last ------------------------------------------------------------------------------


_SCOPED = frozenset("part before after by until from notbefore through around last ordinal".split())


def _period(found: Found) -> Item | None:
    """Take this, the next, or the next but one week, month, quarter, half or year."""
    unit = found.one("unit", "annual")
    assert unit is not None
    steps = 0 if found.one("this") else 2 if found.one("overnext") else 1
    if unit.word.plural or unit.word.workdays or any(item.word.plural for item in found.all("next")):
        return None  # "in the next weeks" is no date
    if steps == 0 and found.sentence_has("not") and found.before not in _SCOPED:
        return found.past()  # "not this quarter", "there is no budget this year"
    if unit.word.number != 1:  # the next fortnight
        duration = found.lasts(unit.word.number * steps, unit.word.number * steps, unit.word)
        return within(Found([duration], found.row, found.at, found.setting)) if steps else None
    said = relative(found, unit.word.grain, steps)
    leans = following(found) or (steps == 1 and unit.word.grain is Grain.DAY)
    return found.says(replace(said, follows=unit_after(unit)) if said and leans else said)


_SUNDAY = 6


def unit_after(unit: Item, *, back: bool = False) -> Callable[[Days, Grain], Said | None]:
    """Return what "the week after", with ``back`` "the week before", means beside a date."""
    grain = unit.word.grain

    def follows(before: Days, _: Grain) -> Said | None:
        beside, step = (before.start, -1) if back else (before.end, 1)
        if grain is Grain.DAY:
            there = beside + timedelta(step)
            return once(Days(there, there), grain)
        if grain is Grain.WEEK:
            ends = back and beside.weekday() == _SUNDAY  # the week before Easter ends with it
            return once(week(beside, 0 if ends else step), grain)
        return once(months(beside.year, beside.month + (-MONTHS[grain] if back else 1), MONTHS[grain]), grain)

    return follows


# --- years ---------------------------------------------------------------------------------------


def _year(found: Found) -> Item | None:
    year = found.year()
    return found.says(once(None if year is None else months(year, 1, 12), Grain.YEAR))


def _bare_year(found: Found) -> Item | None:
    """Take "2028" that stands alone for a year only where it is one of the next."""
    year = found.year() or 0
    return _year(found) if 0 <= year - found.setting.sent.year <= 10 else None


_JOIN = "(comma|dash|slash)?"
_TO_COME = f"((next|coming) (?!{SPAN}|weekday|month|date))?"  # "le 14 mars prochain"
_NEXT = "(next|coming)?"  # "next Monday, 14 March" says no more than "Monday, 14 March"
_D = "(number|ordinal|theday)"
_TO = "(to|dash|slash|or|and|until)"
_SCOPES = "in|on|for|since|after|before|notbefore|by|from|until|through|around|part"
_ALONE = "(?<!number|opaque|dash|slash|year|theday)"
_RULES = (
    ("(weekday|relday) (in duration|comma? duration fromnow)", _from_day),
    *AHEAD,
    # days of a month
    (f"(weekday comma?)? between? {_D} {_TO} {_D} month comma? year?", _month_day),
    (f"since {_D} until {_D} month comma? year?", _month_day),  # "desde el 9 hasta el 13 de marzo"
    (f"(weekday comma?)? month between? {_D} {_TO} {_D} (?!month|weekday) comma? year?", _month_day),
    (f"{_NEXT} (weekday comma?)? {_D} {_JOIN} month {_JOIN} year", _month_day),
    (f"{_NEXT} (weekday comma?)? month {_JOIN} {_D} {_JOIN} year", _month_day),
    (f"year {_JOIN} month {_JOIN} {_D}", _month_day),
    (f"(?<=in) month number (?!unit|annual|{_TO} {_D})", _month_of_year),
    (f"{_NEXT} (weekday comma?)? {_D} (dash|slash)? month {_TO_COME}", _month_day),
    (f"{_NEXT} (weekday comma?)? month (dash|slash)? {_D} (?!{SPAN})", _month_day),
    (f"{_NEXT} weekday comma? ({_D}|on (ordinal|theday)) (?!{SPAN}|month|period|{_D})", _the_day),
    # "3rd to 5th year"
    (f"(theday|ordinal) {_TO} (theday|ordinal) {SPAN} (?!in? month|in? date)", Found.nothing),
    ("theday (to|dash|or|and|until) theday", _the_days),
    ("theday (?!unit|annual|period|kw)", _the_day),
    # fiscal years and their quarters
    ("period number (slash|dash|comma)? fiscal (year|number)", numbered),
    ("(ordinal|theday|number) (unit|period) fiscal (year|number)", numbered),
    (
        "(next|coming|new)? fiscal annual? (next|coming)? begin? comma? (in|on|from)? month (?!year|number)",
        _opening,
    ),
    ("fiscal annual? (year|number) (slash|dash) number", fiscal),
    ("fiscal annual? (year|number) (?!unit|annual|number)", fiscal),
    ("fiscal opaque", fiscal),
    ("(next|coming|new) fiscal annual? (in|on) (month|maymonth)", _month),  # in which it begins
    ("(next|coming|new|this) fiscal annual?|fiscal annual? (next|coming)", fiscal),
    ("last fiscal annual?|fiscal annual? last", Found.past),
    # quarters and halves
    ("period number (slash|dash|comma)? (year|number (?!unit|annual|month))", numbered),
    ("period number", numbered),
    ("unit number comma? year|unit number (?!unit|annual|month)", numbered),  # "Quartal 2"
    ("(number|ordinal|theday) (period|unit) comma? year", numbered),
    ("number period number (?!unit|annual|month)|(number|ordinal|theday) period", numbered),  # "2H27"
    ("(ordinal|theday) unit", numbered),
    ("last unit year|last unit (in|on)? this? annual", numbered),
    ("last unit", final),
    (f"(?<={_SCOPES}) part (?=stop|comma|dash|and|$)", half),  # "locked until the second half"
    # months and seasons
    ("month feast|feast in month", holiday_of_month),
    ("(next|coming) month (?!next)|month (next|coming) (?!unit|annual|fiscal)", _next),
    ("(next|coming) season|season (next|coming) (?!unit|annual|fiscal)", _next),
    ("last (month|season)|(month|season) last (?!unit|annual)", Found.past),
    (f"unit? month {_JOIN} year|(unit|this)? month", _month),
    ("season comma? year|this? season", _season),
    # weeks and their days
    (f"{_NEXT} weekday comma? on? date", _dated_weekday),
    ("(?<!ordinal|last) weekday unit (?!next|coming|last|year|number)", _weekday),
    ("(next|overnext) weekday|weekday (next|overnext) (?!unit|annual)", _weekday),
    ("last weekday (?!month|this|next|in month|in? this? unit|annual)", Found.past),
    ("weekday last (?!unit|annual)", Found.past),
    ("(this|coming) weekday|weekday coming (?!unit|annual)", _weekday),
    ("(?<!ordinal|last) weekday", _weekday),
    ("(this|next|coming|overnext) relday|relday overnext|relday unit|relday", _relday),
    ("period number (?!unit|annual)", _french_week),
    ("kw number (slash|dash|comma)? year|kw number|(number|ordinal|theday) kw", _week_number),
    ("unit number year|unit number (?!unit|annual|month)", _week_number),
    ("(ordinal|theday) unit (?!in|date|month|year|season)", _week_number),
    # this, next, last
    (f"(next|coming|overnext|this) {SPAN}|new unit", _period),
    (f"{SPAN} (next|coming|overnext) (?!unit|annual|weekday|month|season|fiscal|number|count)", _period),
    (
        f"(?<!month)last {SPAN} (?!month|in month|in? this? unit|season|next|this|coming|annual|year)",
        Found.past,
    ),
    (f"{SPAN} last", Found.past),
    # holidays
    ("(next|coming) feast", _next),
    ("last feast", Found.past),
    ("feast relday", long_weekend),
    ("feast year|this? feast feast?", named_feast),  # "the Diwali holidays"
    # years
    ("(fiscal|annual)? year (slash|dash) (number|year)", two_years),
    ("annual year", _year),
    (f"(?<={_SCOPES}|unit|span|between|to|or|dash|slash) year", _year),
    (f"{_ALONE} year (?=stop|comma|before|dash (?!year|number)|$)", _bare_year),
    ("(^|(?<=stop|comma|date)) year (?=in|on|part)", _bare_year),
)  # fmt: skip
POINTS = layer(*_RULES)
