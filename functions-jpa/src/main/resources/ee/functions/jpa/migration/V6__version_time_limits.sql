-- Runs on PostgreSQL and on H2 in PostgreSQL mode.
-- Milliseconds; without a value the limits of the server count alone.

ALTER TABLE function_version ADD COLUMN run_time_limit_ms integer;
ALTER TABLE function_version ADD COLUMN cpu_time_limit_ms integer;
