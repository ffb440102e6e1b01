-- Runs on PostgreSQL and on H2 in PostgreSQL mode.
-- A version of several files: the ZIP as it was uploaded, and the path of the module with the handler. Its source is empty.

ALTER TABLE function_version ADD COLUMN archive bytea;
ALTER TABLE function_version ADD COLUMN entry_point varchar(255);

-- Which of the files a build error is in.
ALTER TABLE task ADD COLUMN error_file varchar(255);
