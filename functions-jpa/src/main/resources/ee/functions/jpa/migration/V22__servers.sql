-- Runs on PostgreSQL and on H2 in PostgreSQL mode.
-- The servers of the installation. Each keeps its row while it runs and removes it when it stops; one that is not written any more until
-- answers_until belongs to a server that has gone. The owner tells one start of a server from another of the same name.
CREATE TABLE server (
    name          varchar(255)             NOT NULL PRIMARY KEY,
    owner         uuid                     NOT NULL,
    started_at    timestamp with time zone NOT NULL,
    seen_at       timestamp with time zone NOT NULL,
    answers_until timestamp with time zone NOT NULL,
    state         varchar                  NOT NULL
);
