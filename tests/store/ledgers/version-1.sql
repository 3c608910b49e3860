-- A ledger of version 1, as nextyes 0.1 wrote it (the dump of its file); never to be edited.
PRAGMA application_id = 1853387897;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE batch (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    what TEXT NOT NULL,
    source TEXT NOT NULL
) STRICT;
INSERT INTO "batch" VALUES(1,'monday',1773273600000000,'Alice','import','crm.csv');
INSERT INTO "batch" VALUES(2,'tuesday',1773273600000000,'Alice','import','crm.csv');
INSERT INTO "batch" VALUES(3,'mistake',1773273600000000,'Bob','close','');
INSERT INTO "batch" VALUES(4,'half',1773273600000000,'Bob','import','');
CREATE TABLE deal (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "deal" VALUES(1,'acme');
INSERT INTO "deal" VALUES(2,'bolt');
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
INSERT INTO "event" VALUES(1,'001',0,1,1772443800000000,6,5,1,2,1,NULL,NULL,'{"organization":"Acme Ltd"}',1);
INSERT INTO "event" VALUES(2,'002',0,1,1772443800000000,9,5,1,3,1,12000.0,NULL,'{"amount":[1200000,"EUR"]}',1);
INSERT INTO "event" VALUES(3,'003',0,1,1772443800000000,7,5,1,1,1,NULL,20605,'{"close_on":"2026-06-01"}',1);
INSERT INTO "event" VALUES(4,'004',0,1,1772532000000000,8,5,1,4,1,1.23333333333333339254e+01,NULL,'{"channel":"call","minutes":12.333333333333334}',1);
INSERT INTO "event" VALUES(5,'005',0,1,1773161100000000,10,5,1,13,1,NULL,20605,'{"reading":"not_now","until":"2026-06-01"}',2);
INSERT INTO "event" VALUES(6,'006',0,2,1773216000000000,12,5,1,11,1,NULL,NULL,'{"outcome":"competitor"}',2);
INSERT INTO "event" VALUES(7,'009',0,1,1773273600000000,14,5,1,1,1,NULL,NULL,'',3);
INSERT INTO "event" VALUES(8,'012',0,1,1773273600000000,15,5,1,1,1,NULL,NULL,'{"what":"task"}',4);
CREATE TABLE hidden (
    batch INTEGER PRIMARY KEY REFERENCES batch,
    why TEXT NOT NULL CHECK (why IN ('running', 'discarded', 'undone')),
    seen INTEGER NOT NULL DEFAULT 0,
    last TEXT NOT NULL DEFAULT '',
    added INTEGER NOT NULL DEFAULT 0,
    repeated INTEGER NOT NULL DEFAULT 0,
    differing INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO "hidden" VALUES(3,'undone',0,'',0,0,0);
INSERT INTO "hidden" VALUES(4,'running',1,'012',1,0,0);
CREATE TABLE repeated (
    event INTEGER NOT NULL REFERENCES event,
    batch INTEGER NOT NULL REFERENCES batch,
    PRIMARY KEY (event, batch)
) STRICT, WITHOUT ROWID;
INSERT INTO "repeated" VALUES(1,2);
INSERT INTO "repeated" VALUES(2,2);
INSERT INTO "repeated" VALUES(3,2);
INSERT INTO "repeated" VALUES(4,2);
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO "setting" VALUES('zone','"Europe/Amsterdam"');
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
INSERT INTO "turn" VALUES(1,1,1773273600000000,'Alice','completed',4,0,0);
INSERT INTO "turn" VALUES(2,2,1773273600000000,'Alice','completed',2,4,0);
INSERT INTO "turn" VALUES(3,3,1773273600000000,'Bob','completed',1,0,0);
INSERT INTO "turn" VALUES(4,3,1773273600000000,'Bob','undone',0,0,0);
CREATE TABLE word (key INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "word" VALUES(1,'');
INSERT INTO "word" VALUES(2,'Acme Ltd');
INSERT INTO "word" VALUES(3,'EUR');
INSERT INTO "word" VALUES(4,'call');
INSERT INTO "word" VALUES(5,'history');
INSERT INTO "word" VALUES(6,'opened');
INSERT INTO "word" VALUES(7,'promised');
INSERT INTO "word" VALUES(8,'touched');
INSERT INTO "word" VALUES(9,'valued');
INSERT INTO "word" VALUES(10,'answered');
INSERT INTO "word" VALUES(11,'competitor');
INSERT INTO "word" VALUES(12,'lost');
INSERT INTO "word" VALUES(13,'not_now');
INSERT INTO "word" VALUES(14,'won');
INSERT INTO "word" VALUES(15,'noted');
CREATE INDEX event_deal ON event (deal);
CREATE VIEW said AS
SELECT * FROM event AS e
WHERE e.batch NOT IN (SELECT batch FROM hidden)
    OR EXISTS (
        SELECT 1 FROM repeated AS r WHERE r.event = e.key AND r.batch NOT IN (SELECT batch FROM hidden)
    );
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
COMMIT;
