// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.fake;

import ee.functions.ejb.log.LogEvent;
import ee.functions.ejb.log.LogStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Keeps log events instead of storing them, and refuses those that the test wants refused. */
public class FakeLogStore extends LogStore {
    public final List<LogEvent> stored = new ArrayList<>();
    public Predicate<LogEvent> refuses = event -> false;

    @Override
    public synchronized void store(List<LogEvent> events) {
        if (events.stream().anyMatch(refuses)) {
            throw new IllegalStateException("The database refuses.");
        }
        stored.addAll(events);
    }
}
