// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import ee.functions.runtime.metric.DurationHistogram;
import ee.functions.runtime.metric.Tally;

/** Counts the builds of this server. Thread-safe. */
final class BuildMeter {
    private final Tally<BuildEnd> ended = new Tally<>(BuildEnd.class);
    private final DurationHistogram durations = new DurationHistogram();

    void ended(BuildEnd end, long nanos) {
        ended.add(end);
        durations.add(nanos);
    }

    BuildFigures read(int pending) {
        return new BuildFigures(ended.read(), durations.read(), pending);
    }
}
