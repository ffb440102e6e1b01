// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.tag;

import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.tag.TagService;
import ee.functions.web.body.JsonFields;
import ee.functions.web.body.RequestBody;
import ee.functions.web.json.JsonResponses;
import ee.functions.web.permission.CurrentCaller;
import ee.functions.web.permission.RequiresPermission;
import ee.functions.web.request.PathId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.UUID;

/** The tags of a function, by which its versions are invoked whatever is deployed. */
@Path("/functions/{functionId}/tags")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class TagsResource {
    private static final String FUNCTION = "function";

    @Inject
    TagService tags;

    @Inject
    CurrentCaller caller;

    /** Lists the tags, those that every function has by itself first. */
    @GET
    @RequiresPermission(Permission.FUNCTIONS_READ)
    public Response list(@PathParam("functionId") String functionId) {
        return JsonResponses.ok(TagJson.list(tags.list(caller.get(), PathId.of(FUNCTION, functionId))));
    }

    /** Lets a tag point to a version, whether it is new or points to another one. */
    @PUT
    @Path("/{tag}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(Permission.FUNCTIONS_UPDATE)
    public Response set(@PathParam("functionId") String functionId, @PathParam("tag") String tag, InputStream body) {
        UUID function = PathId.of(FUNCTION, functionId);
        JsonFields fields = RequestBody.object(body);
        UUID version = fields.requiredId("version_id");
        fields.check();
        return JsonResponses.ok(TagJson.of(tags.set(caller.get(), function, tag, version)));
    }

    /** Removes a tag; its version stays. */
    @DELETE
    @Path("/{tag}")
    @RequiresPermission(Permission.FUNCTIONS_UPDATE)
    public Response remove(@PathParam("functionId") String functionId, @PathParam("tag") String tag) {
        tags.remove(caller.get(), PathId.of(FUNCTION, functionId), tag);
        return Response.noContent().build();
    }
}
