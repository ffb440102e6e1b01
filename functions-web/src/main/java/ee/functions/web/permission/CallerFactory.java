// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.permission;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.web.request.RequestTrace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the {@link Caller} of a request from what the container has authenticated. */
@ApplicationScoped
public class CallerFactory {
    @Inject
    Settings settings;

    /** The request of the thread that asks. */
    @Inject
    HttpServletRequest request;

    /**
     * Returns the caller.
     *
     * @param siteNeeded whether the operation is one within the site of the caller; if not, the token may name none
     * @throws FunctionsException {@link ErrorCode#AUTHENTICATION_REQUIRED} if nobody is authenticated, or
     *     {@link ErrorCode#SITE_MISSING} if the token names no site
     */
    public Caller of(SecurityContext security, boolean siteNeeded) {
        Principal principal = security.getUserPrincipal();
        if (principal == null
                || principal.getName() == null
                || principal.getName().isBlank()) {
            throw new FunctionsException(
                    ErrorCode.AUTHENTICATION_REQUIRED, ErrorCode.AUTHENTICATION_REQUIRED.sentence());
        }
        String claim = settings.text(Setting.SECURITY_SITE_CLAIM);
        String siteId = TokenClaims.site(request, claim)
                .or(() -> siteNeeded ? Optional.empty() : Optional.of(Caller.NO_SITE))
                .orElseThrow(() -> new FunctionsException(
                        ErrorCode.SITE_MISSING, "The token names no site; its claim " + claim + " must be a site id."));
        Set<Permission> permissions = Arrays.stream(Permission.values())
                .filter(permission -> security.isUserInRole(permission.role()))
                .collect(Collectors.toUnmodifiableSet());
        RequestTrace trace = RequestTrace.of(request);
        return new Caller(
                principal.getName(),
                siteId,
                permissions,
                trace.requestId(),
                trace.sourceAddress(),
                TokenClaims.isOfSite(request, settings.text(Setting.SECURITY_TOKEN_KIND_CLAIM)));
    }
}
