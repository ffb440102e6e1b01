// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.engine;

import org.jspecify.annotations.Nullable;

/**
 * A function of the prelude that Java calls back, once, as {@code (error, result)}.
 *
 * <p>From the moment it is handed over it keeps its invocation alive; the first of the three calls ends that, further
 * ones do nothing. Any thread may call. The function runs on the instance's event loop; if its invocation is over by
 * then, it does not run at all.
 */
public interface HostCallback {

    /**
     * Calls back with a result.
     *
     * @param value String, number, Boolean, byte array, a List of these, or null
     */
    void succeed(@Nullable Object value);

    /**
     * Calls back with an error.
     *
     * @param errorType the JavaScript constructor's name, such as {@code TypeError}
     * @param message an English sentence for the function's author
     */
    void fail(String errorType, String message);

    /** Lets go of the function without calling it, such as for a cleared timer. */
    void abandon();
}
