-- Runs on PostgreSQL and on H2 in PostgreSQL mode.
-- How people call a site; without it the site is called by its id.

ALTER TABLE site ADD COLUMN name varchar(255);

-- Requests that came with an idempotency key, and how they were answered. Of key and payload only hashes are kept. Without
-- answer_status the request is being worked on until lease_ends_at; with it and without answer_body the answer was too large.
CREATE TABLE idempotent_request (
    key_hash      varchar(64)              NOT NULL PRIMARY KEY,
    payload_hash  varchar(64)              NOT NULL,
    claim_id      uuid                     NOT NULL,
    lease_ends_at timestamp with time zone NOT NULL,
    expires_at    timestamp with time zone NOT NULL,
    answer_status integer,
    answer_type   varchar(255),
    answer_body   bytea
);
CREATE INDEX idempotent_request_expires_at ON idempotent_request (expires_at);
