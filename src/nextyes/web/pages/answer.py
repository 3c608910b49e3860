"""The answer: paste what they wrote, see what it means and what recording it does, confirm or correct it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise
from urllib.parse import urlencode

from nextyes.app import acts, answers, board
from nextyes.app.acts import Act
from nextyes.app.answers import Said, Understood
from nextyes.app.pending import consequences_of
from nextyes.deals.events import Channel, Event, OutcomeClass, Reading
from nextyes.deals.fold import Deal, Status
from nextyes.deals.money import Money, money
from nextyes.replies import Reply
from nextyes.web.visit import Answer, Go, Page, Place, Visit

_BEFORE = 600  # characters of their last words
_KEYS = dict(zip(Reading, "1234567890", strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some of their words, marked where they prove the reading."""

    text: str
    proves: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A reading to choose from: its key, and how likely it is."""

    reading: Reading
    key: str
    chance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """A reply as read, or as corrected, and what recording it does."""

    pieces: tuple[Piece, ...]
    answer: answers.Answer
    chance: float
    abstain: str
    corrected: bool  # the seller said what it is
    choices: tuple[Choice, ...]
    why_until: str
    until_words: str
    consequences: tuple[str, ...]
    closes: bool
    dated: bool  # whether a day goes with the reading
    currency: str
    middle: float | None  # between their price and ours


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPage:
    """What they wrote, and once it was read what it means."""

    deal: Deal
    text: str
    asked: str
    sent: str  # as the form writes it; "": now
    channel: str
    channels: tuple[str, ...]
    seen: str
    then: str  # the address to go on to when it is recorded
    before: str  # their last words until now
    problem: str
    understood: Understanding | None


def show(visit: Visit) -> Answer:
    """Show the form to paste a reply into."""
    deal = acts.deal_now(visit.ledger, visit.query.get("deal", ""))
    asked = answers.last_asked(visit.ledger, deal.id, visit.by.at)
    return _page(visit, deal, {"asked": asked, "then": visit.query.get("then", "")}, None)


def read(visit: Visit) -> Answer:
    """Read the reply, or read it as corrected; nothing is recorded."""
    deal = acts.deal_now(visit.ledger, visit.form.get("deal", ""))
    if not visit.form.get("text", "").strip():
        return _page(visit, deal, visit.form, None, problem="Paste or type what they wrote.")
    found, answer, events = _understood(visit, deal.id)
    shown = _understanding(
        found, answer, events, today=visit.today(), corrected=bool(visit.form.get("reading"))
    )
    return _page(visit, deal, visit.form, shown)


def record(visit: Visit) -> Answer:
    """Record the answer as the seller confirmed it."""
    deal_id = visit.form.get("deal", "")
    found, answer, _ = _understood(visit, deal_id)
    if found.reply.abstain and not visit.form.get("reading"):
        raise ValueError(f"not recorded: {found.reply.abstain}; choose what it says")
    act = Act(by=visit.by, id=visit.act(), seen=visit.form.get("seen", ""))
    answers.record_answer(visit.ledger, deal_id, _said(visit), answer, act=act)
    board.follow(visit.ledger, visit.by.at)
    return Go(to=visit.then(), done=act.id)


PLACES = (
    Place(path="/answer", act=show),
    Place(path="/answer", act=read, method="POST"),
    Place(path="/answer/record", act=record, method="POST"),
)


def _understood(visit: Visit, deal_id: str) -> tuple[Understood, answers.Answer, Sequence[Event]]:
    said = _said(visit)
    found = answers.understand(
        visit.ledger, deal_id, said, by=visit.by, asked=visit.form.get("asked", ""), reader=visit.reader
    )
    answer = _corrected(visit, found)
    return found, answer, answers.consequences(found.deal, said, answer, by=visit.by, chosen=visit.chosen)


def _said(visit: Visit) -> Said:
    sent = visit.form.get("sent", "")
    try:
        at = datetime.fromisoformat(sent).replace(tzinfo=visit.chosen.zone) if sent else visit.by.at
    except ValueError as error:
        raise ValueError(f"{sent!r} is no day and time: choose one, or leave it empty for now") from error
    return Said(text=visit.form.get("text", ""), at=at, channel=Channel(visit.form.get("channel", "email")))


def _corrected(visit: Visit, found: Understood) -> answers.Answer:
    """Return the answer as read, with what the form says otherwise."""
    form, answer = visit.form, found.answer
    if form.get("reading"):
        answer = answers.answered_as(answer, Reading(form["reading"]), found.reply)
    if "until" in form and form.get("was") == answer.reading:
        answer = replace(answer, until=_day(form["until"]))
    if "amount" in form and form.get("was") == answer.reading:
        answer = replace(answer, amount=_amount(form["amount"], found))
    if form.get("outcome") and answer.outcome and form.get("was") == answer.reading:
        answer = replace(answer, outcome=OutcomeClass(form["outcome"]))
    return replace(answer, reason=form.get("reason", ""), note=form.get("note", ""))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text.strip() else None
    except ValueError as error:
        raise ValueError(f"{text!r} is no day: choose one, or leave it empty") from error


def _amount(text: str, found: Understood) -> Money | None:
    if not text.strip():
        return None
    known = found.answer.amount or found.deal.our_offer or found.deal.amount
    if known is None:
        raise ValueError("the deal has no currency: set one in the settings")
    return money(text.replace(",", "").replace(" ", ""), known.currency)


def _page(
    visit: Visit, deal: Deal, form: Mapping[str, str], understood: Understanding | None, problem: str = ""
) -> Page:
    return Page(
        template="answer.html",
        shows=AnswerPage(
            deal=deal,
            text=form.get("text", ""),
            asked=form.get("asked", ""),
            sent=form.get("sent", ""),
            channel=form.get("channel", Channel.EMAIL),
            channels=tuple(Channel),
            then=form.get("then") or f"/deal?{urlencode({'id': deal.id})}",
            seen=form.get("seen") or acts.version(visit.ledger.events(deal.id)),
            before=board.story(visit.ledger, deal.id, visit.by.at).quote[:_BEFORE],
            problem=problem,
            understood=understood,
        ),
    )


def _understanding(
    found: Understood, answer: answers.Answer, events: Sequence[Event], *, today: date, corrected: bool
) -> Understanding:
    reply, ask = found.reply, found.deal.our_offer or found.deal.amount
    closes = answers.closes(answer, today) and found.deal.status is Status.OPEN
    priced = answer.amount and ask and ask.currency == answer.amount.currency
    return Understanding(
        pieces=tuple(_pieces(reply)),
        answer=answer,
        chance=reply.probability(answer.reading),
        abstain=reply.abstain,
        corrected=corrected,
        choices=tuple(
            Choice(reading=one.reading, key=_KEYS[one.reading], chance=one.probability)
            for one in sorted(reply.readings, key=lambda one: _KEYS[one.reading].replace("0", "a"))
        ),
        why_until=reply.why_until if reply.until else "",
        until_words=" ".join(reply.until.span.of(reply.text).split()) if reply.until else "",
        consequences=consequences_of(found.deal, events),
        closes=closes,
        dated=answer.reading in answers.DATED,
        currency=(answer.amount or ask).currency if answer.amount or ask else "",  # type: ignore[union-attr]
        middle=float(answer.amount.amount + ask.amount) / 2 if priced and answer.amount and ask else None,
    )


def _pieces(reply: Reply) -> Iterator[Piece]:
    """Yield the buyer's own words, cut where a proof begins or ends."""
    proofs = [one.proof for one in reply.readings if one.proof and one.reading in reply.holds]
    proofs += [reply.until.span] if reply.until else []
    proofs += [reply.amount.span] if reply.amount else []
    for own in reply.own:
        edges = {own.start, own.end}
        edges |= {edge for proof in proofs for edge in (proof.start, proof.end) if own.start < edge < own.end}
        ordered = sorted(edges)
        for start, end in pairwise(ordered):
            proves = any(proof.start <= start and end <= proof.end for proof in proofs)
            yield Piece(text=reply.text[start:end], proves=proves)
        yield Piece(text="\n", proves=False)
