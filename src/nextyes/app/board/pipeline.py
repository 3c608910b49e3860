"""The pipeline for a page: a table, a board by stage, and the days to come back."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from nextyes.app.board.judging import follow
from nextyes.app.board.today import row_of
from nextyes.app.queue import QueueRow
from nextyes.app.settings import settings
from nextyes.deals.fold import Deal
from nextyes.deals.instants import day_of, instant
from nextyes.deals.money import LARGEST, Money
from nextyes.store import Ledger
from nextyes.store.standing import Filter, StageSum


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One column of the board."""

    stage: str
    deals: int
    sums: tuple[Money, ...]  # of their amounts, the largest currency first
    since: datetime | None  # when they came to it, on average
    without: int  # deals of which no next step is agreed
    passed: int  # deals whose next step was for an earlier day


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One stage of the board with its first deals."""

    stage: Stage
    rows: tuple[QueueRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The stages of a filter side by side."""

    columns: tuple[Column, ...]
    stages: tuple[Stage, ...]  # all that the filter's deals are in, also where it chooses one of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One page of the table."""

    rows: tuple[QueueRow, ...]
    deals: int  # on all pages
    sums: tuple[Money, ...]
    page: int  # from 1 on
    pages: int
    stages: tuple[Stage, ...]  # all that the filter's deals are in, also where it chooses one of them


def pipeline(
    ledger: Ledger,
    now: datetime,
    chosen: Filter,
    *,
    sort: str = "amount",
    descending: bool | None = None,
    page: tuple[int, int] = (1, 50),
) -> Table:
    """Return one page of the deals of a filter.

    Args:
        ledger: The deals.
        now: The instant, for days of silence.
        chosen: Which deals.
        sort: One of `nextyes.store.standing.SORTS`.
        descending: The largest or latest first; None: as is usual for the sort.
        page: Which page, from 1 on, and how many rows it has; beyond the last it is the last.

    Raises:
        ValueError: If there is no such sort.
    """
    follow(ledger, now, patient=False)
    number, size, day = *page, day_of(now, settings(ledger).zone)
    with ledger.snapshot():
        every = ledger.reading.sums(replace(chosen, stage=None), day)
        sums = [each for each in every if chosen.stage in (None, each.stage)]
        deals = sum(each.deals for each in sums)
        pages = max(-(-deals // size), 1)
        number = min(max(number, 1), pages)
        found = ledger.reading.matching(
            chosen, sort, descending=descending, limit=size, skip=size * (number - 1)
        )
    return Table(
        rows=tuple(row_of(each, now) for each in found),
        deals=deals,
        sums=_money(sums),
        page=number,
        pages=pages,
        stages=_stages(every),
    )


def columns(
    ledger: Ledger,
    now: datetime,
    chosen: Filter,
    *,
    sort: str = "amount",
    descending: bool | None = None,
    most: tuple[int, int] = (20, 60),
) -> Board:
    """Return the stages of the deals of a filter as columns of a board, the earlier first.

    Args:
        ledger: The deals.
        now: The instant, for days of silence.
        chosen: Which deals.
        sort: One of `nextyes.store.standing.SORTS`.
        descending: As for `pipeline`.
        most: The most columns that have rows, and the most rows in all; the other columns only have counts.

    Raises:
        ValueError: If there is no such sort.
    """
    follow(ledger, now, patient=False)
    day = day_of(now, settings(ledger).zone)
    with ledger.snapshot():
        every = _stages(ledger.reading.sums(replace(chosen, stage=None), day))
        found = [stage for stage in every if chosen.stage in (None, stage.stage)]
        with_rows = found[: most[0]]
        each = most[1] // max(len(with_rows), 1)
        first = {
            stage.stage: ledger.reading.matching(
                replace(chosen, stage=stage.stage), sort, descending=descending, limit=each
            )
            for stage in with_rows
        }
    return Board(
        columns=tuple(
            Column(stage=stage, rows=tuple(row_of(row, now) for row in first.get(stage.stage, ())))
            for stage in found
        ),
        stages=every,
    )


def owners(ledger: Ledger) -> tuple[str, ...]:
    """Return everyone who has an open deal."""
    return tuple(sorted({owner for owner, _, _ in ledger.reading.counts()} - {""}))


def stages(ledger: Ledger, chosen: Filter, day: date = date.min) -> tuple[Stage, ...]:
    """Return the stages of the deals of a filter, the earlier first: how many deals, how much.

    Args:
        ledger: The deals.
        chosen: Which deals.
        day: Before which a next step has passed.
    """
    return _stages(ledger.reading.sums(chosen, day))


def _stages(sums: Sequence[StageSum]) -> tuple[Stage, ...]:
    by_stage: dict[str, list[StageSum]] = defaultdict(list)
    for each in sums:
        by_stage[each.stage].append(each)

    def place(stage: str) -> tuple[float, str]:
        sums = by_stage[stage]
        return sum(each.moves * each.deals for each in sums) / sum(each.deals for each in sums), stage

    return tuple(
        Stage(
            stage=stage,
            deals=sum(each.deals for each in by_stage[stage]),
            sums=_money(by_stage[stage]),
            since=_since(by_stage[stage]),
            without=sum(each.without for each in by_stage[stage]),
            passed=sum(each.passed for each in by_stage[stage]),
        )
        for stage in sorted(by_stage, key=place)
    )


def check_backs(
    ledger: Ledger,
    first: date,
    last: date,
    *,
    owner: str | None = None,
    limit: int | None = None,
    skip: int = 0,
) -> tuple[Deal, ...]:
    """Return the lost deals that are to be come back to on one of these days, the earliest first."""
    found = ledger.reading.check_backs(first, last, owner, limit=limit, skip=skip)
    return tuple(each.deal for each in found)


def check_back_days(ledger: Ledger, first: date, last: date, *, owner: str | None = None) -> dict[date, int]:
    """Return how many of `check_backs` each day has, for a calendar; days without any are left out."""
    return ledger.reading.check_back_days(first, last, owner)


def _since(sums: Sequence[StageSum]) -> datetime | None:
    known = [(each.since, each.deals) for each in sums if each.since is not None]
    deals = sum(count for _, count in known)
    return instant(round(sum(since * count for since, count in known) / deals)) if deals else None


def _money(sums: Sequence[StageSum]) -> tuple[Money, ...]:
    minor: Counter[str] = Counter()
    deals: Counter[str] = Counter()
    for each in sums:
        if each.currency:
            minor[each.currency] += int(each.minor)
            deals[each.currency] += each.deals
    # A sum beyond the largest amount has typing errors in it, and is no reason to show nothing at all.
    return tuple(
        Money(max(min(minor[name], LARGEST), -LARGEST), name)
        for name in sorted(deals, key=lambda name: (-deals[name], name))
    )
