"""Today: the queue in order of value, and beside it the deal in focus, to be worked one after another."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from nextyes.app import board
from nextyes.app.board import Queue
from nextyes.app.queue import QUEUE, QueueRow
from nextyes.web.focus import Focus, focus
from nextyes.web.visit import Answer, Page, Place, Visit
from nextyes.web.worker import JUDGING, Job

NOT_THESE = "not_these"  # chosen in place of an advice: what is not to be asked

_EACH = 6  # rows of an advice, all together
_PAGE = 40  # rows of one advice alone
_FOLD = 5  # deals that are told not to be asked, under the queue
_STORY = 5  # events of the deal in focus


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One deal of a list."""

    row: QueueRow
    address: str  # of this page with the deal in focus
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The deals of one advice, or as many as are shown."""

    advice: str
    count: int
    rows: tuple[Row, ...]
    address: str  # of all of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """A list to choose: how many it has."""

    name: str  # an advice, `NOT_THESE`, or "" for the day as a whole
    count: int
    address: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayPage:
    """The queue of today."""

    state: str  # "begin": no deals at all; "wait": not judged yet; "done": nothing to do; "" else
    queue: Queue
    tabs: tuple[Tab, ...]
    sections: tuple[Section, ...]
    instead: tuple[Row, ...]  # what is not to be asked, the nearest to it first
    all_instead: str  # the address of all of them
    more: str  # the address of the next rows, "" where these are the last
    first: str  # the address of the first rows, "" where these are
    focus: Focus | None
    then: str  # the address to go on to when the deal in focus is done
    stay: str  # the address with the deal in focus
    job: Job | None  # the judging under way, or the last


def show(visit: Visit) -> Answer:
    """Show the queue, and the deal in focus beside it."""
    owner, whose = visit.owner, visit.whose
    chosen = visit.query.get("advice", "")
    after = visit.query.get("after", "")
    if chosen not in (*QUEUE, NOT_THESE, ""):
        raise ValueError(f"no advice is called {chosen!r}: one of {', '.join(QUEUE)}")
    queue, instead, more = _read(visit, owner, chosen, after)
    listed = instead if chosen == NOT_THESE else queue.rows
    found = _focused(visit, visit.query.get("deal", ""), listed)
    current = found.deal.id if found else ""
    chosen_query = whose | ({"advice": chosen} if chosen else {})
    at = {**chosen_query, **({"after": after} if after else {})}

    def rows(some: Sequence[QueueRow]) -> tuple[Row, ...]:
        return tuple(
            Row(row=row, address=_address(at, deal=row.deal.id), current=row.deal.id == current)
            for row in some
        )

    after_it = _after([row.deal.id for row in listed], current)
    return Page(
        template="today.html",
        shows=TodayPage(
            state=_state(visit, queue, listed),
            queue=queue,
            tabs=tuple(_tabs(queue, chosen, whose)),
            sections=tuple(
                Section(
                    advice=advice,
                    count=queue.counts[advice],
                    rows=rows(list(some)),
                    address=_address(whose, advice=advice),
                )
                for advice, some in groupby(queue.rows, key=lambda row: row.advice)
            ),
            instead=rows(instead),
            all_instead=_address(whose, advice=NOT_THESE),
            more=_address(chosen_query, after=more) if more else "",
            first=_address(chosen_query) if after else "",
            focus=found,
            then=_address(at, deal=after_it) if after_it else _address(at),
            stay=_address(at, deal=current),
            job=visit.worker.job(JUDGING),
        ),
    )


PLACES = (Place(path="/", act=show),)


def _read(
    visit: Visit, owner: str | None, chosen: str, after: str
) -> tuple[Queue, tuple[QueueRow, ...], str]:
    """Return the queue as chosen, deals that are not to be asked, and where the next part begins."""
    ledger, now = visit.ledger, visit.by.at
    if chosen == NOT_THESE:
        none = board.sections(ledger, now, owner=owner, each=0)
        return none, *board.not_these(ledger, now, owner=owner, limit=_PAGE, after=after)
    if chosen:
        queue = board.queue(ledger, now, owner=owner, advice=chosen, limit=_PAGE, after=after)
        return queue, (), queue.next
    queue = board.sections(ledger, now, owner=owner, each=_EACH)
    return queue, board.not_these(ledger, now, owner=owner, limit=_FOLD)[0], ""


def _state(visit: Visit, queue: Queue, listed: Sequence[QueueRow]) -> str:
    if listed:
        return ""
    begun = visit.ledger.judgements.last_turn()[0] > 0
    if queue.said is None:
        return "wait" if begun else "begin"
    if queue.unjudged:
        return "wait"
    return "done" if begun else "begin"


def _focused(visit: Visit, wanted: str, listed: Sequence[QueueRow]) -> Focus | None:
    """Return the deal asked for, else the first of the list."""
    names = [wanted] if wanted and visit.ledger.reading.one(wanted) else [row.deal.id for row in listed[:1]]
    return focus(visit, names[0], shown=_STORY)[0] if names else None


def _after(names: Sequence[str], current: str) -> str:
    """Return the deal to go on to after one of a list: the next, after the last the one before."""
    if current not in names:
        return names[0] if names else ""
    at = names.index(current)
    return names[at + 1] if at + 1 < len(names) else names[at - 1] if at else ""


def _tabs(queue: Queue, chosen: str, whose: dict[str, str]) -> list[Tab]:
    counts = {"": sum(queue.counts.values()), **queue.counts, NOT_THESE: queue.not_asked}
    return [
        Tab(
            name=name,
            count=count,
            address=_address(whose, advice=name) if name else _address(whose),
            current=name == chosen,
        )
        for name, count in counts.items()
        if count or name in (chosen, "")
    ]


def _address(query: dict[str, str], **more: str) -> str:
    found = {**query, **more}
    return f"/?{urlencode(found)}" if found else "/"
