// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

/** The top level of a module threw, or did not end in time, when an instance of its version was to start. */
public final class InstanceStartFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String errorType;
    private final String errorMessage;
    private final String stack;

    /**
     * Describes the failure in the author's terms.
     *
     * @param errorType the name of the error, such as {@code TypeError}
     * @param message the message of the error
     * @param stack the error and its frames in the author's own file, line and column
     */
    public InstanceStartFailed(String errorType, String message, String stack) {
        super(errorType + ": " + message);
        this.errorType = errorType;
        this.errorMessage = message;
        this.stack = stack;
    }

    /** The name of the error, such as {@code TypeError}. */
    public String errorType() {
        return errorType;
    }

    /** The message of the error. */
    public String errorMessage() {
        return errorMessage;
    }

    /** The error and its frames in the author's own file, line and column. */
    public String stack() {
        return stack;
    }
}
