-- Facts. Rows of these tables are never changed or removed.
CREATE TABLE word (
    key BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    text TEXT COLLATE "C" NOT NULL UNIQUE
);
CREATE TABLE deal (
    key BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id TEXT COLLATE "C" NOT NULL UNIQUE
);
CREATE TABLE batch (
    key BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id TEXT COLLATE "C" NOT NULL UNIQUE,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    what TEXT NOT NULL,
    source TEXT NOT NULL
);
-- What became of a batch: completed, undone, redone, discarded.
CREATE TABLE turn (
    key BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    batch BIGINT NOT NULL REFERENCES batch,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    what TEXT NOT NULL,
    added BIGINT NOT NULL,
    repeated BIGINT NOT NULL,
    differing BIGINT NOT NULL
);
-- word, second, number and day repeat what the body says, so that columns of deals need no JSON.
CREATE TABLE event (
    key BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    deal BIGINT NOT NULL REFERENCES deal,
    at BIGINT NOT NULL,
    kind BIGINT NOT NULL,
    source BIGINT NOT NULL,
    actor BIGINT NOT NULL,
    word BIGINT NOT NULL,
    second BIGINT NOT NULL,
    number DOUBLE PRECISION,
    day BIGINT,
    body TEXT NOT NULL,
    batch BIGINT NOT NULL REFERENCES batch,
    UNIQUE (id, version)
);
CREATE INDEX event_deal ON event (deal);
-- Batches that said an event again after the batch that wrote it.
CREATE TABLE repeated (
    event BIGINT NOT NULL REFERENCES event,
    batch BIGINT NOT NULL REFERENCES batch,
    PRIMARY KEY (event, batch)
);

-- Conclusions and settings. Rows of these change.
CREATE TABLE hidden (
    batch BIGINT PRIMARY KEY REFERENCES batch,
    why TEXT NOT NULL CHECK (why IN ('running', 'discarded', 'undone')),
    seen BIGINT NOT NULL DEFAULT 0,
    last TEXT NOT NULL DEFAULT '',
    added BIGINT NOT NULL DEFAULT 0,
    repeated BIGINT NOT NULL DEFAULT 0,
    differing BIGINT NOT NULL DEFAULT 0
);
CREATE TABLE setting (name TEXT COLLATE "C" PRIMARY KEY, value TEXT NOT NULL);

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

CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only';
END $$;
CREATE TRIGGER kept BEFORE UPDATE OR DELETE OR TRUNCATE ON word EXECUTE FUNCTION append_only();
CREATE TRIGGER kept BEFORE UPDATE OR DELETE OR TRUNCATE ON deal EXECUTE FUNCTION append_only();
CREATE TRIGGER kept BEFORE UPDATE OR DELETE OR TRUNCATE ON batch EXECUTE FUNCTION append_only();
CREATE TRIGGER kept BEFORE UPDATE OR DELETE OR TRUNCATE ON turn EXECUTE FUNCTION append_only();
CREATE TRIGGER kept BEFORE UPDATE OR DELETE OR TRUNCATE ON event EXECUTE FUNCTION append_only();
CREATE TRIGGER kept BEFORE UPDATE OR DELETE OR TRUNCATE ON repeated EXECUTE FUNCTION append_only();
