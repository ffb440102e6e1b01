-- Runs on PostgreSQL and on H2 in PostgreSQL mode.
-- When an entry was stored, by the clock of the database. Several servers write entries behind, each by its own clock: what a tail of
-- a log has read must not be followed by something earlier, which is so for this order alone.
ALTER TABLE log_entry ADD COLUMN stored_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL;
CREATE INDEX log_entry_stored ON log_entry (function_id, stored_at, id);

-- The oldest entries of all functions, for their deletion. Not by logged_at: PostgreSQL takes such an index for the pages of a
-- function that wrote much, and then reads the entries of all others too.
CREATE INDEX log_entry_stored_at ON log_entry (stored_at);
DROP INDEX log_entry_logged_at;
