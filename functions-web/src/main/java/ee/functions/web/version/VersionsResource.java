// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.version;

import ee.functions.ejb.page.Page;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.version.NewVersion;
import ee.functions.ejb.version.VersionDownload;
import ee.functions.ejb.version.VersionService;
import ee.functions.ejb.version.VersionValue;
import ee.functions.web.body.BodySizes;
import ee.functions.web.body.JsonFields;
import ee.functions.web.body.MultipartForm;
import ee.functions.web.body.RequestBody;
import ee.functions.web.json.JsonResponses;
import ee.functions.web.page.NextPage;
import ee.functions.web.page.PageParameters;
import ee.functions.web.page.QueryFields;
import ee.functions.web.permission.CurrentCaller;
import ee.functions.web.permission.RequiresPermission;
import ee.functions.web.request.PathId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Versions of a function: create from nothing or from another version, list, get, read the code, download the source. */
@Path("/functions/{functionId}/versions")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class VersionsResource {
    private static final String FUNCTION = "function";
    private static final String VERSION = "version";

    @Inject
    VersionService versions;

    @Inject
    CurrentCaller caller;

    @Inject
    Settings settings;

    @Inject
    NextPage nextPage;

    /** Starts the creation of a version from nothing; the task in the answer tells how it ends. */
    @POST
    @Consumes({MediaType.APPLICATION_JSON, MediaType.MULTIPART_FORM_DATA})
    @RequiresPermission(Permission.FUNCTIONS_UPDATE)
    public Response create(@PathParam("functionId") String functionId, @Context HttpHeaders headers, InputStream body) {
        MediaType type = headers.getMediaType();
        NewVersion wanted = type != null && type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE)
                ? VersionBodies.created(MultipartForm.read(
                        RequestBody.bytes(body, BodySizes.version(settings)),
                        type.getParameters().get("boundary")))
                : VersionBodies.created(read(body));
        return TaskResponses.accepted(versions.create(caller.get(), PathId.of(FUNCTION, functionId), wanted));
    }

    /** Starts the creation of a version from another one; the task in the answer tells how it ends. */
    @PATCH
    @Path("/{versionId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(Permission.FUNCTIONS_UPDATE)
    public Response createFrom(
            @PathParam("functionId") String functionId, @PathParam("versionId") String versionId, InputStream body) {
        return TaskResponses.accepted(versions.createFrom(
                caller.get(),
                PathId.of(FUNCTION, functionId),
                PathId.of(VERSION, versionId),
                VersionBodies.changed(read(body))));
    }

    /** Lists the versions, newest first unless the query says otherwise. */
    @GET
    @RequiresPermission(Permission.FUNCTIONS_READ)
    public Response list(
            @PathParam("functionId") String functionId, @Context UriInfo uri, @Context HttpServletRequest request) {
        Page<VersionValue> page = versions.list(
                caller.get(), PathId.of(FUNCTION, functionId), PageParameters.list(uri.getQueryParameters()));
        return JsonResponses.ok(VersionJson.page(page.items(), nextPage.of(request, uri, page.nextToken())));
    }

    /** Returns one version. */
    @GET
    @Path("/{versionId}")
    @RequiresPermission(Permission.FUNCTIONS_READ)
    public Response get(@PathParam("functionId") String functionId, @PathParam("versionId") String versionId) {
        return JsonResponses.ok(VersionJson.of(
                versions.get(caller.get(), PathId.of(FUNCTION, functionId), PathId.of(VERSION, versionId))));
    }

    /** Deletes a version that is neither the current nor the newest one; with force also one that has tags. */
    @DELETE
    @Path("/{versionId}")
    @RequiresPermission(Permission.FUNCTIONS_UPDATE)
    public Response delete(
            @PathParam("functionId") String functionId,
            @PathParam("versionId") String versionId,
            @Context UriInfo uri) {
        QueryFields query = new QueryFields(uri.getQueryParameters());
        boolean force = query.oneOf("force", List.of("false", "true")).equals("true");
        query.check();
        versions.delete(caller.get(), PathId.of(FUNCTION, functionId), PathId.of(VERSION, versionId), force);
        return Response.noContent().build();
    }

    /** Returns the code of a version as it was uploaded. */
    @GET
    @Path("/{versionId}/code")
    @Produces(MediaType.TEXT_PLAIN)
    @RequiresPermission(Permission.FUNCTIONS_READ)
    public Response code(@PathParam("functionId") String functionId, @PathParam("versionId") String versionId) {
        String code = versions.code(caller.get(), PathId.of(FUNCTION, functionId), PathId.of(VERSION, versionId));
        return Response.ok(code.getBytes(StandardCharsets.UTF_8), MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                .build();
    }

    /** Returns all code of a version, byte for byte as it was uploaded: one file or a ZIP. */
    @GET
    @Path("/{versionId}/source")
    @Produces(MediaType.WILDCARD)
    @RequiresPermission(Permission.FUNCTIONS_READ)
    public Response source(
            @PathParam("functionId") String functionId,
            @PathParam("versionId") String versionId,
            @Context Request request) {
        VersionDownload source =
                versions.source(caller.get(), PathId.of(FUNCTION, functionId), PathId.of(VERSION, versionId));
        return SourceResponses.of(source, request);
    }

    /** Reads a body that has room for the largest code and environment that are allowed, however they are escaped. */
    private JsonFields read(InputStream body) {
        return RequestBody.object(body, BodySizes.version(settings));
    }
}
