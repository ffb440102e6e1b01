// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.task;

/** How far the creation of a version is. */
public enum TaskStatus {
    /** The build is still to be done or under way. */
    PROCESSING,
    /** The version exists. */
    COMPLETED,
    /** There will be no version; the task says why. */
    FAILED
}
