// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.permission;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.web.request.RequestTrace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;

/** Makes the {@link Caller} of a request from its {@link Identity}. */
@ApplicationScoped
public class CallerFactory {
    @Inject
    Settings settings;

    /**
     * Returns the caller.
     *
     * @param siteNeeded whether the operation is one within the site of the caller; if not, the token may name none
     * @throws FunctionsException {@link ErrorCode#AUTHENTICATION_REQUIRED} if nobody is authenticated, or
     *     {@link ErrorCode#SITE_MISSING} if the token names no site
     */
    public Caller of(ContainerRequestContext request, boolean siteNeeded) {
        if (!(request.getProperty(Identity.ATTRIBUTE) instanceof Identity identity)) {
            throw new FunctionsException(
                    ErrorCode.AUTHENTICATION_REQUIRED, ErrorCode.AUTHENTICATION_REQUIRED.sentence());
        }
        String site = identity.site();
        if (site == null && siteNeeded) {
            throw new FunctionsException(
                    ErrorCode.SITE_MISSING,
                    "The token names no site; its claim " + settings.text(Setting.SECURITY_SITE_CLAIM)
                            + " must be a site id.");
        }
        RequestTrace trace = RequestTrace.of(request);
        return new Caller(
                identity.subject(),
                site == null ? Caller.NO_SITE : site,
                identity.permissions(),
                trace.requestId(),
                trace.sourceAddress(),
                identity.ofSite());
    }
}
