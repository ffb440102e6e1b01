// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.engine;

/** What a host function throws to make the script see a JavaScript error. */
public final class HostError extends Exception {

    private static final long serialVersionUID = 1L;

    private final String errorType;

    /**
     * Names the error.
     *
     * @param errorType the JavaScript constructor's name, such as {@code TypeError}; a DOMException's name otherwise
     * @param message an English sentence for the function's author
     */
    public HostError(String errorType, String message) {
        super(message, null, false, false);
        this.errorType = errorType;
    }

    /** The JavaScript constructor's name. */
    public String errorType() {
        return errorType;
    }
}
