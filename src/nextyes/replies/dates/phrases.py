"""Rules that put dates together: one within another, parts, ranges, and words of scope as "after" or "by"."""

from dataclasses import replace
from datetime import date, timedelta

from nextyes.replies.dates.days import MONTHS, Days, Part, part, week
from nextyes.replies.dates.durations import ahead
from nextyes.replies.dates.grammar import Found, layer
from nextyes.replies.dates.leaning import after
from nextyes.replies.dates.nth import first_days, month_weeks, nth, nth_of_running
from nextyes.replies.dates.periods import relative
from nextyes.replies.dates.said import Said, once
from nextyes.replies.dates.tokens import Item
from nextyes.replies.reply import Anchor, Grain

_FINENESS = list(Grain)


def _finer(said: Said, than: Said) -> bool:
    return _FINENESS.index(said.grain) < _FINENESS.index(than.grain)


# --- one date within another -----------------------------------------------------------------------


def _within(found: Found) -> Item | None:
    """Take "March next year", "next week on Tuesday", "the 14th of next month"."""
    first, second = found.saids
    if found.before == "for" and found.one("in", "on"):
        return None  # "we plan for 2027 in October"
    for inner, outer in ((first, second), (second, first)):
        named = not outer.recurs or (outer.grain is Grain.MONTH and inner.follows)  # "in January, on the 4th"
        if inner.recurs and named and _finer(inner, outer):
            days = outer.settled(found.setting.sent) if outer.recurs else outer.at(0)
            chosen = days and inner.within(days)
            return found.says(once(chosen, inner.grain, inner.anchor)) if chosen else None
    return None


def _within_around(found: Found) -> Item | None:
    """Take "in January, around the 18th"."""
    item = _within(found)
    return _around(found, item.said) if item and item.said else None


def _gone(found: Found) -> Item | None:
    """Take "March last year" as over."""
    said = found.items[0].said
    return found.past() if said and said.recurs else None


NESTED = layer(
    ("date comma? (in|on)? date", _within),
    ("date comma? around date", _within_around),
    ("date past", _gone),
)  # fmt: skip


# --- parts -----------------------------------------------------------------------------------------


def _part(found: Found) -> Item | None:
    word = next(item.word for item in found.items if item.kind == "part")
    said = found.saids[0]
    if found.items[-1].kind == "part" and word.part is not Part.END:  # "March end", and not "March, late"
        return None
    return found.says(said.part(word.part))


def _parts(found: Found) -> Item | None:
    """Take "mid to late May": from the one part to the other."""
    parts = [item.word.part for item in found.items if item.kind == "part"]
    said = found.saids[0]

    def at(number: int) -> Days | None:
        days = said.at(number)
        if days is None:
            return None
        first, last = (part(days, which, said.grain) for which in parts)
        return Days(min(first.start, last.start), max(first.end, last.end))

    return found.says(replace(said, at=at, anchor=Anchor.START))


def _part_of_running(found: Found) -> Item | None:
    """Take "end of the month", "EOQ", "year end": of the one that is running."""
    which = next(item.word.part for item in found.items if item.kind in ("part", "span"))
    unit = found.one("unit", "annual", "span", "fiscal")
    assert unit is not None
    if unit.word.plural or unit.word.workdays or (unit.kind == "unit" and unit.word.grain is Grain.DAY):
        return None
    fiscal = unit.kind == "fiscal" or (unit.kind == "span" and unit.word.number == 1)  # "EOFY"
    grain, steps = (Grain.YEAR if fiscal else unit.word.grain), 0
    said = relative(found, grain, steps, fiscal=fiscal)
    days = said and said.part(which).settled(found.setting.sent)
    if said and days is None and which is not Part.END:  # "start of the year", said in May, is the next one's
        said = relative(found, grain, 1, fiscal=fiscal)
    return found.says(said and said.part(which))


def _part_of_named(found: Found) -> Item | None:
    """Take "month end March", "Jahresende 2027": the same part; "our year end in March": March itself."""
    word, said = found.items[0].word, found.saids[0]
    fiscal = found.one("fiscal") is not None
    if said.grain is Grain.MONTH and (fiscal or word.grain is Grain.YEAR):
        return found.says(said)
    return found.says(said.part(word.part)) if said.grain is word.grain and not fiscal else None


def _nth_behind(found: Found) -> Item | None:
    """Take "next month 1st week", "May last week", as in India."""
    month, which, unit = found.items
    if month.said is None or month.said.grain is not Grain.MONTH or unit.word.plural:
        return None
    item = nth(Found([which, unit, month], found.row, found.at, found.setting))
    return item and replace(item, start=month.start, end=unit.end)


def _week_of(found: Found) -> Item | None:
    said = found.saids[0]
    if said.grain is not Grain.DAY:
        return None

    def at(number: int) -> Days | None:
        days = said.at(number)
        return days and week(days.start)

    return found.says(replace(said, at=at, grain=Grain.WEEK, or_else=None))


def _over(found: Found) -> Item | None:
    """Take "once the summer is over"."""
    return _after(found, found.saids[0])


PARTS = layer(
    ("(ordinal|last|theday) (unit|weekday|weekof) (in|on)? date", nth),
    ("(ordinal|last|theday) (unit|weekday) (in|on)? this? (unit|annual)", nth_of_running),
    ("date (ordinal|last|theday) unit", _nth_behind),
    ("(ordinal|last|theday) duration (in|on)? date", first_days),
    ("(ordinal|last|theday) (number|count)? monthweek", month_weeks),
    ("weekof (on|from)? date", _week_of),
    ("part dash? (to|dash|or|and|slash|until) dash? part date", _parts),
    ("part dash? (in|on|around)? date", _part),
    ("date dash? part (?!date|dash|unit|annual)", _part),
    ("part this? fiscal annual? (in|on) date", _part_of_named),
    ("part this? fiscal annual?|fiscal annual? part", _part_of_running),
    ("part (in|on)? this? (unit|annual)", _part_of_running),
    ("span (in|on)? date", _part_of_named),
    ("span", _part_of_running),
)


# --- ranges ----------------------------------------------------------------------------------------


def _range(found: Found) -> Item | None:
    """Take "from March to June": the right end is the first not over, the left one the last before it."""
    left, right = found.saids
    weekly = right.first_after or (right.recurs and right.grain is Grain.DAY)
    if left.first_after and weekly and not _is_away(found):
        return found.nothing()  # "we are open Monday to Friday"
    if found.one("until") and _is_closed(found):
        return _until(found, right)
    last = right.settled(found.setting.sent)
    if last is None:
        return found.past()
    first = None
    for number in range(14, -2, -1) if left.recurs else (0,):
        days = left.at(number)
        if days and days.start <= last.start:
            first = days
            break
    if first is None:
        return None
    return found.says(once(Days(first.start, max(first.end, last.end)), left.grain))


def _begun(found: Found) -> Item | None:
    """Take "from last Monday to the 14th" as from today."""
    sent = found.setting.sent
    last = found.saids[0].settled(sent)
    return found.says(once(Days(sent, last.end), found.saids[0].grain)) if last else None


def _is_away(found: Found) -> bool:
    return any(found.sentence_has(kind) for kind in ("hold", "not"))


def _is_closed(found: Found) -> bool:
    """Say whether nothing happens within a range: "nothing from May until July"."""
    return (found.before_has("not") or found.before_has("hold")) and found.setting.lexicon.code == "en"


def _either(found: Found) -> Item | None:
    """Take "May or June": both. "May and October" is that only where the one follows the other."""
    first, second = found.saids
    both = [said.settled(found.setting.sent) for said in (first, second)]
    if both[0] and second.recurs and not first.recurs:  # "next week on Tuesday or Thursday"
        begun = both[0].start
        both[1] = second.first(lambda days: days.start > begun)
    known = sorted((days for days in both if days), key=lambda days: days.start)
    if len(known) < 2 or (found.one("and") and (known[1].start - known[0].end).days > 1):
        return None
    start, end = known[0].start, max(days.end for days in known)
    return found.says(once(Days(start, end), first.grain))


def _offset(found: Found) -> Item | None:
    """Take "two weeks after Easter", "a week before the 1st of March", "a week on Monday"."""
    duration, said = found.items[0], found.saids[0]
    days = said.settled(found.setting.sent) or (None if said.recurs else said.at(0))
    if days is None or days.end < found.setting.sent:  # "two days after today" is to come
        return found.past()
    back = found.one("before") is not None
    from_day = days.start if back or found.one("after") is None else days.end
    reached = ahead(
        from_day,
        replace(
            duration,
            word=replace(duration.word, number=-duration.high if back else duration.word.number),
            high=-duration.word.number if back else duration.high,
        ),
    )
    return found.says(once(reached, duration.word.grain))


def _restated(found: Found) -> Item | None:
    """Take "July, when the new fiscal year opens" as July."""
    first, second = found.saids
    return found.says(first) if second.grain is Grain.YEAR and _finer(first, second) else None


def _begins(found: Found) -> Item | None:
    """Take "FY27 opens in October" as October."""
    opening, day = found.saids
    return found.says(day) if opening.grain is Grain.YEAR else None


def _offset_from_day(found: Found) -> Item | None:
    """Take "three weeks tomorrow", "a fortnight Monday", and no other dates."""
    said = found.saids[0]
    days = said.settled(found.setting.sent)
    tomorrow = days and said.grain is Grain.DAY and (days.end - found.setting.sent).days <= 1
    return _offset(found) if tomorrow or said.first_after else None


def _lasting(found: Found) -> Item | None:
    """Take "on leave from 9 March for two weeks" as the day on which they are over."""
    begins, lasts = found.saids
    first, last, sent = begins.settled(found.setting.sent), lasts.at(0), found.setting.sent
    if not lasts.counted or first is None or last is None:
        return None
    over = last.start + (first.start - sent)
    return found.says(once(Days(over, over), lasts.grain))


RANGES = layer(
    ("from date comma? date", _lasting),
    ("duration from? date (to|until|through) (on|in)? date", _range),  # "two weeks from the 3rd to the 14th"
    ("duration (from|after|before|on) (on|in|to)? date", _offset),
    ("duration date", _offset_from_day),
    ("between date (to|dash|or|and|until) (on|in)? date", _range),
    ("from date comma (to|until|through) (on|in)? date", _range),
    (
        "date comma until (on|in)? date",
        lambda found: _range(found) if _is_away(found) or found.after == "comma" else None,
    ),
    ("from? past comma? (to|dash|until|through) (on|in)? date", _begun),
    ("(from|since)? date (to|dash|until|through) (on|in)? date", _range),
    ("date comma? (or|and|slash) (on|in)? date", _either),
    ("date begin (on|in|from)? date", _begins),
    ("date comma? once date begin?", _restated),
    ("duration (before|after) (other|know|begin|hold|over){1,5} (on|in|from)? date", _offset),
)


# --- words of scope --------------------------------------------------------------------------------


def _after(found: Found, said: Said) -> Item | None:
    days = said.settled(found.setting.sent)
    if days is None:
        return found.past()
    return found.says(replace(after(days, said.grain), counted=said.grain is Grain.DAY))


def _before(found: Found, said: Said) -> Item | None:
    tomorrow = found.setting.sent + timedelta(1)
    if found.sentence_has("not"):  # "we decide nothing before March"
        return found.says(said)
    if said.closing:
        return _by(found, said)
    days = said.first(lambda days: days.start > tomorrow)
    if days is None:
        return found.past()
    return found.says(once(Days(tomorrow, days.start - timedelta(1)), said.grain, Anchor.END))


def _by(found: Found, said: Said) -> Item | None:
    days = said.settled(found.setting.sent)
    if days is None:
        return found.past()
    return found.says(once(Days(found.setting.sent + timedelta(1), days.end), said.grain, Anchor.END))


def _until(found: Found, said: Said) -> Item | None:
    """Take "away until Monday" as the day of return, and "we know until Monday" as the last day for it."""
    if found.sentence_has("inclusive"):
        return _after(found, said)
    decides = found.sentence_has("know") and not found.sentence_has("not")
    if decides and not found.sentence_has("hold"):
        return _by(found, said)
    return found.says(said)


def _around(found: Found, said: Said) -> Item | None:
    """Return a date and a third of its grain either side; "towards the end" is the end."""
    if said.closing:
        return found.says(said)
    days = said.settled(found.setting.sent)
    if days is None:
        return found.past()
    slack = {Grain.DAY: 3, Grain.WEEK: 2}.get(said.grain) or 10 * MONTHS[said.grain]
    start, end = days.start - timedelta(slack), days.end + timedelta(slack)
    return found.says(once(Days(start, end), said.grain, Anchor.MIDDLE))


def _as_said(found: Found, said: Said) -> Item | None:
    return found.says(said)


def _since(found: Found, _said: Said) -> Item | None:
    return found.past()


_SCOPES = {
    "after": _after, "before": _before, "by": _by, "until": _until, "around": _around, "through": _after,
    "notbefore": _as_said, "from": _as_said, "in": _as_said, "on": _as_said, "for": _as_said, "since": _since,
    "within": _by, "between": _as_said, "thereafter": _after, "over": _after, "inclusive": _after,
    "once": _as_said,
}  # fmt: skip


def _scoped(found: Found) -> Item | None:
    """Apply words of scope from the nearest one outwards: "not until after Easter"."""
    said = found.saids[0]
    scopes = [other.kind for other in reversed(found.items) if other.kind in _SCOPES]

    def scoped(said: Said) -> Item | None:
        made = found.says(said)
        for kind in scopes:
            if made is None or made.said is None:
                break
            made = _SCOPES[kind](found, made.said)
        return made

    def follows(before: Days, grain: Grain) -> Said | None:
        leant = said.follows and said.follows(before, grain)
        item = scoped(leant) if leant else None
        return item.said if item else None

    made = scoped(said)
    if made and made.said and said.follows:
        return replace(made, said=replace(made.said, follows=follows))
    return made


def _after_event(found: Found) -> Item | None:
    """Take "after the vote on May 20" and "…, which is on May 20" as from the day after.

    Not so "after our year starts on May 20".
    """
    said = found.saids[0]
    if said.grain is not Grain.DAY or found.one("begin"):
        return None
    return _after(found, said)


SCOPES = layer(
    ("until date inclusive", lambda found: _after(found, found.saids[0])),
    ("(once|after) date other{0,2} over", _over),
    ("(after|before|in|on|from)? date comma? and? thereafter", lambda found: _after(found, found.saids[0])),
    (
        "(notbefore|by|from|until|after|before|around|through|since|within|for)"
        "(after|before|by|from|until|around|in|on)? (in|on|around)? date",
        _scoped,
    ),
    ("since other{1,3} on? date", Found.past),
    ("after (other|know|begin|hold){1,4} (on|in|from)? date", _after_event),
    ("after (other|know|begin|hold){1,4} comma? which date", _after_event),
    ("(in|on) around? date", _scoped),
    ("date dash? orso", lambda found: _around(found, found.saids[0])),
)


def settled(item: Item, sent: date) -> Days | None:
    """Return the days of an item that are still to come; None where all of them are over."""
    days = item.said.settled(sent) if item.said else None
    return days and Days(max(days.start, sent + timedelta(1)), days.end)
