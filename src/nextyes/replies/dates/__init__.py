"""Dates in a reply: which days it speaks of, which of them says when to come back, and on what day that is.

A small grammar, for English, German, French and Spanish. ``tokens`` walks the text once and looks words up in
a language's ``lexicon``; each gets a kind, and ``support`` tells "may" the verb from the month by its
neighbours. Rules over kinds, the same for all languages, put items together in layers: ``durations``,
``points`` (single dates), ``phrases`` (one date within another, parts, ranges, words of scope). ``governing``
then weighs what stands around each date, and ``check_back`` finds the working day. ``refused`` tells which
dates are none to come back on, by how they are said, or by what their clause says: of a talk that is over, of
what another does (``other_days``), of what a question asks (``asked_days``).

What words mean: an interval of days, both ends included, and the anchor within it.

===================================== =================================================== ========
words                                 days                                                anchor
===================================== =================================================== ========
in three weeks, a year from now       that very day; a couple is 2, a few 3               start
in two to three weeks                 from the first such day to the last                 start
within two weeks, over the next two   from the day after the reply to that day            end
next week, month, quarter, year       the whole next one; weeks begin on Monday           start
this week, later this year            from the day after the reply to its end             start
Q3, H2, FY27, next fiscal year        by the month in which the fiscal year begins; the   start
                                      next one that is not over. FY27 ends in 2027
May, spring, 2027                     the next one not over; seasons by hemisphere        start
early, beginning of                   1st to 10th of a month, Monday and Tuesday, the     start
                                      first month of a quarter, the first quarter
mid, middle of                        11th to 20th, Wednesday, second month, June-July    middle
late                                  21st to the end, Thursday-Friday, last month,       start
                                      last quarter of a year
end of                                last 7 days of a month, Thursday-Friday, last 14    start
                                      days of a quarter or half, December
after May, once the summer is over    from the day after it ends, as long as itself       start
not before May, from May              May                                                 start
before May                            from the day after the reply to the day before it   end
by May, "we know until May"           from the day after the reply to its end             end
around 20 May                         a third of its grain either side; a day, 3 days     middle
Friday; next Friday; this Friday      the next one; of next week; of this week            start
week of the 14th, week 38             Monday to Sunday                                    start
first week of May, the second one     the week of its first Thursday, as far as it is May start
first two weeks of July               1 to 14 July                                        start
Easter, Diwali, Thanksgiving          the day in the buyer's country; Christmas is the    start
                                      24th to the 26th of December
the holidays                          24 December to 1 January; in June to August, in     start
                                      Europe and Australia, July and August
when the budget opens in January      January                                             start
away until the 14th; through the 14th the 14th; the 15th                                  start
away from the 3rd to the 14th         the 15th, by `governing`                            start
===================================== =================================================== ========

Some dates lean on one said before: "the week after", "the week before", "after that", "the Monday following",
"6 to 24 July, … on the 27th" (`leaning`). Where there is none, they say nothing.

What is over on the day of the reply is refused, and so is a day almost a year off whose year is not named:
it was meant as past. What is vague ("soon", "in the coming weeks") is no date.

To add a language: a module like ``german`` with its words, its cues in ``cues``, its name in ``find`` and a
table of phrases in the tests. To add a holiday: a line in ``everywhere`` or in the language.
"""

from nextyes.replies.dates.check_back import check_back_on
from nextyes.replies.dates.find import find_dates
from nextyes.replies.dates.governing import Governs, governed, governing

__all__ = ["Governs", "check_back_on", "find_dates", "governed", "governing"]
