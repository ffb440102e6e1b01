// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.invocation;

import ee.functions.ejb.invocation.InvocationTiming;

/**
 * The header {@code Server-Timing} of an invocation, in milliseconds: {@code queue}, {@code load}, {@code exec}, of that
 * {@code kv} and {@code egress}, and {@code total}. Only for callers who may read the function: from the times of others'
 * invocations one could tell what a function does.
 */
final class ServerTiming {
    static final String HEADER = "Server-Timing";

    private static final long NANOS_PER_MICRO = 1_000;
    private static final long MICROS_PER_MILLI = 1_000;

    private ServerTiming() {}

    static String of(InvocationTiming timing) {
        StringBuilder text = new StringBuilder(112);
        add(text, "queue", timing.queueNanos());
        add(text, ", load", timing.loadNanos());
        add(text, ", exec", timing.execNanos());
        add(text, ", kv", timing.kvNanos());
        add(text, ", egress", timing.egressNanos());
        add(text, ", total", timing.totalNanos());
        return text.toString();
    }

    /** Appends milliseconds with three decimals. */
    private static void add(StringBuilder text, String name, long nanos) {
        long micros = Math.max(0, nanos) / NANOS_PER_MICRO;
        long rest = micros % MICROS_PER_MILLI;
        text.append(name).append(";dur=").append(micros / MICROS_PER_MILLI).append('.');
        if (rest < 100) {
            text.append('0');
        }
        if (rest < 10) {
            text.append('0');
        }
        text.append(rest);
    }
}
