-- Entries stand one per line; an entry never holds a line break.
CREATE TABLE site_egress (
    site_id    varchar(64)              NOT NULL PRIMARY KEY REFERENCES site (id),
    allowed    varchar                  NOT NULL,
    denied     varchar                  NOT NULL,
    updated_by varchar(255)             NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

-- A change of a site is about no function.
ALTER TABLE audit_record ALTER COLUMN function_id DROP NOT NULL;
