-- Runs on PostgreSQL and on H2 in PostgreSQL mode.
-- How many invocations an instance runs at a time; without a value it is one.

ALTER TABLE function_version ADD COLUMN concurrency integer;
