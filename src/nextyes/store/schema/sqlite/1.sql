-- Facts. Rows of these tables are never changed or removed.
CREATE TABLE word (key INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE deal (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE batch (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    what TEXT NOT NULL,
    source TEXT NOT NULL
) STRICT;
-- What became of a batch: completed, undone, redone, discarded.
CREATE TABLE turn (
    key INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL REFERENCES batch,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    what TEXT NOT NULL,
    added INTEGER NOT NULL,
    repeated INTEGER NOT NULL,
    differing INTEGER NOT NULL
) STRICT;
-- word, second, number and day repeat what the body says, so that columns of deals need no JSON.
CREATE TABLE event (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    deal INTEGER NOT NULL REFERENCES deal,
    at INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    source INTEGER NOT NULL,
    actor INTEGER NOT NULL,
    word INTEGER NOT NULL,
    second INTEGER NOT NULL,
    number REAL,
    day INTEGER,
    body TEXT NOT NULL,
    batch INTEGER NOT NULL REFERENCES batch,
    UNIQUE (id, version)
) STRICT;
CREATE INDEX event_deal ON event (deal);
-- Batches that said an event again after the batch that wrote it.
CREATE TABLE repeated (
    event INTEGER NOT NULL REFERENCES event,
    batch INTEGER NOT NULL REFERENCES batch,
    PRIMARY KEY (event, batch)
) STRICT, WITHOUT ROWID;

-- Conclusions and settings. Rows of these change.
CREATE TABLE hidden (
    batch INTEGER PRIMARY KEY REFERENCES batch,
    why TEXT NOT NULL CHECK (why IN ('running', 'discarded', 'undone')),
    seen INTEGER NOT NULL DEFAULT 0,
    last TEXT NOT NULL DEFAULT '',
    added INTEGER NOT NULL DEFAULT 0,
    repeated INTEGER NOT NULL DEFAULT 0,
    differing INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Events that a batch which is not hidden said.
CREATE VIEW said AS
SELECT * FROM event AS e
WHERE e.batch NOT IN (SELECT batch FROM hidden)
    OR EXISTS (
        SELECT 1 FROM repeated AS r WHERE r.event = e.key AND r.batch NOT IN (SELECT batch FROM hidden)
    );
-- Events that count: of each id, the first version that was said.
CREATE VIEW standing AS
SELECT * FROM said AS e
WHERE e.version = 0
    OR NOT EXISTS (SELECT 1 FROM said AS f WHERE f.id = e.id AND f.version < e.version);

CREATE TRIGGER word_kept BEFORE UPDATE ON word BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER word_left BEFORE DELETE ON word BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER deal_kept BEFORE UPDATE ON deal BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER deal_left BEFORE DELETE ON deal BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER batch_kept BEFORE UPDATE ON batch BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER batch_left BEFORE DELETE ON batch BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER turn_kept BEFORE UPDATE ON turn BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER turn_left BEFORE DELETE ON turn BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER event_kept BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER event_left BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER repeated_kept BEFORE UPDATE ON repeated BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER repeated_left BEFORE DELETE ON repeated BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
