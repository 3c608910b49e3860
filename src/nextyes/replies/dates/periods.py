"""Rules for periods of several months: quarters, halves, fiscal years, and what lies some steps ahead."""

from datetime import timedelta

from nextyes.replies.dates.days import MONTHS, Days, Part, months, week
from nextyes.replies.dates.grammar import Found
from nextyes.replies.dates.said import Said, again, once
from nextyes.replies.dates.tokens import Item
from nextyes.replies.reply import Grain


def relative(found: Found, grain: Grain, steps: int, *, fiscal: bool = False) -> Said | None:
    """Return the period of a grain that lies some steps after the running one."""
    sent = found.setting.sent
    if grain is Grain.DAY:
        there = sent + timedelta(steps)
        return once(Days(there, there), grain)
    if grain is Grain.WEEK:
        return once(week(sent, steps), grain)
    length = MONTHS[grain]
    begins = found.setting.fiscal_start if fiscal or grain in (Grain.QUARTER, Grain.HALF) else 1
    months_in = (sent.month - begins) % length
    days = months(sent.year, sent.month - months_in + steps * length, length)
    return once(days, grain)


def _fiscal_year(found: Found, year: int) -> int:
    """Return the calendar year in which the fiscal year of a name begins: FY27 ends in 2027."""
    full = year + 2000 if year < 100 else year
    return full if found.setting.fiscal_start == 1 else full - 1


def numbered(found: Found) -> Item | None:
    """Take Q3, H2, the third quarter; with a year, with a fiscal year, or the next one."""
    unit = found.one("period", "unit")
    assert unit is not None
    numbers = [int(item.word.number) for item in found.all("number", "ordinal", "theday")]
    grain, number = unit.word.grain, (4 if found.one("last") else numbers[0])
    year = found.year() if found.year() is not None else (numbers[1] if len(numbers) > 1 else None)
    if grain not in (Grain.QUARTER, Grain.HALF) or not 1 <= number <= 12 // MONTHS[grain]:
        return None
    length, start = MONTHS[grain], found.setting.fiscal_start
    if year is not None and year < 100 and not 20 <= year <= 60:
        return None
    first = start + length * (number - 1)
    if year is None:
        sent = found.setting.sent
        return found.says(again(lambda ahead: months(sent.year + ahead, first, length), grain))
    if found.one("fiscal"):
        days = months(_fiscal_year(found, year), first, length)
    else:  # the one that begins in that year
        days = months(year + 2000 if year < 100 else year, (first - 1) % 12 + 1, length)
    return found.says(once(days, grain))


def final(found: Found) -> Item | None:
    """Take "au dernier trimestre" for the fourth; the last one that was is "le trimestre dernier"."""
    return numbered(found) if found.setting.lexicon.code in ("fr", "es") else None


def half(found: Found) -> Item | None:
    """Take "in the second half" as that of the year."""
    which = found.items[0].word.part
    number = {Part.FIRST_HALF: 1, Part.SECOND_HALF: 2}.get(which)
    if number is None:
        return None
    sent, start = found.setting.sent, found.setting.fiscal_start + 6 * (number - 1)
    return found.says(again(lambda ahead: months(sent.year + ahead, start, 6), Grain.HALF))


def fiscal(found: Found) -> Item | None:
    """Take FY27, this and the next fiscal year."""
    start, sent = found.setting.fiscal_start, found.setting.sent
    named = [int(item.word.number) for item in found.all("year", "number", "opaque")]
    if named:
        if not (20 <= named[-1] <= 60 or 2000 <= named[-1] <= 2099):
            return None
        days = months(_fiscal_year(found, named[-1]), start, 12)
    else:
        running = sent.year if sent.month >= start else sent.year - 1
        days = months(running + (0 if found.one("this") else 1), start, 12)
    return found.says(once(days, Grain.YEAR))


def two_years(found: Found) -> Item | None:
    """Take "2027/28" as the fiscal year that begins in the first of them."""
    years = [int(item.word.number) for item in found.all("year", "number")]
    if years[1] % 100 != (years[0] + 1) % 100:
        return None
    return found.says(once(months(years[0], found.setting.fiscal_start, 12), Grain.YEAR))
