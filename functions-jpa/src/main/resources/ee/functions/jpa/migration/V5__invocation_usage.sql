-- What the handler used; null where none was called, and in records from before this migration.
ALTER TABLE invocation_record ADD COLUMN cpu_time_ms bigint;
ALTER TABLE invocation_record ADD COLUMN allocated_bytes bigint;
