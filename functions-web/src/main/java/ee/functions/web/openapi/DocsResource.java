// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.openapi;

import ee.functions.web.permission.PublicEndpoint;
import ee.functions.web.request.PublicBase;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;

/** The description of the REST interface as a page for browsers, without anything from other servers. */
@Path("/docs")
@RequestScoped
public class DocsResource {
    /** All files there are besides the page itself, and their types. */
    private static final Map<String, String> TYPES = Map.of(
            "initializer.js", "text/javascript;charset=UTF-8",
            "page.css", "text/css;charset=UTF-8",
            "swagger-ui-bundle.js", "text/javascript;charset=UTF-8",
            "swagger-ui-bundle.js.LICENSE.txt", "text/plain;charset=UTF-8",
            "swagger-ui.css", "text/css;charset=UTF-8");

    @Inject
    PublicBase publicBase;

    @Inject
    Documentation documentation;

    /** Returns the page; its files are relative to the path with a slash at its end, so a browser is sent there first. */
    @GET
    @PublicEndpoint
    public Response page(@Context HttpServletRequest request) {
        documentation.mustBeServed();
        return request.getRequestURI().endsWith("/")
                ? file("index.html", "text/html;charset=UTF-8")
                : Response.seeOther(URI.create(publicBase.of(request) + "/docs/"))
                        .build();
    }

    /** Returns a file that the page needs. */
    @GET
    @Path("/{file}")
    @PublicEndpoint
    public Response file(@PathParam("file") String file) {
        documentation.mustBeServed();
        String type = TYPES.get(file);
        if (type == null) {
            throw new NotFoundException();
        }
        return file(file, type);
    }

    private static Response file(String name, String type) {
        return Documentation.answer(PackagedFiles.bytes("page/" + name), type);
    }
}
