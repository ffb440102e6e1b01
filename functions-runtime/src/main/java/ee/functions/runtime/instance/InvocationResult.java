// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.guard.InvocationLimits;
import ee.functions.runtime.guard.Limit;
import java.util.List;

/** How an invocation ended. */
public sealed interface InvocationResult {

    /**
     * The handler answered.
     *
     * @param status the HTTP status, 200 to 599
     * @param headers the header fields of the response
     * @param body the body of the response, empty if there is none; not copied
     */
    @SuppressWarnings("ArrayRecordComponent") // a body of megabytes is handed over, never compared
    record Responded(int status, List<Header> headers, byte[] body) implements InvocationResult {

        public Responded {
            headers = List.copyOf(headers);
        }
    }

    /**
     * The handler threw, or its promise was rejected.
     *
     * @param errorType the name of the error, such as {@code TypeError}
     * @param message the message of the error
     * @param stack the error and its frames in the author's own file, line and column
     */
    record Threw(String errorType, String message, String stack) implements InvocationResult {}

    /**
     * The handler was not called, because the request is not what its own content type says.
     *
     * @param message an English sentence for the caller
     */
    record Refused(String message) implements InvocationResult {}

    /**
     * The handler gave back something that cannot be answered, or its promise can never settle.
     *
     * @param message an English sentence for the author
     */
    record Malformed(String message) implements InvocationResult {}

    /**
     * The invocation was stopped at a limit of time.
     *
     * @param limit run time or processor time
     * @param message an English sentence that names the limit and its value
     */
    record TimedOut(Limit limit, String message) implements InvocationResult {}

    /**
     * The invocation was stopped at a limit of memory.
     *
     * @param limit which of them
     * @param message an English sentence that names the limit and its value
     */
    record MemoryExceeded(Limit limit, String message) implements InvocationResult {}

    /**
     * The invocation was stopped because another one, which ran in the same instance at the same time, was stopped at a limit.
     *
     * @param message an English sentence that says which limit that was
     */
    record Aborted(String message) implements InvocationResult {}

    /**
     * The handler was not called, because its instance runs an invocation of the same id.
     *
     * @param message an English sentence for the caller
     */
    record Duplicate(String message) implements InvocationResult {}

    /** How the others of an instance end when one passed a limit. */
    static InvocationResult aborted(Limit ofOther, InvocationLimits limits) {
        return new Aborted("Another call that its instance ran at the same time was stopped, and this one with it: "
                + ofOther.sentence(limits));
    }

    /** How an invocation ends that passed a limit. */
    static InvocationResult stopped(Limit limit, InvocationLimits limits) {
        String message = limit.sentence(limits);
        return limit.isTime() ? new TimedOut(limit, message) : new MemoryExceeded(limit, message);
    }
}
