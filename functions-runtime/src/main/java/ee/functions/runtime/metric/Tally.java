// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.metric;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/**
 * How often each of some things happened since the server started. Any thread may count and read; counting takes no lock and
 * allocates nothing.
 *
 * @param <E> what is told apart
 */
public final class Tally<E extends Enum<E>> {
    /** Never changes after it is filled, so that it can be read without a lock. */
    private final Map<E, LongAdder> adders;

    /** Makes one in which nothing has happened yet. */
    public Tally(Class<E> type) {
        adders = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            adders.put(constant, new LongAdder());
        }
    }

    /** Counts one more. */
    public void add(E what) {
        Objects.requireNonNull(adders.get(what)).increment();
    }

    /** Returns how often each happened, in their order; those that never did are there too. */
    public Map<E, Long> read() {
        Map<E, Long> read = new LinkedHashMap<>();
        adders.forEach((what, count) -> read.put(what, count.sum()));
        return read;
    }
}
