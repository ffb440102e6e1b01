// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.settings;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.runtime.guard.Quota;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SettingTest {
    @Test
    void everyKeyHasItsDefault() {
        // Keys and defaults are a contract with operators: a change here is a change for them.
        assertThat(Arrays.stream(Setting.values()).map(setting -> setting.key() + "=" + setting.defaultText()))
                .containsExactly(
                        "functions.invocation.run-time-limit-ms=20000",
                        "functions.invocation.cpu-time-limit-ms=20000",
                        "functions.invocation.allocated-bytes=68719476736",
                        "functions.instance.held-bytes=134217728",
                        "functions.memory.heap-percent=80",
                        "functions.invocation.request-body-bytes=3500000",
                        "functions.invocation.request-headers=100",
                        "functions.invocation.request-header-bytes=65536",
                        "functions.invocation.url-bytes=16384",
                        "functions.invocation.response-body-bytes=3500000",
                        "functions.invocation.response-headers=100",
                        "functions.invocation.response-header-bytes=65536",
                        "functions.invocation.subrequests=200",
                        "functions.invocation.subrequests-at-once=50",
                        "functions.invocation.kv-operations=1000",
                        "functions.invocation.pending-timers=1000",
                        "functions.invocation.compression-streams=32",
                        "functions.invocation.log-entries=1000",
                        "functions.invocation.log-bytes=1048576",
                        "functions.fetch.response-body-bytes=16777216",
                        "functions.fetch.request-body-bytes=16777216",
                        "functions.fetch.connect-timeout-ms=10000",
                        "functions.fetch.connections=4000",
                        "functions.site.fetches-at-once=400",
                        "functions.memory.compression-streams=1000",
                        "functions.instance.idle-count=1000",
                        "functions.instance.start-time-limit-ms=10000",
                        "functions.site.concurrent-invocations=20",
                        "functions.site.function-count=30",
                        "functions.site.running-turns=4",
                        "functions.site.waiting-turns=200",
                        "functions.suspension.breaches=20",
                        "functions.suspension.window-s=600",
                        "functions.suspension.duration-s=600",
                        "functions.version.code-bytes=512000",
                        "functions.version.archive-bytes=3500000",
                        "functions.version.archive-unpacked-bytes=20000000",
                        "functions.version.archive-entries=1000",
                        "functions.version.environment-bytes=4000",
                        "functions.version.concurrency=16",
                        "functions.function.tags=10",
                        "functions.version.obsolete-after-days=90",
                        "functions.version.obsolete-delete=off",
                        "functions.kv.time-to-live-hours=72",
                        "functions.kv.key-bytes=512",
                        "functions.kv.value-bytes=16000",
                        "functions.kv.namespace-bytes=128",
                        "functions.kv.batch-operations=10",
                        "functions.kv.request-body-bytes=1048576",
                        "functions.log.retention-hours=72",
                        "functions.statistics.retention-days=400",
                        "functions.log.buffer-entries=20000",
                        "functions.log.message-bytes=65536",
                        "functions.deployment.recheck-interval-ms=1000",
                        "functions.database.migration=auto",
                        "functions.environment.key=null",
                        "functions.security.site-claim=site_id",
                        "functions.security.token-kind-claim=token_kind",
                        "functions.security.audience-client=functions-api",
                        "functions.egress.allow=",
                        "functions.egress.deny=",
                        "functions.egress.default=public",
                        "functions.egress.site-allow=",
                        "functions.egress.site-entry-count=100",
                        "functions.egress.proxy=null",
                        "functions.egress.proxy-user=null",
                        "functions.egress.proxy-password=null",
                        "functions.egress.no-proxy=",
                        "functions.engine.allowed=nashorn,v8",
                        "functions.build.esbuild-path=null",
                        "functions.build.time-limit-ms=60000",
                        "functions.build.wait-ms=20000",
                        "functions.http.public-base=null",
                        "functions.console.mode=on",
                        "functions.console.issuer=null",
                        "functions.console.client-id=functions-console",
                        "functions.console.api-base=/faas",
                        "functions.executor.invocation=java:jboss/ee/concurrency/executor/functions-invocation",
                        "functions.executor.build=java:jboss/ee/concurrency/executor/functions-build",
                        "functions.executor.io=java:jboss/ee/concurrency/executor/functions-io",
                        "functions.executor.timers=java:jboss/ee/concurrency/scheduler/functions-timers",
                        "functions.site.schedule-count=100",
                        "functions.schedule.payload-bytes=4096",
                        "functions.schedule.poll-interval-ms=5000",
                        "functions.schedule.catch-up-s=3600",
                        "functions.stream.kind=off",
                        "functions.stream.rabbitmq-uri=null",
                        "functions.stream.exchange=functions.events",
                        "functions.stream.batch-size=200",
                        "functions.stream.retry-interval-ms=5000",
                        "functions.stream.jms-connection-factory=java:comp/DefaultJMSConnectionFactory",
                        "functions.stream.jms-topic=null",
                        "functions.async.retries-count=2",
                        "functions.async.retry-delay-ms=1000",
                        "functions.async.longest-retry-delay-ms=300000",
                        "functions.async.expiry-hours=24",
                        "functions.async.concurrent-runs=40",
                        "functions.site.async-concurrent-runs=10",
                        "functions.async.poll-interval-ms=5000",
                        "functions.async.lease-s=60",
                        "functions.async.waiting-calls=1000",
                        "functions.site.async-waiting-calls=5000",
                        "functions.async.body-bytes=262144",
                        "functions.async.chain-length=5",
                        "functions.async.retention-hours=72",
                        "functions.async.dead-letter-hours=336",
                        "functions.event.payloads=on",
                        "functions.event.payload-bytes=4096",
                        "functions.event.redacted-fields=password,passwd,secret,token,authorization,cookie,api_key,access_token,refresh_token,id_token,client_secret,private_key,credit_card,card_number,cvv",
                        "functions.event.retention-hours=72",
                        "functions.site.event-binding-count=100",
                        "functions.security.token-url=null",
                        "functions.security.token-timeout-ms=5000",
                        "functions.security.token-exchanges=8",
                        "functions.security.verified-token-s=30",
                        "functions.security.verified-tokens=10000",
                        "functions.idempotency.retention-hours=24",
                        "functions.idempotency.lease-s=60",
                        "functions.idempotency.answer-bytes=262144",
                        "functions.invocation.cors-origins=*",
                        "functions.instance.recent-count=100",
                        "functions.deployment.warm-up-ms=5000",
                        "functions.instance.warm-check-interval-ms=5000",
                        "functions.instance.warm-backoff-ms=30000",
                        "functions.instance.suspend-after-ms=60000",
                        "functions.instance.idle-time-limit-ms=900000",
                        "functions.instance.sweep-interval-ms=5000",
                        "functions.scaling.instances-limit=1000",
                        "functions.scaling.requests-limit=10000",
                        "functions.scaling.policy-count=20",
                        "functions.scaling.queue-time-limit-ms=10000",
                        "functions.log.tails=100",
                        "functions.site.log-tails=10",
                        "functions.log.tail-duration-s=3600",
                        "functions.http.api-documentation=public",
                        "functions.server.name=null",
                        "functions.server.heartbeat-ms=10000",
                        "functions.metrics.scrape-token=null",
                        "functions.metrics.function-count=0",
                        "functions.security.keys-url=null");
    }

    @Test
    void everyDefaultIsWithinItsBounds() {
        assertThat(Arrays.stream(Setting.values()).filter(setting -> setting.type() == SettingType.INTEGER))
                .isNotEmpty()
                .allSatisfy(setting -> assertThat(Long.parseLong(String.valueOf(setting.defaultText())))
                        .isBetween(setting.minimum(), setting.maximum()));
    }

    @Test
    void everyQuotaOfAnInvocationIsASetting() {
        assertThat(Arrays.stream(Setting.values()).map(Setting::quota).filter(quota -> quota != null))
                .containsExactlyInAnyOrder(Quota.values());
    }

    @Test
    void environmentNameIsTheKeyInCapitals() {
        assertThat(Setting.INVOCATION_RUN_TIME_LIMIT_MS.environmentName())
                .isEqualTo("FUNCTIONS_INVOCATION_RUN_TIME_LIMIT_MS");
    }
}
