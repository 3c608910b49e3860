"""What pages ask of the rows: each a few indexed queries, none of which folds a deal."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from nextyes.deals.fold import Status
from nextyes.deals.instants import microseconds
from nextyes.store.database import Database
from nextyes.store.rows import day_of, number_of
from nextyes.store.standing.judged import SELECTED, Stood, stood
from nextyes.store.standing.rows import searched

_DUE = "status = 'lost' AND check_back_on IS NOT NULL AND check_back_on <= ?"
_SORTS = {  # by name: the expression, and whether the largest comes first unless asked otherwise
    "amount": ("amount", True),
    "silence": ("quiet_since", False),
    "stage": ("stage", False),
    "owner": ("owner", False),
    "name": ("name", False),
    "organization": ("organization", False),
    "close_on": ("close_on", False),
    "stage_since": ("stage_since", False),
    "opened": ("opened_at", True),
    "closed": ("closed_at", True),
    "pushes": ("pushes", True),
    "unanswered": ("unanswered", True),
    "chance": ("chance", True),
    "hours_at_stake": ("hours_at_stake", True),
    "value_of_asking": ("value_of_asking", True),
}
SORTS = tuple(_SORTS)
# Without an index in their order, but in that of stages.
_BY_THE_WAY = ("close_on", "stage_since", "opened_at", "chance", "hours_at_stake", "pushes", "unanswered")
# By the events of the deals, which are few: what was written since may be millions. A batch that only said
# again what counts already changed nothing.
_CHANGED = """
WITH later (batch, what) AS (SELECT DISTINCT batch, what FROM turn WHERE key > ?)
SELECT d.id FROM ({}) AS one JOIN deal AS d ON d.id = value WHERE EXISTS (
    SELECT 1 FROM event AS e WHERE e.deal = d.key AND (e.batch IN (SELECT batch FROM later) OR EXISTS (
        SELECT 1 FROM repeated AS r WHERE r.event = e.key AND (
            r.batch IN (SELECT batch FROM later WHERE what <> 'completed')
            OR (e.batch IN (SELECT batch FROM hidden) AND r.batch IN (SELECT batch FROM later))))))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which deals a page shows; what is not given does not matter."""

    status: Status | None = Status.OPEN
    owner: str | None = None
    stage: str | None = None
    advice: str | None = None
    least: float | None = None  # amount, major units
    most: float | None = None
    quiet_since: datetime | None = None  # no move of the buyer from then on
    no_next_step: date | None = (
        None  # nothing pending on that day: no step, no snooze, no promise, no check-back
    )
    step_before: date | None = None  # what was pending was for an earlier day
    text: str = ""  # its words occur in the name, the organization, the contact or the id


@dataclass(frozen=True, slots=True, kw_only=True)
class StageSum:
    """The deals of one stage in one currency."""

    stage: str
    currency: str  # "" for deals without an amount
    deals: int
    minor: float  # the sum of their amounts, minor units; whole, and exact to 2**53
    moves: float  # how often they had changed stage, on average: later stages have more
    since: float | None  # when they came to it, on average: microseconds since 1970
    without: int  # deals of which nothing is pending
    passed: int  # deals of which what was pending was for an earlier day


class Reading:
    """What the rows say, over the ledger's connection."""

    def __init__(self, database: Database) -> None:
        """Take the ledger's connection."""
        self._database = database

    def counts(self) -> list[tuple[str, str | None, int]]:
        """Return how many open deals each owner has of each advice; None: not judged yet."""
        return self._database.query(
            "SELECT owner, advice, count(*) FROM standing_deal WHERE status = 'open' GROUP BY owner, advice"
        )

    def closed_counts(self) -> list[tuple[str, int]]:
        """Return how many closed deals each owner has."""
        return self._database.query(
            "SELECT owner, count(*) FROM standing_deal WHERE status <> 'open' GROUP BY owner"
        )

    def section(
        self, advice: str, owner: str | None, *, limit: int, after: tuple[float, str] | None = None
    ) -> list[Stood]:
        """Return open deals of one advice, the most urgent first, after one with its urgency and id."""
        where, given = ["status = 'open'", "advice = ?"], list[Any]((advice,))
        _equal(where, given, owner=owner)
        if after is not None:
            where.append("urgency <= ? AND (urgency < ? OR id > ?)")
            given += [after[0], after[0], after[1]]
        return self._rows(where, given, "urgency DESC, id", limit)

    def not_asked(
        self, asks: Sequence[str], owner: str | None, *, limit: int, after: tuple[float, str] | None = None
    ) -> list[Stood]:
        """Return open deals of any other advice than some, those nearest to being worth an ask first."""
        where = ["status = 'open'", f"advice NOT IN ({', '.join('?' * len(asks))})"]
        given: list[Any] = list(asks)
        _equal(where, given, owner=owner)
        if after is not None:
            where.append("value_of_asking <= ? AND (value_of_asking < ? OR id < ?)")
            given += [after[0], after[0], after[1]]
        return self._rows(where, given, "value_of_asking DESC NULLS LAST, id DESC", limit)

    def due(
        self, day: date, owner: str | None, *, limit: int, after: tuple[float, str] | None = None
    ) -> list[Stood]:
        """Return the lost deals whose check-back has come, today's first, after one with its day and id."""
        where, given = [_DUE], list[Any]((number_of(day),))
        _equal(where, given, owner=owner)
        if after is not None:
            where.append("(check_back_on < ? OR (check_back_on = ? AND id < ?))")
            given += [after[0], after[0], after[1]]
        return self._rows(where, given, "check_back_on DESC, id DESC", limit)

    def due_counts(self, day: date) -> list[tuple[str, int]]:
        """Return how many lost deals of each owner are to be come back to by a day."""
        sql = f"SELECT owner, count(*) FROM standing_deal WHERE {_DUE} GROUP BY owner"
        return self._database.query(sql, (number_of(day),))

    def check_backs(
        self, first: date, last: date, owner: str | None, *, limit: int | None = None, skip: int = 0
    ) -> list[Stood]:
        """Return the lost deals with a check-back on one of these days, the earliest first."""
        where, given = _returning(first, last, owner)
        return self._rows(where, given, "check_back_on, id", limit, skip)

    def check_back_days(self, first: date, last: date, owner: str | None) -> dict[date, int]:
        """Return how many lost deals are to be come back to on each of these days that has any."""
        where, given = _returning(first, last, owner)
        sql = f"SELECT check_back_on, count(*) FROM standing_deal WHERE {' AND '.join(where)} "
        rows = self._database.query(f"{sql} GROUP BY check_back_on ORDER BY check_back_on", given)
        return {day_of(day): count for day, count in rows}

    def matching(
        self, chosen: Filter, sort: str, *, descending: bool | None = None, limit: int | None, skip: int = 0
    ) -> list[Stood]:
        """Return deals of a filter, sorted by one of ``SORTS``; what is not known comes last.

        Raises:
            ValueError: If there is no such sort.
        """
        where, given, order = _sorted(chosen, sort, descending)
        return self._rows(where, given, order, limit, skip)

    def stream(self, chosen: Filter, sort: str, *, descending: bool | None = None) -> Iterator[Stood]:
        """Yield all that `matching` would return without a limit, one after another."""
        where, given, order = _sorted(chosen, sort, descending)
        yield from map(stood, self._database.stream(_query(where, order), given))

    def changed_since(self, turn: int, deal_ids: Sequence[str]) -> list[str]:
        """Return those of some deals to which something was written after a turn of the ledger."""
        given = (turn, json.dumps(list(deal_ids), ensure_ascii=False))
        sql = _CHANGED.format(self._database.each)
        return sorted(deal_id for (deal_id,) in self._database.query(sql, given))

    def sums(self, chosen: Filter, day: date = date.min) -> list[StageSum]:
        """Return how many deals of a filter each stage has, and what they add up to, by currency.

        A stage and a currency may come twice, to be added up.

        Args:
            chosen: Which deals.
            day: Before which a next step has passed.
        """
        if chosen.status is None and not chosen.text:  # each status has an index of its own
            return [each for status in Status for each in self.sums(replace(chosen, status=status), day)]
        where, given = _where(chosen)
        rows = self._database.query(
            "SELECT stage, currency, count(*), coalesce(sum(CAST(minor AS DOUBLE PRECISION)), 0), "
            "CAST(avg(stage_moves) AS DOUBLE PRECISION), CAST(avg(stage_since) AS DOUBLE PRECISION), "
            "count(CASE WHEN next_on IS NULL THEN 1 END), count(CASE WHEN next_on < ? THEN 1 END) "
            f"FROM standing_deal WHERE {' AND '.join(where)} GROUP BY stage, currency",
            [number_of(day), *given],
        )
        names = ("stage", "currency", "deals", "minor", "moves", "since", "without", "passed")
        return [StageSum(**dict(zip(names, row, strict=True))) for row in rows]

    def one(self, deal_id: str) -> Stood | None:
        """Return one deal."""
        rows = self._rows(["deal = (SELECT key FROM deal AS d WHERE d.id = ?)"], [deal_id], "deal", 1)
        return rows[0] if rows else None

    def _rows(
        self, where: Sequence[str], given: Sequence[Any], order: str, limit: int | None, skip: int = 0
    ) -> list[Stood]:
        sql = _query(where, order, "" if limit is None else f" LIMIT {int(limit)} OFFSET {int(skip)}")
        return list(map(stood, self._database.query(sql, given)))


def _query(where: Sequence[str], order: str, part: str = "") -> str:
    # The keys are sorted first and the rows fetched then: they are wide.
    keys = f"SELECT deal AS chosen FROM standing_deal WHERE {' AND '.join(where)} ORDER BY {order}{part}"
    return f"SELECT {SELECTED} FROM ({keys}) AS page JOIN standing_deal ON deal = chosen ORDER BY {order}"


def _sorted(chosen: Filter, sort: str, descending: bool | None) -> tuple[list[str], list[Any], str]:
    """Return the conditions of a filter, what they are given, and the order."""
    if sort not in _SORTS:
        raise ValueError(f"deals are not sorted by {sort!r}: one of {', '.join(SORTS)}")
    column, usually = _SORTS[sort]
    turn = "DESC" if (usually if descending is None else descending) else "ASC"
    where, given = _where(chosen)
    if chosen.status is Status.OPEN and column in _BY_THE_WAY:
        where.append("stage >= ''")  # true of all, and leads SQLite to the index that has these columns
    # NULLS LAST only where there may be any: an index serves no order that names them in vain.
    last = "" if column in _KNOWN else " NULLS LAST"
    return where, given, f"{column} {turn}{last}, id {turn}"


_KNOWN = ("quiet_since", "stage", "owner", "name", "organization", "opened_at", "pushes", "unanswered")


def _equal(where: list[str], given: list[Any], **values: str | None) -> None:
    for name, value in values.items():
        if value is not None:
            where.append(f"{name} = ?")
            given.append(value)


def _returning(first: date, last: date, owner: str | None) -> tuple[list[str], list[Any]]:
    where = ["status = 'lost' AND check_back_on IS NOT NULL", "check_back_on >= ? AND check_back_on <= ?"]
    given: list[Any] = [number_of(first), number_of(last)]
    _equal(where, given, owner=owner)
    return where, given


def _where(chosen: Filter) -> tuple[list[str], list[Any]]:
    where, given = ["0 = 0"], list[Any]()
    if chosen.status is not None:
        where.append(f"status = '{chosen.status.value}'")  # as it stands, so that the index for it serves
    if chosen.status in (Status.WON, Status.LOST):
        where.append("status <> 'open'")  # the same for that of closed deals
    _equal(where, given, owner=chosen.owner, stage=chosen.stage, advice=chosen.advice)
    for condition, value in _conditions(chosen):
        where.append(condition)
        given.append(value)
    return where, given


def _conditions(chosen: Filter) -> Iterator[tuple[str, Any]]:
    if chosen.least is not None:
        yield "amount >= ?", float(chosen.least)
    if chosen.most is not None:
        yield "amount <= ?", float(chosen.most)
    if chosen.quiet_since is not None:
        yield "quiet_since <= ?", microseconds(chosen.quiet_since)
    if chosen.no_next_step is not None:
        yield "coalesce(next_on, -1000000) < ?", number_of(chosen.no_next_step)
    if chosen.step_before is not None:
        yield "next_on < ?", number_of(chosen.step_before)
    for word in searched(chosen.text).split():
        found = "SELECT deal FROM standing_deal AS s WHERE s.search LIKE ? ESCAPE '!'"
        yield f"deal IN ({found})", f"%{_plain(word)}%"


def _plain(word: str) -> str:
    """Return a word of which no sign stands for others."""
    for sign in "!%_":
        word = word.replace(sign, f"!{sign}")
    return word
