"""Keeping a row a deal true: folding again the deals of a write, few at once or many ahead of it."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any
from zoneinfo import ZoneInfo

from nextyes.deals.events import Channel, Event, Heard, Noted, Touched, order
from nextyes.deals.fold import Deal, fold
from nextyes.deals.instants import instant, zone
from nextyes.deals.lives import lives
from nextyes.store.database import Database, Row
from nextyes.store.rows import event_of
from nextyes.store.standing.counting import CLOSING, Sums, change, closings_of, share_of, shares_in, text_of
from nextyes.store.standing.rows import COLUMNS, deal_of, row_of

Progress = Callable[[int, int], None]

RULES = 2  # of folding and counting; rows written by other rules are filled anew
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
_KEPT = [*COLUMNS, "share"]
_NAMES = ", ".join(_KEPT)
_CHANGED = "ON CONFLICT (deal) DO UPDATE SET " + ", ".join(f"{name} = excluded.{name}" for name in _KEPT[1:])
_WRITE = f"INSERT INTO standing_deal ({_NAMES}) VALUES ({', '.join('?' * len(_KEPT))}) {_CHANGED}"
_ADOPT = f"INSERT INTO standing_deal ({_NAMES}) SELECT {_NAMES} FROM coming WHERE 0 = 0 {_CHANGED}"
_ADOPT_CLOSINGS = "INSERT INTO closing ({0}) SELECT {0} FROM coming_closing".format(", ".join(CLOSING))
_CLOSE = f"INSERT INTO closing ({', '.join(CLOSING)}) VALUES ({', '.join('?' * len(CLOSING))})"
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
CREATE TEMPORARY TABLE IF NOT EXISTS coming_closing AS SELECT * FROM closing WHERE 0 = 1;
CREATE TEMPORARY TABLE IF NOT EXISTS concerned (deal BIGINT PRIMARY KEY);
DELETE FROM coming;
DELETE FROM coming_closing;
DELETE FROM concerned
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Rows folded ahead of a write, in the temporary table ``coming``, and how far the ledger was then."""

    turn: int
    days: ZoneInfo  # in which they were counted
    came: Sums  # what they add to the tally


@dataclass(frozen=True, slots=True, kw_only=True)
class _Folded:
    """What the events of some deals add up to."""

    rows: list[Row]
    closings: list[Row]
    came: Sums


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
            return self._prepared(deals, _gone(batch, stands=stands), self._zone())

    def adopt(self, prepared: Prepared, batch: int = 0) -> None:
        """Let prepared rows be the standing ones, and fold again those that others wrote to since.

        Within the transaction that changes what counts of a batch, after the change.
        """
        concerned = "SELECT deal FROM concerned"
        if prepared.days != self._zone():  # others have counted anew meanwhile, by another zone's days
            self._refresh([key for (key,) in self._database.query(concerned)])
            self._clear()
            return
        since = f"SELECT batch FROM turn WHERE key > {prepared.turn} AND batch <> {batch}"
        changed = self._deals_of(since)
        change(self._database, prepared.came, self._shares(concerned))
        self._database.write(f"DELETE FROM closing WHERE deal IN ({concerned})")
        self._database.write(_ADOPT_CLOSINGS)
        self._database.write(_LEFT.format(concerned))
        self._database.write(_ADOPT)
        self._database.write(_CLOSED.format(concerned))
        self._database.write(_BEHIND.format(concerned))
        self._refresh(changed)
        self._clear()

    def fill(self, zone: ZoneInfo | None = None, *, progress: Progress | None = None) -> None:
        """Fill the rows of a ledger that was written before there were any; at once where they are filled.

        Args:
            zone: The seller's, in which days are counted from now on; None: as until now.
            progress: Called with the number of deals done, and of all.
        """
        if self.is_filled(zone):
            return
        chosen = zone or self._zone()
        with self._database.snapshot():
            deals = [key for (key,) in self._database.query("SELECT key FROM deal ORDER BY key")]
            prepared = self._prepared(deals, _gone(), chosen, progress)
        with self._database.transaction(durable=False):
            if not self.is_filled(zone):
                self._database.write("DELETE FROM filled")
                self._database.write(
                    "INSERT INTO filled (one, rules, zone) VALUES (1, ?, ?)", (RULES, chosen.key)
                )
                self._database.write("DELETE FROM tally")
                self._database.write("UPDATE standing_deal SET share = '' WHERE share <> ''")
                self.adopt(prepared)

    def is_filled(self, zone: ZoneInfo | None = None) -> bool:
        """Whether every deal has its row and is counted, in the days of a zone if one is given."""
        found = self._database.query("SELECT rules, zone FROM filled")
        return bool(found) and found[0] == (RULES, zone.key if zone else found[0][1])

    def deal(self, deal_id: str) -> Deal | None:
        """Return a deal as it stands; None where there is none."""
        rows = self._database.query(
            f"SELECT {', '.join(COLUMNS)} FROM standing_deal WHERE deal = {_KEY}", (deal_id,)
        )
        return deal_of(rows[0]) if rows else None

    def _refresh(self, deals: Sequence[int]) -> None:
        days = self._zone()
        for start in range(0, len(deals), FEW):
            some = deals[start : start + FEW]
            these = _listed(some)
            folded = self._folded(some, _gone(), days)
            change(self._database, folded.came, self._shares(these))
            self._database.write(f"DELETE FROM closing WHERE deal IN ({these})")
            self._database.write_each(_CLOSE, folded.closings)
            self._database.write_each(_WRITE, folded.rows)
            gone = set(some).difference(row[0] for row in folded.rows)
            if gone:
                self._database.write(f"DELETE FROM standing_deal WHERE deal IN ({_listed(gone)})")
            self._database.write(_CLOSED.format(these))
            self._database.write(_BEHIND.format(these))

    def _zone(self) -> ZoneInfo:
        """Return the zone in which days are counted."""
        rows = self._database.query("SELECT zone FROM filled")
        return zone(rows[0][0]) if rows else zone("UTC")

    def _shares(self, deals: str) -> Sums:
        """Return what deals, which a query or numbers name, have in the tally."""
        rows = self._database.query(f"SELECT share FROM standing_deal WHERE deal IN ({deals})")
        return shares_in(text for (text,) in rows)

    def _deals_of(self, batches: str) -> list[int]:
        """Return the keys of the deals that batches speak of, which a query or a number names."""
        sql = _OF_BATCH.format(batches)
        if self._database.query("SELECT 1 FROM event WHERE version > 0 LIMIT 1"):
            sql += f"UNION {_OTHERWISE.format(batches)}"
        return sorted(key for (key,) in self._database.query(sql))

    def _prepared(
        self, deals: Sequence[int], gone: str, days: ZoneInfo, progress: Progress | None = None
    ) -> Prepared:
        ((turn,),) = self._database.query("SELECT coalesce(max(key), 0) FROM turn")
        for statement in _STAGING.split(";"):
            self._database.write(statement)
        self._database.load("concerned", ["deal"], [(key,) for key in deals])
        came: Sums = Counter()
        for start in range(0, len(deals), FEW):
            some = deals[start : start + FEW]
            folded = self._folded(some, gone, days)
            self._database.load("coming", _KEPT, folded.rows)
            self._database.load("coming_closing", CLOSING, folded.closings)
            came.update(folded.came)
            if progress:
                progress(start + len(some), len(deals))
        return Prepared(turn=turn, days=days, came=came)

    def _clear(self) -> None:
        self._database.write("DELETE FROM coming")
        self._database.write("DELETE FROM coming_closing")
        self._database.write("DELETE FROM concerned")

    def _folded(self, deals: Sequence[int], gone: str, days: ZoneInfo) -> _Folded:
        """Return what the events of deals that then count add up to; nothing for one without any."""
        said_e, said_f = (_SAID.format(each, gone=gone) for each in "ef")
        sql = _EVENTS.format(each=self._database.each, said_e=said_e, said_f=said_f)
        found = self._database.query(sql, (json.dumps(list(map(str, deals))),))
        folded = _Folded(rows=[], closings=[], came=Counter())
        for key, rows in groupby(found, key=itemgetter(0)):
            events = sorted((_event(*row[1:]) for row in rows), key=order)
            (deal,) = fold(events).values()
            known = lives(events, days)
            share = share_of(known, days)
            folded.rows.append((*row_of(key, deal, events[-1].at), text_of(share)))
            folded.closings.extend(closings_of(key, known))
            folded.came.update(share)
        return folded


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
