// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.error;

import ee.functions.ejb.error.ErrorCode;
import java.util.List;

/** A request has the wrong shape: every problem found in it, so that a caller can mend all of them at once. */
public class InvalidInputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<ErrorDetail> problems;

    /** Creates an error with at least one problem. */
    public InvalidInputException(List<ErrorDetail> problems) {
        this(ErrorCode.VALIDATION_FAILED, problems);
    }

    /** Creates an error with at least one problem; the code is {@link ErrorCode#VALIDATION_FAILED} or one that means the like. */
    public InvalidInputException(ErrorCode code, List<ErrorDetail> problems) {
        super("Input is invalid");
        this.code = code;
        this.problems = List.copyOf(problems);
    }

    /** Creates an error with one problem. */
    public InvalidInputException(String attribute, String type, String message) {
        this(List.of(new ErrorDetail(attribute, type, message)));
    }

    /** Returns which of the known errors this is. */
    public ErrorCode code() {
        return code;
    }

    /** Returns the problems in the order in which they were found. */
    public List<ErrorDetail> problems() {
        return problems;
    }
}
