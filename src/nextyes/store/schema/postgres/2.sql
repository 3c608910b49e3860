-- What the events that count add up to, one row a deal: never a source of truth, always to be had again.
CREATE TABLE standing_deal (
    deal BIGINT PRIMARY KEY REFERENCES deal,
    id TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    owner TEXT COLLATE "C" NOT NULL,
    stage TEXT COLLATE "C" NOT NULL,
    pipeline TEXT COLLATE "C" NOT NULL,
    organization TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    currency TEXT COLLATE "C" NOT NULL,
    minor BIGINT,
    amount DOUBLE PRECISION,
    opened_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    quiet_since BIGINT NOT NULL,
    closed_at BIGINT,
    stage_since BIGINT,
    first_touched_at BIGINT,
    last_touched_at BIGINT,
    last_heard_at BIGINT,
    last_asked_at BIGINT,
    first_offered_at BIGINT,
    last_offered_at BIGINT,
    close_on BIGINT,
    wait_until BIGINT,
    check_back_on BIGINT,
    stage_moves BIGINT NOT NULL,
    pushes BIGINT NOT NULL,
    touches BIGINT NOT NULL,
    unanswered BIGINT NOT NULL,
    heard BIGINT NOT NULL,
    offers BIGINT NOT NULL,
    asks BIGINT NOT NULL,
    stopped BIGINT NOT NULL,
    minutes DOUBLE PRECISION,
    outcome TEXT COLLATE "C" NOT NULL,
    lost_reason TEXT COLLATE "C" NOT NULL,
    touch_pattern TEXT COLLATE "C" NOT NULL,
    -- What was decided of it by the judging that stands; none where it is closed or not judged yet.
    judged_at BIGINT,
    advice TEXT COLLATE "C",
    urgency DOUBLE PRECISION,
    value_of_asking DOUBLE PRECISION,
    hours_of_asking DOUBLE PRECISION,
    hours_at_stake DOUBLE PRECISION,
    chance DOUBLE PRECISION,
    low DOUBLE PRECISION,
    high DOUBLE PRECISION,
    not_asked TEXT COLLATE "C",
    reasons TEXT COLLATE "C",
    -- Seldom read: last, so that a look at the others need not pass it.
    search TEXT COLLATE "C" NOT NULL,
    rest TEXT COLLATE "C" NOT NULL
);
CREATE INDEX standing_by_advice ON standing_deal (advice, urgency DESC, id) WHERE status = 'open';
CREATE INDEX standing_by_owner ON standing_deal (owner, advice, urgency DESC, id) WHERE status = 'open';
-- All that the pipeline filters and sorts by, so that it need not pass over the wide rows.
CREATE INDEX standing_by_stage ON standing_deal (
    stage, owner, currency, minor, stage_moves, amount, quiet_since, wait_until, advice,
    id, close_on, stage_since, opened_at, chance, hours_at_stake, pushes, unanswered
) WHERE status = 'open';
CREATE INDEX standing_by_value ON standing_deal (value_of_asking DESC NULLS LAST, id DESC) WHERE status = 'open';
CREATE INDEX standing_by_amount ON standing_deal (amount DESC NULLS LAST, id DESC) WHERE status = 'open';
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
CREATE TABLE behind (deal BIGINT PRIMARY KEY, turn BIGINT NOT NULL);
-- The judging that stands: when, at which turn, of which settings, in short for a page, and whole.
CREATE TABLE judging (
    one BIGINT PRIMARY KEY CHECK (one = 1),
    at BIGINT NOT NULL,
    turn BIGINT NOT NULL,
    made_of TEXT COLLATE "C" NOT NULL,
    summary TEXT COLLATE "C" NOT NULL,
    whole TEXT COLLATE "C" NOT NULL
);
-- By which rules the rows above were filled; none: not yet.
CREATE TABLE filled (one BIGINT PRIMARY KEY CHECK (one = 1), rules BIGINT NOT NULL);
-- To find the deals that a batch speaks of.
CREATE INDEX event_batch ON event (batch, deal);
CREATE INDEX repeated_batch ON repeated (batch);
-- Ids that were said otherwise, few: another batch may then decide what a deal is.
CREATE INDEX event_versions ON event (version) WHERE version > 0;
-- A ledger without events needs no filling.
INSERT INTO filled (one, rules) SELECT 1, 1 WHERE NOT EXISTS (SELECT 1 FROM event);
