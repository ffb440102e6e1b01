// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.asyncinvocation;

import ee.functions.ejb.async.AsyncInvocationService;
import ee.functions.ejb.async.AsyncInvocationValue;
import ee.functions.ejb.page.Page;
import ee.functions.ejb.permission.Permission;
import ee.functions.web.json.JsonResponses;
import ee.functions.web.page.NextPage;
import ee.functions.web.page.PageParameters;
import ee.functions.web.permission.CurrentCaller;
import ee.functions.web.permission.RequiresPermission;
import ee.functions.web.request.PathId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/** The asynchronous invocations of a function: what became of them, and what to do with those that were given up. */
@Path("/functions/{functionId}/async-invocations")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class AsyncInvocationsResource {
    @Inject
    AsyncInvocationService invocations;

    @Inject
    CurrentCaller caller;

    @Inject
    NextPage nextPage;

    /** Lists the asynchronous invocations of a function, newest first, or those of one status. */
    @GET
    @RequiresPermission(Permission.FUNCTIONS_READ)
    public Response list(
            @PathParam("functionId") String functionId, @Context UriInfo uri, @Context HttpServletRequest request) {
        Page<AsyncInvocationValue> page = invocations.list(
                caller.get(),
                function(functionId),
                PageParameters.asyncStatus(uri.getQueryParameters()),
                PageParameters.history(uri.getQueryParameters()));
        return JsonResponses.ok(AsyncInvocationJson.page(page.items(), nextPage.of(request, uri, page.nextToken())));
    }

    /** Returns one asynchronous invocation with its attempts. */
    @GET
    @Path("/{id}")
    @RequiresPermission(Permission.FUNCTIONS_READ)
    public Response get(@PathParam("functionId") String functionId, @PathParam("id") String id) {
        return JsonResponses.ok(
                AsyncInvocationJson.detailed(invocations.get(caller.get(), function(functionId), id(id))));
    }

    /** Has an asynchronous invocation run again that was given up. */
    @POST
    @Path("/{id}/run-again")
    @RequiresPermission(Permission.FUNCTIONS_UPDATE)
    public Response runAgain(@PathParam("functionId") String functionId, @PathParam("id") String id) {
        return JsonResponses.ok(
                AsyncInvocationJson.detailed(invocations.runAgain(caller.get(), function(functionId), id(id))));
    }

    /** Deletes an asynchronous invocation that does not run. */
    @DELETE
    @Path("/{id}")
    @RequiresPermission(Permission.FUNCTIONS_UPDATE)
    public Response delete(@PathParam("functionId") String functionId, @PathParam("id") String id) {
        invocations.delete(caller.get(), function(functionId), id(id));
        return Response.noContent().build();
    }

    private static UUID function(String functionId) {
        return PathId.of("function", functionId);
    }

    private static UUID id(String id) {
        return PathId.of("asynchronous invocation", id);
    }
}
