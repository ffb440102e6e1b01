-- Runs on PostgreSQL and on H2 in PostgreSQL mode.
-- What the next build of a function is made of. Beside the function, not in its row: every server reads that once a second
-- for each function that is invoked.

CREATE TABLE function_draft (
    function_id uuid        NOT NULL PRIMARY KEY REFERENCES function_definition (id) ON DELETE CASCADE,
    template    varchar(32),
    runtime     varchar(32),
    handler     text
);

-- Unknown for functions whose creation is no longer in the audit log.
ALTER TABLE function_definition ADD COLUMN created_by varchar(255);
UPDATE function_definition SET created_by = (
    SELECT MIN(a.actor) FROM audit_record a
    WHERE a.function_id = function_definition.id AND a.action = 'FUNCTION_CREATED');
