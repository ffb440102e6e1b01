// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.health;

import ee.functions.ejb.health.Health;
import ee.functions.ejb.health.HealthService;
import ee.functions.web.json.JsonResponses;
import ee.functions.web.permission.PublicEndpoint;
import ee.functions.web.request.NeverCached;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * Whether the server works: for what starts it, sends it requests or watches it, none of which has a token. The JSON is that of
 * MicroProfile Health; nothing in it is secret.
 */
@Path("/api/health")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class HealthResource {
    private static final int UP = 200;
    private static final int DOWN = 503;

    @Inject
    HealthService health;

    /** Tells whether the server is of any use any more; if not, start it anew. */
    @GET
    @Path("/live")
    @NeverCached
    @PublicEndpoint
    public Response live() {
        return answer(health.live());
    }

    /** Tells whether requests should be sent to the server. */
    @GET
    @Path("/ready")
    @NeverCached
    @PublicEndpoint
    public Response ready() {
        return answer(health.ready());
    }

    /** Tells whether the start of the server has ended. */
    @GET
    @Path("/started")
    @NeverCached
    @PublicEndpoint
    public Response started() {
        return answer(health.started());
    }

    private static Response answer(Health found) {
        return JsonResponses.status(found.isUp() ? UP : DOWN, HealthJson.of(found))
                .build();
    }
}
