// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.openapi;

import ee.functions.web.permission.PublicEndpoint;
import ee.functions.web.request.PublicBase;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The address at which users of the Functions Service look for the interactive page. */
@Path("/api/v1/functions/swagger-ui")
@RequestScoped
public class FunctionsServiceDocsResource {
    /** The page, opened at the operations with this tag. */
    private static final String PAGE = "/docs/#/Functions%20Service";

    @Inject
    PublicBase publicBase;

    @Inject
    Documentation documentation;

    /** Sends a browser to the page of the whole interface, at the part about the Functions Service. */
    @GET
    @PublicEndpoint
    public Response page(@Context HttpServletRequest request) {
        documentation.mustBeServed();
        return Response.seeOther(URI.create(publicBase.of(request) + PAGE)).build();
    }
}
