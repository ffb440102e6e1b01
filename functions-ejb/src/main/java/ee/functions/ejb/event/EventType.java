// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

/** What an event tells (seed 001). */
public enum EventType {
    /** A function was invoked; recorded by the platform, never posted. */
    FUNCTION_INVOCATION,
    /** A user was created. */
    USER_CREATED,
    /** An order was placed. */
    ORDER_PLACED,
    /** A payment was processed. */
    PAYMENT_PROCESSED,
    /** An item was shipped. */
    ITEM_SHIPPED,
    /** Anything else. */
    OTHER;

    /** Tells whether events of this type are posted. */
    public boolean isPosted() {
        return this != FUNCTION_INVOCATION;
    }
}
