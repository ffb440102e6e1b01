-- Runs on PostgreSQL and on H2 in PostgreSQL mode.
-- The log of a function from its end. H2 reads no index backwards, and would sort all entries for each page; PostgreSQL reads
-- log_entry_function, and another index would cost every batch of entries.
${only_h2}CREATE INDEX log_entry_newest ON log_entry (function_id, logged_at DESC, id DESC);
