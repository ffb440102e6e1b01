// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.token;

import ee.functions.ejb.permission.Caller;
import ee.functions.web.json.JsonResponses;
import ee.functions.web.json.JsonValues;
import ee.functions.web.permission.AnyCaller;
import ee.functions.web.permission.CurrentCaller;
import ee.functions.web.permission.Identity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneOffset;

/** What the token of the caller says: a client finds out here whether it is still good. */
@Path("/operator_authentication/sessions/current")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SessionResource {
    @Inject
    CurrentCaller caller;

    /** Returns user, sites, kind and end of the token. */
    @GET
    @AnyCaller
    public Response get(@Context HttpServletRequest request) {
        Caller current = caller.get();
        Instant expiry = Identity.of(request).expiry();
        JsonArrayBuilder sites = JsonValues.JSON.createArrayBuilder();
        if (!current.siteId().equals(Caller.NO_SITE)) {
            sites.add(current.siteId());
        }
        JsonObjectBuilder session = JsonValues.JSON.createObjectBuilder();
        if (!current.ofSite()) {
            session.add("user_id", current.subject());
        }
        return JsonResponses.ok(session.add("site_ids", sites)
                .add("kind", current.ofSite() ? "site" : "user")
                .add("expires_at", JsonValues.time(expiry == null ? null : expiry.atOffset(ZoneOffset.UTC)))
                .build());
    }
}
