-- Each life of a deal that was closed, also of those that were reopened since; seldom more than one.
CREATE TABLE closing (
    deal BIGINT NOT NULL REFERENCES deal,
    life BIGINT NOT NULL,
    closed_at BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    asked_at BIGINT,
    owner TEXT COLLATE "C" NOT NULL,
    fate TEXT COLLATE "C" NOT NULL,
    -- Its work: what was measured, and how often something was done that was not.
    seconds BIGINT NOT NULL,
    measured BIGINT NOT NULL,
    touches BIGINT NOT NULL,
    asks BIGINT NOT NULL,
    PRIMARY KEY (deal, life)
);
CREATE INDEX closing_by_time ON closing (
    closed_at, fate, owner, opened_at, asked_at, seconds, measured, touches, asks
);
-- The sum of the shares of all deals, by days, by weeks and by months, so that a span is a few rows.
CREATE TABLE tally (
    scale TEXT COLLATE "C" NOT NULL CHECK (scale IN ('day', 'week', 'month')),
    first BIGINT NOT NULL,
    owner TEXT COLLATE "C" NOT NULL,
    fate TEXT COLLATE "C" NOT NULL,
    closed BIGINT NOT NULL,
    seconds BIGINT NOT NULL,
    measured BIGINT NOT NULL,
    touches BIGINT NOT NULL,
    asks BIGINT NOT NULL,
    PRIMARY KEY (scale, first, owner, fate)
);
-- What of a deal is in the tally, as JSON, to be taken out again; "" for nothing.
ALTER TABLE standing_deal ADD COLUMN share TEXT COLLATE "C" NOT NULL DEFAULT '';
-- The zone in which the days of the tally begin.
ALTER TABLE filled ADD COLUMN zone TEXT COLLATE "C" NOT NULL DEFAULT 'UTC';
-- Rows that were filled before have no share yet; a ledger without events needs none.
UPDATE filled SET rules = 2 WHERE NOT EXISTS (SELECT 1 FROM event);
-- Its sums are in the tally now.
DROP INDEX standing_by_close;
