-- Each life of a deal that was closed, also of those that were reopened since; seldom more than one.
CREATE TABLE closing (
    deal INTEGER NOT NULL REFERENCES deal,
    life INTEGER NOT NULL,
    closed_at INTEGER NOT NULL,
    opened_at INTEGER NOT NULL,
    asked_at INTEGER,
    owner TEXT NOT NULL,
    fate TEXT NOT NULL,
    -- Its work: what was measured, and how often something was done that was not.
    seconds INTEGER NOT NULL,
    measured INTEGER NOT NULL,
    touches INTEGER NOT NULL,
    asks INTEGER NOT NULL,
    PRIMARY KEY (deal, life)
) STRICT, WITHOUT ROWID;
CREATE INDEX closing_by_time ON closing (
    closed_at, fate, owner, opened_at, asked_at, seconds, measured, touches, asks
);
-- The sum of the shares of all deals, by days, by weeks and by months, so that a span is a few rows.
CREATE TABLE tally (
    scale TEXT NOT NULL CHECK (scale IN ('day', 'week', 'month')),
    first INTEGER NOT NULL,
    owner TEXT NOT NULL,
    fate TEXT NOT NULL,
    closed INTEGER NOT NULL,
    seconds INTEGER NOT NULL,
    measured INTEGER NOT NULL,
    touches INTEGER NOT NULL,
    asks INTEGER NOT NULL,
    PRIMARY KEY (scale, first, owner, fate)
) STRICT, WITHOUT ROWID;
-- What of a deal is in the tally, as JSON, to be taken out again; "" for nothing.
ALTER TABLE standing_deal ADD COLUMN share TEXT NOT NULL DEFAULT '';
-- The zone in which the days of the tally begin.
ALTER TABLE filled ADD COLUMN zone TEXT NOT NULL DEFAULT 'UTC';
-- Rows that were filled before have no share yet; a ledger without events needs none.
UPDATE filled SET rules = 2 WHERE NOT EXISTS (SELECT 1 FROM event);
-- Its sums are in the tally now.
DROP INDEX standing_by_close;
