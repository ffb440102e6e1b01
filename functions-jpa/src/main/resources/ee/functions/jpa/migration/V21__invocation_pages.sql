-- Runs on PostgreSQL and on H2 in PostgreSQL mode.
-- The invocations of a function in the order of their pages. With all that says how far a search with filters looks, so that this is
-- found in the index alone.
CREATE INDEX invocation_record_page ON invocation_record (site_id, function_id, started_at, id);
DROP INDEX invocation_record_function;
