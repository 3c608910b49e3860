"""Read a reply: text in; readings with their proof, the day to come back and the price out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from nextyes.deals.events import Reading
from nextyes.replies import readers, weigh
from nextyes.replies.cues import Cue, find
from nextyes.replies.dates import Governs, find_dates, governed
from nextyes.replies.language import language_of
from nextyes.replies.light import Item, evidence
from nextyes.replies.light import load as load_light
from nextyes.replies.own_words import View, own_view
from nextyes.replies.prices import buyers_price, find_prices, price_agreed
from nextyes.replies.question import about, means_no, names_number, put_with_not
from nextyes.replies.question_of import question_of
from nextyes.replies.reply import Anchor, Context, Grain, Price, Reply, Scored, Span, When
from nextyes.replies.unread import foreign, not_text, said_back

_READ = 4_000  # characters that are read
_YES = weigh.READINGS.index(Reading.YES)
_HALF = 0.5
_FAR_OFF = 21  # days from which a talk agreed on puts the deal off
_FEW = 8  # words that may be only a yes or a no
_WITNESS = 0.5  # share of a yes by which a reader leans to it
_WITNESS_OF_STEPS = 0.45  # where the words name the step themselves
_PLAINLY = 0.9  # share of a yes from which no phrase has to be known, if the reader says as much
_ALL_THE_SAME = 0.9  # share of a yes that stands though something else is put off
_LEAST = 0.85  # share of a yes that is told as one at all: a contract sent to who hedged is the worst error
_SURE_OF_A_NO = 0.75  # a live deal that is closed by mistake is dear
_STEPS = ("step", "number")
_YET = re.compile(r"\b(?:yet|noch|encore|todav[ií]a|a[uú]n)\b", re.IGNORECASE)  # "not yet" may only be a hem
_PUTS_OFF = frozenset(
    "refuse|later|time|stall|price|elsewhere|away|go if|go but|affirm if|affirm but|no go|no warm".split("|")
)
_HINT, _STRONG_HINT = 0.005, 0.1  # shares of a second reading that words beside the first bear out
_BEATEN_BY_STOP = (Reading.NO, Reading.HEDGE, Reading.WRONG_PERSON, Reading.OTHER)
_COMES_BACK = (Reading.NOT_NOW, Reading.AUTO_REPLY)
_GOES_ON = (Reading.YES, Reading.OTHER)  # what starts on a day is no day to come back
_IS_OVER = (Reading.YES, Reading.NO, Reading.STOP, Reading.OTHER)  # of these a day is no day to come back
_ONE_PHRASE = 40  # characters of a reply that prove its reading as a whole
_NEAR = 50  # characters between a date and the "will let you know" that it belongs to
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
    view: View
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
    items = [
        Item(
            text=part.view.text,
            asked=part.asked,
            asked_means_no=part.asked_means_no,
            language=part.language,
        )
        for part in parts
    ]
    if not items:
        return []
    said = reader(items)
    shares = weigh.weighed(said, [_signals(part) for part in parts], weigh.load())
    return [
        _reply(part, _prudent(part, row, by_reader=by_reader))
        for part, row, by_reader in zip(parts, shares.tolist(), said[:, _YES].tolist(), strict=True)
    ]


def signals_in(reply: Asked) -> list[str]:
    """Return the signals of a reply, by which weights are learnt."""
    return _signals(_parts(reply))


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
    view = own_view(reply.text)
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
        dates = find_dates(words, reply.sent, language=language, context=reply.context)
        found = governed(dates, words, reply.sent, language=language)
    prices = find_prices(words, language=language, context=reply.context) if words else ()
    return _Parts(
        reply=reply,
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


def _reply(part: _Parts, shares: list[float]) -> Reply:
    """Return a reply whose readings are weighed."""
    ranked = sorted(zip(weigh.READINGS, _certain(part, shares), strict=True), key=lambda scored: -scored[1])
    holds = _holds(part, ranked)
    view = part.view
    until = part.governed.when if _comes_back(part, holds) and not part.unread else None
    counts = not part.unread and any(reading in _SPEAKS_OF_MONEY for reading in holds)
    yes, context = holds[0] is Reading.YES, part.reply.context
    price = price_agreed(part.price, part.prices, context=context, says_yes=yes) if counts else None
    return Reply(
        text=part.reply.text,
        own=view.pieces(0, len(view.text)),
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
        abstain=part.unread or _unsure(ranked),
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
    if (plainly := _plainly(part)) is not None:
        return weigh.all_but(plainly, shares, 0.8)
    if _wants_no_mail(part, shares):
        return weigh.all_but(Reading.STOP, shares, 0.8)
    return shares


def _prudent(part: _Parts, shares: list[float], *, by_reader: float) -> list[float]:
    """Return shares in which a yes is above one half only where two witnesses agree.

    To send a contract to someone who hedged is the worst error. The words must name a step, or say yes to one
    or to a price; the reader must lean to it by itself (``by_reader``, its share of a yes); and nothing may
    put it off: another who still has to agree, another price, a refusal beside it.
    """
    yes = shares[_YES]
    if yes <= _HALF:
        return shares
    kinds = {cue.feature for cue in part.cues}
    named = "go" in kinds
    steps = named or min(yes, by_reader) >= _PLAINLY or ("affirm" in kinds and about(part.asked) in _STEPS)
    leans = by_reader >= (_WITNESS_OF_STEPS if named else _WITNESS)
    says_no = bool(part.asked_means_no) and not kinds & {"deny", "alive"}  # "yes, close it", "go ahead"
    hinders = says_no or bool(kinds & _PUTS_OFF - ({"price"} if _agreed(part) else set()))
    waits = part.governed.when is not None and _says_later(part)
    put_off = waits or "proviso" in kinds or (hinders and yes < _ALL_THE_SAME)
    if yes >= _LEAST and steps and leans and not put_off and not _other_price(part):
        return shares
    others = max(1.0 - yes, 1e-9)
    return [_HALF if row == _YES else share * (1.0 - _HALF) / others for row, share in enumerate(shares)]


def _other_price(part: _Parts) -> bool:
    """Return whether a price is named that is neither asked for nor in the question: no yes to that."""
    return part.price is not None and part.price.value is not None and not _agreed(part)


def _agreed(part: _Parts) -> bool:
    """Return whether the price named is the one asked for, or in the question: "24k?" "24's a deal"."""
    if part.price is None or part.price.value is None:
        return False
    ask = part.reply.context.seller_ask
    return part.price.value == ask or names_number(part.asked, part.price.span.of(part.view.text))


def _plainly(part: _Parts) -> Reading | None:
    """Return what a few words say that are only a yes or a no to the question; None where they say more."""
    telling = {cue.name for cue in part.cues if cue.name not in ("thanks", "sad")}
    if not telling or part.governed.when or part.price or len(part.view.text.split()) > _FEW:
        return None
    topic = about(part.asked)
    if topic == "no":
        if telling <= {"deny", "alive", "not_yet"}:
            return Reading.NOT_NOW if "not_yet" in telling else Reading.HEDGE
        return Reading.NO if telling == {"affirm"} else None
    if topic in (*_STEPS, "interest") and telling == {"deny"}:
        return Reading.NO
    puts_off = topic in (*_STEPS, "interest", "later", "") and telling <= {"later", "time"}
    agrees = topic == "later" and telling == {"affirm"} and _asks_for_later(part)
    return Reading.NOT_NOW if agrees or (puts_off and not _YET.search(part.view.text)) else None


def _asks_for_later(part: _Parts) -> bool:
    """Return whether the question names a day that lies far off: "Should we talk again in spring?"."""
    sent = part.reply.sent
    if sent is None or sent.year not in _YEARS:
        return False
    asked = find_dates(part.asked, sent, language=part.language, context=part.reply.context)
    return any((when.end - sent).days > _FAR_OFF for when in asked)


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
        _waits(part) or (_says_later(part) and shares[Reading.NOT_NOW] >= _HINT)
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
    soon = when.grain is Grain.DAY or when.anchor is Anchor.END or (when.start - sent).days <= 1
    return (not soon and part.governed.speaks > 0) or _says_later(part)


def _comes_back(part: _Parts, holds: Sequence[Reading]) -> bool:
    """Return whether a date said is one to come back: a hedge says when it will move, or none."""
    when = part.governed.when
    if when is None or Reading.STOP in holds or holds[0] in _GOES_ON:
        return False
    if any(reading in _COMES_BACK for reading in holds) or (
        part.governed.is_called and holds[0] not in _IS_OVER
    ):
        return True
    return holds[0] is Reading.HEDGE and any(
        cue.name == "stall" and abs(cue.span.start - when.span.start) < _NEAR for cue in part.cues
    )


def _unsure(ranked: Sequence[tuple[Reading, float]]) -> str:
    """Return why no reading is sure enough; "" where one is."""
    (first, share), (second, other) = ranked[0], ranked[1]
    sure = max(weigh.load().sure, _SURE_OF_A_NO if first is Reading.NO else 0.0)
    if share >= sure:
        return ""
    return (
        f"not sure enough: {first.replace('_', ' ')} {share:.0%}, {second.replace('_', ' ')} {other:.0%}, "
        f"and the likeliest should be {sure:.0%}"
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
    item = Item(
        text=part.view.text,
        asked=part.asked,
        asked_means_no=part.asked_means_no,
        language=part.language,
    )
    span = evidence(load_light(), item, reading)
    return part.view.span(span.start, span.end) if span else None


def _placed(found: _Found, view: View) -> _Found:
    """Return a finding of the view with its place in the original."""
    return replace(found, span=view.span(found.span.start, found.span.end))
