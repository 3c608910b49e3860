"""Words that are dates only in company: "may" the verb, "sun", "fall", "the 2nd floor", "12/03"."""

from dataclasses import replace

from nextyes.replies.dates.lexicon import Lexicon
from nextyes.replies.dates.tokens import Item

_BEFORE = frozenset(
    "in on since after before notbefore by from until through around between for part this next coming last "
    "within weekof begin".split()
)
_DAYS = frozenset({"number", "ordinal", "theday"})
_JOINS = frozenset({"to", "or", "and", "dash", "slash", "comma"})
_OF_MONTH = frozenset({"unit", "weekof", "weekday"})
_MONTHS = frozenset({"month", "maymonth", *_DAYS})
_ENDS = frozenset({"", "stop", "comma"})
_STRONG = {"maymonth": "month", "satday": "weekday", "fallseason": "season", "pair": "date"}


def supported(text: str, row: list[Item], lexicon: Lexicon, *, strange: bool) -> list[Item]:
    """Return the row with doubtful words taken for dates where their neighbours say so, else for others.

    With ``strange``, when the language is only a guess, doubtful words are never dates.
    """
    made: list[Item] = []
    for at, item in enumerate(row):
        kind = item.kind
        if kind in _STRONG:
            sure = not strange and _is_date(text, made, row, at)
            kind = _STRONG[kind] if sure else "other"
        elif kind == "theday" and item.word.kind == "number" and _counts(row, at):
            kind = "number" if _in_figures(text, item) else "ordinal"
        elif kind == "last" and item.word.number == 1 and _is_named(row, at + 1):
            kind = "after"
        elif kind in ("theday", "number") and _is_share(row, at):
            kind = "opaque"
        elif kind == "theday" and not _stands_alone(text, row, at, lexicon):
            kind = "ordinal"
        made.append(item if kind == item.kind else replace(item, kind=kind))
    return made


def _is_named(row: list[Item], at: int) -> bool:
    return at < len(row) and row[at].kind in ("feast", "month", "season")


def _counts(row: list[Item], at: int) -> bool:
    return at + 1 < len(row) and row[at + 1].kind in (
        "unit",
        "annual",
        "small",
        "clock",
        "period",
        "weekof",
        "weekday",
    )


def _is_share(row: list[Item], at: int) -> bool:
    """Say whether a number is of money or per cent."""
    return (
        at + 1 < len(row)
        and row[at + 1].kind == "opaque"
        and row[at + 1].start - row[at].end <= 1
        and (row[at + 1].end - row[at + 1].start <= 3 or row[at + 1].start == row[at].end)
    )


def _in_figures(text: str, item: Item) -> bool:
    return text[item.start : item.end].isdecimal()


def _is_date(text: str, made: list[Item], row: list[Item], at: int) -> bool:
    item = row[at]
    last = made[-1].kind if made else ""
    last_but_one = made[-2].kind if len(made) > 1 else ""
    after = row[at + 1].kind if at + 1 < len(row) else ""
    if item.kind == "pair":
        if text[item.start : item.end] == "24/7":
            return False
        joined = last in _JOINS and last_but_one in {"date", "weekday"}
        to_the = last == "to" and made[-1].word.number == 1  # "au 3/4", "al 3/4"
        joined = joined or (
            after in ("to", "dash", "until") and at + 2 < len(row) and row[at + 2].kind == "pair"
        )
        return (
            item.high > 0
            or last in _BEFORE
            or last == "weekday"
            or joined
            or to_the
            or (last == "give" and after in {"dash", *_ENDS})  # "call me 10/1"
            or _is_dated(text[item.start : item.end])
            or (after in ("", "stop") and _has_high_day(text[item.start : item.end]))
        )
    if item.kind == "fallseason":
        return _is_season(text, item, (last, last_but_one, after))
    if item.kind == "satday":
        days = after in _JOINS | {"until"} and at + 2 < len(row) and row[at + 2].kind in ("satday", "weekday")
        return (
            days
            or (after == "comma" and _names_a_month(row[at + 2 : at + 4]))  # "to Sat, Jan 2"
            or last in _BEFORE - {"in", "since"}
            or after in _DAYS
            or (last in _JOINS and last_but_one == "weekday")
        )
    return _is_month(text, row, at, (last, last_but_one, after))


def _names_a_month(items: list[Item]) -> bool:
    return any(item.kind in ("month", "maymonth") for item in items) and any(
        item.kind in _DAYS for item in items
    )


def _is_dated(figures: str) -> bool:
    """Say whether "3.8." or "03/04" is a date by its form alone, and no share."""
    return figures[-1] == "." or figures[0] == "0" or "/0" in figures


def _has_high_day(figures: str) -> bool:
    """Say whether "6/15" at the end of a sentence is a date: no score nor share is written so."""
    numbers = sorted(int(number) for number in figures.replace(".", "/").split("/") if number)
    return numbers[0] <= _DECEMBER < numbers[-1]


_DECEMBER = 12


def _is_season(text: str, item: Item, near: tuple[str, str, str]) -> bool:
    """Tell "spring", "the fall" and "l'été" from verbs: nobody in sales springs."""
    last, last_but_one, after = near
    if after in ("to", "for"):
        return False
    if item.word.number == 0 or last in _BEFORE - {"on"} or after == "year":
        return True
    named = text[max(0, item.start - 4) : item.start].casefold() == "the "
    if named or (last in _JOINS and last_but_one == "season"):
        return True
    return item.word.number == 1 and after == "next"  # "l'été prochain"


def _is_month(text: str, row: list[Item], at: int, near: tuple[str, str, str]) -> bool:
    last, last_but_one, after = near
    item = row[at]
    made_in_figures = at > 0 and row[at - 1].word.figures
    following = text[row[at + 1].start : row[at + 1].end].lower() if at + 1 < len(row) else ""
    named = item.end - item.start == 3 and after == "other" and text[row[at + 1].start].isupper()  # Jan Hobbs
    if last in _DAYS and (made_in_figures or last != "number") and not named:
        return True
    verb = following in _AFTER_VERB and last != "from"  # "may be", and "from May on"
    if named or verb or (last in ("dash", "slash") and last_but_one == "other"):
        return False
    joined = last in _JOINS and last_but_one in _MONTHS
    joins = after in _JOINS and at + 2 < len(row) and row[at + 2].kind in ("month", "maymonth")
    abbreviated = item.word.number in (1, 6, 12)  # "jan", "jun", "dec" are no other words
    if joined or joins or abbreviated or last in _BEFORE | _DAYS | _OF_MONTH or after in _DAYS | {"year"}:
        return True
    capital = text[item.start : item.end].istitle()
    if last in ("", "stop"):  # the first word of a sentence has its capital anyway
        return after in _ENDS or (capital and item.word.number == 3)
    return capital


_FLOORS = 12  # "after the 2nd meeting", "by the 3rd quarter"
_SCOPES = frozenset("after before by until from notbefore".split())
_AFTER_VERB = frozenset(
    "be not have i we you the it need want well as call my our get take go they he she there this that ask "
    "also just even still only on ahead forward".split()
)


def _stands_alone(text: str, row: list[Item], at: int, lexicon: Lexicon) -> bool:
    """Say whether "the 14th" is a day and not the 14th of something."""
    if at + 1 == len(row) or row[at + 1].kind != "other":
        return True
    word = text[row[at + 1].start : row[at + 1].end]
    if row[at].word.number > _FLOORS and row[at - 1 : at] and row[at - 1].kind in _SCOPES:
        return True
    if lexicon.after_day:
        return word.lower() in lexicon.after_day
    return not lexicon.dotted_ordinals or word[:1].islower()  # German nouns have a capital
