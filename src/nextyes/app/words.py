"""How advice, money, hours and odds are said to a seller."""

import math
from datetime import date, datetime
from zoneinfo import ZoneInfo

from nextyes.deals.events import (
    Channel,
    OutcomeClass,
    Party,
    Reading,
)
from nextyes.deals.fold import Deal
from nextyes.deals.lives import Fate
from nextyes.deals.money import Money
from nextyes.decide import Basis
from nextyes.plays import Situation

SAY = {
    "ask": "Ask: is it a no?",
    "ask_price": "Ask: is it a no, then? (price)",
    "follow_up": "Follow up",
    "take_risk_off": "Take risk off",
    "wait": "Wait",
    "check_back": "Check back",
    "close": "Close as lost",
}
SHORT = {
    "ask": "ask",
    "ask_price": "ask about the price",
    "follow_up": "follow up",
    "take_risk_off": "take risk off",
    "wait": "wait",
    "check_back": "check back",
    "close": "close",
}
SAY_ACTION = {
    "follow": "Follow up, then go on at best",
    "ask": "Ask “is it a no?”, then go on at best",
    "concede": "Lower the price, then go on at best",
    "drop": "Close it",
}
SITUATIONS = {
    Situation.SUSPECTED_NO: "when you think it is a no",
    Situation.PRICE_GAP: "when they push back on the price",
    Situation.INDECISION: "when they want it and do not decide",
    Situation.SILENT_AGAIN: "when they came back and went silent again",
    Situation.CHECK_BACK: "when a check-back has come",
}
COLOURS = {"ask": "yellow", "ask_price": "yellow", "check_back": "cyan", "close": "red", "follow_up": "green"}
_SIGNS = {"EUR": "€", "USD": "$", "GBP": "£"}


def amount_of(amount: Money | None) -> str:
    """Return an amount in whole units, "–" where there is none.

    Example:
        >>> amount_of(Money(2_400_000, "EUR")), amount_of(None)
        ('€24,000', '–')
    """
    return "–" if amount is None else money_of(float(amount.amount), amount.currency)


def money_of(amount: float, currency: str) -> str:
    """Return money rounded to whole units.

    Example:
        >>> money_of(-1234.5, "CHF"), money_of(12.0, "GBP")
        ('-1,234 CHF', '£12')
    """
    sign = _SIGNS.get(currency)
    minus, number = "-" if amount <= -0.5 else "", f"{abs(amount):,.0f}"
    return f"{minus}{sign}{number}" if sign else f"{minus}{number} {currency}".rstrip()


def count_of(number: int, one: str) -> str:
    """Return how many there are of what takes an s.

    Example:
        >>> count_of(1, "open deal"), count_of(2_400, "deal")
        ('1 open deal', '2,400 deals')
    """
    return f"{number:,} {one}" if number == 1 else f"{number:,} {one}s"


def hours_of(hours: float) -> str:
    """Return hours with one decimal, below one hour as minutes, "–" where unknown.

    Example:
        >>> hours_of(2.25), hours_of(0.4), hours_of(float("nan"))
        ('2.2 h', '24 min', '–')
    """
    if math.isnan(hours):
        return "–"
    return f"{hours:,.1f} h" if abs(hours) >= 1 else f"{hours * 60:.0f} min"


def each_of(rate: float) -> str:
    """Return how many there are of one thing for each of another, "–" where unknown.

    Example:
        >>> each_of(2.04), each_of(14.6), each_of(float("inf"))
        ('2.0', '15', '–')
    """
    if not math.isfinite(rate):
        return "–"
    return f"{rate:.1f}" if rate < 9.95 else f"{rate:,.0f}"


def chance_of(chance: float) -> str:
    """Return a chance in percent; never 0 or 100.

    Example:
        >>> chance_of(0.004), chance_of(0.334)
        ('<1 %', '33 %')
    """
    if math.isnan(chance):
        return "–"
    if chance < 0.01:
        return "<1 %"
    return ">99 %" if chance > 0.99 else f"{100 * chance:.0f} %"


def band_of(low: float, high: float) -> str:
    """Return odds as a band and what it means; "–" where unknown.

    Example:
        >>> band_of(0.05, 0.15), band_of(0.002, 0.004), band_of(0.6, 0.995)
        ('unlikely: 5–15 %', 'very unlikely: below 1 %', 'likely: 60–99 %')
    """
    if math.isnan(low) or math.isnan(high):
        return "–"
    middle = (low + high) / 2
    meaning = next(said for below, said in _MEANINGS if middle < below)
    least, most = (min(max(round(100 * edge), 0), 99) for edge in (low, high))
    if most < 1:
        return f"{meaning}: below 1 %"
    return f"{meaning}: {least}–{most} %" if least < most else f"{meaning}: about {most} %"


_MEANINGS = (
    (0.05, "very unlikely"),
    (0.3, "unlikely"),
    (0.6, "uncertain"),
    (0.85, "likely"),
    (math.inf, "very likely"),
)


def silence_of(deal: Deal, days: float) -> str:
    """Return how long they have been silent.

    Example:
        >>> from dataclasses import replace
        >>> from datetime import UTC
        >>> deal = Deal(id="acme", opened_at=datetime(2026, 3, 2, tzinfo=UTC))
        >>> silence_of(deal, 23.5), silence_of(replace(deal, touches=1), 0.2)
        ('no word from them in the 23 days since it began', 'no word from them yet: it began today')
    """
    if deal.last_heard_at is None:
        if days < 1:
            return "no word from them yet: it began today"
        return f"no word from them in the {days_of(days)} since it began"
    if days < 1:
        return "they moved today"
    return f"no reply from them for {days_of(days)}" if deal.unanswered else f"they moved {days_of(days)} ago"


def times_of(count: int) -> str:
    """Return how often.

    Example:
        >>> times_of(1), times_of(3)
        ('once', '3 times')
    """
    return "once" if count == 1 else f"{count:,} times"


def hour_of(price: float, currency: str) -> str:
    """Return in a sentence what an hour is worth.

    Example:
        >>> hour_of(74.6, "EUR")
        'An hour is worth €75.'
    """
    if not price > 0:
        return "You have hours to spare, so nothing is asked or dropped."
    if not currency:
        return "No deal has an amount, so each counts the same."
    return f"An hour is worth {money_of(price, currency)}."


def days_of(days: float) -> str:
    """Return days in words.

    Example:
        >>> days_of(0.2), days_of(1.5), days_of(23.9)
        ('today', '1 day', '23 days')
    """
    whole = int(days)
    return "today" if whole < 1 else f"{whole:,} day{'s' if whole > 1 else ''}"


def day_of(at: datetime, zone: ZoneInfo) -> str:
    """Return a day as people write it in a title: Monday 23 November 2026."""
    return date_of(at.astimezone(zone).date())


def moment_of(at: datetime) -> str:
    """Return an instant as people write it, in its own zone.

    Example:
        >>> from datetime import UTC
        >>> moment_of(datetime(2026, 11, 3, 9, 5, tzinfo=UTC))
        '3 November 2026, 09:05'
    """
    return f"{at.day} {at:%B %Y, %H:%M}"


def basis_of(basis: Basis, closed_deals: int) -> str:
    """Return in a sentence what the advice rests on."""
    if basis is Basis.CAP:
        return (
            f"Too few closed deals ({closed_deals:,}) to rank open ones better than a plain rule does: ask "
            "after so many unanswered touches (settings: unanswered_cap). That rule is used; the odds lean "
            "on a prior."
        )
    if basis is Basis.THRESHOLDS:
        return (
            "The believed price of an hour was not borne out by what hours earned, so the plainer rule is "
            "used: chance × value against the hours still to come."
        )
    return f"Learnt from {count_of(closed_deals, 'closed deal')} of your own."


OUTCOMES = {
    OutcomeClass.COMPETITOR: "lost to a competitor",
    OutcomeClass.NO_DECISION: "no decision",
    OutcomeClass.NOT_A_FIT: "not a fit",
    OutcomeClass.NOT_NOW: "not now",
}
FATES = {
    Fate.OPEN: "still open",
    Fate.WON: "won",
    Fate.DECLINED: "a no in their words",
    Fate.NOT_NOW: "not now",
    Fate.NOT_A_FIT: "not a fit",
    Fate.COMPETITOR: "lost to a competitor",
    Fate.UNTOLD: "lost, why is not written down",
    Fate.NO_DECISION: "no decision",
}
CHANNELS = {
    Channel.CALL: "call",
    Channel.EMAIL: "e-mail",
    Channel.MEETING: "meeting",
    Channel.MESSAGE: "message",
}
PARTIES = {Party.US: "yours", Party.THEM: "theirs"}
READINGS = {
    Reading.NO: "a no",
    Reading.NOT_NOW: "not now",
    Reading.YES: "a yes",
    Reading.COUNTER: "a counter-offer",
    Reading.HEDGE: "hem and haw",
    Reading.AUTO_REPLY: "an automatic reply",
    Reading.WRONG_PERSON: "the wrong person",
    Reading.STOP: "stop: no more mail",
    Reading.QUESTION: "a question",
    Reading.OTHER: "something else",
}


def date_of(day: date) -> str:
    """Return a date as people write it.

    Example:
        >>> date_of(date(2027, 11, 23))
        'Tuesday 23 November 2027'
    """
    return f"{day:%A} {day.day} {day:%B %Y}"


def brief_of(day: date) -> str:
    """Return a date as it stands in a table.

    Example:
        >>> brief_of(date(2027, 11, 3))
        '3 Nov 2027'
    """
    return f"{day.day} {day:%b %Y}"


def span_of(first: date, last: date) -> str:
    """Return a span of days, both ends included.

    Example:
        >>> span_of(date(2026, 11, 1), date(2026, 11, 30)), span_of(date(2026, 11, 3), date(2026, 11, 3))
        ('1–30 November 2026', '3 November 2026')
        >>> span_of(date(2026, 9, 28), date(2026, 10, 4)), span_of(date(2025, 12, 29), date(2026, 1, 4))
        ('28 September – 4 October 2026', '29 December 2025 – 4 January 2026')
    """
    ends = f"{last.day} {last:%B %Y}"
    if first == last:
        return ends
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{ends}"
    return f"{first.day} {first:%B}{'' if first.year == last.year else f' {first.year}'} – {ends}"


def returns_of(day: date, today: date) -> str:
    """Return when a deal is to be come back to: of a day that has passed too, and of nobody's fault.

    Example:
        >>> returns_of(date(2026, 3, 3), date(2026, 3, 8)), returns_of(date(2026, 3, 8), date(2026, 3, 8))
        ('was for 3 March, 5 days ago', 'is for today')
        >>> returns_of(date(2027, 1, 4), date(2026, 3, 8)), returns_of(date(2026, 3, 10), date(2026, 3, 8))
        ('is for 4 January 2027, in 302 days', 'is for 10 March, in 2 days')
    """
    named = f"{day.day} {day:%B}" + (f" {day.year}" if day.year != today.year else "")
    days = (day - today).days
    if days < 0:
        return f"was for {named}, {'yesterday' if days == -1 else f'{-days:,} days ago'}"
    if days < 2:
        return f"is for tomorrow, {named}" if days else "is for today"
    return f"is for {named}, in {days:,} days"
