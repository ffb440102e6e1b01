// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.host.RunnableVersion;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One version of which this server keeps instances warm, and how far it is. Thread-safe. */
final class KeptWarm {
    private static final Duration LONGEST_BACKOFF = Duration.ofHours(1);
    private static final int DOUBLINGS = 20;

    private final UUID functionId;
    private final UUID versionId;
    private final String siteId;
    private Map<String, Integer> byTag = Map.of();
    private @Nullable RunnableVersion version;
    private int failures;
    private long notBefore = System.nanoTime();

    KeptWarm(WarmFunction wanted) {
        this.functionId = wanted.function().functionId();
        this.versionId = wanted.version().versionId();
        this.siteId = wanted.function().siteId();
    }

    UUID functionId() {
        return functionId;
    }

    UUID versionId() {
        return versionId;
    }

    String siteId() {
        return siteId;
    }

    /** Returns how many shall be kept for all tags of the version together. */
    synchronized int instances() {
        return byTag.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Changes how many shall be kept for each tag of the version. */
    synchronized void want(Map<String, Integer> instancesByTag) {
        byTag = Map.copyOf(instancesByTag);
    }

    /** Notes the version once it is loaded. */
    synchronized void loaded(RunnableVersion itsVersion) {
        version = itsVersion;
    }

    synchronized @Nullable RunnableVersion version() {
        return version;
    }

    /** Returns how many of the instances that shall be kept are there. */
    int allocated() {
        RunnableVersion loaded = version();
        return loaded == null ? 0 : Math.min(instances(), loaded.live());
    }

    /** Returns how many of the instances that shall be kept for a tag are there. */
    int allocated(String tag) {
        int live = allocated();
        synchronized (this) {
            return Math.min(byTag.getOrDefault(tag, 0), live);
        }
    }

    /** Tells whether one more instance shall be started now. */
    boolean isDue() {
        synchronized (this) {
            if (System.nanoTime() - notBefore < 0) {
                return false;
            }
        }
        return allocated() < instances();
    }

    /** Notes that an instance has started: the next failure is the first again. */
    synchronized void succeeded() {
        failures = 0;
    }

    /** Lets it rest for a while. */
    synchronized void rest(Duration pause) {
        notBefore = System.nanoTime() + pause.toNanos();
    }

    /** Lets it rest after a failure, twice as long each time; returns whether it was the first. */
    synchronized boolean failed(Duration firstPause) {
        long pause = firstPause.toMillis() << Math.min(failures, DOUBLINGS);
        failures++;
        rest(Duration.ofMillis(Math.min(pause, LONGEST_BACKOFF.toMillis())));
        return failures == 1;
    }
}
