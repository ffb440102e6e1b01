// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.permission;

import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, as a verified token says: all that is known of the token once the container has verified it. Immutable, and the
 * same for every request with that token. {@link AuthenticationFilter} attaches it to a request; nothing else does.
 *
 * @param subject the name of the principal, not blank
 * @param permissions those of our permissions whose role the token has
 * @param site the site that the token names, null if it names none that can be one
 * @param ofSite whether it is the token of a site, for applications
 * @param expiry when the token expires, null if it does not say
 */
public record Identity(
        String subject,
        Set<Permission> permissions,
        @Nullable String site,
        boolean ofSite,
        @Nullable Instant expiry) {
    /** The attribute of a request, and so the property of its JAX-RS context, that holds the identity. */
    static final String ATTRIBUTE = Identity.class.getName();

    /** Copies the permissions. */
    public Identity {
        permissions = Set.copyOf(permissions);
    }

    /**
     * Returns the identity of a request.
     *
     * @throws IllegalStateException if nobody is authenticated: the request came to a public address
     */
    public static Identity of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Identity identity) {
            return identity;
        }
        throw new IllegalStateException("A public endpoint asked who calls");
    }

    /** Returns what the container has authenticated in a request, empty if that has no name. */
    static Optional<Identity> authenticated(HttpServletRequest request, TokenClaims claims, Settings settings) {
        Principal principal = request.getUserPrincipal();
        if (principal == null
                || principal.getName() == null
                || principal.getName().isBlank()) {
            return Optional.empty();
        }
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (Permission permission : Permission.values()) {
            if (request.isUserInRole(permission.role())) {
                permissions.add(permission);
            }
        }
        return Optional.of(new Identity(
                principal.getName(),
                permissions,
                claims.site(settings.text(Setting.SECURITY_SITE_CLAIM)).orElse(null),
                claims.isOfSite(settings.text(Setting.SECURITY_TOKEN_KIND_CLAIM)),
                claims.expiry().orElse(null)));
    }
}
