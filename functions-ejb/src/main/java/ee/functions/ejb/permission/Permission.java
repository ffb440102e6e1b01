// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.permission;

import java.util.Arrays;
import java.util.Optional;

/** A right that a caller holds as a role; the names are those of seed 000, but the last two. */
public enum Permission {
    /** Create functions. */
    FUNCTIONS_CREATE("functions:create"),
    /** See functions, versions, code, tasks, deployments and logs. */
    FUNCTIONS_READ("functions:read"),
    /** Change and delete functions, create versions, deploy. */
    FUNCTIONS_UPDATE("functions:update"),
    /** Invoke functions as an application of the site. */
    FUNCTIONS_INVOKE("functions:invoke"),
    /** Invoke functions as a user. */
    FUNCTIONS_INVOKE_CREATE("functions_invoke:create"),
    /** Read and change items of the key-value store. */
    FUNCTIONS_KV_UPDATE("functions_kv:update"),
    /** See the audit log of the site: who changed what, when. */
    FUNCTIONS_AUDIT_READ("functions_audit:read"),
    /** Administer the server: act on every site, suspend and resume it and its functions, set its egress rules. */
    FUNCTIONS_ADMINISTER("functions:administer");

    private final String role;

    Permission(String role) {
        this.role = role;
    }

    /** Returns the name of the role that grants this permission. */
    public String role() {
        return role;
    }

    /** Returns whether the right does not end at the site of the caller, who therefore need not have one. */
    public boolean isOfEverySite() {
        return this == FUNCTIONS_ADMINISTER;
    }

    /** Returns the permission that a role grants, empty if the role grants none. */
    public static Optional<Permission> ofRole(String role) {
        return Arrays.stream(values())
                .filter(permission -> permission.role.equals(role))
                .findFirst();
    }
}
