-- Runs on PostgreSQL and on H2 in PostgreSQL mode.
-- How far the invocations of a function by one tag may scale on each server; 0 is no limit of its own, or none provisioned. How many
-- instances are provisioned of the current version is function_definition.warm_instances and nowhere else.
CREATE TABLE scaling_policy (
    function_id                 uuid                     NOT NULL REFERENCES function_definition (id) ON DELETE CASCADE,
    tag                         varchar(64)              NOT NULL,
    zone_instances_limit        integer                  NOT NULL,
    zone_requests_limit         integer                  NOT NULL,
    provisioned_instances_count integer                  NOT NULL,
    updated_at                  timestamp with time zone NOT NULL,
    PRIMARY KEY (function_id, tag),
    CONSTRAINT scaling_policy_warm_instances CHECK (tag <> '$current' OR provisioned_instances_count = 0)
);
CREATE INDEX scaling_policy_provisioned ON scaling_policy (provisioned_instances_count);
