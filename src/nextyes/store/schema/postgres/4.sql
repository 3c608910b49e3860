-- What standing_by_stage is for open deals, for those that are closed.
CREATE INDEX standing_by_stage_closed ON standing_deal (
    stage, status, currency, minor, stage_moves, stage_since, check_back_on, amount, owner, quiet_since,
    closed_at, id
) WHERE status <> 'open';
