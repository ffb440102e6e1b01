-- Runs on PostgreSQL and on H2 in PostgreSQL mode.
-- An invocation is an event of the type FUNCTION_INVOCATION with the same id. Payloads are redacted and cut before they get here; null
-- where there was nothing to keep or nothing may be kept, and in records from before this migration.
ALTER TABLE invocation_record ADD COLUMN caller varchar(255);
ALTER TABLE invocation_record ADD COLUMN request_bytes bigint;
ALTER TABLE invocation_record ADD COLUMN response_bytes bigint;
ALTER TABLE invocation_record ADD COLUMN request_payload varchar;
ALTER TABLE invocation_record ADD COLUMN response_payload varchar;
ALTER TABLE invocation_record ADD COLUMN error varchar;
CREATE INDEX invocation_record_site ON invocation_record (site_id, started_at, id);

-- Events of all other types, which are posted. posted_at ends the row's time, occurred_at orders the lists.
CREATE TABLE event (
    id            uuid                     NOT NULL PRIMARY KEY,
    site_id       varchar(64)              NOT NULL,
    event_type    varchar(32)              NOT NULL,
    status        varchar(16)              NOT NULL,
    source        varchar(255)             NOT NULL,
    posted_by     varchar(255)             NOT NULL,
    occurred_at   timestamp with time zone NOT NULL,
    posted_at     timestamp with time zone NOT NULL,
    payload       varchar,
    payload_bytes bigint                   NOT NULL,
    processing_ms bigint,
    retry_count   integer                  NOT NULL,
    error         varchar
);
CREATE INDEX event_site ON event (site_id, occurred_at, id);
CREATE INDEX event_posted_at ON event (posted_at);

-- Without a source events of every source are meant.
CREATE TABLE event_binding (
    id          uuid                     NOT NULL PRIMARY KEY,
    site_id     varchar(64)              NOT NULL REFERENCES site (id),
    function_id uuid                     NOT NULL REFERENCES function_definition (id) ON DELETE CASCADE,
    tag         varchar(63)              NOT NULL,
    event_type  varchar(32)              NOT NULL,
    source      varchar(255),
    enabled     boolean                  NOT NULL,
    created_at  timestamp with time zone NOT NULL,
    updated_at  timestamp with time zone NOT NULL
);
CREATE INDEX event_binding_site ON event_binding (site_id, created_at, id);
CREATE INDEX event_binding_function ON event_binding (function_id);
CREATE INDEX event_binding_event_type ON event_binding (site_id, event_type);

-- What an event did by one binding; the id is that of the asynchronous invocation. The row outlives binding and function.
CREATE TABLE event_delivery (
    id          uuid         NOT NULL PRIMARY KEY,
    event_id    uuid         NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    binding_id  uuid         NOT NULL,
    function_id uuid         NOT NULL,
    tag         varchar(63)  NOT NULL,
    status      varchar(16)  NOT NULL,
    retry_count integer      NOT NULL,
    error       varchar
);
CREATE INDEX event_delivery_event ON event_delivery (event_id);
CREATE INDEX event_delivery_function ON event_delivery (function_id, status);
