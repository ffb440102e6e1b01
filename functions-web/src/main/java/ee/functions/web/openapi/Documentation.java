// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.openapi;

import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Response;

/** What everything that documents the interface has in common: it can be turned off, and browsers get strict rules for it. */
@ApplicationScoped
public class Documentation {
    /** Scripts, styles and calls of this server only; pictures may stand in the styles. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Inject
    Settings settings;

    /** Returns if the documentation is served; otherwise nothing is at its paths. */
    void mustBeServed() {
        if (settings.text(Setting.HTTP_API_DOCUMENTATION).equals("off")) {
            throw new NotFoundException();
        }
    }

    /** Returns an answer with this body. It is asked for again each time, for it changes with the server. */
    static Response answer(byte[] body, String type) {
        CacheControl askAgain = new CacheControl();
        askAgain.setNoCache(true);
        return Response.ok(body, type)
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .cacheControl(askAgain)
                .build();
    }
}
