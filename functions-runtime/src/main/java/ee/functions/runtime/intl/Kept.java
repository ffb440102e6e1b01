// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.intl;

import ee.functions.runtime.engine.HostError;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps what is dear to make by the text it is made of; forgets all when there is too much. Thread-safe. */
final class Kept<T> {

    private static final int MOST = 500;
    private static final int LONGEST_KEY = 400;

    /** Makes a value; it must be safe to share between threads. */
    interface Maker<T> {
        T make(String key) throws HostError;
    }

    private final Map<String, T> values = new ConcurrentHashMap<>();
    private final Maker<T> maker;

    Kept(Maker<T> maker) {
        this.maker = maker;
    }

    T get(String key) throws HostError {
        T kept = values.get(key);
        if (kept != null) {
            return kept;
        }
        T made = maker.make(key);
        if (key.length() <= LONGEST_KEY) {
            if (values.size() >= MOST) {
                values.clear();
            }
            values.put(key, made);
        }
        return made;
    }
}
