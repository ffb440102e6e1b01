// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.error;

import java.util.List;

/** A request has the wrong shape: every problem found in it, so that a caller can mend all of them at once. */
public class InvalidInputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<ErrorDetail> problems;

    /** Creates an error with at least one problem. */
    public InvalidInputException(List<ErrorDetail> problems) {
        super("Input is invalid");
        this.problems = List.copyOf(problems);
    }

    /** Creates an error with one problem. */
    public InvalidInputException(String attribute, String type, String message) {
        this(List.of(new ErrorDetail(attribute, type, message)));
    }

    /** Returns the problems in the order in which they were found. */
    public List<ErrorDetail> problems() {
        return problems;
    }
}
