"""Rules for durations: "three weeks", and the day that lies one ahead."""

from dataclasses import replace
from datetime import date, timedelta

from nextyes.replies.dates.days import MONTHS, Days, later
from nextyes.replies.dates.grammar import Found, layer
from nextyes.replies.dates.lexicon import Word
from nextyes.replies.dates.said import once
from nextyes.replies.dates.tokens import Item
from nextyes.replies.reply import Anchor, Grain


def _duration(found: Found) -> Item | None:
    numbers = [item.word.number for item in found.all("number", "count")]
    unit = found.one("unit", "annual", "duration")
    assert unit is not None
    if found.one("and") and found.before != "between":  # "five and three quarters" is a number
        return None
    if unit.kind == "duration":
        return found.lasts(unit.word.number, unit.word.number, unit.word)
    low, high = min(numbers) * unit.word.number, max(numbers) * unit.word.number
    if low == high and low % 1 and unit.word.grain in MONTHS:  # "one and a half years"
        count = low * MONTHS[unit.word.grain]
        return found.lasts(count, count, replace(unit.word, grain=Grain.MONTH))
    return found.lasts(low, high, unit.word)


def _or_so(found: Found) -> Item | None:
    numbers = [item.word.number for item in found.all("number", "count")]
    return _duration(found) if numbers[1] == numbers[0] + 1 else None


def _hours(found: Found) -> Item:
    """Take "in 48 hours" for two days; other times of the clock say nothing of a date."""
    number, unit = found.items[0].word.number, found.items[-1].word
    if unit.number == 1 and number >= 24 and number % 24 == 0:
        return found.lasts(number / 24, number / 24, unit)
    return found.nothing()


N = "(number|count)"
SPAN = "(unit|annual)"
DURATIONS = layer(
    ("(number|theday|ordinal) ((to|dash|until) number)? clock", Found.nothing),
    (f"{N} (to|dash|or|slash|until) {N} small", Found.nothing),
    (f"{N} small", _hours),
    (f"{N} (to|dash|or|slash|until|and) around? {N} {SPAN}", _duration),
    (f"{N} {SPAN} or {N} (?!unit|annual|month|small)", _duration),
    (f"{N} comma {N} {SPAN}", _or_so),  # "in drei, vier Wochen"
    (
        f"count number {SPAN}",
        lambda found: _duration(replace(found, items=found.items[1:])),
    ),  # "a good six weeks"
    (f"{N} {SPAN}", _duration),
    ("duration", _duration),
)


def ahead(sent: date, duration: Item) -> Days | None:
    """Return the day, or the days from the shorter to the longer, that lie a duration ahead."""
    first, last = (reached(sent, count, duration.word) for count in (duration.word.number, duration.high))
    return Days(first, last) if first and last else None


def reached(start: date, count: float, unit: Word) -> date | None:
    """Return the day that lies a count of a unit after another; working days skip weekends."""
    if unit.workdays:
        weeks, days = divmod(int(count), 5)
        there = later(start, weeks, Grain.WEEK)
        while there and days:
            there = later(there, 1, Grain.DAY)
            days -= bool(there and there.weekday() < 5)
        return there
    if count % 1:
        return later(start, round(count * {Grain.WEEK: 7}.get(unit.grain, 30)), Grain.DAY)
    return later(start, int(count), unit.grain)


_FAR = 3700  # days; "after 31 years" speaks of the past


def in_duration(found: Found) -> Item | None:
    """Take "in three weeks": the day that far ahead."""
    duration = found.one("duration")
    assert duration is not None
    days = ahead(found.setting.sent, duration)
    if days is None or (days.start - found.setting.sent).days > _FAR:
        return found.nothing()
    return found.says(replace(once(days, duration.word.grain), counted=True))


def within(found: Found) -> Item | None:
    """Take "within two weeks", "over the next two weeks": all days until then."""
    duration = found.one("duration")
    number, unit = found.one("number", "count"), found.one("unit", "annual")
    if duration is None and number and unit:
        duration = found.lasts(
            number.word.number * unit.word.number, number.word.number * unit.word.number, unit.word
        )
    assert duration is not None
    if duration.word.workdays and found.one(
        "within"
    ):  # "we aim to respond within two working days", as machines say
        return found.nothing()
    days = ahead(found.setting.sent, duration)
    start = found.setting.sent + timedelta(1)
    reach = Days(start, max(start, days.end)) if days else None
    return found.says(once(reach, duration.word.grain, Anchor.END))


def on_hold_for(found: Found) -> Item | None:
    """Take "on hold for six months", and not "a contract for six months"."""
    return in_duration(found) if found.sentence_has("hold") or found.one("hold") else None


def alone(found: Found) -> Item | None:
    """Take "three weeks" said alone, and not "26k, three years": the term of a price."""
    return found.nothing() if found.sentence_has("opaque") else in_duration(found)


def same_time(found: Found) -> Item | None:
    """Take "this time next year"."""
    unit = found.one("unit", "annual")
    assert unit is not None
    there = later(found.setting.sent, 1, unit.word.grain)
    return found.says(once(Days(there, there) if there else None, unit.word.grain))


# "a week" is not from today in "a week after that", "a week from Thursday"
_COUNTS_FROM_NOW = (
    "(?!after (?=stop|comma|and|or|$)|thereafter"
    "|(from|on|after|before) (in|on)? (weekday|theday|number? month|feast|season|relday))"
)

# What durations say of a date; these go before all other rules of `nextyes.replies.dates.points`.
AHEAD = (
    ("duration around? fromnow", in_duration),
    (f"(in|on|within)? around? (next|coming) {N} {SPAN}", within),
    (f"(in|on|within)? around? {N} (next|coming) {SPAN}", within),
    ("(in|on|within)? around? (next|coming) duration", within),
    (
        f"last {N} {SPAN}|{N} last {SPAN}"
        "|last duration (?!in? (month|season|period|year|this|next|unit|annual))",
        Found.past,
    ),
    ("duration ago|(ago|since|before) around? duration", Found.past),
    ("within around? duration", within),
    ("by duration", within),
    ("(notbefore|from|until|by)? (in|after) around? duration fromnow?", in_duration),
    ("not for give? around? duration", in_duration),
    (f"(give|notbefore) around? (to|for)? around? duration {_COUNTS_FROM_NOW}", in_duration),
    (f"(for|around|hold) give? around? duration {_COUNTS_FROM_NOW}", on_hold_for),
    ("(^|(?<=stop|comma|dash)) around? duration (?=stop|comma|dash|and|orso|$)", alone),
    (f"same next {SPAN}|same {SPAN} next", same_time),
    (f"next {SPAN} (in|on|around)? same|{SPAN} next (in|on|around)? same", same_time),
)
