// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.metric;

import ee.functions.runtime.metric.DurationHistogram;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;

/**
 * Collects the families of one scrape. All names begin with {@code functions_}; those of counters get {@code _total} at their end
 * when they are written, those of infos {@code _info}. A family without points is left out.
 */
final class MetricFamilies {
    private static final String PREFIX = "functions_";

    private final MetricSnapshots.Builder all = MetricSnapshots.builder();

    /**
     * One value of a family.
     *
     * @param value the value
     * @param labels names and values, one after the other
     */
    record Point(double value, List<String> labels) {
        Point(double value) {
            this(value, List.of());
        }

        Point(long value, String... labels) {
            this((double) value, List.of(labels));
        }

        private Labels asLabels() {
            return labels.isEmpty() ? Labels.EMPTY : Labels.of(labels.toArray(String[]::new));
        }
    }

    /**
     * Durations of a family.
     *
     * @param reading the durations
     * @param labels names and values, one after the other
     */
    record Durations(DurationHistogram.Reading reading, List<String> labels) {
        Durations(DurationHistogram.Reading reading, String... labels) {
            this(reading, List.of(labels));
        }
    }

    /** Adds what only grows. */
    void counter(String name, String help, List<Point> points) {
        if (points.isEmpty()) {
            return;
        }
        CounterSnapshot.Builder family =
                CounterSnapshot.builder().name(PREFIX + name).help(help);
        points.forEach(point -> family.dataPoint(CounterDataPointSnapshot.builder()
                .value(point.value())
                .labels(point.asLabels())
                .build()));
        all.metricSnapshot(family.build());
    }

    /** Adds what only grows and is not told apart. */
    void counter(String name, String help, long value) {
        counter(name, help, List.of(new Point((double) value)));
    }

    /** Adds what goes up and down. */
    void gauge(String name, String help, List<Point> points) {
        if (points.isEmpty()) {
            return;
        }
        GaugeSnapshot.Builder family =
                GaugeSnapshot.builder().name(PREFIX + name).help(help);
        points.forEach(point -> family.dataPoint(GaugeDataPointSnapshot.builder()
                .value(point.value())
                .labels(point.asLabels())
                .build()));
        all.metricSnapshot(family.build());
    }

    /** Adds what goes up and down and is not told apart. */
    void gauge(String name, String help, long value) {
        gauge(name, help, (double) value);
    }

    /** Adds what goes up and down, is no whole number, and is not told apart. */
    void gauge(String name, String help, double value) {
        gauge(name, help, List.of(new Point(value)));
    }

    /** Adds durations in seconds. */
    void durations(String name, String help, List<Durations> durations) {
        HistogramSnapshot.Builder family =
                HistogramSnapshot.builder().name(PREFIX + name).help(help);
        durations.forEach(each -> family.dataPoint(HistogramDataPointSnapshot.builder()
                .classicHistogramBuckets(ClassicHistogramBuckets.of(
                        DurationHistogram.boundsSeconds(), each.reading().counts()))
                .sum(each.reading().sumSeconds())
                .labels(
                        each.labels().isEmpty()
                                ? Labels.EMPTY
                                : Labels.of(each.labels().toArray(String[]::new)))
                .build()));
        all.metricSnapshot(family.build());
    }

    /** Adds texts that do not change. */
    void info(String name, String help, String... labels) {
        all.metricSnapshot(InfoSnapshot.builder()
                .name(PREFIX + name)
                .help(help)
                .dataPoint(InfoDataPointSnapshot.builder()
                        .labels(Labels.of(labels))
                        .build())
                .build());
    }

    /** Returns all that was added, by name. */
    MetricSnapshots snapshots() {
        return all.build();
    }
}
