// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.async;

/** Where a call stands. */
public enum AsyncStatus {
    /** Its next attempt is to come. */
    WAITING,
    /** An attempt is under way. */
    RUNNING,
    /** The function has answered. */
    SUCCEEDED,
    /** It is given up and kept as a dead letter. */
    DEAD
}
