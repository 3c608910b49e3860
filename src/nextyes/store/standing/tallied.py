"""What pages ask of the tally and of the closings: sums of spans of days, and how long nos took."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from nextyes.deals.instants import MICROSECONDS_A_DAY, instant, microseconds
from nextyes.deals.lives import NOS, Effort, Fate
from nextyes.store.database import Database, Row
from nextyes.store.rows import number_of

_ONE_DAY = timedelta(days=1)
_SUMS = "closed seconds measured touches asks".split()
_NOS = ", ".join(f"'{fate.value}'" for fate in NOS)
_OURS = "seconds + touches * ? + asks * ?"  # with what counts for one that was not measured
_LIST = """
SELECT d.id, d.name, d.organization, c.closed_at, c.opened_at, c.asked_at, c.owner, c.fate,
    c.seconds, c.measured, c.touches, c.asks
FROM (SELECT * FROM closing WHERE closed_at >= ? AND closed_at < ? AND fate IN ({}) {}
    ORDER BY closed_at DESC, deal, life LIMIT {}) AS c
JOIN standing_deal AS d ON d.deal = c.deal ORDER BY c.closed_at DESC, c.deal, c.life
"""
_PACES = f"""
SELECT owner, CASE WHEN fate = 'no_decision' THEN 2 WHEN closed_at - opened_at > ? THEN 1 ELSE 0 END AS pace,
    count(*), CAST(sum(closed_at - opened_at) AS BIGINT), CAST(sum({_OURS}) AS BIGINT),
    count(asked_at), CAST(coalesce(sum(closed_at - asked_at), 0) AS BIGINT)
FROM closing WHERE closed_at >= ? AND closed_at < ? AND fate IN ({_NOS}, 'no_decision') {{}}
GROUP BY owner, pace
"""
_PAST = f"""
SELECT closed_at - opened_at, {_OURS} FROM closing
WHERE closed_at >= ? AND closed_at < ? AND fate IN ({_NOS}) {{}} ORDER BY closed_at DESC LIMIT ?
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What one owner's deals of one fate add up to in one span."""

    span: int  # place among the spans asked for
    owner: str
    fate: Fate
    closed: int  # in the span
    effort: Effort  # of the span


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """A life of a deal that was closed."""

    deal_id: str
    name: str
    organization: str
    closed_at: datetime
    opened_at: datetime
    asked_at: datetime | None
    owner: str
    fate: Fate
    effort: Effort  # of all its life


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """What counts for a touch and an ask of which nobody measured how long it took, in seconds."""

    touch: int
    ask: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Deals of one owner that were lost in a span after about as long a time."""

    owner: str
    pace: int  # 0 a no in time, 1 a no later than that, 2 no decision
    deals: int
    days: float  # from the opening, all together
    hours: float  # of all their life, all together
    asked: int  # of how many "is it a no?" was asked
    days_asked: float  # from the first ask, all together


class Tallies:
    """The tally and the closings, over the ledger's connection."""

    def __init__(self, database: Database) -> None:
        """Take the ledger's connection."""
        self._database = database

    def sums(self, spans: Sequence[tuple[date, date]], *, owner: str | None = None) -> list[Tally]:
        """Return what each span of days, both ends included, adds up to, by owner and fate."""
        rows = [
            f"({number}, '{scale}', {number_of(first)}, {number_of(last)})"
            for number, span in enumerate(spans)
            for scale, first, last in pieces(*span)
        ]
        if not rows:
            return []
        where, given = _of(owner)
        sql = (
            f"WITH piece (n, scale, least, most) AS (VALUES {', '.join(rows)}) SELECT n, owner, fate, "
            + ", ".join(f"CAST(sum({name}) AS BIGINT)" for name in _SUMS)
            + " FROM piece JOIN tally ON tally.scale = piece.scale AND first >= least AND first <= most "
            f"{where} GROUP BY n, owner, fate ORDER BY n, owner, fate"
        )
        return [
            Tally(span=n, owner=who, fate=Fate(fate), closed=closed, effort=Effort(*effort))
            for n, who, fate, closed, *effort in self._database.query(sql, given)
            if closed or any(effort)
        ]

    def closings(
        self,
        since: datetime,
        before: datetime,
        fates: Sequence[Fate],
        *,
        owner: str | None = None,
        limit: int | None = None,
    ) -> list[Closing]:
        """Return the lives that were closed from an instant on and before another, the latest first."""
        where, given = _of(owner)
        chosen = ", ".join(f"'{fate.value}'" for fate in fates)
        sql = _LIST.format(chosen, where, 2**62 if limit is None else int(limit))
        return list(map(_closing, self._database.query(sql, [*_between(since, before), *given])))

    def paces(
        self, since: datetime, before: datetime, days: float, usual: Usual, *, owner: str | None = None
    ) -> list[Pace]:
        """Return how long nos and no-decisions of a span took, and the hours that went into them.

        Args:
            since: The span's first instant.
            before: The instant after it.
            days: From the opening on, within which a no is in time.
            usual: What counts for what was not measured.
            owner: Only deals of this owner; None for all.
        """
        where, given = _of(owner)
        lasted = round(days * MICROSECONDS_A_DAY)
        rows = self._database.query(
            _PACES.format(where), [lasted, usual.touch, usual.ask, *_between(since, before), *given]
        )
        return [
            Pace(
                owner=who,
                pace=pace,
                deals=deals,
                days=took / MICROSECONDS_A_DAY,
                hours=seconds / 3600,
                asked=asked,
                days_asked=since_asked / MICROSECONDS_A_DAY,
            )
            for who, pace, deals, took, seconds, asked, since_asked in rows
        ]

    def latest_nos(
        self,
        before: datetime,
        usual: Usual,
        *,
        most: int,
        since: datetime | None = None,
        owner: str | None = None,
    ) -> list[tuple[float, float]]:
        """Return of the last nos before an instant, at most so many, the days and the hours they took."""
        where, given = _of(owner)
        first = 0 if since is None else microseconds(since)
        rows = self._database.query(
            _PAST.format(where), [usual.touch, usual.ask, first, microseconds(before), *given, most]
        )
        return [(took / MICROSECONDS_A_DAY, seconds / 3600) for took, seconds in rows]


def pieces(first: date, last: date) -> Iterator[tuple[str, date, date]]:
    """Yield the rows of the tally that make up a span of days: a scale, the first row's day, the last row's.

    Example:
        >>> for scale, begins, ends in pieces(date(2026, 1, 30), date(2026, 4, 1)):
        ...     print(scale, begins, ends)
        day 2026-01-30 2026-01-31
        month 2026-02-01 2026-03-01
        day 2026-04-01 2026-04-01
    """
    if last - first == 6 * _ONE_DAY and not first.weekday():
        yield "week", first, first
        return
    begins = first if first.day == 1 else _next_month(first)
    ends = (last + _ONE_DAY).replace(day=1)  # the first day of the first month that is not whole
    if begins >= ends:
        if first <= last:
            yield "day", first, last
        return
    if first < begins:
        yield "day", first, begins - _ONE_DAY
    yield "month", begins, (ends - _ONE_DAY).replace(day=1)
    if ends <= last:
        yield "day", ends, last


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _of(owner: str | None) -> tuple[str, list[Any]]:
    return ("", []) if owner is None else ("AND owner = ?", [owner])


def _between(since: datetime, before: datetime) -> list[int]:
    return [microseconds(since), microseconds(before)]


def _closing(row: Row) -> Closing:
    deal_id, name, organization, closed, opened, asked, owner, fate, *effort = row
    return Closing(
        deal_id=deal_id,
        name=name,
        organization=organization,
        closed_at=instant(closed),
        opened_at=instant(opened),
        asked_at=None if asked is None else instant(asked),
        owner=owner,
        fate=Fate(fate),
        effort=Effort(*effort),
    )
