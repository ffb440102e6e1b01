CREATE TABLE kv_item (
    site_id    varchar(64)                 NOT NULL,
    namespace  varchar(128) ${byte_order}  NOT NULL,
    item_key   varchar(512) ${byte_order}  NOT NULL,
    item_value varchar                     NOT NULL,
    expires_at timestamp with time zone    NOT NULL,
    updated_at timestamp with time zone    NOT NULL,
    PRIMARY KEY (site_id, namespace, item_key)
);
CREATE INDEX kv_item_expires_at ON kv_item (expires_at);

-- Log entries and invocation records have no foreign keys: they are written behind, and one entry that comes after the
-- function was deleted must not cost the whole batch.
CREATE SEQUENCE log_entry_id_seq START WITH 500 INCREMENT BY 500;
CREATE TABLE log_entry (
    id            bigint                   NOT NULL PRIMARY KEY,
    site_id       varchar(64)              NOT NULL,
    function_id   uuid                     NOT NULL,
    version_id    uuid                     NOT NULL,
    invocation_id uuid                     NOT NULL,
    logged_at     timestamp with time zone NOT NULL,
    level         varchar(8)               NOT NULL,
    message       varchar                  NOT NULL
);
CREATE INDEX log_entry_function ON log_entry (function_id, logged_at, id);
CREATE INDEX log_entry_logged_at ON log_entry (logged_at);

CREATE TABLE invocation_record (
    id          uuid                     NOT NULL PRIMARY KEY,
    site_id     varchar(64)              NOT NULL,
    function_id uuid                     NOT NULL,
    version_id  uuid,
    outcome     varchar(32)              NOT NULL,
    status      integer                  NOT NULL,
    started_at  timestamp with time zone NOT NULL,
    duration_ms bigint                   NOT NULL
);
CREATE INDEX invocation_record_function ON invocation_record (function_id, started_at);
CREATE INDEX invocation_record_started_at ON invocation_record (started_at);

-- No tie to the function: the record of a deletion outlives it.
CREATE TABLE audit_record (
    id                  uuid                     NOT NULL PRIMARY KEY,
    site_id             varchar(64)              NOT NULL,
    function_id         uuid                     NOT NULL,
    action              varchar(48)              NOT NULL,
    actor               varchar(255)             NOT NULL,
    version_id          uuid,
    code_changed        boolean                  NOT NULL,
    environment_changed boolean                  NOT NULL,
    request_id          varchar(255)             NOT NULL,
    source_address      varchar(255)             NOT NULL,
    recorded_at         timestamp with time zone NOT NULL
);
CREATE INDEX audit_record_function ON audit_record (site_id, function_id, recorded_at);
