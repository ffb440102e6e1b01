// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.draft;

import ee.functions.ejb.draft.DraftChange;
import ee.functions.ejb.draft.DraftService;
import ee.functions.ejb.draft.DraftedFunction;
import ee.functions.ejb.function.FunctionService;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.web.body.JsonFields;
import ee.functions.web.body.RequestBody;
import ee.functions.web.function.FunctionTag;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Functions with their drafts, of the caller's site: create, list, get, edit, delete. */
@Path("/api/v1/functions")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class DraftsResource {
    /** One byte of text takes up to six in JSON: a backslash, the letter u and four digits. */
    private static final int BYTES_PER_ESCAPED_BYTE = 6;

    @Inject
    DraftService drafts;

    @Inject
    FunctionService functions;

    @Inject
    CurrentCaller caller;

    @Inject
    Settings settings;

    /** Creates a function that is ready to be built. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(Permission.FUNCTIONS_CREATE)
    public Response create(InputStream body) {
        Caller creator = caller.get();
        DraftBodies.Created wanted = DraftBodies.created(read(body), creator.siteId());
        return answer(201, DraftWords.of(() -> drafts.create(creator, wanted.function(), wanted.draft())));
    }

    /** Lists all functions of the site, oldest first, whichever way they were created. */
    @GET
    @RequiresPermission(Permission.FUNCTIONS_READ)
    public Response list() {
        return JsonResponses.ok(DraftJson.list(drafts.list(caller.get())));
    }

    /** Returns one function. */
    @GET
    @Path("/{functionId}")
    @RequiresPermission(Permission.FUNCTIONS_READ)
    public Response get(@PathParam("functionId") String functionId) {
        return answer(200, drafts.get(caller.get(), id(functionId)));
    }

    /** Changes what the body names and keeps the rest, versions among it; an operation of users, as on every other way. */
    @PUT
    @Path("/{functionId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(value = Permission.FUNCTIONS_UPDATE, usersOnly = true)
    public Response update(
            @PathParam("functionId") String functionId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            InputStream body) {
        UUID id = id(functionId);
        DraftChange change = DraftBodies.changed(read(body), FunctionTag.expected(ifMatch));
        return answer(200, DraftWords.of(() -> drafts.update(caller.get(), id, change)));
    }

    /** Deletes a function with all its versions. */
    @DELETE
    @Path("/{functionId}")
    @RequiresPermission(Permission.FUNCTIONS_UPDATE)
    public Response delete(@PathParam("functionId") String functionId) {
        functions.delete(caller.get(), id(functionId));
        return Response.noContent().build();
    }

    private static UUID id(String functionId) {
        return PathId.of("function", functionId);
    }

    /** Reads a body that has room for the largest handler that is allowed, however it is escaped. */
    private JsonFields read(InputStream body) {
        long largest = settings.number(Setting.VERSION_CODE_BYTES);
        return RequestBody.object(body, (int) (RequestBody.USUAL_BYTES + BYTES_PER_ESCAPED_BYTE * largest));
    }

    private static Response answer(int status, DraftedFunction function) {
        return JsonResponses.status(status, DraftJson.of(function))
                .header(HttpHeaders.ETAG, FunctionTag.of(function.function()))
                .build();
    }
}
