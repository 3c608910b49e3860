"""English words of dates, of Britain, Ireland, the United States, India and Australia."""

from nextyes.replies.dates import everywhere as e
from nextyes.replies.dates.days import Part
from nextyes.replies.dates.holiday import Feast
from nextyes.replies.dates.lexicon import Entries, Lexicon, counted, feasts, lexicon, units, words
from nextyes.replies.reply import Grain

_ONES = "one two three four five six seven eight nine".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NTHS = "first second third fourth fifth sixth seventh eighth ninth".split()
_TEENS = (
    "ten;eleven;twelve|a dozen;thirteen;fourteen;fifteen;sixteen;seventeen;eighteen;nineteen;twenty"
)  # fmt: skip


def _numbers() -> Entries:
    yield from words("count", "a|an", number=1)
    yield from counted("number", ";".join(_ONES))
    yield from counted("number", _TEENS, first=10)
    for ten, name in enumerate(_TENS, 2):
        yield from words("number", name, number=10 * ten)
        for one, unit in enumerate(_ONES, 1):
            yield from words("number", f"{name} {unit}|{name} - {unit}", number=10 * ten + one)
    yield from words("count", "couple|a couple|couple of|a couple of|couple more|a couple more", number=2)
    yield from words("count", "few|a few|few more|a few more|another few", number=3)
    yield from words("count", "another|one more", number=1)
    yield from words("count", "one and a half|a and a half", number=1.5)
    yield from words("count", "two and a half", number=2.5)
    yield from words("number", "a hundred|hundred|one hundred", number=100)
    yield from counted("ordinal", ";".join(_NTHS))
    yield from counted(
        "ordinal",
        "tenth;eleventh;twelfth;thirteenth;fourteenth;fifteenth;sixteenth;seventeenth;eighteenth;nineteenth;"
        "twentieth;twenty first;twenty second;twenty third;twenty fourth;twenty fifth;twenty sixth;"
        "twenty seventh;twenty eighth;twenty ninth;thirtieth;thirty first",
        first=10,
    )


def _calendar() -> Entries:
    yield from counted(
        "month",
        "january|jan|januray|janaury;february|feb|febuary|feburary;;april|apr;;june|jun;july|jul;"
        "august|aug;september|sept|sep;october|oct;november|nov;december",
    )
    yield from words("maymonth", "march|mar", number=3)
    yield from words("maymonth", "may", number=5)
    yield from words("maymonth", "dec", number=12)
    yield from counted(
        "weekday",
        "monday;tuesday|tues|tue;wednesday|weds|wed;thursday|thurs|thur|thu;friday|fri;saturday;sunday",
        first=0,
    )
    yield from counted("satday", "mon;;;;;sat;sun", first=0)
    yield from counted("season", "springtime;summer|summertime;autumn;winter|wintertime", first=0)
    yield from counted("fallseason", "spring;;fall", first=0)
    yield from units(
        "day;days",
        "week|wk;weeks|wks",
        "month|mth|mo;months|mths|mos",
        "quarter|qtr;quarters|qtrs",
        "half year;half years",
        "year|yr;years|yrs",
    )
    yield from words("unit", "business day|business days|working day|working days", number=1, workdays=True)
    yield from words("unit", "fortnight|fortnights", grain=Grain.WEEK, number=2)
    yield from words("unit", "semester|semesters", grain=Grain.HALF, number=1)
    yield from words("duration", "half a year|half year", grain=Grain.MONTH, number=6)
    yield from words("duration", "a year and a half|year and a half", grain=Grain.MONTH, number=18)
    yield from words("duration", "half a dozen weeks", grain=Grain.WEEK, number=6)
    yield from words("relday", "today|tonight|eod|cob|this morning|this afternoon|this evening", number=0)
    yield from words("relday", "tomorrow|tmrw|tomo|tmw|tomorow|tommorow|tommorrow", number=1)
    yield from words("relday", "day after tomorrow", number=2)
    yield from words("past", "yesterday|day before yesterday|last night")
    yield from words("relday", "weekend|week end", grain=Grain.WEEK)


def _relations() -> Entries:
    yield from words("this", "this|current|later this|the current|this coming")
    yield from words("next", "next|following|nxt|subsequent")
    yield from words("new", "new|brand new|the new")
    yield from words("for", "for|for another|for about")
    yield from words("coming", "coming|upcoming|this coming")
    yield from words("last", "last|past|previous|prior|preceding")
    yield from words("overnext", "after next|after that one")
    yield from words(
        "same", "this time|same time|this day|around this time|about this time|exactly this time"
    )
    yield from words("fromnow", "from now|from today|hence|from now on|down the line|down the road|out")
    yield from words("ago", "ago|back|earlier|previously")
    yield from words(
        "part",
        "early|beginning of|start of|the start of|early part of|top of|beginning|the start",
        part=Part.EARLY,
    )
    yield from words("part", "early on in|early in|back in early|first thing", part=Part.EARLY)
    yield from words(
        "part", "mid|middle of|middle|midway through|halfway through|mid way through", part=Part.MIDDLE
    )
    yield from words(
        "part",
        "late|late in|latter part of|later part of|later in|later|back end of|tail end of",
        part=Part.LATE,
    )
    yield from words("part", "end of|end|very end of|close of|ending|the end of", part=Part.END)
    yield from words("part", "first half|front half of", part=Part.FIRST_HALF)
    yield from words("part", "second half|latter half of|back half of|other half of", part=Part.SECOND_HALF)
    yield from words("part", "rest of|remainder of|the rest of|balance of", part=Part.WHOLE)
    for name, grain in (
        ("year", Grain.YEAR),
        ("month", Grain.MONTH),
        ("quarter", Grain.QUARTER),
        ("week", Grain.WEEK),
    ):
        yield from words("span", f"{name} end|{name} - end|{name} ' s end", part=Part.END, grain=grain)
    yield from words("span", "mid year|mid - year|midyear", part=Part.MIDDLE, grain=Grain.YEAR)
    yield from words("span", "midweek|mid - week", part=Part.MIDDLE, grain=Grain.WEEK)
    yield from words("span", "yearend", part=Part.END, grain=Grain.YEAR)
    yield from words(
        "fiscal",
        "fiscal|financial|fiscal year|financial year|our fiscal year|our financial year|tax year|budget year",
    )
    yield from words("kw", "week no|week number|calendar week|wk no")
    yield from words(
        "weekof", "week of|week commencing|week beginning|week starting|w c|wc|w / c|week from|w b|wb"
    )
    yield from words("month", "new year|the new year|new years", number=1)
    yield from words(
        "opaque",
        "happy new year|a happy new year|happy holidays|merry christmas|happy christmas|happy easter|happy diwali|eid mubarak|a good weekend|a great weekend|a nice weekend|lovely weekend|good week|end of day|next day delivery|day to day|one day|some day|these days|those days|a day|per day|first of all|second of all|in the second place|march on|day one|may be|may day call|per week|a week in advance|per month|per year|per quarter|a month per|all day|every day|each day|year on year|year over year|sat on|sat down|sat in|sat with|sun is|fall off|fall through|fall within|fall under|fall short|fall back|fall for|spring cleaning|spring to|spring for|second thoughts|second opinion|second to none|wed to",
    )


def _scopes() -> Entries:
    yield from words("in", "in|into|sometime in|some time in|back in|come|during|in the")
    yield from words(
        "within", "within|inside|inside of|in under|in less than|over|in no more than|within the"
    )
    yield from words("on", "on|at|sometime|some time|only in|only on")
    yield from words("since", "since|ever since|as of last|dated|started in|back since")
    yield from words(
        "after",
        "after|following on from|post|once past|past|beyond|anytime after|any time after|soon after|shortly after|right after|just after|straight after|later than",
    )
    yield from words("before", "before|prior to|ahead of|pre|earlier than|any time before")
    yield from words(
        "notbefore",
        "not before|no sooner than|no earlier than|not earlier than|nothing before|not until|not till|never before|isn t before|won t be before|earliest|at the earliest in|not any time before|nothing until|nothing till|anything before|anything until",
    )
    yield from words(
        "by", "by|no later than|not later than|at the latest by|latest by|latest|on or before|by about|by the"
    )
    yield from words(
        "from",
        "from|as of|as from|starting|starting from|beginning in|with effect from|effective|from about|w e f|wef|from around|starting in",
    )
    yield from words("until", "until|till|til|up to|up until|before and until|til around|through to")
    yield from words(
        "through",
        "through|thru|until and including|up to and including|until the end of and including|till and including",
    )
    yield from words(
        "around",
        "around|about|round|approximately|approx|circa|roughly|ca|around about|towards|toward|near|close to|say|maybe|perhaps|probably|likely|more like|at least|at most|another about|exactly|just|only|realistically|ideally|possibly",
    )
    yield from words("between", "between|anywhere between")
    yield from words("or", "or|or maybe|or possibly|or even|and / or|or perhaps")
    yield from words("and", "and|&")
    yield from words("to", "to|and then to")
    yield from words("inclusive", "inclusive|included")
    yield from words(
        "give",
        "give us|give me|give it|wait|wait for|hold off|try again|try us again|try me again|check back|ping me|call back|come back|circle back|reach out|call me|follow up|need|needs|need about|give them|allow|allow us|revisit|hold off for|hold off another|leave it|leave it for|leave it another|park it|park it for|postponed for|postponed by|delayed by|delayed for|deferred for|deferred by|pushed back|pushed out|pushed by|pushed back by|on hold for|hold for|on ice for|paused for|pause for|frozen for|freeze for|shelved for|shelve it for|snooze for|snooze me for",
    )
    yield from words(
        "thereafter", "after that|afterwards|thereafter|afterward|after which|then after|and then after"
    )
    yield from words(
        "over",
        "is over|are over|is done|are done|is behind us|are behind us|is out of the way|are out of the way|is past|is through|ends|is finished|has passed|have passed|has ended|is up|closes|are through|s over|s done|s behind us|is closed|wraps up|wraps|is complete",
    )
    yield from words("once", "once|when|as soon as")
    yield from words(
        "hold",
        "hold|out of office|out of the office|ooo|on leave|away|vacation|holiday|annual leave|maternity leave|parental leave|travelling|traveling|offline|closed|absent|on pto|off work",
    )
    yield from words("small", "minute|minutes|min|mins|second|seconds|sec|secs|hour|hours|hr|hrs")
    yield from words(
        "filler",
        "of|s|time|our|your|their|my|his|her|please|calendar|or so|business|kind of|new budget|date|month of|year of|the month of|holiday season|very|whole|entire|exact",
    )
    yield from words("article", "the")


_FEASTS = {
    "holidays|the holidays|holiday season|festive season|festive break|holiday break|festive period|winter break": Feast(
        "holidays"
    ),
    "christmas|xmas|x mas|christmas break|xmas break|christmas holidays": e.CHRISTMAS,
    "christmas eve|xmas eve": e.CHRISTMAS_EVE,
    "christmas day|xmas day": e.CHRISTMAS_DAY,
    "boxing day|st stephen s day": Feast("boxing day", 12, 26),
    "new year s|new years day|new year s day|ny day": e.NEW_YEAR,
    "new year s eve|new years eve|nye": e.NEW_YEARS_EVE,
    "epiphany": e.EPIPHANY,
    "mardi gras|carnival": Feast("mardi gras", easter=-47),
    "ash wednesday": e.ASH_WEDNESDAY,
    "lent": e.LENT,
    "palm sunday": e.PALM_SUNDAY,
    "holy week": e.HOLY_WEEK,
    "good friday": e.GOOD_FRIDAY,
    "easter|easter sunday|easter break|easter weekend|easter holidays": e.EASTER,
    "easter monday": e.EASTER_MONDAY,
    "ascension|ascension day": e.ASCENSION,
    "pentecost|whitsun|whit sunday": e.PENTECOST,
    "whit monday": e.WHIT_MONDAY,
    "valentine s day|valentines day|valentine s|valentines": Feast("valentine", 2, 14),
    "st patrick s day|st patricks day|st paddy s day|paddy s day|saint patrick s day": Feast(
        "st patrick", 3, 17
    ),
    "may day": e.LABOUR_DAY,
    "halloween|hallowe en": Feast("halloween", 10, 31),
    "all saints|all saints day|all saints ' day": e.ALL_SAINTS,
    "bonfire night|guy fawkes": Feast("bonfire night", 11, 5),
    "thanksgiving|turkey day|thanks giving|thanksgiving day|thanksgiving break": e.THANKSGIVING,
    "labor day|labour day": Feast("labor day", home="US"),
    "memorial day": Feast("memorial day", home="US"),
    "independence day": Feast("independence day", home="US"),
    "presidents day|presidents ' day|president s day": Feast("washington's birthday", home="US"),
    "mlk day|martin luther king day": Feast("martin luther king", home="US"),
    "juneteenth": Feast("juneteenth", home="US"),
    "columbus day": Feast("columbus day", home="US"),
    "veterans day": Feast("veterans day", home="US"),
    "canada day": Feast("canada day", home="CA"),
    "victoria day": Feast("victoria day", home="CA"),
    "australia day": Feast("australia day", home="AU"),
    "anzac day": Feast("anzac day", home="AU"),
    "republic day": Feast("republic day", home="IN"),
    "chinese new year|lunar new year|cny|spring festival": e.LUNAR_NEW_YEAR,
    "diwali|deepavali|divali|deepawali": e.DIWALI,
    "holi": e.HOLI,
    "dussehra|dussera|dasara": Feast("dussehra", home="IN"),
    "ganesh chaturthi": Feast("ganesh chaturthi", home="IN"),
    "eid|eid al fitr|eid ul fitr|eid al - fitr": e.EID,
    "eid al adha|eid ul adha|bakri eid|eid al - adha": e.EID_AL_ADHA,
    "ramadan|ramzan|ramadhan": e.RAMADAN,
}

AFTER_DAY = (
    "is are was would will works suits at if when we i and or but then please because since so with for in by he she "
    "they you to as after before that which should could can instead maybe perhaps"
)


def _lexicon() -> Lexicon:
    return lexicon(
        "en",
        e.everywhere(),
        _numbers(),
        _calendar(),
        _relations(),
        _scopes(),
        feasts(_FEASTS),
        after_day=AFTER_DAY,
    )


ENGLISH = _lexicon()
