// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.function;

/** What may be done with a function. Creating and deleting one take one transaction each, so callers find it active. */
public enum FunctionStatus {
    /** Being created. */
    CREATING,
    /** Ready for versions and invocations. */
    ACTIVE,
    /** Being deleted: it can no longer be used. */
    DELETING,
    /** Its creation failed: it cannot be used. */
    ERROR
}
