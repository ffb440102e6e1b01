// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.invocation;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.invocation.InvocationTarget.FunctionTarget;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.tag.TagName;
import ee.functions.web.error.ErrorDetail;
import ee.functions.web.idempotency.EachTimeAnew;
import ee.functions.web.page.QueryFields;
import ee.functions.web.permission.RequiresPermission;
import ee.functions.web.request.PathId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Set;
import java.util.UUID;

/**
 * Calls a function by a tag, with any method and any path below: {@code $latest} unless the query names another one, or the id of
 * a version. The query parameters {@code tag}, {@code version_id} and {@code integration} are for the platform and do not reach the
 * function; all others do.
 */
@Path(CallResource.PATH)
@RequestScoped
public class CallResource {
    /** The path, whose end is empty or begins with a slash; the address of the function is all before it. */
    static final String PATH = "/functions/{functionId}/call{path: .*}";

    private static final String TAG = "tag";
    private static final String VERSION_ID = "version_id";
    private static final Set<String> SWITCHES = Set.of(TAG, VERSION_ID, Integration.PARAMETER);

    @Inject
    InvocationSender sender;

    /** Calls the function; HEAD comes here too. */
    @GET
    @RequiresPermission({Permission.FUNCTIONS_INVOKE, Permission.FUNCTIONS_INVOKE_CREATE})
    public void get(
            @Context UriInfo uri,
            InputStream body,
            @Context HttpServletRequest request,
            @Suspended AsyncResponse response) {
        call(uri, body, request, response);
    }

    /** Calls the function. */
    @POST
    @EachTimeAnew
    @RequiresPermission({Permission.FUNCTIONS_INVOKE, Permission.FUNCTIONS_INVOKE_CREATE})
    public void post(
            @Context UriInfo uri,
            InputStream body,
            @Context HttpServletRequest request,
            @Suspended AsyncResponse response) {
        call(uri, body, request, response);
    }

    /** Calls the function. */
    @PUT
    @EachTimeAnew
    @RequiresPermission({Permission.FUNCTIONS_INVOKE, Permission.FUNCTIONS_INVOKE_CREATE})
    public void put(
            @Context UriInfo uri,
            InputStream body,
            @Context HttpServletRequest request,
            @Suspended AsyncResponse response) {
        call(uri, body, request, response);
    }

    /** Calls the function. */
    @PATCH
    @EachTimeAnew
    @RequiresPermission({Permission.FUNCTIONS_INVOKE, Permission.FUNCTIONS_INVOKE_CREATE})
    public void patch(
            @Context UriInfo uri,
            InputStream body,
            @Context HttpServletRequest request,
            @Suspended AsyncResponse response) {
        call(uri, body, request, response);
    }

    /** Calls the function. */
    @DELETE
    @EachTimeAnew
    @RequiresPermission({Permission.FUNCTIONS_INVOKE, Permission.FUNCTIONS_INVOKE_CREATE})
    public void delete(
            @Context UriInfo uri,
            InputStream body,
            @Context HttpServletRequest request,
            @Suspended AsyncResponse response) {
        call(uri, body, request, response);
    }

    /** Calls the function, unless it is a preflight of a browser, which is answered before. */
    @OPTIONS
    @RequiresPermission({Permission.FUNCTIONS_INVOKE, Permission.FUNCTIONS_INVOKE_CREATE})
    public void options(
            @Context UriInfo uri,
            InputStream body,
            @Context HttpServletRequest request,
            @Suspended AsyncResponse response) {
        call(uri, body, request, response);
    }

    private void call(UriInfo uri, InputStream body, HttpServletRequest request, AsyncResponse response) {
        sender.send(request, response, () -> {
            String path = uri.getPathParameters().getFirst("path");
            if (path != null && !path.isEmpty() && !path.startsWith("/")) {
                throw new FunctionsException(ErrorCode.ROUTE_NOT_FOUND, ErrorCode.ROUTE_NOT_FOUND.sentence());
            }
            UUID id =
                    PathId.of("function", String.valueOf(uri.getPathParameters().getFirst("functionId")));
            QueryFields query = new QueryFields(uri.getQueryParameters());
            Integration integration = Integration.of(query);
            FunctionTarget target = target(id, query, integration);
            return new Wanted(target, asCalled(uri), SWITCHES, sender.body(body), integration, false);
        });
    }

    private static FunctionTarget target(UUID functionId, QueryFields query, Integration integration) {
        String tag = query.text(TAG);
        UUID versionId = query.id(VERSION_ID);
        if (versionId != null && tag != null) {
            query.reject(VERSION_ID, ErrorDetail.WRONG_VALUE, "must not come together with " + TAG);
        }
        if (versionId != null && integration == Integration.ASYNC) {
            query.reject(Integration.PARAMETER, ErrorDetail.WRONG_VALUE, "must be proxy or raw with " + VERSION_ID);
        }
        query.check();
        if (versionId != null) {
            return FunctionTarget.ofVersion(functionId, versionId);
        }
        String named = tag == null ? TagName.LATEST : tag;
        TagName.check(TAG, named);
        return new FunctionTarget(functionId, named);
    }

    /** Returns the path as it was called, whatever of it is encoded. */
    private static String asCalled(UriInfo uri) {
        String called = uri.getPath(false);
        return called.startsWith("/") ? called : "/" + called;
    }
}
