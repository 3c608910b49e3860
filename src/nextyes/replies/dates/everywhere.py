"""What is written the same way in all languages: quarters, abbreviations, feasts with one rule."""

from nextyes.replies.dates.days import Part
from nextyes.replies.dates.holiday import Feast
from nextyes.replies.dates.lexicon import Entries, words
from nextyes.replies.reply import Grain


def everywhere() -> Entries:
    """Yield the phrases of all languages."""
    yield from words("period", "q|qtr", grain=Grain.QUARTER)
    yield from words("period", "h|hy", grain=Grain.HALF)
    yield from words("fiscal", "fy|fye")
    yield from words("span", "eofy", part=Part.END, grain=Grain.YEAR, number=1)
    yield from words("kw", "kw|cw|wk")
    for unit, grain in (("w", Grain.WEEK), ("m", Grain.MONTH), ("q", Grain.QUARTER), ("y", Grain.YEAR)):
        yield from words("span", f"eo{unit}", part=Part.END, grain=grain)
        yield from words("span", f"bo{unit}", part=Part.EARLY, grain=grain)
    yield from words("clock", "am|pm|a m|p m|uhr|utc|gmt|cet|cest|est|pst|ist|bst")
    yield from words("opaque", "eur|usd|gbp|chf|inr|aud|zar|euro|euros|k|mio|tsd|percent")


PUBLIC_HOLIDAY = Feast("public holiday")
SUMMER_HOLIDAY = Feast("summer holidays")
CHRISTMAS = Feast("christmas", 12, 24, length=3)
CHRISTMAS_EVE = Feast("christmas eve", 12, 24)
CHRISTMAS_DAY = Feast("christmas day", 12, 25)
NEW_YEAR = Feast("new year", 1, 1)
NEW_YEARS_EVE = Feast("new year's eve", 12, 31)
EPIPHANY = Feast("epiphany", 1, 6)
SHROVE_MONDAY = Feast("shrove monday", easter=-48)
CARNIVAL = Feast("carnival", easter=-52, length=7)
ASH_WEDNESDAY = Feast("ash wednesday", easter=-46)
LENT = Feast("lent", easter=-46, length=46)
PALM_SUNDAY = Feast("palm sunday", easter=-7)
HOLY_WEEK = Feast("holy week", easter=-7, length=8)
GOOD_FRIDAY = Feast("good friday", easter=-2)
EASTER = Feast("easter", easter=0)
EASTER_MONDAY = Feast("easter monday", easter=1)
ASCENSION = Feast("ascension", easter=39)
PENTECOST = Feast("pentecost", easter=49)
WHIT_MONDAY = Feast("whit monday", easter=50)
CORPUS_CHRISTI = Feast("corpus christi", easter=60)
LABOUR_DAY = Feast("labour day", 5, 1)
ASSUMPTION = Feast("assumption", 8, 15)
ALL_SAINTS = Feast("all saints", 11, 1)
THANKSGIVING = Feast("thanksgiving", home="US")
LUNAR_NEW_YEAR = Feast("chinese new year", home="CN")
DIWALI = Feast("diwali", home="IN")
HOLI = Feast("holi", home="IN")
EID = Feast("eid al-fitr", home="IN")
EID_AL_ADHA = Feast("eid al-adha", home="IN")
RAMADAN = Feast("ramadan begins", length=30, home="MV")
