// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.egress;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts refused requests since the server started, by site and reason. Any thread may call. */
public final class EgressRefusals {

    private final Map<Key, LongAdder> counts = new ConcurrentHashMap<>();

    /**
     * What is counted together.
     *
     * @param siteId the site whose function asked
     * @param reason why it was refused
     */
    public record Key(String siteId, EgressReason reason) {}

    /** Gives the counts as they are now; what was never refused is absent. */
    public Map<Key, Long> counts() {
        return counts.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().sum()));
    }

    void add(String siteId, EgressReason reason) {
        counts.computeIfAbsent(new Key(siteId, reason), key -> new LongAdder()).increment();
    }
}
