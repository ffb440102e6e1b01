-- Runs on PostgreSQL and on H2 in PostgreSQL mode.
-- What a version asked for: nashorn, v8 or auto. What its artifact was built for: nashorn or v8.

ALTER TABLE function_version ADD COLUMN engine varchar(16) DEFAULT 'nashorn' NOT NULL;
ALTER TABLE artifact ADD COLUMN engine varchar(16) DEFAULT 'nashorn' NOT NULL;

-- Ids separated by commas; a site without a row may use all that the server allows.
CREATE TABLE site_engines (
    site_id    varchar(64)              NOT NULL PRIMARY KEY REFERENCES site (id),
    allowed    varchar(255)             NOT NULL,
    updated_by varchar(255)             NOT NULL,
    updated_at timestamp with time zone NOT NULL
);
