"""Keeping a row a deal true: folding again the deals of a write, few at once or many ahead of it."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from nextyes.deals.events import Channel, Event, Heard, Noted, Touched
from nextyes.deals.fold import Deal, fold
from nextyes.deals.instants import instant
from nextyes.store.database import Database, Row
from nextyes.store.rows import event_of
from nextyes.store.standing.rows import COLUMNS, deal_of, row_of

Progress = Callable[[int, int], None]

RULES = 1  # of folding; rows written by other rules are filled anew
FEW = 500  # deals that are folded at once: within the write where it concerns no more than that

# As the views `said` and `standing`, with one batch taken to stand or not to, whatever is true of it.
_SAID = """({0}.batch NOT IN ({gone}) OR EXISTS (
    SELECT 1 FROM repeated AS r WHERE r.event = {0}.key AND r.batch NOT IN ({gone})))"""
_EVENTS = """
SELECT e.deal, k.text, w.text, e.number, e.id, d.id, e.at, k.text, s.text, a.text,
    CASE WHEN k.text IN ('touched', 'heard', 'noted') THEN '' ELSE e.body END
FROM event AS e JOIN deal AS d ON d.key = e.deal JOIN word AS k ON k.key = e.kind
JOIN word AS s ON s.key = e.source JOIN word AS a ON a.key = e.actor JOIN word AS w ON w.key = e.word
WHERE e.deal IN (SELECT CAST(value AS BIGINT) FROM ({each}) AS one) AND {said_e}
AND (e.version = 0 OR NOT EXISTS (
    SELECT 1 FROM event AS f WHERE f.id = e.id AND f.version < e.version AND {said_f}))
ORDER BY e.deal
"""
_OF_BATCH = """
SELECT deal FROM event WHERE batch IN ({0})
UNION SELECT e.deal FROM repeated AS r JOIN event AS e ON e.key = r.event WHERE r.batch IN ({0})
"""
# An id that was said of one deal and then of another: whether one counts decides on the other.
_OTHERWISE = """
SELECT g.deal FROM event AS g WHERE g.id IN (
    SELECT e.id FROM event AS e
    WHERE (e.batch IN ({0}) OR e.key IN (SELECT event FROM repeated WHERE batch IN ({0})))
    AND EXISTS (SELECT 1 FROM event AS f WHERE f.id = e.id AND f.version > 0))
"""
_KEY = "(SELECT key FROM deal WHERE id = ?)"
_NAMES = ", ".join(COLUMNS)
_CHANGED = "ON CONFLICT (deal) DO UPDATE SET " + ", ".join(
    f"{name} = excluded.{name}" for name in COLUMNS[1:]
)
_WRITE = f"INSERT INTO standing_deal ({_NAMES}) VALUES ({', '.join('?' * len(COLUMNS))}) {_CHANGED}"
_ADOPT = f"INSERT INTO standing_deal ({_NAMES}) SELECT {_NAMES} FROM coming WHERE 0 = 0 {_CHANGED}"
_LEFT = "DELETE FROM standing_deal WHERE deal IN ({0}) AND deal NOT IN (SELECT deal FROM coming)"
# A closed deal has no advice; an open one keeps its own until it is judged again.
_CLOSED = (
    "UPDATE standing_deal SET advice = NULL WHERE advice IS NOT NULL AND status <> 'open' AND deal IN ({0})"
)
_BEHIND = """
INSERT INTO behind (deal, turn) SELECT deal, (SELECT coalesce(max(key), 0) FROM turn) FROM standing_deal
WHERE deal IN ({0}) ON CONFLICT (deal) DO UPDATE SET turn = excluded.turn
"""
_STAGING = """
CREATE TEMPORARY TABLE IF NOT EXISTS coming AS SELECT * FROM standing_deal WHERE 0 = 1;
CREATE TEMPORARY TABLE IF NOT EXISTS concerned (deal BIGINT PRIMARY KEY);
DELETE FROM coming;
DELETE FROM concerned
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Rows folded ahead of a write, in the temporary table ``coming``, and how far the ledger was then."""

    turn: int


class Standing:
    """The rows of one ledger, over its connection."""

    def __init__(self, database: Database) -> None:
        """Take the ledger's connection."""
        self._database = database

    def refresh(self, batch: int) -> None:
        """Fold again every deal that a batch speaks of; within the transaction that changed what counts."""
        self._refresh(self._deals_of(str(batch)))

    def prepare(self, batch: int, *, stands: bool) -> Prepared | None:
        """Fold the deals of a batch as if it stood, or did not, while others go on writing.

        Returns:
            What `adopt` takes within the write; None where it speaks of so few deals that `refresh` is as
            quick.
        """
        with self._database.snapshot():
            deals = self._deals_of(str(batch))
            if len(deals) <= FEW:
                return None
            return self._prepared(deals, _gone(batch, stands=stands))

    def adopt(self, prepared: Prepared, batch: int = 0) -> None:
        """Let prepared rows be the standing ones, and fold again those that others wrote to since.

        Within the transaction that changes what counts of a batch, after the change.
        """
        since = f"SELECT batch FROM turn WHERE key > {prepared.turn} AND batch <> {batch}"
        changed = self._deals_of(since)
        concerned = "SELECT deal FROM concerned"
        self._database.write(_LEFT.format(concerned))
        self._database.write(_ADOPT)
        self._database.write(_CLOSED.format(concerned))
        self._database.write(_BEHIND.format(concerned))
        self._refresh(changed)
        self._clear()

    def fill(self, progress: Progress | None = None) -> None:
        """Fill the rows of a ledger that was written before there were any; at once where they are filled.

        Args:
            progress: Called with the number of deals done, and of all.
        """
        if self.is_filled():
            return
        with self._database.snapshot():
            deals = [key for (key,) in self._database.query("SELECT key FROM deal ORDER BY key")]
            prepared = self._prepared(deals, _gone(), progress)
        with self._database.transaction(durable=False):
            if not self.is_filled():
                self.adopt(prepared)
                self._database.write("DELETE FROM filled")
                self._database.write("INSERT INTO filled (one, rules) VALUES (1, ?)", (RULES,))

    def is_filled(self) -> bool:
        """Whether every deal has its row."""
        return self._database.query("SELECT rules FROM filled") == [(RULES,)]

    def deal(self, deal_id: str) -> Deal | None:
        """Return a deal as it stands; None where there is none."""
        rows = self._database.query(f"SELECT {_NAMES} FROM standing_deal WHERE deal = {_KEY}", (deal_id,))
        return deal_of(rows[0]) if rows else None

    def _refresh(self, deals: Sequence[int]) -> None:
        for start in range(0, len(deals), FEW):
            some = deals[start : start + FEW]
            rows = self._rows(some, _gone())
            self._database.write_each(_WRITE, rows)
            gone = set(some).difference(row[0] for row in rows)
            if gone:
                self._database.write(f"DELETE FROM standing_deal WHERE deal IN ({_listed(gone)})")
            self._database.write(_CLOSED.format(_listed(some)))
            self._database.write(_BEHIND.format(_listed(some)))

    def _deals_of(self, batches: str) -> list[int]:
        """Return the keys of the deals that batches speak of, which a query or a number names."""
        sql = _OF_BATCH.format(batches)
        if self._database.query("SELECT 1 FROM event WHERE version > 0 LIMIT 1"):
            sql += f"UNION {_OTHERWISE.format(batches)}"
        return sorted(key for (key,) in self._database.query(sql))

    def _prepared(self, deals: Sequence[int], gone: str, progress: Progress | None = None) -> Prepared:
        ((turn,),) = self._database.query("SELECT coalesce(max(key), 0) FROM turn")
        for statement in _STAGING.split(";"):
            self._database.write(statement)
        self._database.load("concerned", ["deal"], [(key,) for key in deals])
        for start in range(0, len(deals), FEW):
            some = deals[start : start + FEW]
            self._database.load("coming", COLUMNS, self._rows(some, gone))
            if progress:
                progress(start + len(some), len(deals))
        return Prepared(turn=turn)

    def _clear(self) -> None:
        self._database.write("DELETE FROM coming")
        self._database.write("DELETE FROM concerned")

    def _rows(self, deals: Sequence[int], gone: str) -> list[Row]:
        """Return the rows of deals, as the events that count then add up; none for one without any."""
        said_e, said_f = (_SAID.format(each, gone=gone) for each in "ef")
        sql = _EVENTS.format(each=self._database.each, said_e=said_e, said_f=said_f)
        found = self._database.query(sql, (json.dumps(list(map(str, deals))),))
        return [_row(key, rows) for key, rows in groupby(found, key=itemgetter(0))]


def _row(key: int, rows: Iterable[Row]) -> Row:
    events = [_event(*row[1:]) for row in rows]
    (deal,) = fold(events).values()
    return row_of(key, deal, max(event.at for event in events))


def _event(kind: str, word: str, number: float | None, *row: Any) -> Event:
    """Return an event; of the many that only touch or note, what a fold looks at: that spares their text."""
    if kind not in _LIGHT:
        return event_of(row)
    header = {"id": row[0], "deal_id": row[1], "at": instant(row[2]), "source": row[4]}
    return _LIGHT[kind](header, word, number)


_Light = Callable[[dict[str, Any], str, float | None], Event]
_LIGHT: dict[str, _Light] = {
    Touched.kind: lambda header, word, number: Touched(**header, channel=Channel(word), minutes=number),
    Heard.kind: lambda header, word, number: Heard(**header, channel=Channel(word), minutes=number),
    Noted.kind: lambda header, _word, number: Noted(**header, what="", minutes=number),
}


def _gone(batch: int | None = None, *, stands: bool = True) -> str:
    """Return a query of the batches that do not count, with one batch taken to stand or not to."""
    if batch is None:
        return "SELECT batch FROM hidden"
    if stands:
        return f"SELECT batch FROM hidden WHERE batch <> {batch}"
    return f"SELECT batch FROM hidden UNION SELECT key FROM batch WHERE key = {batch}"


def _listed(keys: Iterable[int]) -> str:
    return ", ".join(map(str, keys)) or "NULL"
