// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.suspension;

/** Who suspends. The names are stored, so they never change. */
public enum SuspensionSource {
    /** Somebody with the permission {@code functions:administer}; audit records name the person. */
    ADMINISTRATOR,
    /** The server, because a function exceeded its limits again and again. */
    RULE
}
