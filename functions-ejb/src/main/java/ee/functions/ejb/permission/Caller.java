// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.permission;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The authenticated party of one request. The site comes from the verified token, never from the request; every service
 * looks only at rows of this site.
 *
 * @param subject who calls: user name or service account
 * @param siteId the site the caller acts in
 * @param permissions what the caller may do
 * @param requestId the id of the request, for audit records
 * @param sourceAddress the address the request came from, for audit records
 * @param ofSite whether the token is one of a site, for applications, with which some operations of users are refused
 */
public record Caller(
        String subject,
        String siteId,
        Set<Permission> permissions,
        String requestId,
        String sourceAddress,
        boolean ofSite) {

    /** Checks that subject and site are there and copies the permissions. */
    public Caller {
        if (subject.isBlank()) {
            throw new IllegalArgumentException("subject must not be blank");
        }
        if (siteId.isBlank()) {
            throw new IllegalArgumentException("siteId must not be blank");
        }
        permissions = Set.copyOf(permissions);
    }

    /** Makes a caller with the token of a user. */
    public Caller(String subject, String siteId, Set<Permission> permissions, String requestId, String sourceAddress) {
        this(subject, siteId, permissions, requestId, sourceAddress, false);
    }

    /** The site of a caller whose token names none: a name that no site can have, because site ids have no spaces. */
    public static final String NO_SITE = "no site";

    /** Returns the server itself, which acts in a site by a rule. */
    public static Caller system(String siteId, String requestId) {
        return new Caller("system", siteId, Set.of(), requestId, "");
    }

    /** Returns this caller acting in another site, for what an administrator does there. */
    public Caller in(String otherSiteId) {
        return new Caller(subject, otherSiteId, permissions, requestId, sourceAddress, ofSite);
    }

    /** Returns whether the caller holds the permission. */
    public boolean has(Permission permission) {
        return permissions.contains(permission);
    }

    /**
     * Returns if the caller came with the token of a user.
     *
     * @throws FunctionsException {@link ErrorCode#PERMISSION_DENIED} if it was one of a site
     */
    public void requireUser() {
        if (ofSite) {
            throw new FunctionsException(
                    ErrorCode.PERMISSION_DENIED,
                    "This operation needs the token of a user; one of a site is not enough, whatever its permissions.");
        }
    }

    /**
     * Returns if the caller holds at least one of the permissions.
     *
     * @throws FunctionsException {@link ErrorCode#PERMISSION_DENIED} naming the roles of which one is needed
     */
    public void require(Permission... anyOf) {
        for (Permission permission : anyOf) {
            if (permissions.contains(permission)) {
                return;
            }
        }
        String roles = Arrays.stream(anyOf).map(Permission::role).collect(Collectors.joining(" or "));
        throw new FunctionsException(ErrorCode.PERMISSION_DENIED, "This operation needs the permission " + roles + ".");
    }
}
