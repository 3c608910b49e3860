"""Today for a page: the queue, a part at a time, and what is not to be asked, with the reason."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from math import nan

from nextyes.app.board.judging import Summary, follow, is_due, reasons_of, summary_of
from nextyes.app.queue import CHECK_BACK, QUEUE, QueueRow
from nextyes.app.settings import settings
from nextyes.deals.instants import day_of
from nextyes.store import Ledger
from nextyes.store.rows import number_of
from nextyes.store.standing import Stood

_Place = tuple[str, float, str]  # a part, what its rows are ordered by, and the id of a deal

ASKS = ("ask", "ask_price")
_DUE = "due"  # lost deals whose check-back has come: the first part of that advice
_PARTS = tuple(part for advice in QUEUE for part in ([_DUE, advice] if advice == CHECK_BACK else [advice]))
_INSTEAD = {
    "follow_up": "a follow-up is worth more than the question today",
    "take_risk_off": "they hesitate: to take risk off is worth more than the question",
    "wait": "it is not yet time",
    "close": "to close it is worth more than the question",
    CHECK_BACK: "they said later, and later has come: come back to them first",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """A part of the queue of a day, and how long the whole is."""

    as_of: datetime
    judged_at: datetime | None  # None: no deal has been judged yet
    due: bool  # whether all deals are to be judged anew; until then this is what was decided before
    rows: tuple[QueueRow, ...]
    next: str  # where the next part begins, "" after the last
    counts: dict[str, int]  # deals of each advice, all of them
    unjudged: int  # open deals on which nothing was decided yet
    open_deals: int
    said: Summary | None
    owner: str | None  # whose deals these are, None for everyone's
    owners: tuple[str, ...]  # everyone who has an open deal

    @property
    def not_asked(self) -> int:
        """How many open deals are not to be asked: as many as `not_these` lists."""
        open_with_advice = self.open_deals - self.unjudged
        return open_with_advice - sum(self.counts[advice] for advice in ASKS)


def queue(
    ledger: Ledger,
    now: datetime,
    *,
    owner: str | None = None,
    advice: str | None = None,
    limit: int = 50,
    after: str = "",
) -> Queue:
    """Return the queue, the first to be done first, from a place in it on.

    Args:
        ledger: The deals.
        now: The instant.
        owner: Only deals of this owner; the price of an hour stays the team's.
        advice: Only deals of this advice.
        limit: The most rows.
        after: ``next`` of the part before; "" for the first.

    Raises:
        ValueError: If ``after`` is no such place, or ``advice`` no advice.
    """
    if advice is not None and advice not in QUEUE:
        raise ValueError(f"no advice is called {advice!r}: one of {', '.join(QUEUE)}")
    parts = [part for part in _PARTS if advice in (None, CHECK_BACK if part == _DUE else part)]
    return _queue(ledger, now, owner, lambda: _from(ledger, parts, owner, _place(after), (limit, now)))


def sections(ledger: Ledger, now: datetime, *, owner: str | None = None, each: int = 8) -> Queue:
    """Return the first rows of each advice, the advice in the order of the queue.

    Args:
        ledger: The deals.
        now: The instant.
        owner: Only deals of this owner.
        each: The most rows of an advice; `queue` has the others.
    """

    def firsts() -> tuple[list[QueueRow], str]:
        rows: list[QueueRow] = []
        for advice in QUEUE:
            parts = [_DUE, advice] if advice == CHECK_BACK else [advice]
            rows += _from(ledger, parts, owner, None, (each, now))[0]
        return rows, ""

    return _queue(ledger, now, owner, firsts)


def _queue(
    ledger: Ledger,
    now: datetime,
    owner: str | None,
    read: Callable[[], tuple[list[QueueRow], str]],
) -> Queue:
    follow(ledger, now, patient=False)
    today = day_of(now, settings(ledger).zone)
    with ledger.snapshot():
        judging = ledger.judgements.judging()
        counted = ledger.reading.counts()
        due = dict(ledger.reading.due_counts(today))
        found, place = read()
    mine = [(name, count) for who, name, count in counted if owner in (None, who)]
    by_advice = Counter(dict.fromkeys(QUEUE, 0))
    for name, count in mine:
        by_advice[name or ""] += count
    by_advice[CHECK_BACK] += sum(count for who, count in due.items() if owner in (None, who))
    return Queue(
        as_of=now,
        judged_at=judging.at if judging else None,
        due=is_due(ledger, now),
        rows=tuple(found),
        next=place,
        unjudged=by_advice.pop("", 0),
        counts=dict(by_advice),
        open_deals=sum(count for _, count in mine),
        said=summary_of(judging) if judging else None,
        owner=owner,
        owners=tuple(sorted({who for who, _, _ in counted} - {""})),
    )


def not_these(
    ledger: Ledger, now: datetime, *, owner: str | None = None, limit: int = 50, after: str = ""
) -> tuple[tuple[QueueRow, ...], str]:
    """Return open deals that are not to be asked, each with the reason, and where the next part begins."""
    place = _place(after)
    known = ledger.reading.not_asked(
        ASKS, owner, limit=limit + 1, after=(place[1], place[2]) if place else None
    )
    rows = [row_of(each, now) for each in known[:limit]]
    told = tuple(replace(row, not_asked=row.not_asked or _INSTEAD.get(row.advice, "")) for row in rows)
    last = known[limit - 1] if len(known) > limit else None
    return told, _said_place("", last.judged.value_of_asking, last.deal.id) if last and last.judged else ""


def row_of(stood: Stood, now: datetime) -> QueueRow:
    """Return a deal as a row of the queue; a lost one is there because its check-back has come."""
    deal, judged = stood.deal, stood.judged
    last = deal.last_heard_at or deal.opened_at
    return QueueRow(
        deal=deal,
        advice=judged.advice if judged else CHECK_BACK,
        silence_days=(now - last).total_seconds() / 86_400,
        unanswered=deal.unanswered,
        value_of_asking=judged.value_of_asking if judged else nan,
        hours_of_asking=judged.hours_of_asking if judged and judged.hours_of_asking is not None else nan,
        hours_at_stake=judged.hours_at_stake if judged else nan,
        chance=judged.chance if judged else nan,
        low=judged.low if judged else nan,
        high=judged.high if judged else nan,
        reasons=reasons_of(judged.reasons) if judged else None,
        not_asked=judged.not_asked if judged else "",
    )


def _from(
    ledger: Ledger, parts: Sequence[str], owner: str | None, place: _Place | None, page: tuple[int, datetime]
) -> tuple[list[QueueRow], str]:
    """Return the rows of the parts from a place on, and where the next page begins."""
    limit, now = page
    rows: list[QueueRow] = []
    last = ""
    for part in parts[parts.index(place[0]) if place and place[0] in parts else 0 :]:
        after = place[1:] if place and place[0] == part else None
        most = limit - len(rows) + 1  # one more says whether there is more
        if part == _DUE:
            found = ledger.reading.due(day_of(now, settings(ledger).zone), owner, limit=most, after=after)
        else:
            found = ledger.reading.section(part, owner, limit=most, after=after)
        for each in found:
            if len(rows) == limit:
                return rows, last
            rows.append(row_of(each, now))
            first = each.judged.urgency if each.judged else _number(each.deal.check_back_on)
            last = _said_place(part, first, each.deal.id)
    return rows, ""


def _number(day: date | None) -> float:
    return 0 if day is None else number_of(day)


def _said_place(part: str, first: float, deal_id: str) -> str:
    return json.dumps([part, first, deal_id], ensure_ascii=False)


def _place(text: str) -> _Place | None:
    if not text:
        return None
    try:
        part, first, deal_id = json.loads(text)
        return str(part), float(first), str(deal_id)
    except (ValueError, TypeError) as error:
        raise ValueError(f"{text!r} is no place in the queue") from error
