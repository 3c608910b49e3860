"""Rules for holidays: "Diwali", "the August bank holiday", "Labor Day weekend"."""

from dataclasses import replace

from nextyes.replies.dates.days import Days, week
from nextyes.replies.dates.grammar import Found
from nextyes.replies.dates.holiday import Feast, feast_days, named_holidays
from nextyes.replies.dates.said import again, once
from nextyes.replies.dates.tokens import Item
from nextyes.replies.reply import Grain

_THURSDAY, _SATURDAY = 3, 5
_HOLIDAYS = ("holidays", "next holidays", "summer holidays")
_SCOPED = frozenset(
    "in within on since after before notbefore by from until through around between part".split()
)
_DAYS = ("date", "theday", "ordinal", "month", "weekday", "relday")
_SUMMER_HOLIDAY = frozenset("GB IE AU DE FR ES AT CH BE NL LU IT PT".split())


def named_feast(found: Found) -> Item | None:
    """Take "Diwali", "the holidays", "Easter 2027"."""
    feast = next(item.word.feast for item in found.items if item.word.feast)
    if feast.name == "public holiday":
        return _public_holiday(found)
    if feast.name in _HOLIDAYS and _is_cause(found):
        return found.nothing()
    year, sent, country = found.year(), found.setting.sent, found.setting.country
    if feast.name in _HOLIDAYS:
        european = country in _SUMMER_HOLIDAY or (not country and found.setting.lexicon.code != "en")
        summer = {
            "holidays": sent.month in (6, 7, 8) and european,  # the table's rule: else Christmas
            "next holidays": 2 <= sent.month <= 8,
        }.get(feast.name, True)
        feast = Feast("summer", 7, 1, length=62) if summer else Feast("christmas holidays", 12, 24, length=9)
    if feast.name == "thanksgiving" and (feast.later or country not in ("US", "CA")):
        country = "US"
    if year is not None:
        days = feast_days(feast, year, country)
        return found.says(once(days, Grain.DAY))
    return found.says(again(lambda ahead: _in_reach(feast, sent.year + ahead, country), Grain.DAY))


def _is_cause(found: Found) -> bool:
    """Say whether holidays are why one is away, and not when: "closed for the holidays until 4 May"."""
    return found.before not in _SCOPED and any(found.sentence_has(kind) for kind in _DAYS)


def long_weekend(found: Found) -> Item | None:
    """Take "Labor Day weekend", which ends with the feast or with the Sunday after it."""
    item = named_feast(Found(found.items[:1], found.row, found.at, found.setting))
    said = item and item.said
    if found.items[1].word.grain is not Grain.WEEK or not said:
        return None

    def at(ahead: int) -> Days | None:
        days = said.at(ahead)
        late = days and days.end.weekday() >= _THURSDAY
        return Days(days.start, week(days.end).end) if days and late else days

    return found.says(replace(said, at=at))


def holiday_of_month(found: Found) -> Item | None:
    """Take "the August bank holiday", "the long weekend in June"."""
    feast = found.one("feast")
    public = feast and feast.word.feast and feast.word.feast.name == "public holiday"
    return _public_holiday(found) if public else None


def _public_holiday(found: Found) -> Item | None:
    """Take "the bank holiday" as the next one, and "the August bank holiday" as the last one of August."""
    setting, of = found.setting, found.one("month")
    first = setting.sent.year
    known = sorted(day for year in (first, first + 1) for day in named_holidays(setting.country, year))
    days = [day for day in known if day > setting.sent and day.weekday() < _SATURDAY]
    if of:
        days = [day for day in days if day.month == of.word.number]
        days = [day for day in days if day.year == days[0].year][-1:]
    return found.says(once(Days(days[0], days[0]), Grain.DAY)) if days else None


def _in_reach(feast: Feast, year: int, country: str) -> Days | None:
    return feast_days(feast, year, country) if 1900 <= year < 2100 else None
