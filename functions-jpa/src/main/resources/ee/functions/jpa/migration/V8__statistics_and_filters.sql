-- Runs on PostgreSQL and on H2 in PostgreSQL mode.
-- Counts of invocations that outlive their records: one row for each function, day in UTC, outcome and stretch of durations, which
-- ends at duration_bound_ms, inclusive. No foreign key, as invocation records have none: both are written behind.
CREATE TABLE invocation_count (
    function_id       uuid        NOT NULL,
    counted_on        date        NOT NULL,
    outcome           varchar(32) NOT NULL,
    duration_bound_ms bigint      NOT NULL,
    invocations       bigint      NOT NULL,
    duration_ms       bigint      NOT NULL,
    longest_ms        bigint      NOT NULL,
    PRIMARY KEY (function_id, counted_on, outcome, duration_bound_ms)
);
CREATE INDEX invocation_count_counted_on ON invocation_count (counted_on);

-- The audit log of a site, of one function and of one actor, in the order of its pages.
DROP INDEX audit_record_function;
CREATE INDEX audit_record_site ON audit_record (site_id, recorded_at, id);
CREATE INDEX audit_record_function ON audit_record (site_id, function_id, recorded_at, id);
CREATE INDEX audit_record_actor ON audit_record (site_id, actor, recorded_at, id);

-- The entries of one invocation, among the many of its function.
CREATE INDEX log_entry_invocation ON log_entry (invocation_id, logged_at, id);
