// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.error;

/** Whose side an error is on. Every {@link ErrorCode} belongs to exactly one kind. */
public enum ErrorKind {
    /** The request was wrong; repeating it unchanged does not help. */
    CALLER,
    /** The function's own code threw, answered nothing usable, or ran out of time. */
    FUNCTION,
    /** A limit of the site or of the server was reached. */
    LIMIT,
    /** The platform failed; the caller did nothing wrong. */
    PLATFORM
}
