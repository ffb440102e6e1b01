-- Runs on PostgreSQL and on H2 in PostgreSQL mode.
-- Which web pages may invoke the function, as JSON; without a value the rule of the server counts.

ALTER TABLE function_definition ADD COLUMN cors varchar(8000);
