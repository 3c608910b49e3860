"""Deals that come back: each check-back with what the buyer said, to be read before one gets in touch."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from nextyes.app.board.deal import words_of
from nextyes.deals.events import CheckBackSet, Event, Lost, order
from nextyes.deals.fold import Deal, Status
from nextyes.store import Ledger
from nextyes.store.standing import Stood

_Said = tuple[str, datetime | None, str]  # their words, when they said them, our own


@dataclass(frozen=True, slots=True, kw_only=True)
class Returning:
    """A lost deal with a day to come back to it."""

    deal: Deal
    on: date
    quote: str  # the buyer's answer in their own words, else their last words, "" where there are none
    quoted_at: datetime | None
    why: str  # without an answer: what we wrote when we set the day, or closed the deal
    revised: datetime  # when anything was last written to it


def returning(
    ledger: Ledger,
    first: date,
    last: date,
    *,
    owner: str | None = None,
    limit: int | None = None,
    skip: int = 0,
) -> tuple[Returning, ...]:
    """Return the check-backs of some days, the earliest first."""
    found = ledger.reading.check_backs(first, last, owner, limit=limit, skip=skip)
    return tuple(_told(ledger, found))


def one_returning(ledger: Ledger, deal_id: str) -> Returning:
    """Return the check-back of one deal.

    Raises:
        ValueError: If there is no such deal, or it is not to be come back to.
    """
    found = ledger.reading.one(deal_id)
    if found is None:
        raise ValueError(f"there is no deal {deal_id!r}")
    if found.deal.status is not Status.LOST or found.deal.check_back_on is None:
        raise ValueError(f"{found.deal.name or deal_id} has no day to come back to it: set one first")
    return next(_told(ledger, [found]))


def _told(ledger: Ledger, found: list[Stood]) -> Iterator[Returning]:
    for each in found:
        deal = each.deal
        assert deal.check_back_on is not None
        if deal.answer and deal.answer.quote:  # most have one: then no event is read
            said: _Said = (deal.answer.quote, deal.answer.at, "")
        else:
            said = _said(sorted(ledger.events(deal.id), key=order, reverse=True))
        quote, quoted_at, why = said
        yield Returning(
            deal=deal,
            on=deal.check_back_on,
            quote=quote,
            quoted_at=quoted_at,
            why=why,
            revised=each.last_at,
        )


def _said(timeline: Sequence[Event]) -> _Said:
    """Return the buyer's last words and when they were said, and what we wrote ourselves."""
    said = next(filter(words_of, timeline), None)
    notes = (
        event.why if isinstance(event, CheckBackSet) else event.note
        for event in timeline
        if isinstance(event, CheckBackSet | Lost)
    )
    return words_of(said) if said else "", said.at if said else None, next(filter(None, notes), "")
