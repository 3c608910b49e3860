"""Which of several dates says when to come back, and why."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from nextyes.replies.dates.absence import day_after, lasts
from nextyes.replies.dates.clauses import STOPS, Words, words_of
from nextyes.replies.dates.cues import AWAY, BACK, BUSY, CONTACT, CUES, OVER, READY, SCOPE, TERM, Cues
from nextyes.replies.dates.lexicon import fold
from nextyes.replies.dates.other_days import is_over, probably_past
from nextyes.replies.dates.refused import BESIDE, FEW, THEN, WAITS, ends_in_a_question, only_leads, refused
from nextyes.replies.reply import Anchor, Grain, When

_CLAUSE_END = re.compile(r"[.,!?;:\n)–—]")
_REACH = 14  # words between a cue and its date; beyond them it speaks of something else
_CLAUSE = 6  # what a comma between the two counts
_ASKED = -3.5  # what counts against a date on the way to a question
_RUNNING = 4.0  # what speaks against a period that is running, where another date stands
_AWAY_DAYS = 150  # nobody is away for longer without more words: "closed for Diwali", said at Diwali
_LAST = 1.5  # what speaks for the date said last: nine in ten times it is the one
_WHEN = frozenset("once when wenn sobald quand cuando".split())
_RETURNED = frozenset("back returned zuruck wieder retour vuelta".split())
_AGAIN = frozenset("again wieder nochmal nochmals erneut".split())
_ONCE_MORE = frozenset(
    "reessayez reessayer reessaie retentez reposez redemandez recontactez relancez versuchen versuch"
    " intentelo intentalo vuelva vuelve".split()
)
_MY = frozenset("me us moi nous mich uns".split())
_READY_WORDS = 2  # that count: "the budget will be voted and decided on the 5th. Call me in June" is June
_BACK = (BACK, AWAY[BACK])
_BACKWARDS = 3  # what it counts that the date stands before its cue


@dataclass(frozen=True, slots=True, kw_only=True)
class Governs:
    """The date on which to come back, None where no date says so; why; and how loudly words speak for it."""

    when: When | None
    why: str
    speaks: float = 0.0
    returns: bool = False  # words say that they are away, or back on that day

    @property
    def is_called(self) -> bool:
        """Whether they ask to be called then, or will know or be ready, whatever else they say."""
        return self.when is not None and self.speaks >= READY


def governing(dates: Sequence[When], text: str, sent: date, *, language: str) -> tuple[When | None, str]:
    """Return the date on which to come back, and why in a sentence; None where no date says so.

    Words near a date speak for it ("call me", "back in the office", "the budget opens") or against it
    ("not in", "the contract ends", "the board met"). Each speaks for the date nearest to it, in its own
    sentence, in its own clause rather than another, and after it rather than before. The best date
    governs, the one said last a little ahead. A period that is running ("this year") needs a word for it,
    and another date beside it goes first.

    Example:
        >>> from datetime import date
        >>> from nextyes.replies.dates import find_dates
        >>> from nextyes.replies.reply import Context
        >>> text = "We renew in March, so call me in January."
        >>> found = find_dates(text, date(2026, 9, 1), language="en", context=Context())
        >>> when, why = governing(found, text, date(2026, 9, 1), language="en")
        >>> when.span.of(text), why
        ('in January', 'of 2 dates, “in January” stands with “call me”')
    """
    found = governed(dates, text, sent, language=language)
    return found.when, found.why


def governed(
    dates: Sequence[When], text: str, sent: date, *, language: str, automatic: bool = False
) -> Governs:
    """Return the same as `governing`, and how loudly the words beside the date speak for it.

    What is ``automatic`` was written by a machine, by its headers.
    """
    dates = [when for when in dates if not is_over(when, sent, text)]
    dates = [when for when in dates if not probably_past(when, sent, text)] or dates
    if not dates:
        return Governs(when=None, why="no date is named")
    cues = CUES.get(language, CUES["en"])
    words = words_of(text)
    folded = " ".join(words.folded)
    absent = cues.away.search(folded) is not None
    away = absent or automatic or cues.machine.search(folded) is not None
    weights, reasons, loudest = _weighed(dates, text, words, cues, away=away, sent=sent)
    best = _finer(_best(dates, weights, sent, away=away), dates, weights, text)
    when, weight, reason = dates[best], weights[best], reasons[best]
    named = f"“{when.span.of(text)}”"
    if (reason and weight <= 0 and loudest[best] <= TERM) or (_is_now(when, text, sent) and weight < READY):
        against = f": it stands with “{reason}”" if reason and reason not in named else ""
        return Governs(when=None, why=f"{named} is no date to come back{against}")
    returns = loudest[best] >= AWAY[BACK] or (best > 0 and _follows(dates[best], dates[best - 1]))
    if (away or loudest[best] == BUSY) and lasts(when, named, returns=returns):
        back, why = day_after(when), f"whoever is away {named} is back after it"
        return Governs(when=back, why=why, returns=True)
    why = _why(len(dates), named, reason if weight > 0 else "")
    until = loudest[best] > TERM and fold(when.span.of(text)).split()[0] in WAITS
    told = (until or loudest[best] in _BACK) and when.anchor is not Anchor.END
    return Governs(when=when, why=why, speaks=weight, returns=absent or told)


def _why(count: int, named: str, reason: str) -> str:
    if count == 1:
        return "it is the only date to come"
    said = f"stands with “{reason}”" if reason else "is the last that nothing speaks against"
    return f"of {count} dates, {named} {said}"


def _best(dates: Sequence[When], weights: Sequence[float], sent: date, *, away: bool) -> int:
    """Return the number of the date that most speaks for."""
    far = [
        away and weight <= 0 and (when.start - sent).days > _AWAY_DAYS
        for when, weight in zip(dates, weights, strict=True)
    ]
    last = len(dates) - 1
    if away:  # whoever is away is back on the latest day that is near
        last = max(range(len(dates)), key=lambda number: (not far[number], dates[number].start))

    def speaks(number: int) -> tuple[float, int]:
        against = _RUNNING * (_is_running(dates[number], sent) or far[number])
        return weights[number] - against + _LAST * (number == last), number

    return max(range(len(dates)), key=speaks)


def _finer(best: int, dates: Sequence[When], weights: Sequence[float], text: str) -> int:
    """Return the number of the date that says the best one more finely: "in January, ideally after Epiphany".

    It is the next one of the sentence, lies within the best one, and ends its clause: "in January, on the
    15th the board meets" says another thing.
    """
    if best + 1 == len(dates) or weights[best + 1] < 0:
        return best
    when, then = dates[best], dates[best + 1]
    within = when.start <= then.start and then.end <= when.end
    finer = within and then.end - then.start < when.end - when.start
    between, behind = text[when.span.end : then.span.start], text[then.span.end :]
    ends = len(_CLAUSE_END.split(behind, maxsplit=1)[0].split()) < BESIDE
    return best + 1 if finer and ends and STOPS.isdisjoint(between) else best


def _is_running(when: When, sent: date) -> bool:
    """Say whether a date is the rest of a period that has begun: "this year", mostly said of now."""
    begun = when.start == sent + timedelta(1) and when.anchor is Anchor.START
    return begun and when.grain not in (Grain.DAY, Grain.WEEK)


def _is_now(when: When, text: str, sent: date) -> bool:
    """Say whether a date is "this year", and not "later this year" or "in the spring"."""
    if not _is_running(when, sent):
        return False
    said = fold(text[when.span.start : when.span.end]).split()
    named = said[0] in _IN and when.grain is not Grain.YEAR and not any(word in _THIS for word in said)
    return not named and said[0] not in _LATER


_THIS = frozenset(
    "this current dieser diese dieses diesem diesen laufenden ce cet cette este esta heuer".split()
)
_LATER = frozenset("later sometime rest remainder".split())
_IN = frozenset("in im au en during over".split())


def _weighed(
    dates: Sequence[When], text: str, words: Words, cues: Cues, *, away: bool, sent: date
) -> tuple[list[float], list[str], list[float]]:
    """Return what speaks for each date in all, the words that speak loudest, and how loud."""
    places = [
        (bisect_right(words.starts, when.span.start) - 1, bisect_right(words.starts, when.span.end - 1))
        for when in dates
    ]
    weights = [
        _bracketed(when, text) + _next_step(number, dates, text, away=away)
        for number, when in enumerate(dates)
    ]
    reasons, loudest, ready = [""] * len(dates), [0.0] * len(dates), [0] * len(dates)
    asks = ends_in_a_question(words)
    for number, when in enumerate(dates):
        against = refused(when, text, words, places[number], cues, away=away)
        if against is None and asks and only_leads(words, places[number], cues):
            against = _ASKED, "?"
        if against is None and probably_past(when, sent, text):
            against = BUSY, when.span.of(text)
        if against:
            (weights[number], reasons[number]), loudest[number] = against, min(OVER, against[0])
    for at, length, loud in _heard(words, cues):
        around = bisect_right(places, (at, len(words.folded)))
        near = range(max(0, around - 1), min(len(dates), around + 1))
        distance, nearest = min((_distance(words, at, length, places[number]), number) for number in near)
        asks_me = loud == CONTACT and (_asks_me(words, at, length) or 0 < distance <= BESIDE)
        weight = AWAY.get(BACK if asks_me else loud, loud) if away else loud
        if distance > _REACH or (weight == READY and ready[nearest] == _READY_WORDS):
            continue
        if (distance == 0 and loud not in (SCOPE, CONTACT) and not (away and loud == BACK)) or (
            weight == OVER and distance > BESIDE
        ):
            continue  # "the new fiscal year" does not speak for itself; "since" is said of what is beside it
        if weight == TERM and at >= places[nearest][1]:
            weight = BUSY  # "in a year, when the contract ends" is not the term itself
        weights[nearest] += weight
        ready[nearest] += weight == READY
        if abs(weight) > abs(loudest[nearest]):
            loudest[nearest] = weight
            reasons[nearest] = text[words.starts[at] : words.ends[at + length - 1]]
    return weights, reasons, loudest


def _asks_me(words: Words, at: int, length: int) -> bool:
    """Say whether who writes is to be asked, or another then: "call me", "llámame", "try her then"."""
    called = words.folded[at + length - 1]
    beside = words.folded[at + length :][:2]
    asks_then = not THEN.isdisjoint(beside)
    to_me = not _MY.isdisjoint([called, *beside])
    mine = called != "llame" and called.endswith(("ame", "eme", "arme", "irme"))
    return asks_then or to_me or mine or called in _ONCE_MORE or _again(words, at + length)


def _again(words: Words, at: int) -> bool:
    """Say whether a clause goes on with "again": "melden Sie sich im Mai wieder"."""
    for word in words.folded[at : at + _CLAUSE]:
        if word in _AGAIN or word[0] in STOPS:
            return word in _AGAIN
    return False


def _bracketed(when: When, text: str) -> float:
    """Return what counts against a date in brackets, which explains another one: "after Diwali (8 Nov)"."""
    before = text[: when.span.start]
    return 2 * OVER if before.rfind("(") > before.rfind(")") else 0.0


def _follows(when: When, before: When) -> bool:
    """Say whether a date lies within the week after another: "until the 18th, then the week after that"."""
    return timedelta(0) < when.start - before.end <= timedelta(7)


def _next_step(number: int, dates: Sequence[When], text: str, *, away: bool) -> float:
    """Return what speaks for "after that" or "at that time", said of the date before it.

    For who is away, "the week after" does.
    """
    if number == 0 or any(map(str.isdigit, dates[number].span.of(text))):
        return 0.0
    when, before = dates[number], dates[number - 1]
    if away and _follows(when, before):
        return AWAY[BACK]
    return READY if when.start in (before.start, before.end + timedelta(1)) else 0.0


def _heard(words: Words, cues: Cues) -> list[tuple[int, int, float]]:
    """Return the cues of a text: where, how many words, and how loud."""
    found = []
    at = 0
    while at < len(words.folded):
        length = 1
        for cue in cues.by_first.get(words.folded[at], ()):
            if tuple(words.folded[at : at + len(cue.words)]) == cue.words:
                length = len(cue.words)
                found.append((at, length, cue.weight))
                break
        at += length
    return found


def _distance(words: Words, at: int, length: int, place: tuple[int, int]) -> float:
    """Return how many words lie between a cue and a date.

    Another sentence is out of reach, but for the next one where it says "then": "It opens in May. Call then."
    """
    first, last = place
    if first <= at < last:
        return 0
    between = words.folded[last:at] if at >= last else words.folded[at + length : first]
    if len(between) > _REACH:
        return _REACH + 1.0
    cost = 1.0 + (_BACKWARDS if at >= last else 0)
    points_back = at >= last and _points_back(words.folded[max(last, at - FEW) : at + length + _CLAUSE])
    for word in between:
        if word[0] in STOPS and not points_back:
            return _REACH + 1.0
        if not word[0].isalnum() and points_back:
            points_back = False
            continue
        cost += 1 if word[0].isalnum() else _CLAUSE
    return cost


def _points_back(words: Sequence[str]) -> bool:
    """Say whether words speak of a day said before: "then", "once she is back"."""
    return not THEN.isdisjoint(words) or not (_WHEN.isdisjoint(words) or _RETURNED.isdisjoint(words))
