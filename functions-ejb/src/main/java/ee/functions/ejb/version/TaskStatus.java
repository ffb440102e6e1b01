// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

/** How far the creation of a version is. */
public enum TaskStatus {
    /** The build waits or runs. */
    PROCESSING,
    /** The version is there and may be deployed. */
    COMPLETED,
    /** The code could not be built; there is no version. */
    FAILED
}
