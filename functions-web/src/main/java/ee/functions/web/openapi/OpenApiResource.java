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
import java.nio.charset.StandardCharsets;

/** The description of the REST interface in OpenAPI 3.1, written by hand; the address in it is the one that the caller uses. */
@Path("/")
@RequestScoped
public class OpenApiResource {
    private static final String JSON = PackagedFiles.text("openapi.json");
    private static final String YAML = PackagedFiles.text("openapi.yaml");

    /** The address that stands in the file, in the quotes of JSON and YAML. */
    private static final String PLACEHOLDER = "\"https://functions.example/faas\"";

    @Inject
    PublicBase publicBase;

    @Inject
    Documentation documentation;

    /** Returns it as JSON. */
    @GET
    @Path("/openapi.json")
    @PublicEndpoint
    public Response json(@Context HttpServletRequest request) {
        return answer(JSON, "application/json", request);
    }

    /** Returns it as YAML, as it was written. */
    @GET
    @Path("/openapi.yaml")
    @PublicEndpoint
    public Response yaml(@Context HttpServletRequest request) {
        return answer(YAML, "application/yaml", request);
    }

    private Response answer(String text, String type, HttpServletRequest request) {
        documentation.mustBeServed();
        String address = '"' + publicBase.of(request).replaceAll("[\"\\\\\\p{Cntrl}]", "") + '"';
        return Documentation.answer(text.replace(PLACEHOLDER, address).getBytes(StandardCharsets.UTF_8), type);
    }
}
