// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.fake;

import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import java.util.EnumSet;
import java.util.Set;

/** Callers of two sites. */
public final class Callers {
    public static final String SITE = "site-a";
    public static final String OTHER_SITE = "site-b";

    private Callers() {}

    /** Returns a caller of the first site who may do everything. */
    public static Caller all() {
        return of(SITE, EnumSet.allOf(Permission.class));
    }

    /** Returns a caller of the second site who may do everything. */
    public static Caller ofOtherSite() {
        return of(OTHER_SITE, EnumSet.allOf(Permission.class));
    }

    /** Returns a caller of the first site with only these permissions. */
    public static Caller with(Permission... permissions) {
        return of(SITE, Set.of(permissions));
    }

    /** Returns an application of the first site that may do everything that is not for users alone. */
    public static Caller application() {
        return new Caller("batch", SITE, EnumSet.allOf(Permission.class), "request-3", "192.0.2.3", true);
    }

    /** Returns somebody of no site who may do everything that goes beyond sites. */
    public static Caller administrator() {
        return new Caller("root", Caller.NO_SITE, Set.of(Permission.FUNCTIONS_ADMINISTER), "request-2", "192.0.2.2");
    }

    private static Caller of(String site, Set<Permission> permissions) {
        return new Caller("alice", site, permissions, "request-1", "192.0.2.1");
    }
}
