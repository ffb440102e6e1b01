// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.function;

import ee.functions.ejb.function.FunctionService;
import ee.functions.ejb.function.FunctionValue;
import ee.functions.ejb.invocation.WarmInstances;
import ee.functions.ejb.permission.Permission;
import ee.functions.web.body.RequestBody;
import ee.functions.web.error.ErrorDetail;
import ee.functions.web.error.InvalidInputException;
import ee.functions.web.json.JsonResponses;
import ee.functions.web.permission.CurrentCaller;
import ee.functions.web.permission.RequiresPermission;
import ee.functions.web.request.PathId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions of a site: create, list, get, update, delete. */
@Path("/functions")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class FunctionsResource {
    private static final String SITE_IDS = "site_ids[]";

    @Inject
    FunctionService functions;

    @Inject
    WarmInstances warm;

    @Inject
    CurrentCaller caller;

    /** Creates a function without any version. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(Permission.FUNCTIONS_CREATE)
    public Response create(InputStream body) {
        return answer(201, functions.create(caller.get(), FunctionBodies.created(RequestBody.object(body))));
    }

    /** Lists the functions of the given sites; at least one must be given. */
    @GET
    @RequiresPermission(Permission.FUNCTIONS_READ)
    public Response list(@QueryParam(SITE_IDS) List<String> siteIds) {
        if (siteIds.isEmpty()) {
            throw new InvalidInputException(
                    SITE_IDS, ErrorDetail.MISSING, "is required and must be the id of a site; it may be repeated");
        }
        return JsonResponses.ok(FunctionJson.list(functions.list(caller.get(), siteIds), warm));
    }

    /** Returns one function. */
    @GET
    @Path("/{functionId}")
    @RequiresPermission(Permission.FUNCTIONS_READ)
    public Response get(@PathParam("functionId") String functionId) {
        return answer(200, functions.get(caller.get(), PathId.of("function", functionId)));
    }

    /** Changes what the body names and keeps the rest; an operation of users, not of applications. */
    @PATCH
    @Path("/{functionId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(value = Permission.FUNCTIONS_UPDATE, usersOnly = true)
    public Response update(
            @PathParam("functionId") String functionId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            InputStream body) {
        return answer(
                200,
                functions.update(
                        caller.get(),
                        PathId.of("function", functionId),
                        FunctionBodies.changed(RequestBody.object(body), FunctionTag.expected(ifMatch))));
    }

    /** Deletes a function with all its versions. */
    @DELETE
    @Path("/{functionId}")
    @RequiresPermission(Permission.FUNCTIONS_UPDATE)
    public Response delete(@PathParam("functionId") String functionId) {
        functions.delete(caller.get(), PathId.of("function", functionId));
        return Response.noContent().build();
    }

    private Response answer(int status, FunctionValue function) {
        return JsonResponses.status(status, FunctionJson.of(function, warm))
                .header(HttpHeaders.ETAG, FunctionTag.of(function))
                .build();
    }
}
