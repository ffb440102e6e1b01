-- Runs on PostgreSQL and on H2 in PostgreSQL mode.
-- next_run_at is the tick that comes next, null while there is none: the trigger is paused or its pattern has ended. Whoever
-- changes it from the value it has read has taken that tick; nobody else can.
CREATE TABLE scheduled_trigger (
    id               uuid                     NOT NULL PRIMARY KEY,
    site_id          varchar(64)              NOT NULL REFERENCES site (id),
    function_id      uuid                     NOT NULL REFERENCES function_definition (id) ON DELETE CASCADE,
    name             varchar(255)             NOT NULL,
    description      varchar(2000),
    schedule_pattern varchar(255)             NOT NULL,
    payload          varchar,
    enabled          boolean                  NOT NULL,
    anchored_at      timestamp with time zone NOT NULL,
    next_run_at      timestamp with time zone,
    created_at       timestamp with time zone NOT NULL,
    updated_at       timestamp with time zone NOT NULL
);
CREATE INDEX scheduled_trigger_site ON scheduled_trigger (site_id, created_at, id);
CREATE INDEX scheduled_trigger_function ON scheduled_trigger (function_id);
CREATE INDEX scheduled_trigger_next_run_at ON scheduled_trigger (next_run_at);

-- A tick has one row at most, so that it cannot run twice. lease_until is set while the run is under way: once it is past, the
-- server that ran it is gone.
CREATE TABLE scheduled_run (
    id            uuid                     NOT NULL PRIMARY KEY,
    trigger_id    uuid                     NOT NULL REFERENCES scheduled_trigger (id) ON DELETE CASCADE,
    scheduled_for timestamp with time zone NOT NULL,
    started_at    timestamp with time zone,
    finished_at   timestamp with time zone,
    lease_until   timestamp with time zone,
    outcome       varchar(32)              NOT NULL,
    status        integer,
    error_code    varchar(64),
    missed_ticks  integer                  NOT NULL,
    CONSTRAINT scheduled_run_tick UNIQUE (trigger_id, scheduled_for)
);
CREATE INDEX scheduled_run_scheduled_for ON scheduled_run (scheduled_for);
CREATE INDEX scheduled_run_lease_until ON scheduled_run (lease_until);
