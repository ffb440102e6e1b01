// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DurationHistogramTest {
    private final DurationHistogram histogram = new DurationHistogram();

    @Test
    void durationsAreCountedByTheStretchTheyFallInto() {
        List<Double> bounds = DurationHistogram.boundsSeconds();
        histogram.add(0);
        histogram.add(TimeUnit.MILLISECONDS.toNanos(1));
        histogram.add(TimeUnit.MICROSECONDS.toNanos(1_001));
        histogram.add(TimeUnit.SECONDS.toNanos(60));
        histogram.add(TimeUnit.SECONDS.toNanos(61));

        DurationHistogram.Reading reading = histogram.read();

        assertThat(reading.counts()).hasSameSizeAs(bounds);
        assertThat(reading.counts().get(0)).isEqualTo(2);
        assertThat(reading.counts().get(1)).isEqualTo(1);
        assertThat(reading.counts().get(bounds.indexOf(60.0))).isEqualTo(1);
        assertThat(reading.counts().get(bounds.size() - 1)).isEqualTo(1);
        assertThat(reading.count()).isEqualTo(5);
        assertThat(reading.sumSeconds()).isEqualTo(121.002_001, within(1e-6));
    }

    @Test
    void boundsGrowAndTheLastHasNoEnd() {
        assertThat(DurationHistogram.boundsSeconds())
                .isSorted()
                .startsWith(0.001, 0.0025)
                .endsWith(60.0, Double.POSITIVE_INFINITY);
    }

    @Test
    void aDurationThatIsNegativeCountsAsNone() {
        histogram.add(-1);

        assertThat(histogram.read().count()).isOne();
        assertThat(histogram.read().sumSeconds()).isZero();
    }
}
