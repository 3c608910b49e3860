"""English words of dates, of Britain, Ireland, the United States, India and Australia."""

from nextyes.replies.dates import everywhere as e
from nextyes.replies.dates.days import Part
from nextyes.replies.dates.holiday import Feast
from nextyes.replies.dates.lexicon import Entries, counted, feasts, kinds, lexicon, parts, spans, units, words
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
    yield from words("ordinal", "first full|1st full|first whole", number=1, whole=True)
    yield from words("ordinal", "second full|2nd full", number=2, whole=True)
    yield from counted(
        "ordinal",
        """tenth;eleventh;twelfth;thirteenth;fourteenth;fifteenth;sixteenth;seventeenth;eighteenth
            ;nineteenth;"""
        """twentieth;twenty first|twenty - first;twenty second|twenty - second;twenty third
            |twenty - third;twenty fourth|twenty - fourth;twenty fifth|twenty - fifth;twenty sixth
            |twenty - sixth;"""
        "twenty seventh;twenty eighth;twenty ninth;thirtieth;thirty first",
        first=10,
    )


def _calendar() -> Entries:
    yield from counted(
        "month",
        "january|januray|janaury;february|feb|febuary|feburary;;april|apr;;june;july|jul;"
        "august|aug;september|sept|sep;october|oct;november|nov;december",
    )
    yield from words("maymonth", "march|mar", number=3)
    yield from words("maymonth", "may", number=5)
    for number, name in enumerate(
        "january february march april may june july august september october november december".split(), 1
    ):
        yield from words("month", f"half {name}", number=number, part=Part.MIDDLE)
    yield from words("maymonth", "jan", number=1)
    yield from words("maymonth", "jun", number=6)
    yield from words("maymonth", "dec", number=12)
    yield from counted(
        "weekday",
        "monday;tuesday|tues|tue;wednesday|weds|wed;thursday|thurs|thur|thu;friday|fri;saturday;sunday",
        first=0,
    )
    days = "monday tuesday wednesday thursday friday saturday sunday".split()
    yield from words("opaque", "|".join(f"every {day}|each {day}|every other {day}" for day in days))
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
    yield from words("relday", "today|tonight|this morning|this afternoon|this evening", number=0)
    yield from words(
        "relday",
        "tomorrow|tmrw|2moro|2morrow|2mrw|2moz|tmr|tmrow|tomoz|tomoro|tomo|tmw|tomorow|tommorow|tommorrow",
        number=1,
    )
    yield from words("relday", "day after tomorrow", number=2)
    yield from words("relday", "this day week|today week", number=7)
    yield from words("relday", "this day fortnight|today fortnight", number=14)
    yield from words("past", "yesterday|day before yesterday|last night")
    yield from words("relday", "weekend|week end", grain=Grain.WEEK)
    yield from words("month", "new year|turn of the year", number=1, feast=e.NEW_YEAR)


def _durations() -> Entries:
    yield from words("duration", "half a year|half year", grain=Grain.MONTH, number=6)
    yield from words("duration", "a year and a half|year and a half", grain=Grain.MONTH, number=18)
    yield from words("duration", "a month and a half|month and a half", grain=Grain.MONTH, number=1.5)
    yield from words("duration", "a week and a half|week and a half", grain=Grain.DAY, number=10)
    for grain, unit in (
        (Grain.WEEK, "week"),
        (Grain.MONTH, "month"),
        (Grain.QUARTER, "quarter"),
        (Grain.YEAR, "year"),
    ):
        yield from words(
            "duration", f"another {unit}|a good {unit}|a full {unit}|a solid {unit}", grain=grain, number=1
        )
    yield from words("duration", "half a dozen weeks", grain=Grain.WEEK, number=6)


_PARTS = {
    Part.EARLY: """early|beginning of|start of|early part of|top of|beginning|early on in|early in
        |first thing|start|first part of""",
    Part.MIDDLE: "mid|middle of|middle|midway through|halfway through|mid way through|mid part of",
    Part.LATE: "late|late in|latter part of|later part of|back end of|tail end of|latter",
    Part.END: """towards the end of|toward the end of|towards the end|end of|end|very end of|close of
        |ending of|ending|tail of""",
    Part.FIRST_HALF: "first half of|first half|front half of|1st half of|1st half",
    Part.SECOND_HALF: """second half of|second half|latter half of|back half of|other half of
        |2nd half of|2nd half""",
    Part.WHOLE: "rest of|remainder of|balance of|later|later in|later on in|at some point in|sometime in",
}
_SPANS = {
    (Part.END, Grain.YEAR): "year end|year - end|yearend|year s end",
    (Part.END, Grain.QUARTER): "quarter end|quarter - end|quarter s end",
    (Part.END, Grain.MONTH): "month end|month - end|month s end",
    (Part.END, Grain.WEEK): "week s end",
    (Part.MIDDLE, Grain.YEAR): "mid year|mid - year|midyear",
    (Part.MIDDLE, Grain.WEEK): "midweek|mid week|mid - week",
}
_KINDS = {
    "this": "this|current|this coming",
    "next": "next|nxt|subsequent",
    "new": "new|brand new",
    "coming": "coming|upcoming",
    "last": "last|past|previous|prior|preceding",
    "overnext": "after next|after the next",
    "same": """this time|same time|this day|around this time|about this time|exactly this time|same day
        |same date|same week""",
    "fromnow": """s time|time|in the future|from now|from today|hence|down the line|down the road|out
        |from this date|from here""",
    "ago": "ago|back|earlier|previously",
    "fiscal": "fiscal|financial|fiscal year|financial year|tax year|budget year|f y",
    "kw": "week no|week number|calendar week|wk no|week #",
    "opaque": """happy new year|happy holidays|merry christmas|happy christmas|happy easter|happy diwali
        |happy lunar new year|happy chinese new year|happy thanksgiving|happy eid|happy holi|happy hanukkah
        |happy fourth of july|happy 4th of july|happy independence day|merry xmas|happy xmas
        |eid mubarak|good weekend|great weekend|nice weekend|lovely weekend|good week|great week
        |good summer|great summer|nice summer|lovely summer|wonderful summer
        |end of day|next day delivery|day to day|day - to - day|one day|some day|these days|those days
        |per day|first of all|second of all|in the second place|day one|per week|per month|per year
        |per quarter|all day|every day|each day|every week|every month|every quarter|every year
        |each week|each month|each quarter|each year|once a week|once a month|once a quarter|once a year
        |year on year|year over year|month on month|week on week|second thoughts|second opinion
        |second to none|second thought|a second|for now|mid market|mid - market|mid sized|mid - sized
        |end to end|end - to - end|yes or no|whether or not|in the end|at the end of the day|end user
        |end users|end customer
        |back end|a week in advance|a month in advance|first time|full time|this week s|late to the
        |too late|so late|running late|early stage|early days|early bird|too early|so early
        |early days yet|look around|looking around|shop around|shopping around
        |come by|drop by|stop by|swing by|pop by|spring break|fall break
        |autumn break|happy friday|24 / 7|april fool|april fools|ways to sunday|christmas tree
        |christmas trees|christmas party|xmas party|christmas do|christmas rush|easter eggs|may have
        |may be|may not|may need|may want|may i|may we|may well|may or may not
        |throw in|throws in|throwing in|chuck in|trade in""",
    "in": "in|around in|into|come|over|throughout|come|during|some time in|sometime during",
    "within": "within|inside|inside of|in under|in less than|over|in no more than|within about",
    "on": "on|around on|at|sometime|some time|only in|only on|somewhere in",
    "for": "for|for about|for at least",
    "since": "since|ever since|dated|started in|back since",
    "after": """any day after|any week after|until after|till after|til after|are past|re past|get past
        |got past|gotten past|after
        |following on from|post|post -|beyond
        |anytime after|any time after|soon after|shortly after|right after|just after|straight after
        |later than|far side of|the far side of|on the other side of|the other side of|other side of
        |once past""",
    "before": """before|any day before|any week before|prior to|ahead of|pre|earlier than|any time before
        |anytime before""",
    "notbefore": """not before|no sooner than|no earlier than|not earlier than|nothing before|not until
        |not till|not til|nothing til|never before|isn t before|won t be before|earliest
        |not any time before|nothing until|nothing till|anything before|anything until|not prior to
        |until at least|till at least|at the earliest|at least until|at least till|not much before""",
    "by": """by|no later than|not later than|at the latest by|latest by|latest|on or before|by about
        |at the latest|by around""",
    "from": """from|on or after|on and after|as of|as from|starting|starting from|beginning in
        |with effect from|effective
        |from about|w e f|wef|from around|starting in|starting on|beginning on""",
    "until": "until|till|til|up to|upto|up until|til around|until about|until around",
    "through": """through|thru|through to|until and including|up to and including|till and including
        |through until
        |last day of leave is|last day of my leave is|last day of annual leave is|last day of holiday is
        |last day of vacation is|last day away is|last day off is|last day out is""",
    "around": """around|about|round|approximately|approx|circa|roughly|ca|around about|towards|toward
        |near|close to""",
    "between": "between|anywhere between|somewhere between",
    "to": "to|and then to",
    "or": "or|or maybe|or possibly|or even|and / or|or perhaps|or early on",
    "and": "and|&|as well as",
    "give": """give us|give me|give it|give them|wait|wait for|hold off|hold off for|hold off another
        |try again|try us again|try me again|check back|check in|ping me|call back|come back|circle back
        |reach out|call me|follow up|need|needs|need about|allow|allow us|revisit|leave it|leave it for
        |leave it another|gimme|call it|make that|i d say|i d reckon|i reckon|figure|it ll be|it ll take
        |will take|takes|be about|be another|it s about|should take|park it|park it for|make it
        |say about|ask again|ask me again|get back to me|touch base|try me|try us|talk again|speak again
        |another""",
    "thereafter": """the one after that|the one after|after is|after would|after works|after suits
        |after should|after looks|after that date|after that|afterwards|thereafter|afterward|after which
        |after this|then after|once it is over|once it s over|once that is over|once that s over
        |once it s done|once that s done|once that is done|once this is over|once they re done
        |when it s over|when that s done|once it is done|after it s over|once that s out of the way
        |once that s behind us|once it s behind us|once that s through|when it is over|after it
        |after the fact""",
    "inclusive": "inclusive|included|incl",
    "once": "once|when|as soon as",
    "over": """is over|are over|is done|are done|is behind us|are behind us|is out of the way
        |are out of the way|is past|ends|is finished|has passed|have passed|has ended|is up|closes
        |s over|s done|s behind us|out of the way|behind us|done|finished|gone|done with|been and gone
        |is closed|wraps up|wraps|is complete|over|ended|finishes""",
    "hold": """hold|on hold|freeze|frozen|paused|pause|park|parked|shelved|on ice|postponed|deferred
        |delayed|pushed|push|postpone|defer|delay|shelve|freezing|pushed back|pushed out|snooze|held up
        |locked|locked in|busy|swamped|slammed|snowed under|tied up|heads down|flat out|out of office
        |out of the office|ooo|on leave|away|annual leave|maternity leave
        |parental leave|travelling|traveling|offline|closed|absent|on pto|off work|bench|benched|tabled
        |table|wait|off|on holiday|on holidays|on vacation|sit tight|sit on it|sitting on it|hold off
        |leave it|give it a rest""",
    "know": """know|decide|decision|deciding|decided|confirm|find out|finalise|finalize
        |sign off|let you know|have an answer|have the answer|the answer of|make up our mind""",
    "not": """not|no|never|cannot|can t|won t|don t|isn t|doesn t|nothing|nobody|cant|wont|dont|unable
        |without|none|aren t|couldn t|unlikely|doubt|doubtful|surprised|hardly|won t|wouldn t|didn t
        |barely""",
    "small": "minute|minutes|min|mins|seconds|sec|secs",
    "filler": """how about|what about|of|s|our|your|their|my|his|her|please|calendar|kind of|month of
        |year of|whole|entire|exact|good|solid|full|more|proper|say|maybe|perhaps|probably|likely
        |more like|at most|exactly|just|realistically|ideally|possibly|at least|like|tbh|they tell me
        |they say|he says|she says|he tells me|she tells me|i think|i guess|i d guess|i hope|i m told
        |we re told|apparently|supposedly|max|tops|maximum|minimum|cob|eod|close of business
        |close of play|end of play|noon|midday|lunchtime|end of business""",
    "which": """which is|which is on|which falls on|which ends|which ends on|which is until|that is on
        |that s on
        |which runs until|which takes place on""",
    "orso": "ish|or so|or thereabouts|or thereabout|give or take",
    "article": "the",
    "begin": """start|starts|begin|begins|open|opens|opening|back|return|returns|returning|resume
        |kicks off|renews|comes free|gets released|reopen|reopens|reopening|reopened|re open|resumes
        |resuming""",
}
_FEASTS = {
    """holidays|the holidays|holiday season|festive season|festive break|holiday break|festive period
        |winter break""": Feast("holidays"),
    "bank holiday|public holiday|long weekend|bank hol|bank holiday weekend": e.PUBLIC_HOLIDAY,
    "christmas|xmas|x mas|christmas break|xmas break|christmas holidays": e.CHRISTMAS,
    "christmas eve|xmas eve": e.CHRISTMAS_EVE,
    "christmas day|xmas day": e.CHRISTMAS_DAY,
    "boxing day|st stephen s day": Feast("boxing day", 12, 26),
    """first of the year|1st of the year|new year s|new years day|new year s day|ny day
        |new years""": e.NEW_YEAR,
    "new year s eve|new years eve|nye|new year eve": e.NEW_YEARS_EVE,
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
    """st patrick s day|st patricks day|st paddy s day|paddy s day|saint patrick s day|saint patrick
        |st patrick""": Feast("st patrick", 3, 17),
    "may day|early may bank holiday|may bank holiday": Feast("may day", home="GB"),
    "halloween|hallowe en": Feast("halloween", 10, 31),
    "all saints|all saints day|all saints ' day": e.ALL_SAINTS,
    "bonfire night|guy fawkes": Feast("bonfire night", 11, 5),
    "thanksgiving|turkey day|thanks giving|thanksgiving day|thanksgiving break": e.THANKSGIVING,
    "labor day|labour day": Feast("labo", home="US"),  # spelt either way
    "memorial day": Feast("memorial day", home="US"),
    "independence day": Feast("independence day", home="US"),
    "presidents day|presidents ' day|president s day": Feast("washington's birthday", home="US"),
    "mlk day|martin luther king day": Feast("martin luther king", home="US"),
    "tax day": Feast("tax day", 4, 15),
    "mothering sunday": Feast("mothering sunday", easter=-21),
    "black friday": Feast("thanksgiving", home="US", later=1),
    "cyber monday": Feast("thanksgiving", home="US", later=4),
    "juneteenth": Feast("juneteenth", home="US"),
    "columbus day": Feast("columbus day", home="US"),
    "veterans day": Feast("veterans day", home="US"),
    "late may bank holiday|spring bank holiday|whit bank holiday": Feast("spring bank holiday", home="GB"),
    "august bank holiday|late summer bank holiday": Feast("late summer bank holiday", home="GB"),
    "canada day": Feast("canada day", home="CA"),
    "victoria day": Feast("victoria day", home="CA"),
    "australia day": Feast("australia day", home="AU"),
    "anzac day|anzac": Feast("anzac day", home="AU"),
    "matariki": Feast("matariki", home="NZ"),
    "king s birthday|queen s birthday|kings birthday|queens birthday": Feast("king's birthday", home="AU"),
    "waitangi day|waitangi": Feast("waitangi", home="NZ"),
    "heritage day": Feast("heritage day", home="ZA"),
    "freedom day": Feast("freedom day", home="ZA"),
    "youth day": Feast("youth day", home="ZA"),
    "women s day|womens day": Feast("women's day", home="ZA"),
    "day of reconciliation": Feast("reconciliation", home="ZA"),
    "remembrance day": Feast("remembrance", 11, 11),
    "family day": Feast("family day", home="CA"),
    "civic holiday": Feast("civic holiday", home="CA"),
    "vesak|vesak day": Feast("vesak", home="SG"),
    "national day": Feast("national day", home="SG"),
    "republic day": Feast("republic day", home="IN"),
    "chinese new year|lunar new year|cny|spring festival": e.LUNAR_NEW_YEAR,
    "diwali|deepavali|divali|deepawali": e.DIWALI,
    "holi": e.HOLI,
    "dussehra|dussera|dasara": Feast("dussehra", home="IN"),
    "ganesh chaturthi": Feast("ganesh chaturthi", home="IN"),
    "hari raya|hari raya puasa|eid|eid al fitr|eid ul fitr|eid al - fitr": e.EID,
    "hari raya haji|eid al adha|eid ul adha|bakri eid|eid al - adha": e.EID_AL_ADHA,
    "ramadan|ramzan|ramadhan": e.RAMADAN,
}

_AFTER_DAY = (
    "is are was would will works suits at if when we i and or but then please because since so with for in "
    "by he she they you to as after before that which should could can instead maybe perhaps instant inst "
    "onward onwards mate bud buddy love pal boss sir man dear please pls thanks thx madam lol ok okay "
    "morning afternoon arvo evening noon lunchtime early late onwards only"
)


ENGLISH = lexicon(
    "en",
    e.everywhere(),
    _numbers(),
    kinds(_KINDS),
    words("thereafter", "that week|that same week|that very week", grain=Grain.WEEK, number=1),
    words("thereafter", "that day|that same day|that very day|that afternoon|that evening", number=1),
    words("before", "before that|before then", number=2),
    words("next", "following", number=1),
    _calendar(),
    _durations(),
    words(
        "weekof",
        """week of|week commencing|week beginning|week starting|wk of|wk commencing|w c|wc|w / c|w b|wb
            |w / b|w / e|week ending""",
        grain=Grain.WEEK,
    ),
    words("small", "hour|hours|hr|hrs", number=1),
    parts(_PARTS),
    spans(_SPANS),
    feasts(_FEASTS),
    after_day=_AFTER_DAY,
)
