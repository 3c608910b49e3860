"""The deal: where it stands, what is advised and why, its story; and what a seller does to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from nextyes.app import Arithmetic, acts, board
from nextyes.app.acts import Act, Loss, Step
from nextyes.app.board import Summary
from nextyes.deals.events import Channel, OutcomeClass, Party
from nextyes.deals.fold import Deal
from nextyes.store import Receipt
from nextyes.web.focus import Focus, focus
from nextyes.web.visit import Answer, Go, Page, Place, Visit

_SHOWN = 50  # events of a page


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Two prices that do not meet; major units of one currency."""

    theirs: float
    ours: float
    middle: float
    floor: float  # below it no price is advised
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DealPage:
    """One deal, whole."""

    focus: Focus
    arithmetic: Arithmetic | None  # None for a closed deal, and before the first judging
    summary: Summary | None
    gap: Gap | None
    earlier: str  # the address of the events before those shown, "" where there are none
    later: str


def show(visit: Visit) -> Answer:
    """Show a deal."""
    deal_id, whole = visit.query.get("id", ""), visit.query.get("whole", "")
    given = visit.query.get("skip", "")
    skip = int(given) if given.isdecimal() and len(given) < 7 else 0
    found, story = focus(visit, deal_id, shown=_SHOWN, skip=skip, whole=whole)

    def from_event(number: int) -> str:
        return f"/deal?{urlencode({'id': deal_id, 'skip': number})}#story"

    return Page(
        template="deal.html",
        shows=DealPage(
            focus=found,
            arithmetic=board.arithmetic(visit.ledger, story, visit.by.at),
            summary=board.summary(visit.ledger),
            gap=price_gap(found.deal, visit.chosen.economics.floor_share),
            earlier=from_event(found.later + _SHOWN) if found.earlier else "",
            later=from_event(max(found.later - _SHOWN, 0)) if found.later else "",
        ),
    )


def price_gap(deal: Deal, floor_share: float) -> Gap | None:
    """Return the gap between the buyer's price and ours; None where they named none or it is no lower.

    Args:
        deal: As it stands.
        floor_share: Of our price; the lowest that may be agreed to.

    Example:
        >>> from datetime import UTC, datetime
        >>> from nextyes.deals.money import Money
        >>> told = {"opened_at": datetime(2026, 3, 2, tzinfo=UTC), "amount": Money(3_000_000, "EUR")}
        >>> gap = price_gap(Deal(id="acme", their_offer=Money(2_400_000, "EUR"), **told), 0.85)
        >>> gap.middle, gap.floor
        (27000.0, 25500.0)
    """
    ours, theirs = deal.our_offer or deal.amount, deal.their_offer
    if ours is None or theirs is None or ours.currency != theirs.currency or theirs.minor >= ours.minor:
        return None
    high, low = float(ours.amount), float(theirs.amount)
    return Gap(
        theirs=low, ours=high, middle=(low + high) / 2, floor=floor_share * high, currency=ours.currency
    )


def followed(visit: Visit) -> Answer:
    """Record a follow-up."""
    channel, text = Channel(visit.form.get("channel", Channel.EMAIL)), visit.form.get("text", "")
    return _done(
        visit, lambda deal, act: acts.log_touch(visit.ledger, deal, channel=channel, text=text, act=act)
    )


def snooze(visit: Visit) -> Answer:
    """Put an open deal aside until a day."""
    until, why = _day(visit.form.get("until") or visit.form.get("day", "")), visit.form.get("why", "")
    if until is None:
        raise ValueError("choose a day to come back to it")
    return _done(
        visit,
        lambda deal, act: acts.snooze(visit.ledger, deal, until=until, why=why, today=visit.today(), act=act),
    )


def plan(visit: Visit) -> Answer:
    """Set the next step of an open deal, or clear it."""
    step = None if visit.form.get("do") == "clear" else _step(visit.form)
    return _done(visit, lambda deal, act: acts.plan(visit.ledger, deal, step, today=visit.today(), act=act))


def _step(form: Mapping[str, str]) -> Step:
    on = _day(form.get("on", ""))
    if on is None:
        raise ValueError("choose the day of the next step, or clear it")
    return Step(on=on, what=form.get("what", "").strip(), by=Party(form.get("by", Party.US)))


def note(visit: Visit) -> Answer:
    """Write something down."""
    text = visit.form.get("text", "")
    return _done(visit, lambda deal, act: acts.note(visit.ledger, deal, text=text, act=act))


def won(visit: Visit) -> Answer:
    """Close a deal as won."""
    return _done(visit, lambda deal, act: acts.win(visit.ledger, deal, act=act))


def lost(visit: Visit) -> Answer:
    """Close a deal as lost: why, and when to come back to it, if ever."""
    form = visit.form
    loss = Loss(
        outcome=OutcomeClass(form["outcome"]) if form.get("outcome") else None,
        reason=form.get("reason", "").strip(),
        note=form.get("note", "").strip(),
        check_back=_day(form.get("check_back", "")),
    )
    return _done(visit, lambda deal, act: acts.lose(visit.ledger, deal, loss, today=visit.today(), act=act))


def reopen(visit: Visit) -> Answer:
    """Work a closed deal again."""
    why = visit.form.get("why", "")
    return _done(visit, lambda deal, act: acts.reopen(visit.ledger, deal, why=why, act=act))


def check_back(visit: Visit) -> Answer:
    """Set the day to come back to a lost deal."""
    on, why = _day(visit.form.get("on", "")), visit.form.get("why", "")
    if on is None:
        raise ValueError("choose a day to check back")
    return _done(
        visit,
        lambda deal, act: acts.set_check_back(
            visit.ledger, deal, on=on, why=why, today=visit.today(), act=act
        ),
    )


PLACES = (
    Place(path="/deal", act=show),
    Place(path="/deal/followed", act=followed, method="POST"),
    Place(path="/deal/snooze", act=snooze, method="POST"),
    Place(path="/deal/plan", act=plan, method="POST"),
    Place(path="/deal/note", act=note, method="POST"),
    Place(path="/deal/won", act=won, method="POST"),
    Place(path="/deal/lost", act=lost, method="POST"),
    Place(path="/deal/reopen", act=reopen, method="POST"),
    Place(path="/deal/check-back", act=check_back, method="POST"),
)


def _done(visit: Visit, record: Callable[[str, Act], Receipt]) -> Go:
    """Record an act on the deal of a form, and go on: from the queue to its next deal, else back."""
    receipt = record(
        visit.form.get("deal", ""), Act(by=visit.by, id=visit.act(), seen=visit.form.get("seen", ""))
    )
    board.follow(visit.ledger, visit.by.at)
    return Go(to=visit.then(), done=receipt.batch_id)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text.strip() else None
    except ValueError as error:
        raise ValueError(f"{text!r} is no day: choose one") from error
