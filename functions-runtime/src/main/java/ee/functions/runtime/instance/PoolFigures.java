// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.metric.DurationHistogram;

/**
 * The instances of a server at one moment, and how many were started so far.
 *
 * @param idle how many wait for an invocation, the suspended ones left out
 * @param suspended how many wait and were not used for a while
 * @param busy how many are lent, each once, to however many borrowers
 * @param starting how many are being prepared
 * @param starts how long it took to prepare those that came to be, in vain or not
 * @param failedStarts how many of them did not come to be, because their module threw or was stopped
 */
public record PoolFigures(
        int idle, int suspended, int busy, int starting, DurationHistogram.Reading starts, long failedStarts) {}
