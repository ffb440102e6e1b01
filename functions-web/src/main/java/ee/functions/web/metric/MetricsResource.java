// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.metric;

import ee.functions.ejb.metric.MetricsService;
import ee.functions.ejb.metric.MetricsText;
import ee.functions.ejb.permission.Permission;
import ee.functions.web.permission.CurrentCaller;
import ee.functions.web.permission.RequiresPermission;
import ee.functions.web.request.NeverCached;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * What the server has counted, for Prometheus and whatever reads its format. Beside tokens with the permission, that of
 * {@code functions.metrics.scrape-token} opens it.
 */
@Path("/api/metrics")
@RequestScoped
public class MetricsResource {
    @Inject
    MetricsService metrics;

    @Inject
    CurrentCaller caller;

    /** Returns all metrics: in OpenMetrics for who asks for it, else in the text format of Prometheus, version 0.0.4. */
    @GET
    @NeverCached
    @RequiresPermission(Permission.FUNCTIONS_ADMINISTER)
    public Response get(@Context HttpServletRequest request) {
        // JAX-RS does not know any more what the caller accepts: see ContentNegotiationFilter.
        MetricsText text = metrics.text(caller.get(), request.getHeader(HttpHeaders.ACCEPT));
        return Response.ok(text.body(), text.contentType())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
