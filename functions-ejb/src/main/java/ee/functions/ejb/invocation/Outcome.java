// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.ErrorKind;

/** How an invocation ended; stored with every invocation record. */
public enum Outcome {
    /** The handler returned a response. */
    SUCCESS,
    /** The handler threw, the module threw while it was loaded, or another invocation of the instance was stopped. */
    FUNCTION_ERROR,
    /** The handler returned no usable response. */
    MALFORMED,
    /** The invocation ran longer, or used more processor time, than allowed and was stopped. */
    TIMED_OUT,
    /** The invocation used more memory than allowed and was stopped. */
    MEMORY_EXCEEDED,
    /** The invocation was refused before any code of the function ran. */
    REFUSED,
    /** The platform failed. */
    PLATFORM_ERROR;

    /** Returns how an invocation ended that failed with this code. */
    public static Outcome of(ErrorCode code) {
        return switch (code) {
            case FUNCTION_THREW, FUNCTION_START_FAILED, FUNCTION_ABORTED -> FUNCTION_ERROR;
            case FUNCTION_MALFORMED_RESPONSE -> MALFORMED;
            case FUNCTION_TIMED_OUT -> TIMED_OUT;
            case FUNCTION_MEMORY_EXCEEDED -> MEMORY_EXCEEDED;
            default -> code.kind() == ErrorKind.PLATFORM ? PLATFORM_ERROR : REFUSED;
        };
    }
}
