"""The pipeline: a board by stage and a table, of all deals or some; and what is done to many at once."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from nextyes import app
from nextyes.app import acts, board
from nextyes.app.acts import Act, ChangedError
from nextyes.app.board import Board, Filter, Stage, Table
from nextyes.app.queue import QueueRow
from nextyes.deals.fold import Status
from nextyes.deals.money import LARGEST, Money
from nextyes.store import LedgerError
from nextyes.web.choices import (
    SHAPES,
    Choosing,
    Link,
    address_of,
    choosing_of,
    chosen_by,
    filter_of,
    shape_of,
    sort_of,
)
from nextyes.web.rows import Row, days_since, shown
from nextyes.web.visit import EVERYONE, NOBODY, Answer, Download, Go, Page, Place, Visit

_ROWS = 50  # of a page of the table
_BOARD = (20, 60)  # columns that show cards, and cards in all
# By what the table is sorted: name, heading, whether usually downwards, whether it is shown as an age.
_HEADINGS = (
    ("name", "Deal", False, False),
    ("owner", "Owner", False, False),
    ("stage", "Stage", False, False),
    ("stage_since", "Days in stage", False, True),
    ("amount", "Amount", True, False),
    ("close_on", "Close date", False, False),
    ("pushes", "Times pushed", True, False),
    ("silence", "Their last move", False, True),
    ("", "Next step", False, False),
    ("value_of_asking", "Advice", True, False),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heap:
    """One column of the board."""

    stage: str
    deals: int
    sums: tuple[Money, ...]
    stage_days: float | None  # on average
    rows: tuple[Row, ...]
    address: str  # of all its deals, as a table


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One column of the table."""

    words: str
    address: str  # that sorts by it, or turns it round; "" where it does not sort
    turned: str  # "ascending" or "descending" where it is sorted by, else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page of the table."""

    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]
    page: int
    pages: int
    earlier: str  # the address of the page before, "" where there is none
    later: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulk:
    """What can be done to many deals at once."""

    here: str  # the address of the page, to which its forms go
    seen: int  # the last turn of the ledger: acts say that they saw no later one
    snoozes: tuple[tuple[str, date], ...]
    refused: str  # why the last act was not done


@dataclass(frozen=True, slots=True, kw_only=True)
class PipelinePage:
    """Deals of a filter, as a board or a table."""

    empty: str  # "begin": no deals at all; "none": none that was chosen; "" else
    shapes: tuple[Link, ...]
    whose: tuple[Link, ...]  # everyone's or yours, where the settings say who you are
    choosing: Choosing
    deals: int
    sums: tuple[Money, ...]
    steps: tuple[Link, ...]  # deals without a next step, and those whose step's day has passed
    heaps: tuple[Heap, ...]
    sheet: Sheet | None  # None where a board is shown
    views: tuple[Link, ...]
    view: str  # the one that is open
    bulk: Bulk
    csv: str


def show(visit: Visit) -> Answer:
    """Show the deals that were chosen."""
    return Page(template="pipeline.html", shows=_page(visit))


def change(visit: Visit) -> Answer:
    """Do something to the deals that are ticked, or keep what was chosen as a view."""
    act = _ACTS.get(visit.form.get("do", ""), snooze)
    try:
        return act(visit)
    except ChangedError as error:
        return Page(
            template="pipeline.html",
            shows=_page(visit, ticked=_ticked(visit), changed=error.deal_ids, refused=str(error)),
            status=409,
        )
    except (ValueError, LedgerError) as error:
        return Page(
            template="pipeline.html",
            shows=_page(visit, ticked=_ticked(visit), refused=str(error)),
            status=400,
        )


def snooze(visit: Visit) -> Answer:
    """Put the deals that are ticked aside until a day."""
    text = visit.form.get("until") or visit.form.get("day", "")
    if not text:
        raise ValueError("choose a day until which they are put aside")
    try:
        until = date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"{text!r} is no day: choose one") from error
    receipt = acts.snooze(visit.ledger, _ticked(visit), until=until, today=visit.today(), act=_act(visit))
    return _done(visit, receipt.batch_id)


def assign(visit: Visit) -> Answer:
    """Give the deals that are ticked to an owner."""
    owner = " ".join(visit.form.get("owner", "").split())
    if not owner:
        raise ValueError("say to whom they shall go")
    receipt = acts.assign(visit.ledger, _ticked(visit), owner=owner, act=_act(visit))
    return _done(visit, receipt.batch_id)


def keep(visit: Visit) -> Answer:
    """Keep what was chosen as a view, a new one or in place of the one that is open."""
    texts = chosen_by(visit.query)
    name = visit.form.get("name", "")
    kept = app.keep_view(visit.ledger, name, texts, instead_of=visit.form.get("instead_of", ""))
    return Go(to=address_of(texts, view=kept))


def drop(visit: Visit) -> Answer:
    """Take a view away."""
    app.drop_view(visit.ledger, visit.form.get("instead_of", ""))
    return Go(to=address_of(chosen_by(visit.query)))


def as_csv(visit: Visit) -> Answer:
    """Give all the deals that were chosen as a file for a spreadsheet."""
    texts = chosen_by(visit.query)
    sort, descending = sort_of(texts)
    return Download(
        content=app.listing(
            visit.ledger, visit.by.at, _filter(visit, texts), sort=sort, descending=descending
        ),
        name=f"pipeline-{visit.today()}.csv",
        media_type="text/csv; charset=utf-8",
    )


PLACES = (
    Place(path="/pipeline", act=show),
    Place(path="/pipeline", act=change, method="POST"),
    Place(path="/pipeline.csv", act=as_csv),
)

_ACTS: Mapping[str, Callable[[Visit], Answer]] = {
    "snooze": snooze,
    "assign": assign,
    "keep": keep,
    "drop": drop,
}


def _page(
    visit: Visit, *, ticked: Sequence[str] = (), changed: Sequence[str] = (), refused: str = ""
) -> PipelinePage:
    texts, view, today = chosen_by(visit.query), visit.query.get("view", ""), visit.today()
    known_views = app.views(visit.ledger)
    view = view if view in known_views else ""
    seen, _ = visit.ledger.judgements.last_turn()
    look = _look(visit, texts)
    page = look.page if isinstance(look, Table) else 1
    at = {**texts, "view": view}
    deals = look.deals if isinstance(look, Table) else sum(each.stage.deals for each in look.columns)

    def row(each: QueueRow) -> Row:
        return shown(each, visit, ticked=each.deal.id in ticked, changed=each.deal.id in changed)

    return PipelinePage(
        empty="" if deals else "none" if seen else "begin",
        shapes=tuple(
            Link(words=words, address=address_of(at, **{"as": name}), current=shape_of(texts) == name)
            for name, words in SHAPES.items()
        ),
        whose=_whose(at, visit.chosen.you),
        choosing=choosing_of(
            texts,
            owners=board.owners(visit.ledger),
            stages=[each.stage for each in look.stages if each.stage],
            view=view,
        ),
        deals=deals,
        sums=look.sums if isinstance(look, Table) else _sums(look),
        steps=_steps(texts, _filter(visit, texts), look.stages),
        heaps=_heaps(visit, texts, look, row) if isinstance(look, Board) else (),
        sheet=_sheet(at, look, tuple(map(row, look.rows))) if isinstance(look, Table) else None,
        views=tuple(
            Link(words=name, address=address_of(chosen_by(kept), view=name), current=name == view)
            for name, kept in known_views.items()
        ),
        view=view,
        bulk=Bulk(
            here=address_of(at, page=str(page) if page > 1 else ""),
            seen=seen,
            snoozes=(
                ("Tomorrow", today + timedelta(days=1)),
                ("Next week", today + timedelta(days=7 - today.weekday())),
            ),
            refused=refused,
        ),
        csv=address_of(texts, "/pipeline.csv"),
    )


def _whose(at: Mapping[str, str], you: str) -> tuple[Link, ...]:
    if not you:
        return ()
    return tuple(
        Link(words=words, address=address_of(at, owner=owner), current=at.get("owner", EVERYONE) == owner)
        for words, owner in (("Everyone’s", EVERYONE), ("Yours", you))
    )


def _look(visit: Visit, texts: Mapping[str, str]) -> Board | Table:
    chosen, (sort, descending) = _filter(visit, texts), sort_of(texts)
    ledger, now = visit.ledger, visit.by.at
    if shape_of(texts) == "table":
        page = (_number(visit), _ROWS)
        return board.pipeline(ledger, now, chosen, sort=sort, descending=descending, page=page)
    return board.columns(ledger, now, chosen, sort=sort, descending=descending, most=_BOARD)


def _filter(visit: Visit, texts: Mapping[str, str]) -> Filter:
    return filter_of(texts, visit.by.at, visit.today())


def _heaps(
    visit: Visit, texts: Mapping[str, str], look: Board, row: Callable[[QueueRow], Row]
) -> tuple[Heap, ...]:
    return tuple(
        Heap(
            stage=column.stage.stage,
            deals=column.stage.deals,
            sums=column.stage.sums,
            stage_days=days_since(visit, column.stage.since),
            rows=tuple(map(row, column.rows)),
            address=address_of(texts, **{"as": "table", "stage": column.stage.stage or NOBODY}),
        )
        for column in look.columns
    )


def _sums(look: Board) -> tuple[Money, ...]:
    minor: Counter[str] = Counter()
    for each in (each for column in look.columns for each in column.stage.sums):
        minor[each.currency] += each.minor
    return tuple(Money(min(sum_, LARGEST), currency) for currency, sum_ in minor.most_common())


def _steps(texts: Mapping[str, str], chosen: Filter, stages: Sequence[Stage]) -> tuple[Link, ...]:
    """Return the open deals of which no next step is agreed, and those of which its day has passed."""
    if chosen.status is not Status.OPEN or "step" in texts:
        return ()
    mine = [each for each in stages if chosen.stage in (None, each.stage)]
    counts = {
        "none": ("without a next step", sum(each.without for each in mine)),
        "passed": ("whose next step’s day has passed", sum(each.passed for each in mine)),
    }
    return tuple(
        Link(words=words, address=address_of(texts, **{"as": "table", "step": step}), count=count)
        for step, (words, count) in counts.items()
        if count
    )


def _sheet(at: Mapping[str, str], table: Table, rows: tuple[Row, ...]) -> Sheet:
    sort, descending = sort_of(at)
    return Sheet(
        headings=tuple(_heading(at, each, sort, descending) for each in _HEADINGS),
        rows=rows,
        page=table.page,
        pages=table.pages,
        earlier=address_of(at, page=str(table.page - 1)) if table.page > 1 else "",
        later=address_of(at, page=str(table.page + 1)) if table.page < table.pages else "",
    )


def _heading(
    at: Mapping[str, str], heading: tuple[str, str, bool, bool], sort: str, descending: bool | None
) -> Heading:
    name, words, usual, as_age = heading
    if not name:
        return Heading(words=words, address="", turned="")
    if name != sort:
        return Heading(words=words, address=address_of(at, sort=name, order=""), turned="")
    down = usual if descending is None else descending
    return Heading(
        words=words,
        address=address_of(at, sort=name, order="up" if down else "down"),
        turned="descending" if down != as_age else "ascending",  # an age is the larger the earlier it began
    )


def _number(visit: Visit) -> int:
    text = visit.query.get("page", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 1


def _ticked(visit: Visit) -> tuple[str, ...]:
    return tuple(dict.fromkeys(visit.lists.get("deal", ())))


def _act(visit: Visit) -> Act:
    seen = visit.form.get("seen", "")
    return Act(by=visit.by, id=visit.act(), seen_turn=int(seen) if seen.isascii() and seen.isdigit() else 0)


def _done(visit: Visit, batch_id: str) -> Go:
    board.follow(visit.ledger, visit.by.at)
    kept = {name: visit.query.get(name, "") for name in ("view", "page")}
    return Go(to=address_of(chosen_by(visit.query), **kept), done=batch_id)
