// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

/** What became of an event (seed 001). */
public enum EventStatus {
    /** The invocation is in progress, or a posted event is not delivered by all its bindings yet. */
    PENDING,
    /** The function answered; all deliveries succeeded. */
    SUCCESS,
    /** The invocation ended in another way; a delivery was given up. */
    FAILURE
}
