-- The suspension in force, beside what it suspends, so that whoever reads a function or a site knows of it; what was before is
-- told by audit records. One whose end has come counts as none.
ALTER TABLE site ADD COLUMN suspension_reason varchar(500);
ALTER TABLE site ADD COLUMN suspension_source varchar(16);
ALTER TABLE site ADD COLUMN suspended_since timestamp with time zone;
ALTER TABLE site ADD COLUMN suspended_until timestamp with time zone;

ALTER TABLE function_definition ADD COLUMN suspension_reason varchar(500);
ALTER TABLE function_definition ADD COLUMN suspension_source varchar(16);
ALTER TABLE function_definition ADD COLUMN suspended_since timestamp with time zone;
ALTER TABLE function_definition ADD COLUMN suspended_until timestamp with time zone;

-- A change of a whole site names no function.
ALTER TABLE audit_record ALTER COLUMN function_id DROP NOT NULL;
ALTER TABLE audit_record ADD COLUMN reason varchar(500);
