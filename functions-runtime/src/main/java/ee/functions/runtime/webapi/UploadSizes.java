// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostError;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How much of the body of each request an invocation has sent; for the thread that runs the instance. */
final class UploadSizes {

    private final int most;
    private final Map<Integer, Integer> sent = new HashMap<>();

    UploadSizes(int most) {
        this.most = most;
    }

    /** Refuses a whole body that is too large. */
    void check(byte @Nullable [] body) throws HostError {
        if (body != null && body.length > most) {
            throw new HostError("TypeError", tooLarge());
        }
    }

    /** Counts a chunk of the body of an exchange; null is its end. */
    void add(int exchange, byte @Nullable [] chunk) throws HostError {
        if (chunk == null) {
            sent.remove(exchange);
            return;
        }
        int before = sent.getOrDefault(exchange, 0);
        if (chunk.length > most - before) {
            sent.remove(exchange);
            throw new HostError("TypeError", "fetch failed: " + tooLarge());
        }
        sent.put(exchange, before + chunk.length);
    }

    void forgetAll() {
        sent.clear();
    }

    private String tooLarge() {
        return String.format(
                Locale.ROOT,
                "the body of the request has more than %,d bytes (functions.fetch.request-body-bytes)",
                most);
    }
}
