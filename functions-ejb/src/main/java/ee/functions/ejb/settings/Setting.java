// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.settings;

import ee.functions.runtime.guard.Quota;
import org.jspecify.annotations.Nullable;

/**
 * Everything an operator may choose: key, type, unit, default, bounds and a sentence. Read through {@link Settings} only.
 * {@code docs/CONFIGURATION.md} and {@code docs/LIMITS.md} are generated from here and compared in a test.
 */
public enum Setting {
    /** How long one invocation may run before it is stopped and answered with 504. */
    INVOCATION_RUN_TIME_LIMIT_MS(
            "functions.invocation.run-time-limit-ms",
            "ms",
            "20000",
            10,
            900_000,
            "How long one invocation may run before it is stopped and answered with 504."),
    /** How much processor time one invocation may use before it is stopped and answered with 504. */
    INVOCATION_CPU_TIME_LIMIT_MS(
            "functions.invocation.cpu-time-limit-ms",
            "ms",
            "20000",
            10,
            900_000,
            "How much processor time one invocation may use before it is stopped and answered with 504."),
    /** How much memory one invocation may allocate in all, freed memory included, before it is stopped and answered with 502. */
    INVOCATION_ALLOCATED_BYTES(
            "functions.invocation.allocated-bytes",
            "bytes",
            "68719476736",
            16_777_216,
            1_099_511_627_776L,
            "How much memory one invocation may allocate in all, freed memory included, before it is stopped and answered with 502."),
    /** How much memory one instance may hold; also the largest single object a function may make. */
    INSTANCE_HELD_BYTES(
            "functions.instance.held-bytes",
            "bytes",
            "134217728",
            8_388_608,
            1_099_511_627_776L,
            "How much memory one instance may hold; also the largest single object a function may make. A function whose instance holds more is stopped and answered with 502."),
    /** How much of the heap may be in use after a garbage collection before memory is short. */
    MEMORY_HEAP_PERCENT(
            "functions.memory.heap-percent",
            "percent",
            "80",
            10,
            100,
            "How much of the heap may be in use after a garbage collection before memory is short: idle instances are then dropped, and invocations that allocated more than an instance may hold are stopped and answered with 502."),
    /** The largest body an invocation accepts; a larger one is answered with 413. */
    INVOCATION_REQUEST_BODY_BYTES(
            "functions.invocation.request-body-bytes",
            "bytes",
            "3500000",
            1024,
            104_857_600,
            "The largest body an invocation accepts; a larger one is answered with 413."),
    /** How many headers the request of an invocation may have. */
    INVOCATION_REQUEST_HEADERS(
            "functions.invocation.request-headers",
            "headers",
            "100",
            10,
            10_000,
            "How many headers the request of an invocation may have. The server itself refuses more than its max-headers (200)."),
    /** How large the headers of the request of an invocation may be. */
    INVOCATION_REQUEST_HEADER_BYTES(
            "functions.invocation.request-header-bytes",
            "bytes",
            "65536",
            1024,
            1_048_576,
            "How large the headers of the request of an invocation may be: names, values and four bytes each. The server itself refuses more than its max-header-size (1 MiB)."),
    /** How long the address of an invocation may be. */
    INVOCATION_URL_BYTES(
            "functions.invocation.url-bytes",
            "bytes",
            "16384",
            512,
            1_048_576,
            "How long the address of an invocation may be, its query included."),
    /** The largest body a function may answer; a larger one is answered with 502. */
    INVOCATION_RESPONSE_BODY_BYTES(
            Quota.RESPONSE_BODY_BYTES,
            "bytes",
            1024,
            104_857_600,
            "The largest body a function may answer; a larger one is answered with 502."),
    /** How many headers the answer of a function may have. */
    INVOCATION_RESPONSE_HEADERS(
            "functions.invocation.response-headers",
            "headers",
            "100",
            1,
            10_000,
            "How many headers the answer of a function may have."),
    /** How large the headers of the answer of a function may be. */
    INVOCATION_RESPONSE_HEADER_BYTES(
            "functions.invocation.response-header-bytes",
            "bytes",
            "65536",
            1024,
            1_048_576,
            "How large the headers of the answer of a function may be: names, values and four bytes each."),
    /** How many requests one invocation may send with fetch. */
    INVOCATION_SUBREQUESTS(
            Quota.SUBREQUESTS,
            "requests",
            1,
            100_000,
            "How many requests one invocation may send with fetch; each redirect is one more."),
    /** How many answers one invocation may wait for at a time. */
    INVOCATION_SUBREQUESTS_AT_ONCE(
            Quota.SUBREQUESTS_AT_ONCE,
            "requests",
            1,
            10_000,
            "How many requests of fetch one invocation may have sent without the head of their answers; further ones wait for their turn."),
    /** How many operations of the key-value store one invocation may ask for. */
    INVOCATION_KV_OPERATIONS(
            Quota.KV_OPERATIONS,
            "operations",
            1,
            1_000_000,
            "How many operations of the key-value store one invocation may ask for; a batch counts each of its own, an iterator each page."),
    /** How many timers one invocation may have pending at a time. */
    INVOCATION_PENDING_TIMERS(
            Quota.PENDING_TIMERS,
            "timers",
            1,
            100_000,
            "How many timers one invocation may have pending at a time; AbortSignal.timeout is one."),
    /** How many compression streams one invocation may have at work at a time. */
    INVOCATION_COMPRESSION_STREAMS(
            Quota.COMPRESSION_STREAMS,
            "streams",
            1,
            1_000,
            "How many compression streams one invocation may have at work at a time; each holds up to 270 KB outside the heap."),
    /** How many entries one invocation may log. */
    INVOCATION_LOG_ENTRIES(
            Quota.LOG_ENTRIES, "entries", 1, 1_000_000, "How many entries one invocation may write to its log."),
    /** How large the log entries of one invocation may be together. */
    INVOCATION_LOG_BYTES(
            Quota.LOG_BYTES,
            "bytes",
            1024,
            1_073_741_824,
            "How large the log entries of one invocation may be together, counted in UTF-8 bytes."),
    /** The largest body of an answer that fetch reads. */
    FETCH_RESPONSE_BODY_BYTES(
            "functions.fetch.response-body-bytes",
            "bytes",
            "16777216",
            1024,
            104_857_600,
            "The largest body of an answer that fetch reads, after it was decompressed."),
    /** The largest body of a request that fetch sends. */
    FETCH_REQUEST_BODY_BYTES(
            "functions.fetch.request-body-bytes",
            "bytes",
            "16777216",
            1024,
            104_857_600,
            "The largest body of a request that fetch sends."),
    /** How long fetch may take to connect. */
    FETCH_CONNECT_TIMEOUT_MS(
            "functions.fetch.connect-timeout-ms", "ms", "10000", 10, 300_000, "How long fetch may take to connect."),
    /** How many connections the requests of all functions may have at a time. */
    FETCH_CONNECTIONS(
            "functions.fetch.connections",
            "connections",
            "4000",
            10,
            100_000,
            "How many connections the requests of all functions may have at a time on a server; further requests wait."),
    /** How many requests of fetch the functions of one site may have under way at a time. */
    SITE_FETCHES_AT_ONCE(
            "functions.site.fetches-at-once",
            "requests",
            "400",
            1,
            100_000,
            "How many requests of fetch the functions of one site may have under way at a time on a server."),
    /** How many compression streams all functions of a server may have at work at a time. */
    MEMORY_COMPRESSION_STREAMS(
            "functions.memory.compression-streams",
            "streams",
            "1000",
            1,
            100_000,
            "How many compression streams all functions of a server may have at work at a time; each holds up to 270 KB outside the heap."),
    /** How many idle instances a server keeps ready over all versions. */
    INSTANCE_IDLE_COUNT(
            "functions.instance.idle-count",
            "instances",
            "1000",
            0,
            100_000,
            "How many idle instances a server keeps ready over all versions; each takes a quarter of a megabyte of heap and more."),
    /** How long the top level of a module may run when an instance of it is prepared. */
    INSTANCE_START_TIME_LIMIT_MS(
            "functions.instance.start-time-limit-ms",
            "ms",
            "10000",
            10,
            900_000,
            "How long the top level of a module may run when an instance of it is prepared."),
    /** How many invocations of one site run at the same time on a server; one more is answered with 429. */
    SITE_CONCURRENT_INVOCATIONS(
            "functions.site.concurrent-invocations",
            "invocations",
            "20",
            1,
            10_000,
            "How many invocations of one site run at the same time on a server; one more is answered with 429."),
    /** How many functions one site may have. */
    SITE_FUNCTION_COUNT(
            "functions.site.function-count", "functions", "30", 1, 100_000, "How many functions one site may have."),
    /** How many threads of the invocation executor one site may hold at a time; further turns of its functions wait. Keep it at a quarter of the executor's threads at most. */
    SITE_RUNNING_TURNS(
            "functions.site.running-turns",
            "turns",
            "4",
            1,
            10_000,
            "How many threads of the invocation executor one site may hold at a time; further turns of its functions wait. Keep it at a quarter of the executor's threads at most."),
    /** How many turns of one site may wait for a thread at a time; one more is answered with 503. */
    SITE_WAITING_TURNS(
            "functions.site.waiting-turns",
            "turns",
            "200",
            1,
            100_000,
            "How many turns of one site may wait for a thread at a time; one more is answered with 503."),
    /** How many invocations of one function may exceed a limit within the window on a server; one more suspends the function. 0 turns the rule off. */
    SUSPENSION_BREACHES(
            "functions.suspension.breaches",
            "invocations",
            "20",
            0,
            10_000,
            "How many invocations of one function may exceed a limit within the window on a server; one more suspends the function. 0 turns the rule off."),
    /** The window in which the rule of suspension counts. */
    SUSPENSION_WINDOW_S(
            "functions.suspension.window-s",
            "s",
            "600",
            1,
            86_400,
            "The window in which the rule of suspension counts."),
    /** How long the rule suspends a function. */
    SUSPENSION_DURATION_S(
            "functions.suspension.duration-s", "s", "600", 1, 2_592_000, "How long the rule suspends a function."),
    /** The largest code of a version, counted in UTF-8 bytes. */
    VERSION_CODE_BYTES(
            "functions.version.code-bytes",
            "bytes",
            "512000",
            1,
            16_000_000,
            "The largest code of a version, counted in UTF-8 bytes."),
    /** The largest archive of a version. */
    VERSION_ARCHIVE_BYTES(
            "functions.version.archive-bytes",
            "bytes",
            "3500000",
            1,
            50_000_000,
            "The largest archive of a version, a ZIP as it is uploaded."),
    /** The most that the files of an archive may have together when unpacked. */
    VERSION_ARCHIVE_UNPACKED_BYTES(
            "functions.version.archive-unpacked-bytes",
            "bytes",
            "20000000",
            1,
            700_000_000,
            "The most that the files of an archive may have together when unpacked; what they import of each other may be as large as a code, functions.version.code-bytes."),
    /** The most entries an archive may have. */
    VERSION_ARCHIVE_ENTRIES(
            "functions.version.archive-entries",
            "entries",
            "1000",
            1,
            65_534,
            "The most entries, files and folders, that an archive may have."),
    /** The most that names and values of the environment variables of a version may take together, counted in UTF-8 bytes. */
    VERSION_ENVIRONMENT_BYTES(
            "functions.version.environment-bytes",
            "bytes",
            "4000",
            0,
            1_000_000,
            "The most that names and values of the environment variables of a version may take together, counted in UTF-8 bytes."),
    /** How many invocations an instance of a version may run at a time at most. */
    VERSION_CONCURRENCY(
            "functions.version.concurrency",
            "invocations",
            "16",
            1,
            100,
            "How many invocations an instance of a version may run at a time at most; a version says with concurrency how many of them it wants, one if it says nothing."),
    /** How many tags a function may have besides $current and $latest. */
    FUNCTION_TAGS(
            "functions.function.tags",
            "tags",
            "10",
            1,
            1_000,
            "How many tags a function may have besides $current and $latest."),
    /** How long no tag must have pointed to a version for it to be obsolete; with 0 none is. */
    VERSION_OBSOLETE_AFTER_DAYS(
            "functions.version.obsolete-after-days",
            "days",
            "90",
            0,
            36_500,
            "How long no tag, $current and $latest among them, must have pointed to a version for it to be obsolete; with 0 none is. Obsolete versions can be used like all others."),
    /** Whether obsolete versions are deleted. */
    VERSION_OBSOLETE_DELETE(
            "functions.version.obsolete-delete",
            SettingType.CHOICE,
            "on or off",
            "off",
            "Whether obsolete versions are deleted, those that were deployed once included; off deletes none but on request."),
    /** How long an item is kept after it was created or updated. */
    KV_TIME_TO_LIVE_HOURS(
            "functions.kv.time-to-live-hours",
            "hours",
            "72",
            1,
            8760,
            "How long an item is kept after it was created or updated."),
    /** The longest key of an item. */
    KV_KEY_BYTES("functions.kv.key-bytes", "bytes", "512", 1, 512, "The longest key of an item."),
    /** The largest value of an item, counted in UTF-8 bytes of its JSON text. */
    KV_VALUE_BYTES(
            Quota.KV_VALUE_BYTES,
            "bytes",
            1,
            1_000_000,
            "The largest value of an item, counted in UTF-8 bytes of its JSON text."),
    /** The longest name of a namespace; a function id, the default namespace, always fits. */
    KV_NAMESPACE_BYTES(
            "functions.kv.namespace-bytes",
            "bytes",
            "128",
            36,
            128,
            "The longest name of a namespace; a function id, the default namespace, always fits."),
    /** How many operations one batch may hold. */
    KV_BATCH_OPERATIONS(Quota.KV_BATCH_OPERATIONS, "operations", 1, 1000, "How many operations one batch may hold."),
    /** The largest body of a batch over REST. */
    KV_REQUEST_BODY_BYTES(
            "functions.kv.request-body-bytes",
            "bytes",
            "1048576",
            1024,
            104_857_600,
            "The largest body of a batch over REST; the largest values must fit however they are escaped."),
    /** How long log entries and invocation records are kept. */
    LOG_RETENTION_HOURS(
            "functions.log.retention-hours",
            "hours",
            "72",
            1,
            8760,
            "How long log entries and invocation records are kept."),
    /** How long the counts of invocations by day are kept. */
    STATISTICS_RETENTION_DAYS(
            "functions.statistics.retention-days",
            "days",
            "400",
            31,
            3650,
            "How long the counts of invocations by day are kept."),
    /** How many log entries wait in memory for the database at most; when the buffer is full, functions that log are slowed. */
    LOG_BUFFER_ENTRIES(
            "functions.log.buffer-entries",
            "entries",
            "20000",
            100,
            1_000_000,
            "How many log entries wait in memory for the database at most; when the buffer is full, functions that log are slowed."),
    /** The longest message of one log entry, counted in UTF-8 bytes; the rest is cut off. */
    LOG_MESSAGE_BYTES(
            Quota.LOG_MESSAGE_BYTES,
            "bytes",
            256,
            1_048_576,
            "The longest message of one log entry, counted in UTF-8 bytes; the rest is cut off."),
    /** How long another server of the cluster may still answer with the version before, after a deployment. */
    DEPLOYMENT_RECHECK_INTERVAL_MS(
            "functions.deployment.recheck-interval-ms",
            "ms",
            "1000",
            0,
            60_000,
            "How long another server of the cluster may still answer with the version before, after a deployment."),
    /** What happens to the schema at start-up: bring it up to date, only compare it, or neither. */
    DATABASE_MIGRATION(
            "functions.database.migration",
            SettingType.CHOICE,
            "auto, validate or off",
            "auto",
            "What happens to the schema at start-up: bring it up to date, only compare it, or neither."),
    /** The AES-256 key that encrypts environment variables at rest; make one with: openssl rand -base64 32 */
    ENVIRONMENT_KEY(
            "functions.environment.key",
            SettingType.SECRET,
            "base64 of 32 bytes",
            null,
            "The AES-256 key that encrypts environment variables at rest; make one with: openssl rand -base64 32"),
    /** The claim of the token that names the site of the caller. */
    SECURITY_SITE_CLAIM(
            "functions.security.site-claim",
            SettingType.TEXT,
            "claim name",
            "site_id",
            "The claim of the token that names the site of the caller."),
    /** The claim of the token that says whose token it is: a user's without the claim or with "user", otherwise a site's. */
    SECURITY_TOKEN_KIND_CLAIM(
            "functions.security.token-kind-claim",
            SettingType.TEXT,
            "claim name",
            "token_kind",
            "The claim of the token that says whose token it is: a user's without the claim or with the value user, otherwise a site's, for which operations of users alone are refused."),
    /** The client of the identity provider whose roles are the permissions. */
    SECURITY_AUDIENCE_CLIENT(
            "functions.security.audience-client",
            SettingType.TEXT,
            "client id",
            "functions-api",
            "The client of the identity provider whose roles are the permissions."),
    /** What functions may reach besides public targets: host, *.host, address or CIDR range, each also with :port or :from-to. An IPv6 address stands in brackets. */
    EGRESS_ALLOW(
            "functions.egress.allow",
            SettingType.LIST,
            "entries, separated by commas",
            "",
            "What functions may reach besides public targets: host, *.host, address or CIDR range, each also with :port or :from-to. An IPv6 address stands in brackets."),
    /** What no function may reach; entries as in functions.egress.allow, over which they win. */
    EGRESS_DENY(
            "functions.egress.deny",
            SettingType.LIST,
            "entries, separated by commas",
            "",
            "What no function may reach; entries as in functions.egress.allow, over which they win."),
    /** Which targets functions may reach that no rule names: public ones, or none. */
    EGRESS_DEFAULT(
            "functions.egress.default",
            SettingType.CHOICE,
            "public or none",
            "public",
            "Which targets functions may reach that no rule names: public ones, or none."),
    /** What the allow rules of a site may open besides public targets; entries as in functions.egress.allow. */
    EGRESS_SITE_ALLOW(
            "functions.egress.site-allow",
            SettingType.LIST,
            "entries, separated by commas",
            "",
            "What the allow rules of a site may open besides public targets; entries as in functions.egress.allow."),
    /** How many egress entries one site may have, allow and deny together. */
    EGRESS_SITE_ENTRIES(
            "functions.egress.site-entry-count",
            "entries",
            "100",
            0,
            1000,
            "How many egress entries one site may have, allow and deny together."),
    /** The HTTP proxy that requests of functions go through; it resolves their names. */
    EGRESS_PROXY(
            "functions.egress.proxy",
            SettingType.OPTIONAL_TEXT,
            "http://host:port",
            null,
            "The HTTP proxy that requests of functions go through; it resolves their names."),
    /** The user name for the proxy. */
    EGRESS_PROXY_USER(
            "functions.egress.proxy-user", SettingType.OPTIONAL_TEXT, "text", null, "The user name for the proxy."),
    /** The password for the proxy; never shown. */
    EGRESS_PROXY_PASSWORD(
            "functions.egress.proxy-password",
            SettingType.OPTIONAL_TEXT,
            "secret text",
            null,
            "The password for the proxy; never shown."),
    /** What is connected to without the proxy; entries as in functions.egress.allow. */
    EGRESS_NO_PROXY(
            "functions.egress.no-proxy",
            SettingType.LIST,
            "entries, separated by commas",
            "",
            "What is connected to without the proxy; entries as in functions.egress.allow."),
    /** The engines that versions may use, of nashorn and v8; one that is not installed is not used all the same. */
    ENGINE_ALLOWED(
            "functions.engine.allowed",
            SettingType.LIST,
            "engines, separated by commas",
            "nashorn,v8",
            "The engines that versions may use, of nashorn and v8; one that is not installed is not used all the same."),
    /** The esbuild binary to build with instead of the bundled one. */
    BUILD_ESBUILD_PATH(
            "functions.build.esbuild-path",
            SettingType.OPTIONAL_TEXT,
            "path",
            null,
            "The esbuild binary to build with instead of the bundled one."),
    /** How long the build of one version may take. */
    BUILD_TIME_LIMIT_MS(
            "functions.build.time-limit-ms",
            "ms",
            "60000",
            100,
            900_000,
            "How long the build of one version may take."),
    /** How long POST /api/v1/functions/build/{id} waits for the end of the build before it answers 202. */
    BUILD_WAIT_MS(
            "functions.build.wait-ms",
            "ms",
            "20000",
            0,
            120_000,
            "How long POST /api/v1/functions/build/{id} waits for the end of the build before it answers 202 with the task."),
    /** The address under which clients reach the REST paths; without it the address of each request counts. */
    HTTP_PUBLIC_BASE(
            "functions.http.public-base",
            SettingType.OPTIONAL_TEXT,
            "absolute http or https address",
            null,
            "The address under which clients reach the REST paths; without it the address of each request counts."),
    /** Whether the console is served. */
    CONSOLE_MODE(
            "functions.console.mode",
            SettingType.CHOICE,
            "on or off",
            "on",
            "Whether the console (/console) is served; off answers 404."),
    /** Where users of the console sign in. */
    CONSOLE_ISSUER(
            "functions.console.issuer",
            SettingType.OPTIONAL_TEXT,
            "absolute http or https address",
            null,
            "Where users of the console sign in: the issuer of their tokens, as their browsers reach it. Without it nobody can sign in to the console."),
    /** The client of the identity provider by which users sign in to the console. */
    CONSOLE_CLIENT_ID(
            "functions.console.client-id",
            SettingType.TEXT,
            "client id",
            "functions-console",
            "The public client of the identity provider by which users sign in to the console (authorization code with PKCE)."),
    /** Where the page of the console finds the REST interface, on the server that it came from. */
    CONSOLE_API_BASE(
            "functions.console.api-base",
            SettingType.TEXT,
            "path",
            "/faas",
            "Where the page of the console finds the REST interface: a path on the server that the page came from."),
    /** The managed executor that runs scripts. */
    EXECUTOR_INVOCATION(
            "functions.executor.invocation",
            SettingType.TEXT,
            "JNDI name",
            "java:jboss/ee/concurrency/executor/functions-invocation",
            "The managed executor that runs scripts."),
    /** The managed executor that builds versions. */
    EXECUTOR_BUILD(
            "functions.executor.build",
            SettingType.TEXT,
            "JNDI name",
            "java:jboss/ee/concurrency/executor/functions-build",
            "The managed executor that builds versions."),
    /** The managed executor for blocking operations such as the key-value store. */
    EXECUTOR_IO(
            "functions.executor.io",
            SettingType.TEXT,
            "JNDI name",
            "java:jboss/ee/concurrency/executor/functions-io",
            "The managed executor for blocking operations such as the key-value store."),
    /** The managed scheduled executor for timers, deadlines and background jobs. */
    EXECUTOR_TIMERS(
            "functions.executor.timers",
            SettingType.TEXT,
            "JNDI name",
            "java:jboss/ee/concurrency/scheduler/functions-timers",
            "The managed scheduled executor for timers, deadlines and background jobs."),
    /** How many scheduled triggers one site may have. */
    SITE_SCHEDULE_COUNT(
            "functions.site.schedule-count",
            "triggers",
            "100",
            1,
            100_000,
            "How many scheduled triggers one site may have."),
    /** The largest payload of a scheduled trigger. */
    SCHEDULE_PAYLOAD_BYTES(
            "functions.schedule.payload-bytes",
            "bytes",
            "4096",
            2,
            32_768,
            "The largest payload of a scheduled trigger, as JSON text."),
    /** How long a server waits at most before it looks for scheduled triggers that are due. */
    SCHEDULE_POLL_INTERVAL_MS(
            "functions.schedule.poll-interval-ms",
            "ms",
            "5000",
            100,
            60_000,
            "How long a server waits at most before it looks for scheduled triggers that are due; it looks earlier when it knows of one."),
    /** How old the newest missed tick of a scheduled trigger may be to be run all the same. */
    SCHEDULE_CATCH_UP_S(
            "functions.schedule.catch-up-s",
            "s",
            "3600",
            60,
            604_800,
            "How old the newest missed tick of a scheduled trigger may be to be run all the same; older ones are noted as missed."),

    // the event stream
    /** Where events are published. */
    STREAM_KIND(
            "functions.stream.kind",
            SettingType.CHOICE,
            "off, rabbitmq or jms",
            "off",
            "Where events are published: nowhere, to a topic exchange of RabbitMQ, or to a topic of the server's own messaging."),
    /** The address of RabbitMQ with the credentials; never shown. */
    STREAM_RABBITMQ_URI(
            "functions.stream.rabbitmq-uri",
            SettingType.OPTIONAL_TEXT,
            "amqp or amqps address, secret",
            null,
            "The address of RabbitMQ, such as amqps://user:password@host:5671/vhost; never shown. Needed where functions.stream.kind is rabbitmq."),
    /** The topic exchange of RabbitMQ that events are published to. */
    STREAM_EXCHANGE(
            "functions.stream.exchange",
            SettingType.TEXT,
            "name",
            "functions.events",
            "The topic exchange of RabbitMQ that events are published to; it is declared, as a durable one, if it is not there."),
    /** How many events are published before the broker must have confirmed them. */
    STREAM_BATCH_SIZE(
            "functions.stream.batch-size",
            "events",
            "200",
            1,
            1000,
            "How many events are published before the broker must have confirmed them."),
    /** How long a server waits before it publishes again after broker or database failed. */
    STREAM_RETRY_INTERVAL_MS(
            "functions.stream.retry-interval-ms",
            "ms",
            "5000",
            100,
            600_000,
            "How long a server waits before it publishes again after the broker or the database failed."),
    /** The connection factory of the server's messaging. */
    STREAM_JMS_CONNECTION_FACTORY(
            "functions.stream.jms-connection-factory",
            SettingType.TEXT,
            "JNDI name",
            "java:comp/DefaultJMSConnectionFactory",
            "The connection factory of the server's messaging, where functions.stream.kind is jms."),
    /** The topic of the server's messaging that events are published to. */
    STREAM_JMS_TOPIC(
            "functions.stream.jms-topic",
            SettingType.OPTIONAL_TEXT,
            "JNDI name",
            null,
            "The topic of the server's messaging that events are published to. Needed where functions.stream.kind is jms."),

    // asynchronous invocation
    /** How often an asynchronous invocation is repeated after its first attempt has failed, if the tag it calls has no policy. */
    ASYNC_RETRIES_COUNT(
            "functions.async.retries-count",
            "retries",
            "2",
            0,
            100,
            "How often an asynchronous invocation is repeated after its first attempt has failed, if the tag it calls has no policy."),
    /** How long an asynchronous invocation waits after its first failed attempt; twice as long after each further one, and up to half of it is left to chance. */
    ASYNC_RETRY_DELAY_MS(
            "functions.async.retry-delay-ms",
            "ms",
            "1000",
            10,
            3_600_000,
            "How long an asynchronous invocation waits after its first failed attempt; twice as long after each further one, and up to half of it is left to chance."),
    /** How long an asynchronous invocation waits at most between two attempts. */
    ASYNC_LONGEST_RETRY_DELAY_MS(
            "functions.async.longest-retry-delay-ms",
            "ms",
            "300000",
            10,
            86_400_000,
            "How long an asynchronous invocation waits at most between two attempts."),
    /** How long after an asynchronous invocation was accepted, or run again, further attempts begin; then it is given up. */
    ASYNC_EXPIRY_HOURS(
            "functions.async.expiry-hours",
            "hours",
            "24",
            1,
            720,
            "How long after an asynchronous invocation was accepted, or run again, further attempts begin; then it is given up."),
    /** How many attempts of asynchronous invocations run at the same time on a server; 0 has it run none. */
    ASYNC_CONCURRENT_RUNS(
            "functions.async.concurrent-runs",
            "attempts",
            "40",
            0,
            10_000,
            "How many attempts of asynchronous invocations run at the same time on a server; 0 has it run none."),
    /** How many attempts of asynchronous invocations of one site run at the same time on a server. They count as invocations of the site too; keep it below functions.site.concurrent-invocations. */
    SITE_ASYNC_CONCURRENT_RUNS(
            "functions.site.async-concurrent-runs",
            "attempts",
            "10",
            1,
            10_000,
            "How many attempts of asynchronous invocations of one site run at the same time on a server. They count as invocations of the site too; keep it below functions.site.concurrent-invocations."),
    /** How long a server waits at most before it looks for asynchronous invocations that are due; it looks earlier when it knows of one. */
    ASYNC_POLL_INTERVAL_MS(
            "functions.async.poll-interval-ms",
            "ms",
            "5000",
            100,
            60_000,
            "How long a server waits at most before it looks for asynchronous invocations that are due; it looks earlier when it knows of one."),
    /** How much longer than an invocation may take an attempt of an asynchronous invocation may be without an end; then its server counts as gone, and another attempt begins. */
    ASYNC_LEASE_S(
            "functions.async.lease-s",
            "s",
            "60",
            1,
            3600,
            "How much longer than an invocation may take an attempt of an asynchronous invocation may be without an end; then its server counts as gone, and another attempt begins."),
    /** How many asynchronous invocations of one function may be without an end; one more is answered with 429. */
    ASYNC_WAITING_CALLS(
            "functions.async.waiting-calls",
            "calls",
            "1000",
            1,
            1_000_000,
            "How many asynchronous invocations of one function may be without an end; one more is answered with 429."),
    /** How many asynchronous invocations of one site may be without an end; one more is answered with 429. */
    SITE_ASYNC_WAITING_CALLS(
            "functions.site.async-waiting-calls",
            "calls",
            "5000",
            1,
            10_000_000,
            "How many asynchronous invocations of one site may be without an end; one more is answered with 429."),
    /** The largest body that an asynchronous invocation accepts, and the largest message about its end. */
    ASYNC_BODY_BYTES(
            "functions.async.body-bytes",
            "bytes",
            "262144",
            1024,
            104_857_600,
            "The largest body that an asynchronous invocation accepts, and the largest message about its end."),
    /** How many asynchronous invocations may follow one from the other as the results of policies; 0 has none follow. */
    ASYNC_CHAIN_LENGTH(
            "functions.async.chain-length",
            "calls",
            "5",
            0,
            100,
            "How many asynchronous invocations may follow one from the other as the results of policies; 0 has none follow."),
    /** How long asynchronous invocations are kept that have succeeded. */
    ASYNC_RETENTION_HOURS(
            "functions.async.retention-hours",
            "hours",
            "72",
            1,
            8760,
            "How long asynchronous invocations are kept that have succeeded."),
    /** How long asynchronous invocations are kept that were given up. */
    ASYNC_DEAD_LETTER_HOURS(
            "functions.async.dead-letter-hours",
            "hours",
            "336",
            1,
            8760,
            "How long asynchronous invocations are kept that were given up."),

    // events
    /** Whether events of invocations keep the bodies of request and response. */
    EVENT_PAYLOADS(
            "functions.event.payloads",
            SettingType.CHOICE,
            "on or off",
            "on",
            "Whether events of invocations keep the bodies of request and response, redacted and cut."),
    /** How much of each body an event keeps. */
    EVENT_PAYLOAD_BYTES(
            "functions.event.payload-bytes",
            "bytes",
            "4096",
            64,
            16_384,
            "How much of the body of a request, and of that of a response, the event of an invocation keeps; the rest is cut off."),
    /** The fields whose values no event keeps. */
    EVENT_REDACTED_FIELDS(
            "functions.event.redacted-fields",
            SettingType.LIST,
            "names, separated by commas",
            "password,passwd,secret,token,authorization,cookie,api_key,access_token,refresh_token,id_token,client_secret,private_key,credit_card,card_number,cvv",
            "The fields whose values no event keeps, in JSON at any depth, in forms and in headers; case, hyphens and underscores make no difference."),
    /** How long posted events are kept. */
    EVENT_RETENTION_HOURS(
            "functions.event.retention-hours",
            "hours",
            "72",
            1,
            8760,
            "How long posted events are kept; those of invocations are kept as long as the log."),
    /** How many bindings of events to functions one site may have. */
    SITE_EVENT_BINDING_COUNT(
            "functions.site.event-binding-count",
            "bindings",
            "100",
            1,
            10_000,
            "How many bindings of events to functions one site may have."),

    // tokens and idempotency
    /** Where the identity provider exchanges keys for tokens: its OAuth 2.0 token endpoint. */
    SECURITY_TOKEN_URL(
            "functions.security.token-url",
            SettingType.OPTIONAL_TEXT,
            "address",
            null,
            "Where the identity provider exchanges keys for tokens: its OAuth 2.0 token endpoint. Without it the two token operations are answered with 503. server-config/wildfly/oidc.cli derives it from the address of the provider."),
    /** How long the identity provider may take to accept a connection, and again to answer, before callers get 503. */
    SECURITY_TOKEN_TIMEOUT_MS(
            "functions.security.token-timeout-ms",
            "ms",
            "5000",
            100,
            60_000,
            "How long the identity provider may take to accept a connection, and again to answer, before callers get 503."),
    /** How many keys one server exchanges at the same time; more are answered with 503 at once. */
    SECURITY_TOKEN_EXCHANGES(
            "functions.security.token-exchanges",
            "exchanges",
            "8",
            1,
            50,
            "How many keys one server exchanges at the same time; more are answered with 503 at once. Each holds a thread of the server while it waits."),
    /** How long a token that was verified counts as verified without asking again, and never beyond its own end. */
    SECURITY_VERIFIED_TOKEN_S(
            "functions.security.verified-token-s",
            "s",
            "30",
            0,
            300,
            "How long a token that was verified counts as verified without asking again, and never beyond its own end. What makes the server refuse a token before that, such as a key that it no longer trusts, counts by at most so much later. With 0 the server verifies the token of each request."),
    /** How many verified tokens a server remembers at most. */
    SECURITY_VERIFIED_TOKENS(
            "functions.security.verified-tokens",
            "tokens",
            "10000",
            100,
            1_000_000,
            "How many verified tokens a server remembers at most, as hashes and without their text; one that is forgotten is verified again."),
    /** How long the answer to a request with an idempotency key is kept, counted from the request. */
    IDEMPOTENCY_RETENTION_HOURS(
            "functions.idempotency.retention-hours",
            "hours",
            "24",
            1,
            720,
            "How long the answer to a request with an idempotency key is kept, counted from the request. After that the key is as good as new."),
    /** How long a request with an idempotency key may take before a repetition counts it as lost and is carried out. */
    IDEMPOTENCY_LEASE_S(
            "functions.idempotency.lease-s",
            "s",
            "60",
            5,
            3600,
            "How long a request with an idempotency key may take before a repetition counts it as lost, with the server that worked on it, and is carried out."),
    /** The largest answer that is kept for repetitions of a request with an idempotency key. */
    IDEMPOTENCY_ANSWER_BYTES(
            "functions.idempotency.answer-bytes",
            "bytes",
            "262144",
            1024,
            1_000_000,
            "The largest answer that is kept for repetitions of a request with an idempotency key. Repetitions of a request whose answer was larger are not carried out and are answered with 409."),
    /** The origins of the web pages that may invoke functions without a rule of their own; * for all pages, none for none. */
    INVOCATION_CORS_ORIGINS(
            "functions.invocation.cors-origins",
            SettingType.LIST,
            "origins, separated by commas",
            "*",
            "The origins of the web pages that may invoke functions without a rule of their own; * for all pages, none for none."),
    /** How many functions, those invoked most since yesterday, get an instance in the background when a server has started. */
    INSTANCE_RECENT_COUNT(
            "functions.instance.recent-count",
            "functions",
            "100",
            0,
            10_000,
            "How many functions, those invoked most since yesterday, get an instance in the background when a server has started. With 0 the first invocation starts it."),
    /** How long a deployment waits for the first instance of its version, before the version takes requests. */
    DEPLOYMENT_WARM_UP_MS(
            "functions.deployment.warm-up-ms",
            "ms",
            "5000",
            0,
            60_000,
            "How long a deployment waits for the first instance of its version, before the version takes requests. With 0 the first invocation starts it."),
    /** How often a server looks whether all warm instances are ready, for what other servers have changed and for what was dropped. */
    INSTANCE_WARM_CHECK_INTERVAL_MS(
            "functions.instance.warm-check-interval-ms",
            "ms",
            "5000",
            100,
            600_000,
            "How often a server looks whether all warm instances are ready, for what other servers have changed and for what was dropped."),
    /** How long a server waits before it starts a warm instance again of a version whose start failed; twice as long after each further failure, up to an hour. */
    INSTANCE_WARM_BACKOFF_MS(
            "functions.instance.warm-backoff-ms",
            "ms",
            "30000",
            100,
            3_600_000,
            "How long a server waits before it starts a warm instance again of a version whose start failed; twice as long after each further failure, up to an hour."),
    /** How long an instance is idle before it is suspended. */
    INSTANCE_SUSPEND_AFTER_MS(
            "functions.instance.suspend-after-ms",
            "ms",
            "60000",
            100,
            86_400_000,
            "How long an instance is idle before it is suspended; the next invocation resumes it."),
    /** How long an instance is idle, suspended or not, before it ends; as many as shall be kept warm stay. */
    INSTANCE_IDLE_TIME_LIMIT_MS(
            "functions.instance.idle-time-limit-ms",
            "ms",
            "900000",
            100,
            604_800_000,
            "How long an instance is idle, suspended or not, before it ends; as many as shall be kept warm stay. It is less and less, down to a tenth, while garbage collections leave more than three quarters of functions.memory.heap-percent in use."),
    /** How often a server looks for instances to be suspended or ended. */
    INSTANCE_SWEEP_INTERVAL_MS(
            "functions.instance.sweep-interval-ms",
            "ms",
            "5000",
            100,
            600_000,
            "How often a server looks for instances to be suspended or ended."),
    /** The largest zone_instances_limit that a scaling policy may set. */
    SCALING_INSTANCES_LIMIT(
            "functions.scaling.instances-limit",
            "instances",
            "1000",
            1,
            100_000,
            "The largest zone_instances_limit that a scaling policy may set."),
    /** The largest zone_requests_limit that a scaling policy may set. */
    SCALING_REQUESTS_LIMIT(
            "functions.scaling.requests-limit",
            "invocations",
            "10000",
            1,
            1_000_000,
            "The largest zone_requests_limit that a scaling policy may set."),
    /** How many scaling policies one function may have. */
    SCALING_POLICY_COUNT(
            "functions.scaling.policy-count",
            "policies",
            "20",
            1,
            1_000,
            "How many scaling policies one function may have: one for each of its tags."),
    /** How long an invocation waits at most for an instance while its function has as many as its scaling policy allows. */
    SCALING_QUEUE_TIME_LIMIT_MS(
            "functions.scaling.queue-time-limit-ms",
            "ms",
            "10000",
            1,
            900_000,
            "How long an invocation waits at most for an instance while its function has as many as its scaling policy allows; then it is answered with 429."),
    /** How many live tails of logs a server serves at a time; one more is answered with 429. */
    LOG_TAILS(
            "functions.log.tails",
            "tails",
            "100",
            0,
            10_000,
            "How many live tails of logs a server serves at a time; one more is answered with 429."),
    /** How many live tails of logs one site may have open at a time on a server; one more is answered with 429. */
    SITE_LOG_TAILS(
            "functions.site.log-tails",
            "tails",
            "10",
            0,
            10_000,
            "How many live tails of logs one site may have open at a time on a server; one more is answered with 429."),
    /** How long one live tail of logs lasts; then the client connects again and goes on where it was. */
    LOG_TAIL_DURATION_S(
            "functions.log.tail-duration-s",
            "s",
            "3600",
            1,
            86_400,
            "How long one live tail of logs lasts; then the client connects again and goes on where it was."),
    /** Whether the description of the REST interface and its page are served, to everybody. */
    HTTP_API_DOCUMENTATION(
            "functions.http.api-documentation",
            SettingType.CHOICE,
            "public or off",
            "public",
            "Whether the description of the REST interface (/openapi.json, /openapi.yaml) and its page (/docs/) are served, to everybody and without a token; off answers 404."),

    // monitoring
    /** What this server is called where servers are told apart; without it the name of the application server or of the machine. */
    SERVER_NAME(
            "functions.server.name",
            SettingType.OPTIONAL_TEXT,
            "text",
            null,
            "What this server is called where servers are told apart (GET /system); without it the node name of the application server (jboss.node.name), else the name of the machine. No two servers with the same database may have the same."),
    /** How often a server tells the others that it is there. */
    SERVER_HEARTBEAT_MS(
            "functions.server.heartbeat-ms",
            "ms",
            "10000",
            100,
            600_000,
            "How often a server writes its row for GET /system; when it has not for three times as long it is shown as not answering."),
    /** The token that opens GET /api/metrics, and nothing else, to whoever scrapes it. */
    METRICS_SCRAPE_TOKEN(
            "functions.metrics.scrape-token",
            SettingType.OPTIONAL_TEXT,
            "secret text",
            null,
            "A bearer token that opens GET /api/metrics, and nothing else: 32 to 256 letters, digits, and -._~+/=; make one with: openssl rand -hex 32. Without it only tokens of the identity provider with functions:administer open it. Never shown."),
    /** How many functions have counts of their own in GET /api/metrics. */
    METRICS_FUNCTION_COUNT(
            "functions.metrics.function-count",
            "functions",
            "0",
            0,
            10_000,
            "How many functions have counts of their own in GET /api/metrics, by site, function and outcome: those that are invoked first after the start of the server. 0 has none: each function makes up to seven time series."),
    /** Where the identity provider gives the keys out that tokens are verified with; asked for the health of the server only. */
    SECURITY_KEYS_URL(
            "functions.security.keys-url",
            SettingType.OPTIONAL_TEXT,
            "address",
            null,
            "Where the identity provider gives out the keys that tokens are verified with (jwks_uri); asked for the health of the server only. Without it the address of a Keycloak is derived from functions.security.token-url; without either the health does not tell whether they can be reached.");

    private final String key;
    private final SettingType type;
    private final String unit;
    private final @Nullable String defaultText;
    private final long minimum;
    private final long maximum;
    private final String sentence;
    private final @Nullable Quota quota;

    Setting(String key, String unit, String defaultText, long minimum, long maximum, String sentence) {
        this(key, null, unit, defaultText, minimum, maximum, sentence);
    }

    /** One that the runtime knows too: it has key and default. */
    Setting(Quota quota, String unit, long minimum, long maximum, String sentence) {
        this(quota.key(), quota, unit, String.valueOf(quota.defaultValue()), minimum, maximum, sentence);
    }

    Setting(
            String key,
            @Nullable Quota quota,
            String unit,
            String defaultText,
            long minimum,
            long maximum,
            String sentence) {
        this.key = key;
        this.quota = quota;
        this.type = SettingType.INTEGER;
        this.unit = unit;
        this.defaultText = defaultText;
        this.minimum = minimum;
        this.maximum = maximum;
        this.sentence = sentence;
    }

    Setting(String key, SettingType type, String unit, @Nullable String defaultText, String sentence) {
        this.key = key;
        this.quota = null;
        this.type = type;
        this.unit = unit;
        this.defaultText = defaultText;
        this.minimum = 0;
        this.maximum = 0;
        this.sentence = sentence;
    }

    /** Returns the name of the system property. */
    public String key() {
        return key;
    }

    /** Returns the name of the environment variable: the key in capitals, dots and hyphens as underscores. */
    public String environmentName() {
        return key.toUpperCase(java.util.Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** Returns what its text must look like. */
    public SettingType type() {
        return type;
    }

    /** Returns the unit of the value, in words. */
    public String unit() {
        return unit;
    }

    /** Returns the text that counts if nothing is set, null if there is none. */
    public @Nullable String defaultText() {
        return defaultText;
    }

    /** Returns the smallest number allowed; counts for {@link SettingType#INTEGER} only. */
    public long minimum() {
        return minimum;
    }

    /** Returns the largest number allowed; counts for {@link SettingType#INTEGER} only. */
    public long maximum() {
        return maximum;
    }

    /** Returns which quota of an invocation it sets, null if none. */
    public @Nullable Quota quota() {
        return quota;
    }

    /** Returns what the setting does. */
    public String sentence() {
        return sentence;
    }
}
