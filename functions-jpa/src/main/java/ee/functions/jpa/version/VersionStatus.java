// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.version;

/** What may be done with a version. */
public enum VersionStatus {
    /** Stored, but not built yet: it is in no list and cannot be deployed. */
    CREATING,
    /** Built: immutable from here on. */
    ACTIVE
}
