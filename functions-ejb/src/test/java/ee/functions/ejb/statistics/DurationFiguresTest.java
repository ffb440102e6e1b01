// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.jpa.statistics.InvocationCount;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationFiguresTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "1, 1, 1",
        "6, 6, 7",
        "7, 6, 7",
        "100, 71, 100",
        "101, 101, 150",
        "20000, 15001, 20000",
        "1000001, 1000001, 9223372036854775807"
    })
    void everyDurationIsInOneStretch(long durationMs, long shortest, long longest) {
        assertThat(DurationBounds.shortest(durationMs)).isEqualTo(shortest);
        assertThat(DurationBounds.longest(durationMs)).isEqualTo(longest);
    }

    @Test
    void ofOneInvocationEverythingIsExact() {
        assertThat(figures(64)).isEqualTo(new DurationFigures(64, 64, 64, 64, 64));
        assertThat(figures(0)).isEqualTo(new DurationFigures(0, 0, 0, 0, 0));
        assertThat(figures(2_000_000))
                .isEqualTo(new DurationFigures(2_000_000, 2_000_000, 2_000_000, 2_000_000, 2_000_000));
    }

    @Test
    void ofNothingThereAreNoFigures() {
        assertThat(DurationFigures.of(new TreeMap<>())).isNull();
    }

    @Test
    void fewSlowInvocationsShowInTheLastFiguresOnly() {
        long[] durations = new long[100];
        Arrays.fill(durations, 10);
        Arrays.fill(durations, 0, 3, 20_000);

        DurationFigures figures = figures(durations);

        assertThat(figures.average()).isEqualTo(610);
        assertThat(figures.p50()).isBetween(8L, 10L);
        assertThat(figures.p95()).isBetween(8L, 10L);
        assertThat(figures.p99()).isBetween(15_001L, 20_000L);
        assertThat(figures.longest()).isEqualTo(20_000);
    }

    @Test
    void estimatesAreNeverOffByMoreThanHalf() {
        Random random = new Random(6);
        for (int run = 0; run < 50; run++) {
            long[] durations = random.doubles(1 + random.nextInt(500), 0, 1)
                    .mapToLong(x -> Math.round(Math.exp(x * 12)))
                    .sorted()
                    .toArray();
            DurationFigures figures = figures(durations);
            for (Map.Entry<Double, Long> quantile : Map.of(
                            0.50, figures.p50(), 0.95, figures.p95(), 0.99, figures.p99())
                    .entrySet()) {
                long exact = durations[(int) Math.ceil(quantile.getKey() * durations.length) - 1];
                assertThat(quantile.getValue())
                        .as("%s of %s invocations", quantile.getKey(), durations.length)
                        .isCloseTo(exact, Percentage.withPercentage(50));
            }
            assertThat(figures.longest()).isEqualTo(durations[durations.length - 1]);
            assertThat(figures.average())
                    .isEqualTo(Math.round(LongStream.of(durations).average().orElseThrow()));
        }
    }

    private static DurationFigures figures(long... durations) {
        TreeMap<Long, InvocationCount> counts = new TreeMap<>();
        for (long duration : durations) {
            counts.merge(DurationBounds.longest(duration), InvocationCount.ofOne(duration), InvocationCount::plus);
        }
        return Objects.requireNonNull(DurationFigures.of(counts));
    }
}
