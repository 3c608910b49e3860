"""What was decided of open deals, kept beside their rows: by whom is not for here to know."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass, fields
from datetime import datetime

from nextyes.deals.fold import Deal
from nextyes.deals.instants import EPOCH, instant, microseconds
from nextyes.store.database import Database, Row
from nextyes.store.standing.rows import COLUMNS, deal_of

_JUDGED_AT = "judged_at"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What was decided of one open deal."""

    advice: str
    urgency: float  # of two deals with one advice the more urgent comes first
    value_of_asking: float
    hours_of_asking: float | None  # the same in hours; None where an hour costs nothing
    hours_at_stake: float
    chance: float
    low: float
    high: float
    not_asked: str
    reasons: str  # as JSON


@dataclass(frozen=True, slots=True, kw_only=True)
class Judging:
    """One look at all open deals, with the same prices and odds for each."""

    at: datetime
    turn: int  # of the ledger, the last that it knew
    made_of: str  # names what it rests on: another text, another judging
    summary: str  # what a page says of it, as JSON


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """A deal as it stands, and what was decided of it."""

    key: int
    deal: Deal
    last_at: datetime  # of its last event
    judged_at: datetime | None  # None where it is closed or not judged yet
    judged: Judged | None


_OWN = [field.name for field in fields(Judged)]
SELECTED = ", ".join([*COLUMNS, _JUDGED_AT, *_OWN])
_FIELDS = [_JUDGED_AT, *_OWN]
_SET = ", ".join(f"{name} = ?" for name in _FIELDS)
_WRITE = f"UPDATE standing_deal SET {_SET} WHERE deal = ? AND status = 'open'"
_ADOPT = f"""
UPDATE standing_deal SET {", ".join(f"{name} = c.{name}" for name in _FIELDS)}
FROM judged_now AS c WHERE c.deal = standing_deal.deal AND standing_deal.status = 'open'
"""
_STAGING = """
CREATE TEMPORARY TABLE IF NOT EXISTS judged_now AS
SELECT deal, {} FROM standing_deal WHERE 0 = 1
""".format(", ".join(_FIELDS))


def stood(row: Row) -> Stood:
    """Return what a row of ``SELECTED`` says."""
    fold, at, own = row[: len(COLUMNS)], row[len(COLUMNS)], row[len(COLUMNS) + 1 :]
    return Stood(
        key=row[0],
        deal=deal_of(fold),
        last_at=instant(fold[COLUMNS.index("last_at")]),
        judged_at=None if at is None else instant(at),
        judged=None if own[0] is None else Judged(**dict(zip(_OWN, own, strict=True))),
    )


class Judgements:
    """What was decided, over the ledger's connection."""

    def __init__(self, database: Database) -> None:
        """Take the ledger's connection."""
        self._database = database

    def judging(self) -> Judging | None:
        """Return the judging that stands."""
        rows = self._database.query("SELECT at, turn, made_of, summary FROM judging")
        for at, turn, made_of, summary in rows:
            return Judging(at=instant(at), turn=turn, made_of=made_of, summary=summary)
        return None

    def whole(self) -> str:
        """Return what the judging that stands was made with, "" where there is none."""
        rows = self._database.query("SELECT whole FROM judging")
        return str(rows[0][0]) if rows else ""

    def last_turn(self) -> tuple[int, datetime]:
        """Return the last turn of the ledger, and when it was taken."""
        rows = self._database.query("SELECT key, at FROM turn ORDER BY key DESC LIMIT 1")
        return (rows[0][0], instant(rows[0][1])) if rows else (0, EPOCH)

    def imported_since(self, turn: int) -> bool:
        """Whether an import was brought in, undone or redone after a turn."""
        sql = (
            "SELECT 1 FROM turn AS t JOIN batch AS b ON b.key = t.batch WHERE t.key > ? AND b.what = 'import'"
        )
        return bool(self._database.query(f"{sql} LIMIT 1", (turn,)))

    def behind(self, most: int) -> list[int]:
        """Return the keys of at most so many deals whose row changed after they were judged."""
        return [key for (key,) in self._database.query("SELECT deal FROM behind LIMIT ?", (most,))]

    def open_deals(self, keys: Sequence[int] | None = None) -> Iterator[Stood]:
        """Yield open deals, all or those of some keys."""
        where, parameters = "", tuple[str, ...]()
        if keys is not None:
            where, parameters = _among(self._database, "deal", map(str, keys), number=True)
        sql = f"SELECT {SELECTED} FROM standing_deal WHERE status = 'open' {where}"
        yield from map(stood, self._database.query(sql, parameters))

    def later(self, as_of: datetime) -> list[str]:
        """Return the ids of deals that have events at or after an instant."""
        sql = "SELECT id FROM standing_deal WHERE last_at >= ?"
        return [deal_id for (deal_id,) in self._database.query(sql, (microseconds(as_of),))]

    def closed_by(
        self, group: str, as_of: datetime, names: Sequence[str] | None = None
    ) -> list[tuple[str, str, int]]:
        """Return how many deals of each organization or pipeline were won and lost: name, status, count.

        Deals that have events at or after the instant are left out, see `later`.

        Args:
            group: ``organization`` or ``pipeline``.
            as_of: The instant.
            names: Only of these; None for all.
        """
        where, parameters = "", tuple[str, ...]()
        if names is not None:
            where, parameters = _among(self._database, group, names)
        sql = (
            f"SELECT {group}, status, count(*) FROM standing_deal WHERE status IN ('won', 'lost') "
            f"AND last_at < ? {where} GROUP BY {group}, status"
        )
        return self._database.query(sql, (microseconds(as_of), *parameters))

    def put_all(self, judging: Judging, whole: str, rows: Sequence[tuple[int, Judged]]) -> None:
        """Let a judging of all open deals stand, and what it decided of each by its key, all at once.

        Deals that were written to since its turn stay behind.
        """
        at = microseconds(judging.at)
        self._database.write(_STAGING)
        with self._database.transaction(durable=False):
            self._database.write("DELETE FROM judged_now")
            self._database.load(
                "judged_now", ["deal", *_FIELDS], [(key, at, *astuple(judged)) for key, judged in rows]
            )
            self._database.write(
                "UPDATE standing_deal SET advice = NULL WHERE status = 'open' AND advice IS NOT NULL "
                "AND deal NOT IN (SELECT deal FROM judged_now)"
            )
            self._database.write(_ADOPT)
            self._database.write("DELETE FROM behind WHERE turn <= ?", (judging.turn,))
            self._database.write("DELETE FROM judging")
            self._database.write(
                "INSERT INTO judging (one, at, turn, made_of, summary, whole) VALUES (1, ?, ?, ?, ?, ?)",
                (at, judging.turn, judging.made_of, judging.summary, whole),
            )
            self._database.write("DELETE FROM judged_now")

    @contextmanager
    def writing(self, *, patient: bool) -> Iterator[None]:
        """Keep other writers out.

        Raises:
            BusyError: If another writes and this one was not to be patient.
        """
        with self._database.transaction(durable=False, patient=patient):
            yield

    def put_some(self, at: datetime, rows: Iterable[tuple[int, Judged]], seen: Sequence[int]) -> None:
        """Let what was decided of some deals stand; all that were looked at are no longer behind.

        Within `writing`, in which they were found to be behind.
        """
        self._database.write_each(_WRITE, [(microseconds(at), *astuple(judged), key) for key, judged in rows])
        self._database.write_each("DELETE FROM behind WHERE deal = ?", [(key,) for key in seen])


def _among(
    database: Database, column: str, values: Iterable[str], *, number: bool = False
) -> tuple[str, tuple[str, ...]]:
    value = "CAST(value AS BIGINT)" if number else "value"
    given = json.dumps(list(values), ensure_ascii=False)
    return f"AND {column} IN (SELECT {value} FROM ({database.each}) AS one)", (given,)
