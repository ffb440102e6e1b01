// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostCallback;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A callback a test can wait for. */
public final class Answer implements HostCallback {

    private final CompletableFuture<@Nullable Object> result = new CompletableFuture<>();

    /** Waits for the result; fails as the host function did. */
    public @Nullable Object value() throws Exception {
        return result.get(60, TimeUnit.SECONDS);
    }

    @Override
    public void succeed(@Nullable Object value) {
        result.complete(value);
    }

    @Override
    public void fail(String errorType, String message) {
        result.completeExceptionally(new IllegalStateException(errorType + ": " + message));
    }

    @Override
    public void abandon() {
        result.cancel(false);
    }
}
