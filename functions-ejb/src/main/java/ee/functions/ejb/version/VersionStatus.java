// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

/** What may be done with a version. Callers see those that are built; building and deleting take one transaction each. */
public enum VersionStatus {
    /** Stored, but not built yet: its task tells how that goes. */
    CREATING,
    /** Built: it can be deployed and tagged. */
    ACTIVE,
    /** As {@link #ACTIVE}, but no tag has pointed to it for {@code functions.version.obsolete-after-days}. */
    OBSOLETE,
    /** Being deleted: it can no longer be used. */
    DELETING
}
