"""Writing events whose ids may be there already.

The first row of an id is its version 0. A batch that says the event again, in the same words, is noted
beside that row; one that says it differently adds a version. Which of them counts is for the view
``standing`` to say.
"""

import json
from collections import defaultdict
from dataclasses import dataclass

from nextyes.store.database import COLUMNS, Database, Row

_BATCH = COLUMNS.index("batch")
_SAID = [COLUMNS.index(name) for name in ("deal", "at", "kind", "source", "actor", "body")]

_VERSIONS = """
SELECT e.id, e.key, e.version, e.deal, e.at, e.kind, e.source, e.actor, e.body,
    CASE WHEN EXISTS (SELECT 1 FROM standing AS s WHERE s.key = e.key) THEN 1 ELSE 0 END,
    CASE WHEN e.batch = ? OR EXISTS (SELECT 1 FROM repeated AS r WHERE r.event = e.key AND r.batch = ?)
        THEN 1 ELSE 0 END
FROM event AS e WHERE e.id IN ({each})
"""
_NOTE = """
INSERT INTO repeated (event, batch) SELECT CAST(value AS BIGINT), CAST(? AS BIGINT) FROM ({each}) AS one
WHERE 0 = 0 ON CONFLICT DO NOTHING
"""


@dataclass(slots=True)
class Count:
    """What became of the events of a batch."""

    added: int = 0  # count when their batch does, and did not before
    repeated: int = 0
    differing: int = 0  # of the repeated


@dataclass(slots=True)
class _Version:
    key: int | None  # None for one that is about to be written
    said: tuple[object, ...]
    stands: bool
    ours: bool  # said by the batch that is being written


def write_rows(database: Database, rows: list[Row]) -> Count:
    """Write the rows of one batch, each a version 0, and say what became of them.

    Must run within a transaction, which keeps other writers out.
    """
    if not rows:
        return Count()
    ((last_key,),) = database.query("SELECT coalesce(max(key), 0) FROM event")
    added = database.insert_events(rows)
    if added == len(rows):
        return Count(added=added)
    fresh = {event_id for (event_id,) in database.query("SELECT id FROM event WHERE key > ?", (last_key,))}
    again = []
    for row in rows:
        if row[0] in fresh:
            fresh.remove(row[0])
        else:
            again.append(row)
    count = _write_again(database, again, rows[0][_BATCH])
    count.added += added
    return count


def _write_again(database: Database, rows: list[Row], batch: int) -> Count:
    known = _versions(database, {row[0] for row in rows}, batch)
    count, versions, noted = Count(), [], []
    for row in rows:
        said = tuple(row[place] for place in _SAID)
        same = next((version for version in known[row[0]] if version.said == said), None)
        first = next((version for version in known[row[0]] if version.stands or version.ours), None)
        if first is None:
            count.added += 1
        else:
            count.repeated += 1
            count.differing += first.said != said
        if same is None:
            versions.append((row[0], len(known[row[0]]), *row[2:]))
            known[row[0]].append(_Version(None, said, stands=False, ours=True))
        elif not same.ours:
            noted.append(str(same.key))
            same.ours = True
    database.insert_events(versions)
    note = _NOTE.format(each=database.each)
    database.write(note, (batch, json.dumps(noted)))
    return count


def _versions(database: Database, ids: set[str], batch: int) -> dict[str, list[_Version]]:
    rows = database.query(
        _VERSIONS.format(each=database.each) + "ORDER BY e.id, e.version",
        (batch, batch, json.dumps(sorted(ids), ensure_ascii=False)),
    )
    known: dict[str, list[_Version]] = defaultdict(list)
    for event_id, key, _, *said, stands, ours in rows:
        known[event_id].append(_Version(key, tuple(said), stands=bool(stands), ours=bool(ours)))
    return known
