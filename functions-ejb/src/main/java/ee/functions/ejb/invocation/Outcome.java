// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

/** How an invocation ended; stored with every invocation record. */
public enum Outcome {
    /** The handler returned a response. */
    SUCCESS,
    /** The handler threw, or the module of the version threw while it was loaded. */
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
    PLATFORM_ERROR
}
