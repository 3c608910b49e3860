"""What a seller does to a deal: asks, follows up, plans, snoozes, assigns, wins, loses, reopens, notes.

Each act is one batch: undo takes it back, and the same act posted twice is recorded once. ``seen`` is the
version of the deal that the seller looked at: where somebody recorded something since, the act is refused
and they are told.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from nextyes.app.importing import By
from nextyes.deals import events as e
from nextyes.deals.fold import Deal, Status, fold
from nextyes.store import Batch, Ledger, LedgerError, Receipt

_SOURCE = "nextyes"


class ChangedError(LedgerError):
    """The deal is no longer as the seller saw it; of several, those that are not."""

    def __init__(self, words: str, deal_ids: Sequence[str] = ()) -> None:
        """Take what to tell, and of which deals."""
        super().__init__(words)
        self.deal_ids = tuple(deal_ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act: who, when, under which id, and which version of the deal they looked at ("": any).

    An act on several deals says instead the last turn of the ledger when they were looked at.
    """

    by: By
    id: str
    seen: str = ""
    seen_turn: int | None = None


def version(events: Iterable[e.Event]) -> str:
    """Return the version of a deal: the same for the same events, another after anything was recorded."""
    digest = hashlib.sha256()
    for name in sorted(event.id for event in events):
        digest.update(name.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()[:16]


def log_ask(ledger: Ledger, deal_id: str, *, play: str, channel: e.Channel, words: str, act: Act) -> Receipt:
    """Record that the buyer was asked, with which play, on which channel, in which words."""

    def events(deal: Deal) -> list[e.Event]:
        _must_be(deal, Status.OPEN, "asked")
        return [e.Asked(**_header(deal, act), play=play, channel=channel, words=words)]

    return _do(ledger, deal_id, "ask", events, act)


def log_touch(
    ledger: Ledger,
    deal_id: str,
    *,
    channel: e.Channel,
    text: str = "",
    minutes: float | None = None,
    act: Act,
) -> Receipt:
    """Record a follow-up of ours."""

    def events(deal: Deal) -> list[e.Event]:
        return [e.Touched(**_header(deal, act), channel=channel, text=text, minutes=minutes)]

    return _do(ledger, deal_id, "follow-up", events, act)


def snooze(
    ledger: Ledger, deal_ids: str | Sequence[str], *, until: date, why: str = "", today: date, act: Act
) -> Receipt:
    """Put open deals aside until a day, in one act.

    Raises:
        ValueError: If the day is not after today.
    """
    if until <= today:
        raise ValueError(f"{until} is not after today: give a later day to come back to it")

    def events(deal: Deal) -> list[e.Event]:
        _must_be(deal, Status.OPEN, "snoozed")
        return [e.Snoozed(**_header(deal, act), until=until, why=why)]

    return _do(ledger, deal_ids, "snooze", events, act)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What is to be done next: on which day, what, by whom."""

    on: date
    what: str = ""
    by: e.Party = e.Party.US


def plan(ledger: Ledger, deal_id: str, step: Step | None, *, today: date, act: Act) -> Receipt:
    """Set the next step of an open deal in place of the one it had, or with None clear it.

    Raises:
        ValueError: If its day has passed.
    """
    if step and step.on < today:
        raise ValueError(f"{step.on} has passed: give today or a later day for the next step")

    def events(deal: Deal) -> list[e.Event]:
        _must_be(deal, Status.OPEN, "planned")
        if step is None:
            return [e.Planned(**_header(deal, act), on=None)]
        return [e.Planned(**_header(deal, act), on=step.on, what=step.what, by=step.by)]

    return _do(ledger, deal_id, "next step", events, act)


def win(ledger: Ledger, deal_id: str, *, act: Act) -> Receipt:
    """Close an open deal as won."""

    def events(deal: Deal) -> list[e.Event]:
        _must_be(deal, Status.OPEN, "won")
        return [e.Won(**_header(deal, act))]

    return _do(ledger, deal_id, "won", events, act)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Why a deal is lost, and when to come back to it, if ever."""

    outcome: e.OutcomeClass | None = None
    reason: str = ""
    note: str = ""
    check_back: date | None = None


def lose(ledger: Ledger, deal_id: str, loss: Loss, *, today: date, act: Act) -> Receipt:
    """Close an open deal as lost.

    Raises:
        ValueError: If the day to come back to it is not after today.
    """
    if loss.check_back is not None and loss.check_back <= today:
        raise ValueError(f"{loss.check_back} is not after today: give a later day to check back, or none")

    def events(deal: Deal) -> list[e.Event]:
        _must_be(deal, Status.OPEN, "lost")
        lost = e.Lost(**_header(deal, act), outcome=loss.outcome, reason=loss.reason, note=loss.note)
        if loss.check_back is None:
            return [lost]
        return [lost, e.CheckBackSet(**_header(deal, act, 2), on=loss.check_back, why=loss.note)]

    return _do(ledger, deal_id, "lost", events, act)


def set_check_back(
    ledger: Ledger, deal_id: str, *, on: date, why: str = "", today: date, act: Act
) -> Receipt:
    """Set the day to come back to a lost deal.

    Raises:
        ValueError: If the day is not after today.
    """
    if on <= today:
        raise ValueError(f"{on} is not after today: give a later day to check back")

    def events(deal: Deal) -> list[e.Event]:
        _must_be(deal, Status.LOST, "checked back on")
        return [e.CheckBackSet(**_header(deal, act), on=on, why=why)]

    return _do(ledger, deal_id, "check-back", events, act)


def reopen(ledger: Ledger, deal_id: str, *, why: str = "", act: Act) -> Receipt:
    """Work a closed deal again."""

    def events(deal: Deal) -> list[e.Event]:
        if deal.status is Status.OPEN:
            raise LedgerError("the deal is open already")
        return [e.Reopened(**_header(deal, act), why=why)]

    return _do(ledger, deal_id, "reopen", events, act)


def note(ledger: Ledger, deal_id: str, *, text: str, act: Act) -> Receipt:
    """Write something down.

    Raises:
        ValueError: If there is nothing to write.
    """
    if not text.strip():
        raise ValueError("the note is empty: write something")

    def events(deal: Deal) -> list[e.Event]:
        return [e.Noted(**_header(deal, act), what="note", text=text)]

    return _do(ledger, deal_id, "note", events, act)


def assign(ledger: Ledger, deal_ids: Sequence[str], *, owner: str, act: Act) -> Receipt:
    """Give deals to an owner, in one act."""

    def events(deal: Deal) -> list[e.Event]:
        return [] if deal.owner == owner else [e.Assigned(**_header(deal, act), owner=owner)]

    return _do(ledger, deal_ids, "assign", events, act)


def _do(
    ledger: Ledger,
    deal_ids: str | Sequence[str],
    what: str,
    events: Callable[[Deal], list[e.Event]],
    act: Act,
) -> Receipt:
    """Record what ``events`` says of each deal as it stands when nobody else can write any more."""
    names = (deal_ids,) if isinstance(deal_ids, str) else tuple(deal_ids)
    if not names:
        raise ValueError("no deal was chosen: tick some first")
    source = names[0] if len(names) == 1 else f"{len(names)} deals"
    batch = Batch(id=act.id, at=act.by.at, actor=act.by.actor, what=what, source=source)
    if ledger.batch(act.id):  # the same form again: it is done, whatever became of the deal since
        return Receipt(batch_id=act.id, new=0, repeated=0)
    written = [event for name in names for event in events(deal_now(ledger, name))]

    return ledger.append(written, batch=batch, check=lambda: _still_as_seen(ledger, names, act))


def _still_as_seen(ledger: Ledger, deal_ids: Sequence[str], act: Act) -> None:
    if act.seen_turn is None:
        still_as_seen(ledger, deal_ids[0], act)
    elif changed := ledger.reading.changed_since(act.seen_turn, deal_ids):
        raise ChangedError(
            f"somebody recorded something for {len(changed)} of these deals since you looked at them: "
            "nothing was done; look again, then decide",
            changed,
        )


def still_as_seen(ledger: Ledger, deal_id: str, act: Act) -> None:
    """Let an act pass where the deal is still as the seller saw it.

    Raises:
        ChangedError: If somebody recorded something since.
    """
    if act.seen and act.seen != version(ledger.events(deal_id)):
        raise ChangedError(
            "somebody recorded something for this deal since you opened it: look at it again, then decide"
        )


def deal_now(ledger: Ledger, deal_id: str) -> Deal:
    """Return a deal as it stands.

    Raises:
        ValueError: If there is no such deal.
    """
    deals = fold(ledger.events(deal_id))
    if deal_id not in deals:
        raise ValueError(f"there is no deal {deal_id!r}")
    return deals[deal_id]


def _must_be(deal: Deal, status: Status, done: str) -> None:
    if deal.status is not status:
        raise LedgerError(
            f"{deal.name or deal.id} is {deal.status.value}: only a deal that is {status.value} can be {done}"
        )


def _header(deal: Deal, act: Act, number: int = 1) -> dict[str, Any]:
    return {
        "id": f"{act.id}-{number}-{deal.id}",
        "deal_id": deal.id,
        "at": act.by.at,
        "source": _SOURCE,
        "actor": act.by.actor,
    }
