"""A text as items: words looked up in a lexicon, numbers and dates in figures, stops.

Every item knows its characters in the original text, which is walked once, from left to right.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from nextyes.replies.dates.days import YEARS, day
from nextyes.replies.dates.lexicon import KINDS, Lexicon, Word, fold
from nextyes.replies.dates.names import names
from nextyes.replies.dates.said import Said, again, once
from nextyes.replies.reply import Grain


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of the text: its kind (see ``KINDS``), its characters, and what it says so far."""

    kind: str
    start: int
    end: int
    word: Word
    said: Said | None = None
    high: float = 0  # of "3 to 4 weeks": the 4


# Each alternative takes a bounded number of characters or one class of them, so a walk is linear.
_TOKEN = re.compile(
    r"""
      (?P<phone>(?<![\d.])(?=\+?(?:\d[ \u00a0]?){9})(?:\+\d{1,3}|0\d{1,4})(?:[ \u00a0]\d{2,5}){2,5}(?!\d))
    | (?P<stamp>(?<![\d.])\d{4}(?:-\d{1,2}-|\.\d{1,2}\.|/\d{1,2}/)\d{1,2}(?!\d))
    | (?P<figures>(?:(?<![\d./-])|(?<=[\d.]-))\d{1,2}(?:/\d{1,2}/|\.[ ]?\d{1,2}\.[ ]?|-\d{1,2}-)
        (?:\d{4}|\d{2})(?![\d/-]|\.\d))
    | (?P<time>(?!(?-i:[12]H)2\d(?!\d))  # 2H27 is a half of a year
        \d{1,2}[:h]\d{2}(?::\d{2})?(?!\d)|\d{1,2}[.]\d{2}(?=[ ]?(?:am|pm|uhr)\b))
    | (?P<pair>(?:(?<![\d./,:+-])(?<![hqst])|(?<=[\d.]-))\d{1,2}(?:/\d{1,2}|\.\d{1,2}\.?)
        (?![\d/%]|:\d|-(?!\d{1,2}[./])|[.,]\d))
    | (?P<nth>\d{1,2}(?:st|nd|rd|th|er|ere|ère|eme|ème|e|º|ª|°|ᵉ|ᵗʰ)(?![^\W_]))
    | (?P<word>[^\W\d_]+|(?<![\w.,])2m[a-z]{2,6}(?![^\W_]))
    | (?P<many>[+#]?\d+(?:[.,]\d+)*)
    | (?P<blank>[ \t\r\f\v\u00a0\u2000-\u200b\u202f\u2060\u3000\ufeff]+|\n(?![ \t\r]*\n)
        |['’‘ʼ`´"“”„*_~()\[\]<>«»]+)
    | (?P<comma>,)
    | (?P<dash>[-‐‑‒–—−]+)
    | (?P<slash>/)
    | (?P<amp>&)
    | (?P<stop>[.!?;:…\n]+)
    | (?P<opaque>[$€£¥₹%@#\\=|^])
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What decides how figures are read: the day of the reply and the order of day and month."""

    sent: date
    day_first: bool
    dotted: bool  # "3.8." is a date


def items(text: str, lexicon: Lexicon, reading: Reading) -> list[Item]:
    """Return the items of a text, without words that say nothing in a date ("of", "the", "our")."""
    tokens = [match for match in _TOKEN.finditer(text) if match.lastgroup != "blank"]
    named = names(text)
    keys = [
        (_NAME if match.start() in named else fold(match.group())) if match.lastgroup in _LOOKED_UP else ""
        for match in tokens
    ]
    found: list[Item] = []
    before: Word | None = None  # the word just before, of whatever kind
    at = 0
    while at < len(tokens):
        token = tokens[at]
        meaning = _meaning(lexicon, keys, at, token)
        if meaning:
            word, length = meaning
            item = Item(word.kind, token.start(), tokens[at + length - 1].end(), word)
            at += length
        else:
            item = _figures(token, found[-1] if found else None, reading)
            at += 1
        if item.kind == "stop" and found and _goes_on(text, found[-2:], item, lexicon):
            if found[-1].kind == "number":
                found[-1] = replace(found[-1], kind="ordinal")
            continue  # "bis inkl. 14.": what stands before the day is the word, not its stop
        if item.kind == "of" and at < len(tokens) and _DAY.match(tokens[at].group()):  # "du 3 au 5 mars"
            found.append(replace(item, kind="from"))
        elif item.kind not in ("filler", "article", "of"):
            day_follows = before is not None and before.number == 1 and before.kind in _BEFORE_DAYS
            if item.kind == "pair" and before is not None and before.kind == "article" and before.number:
                item = replace(item, high=1)  # "el 15/5"
            if (
                item.kind == "weekday"
                and before is not None
                and before.kind == "article"
                and not before.number
            ):
                item = replace(item, high=1)  # "the Tuesday" is that of a week spoken of
            found.append(_maybe_day(item, day_follows))
        before = item.word
    return found


_NAME = "•"  # in place of a name: in no lexicon
_DAY = re.compile(r"\d{1,2}(?!\d)")
_LOOKED_UP = frozenset({"word", "amp", "dash", "slash", "nth"})
_BEFORE_DAYS = frozenset(
    "article on by until from to of after before around notbefore within through weekof which".split()
)
_FIGURES = re.compile(r"\d+")
_FRANCS = re.compile(
    r"fr\.?[ ]?\d(?:\d{2}|\d{0,2}['’]\d{3}|\d?\.[–—-])", re.IGNORECASE
)  # "Fr. 19'500", no Friday
_NO_FIGURES = {"comma": "comma", "stop": "stop", "opaque": "opaque", "phone": "opaque", "time": "clock"}
_PLAIN = {kind: Word(kind=kind) for kind in KINDS}


def _meaning(lexicon: Lexicon, keys: list[str], at: int, token: re.Match[str]) -> tuple[Word, int] | None:
    """Return the meaning of the longest phrase that begins at a token, and how many tokens it has.

    None where figures begin none: they have a meaning of their own.
    """
    if keys[at] == "fr" and _FRANCS.match(token.string, token.start()):
        return _PLAIN["opaque"], 1
    for phrase, word in lexicon.phrases.get(keys[at], ()):
        if tuple(keys[at : at + len(phrase)]) == phrase:
            return word, len(phrase)
    if not keys[at] or token.lastgroup == "nth":
        return None
    kind = token.lastgroup or "other"
    return _PLAIN[kind if kind in ("dash", "slash") else "other"], 1


def _goes_on(text: str, before: list[Item], stop: Item, lexicon: Lexicon) -> bool:
    """Say whether a full stop ends an abbreviation ("Sept. 14") or an ordinal ("am 14. März") only."""
    last = before[-1]
    if last.end != stop.start or text[stop.start : stop.end] != ".":
        return False
    if last.kind in ("number", "theday"):
        counted = before[0].kind in _COUNTED  # "in Q3.", "ab KW 38.", "im März 27."
        return (lexicon.dotted_ordinals and not counted) or _names_month(text, stop.end, lexicon)
    if last.kind == "through":  # "bis einschl. 13. März"
        return text[stop.end : stop.end + 2].strip()[:1].isalnum()
    if last.kind == "around":
        return last.end - last.start == 2  # "ca."
    short = last.end - last.start <= 4
    return short and last.kind in _SHORTENED and text[stop.end : stop.end + 2].strip()[:1].isdigit()


def _names_month(text: str, at: int, lexicon: Lexicon) -> bool:
    """Say whether a text goes on with a month: "16. Nov", by whoever writes English as if it were German."""
    word = _NEXT_WORD.match(text, at)
    meanings = lexicon.phrases.get(fold(word[1]), ()) if word else ()
    return any(len(phrase) == 1 and meaning.kind in ("month", "maymonth") for phrase, meaning in meanings)


_NEXT_WORD = re.compile(r"[ ]?([^\W\d_]{3,12})")
_COUNTED = frozenset({"period", "kw", "fiscal", "unit", "month", "maymonth"})
_SHORTENED = frozenset({"month", "maymonth", "weekday", "satday", "kw", "period"})


def _maybe_day(item: Item, day_follows: bool) -> Item:
    """Return "the 14th" or, where a language says so without an ending, "le 14", as a day of its own."""
    if not item.word.figures or item.kind not in ("number", "ordinal") or not 1 <= item.word.number <= 31:
        return item
    if day_follows or item.kind == "ordinal":
        return replace(item, kind="theday")
    return item


def _figures(token: re.Match[str], last: Item | None, reading: Reading) -> Item:
    """Return the item of a token that is no word."""
    kind, start, end, text = token.lastgroup or "other", token.start(), token.end(), token.group()
    if plain := _NO_FIGURES.get(kind):
        return Item(plain, start, end, _PLAIN[plain])
    if kind == "nth":
        return Item(
            "ordinal", start, end, Word(kind="number", number=int(_FIGURES.findall(text)[0]), figures=True)
        )
    if kind == "many":
        return _number(token, last)
    said = None if kind == "pair" and "." in text and not reading.dotted else _dated(text, kind, reading)
    if said is None:
        figures = [int(figure) for figure in _FIGURES.findall(text)]
        years = kind == "pair" and figures[1] == figures[0] + 1  # "FY26/27"
        return Item("opaque", start, end, Word(kind="opaque", number=figures[1] if years else 0))
    return Item("date" if kind != "pair" else "pair", start, end, _PLAIN["date"], said)


def _number(token: re.Match[str], last: Item | None) -> Item:
    start, end, text = token.start(), token.end(), token.group()
    glued = last is not None and last.end == start and last.kind in ("other", "opaque", "unit", "small")
    money = last is not None and last.kind == "opaque" and start - last.end <= 1
    decimal = re.fullmatch(r"\d{1,2}[.,]\d", text)
    if glued or money or not (decimal or text.isdecimal()) or (text.isdecimal() and len(text) > 4):
        return Item("opaque", start, end, _PLAIN["opaque"])
    value = float(text.replace(",", "."))
    if len(text) == 4:
        kind = "year" if value in YEARS else "opaque"
    elif len(text) == 2 and token.string[start - 1 : start] in ("'", "’"):
        kind, value = "year", 2000 + value
    else:
        kind = "number"
    return Item(kind, start, end, Word(kind=kind, number=value, figures=True))


def _dated(text: str, kind: str, reading: Reading) -> Said | None:
    """Return the day that is written in figures, with its other meaning where there is one."""
    figures = [int(figure) for figure in _FIGURES.findall(text)]
    if kind == "stamp":
        return once(day(*figures), Grain.DAY)
    first, second, *years = figures
    year = None if not years else years[0] + (2000 if years[0] < 100 else 0)
    orders = (
        [(second, first), (first, second)]
        if reading.day_first or "." in text
        else [(first, second), (second, first)]
    )
    saids = [_month_day(month, number, year, reading.sent) for month, number in orders]
    known = [said for said in saids if said]
    if len(known) == 2 and first != second and "." not in text:
        other = known[1].settled(reading.sent)
        return replace(known[0], or_else=(other.start, other.end) if other else None)
    return known[0] if known else None


def _month_day(month: int, number: int, year: int | None, sent: date) -> Said | None:
    if not 1 <= month <= 12 or day(2000, month, number) is None:
        return None
    if year is None:
        return again(lambda ahead: day(sent.year + ahead, month, number), Grain.DAY)
    return once(day(year, month, number), Grain.DAY)
