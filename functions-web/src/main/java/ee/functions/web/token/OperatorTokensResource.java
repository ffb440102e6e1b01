// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.token;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
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
import java.util.List;

/** Tokens of users in exchange for their keys. */
@Path("/operator_authentication/tokens")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class OperatorTokensResource {
    @Inject
    KeyExchange keys;

    /** Exchanges a key of a user for a token; with sites, only if the key is one of each of them. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PublicEndpoint
    public Response create(InputStream body) {
        KeyBody key = KeyBody.read(body);
        IssuedToken issued = keys.exchange(key.id(), key.secret());
        if (issued.ofSite()) {
            throw KeyExchange.refused();
        }
        List<String> wanted = key.siteIds();
        if (wanted != null
                && !wanted.stream()
                        .allMatch(site -> issued.site().filter(site::equals).isPresent())) {
            throw new FunctionsException(
                    ErrorCode.PERMISSION_DENIED,
                    "The key is not one of every site that site_ids names; without site_ids the token is for the site of"
                            + " the key.");
        }
        return JsonResponses.status(
                        200,
                        JsonValues.JSON
                                .createObjectBuilder()
                                .add("token", issued.token())
                                .add("expires_in", issued.expiresIn())
                                .build())
                .header("Cache-Control", "no-store")
                .build();
    }
}
