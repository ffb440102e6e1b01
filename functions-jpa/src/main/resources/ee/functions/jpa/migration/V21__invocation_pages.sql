-- Runs on PostgreSQL and on H2 in PostgreSQL mode.
-- The invocations of a function, and of a site, in the order of their pages: newest first. H2 reads no index backwards, and would sort
-- all of them for each page. With all that says how far a search with filters looks, so that this is found in the index alone.
CREATE INDEX invocation_record_page ON invocation_record (site_id, function_id, started_at DESC, id DESC);
CREATE INDEX invocation_record_site_page ON invocation_record (site_id, started_at DESC, id DESC);
DROP INDEX invocation_record_function;
DROP INDEX invocation_record_site;
