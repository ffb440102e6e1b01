-- Runs on PostgreSQL and on H2 in PostgreSQL mode.
-- What happens to asynchronous invocations of a function by one of its tags; without a row nothing is sent anywhere.
CREATE TABLE async_policy (
    id             uuid                     NOT NULL PRIMARY KEY,
    function_id    uuid                     NOT NULL REFERENCES function_definition (id) ON DELETE CASCADE,
    tag            varchar(64)              NOT NULL,
    retries_count  integer                  NOT NULL,
    success_target varchar(255),
    failure_target varchar(255),
    updated_at     timestamp with time zone NOT NULL,
    CONSTRAINT async_policy_tag UNIQUE (function_id, tag)
);

-- One row per accepted call. next_attempt_at is set while it waits, lease_until while an attempt is under way: once that is past,
-- the server that ran it is gone. invocation_id is that of the newest attempt; only who knows it may write how the attempt ended.
-- Method, headers and body go when the call has succeeded.
CREATE TABLE async_invocation (
    id                 uuid                     NOT NULL PRIMARY KEY,
    site_id            varchar(64)              NOT NULL REFERENCES site (id),
    function_id        uuid                     NOT NULL REFERENCES function_definition (id) ON DELETE CASCADE,
    tag                varchar(64)              NOT NULL,
    method             varchar                  NOT NULL,
    url                varchar                  NOT NULL,
    headers            varchar,
    body               bytea,
    raw                boolean                  NOT NULL,
    caller_subject     varchar                  NOT NULL,
    caller_of_site     boolean                  NOT NULL,
    caller_permissions varchar                  NOT NULL,
    request_id         varchar                  NOT NULL,
    source_address     varchar                  NOT NULL,
    event_id           uuid,
    chain              integer                  NOT NULL,
    retries_count      integer                  NOT NULL,
    success_target     varchar(255),
    failure_target     varchar(255),
    status             varchar(16)              NOT NULL,
    attempts           integer                  NOT NULL,
    failures           integer                  NOT NULL,
    losses             integer                  NOT NULL,
    invocation_id      uuid,
    next_attempt_at    timestamp with time zone,
    lease_until        timestamp with time zone,
    accepted_at        timestamp with time zone NOT NULL,
    expires_at         timestamp with time zone NOT NULL,
    finished_at        timestamp with time zone,
    outcome            varchar(32),
    http_status        integer,
    error_code         varchar(64),
    error              varchar(2000),
    delivery           varchar(32)
);
CREATE INDEX async_invocation_next_attempt_at ON async_invocation (next_attempt_at);
CREATE INDEX async_invocation_lease_until ON async_invocation (lease_until);
CREATE INDEX async_invocation_function ON async_invocation (function_id, accepted_at, id);
CREATE INDEX async_invocation_function_status ON async_invocation (function_id, status);
CREATE INDEX async_invocation_site_status ON async_invocation (site_id, status);
CREATE INDEX async_invocation_finished_at ON async_invocation (finished_at);

-- The attempts of a call, by the ids of their invocations, under which their log entries are.
CREATE TABLE async_attempt (
    invocation_id       uuid                     NOT NULL PRIMARY KEY,
    async_invocation_id uuid                     NOT NULL REFERENCES async_invocation (id) ON DELETE CASCADE,
    attempt             integer                  NOT NULL,
    started_at          timestamp with time zone NOT NULL,
    finished_at         timestamp with time zone,
    outcome             varchar(32)              NOT NULL,
    http_status         integer,
    error_code          varchar(64)
);
CREATE INDEX async_attempt_async_invocation ON async_attempt (async_invocation_id, attempt);
