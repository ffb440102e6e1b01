// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.functions.runtime.guard.InvocationLimits;
import ee.functions.runtime.guard.Limit;
import ee.functions.runtime.webapi.FetchSettings;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.ListenerNotFoundException;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeldMemoryTest {

    private static final long HELD = 32 << 20;
    private static final InvocationLimits LIMITS =
            InvocationLimits.defaults().withRunTime(TestHost.LONG).withMemory(4L << 30, HELD);

    /** A string of so many megabytes. */
    private static final String BIG = "const big = (megabytes) => 'text '.repeat(200000 * megabytes).toUpperCase();";

    private final TestHost host = new TestHost(new HostSettings(10, LIMITS, 100, 100, FetchSettings.defaults()));

    @AfterEach
    void close() {
        host.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kept.push(new Array(200000).fill(0).map((_, i) => ({ i })));",
                "kept.push(big(8));",
                "for (let i = 0; i < 100000; i++) { const o = [i]; kept.push(() => o); }",
                "for (let i = 0; i < 100000; i++) map.set('key' + map.size, { i });",
                "for (let i = 0; i < 100000; i++) { const k = {}; kept.push(k); weak.set(k, [i]); }",
                "for (let i = 0; i < 300000; i++) text += 'piece ' + i;",
                "for (let i = 0; i < 30000; i++) table['key' + count++] = i;",
                "kept.push(Object.defineProperty({}, 'x', { get: ((a) => () => a)(big(8)) }));",
                "const a = big(8); kept.push((() => a.length).bind(null));",
                "kept.push(((a) => a.length).bind(null, big(8)));",
                "const a = big(8); class X { #secret = a; } kept.push(new X());",
                "kept.push((function* (a) { yield a; })(big(8))); kept.at(-1).next();",
                "kept.push(Promise.resolve(big(8)));",
                "kept.push([big(8)].values());",
                "kept.push(new Response(big(8)));"
            })
    void instanceThatKeepsMoreAndMoreIsNotUsedForEver(String body) throws Exception {
        Program program = host.load(BIG + "const kept = [], map = new Map(), weak = new WeakMap(), table = {};"
                + " let text = '', count = 0;"
                + " export function onInvoke() { " + body + " return new Response('x'); }");

        int calls = 0;
        while (host.log.isEmpty() && calls++ < 30) {
            assertThat(TestHost.text(host.run(program, LIMITS))).isEqualTo("x");
        }

        assertThat(host.log).singleElement().asString().startsWith("WARN").contains("functions.instance.held-bytes");
        assertThat(host.host.pool().idleCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for (;;) { kept.push(big(1)); await new Promise((r) => setTimeout(r, 0)); }",
                "for (;;) { for (let i = 0; i < 10000; i++) kept.push({ i });"
                        + " await new Promise((r) => setTimeout(r, 0)); }",
                "for (;;) { const a = big(1); setTimeout(() => kept.push(a), 50000);"
                        + " await new Promise((r) => setTimeout(r, 0)); }"
            })
    void invocationThatHoardsFromTurnToTurnIsStopped(String body) throws Exception {
        Program program = host.load(BIG + "const kept = []; export async function onInvoke() { " + body + " }");

        InvocationResult result = host.run(program, LIMITS);

        assertThat(result).isInstanceOfSatisfying(InvocationResult.MemoryExceeded.class, exceeded -> {
            assertThat(exceeded.limit()).isEqualTo(Limit.HELD_BYTES);
            assertThat(exceeded.message()).contains("33,554,432 bytes", "functions.instance.held-bytes");
        });
        assertThat(host.host.pool().idleCount()).isZero();
        assertThat(host.host.pool().busyCount()).isZero();
    }

    @Test
    void garbageIsNotHeld() throws Exception {
        Program program = host.load(BIG + "let calls = 0; const kept = [big(5), big(5)]; export function onInvoke() {"
                + " for (let i = 0; i < 20; i++) big(5);"
                + " return new Response(`${++calls} ${kept[0].length}`); }");

        for (int call = 1; call <= 5; call++) {
            assertThat(TestHost.text(host.run(program, LIMITS))).isEqualTo(call + " 5000000");
        }
        assertThat(host.log).isEmpty();
    }

    @Test
    void shortMemoryDropsIdleInstancesAndBoundsOthersMoreAndMore() {
        AtomicInteger relieved = new AtomicInteger();
        CountDownLatch over = new CountDownLatch(1);
        ScheduledExecutorService timers = busy(over);
        try (HeapWatch watch = new HeapWatch(100, 1_600, relieved::incrementAndGet, timers)) {
            long all = Runtime.getRuntime().maxMemory();
            assertThat(watch.bytesSpared()).isEqualTo(Long.MAX_VALUE);
            leaves(watch, all);
            assertThat(watch.bytesSpared()).isEqualTo(1_600);
            leaves(watch, all);
            assertThat(watch.bytesSpared()).isEqualTo(800);
            for (int i = 0; i < 10; i++) {
                leaves(watch, all);
            }
            assertThat(watch.bytesSpared()).isEqualTo(100);
            leaves(watch, all / 2);
            assertThat(watch.bytesSpared()).isEqualTo(Long.MAX_VALUE);
            assertThat(relieved).hasValue(12);
        } finally {
            over.countDown();
            timers.shutdownNow();
        }
    }

    @Test
    void idleInstancesHaveLessTimeTheFullerTheHeap() {
        CountDownLatch over = new CountDownLatch(1);
        ScheduledExecutorService timers = busy(over);
        try (HeapWatch watch = new HeapWatch(50, 1_600, () -> {}, timers)) {
            long enough = Runtime.getRuntime().maxMemory() / 2;
            assertThat(watch.idleTimePercent()).isEqualTo(100);
            leaves(watch, enough / 100 * 75);
            assertThat(watch.idleTimePercent()).isBetween(96, 100);
            leaves(watch, enough / 100 * 90);
            assertThat(watch.idleTimePercent()).isBetween(36, 44);
            leaves(watch, enough * 2);
            assertThat(watch.idleTimePercent()).isEqualTo(10);
            leaves(watch, enough / 2);
            assertThat(watch.idleTimePercent()).isEqualTo(100);
        } finally {
            over.countDown();
            timers.shutdownNow();
        }
    }

    /** A timer's thread that has no time, so that the test alone asks for relief. */
    private static ScheduledExecutorService busy(CountDownLatch over) {
        ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
        timers.submit(() -> over.await(1, TimeUnit.MINUTES));
        return timers;
    }

    private static void leaves(HeapWatch watch, long used) {
        watch.left(used);
        watch.relieve();
        watch.relieve(); // without another collection nothing is asked for again
    }

    @Test
    void closedWatchLeavesNoTimer() {
        ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1);
        timers.setRemoveOnCancelPolicy(true);
        try (HeapWatch watch = new HeapWatch(80, 1, () -> {}, timers)) {
            assertThat(watch.bytesSpared()).isPositive();
            await().until(() -> timers.getQueue().size() == 1);
        }
        assertThat(timers.getQueue()).isEmpty();
        timers.shutdownNow();
    }

    @Test
    void shortMemoryDropsIdleInstances() {
        CountDownLatch relieved = new CountDownLatch(1);
        ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
        try (HeapWatch watch = new HeapWatch(1, 1, relieved::countDown, timers)) {
            await().until(() -> {
                watch.left(Runtime.getRuntime().maxMemory());
                return relieved.getCount() == 0;
            });
            assertThat(relieved.getCount()).isZero();
        } finally {
            timers.shutdownNow();
        }
    }

    /** A server has listeners of its own; the JVM tells nobody after one that fails. */
    @Test
    void collectionsAreSeenBesideAListenerThatFails() {
        List<NotificationEmitter> collectors = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(NotificationEmitter.class::cast)
                .toList();
        NotificationListener failing = (notification, handback) -> {
            throw new NoClassDefFoundError("on purpose");
        };
        collectors.forEach(collector -> collector.addNotificationListener(failing, null, null));
        ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
        byte[] kept = new byte[(int) (Runtime.getRuntime().maxMemory() / 50)];
        try (HeapWatch watch = new HeapWatch(1, 1_600, () -> {}, timers)) {
            await().until(() -> {
                System.gc();
                return watch.bytesSpared() <= 1_600;
            });
            assertThat(kept).isNotEmpty();
        } finally {
            timers.shutdownNow();
            collectors.forEach(collector -> {
                try {
                    collector.removeNotificationListener(failing);
                } catch (ListenerNotFoundException e) {
                    throw new AssertionError(e);
                }
            });
        }
    }

    /** What hoards within one turn of the event loop cannot be measured; the heap of the server tells. */
    @Test
    void serverWithASmallHeapOutlivesHoarders() throws Exception {
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoardingServer.class.getName())
                .redirectError(ProcessBuilder.Redirect.to(new File("target/hoarding-server.log")))
                .start();
        String output = new String(server.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(server.waitFor()).isZero();
        assertThat(output.lines())
                .hasSize(HoardingServer.HOARDERS.size())
                .allMatch(line -> line.matches("\\w+ (SERVER_MEMORY|HELD_BYTES|ALLOCATED_BYTES) true"));
    }
}
