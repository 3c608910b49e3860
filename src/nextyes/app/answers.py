"""What a buyer answered: read, shown with what would be recorded, recorded when a person confirms it."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from nextyes.app.acts import Act, still_as_seen
from nextyes.app.deal import no_such_deal
from nextyes.app.importing import By
from nextyes.app.settings import Settings, settings
from nextyes.deals import events as e
from nextyes.deals.fold import Deal, Status, fold
from nextyes.deals.instants import day_of
from nextyes.deals.money import Money
from nextyes.replies import Context, Reply
from nextyes.replies.dates import check_back_on
from nextyes.replies.lost_to import lost_to
from nextyes.replies.read import Asked, read_all
from nextyes.replies.readers import Reader, light
from nextyes.replies.reply import Span
from nextyes.store import Batch, Ledger, LedgerError, Receipt

STAYS_OPEN_DAYS = 30  # a "not now" shorter than this is a pause; a longer one closes the deal until its day

DATED = (e.Reading.NOT_NOW, e.Reading.AUTO_REPLY, e.Reading.HEDGE)  # readings that a day may go with

_READINGS_THAT_WAKE = (e.Reading.YES, e.Reading.COUNTER, e.Reading.HEDGE, e.Reading.QUESTION)
_SOURCE = "reply"
_SENTENCE_ENDS = re.compile(r"[.!?…](?=\s)\s*|\n\s*\n\s*")
_LONGEST_QUOTE = 240  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What came from the buyer: their words, when, and by which way."""

    text: str
    at: datetime
    channel: e.Channel = e.Channel.EMAIL
    subject: str = ""
    automatic: bool = False  # a machine wrote it, as its headers say


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer as a person confirms it."""

    reading: e.Reading
    until: date | None = None  # the day to come back, or on which they said they would move
    amount: Money | None = None
    quote: str = ""  # the words that prove it
    outcome: e.OutcomeClass | None = None  # why the deal is lost, where the answer closes it
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A reply as read, the answer it amounts to, and what confirming that would record."""

    deal: Deal
    asked: str  # the question it was read as an answer to
    reply: Reply
    answer: Answer
    events: tuple[e.Event, ...]


def understand(
    ledger: Ledger, deal_id: str, said: Said, *, by: By, asked: str | None = None, reader: Reader = light
) -> Understood:
    """Read a reply to a deal; nothing is written.

    Args:
        ledger: The deals.
        deal_id: Whose buyer replied.
        said: The reply.
        by: Who would record it, and when.
        asked: The question that it answers; None: the words of the deal's last ask.
        reader: Who says how likely each reading is, as of `nextyes.app.reading.reader_named`.

    Raises:
        ValueError: If there is no such deal, or the reply is dated before the deal or after now.
    """
    deal = _deal_then(ledger, deal_id, said, by)
    chosen = settings(ledger)
    question = last_asked(ledger, deal_id, said.at) if asked is None else asked
    sent = said.at.astimezone(chosen.zone)
    context = context_of(deal, chosen)
    came = Asked(text=said.text, sent=sent.date(), asked=question, context=context, automatic=said.automatic)
    [reply] = read_all([came], reader=reader)
    answer = suggested(reply, sent=sent.date(), country=chosen.country)
    events = consequences(deal, said, answer, by=by, chosen=chosen)
    return Understood(deal=deal, asked=question, reply=reply, answer=answer, events=tuple(events))


def record_answer(ledger: Ledger, deal_id: str, said: Said, answer: Answer, *, act: Act) -> Receipt:
    """Record an answer that a person confirmed: all that follows from it, in one act, which undo takes back.

    The same answer to the same reply again changes nothing.

    Raises:
        ValueError: If there is no such deal, or the answer does not hold together.
        LedgerError: If this reply is recorded already with another answer, or the deal has changed since
            the person looked at it.
    """
    if ledger.batch(act.id):  # the same form again: it is done, whatever became of the deal since
        return Receipt(batch_id=act.id, new=0, repeated=0)
    by = act.by
    deal = _deal_then(ledger, deal_id, said, by)
    events = consequences(deal, said, answer, by=by, chosen=settings(ledger))
    if _is_recorded(ledger, deal_id, events):
        return Receipt(batch_id=act.id, new=0, repeated=len(events))
    return ledger.append(
        events,
        batch=Batch(id=act.id, at=by.at, actor=by.actor, what="reply", source=deal_id),
        check=lambda: still_as_seen(ledger, deal_id, act),
    )


def context_of(deal: Deal, chosen: Settings) -> Context:
    """Return what is known of a deal that helps to read its buyer's words."""
    ask = deal.our_offer or deal.amount
    return Context(
        seller_ask=ask,
        buyer_budget=deal.their_offer,
        currency=ask.currency if ask else chosen.currency,
        country=chosen.country,
        fiscal_start=chosen.fiscal_start,
    )


def suggested(reply: Reply, *, sent: date, country: str) -> Answer:
    """Return the answer that a reply amounts to as read: what a person is asked to confirm.

    Args:
        reply: As read.
        sent: The day it came, in the seller's zone.
        country: Whose public holidays the day to come back avoids.
    """
    until = check_back_on(reply.until, sent=sent, country=country) if reply.until else None
    proof = reply.readings[0].proof
    return Answer(
        reading=reply.reading,
        until=until,
        amount=reply.amount.value if reply.amount and not reply.amount.per else None,
        quote=_sentence(reply, proof) if proof else "",
        outcome=outcome_of(reply, reply.reading),
    )


def _sentence(reply: Reply, proof: Span) -> str:
    """Return the sentence of the buyer in which a proof stands, the proof alone where that is long."""
    own = next((own for own in reply.own if own.start <= proof.start < own.end), proof)
    before, after = reply.text[own.start : proof.start], reply.text[proof.end : own.end]
    start = max((found.end() for found in _SENTENCE_ENDS.finditer(before)), default=0)
    end = found.end() if (found := _SENTENCE_ENDS.search(after)) else len(after)
    whole = " ".join(f"{before[start:]}{proof.of(reply.text)}{after[:end]}".split())
    return whole if len(whole) <= _LONGEST_QUOTE else " ".join(proof.of(reply.text).split())


def answered_as(answer: Answer, reading: e.Reading, reply: Reply) -> Answer:
    """Return the answer to a reply with another reading: what does not go with it falls away."""
    if reading is answer.reading:
        return answer
    return replace(
        answer,
        reading=reading,
        until=answer.until if reading in DATED else None,
        amount=answer.amount if reading is e.Reading.COUNTER else None,
        outcome=outcome_of(reply, reading),
    )


def outcome_of(reply: Reply, reading: e.Reading) -> e.OutcomeClass | None:
    """Return why a deal is lost when its buyer's reply is read so; None where it is not."""
    if reading is e.Reading.NOT_NOW:
        return e.OutcomeClass.NOT_NOW
    if reading not in (e.Reading.NO, e.Reading.STOP):
        return None
    return lost_to(" ".join(own.of(reply.text) for own in reply.own))


def consequences(deal: Deal, said: Said, answer: Answer, *, by: By, chosen: Settings) -> list[e.Event]:
    """Return the events that recording an answer writes.

    What the buyer did carries the instant of the reply, what we do about it the instant of recording.
    A "not now" of at most `STAYS_OPEN_DAYS` leaves the deal open and waiting; a longer one, or one without
    a day, closes it as lost, not now.

    Raises:
        ValueError: If the day to come back has passed.
    """
    today = day_of(by.at, chosen.zone)
    if answer.until and answer.until < today:
        raise ValueError(f"{answer.until} has passed: give a day from {today} on, or none")
    stem = f"reply-{_digest(deal.id, said)}-{_digest_of(repr(answer))}"
    return [*_what_they_did(deal, said, answer, by, stem), *_what_follows(deal, answer, by, stem, today)]


def _what_they_did(deal: Deal, said: Said, answer: Answer, by: By, stem: str) -> Iterator[e.Event]:
    header: dict[str, Any] = {"deal_id": deal.id, "at": said.at, "source": _SOURCE, "actor": by.actor}
    words: dict[str, Any] = {"subject": said.subject, "text": said.text}
    if answer.reading is e.Reading.AUTO_REPLY:  # a machine's reply is no move of the buyer
        yield e.Noted(id=f"{stem}-1", what="automatic reply", **words, **header)
    else:
        yield e.Heard(id=f"{stem}-1", channel=said.channel, **words, **header)
    yield e.Answered(
        id=f"{stem}-2",
        reading=answer.reading,
        until=answer.until,
        amount=answer.amount,
        quote=answer.quote,
        confirmed_by=by.actor,
        **header,
    )
    if answer.reading is e.Reading.COUNTER and answer.amount:
        yield e.Offered(id=f"{stem}-3", by=e.Party.THEM, amount=answer.amount, **header)


def _what_follows(deal: Deal, answer: Answer, by: By, stem: str, today: date) -> Iterator[e.Event]:
    header: dict[str, Any] = {"deal_id": deal.id, "at": by.at, "source": _SOURCE, "actor": by.actor}
    lost = deal.status is Status.LOST
    if lost and answer.reading in _READINGS_THAT_WAKE:
        yield e.Reopened(id=f"{stem}-4", why="they answered", **header)
    if deal.status is Status.OPEN and closes(answer, today):
        lost = True
        yield e.Lost(id=f"{stem}-5", outcome=answer.outcome, reason=answer.reason, note=answer.note, **header)
    if lost and answer.reading is e.Reading.NOT_NOW and answer.until:
        yield e.CheckBackSet(id=f"{stem}-6", on=answer.until, why=answer.quote, **header)


def closes(answer: Answer, today: date) -> bool:
    """Return whether an answer closes an open deal as lost."""
    if answer.outcome is None:
        return False
    soon = answer.until is not None and answer.until - today <= timedelta(days=STAYS_OPEN_DAYS)
    return not (answer.reading is e.Reading.NOT_NOW and soon)


def _deal_then(ledger: Ledger, deal_id: str, said: Said, by: By) -> Deal:
    """Return the deal as it stands, checked to be able to have had this reply."""
    if said.at > by.at:
        raise ValueError(f"the reply is dated {said.at:%Y-%m-%d %H:%M %Z}, which is still to come")
    events = list(ledger.events(deal_id))
    if not events:
        raise ValueError(no_such_deal(deal_id, ledger.table(zone=settings(ledger).zone)))
    deal = fold(events)[deal_id]
    if said.at < deal.opened_at:
        raise ValueError(
            f"the reply is dated {said.at:%Y-%m-%d}, before the deal began on {deal.opened_at:%Y-%m-%d}"
        )
    return deal


def last_asked(ledger: Ledger, deal_id: str, before: datetime) -> str:
    """Return the words of the deal's last ask, "" where there was none."""
    asks = [event for event in ledger.events(deal_id) if isinstance(event, e.Asked) and event.at <= before]
    return asks[-1].words if asks else ""


def _is_recorded(ledger: Ledger, deal_id: str, events: list[e.Event]) -> bool:
    """Return whether this answer is recorded already.

    Raises:
        LedgerError: If the same reply is recorded with another answer.
    """
    answered = events[1].id
    stem = answered.rsplit("-", 2)[0]
    for event in ledger.events(deal_id):
        if isinstance(event, e.Answered) and event.id.startswith(f"{stem}-"):
            if event.id == answered:
                return True
            raise LedgerError(
                f"this reply is recorded already, as {event.reading.value.replace('_', ' ')}: "
                "undo that first, then record it anew"
            )
    return False


def _digest(deal_id: str, said: Said) -> str:
    return _digest_of("\0".join((deal_id, said.at.isoformat(), said.text)))


def _digest_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
