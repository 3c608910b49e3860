"""Check-backs: who is to be come back to and when, as a list and a month, and as a feed for a calendar."""

import hashlib
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from nextyes import app
from nextyes.app import Returning, board
from nextyes.app.words import returns_of
from nextyes.web.focus import Focus, focus
from nextyes.web.month import Month, first_of, month_of
from nextyes.web.pages.problem import ProblemPage
from nextyes.web.visit import EVERYONE, Answer, Download, Go, Page, Place, Visit, owner_said, said_owner

COME, COMING = "come", "coming"  # lists: the day has come, or is still ahead

_EACH = 12  # rows of a list, beside others
_PAGE = 30  # rows of one list alone
_STORY = 5  # events of the deal in focus
_ICS = "text/calendar; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One check-back of a list."""

    back: Returning
    when: str
    passed: bool
    address: str  # of this page with the deal in focus


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Check-backs of some days, or as many as are shown."""

    name: str  # `COME`, `COMING`, or the day
    count: int
    rows: tuple[Row, ...]
    address: str  # of all of them
    earlier: str  # of the page before, "" where there is none
    later: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckBacksPage:
    """All check-backs, or those of a day."""

    count: int
    sections: tuple[Section, ...]
    chosen: date | None  # the day that was chosen
    everything: str  # the address of all of them, "" where they are shown
    owner: str | None  # whose these are, None for everyone's
    owners: tuple[str, ...]
    month: Month
    today: date
    focus: Focus | None
    current: str  # the deal in focus, "" for none
    then: str  # the address to go on to when the deal in focus is done
    stay: str
    days: tuple[tuple[str, date], ...]  # to which a check-back is often moved
    feed_made: datetime | None
    feed_link: str  # "" but for once, when it was made


def show(visit: Visit) -> Answer:
    """Show the check-backs, and one of them in focus."""
    return Page(template="check_backs.html", shows=_page(visit))


def change(visit: Visit) -> Answer:
    """Make a link to the feed and show it this once, or end the one there is."""
    if visit.form.get("do") == "end":
        app.end_feed(visit.ledger)
        return Go(to=_address(_here(visit)))
    # The form's own secret makes the link's: the same form posted twice makes one link.
    secret = hashlib.sha256(f"feed {visit.act()}".encode()).hexdigest()
    app.keep_feed_secret(visit.ledger, secret, by=visit.by)
    whose = "" if visit.owner is None else f"?{urlencode({'owner': said_owner(visit.owner)})}"
    return Page(
        template="check_backs.html",
        shows=_page(visit, feed_link=f"{visit.origin}/feed/{secret}.ics{whose}"),
    )


def feed(visit: Visit) -> Answer:
    """Give the check-backs to a calendar program that knows the link."""
    if not app.may_read_feed(visit.ledger, visit.path["secret"]):
        words = "this link leads to no calendar: make a new one on the page of check-backs"
        return Page(template="problem.html", shows=ProblemPage(words=words), status=404)
    found = app.feed(
        visit.ledger,
        visit.today(),
        owner=owner_said(visit.query.get("owner", EVERYONE)),  # the link says it, whoever you are
        link=lambda deal_id: _link(visit, deal_id),
    )
    return Download(content=found, name="check-backs.ics", media_type=_ICS)


def one(visit: Visit) -> Answer:
    """Give one check-back as a file for a calendar."""
    deal_id = visit.query.get("id", "")
    found = app.check_back_file(visit.ledger, deal_id, link=lambda deal_id: _link(visit, deal_id))
    return Download(content=found, name="check-back.ics", media_type=_ICS)


PLACES = (
    Place(path="/check-backs", act=show),
    Place(path="/check-backs", act=change, method="POST"),
    Place(path="/check-back.ics", act=one),
    Place(path="/feed/{secret}.ics", act=feed),
)


def _page(visit: Visit, *, feed_link: str = "") -> CheckBacksPage:
    today, whose, chosen = visit.today(), visit.whose, _day(visit.query.get("day", ""))
    counts = board.check_back_days(visit.ledger, date.min, date.max, owner=visit.owner)
    first = first_of(visit.query.get("month", ""), chosen or today)
    here = _here(visit)
    sections = _sections(visit, counts, chosen)
    names = [row.back.deal.id for section in sections for row in section.rows]
    shown = _focused(visit, names)
    current = shown.deal.id if shown else ""
    after = _after(names, current)
    return CheckBacksPage(
        count=sum(counts.values()),
        sections=sections,
        chosen=chosen,
        everything=_address({**whose, **_given(visit, "month")}) if chosen or "list" in here else "",
        owner=visit.owner,
        owners=tuple(sorted({name for name, _ in visit.ledger.reading.due_counts(date.max)} - {""})),
        month=month_of(
            first,
            counts,
            today=today,
            chosen=chosen,
            month_address=lambda month: _address({**here, "month": month}),
            day_address=lambda day: _address({**whose, "day": day}),
        ),
        today=today,
        focus=shown,
        current=current,
        then=_address({**here, "deal": after} if after else here),
        stay=_address({**here, "deal": current}),
        days=_days(today),
        feed_made=app.feed_made(visit.ledger),
        feed_link=feed_link,
    )


def _sections(visit: Visit, counts: Mapping[date, int], chosen: date | None) -> tuple[Section, ...]:
    """Return the lists that were chosen: those of a day, one of the two, or the beginning of both."""
    today, name = visit.today(), visit.query.get("list", "")
    spans = {COME: (date.min, today), COMING: (today + timedelta(days=1), date.max)}
    if name not in ("", *spans):
        raise ValueError(f"no list is called {name!r}: one of {', '.join(spans)}")
    if chosen:
        return (_section(visit, counts, str(chosen), (chosen, chosen), alone=True),)
    if name:
        return (_section(visit, counts, name, spans[name], alone=True),)
    found = (_section(visit, counts, name, span, alone=False) for name, span in spans.items())
    return tuple(section for section in found if section.count)


def _section(
    visit: Visit, counts: Mapping[date, int], name: str, span: tuple[date, date], *, alone: bool
) -> Section:
    first, last = span
    count = sum(number for day, number in counts.items() if first <= day <= last)
    pages = max(-(-count // _PAGE), 1)
    page = min(max(_number(visit), 1), pages) if alone else 1
    backs = app.returning(
        visit.ledger,
        first,
        last,
        owner=visit.owner,
        limit=_PAGE if alone else _EACH,
        skip=_PAGE * (page - 1),
    )
    here, today = _here(visit), visit.today()
    return Section(
        name=name,
        count=count,
        rows=tuple(
            Row(
                back=back,
                when=returns_of(back.on, today),
                passed=back.on < today,
                address=_address({**here, "deal": back.deal.id}),
            )
            for back in backs
        ),
        address=_address({**visit.whose, **_given(visit, "month"), "list": name}),
        earlier=_address({**here, "page": str(page - 1)}) if page > 1 else "",
        later=_address({**here, "page": str(page + 1)}) if alone and page < pages else "",
    )


def _focused(visit: Visit, names: Sequence[str]) -> Focus | None:
    """Return the deal asked for, else the first of the lists."""
    wanted = visit.query.get("deal", "")
    if not (wanted and visit.ledger.reading.one(wanted)):
        wanted = names[0] if names else ""
    return focus(visit, wanted, shown=_STORY)[0] if wanted else None


def _after(names: Sequence[str], current: str) -> str:
    """Return the deal to go on to: the next of the lists, after the last the one before."""
    if current not in names:
        return names[0] if names else ""
    at = names.index(current)
    return names[at + 1] if at + 1 < len(names) else names[at - 1] if at else ""


def _days(today: date) -> tuple[tuple[str, date], ...]:
    """Return the days to which a check-back is often moved."""
    return (
        ("Tomorrow", today + timedelta(days=1)),
        ("Next week", today + timedelta(days=7 - today.weekday())),
        ("In a month", _months_on(today, 1)),
        ("In three months", _months_on(today, 3)),
    )


def _months_on(day: date, months: int) -> date:
    """Return the same day some months on, or the last of a month that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _number(visit: Visit) -> int:
    text = visit.query.get("page", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 1


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise ValueError(f"{text!r} is no day: write it like 2026-11-23") from error


def _here(visit: Visit) -> dict[str, str]:
    return visit.whose | _given(visit, "month", "day", "list", "page")


def _given(visit: Visit, *names: str) -> dict[str, str]:
    return {name: visit.query[name] for name in names if visit.query.get(name)}


def _address(query: Mapping[str, str]) -> str:
    return f"/check-backs?{urlencode(query)}" if query else "/check-backs"


def _link(visit: Visit, deal_id: str) -> str:
    return f"{visit.origin}/deal?{urlencode({'id': deal_id})}"
