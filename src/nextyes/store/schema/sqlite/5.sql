-- The day of what is pending: also of a planned step, of which no ledger has had any until now.
ALTER TABLE standing_deal ADD COLUMN next_on INTEGER;
UPDATE standing_deal SET next_on = CASE status WHEN 'open' THEN wait_until WHEN 'lost' THEN check_back_on END;
DROP INDEX standing_by_stage;
DROP INDEX standing_by_stage_closed;
-- All that the pipeline filters and sorts by, so that it need not pass over the wide rows.
CREATE INDEX standing_by_stage ON standing_deal (
    stage, owner, currency, minor, stage_moves, amount, quiet_since, next_on, advice,
    id, close_on, stage_since, opened_at, chance, hours_at_stake, pushes, unanswered
) WHERE status = 'open';
CREATE INDEX standing_by_stage_closed ON standing_deal (
    stage, status, currency, minor, stage_moves, stage_since, next_on, amount, owner, quiet_since,
    closed_at, id
) WHERE status <> 'open';
