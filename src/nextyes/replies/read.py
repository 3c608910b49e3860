"""Read a reply: text in; readings with their proof, the day to come back and the price out."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from nextyes.deals.events import Reading
from nextyes.replies import few_words, readers, weigh
from nextyes.replies.choices import may_pick, picked
from nextyes.replies.cues import Cue, find
from nextyes.replies.dates import Governs, find_dates, governed
from nextyes.replies.language import language_of, tongues
from nextyes.replies.light import Item, evidence
from nextyes.replies.light import load as load_light
from nextyes.replies.own_words import View, answered, own_view, ungreeted
from nextyes.replies.prices import buyers_price, find_prices, price_agreed, price_left
from nextyes.replies.prudence import ALL_THE_SAME, FAR_OFF, far_off, on_a_day, prudent
from nextyes.replies.question import means_no, names_number, put_with_not
from nextyes.replies.question_of import question_of
from nextyes.replies.reply import Anchor, Context, Grain, Price, Reply, Scored, Span, When
from nextyes.replies.unread import foreign, not_text, said_back

_READ = 4_000  # characters that are read
_YES = weigh.READINGS.index(Reading.YES)
_HINT, _STRONG_HINT = 0.005, 0.1  # shares of a second reading that words beside the first bear out
_BEATEN_BY_STOP = (Reading.NO, Reading.HEDGE, Reading.WRONG_PERSON, Reading.OTHER)
_COMES_BACK = (Reading.NOT_NOW, Reading.AUTO_REPLY)
_GOES_ON = (Reading.YES, Reading.OTHER)  # what starts on a day is no day to come back
_IS_OVER = (Reading.YES, Reading.NO, Reading.STOP, Reading.OTHER)  # of these a day is no day to come back
_ONE_PHRASE = 40  # characters of a reply that prove its reading as a whole
_MOVES = ("stall", "promise")  # cues of a hedge beside which a date is the one on which they will move
_STOP = re.compile(r"(?<!\d)[.!?\n]")  # of a sentence, and not of "28. August"
_BESIDE = 12  # characters between a step and its date
_YEARS = range(1900, 3000)  # in which mail is sent
_SPEAKS_OF_MONEY = (Reading.COUNTER, Reading.YES)
_NOTHING_KNOWN = Context()
_Found = TypeVar("_Found", When, Price)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A reply as it came, with all that is known around it."""

    text: str
    sent: date | None  # in the seller's zone; without it no date is read
    asked: str = ""
    context: Context = _NOTHING_KNOWN
    language: str = ""
    automatic: bool = False  # its headers say that a machine wrote it


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """What is found in a reply before its readings are weighed."""

    reply: Asked
    own: tuple[Span, ...]  # the buyer's own words in the original
    view: View  # of them, without the greeting
    asked: str
    language: str
    asked_means_no: bool | None
    cues: tuple[Cue, ...]
    dates: tuple[When, ...]
    governed: Governs  # the date on which to come back
    prices: tuple[Price, ...]
    price: Price | None
    unread: str  # why it cannot be read; "" where it can


def read(
    text: str,
    *,
    sent: date | datetime,
    asked: str = "",
    context: Context | None = None,
    language: str = "",
    automatic: bool = False,
) -> Reply:
    """Return what a reply says.

    Args:
        text: The reply as it came: plain text or HTML, quotes and signature and all.
        sent: When it was sent; of an instant, the date in its own zone counts: give it in the seller's.
        asked: The question that it answers, or the mail that asked it; where none is given, the one that
            the mail quoted below the reply asks.
        context: What is known of the deal; the ask and the budget turn "24" and "10 % off" into amounts.
        language: ISO 639-1 code, where it is known.
        automatic: Whether the mail's headers say that a machine sent it.

    Example:
        >>> asked = "So, is it a no?"
        >>> reply = read("Yes, I'm afraid. Check back in a year.", asked=asked, sent=date(2026, 3, 4))
        >>> print(reply.reading, reply.until.start, reply.until.span.of(reply.text))
        not_now 2027-03-04 in a year
    """
    row = Asked(
        text=text,
        sent=sent.date() if isinstance(sent, datetime) else sent,
        asked=asked,
        context=context or _NOTHING_KNOWN,
        language=language,
        automatic=automatic,
    )
    return read_all([row])[0]


def read_all(replies: Sequence[Asked], *, reader: readers.Reader = readers.light) -> list[Reply]:
    """Return what each of many replies says; quicker than one by one.

    ``reader`` says how likely each reading is by the words; cues, dates and prices are weighed with it.
    """
    parts = [_parts(reply) for reply in replies]
    items = [_item(part) for part in parts]
    if not items:
        return []
    said = reader(items)
    shares = weigh.weighed(said, [_signals(part) for part in parts], weigh.load())
    return [
        _reply(part, _prudent(part, row, by_reader=by_reader))
        for part, row, by_reader in zip(parts, shares.tolist(), said[:, _YES].tolist(), strict=True)
    ]


def _item(part: _Parts) -> Item:
    return Item(
        text=part.view.text, asked=part.asked, asked_means_no=part.asked_means_no, language=part.language
    )


def signals_in(reply: Asked, *, known: Callable[[Cue], bool] = lambda _: True) -> list[str]:
    """Return the signals of a reply, by which weights are learnt; of its cues those that are ``known``."""
    part = _parts(reply)
    return _signals(replace(part, cues=tuple(filter(known, part.cues))))


def _signals(part: _Parts) -> list[str]:
    return weigh.signals(
        part.view.text,
        part.cues,
        asked=part.asked,
        governed=part.governed,
        price=part.price,
        agreed=_agreed(part),
    )


def _parts(reply: Asked) -> _Parts:
    """Find in a reply all that its readings are weighed by."""
    own = own_view(reply.text)
    view = ungreeted(own)
    unread = not_text(reply.text, view.text) or said_back(view.text, reply.asked)
    if len(view.text) > _READ:
        view = view.only([Span(0, _READ)])
    words = "" if unread else view.text
    asked = question_of(reply.text, words, asked=reply.asked)
    asked_means_no = means_no(asked)
    language = language_of(words, told=reply.language, asked=asked)
    cues = find(words, language, asked_means_no=asked_means_no, with_not=put_with_not(asked))
    dates: tuple[When, ...] = ()
    found = Governs(when=None, why="no date is named")
    if reply.sent is None:
        found = Governs(when=None, why="when it was sent is not known, so no date was read")
    elif reply.sent.year not in _YEARS:
        found = Governs(when=None, why=f"it was sent in the year {reply.sent.year}, so no date was read")
    elif words:
        dates, found = _dated(reply, reply.sent, tongues(words, language))
    prices = find_prices(words, language=language, context=reply.context) if words else ()
    return _Parts(
        reply=reply,
        own=own.pieces(0, len(own.text)) if words else (),
        view=view if words else View(text="", at=range(0), to=range(0)),
        asked=asked,
        language=language,
        asked_means_no=asked_means_no,
        cues=cues,
        dates=dates,
        governed=found,
        prices=prices,
        price=buyers_price(prices, words, context=reply.context) if prices else None,
        unread=unread or foreign(words, language),
    )


def _dated(reply: Asked, sent: date, said: Sequence[tuple[str, str]]) -> tuple[tuple[When, ...], Governs]:
    """Return the dates of a reply and the one that governs, by the first of its languages that names one."""
    every: list[When] = []
    for language, words in said:
        dates = find_dates(words, sent, language=language, context=reply.context)
        found = governed(dates, words, sent, language=language, automatic=reply.automatic)
        every += dates
        if found.when:
            break
    return tuple(sorted(every, key=lambda when: when.span)), found


def _reply(part: _Parts, shares: list[float]) -> Reply:
    """Return a reply whose readings are weighed."""
    ranked = sorted(zip(weigh.READINGS, _certain(part, shares), strict=True), key=lambda scored: -scored[1])
    holds = _holds(part, ranked)
    view = part.view
    until = part.governed.when if _comes_back(part, holds) and not part.unread else None
    counts = not part.unread and any(reading in _SPEAKS_OF_MONEY for reading in holds)
    yes, context = holds[0] is Reading.YES, part.reply.context
    price = price_agreed(part.price, part.prices, context=context, says_yes=yes) if counts else None
    if counts and price is None and holds[0] is Reading.COUNTER:
        price = price_left(part.prices, context=context)
    return Reply(
        text=part.reply.text,
        own=part.own,
        language=part.language,
        readings=tuple(
            Scored(
                reading=reading,
                probability=share,
                proof=_proof(part, reading, first=reading is holds[0]) if reading in holds else None,
            )
            for reading, share in ranked
        ),
        holds=holds,
        abstain=part.unread or weigh.unsure(ranked),
        until=_placed(until, view) if until else None,
        why_until=_why(part, until),
        dates=tuple(_placed(when, view) for when in part.dates),
        amount=_placed(price, view) if price else None,
        prices=tuple(_placed(price, view) for price in part.prices),
    )


def _why(part: _Parts, until: When | None) -> str:
    told = until is not None or part.governed.when is None
    return part.governed.why if told else "a date is named, but not one to come back"


def _certain(part: _Parts, shares: list[float]) -> list[float]:
    """Return shares where what is certain counts: a machine's headers, a bare yes or no, nothing said."""
    if part.reply.automatic:
        return weigh.all_but(Reading.AUTO_REPLY, shares, 0.97)
    if not any(character.isalnum() for character in part.view.text) and not part.cues:
        return weigh.all_but(Reading.OTHER, shares, 0.97)
    if part.unread:
        return weigh.all_but(Reading.OTHER, shares, 0.6)
    if (plainly := _picked(part) or _plainly(part)) is not None:
        return weigh.all_but(plainly, shares, 0.8)
    if _wants_no_mail(part, shares):
        return weigh.all_but(Reading.STOP, shares, 0.8)
    return shares


def _prudent(part: _Parts, shares: list[float], *, by_reader: float) -> list[float]:
    """Return shares in which a yes is told only where two witnesses agree and nothing puts it off."""
    when = part.governed.when
    days = far_off(part.dates, when, sent=part.reply.sent)
    named = when is not None and when.anchor is not Anchor.END  # "by Friday" is no wait
    waits = (named or bool(days)) and _says_later(part)
    unsure = bool(days) and shares[_YES] < ALL_THE_SAME
    return prudent(
        shares,
        part.cues,
        by_reader=by_reader,
        asked=part.asked,
        put_off=waits or unsure or _other_price(part) or on_a_day(part.cues, days, part.view.text),
        agreed=_agreed(part),
    )


def _other_price(part: _Parts) -> bool:
    """Return whether a price is named that is neither asked for nor in the question: no yes to that."""
    return part.price is not None and part.price.value is not None and not _agreed(part)


def _agreed(part: _Parts) -> bool:
    """Return whether the price named is the one asked for, or in the question: "24k?" "24's a deal"."""
    if part.price is None or part.price.value is None:
        return False
    ask = part.reply.context.seller_ask
    return part.price.value == ask or names_number(part.asked, part.price.span.of(part.view.text))


def _picked(part: _Parts) -> Reading | None:
    if not may_pick(part.view.text):
        return None
    mail = part.reply.asked or answered(part.reply.text)
    language = language_of(mail, told=part.reply.language, asked="")
    return picked(mail, part.view.text, part.cues, language=language)


def _plainly(part: _Parts) -> Reading | None:
    """Return what a few words say that are only a yes or a no to the question; None where they say more."""
    if part.governed.when or part.price:
        return None
    return few_words.meant(
        part.cues, part.view.text, part.asked, asks_for_later=lambda: _asks_for_later(part)
    )


def _asks_for_later(part: _Parts) -> bool:
    """Return whether the question names a day that lies far off: "Should we talk again in spring?"."""
    sent = part.reply.sent
    if sent is None or sent.year not in _YEARS:
        return False
    asked = find_dates(part.asked, sent, language=part.language, context=part.reply.context)
    return any((when.end - sent).days > FAR_OFF for when in asked)


def _wants_no_mail(part: _Parts, shares: list[float]) -> bool:
    """Return whether a wish for no more mail stands beside a refusal or a hem, which it beats."""
    beaten = max(shares) in [shares[weigh.READINGS.index(reading)] for reading in _BEATEN_BY_STOP]
    likely = shares[weigh.READINGS.index(Reading.STOP)] >= _HINT
    return beaten and likely and any(cue.feature == "stop" for cue in part.cues)


def _holds(part: _Parts, ranked: Sequence[tuple[Reading, float]]) -> tuple[Reading, ...]:
    """Return the likeliest reading and each other that is likely, or that words beside it say."""
    also = weigh.load().also
    holds = [reading for at, (reading, share) in enumerate(ranked) if at == 0 or share >= also]
    shares, beside = dict(ranked), None
    if holds[0] is Reading.COUNTER and (
        _waits(part)
        or (_says_later(part) and shares[Reading.NOT_NOW] >= _HINT)
        or any(cue.feature == "later but" for cue in part.cues)  # "not now, but at 24k I would sign"
    ):
        beside = Reading.NOT_NOW
    elif holds[0] is Reading.NOT_NOW and part.price is not None:
        beside = Reading.COUNTER
    elif holds[0] is Reading.NO and shares[Reading.COUNTER] >= _STRONG_HINT:
        beside = Reading.COUNTER if any(cue.name == "price" for cue in part.cues) else None
    if beside is not None and beside not in holds:
        holds.append(beside)
    return tuple(holds)


def _says_later(part: _Parts) -> bool:
    return any(cue.name in ("later", "time", "not_yet") for cue in part.cues)


def _waits(part: _Parts) -> bool:
    """Return whether a date beside a price puts the deal off: "in Q3, at 25k", no "delivery in June"."""
    when, sent = part.governed.when, part.reply.sent
    if when is None or sent is None:
        return False
    if _goes_from(part, when):
        return False
    soon = when.grain is Grain.DAY or when.anchor is Anchor.END or (when.start - sent).days <= 1
    return (not soon and part.governed.speaks > 0) or _says_later(part)


def _goes_from(part: _Parts, when: When) -> bool:
    """Return whether a date is that of a step: "for 50 you can begin in week 2"."""
    return any(cue.name == "go" and 0 <= when.span.start - cue.span.end < _BESIDE for cue in part.cues)


def _comes_back(part: _Parts, holds: Sequence[Reading]) -> bool:
    """Return whether a date said is one to come back: a hedge says when it will move, or none."""
    when = part.governed.when
    no_return = holds[0] is Reading.AUTO_REPLY and not part.governed.returns  # a server tries until then
    if when is None or Reading.STOP in holds or holds[0] in _GOES_ON or no_return:
        return False
    if holds[0] is Reading.COUNTER and _goes_from(part, when):
        return False
    asks = holds[0] is Reading.QUESTION
    terms = asks or (holds[0] is Reading.COUNTER and Reading.NOT_NOW not in holds)
    if terms and when.anchor is Anchor.END:  # "could you send it by Friday?", "at 24k we sign by Friday"
        return False
    if any(reading in _COMES_BACK for reading in holds) or (
        part.governed.is_called and holds[0] not in _IS_OVER
    ):
        return True
    if holds[0] is Reading.WRONG_PERSON:  # "ask Ann, she is in Porto until Friday"
        return part.governed.speaks > 0
    return holds[0] is Reading.HEDGE and any(
        cue.name in _MOVES and not _STOP.search(part.view.text, *sorted((cue.span.start, when.span.end)))
        for cue in part.cues
    )


def _proof(part: _Parts, reading: Reading, *, first: bool) -> Span | None:
    """Return the words that prove a reading: a cue of it; of the first else what the light model saw."""
    speaking = [cue for cue in part.cues if cue.reading is reading and cue.name != "asks"]
    if speaking:
        best = max(
            speaking, key=lambda cue: (not cue.outweighed, not cue.conditional, cue.span.end - cue.span.start)
        )
        return part.view.span(best.span.start, best.span.end)
    words = part.view.text.strip()
    if not first or not words:
        return None
    if len(words) <= _ONE_PHRASE:
        start = part.view.text.index(words)
        return part.view.span(start, start + len(words))
    span = evidence(load_light(), _item(part), reading)
    return part.view.span(span.start, span.end) if span else None


def _placed(found: _Found, view: View) -> _Found:
    """Return a finding of the view with its place in the original."""
    return replace(found, span=view.span(found.span.start, found.span.end))
