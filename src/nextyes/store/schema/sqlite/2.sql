-- What the events that count add up to, one row a deal: never a source of truth, always to be had again.
CREATE TABLE standing_deal (
    deal INTEGER PRIMARY KEY REFERENCES deal,
    id TEXT NOT NULL,
    status TEXT NOT NULL,
    owner TEXT NOT NULL,
    stage TEXT NOT NULL,
    pipeline TEXT NOT NULL,
    organization TEXT NOT NULL,
    name TEXT NOT NULL,
    currency TEXT NOT NULL,
    minor INTEGER,
    amount REAL,
    opened_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    quiet_since INTEGER NOT NULL,
    closed_at INTEGER,
    stage_since INTEGER,
    first_touched_at INTEGER,
    last_touched_at INTEGER,
    last_heard_at INTEGER,
    last_asked_at INTEGER,
    first_offered_at INTEGER,
    last_offered_at INTEGER,
    close_on INTEGER,
    wait_until INTEGER,
    check_back_on INTEGER,
    stage_moves INTEGER NOT NULL,
    pushes INTEGER NOT NULL,
    touches INTEGER NOT NULL,
    unanswered INTEGER NOT NULL,
    heard INTEGER NOT NULL,
    offers INTEGER NOT NULL,
    asks INTEGER NOT NULL,
    stopped INTEGER NOT NULL,
    minutes REAL,
    outcome TEXT NOT NULL,
    lost_reason TEXT NOT NULL,
    touch_pattern TEXT NOT NULL,
    -- What was decided of it by the judging that stands; none where it is closed or not judged yet.
    judged_at INTEGER,
    advice TEXT,
    urgency REAL,
    value_of_asking REAL,
    hours_of_asking REAL,
    hours_at_stake REAL,
    chance REAL,
    low REAL,
    high REAL,
    not_asked TEXT,
    reasons TEXT,
    -- Seldom read: last, so that a look at the others need not pass it.
    search TEXT NOT NULL,
    rest TEXT NOT NULL
) STRICT;
CREATE INDEX standing_by_advice ON standing_deal (advice, urgency DESC, id) WHERE status = 'open';
CREATE INDEX standing_by_owner ON standing_deal (owner, advice, urgency DESC, id) WHERE status = 'open';
-- All that the pipeline filters and sorts by, so that it need not pass over the wide rows.
CREATE INDEX standing_by_stage ON standing_deal (
    stage, owner, currency, minor, stage_moves, amount, quiet_since, wait_until, advice,
    id, close_on, stage_since, opened_at, chance, hours_at_stake, pushes, unanswered
) WHERE status = 'open';
CREATE INDEX standing_by_value ON standing_deal (value_of_asking, id) WHERE status = 'open';
CREATE INDEX standing_by_amount ON standing_deal (amount, id) WHERE status = 'open';
CREATE INDEX standing_by_quiet ON standing_deal (quiet_since, id) WHERE status = 'open';
CREATE INDEX standing_by_check_back ON standing_deal (check_back_on, id, owner)
    WHERE status = 'lost' AND check_back_on IS NOT NULL;
CREATE INDEX standing_by_close ON standing_deal (
    closed_at, owner, status, outcome, asks, minutes, touches, opened_at
) WHERE closed_at IS NOT NULL;
CREATE INDEX standing_by_search ON standing_deal (search);
CREATE INDEX standing_by_organization ON standing_deal (organization, status, last_at);
CREATE INDEX standing_by_pipeline ON standing_deal (pipeline, status, last_at);
CREATE INDEX standing_by_last ON standing_deal (last_at);
-- Deals whose row changed after they were last judged, and at which turn of the ledger.
CREATE TABLE behind (deal INTEGER PRIMARY KEY, turn INTEGER NOT NULL) STRICT;
-- The judging that stands: when, at which turn, of which settings, in short for a page, and whole.
CREATE TABLE judging (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    at INTEGER NOT NULL,
    turn INTEGER NOT NULL,
    made_of TEXT NOT NULL,
    summary TEXT NOT NULL,
    whole TEXT NOT NULL
) STRICT;
-- By which rules the rows above were filled; none: not yet.
CREATE TABLE filled (one INTEGER PRIMARY KEY CHECK (one = 1), rules INTEGER NOT NULL) STRICT;
-- To find the deals that a batch speaks of.
CREATE INDEX event_batch ON event (batch, deal);
CREATE INDEX repeated_batch ON repeated (batch);
-- Ids that were said otherwise, few: another batch may then decide what a deal is.
CREATE INDEX event_versions ON event (version) WHERE version > 0;
-- A ledger without events needs no filling.
INSERT INTO filled (one, rules) SELECT 1, 1 WHERE NOT EXISTS (SELECT 1 FROM event);
