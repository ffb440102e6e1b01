// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import ee.functions.runtime.metric.DurationHistogram;
import java.util.Map;

/**
 * The builds of this server.
 *
 * @param ended how many ended in which way since the start; every way is there
 * @param durations how long they took
 * @param pending how many tasks are being built, or wait to be
 */
public record BuildFigures(Map<BuildEnd, Long> ended, DurationHistogram.Reading durations, int pending) {
    /** Copies the counts. */
    public BuildFigures {
        ended = Map.copyOf(ended);
    }
}
