// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.token;

import ee.functions.web.json.JsonResponses;
import ee.functions.web.json.JsonValues;
import ee.functions.web.permission.PublicEndpoint;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** Tokens of sites, for applications, in exchange for their keys. */
@Path("/sites/tokens")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SiteTokensResource {
    @Inject
    KeyExchange keys;

    /** Exchanges a key of a site for a token. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PublicEndpoint
    public Response create(InputStream body) {
        KeyBody key = KeyBody.read(body);
        IssuedToken issued = keys.exchange(key.id(), key.secret());
        if (!issued.ofSite() || issued.site().isEmpty()) {
            throw KeyExchange.refused();
        }
        return JsonResponses.status(
                        200,
                        JsonValues.JSON
                                .createObjectBuilder()
                                .add("access_token", issued.token())
                                .add("expires_in", issued.expiresIn())
                                .build())
                .header("Cache-Control", "no-store")
                .build();
    }
}
