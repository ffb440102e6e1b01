// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;

/** Every hostile function ends as its file says, and what another site runs on the same server does not notice. */
@Tag("every-engine")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostileFunctionsTest {

    private static final Path FILES = Path.of("src/test/js/hostile");
    private static final int LEAST = 250;

    /** Bytes; a few instances that stay are more. */
    private static final long MOST_GROWTH = 8L << 20;

    /** One of so many files is invoked again, to see what stays. */
    private static final int ONE_OF = 30;

    /** How many are invoked at a time, each on a server of its own. */
    private static final int AT_A_TIME = 2;

    private static final BlockingQueue<Battlefield> FREE = new LinkedBlockingQueue<>();
    private static final ExecutorService AT_WORK = Executors.newFixedThreadPool(AT_A_TIME);

    @BeforeAll
    static void start() throws Exception {
        for (int i = 0; i < AT_A_TIME; i++) {
            FREE.add(new Battlefield());
        }
    }

    @AfterAll
    static void stop() {
        AT_WORK.shutdownNow();
        FREE.forEach(Battlefield::close);
    }

    @Test
    @Order(1)
    void thereAreManyOfThem() throws IOException {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(LEAST);
    }

    @TestFactory
    @Order(2)
    Stream<DynamicTest> endsAsItMustAndHarmsNobody() throws IOException {
        Map<HostileFunction, Future<Battlefield.Report>> reports = begin(files());
        return reports.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey().name(),
                        () -> assertHarmless(entry.getKey(), entry.getValue().get())));
    }

    private static void assertHarmless(HostileFunction function, Battlefield.Report report) {
        assertThat(function.outcomes())
                .as("%s: %s", function.name(), report.outcome())
                .anyMatch(outcome -> outcome.allows(report.outcome()));
        assertThat(report.besides()).containsOnly(Battlefield.INNOCENT_ANSWER);
        assertThat(report.failing()).contains("ReferenceError", "missing is not defined", "main.js:1");
        assertThat(report.reached())
                .as("requests to the address nobody may reach")
                .isZero();
        assertThat(report.left()).as("what is at work or waits afterwards").isEmpty();
    }

    @Test
    @Order(3)
    void leavesNeitherThreadsNorMemoryBehind() throws Exception {
        List<HostileFunction> some = files().stream()
                .filter(function -> Math.floorMod(function.name().hashCode(), ONE_OF) == 0)
                .toList();
        long[] memory = new long[2];
        int[] threads = new int[2];
        for (int pass = 0; pass < 2; pass++) {
            for (Future<Battlefield.Report> report : begin(some).values()) {
                assertThat(report.get().left()).isEmpty();
            }
            threads[pass] = Thread.activeCount();
            memory[pass] = usedMemory();
        }

        assertThat(threads[1] - threads[0])
                .as("threads that stay, where pools may still grow by some")
                .isLessThan(some.size() / 2);
        assertThat(memory[1] - memory[0])
                .as("bytes that %d functions left behind", some.size())
                .isLessThan(MOST_GROWTH);
    }

    /** Attacks with all of them, as many at a time as there are servers. */
    private static Map<HostileFunction, Future<Battlefield.Report>> begin(List<HostileFunction> functions) {
        Map<HostileFunction, Future<Battlefield.Report>> reports = new LinkedHashMap<>();
        for (HostileFunction function : functions) {
            reports.put(function, AT_WORK.submit(() -> {
                Battlefield free = FREE.take();
                try {
                    return free.attack(function);
                } finally {
                    FREE.put(free);
                }
            }));
        }
        return reports;
    }

    private static long usedMemory() {
        MemoryMXBean heap = ManagementFactory.getMemoryMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            heap.gc();
            least = Math.min(least, heap.getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    private static List<HostileFunction> files() throws IOException {
        return HostileFunction.in(FILES);
    }
}
