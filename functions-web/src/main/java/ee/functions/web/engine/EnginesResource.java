// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.engine;

import ee.functions.ejb.engine.EngineService;
import ee.functions.ejb.engine.EnginesValue;
import ee.functions.ejb.permission.Permission;
import ee.functions.web.body.JsonFields;
import ee.functions.web.body.RequestBody;
import ee.functions.web.error.ErrorDetail;
import ee.functions.web.json.JsonResponses;
import ee.functions.web.json.JsonValues;
import ee.functions.web.permission.CurrentCaller;
import ee.functions.web.permission.RequiresPermission;
import ee.functions.web.request.PathId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;

/** The engines that the versions of a site may use, of those that the server allows. */
@Path("/sites/{siteId}/engines")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class EnginesResource {
    private static final String ALLOW = "allow";

    @Inject
    EngineService engines;

    @Inject
    CurrentCaller caller;

    /** Returns the policy of a site, and what comes of it on this server. */
    @GET
    @RequiresPermission(Permission.FUNCTIONS_ADMINISTER)
    public Response get(@PathParam("siteId") String siteId) {
        return JsonResponses.ok(json(engines.get(caller.get(), PathId.ofSite(siteId))));
    }

    /** Sets the policy of a site in place of the one it had; null removes it. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(Permission.FUNCTIONS_ADMINISTER)
    public Response put(@PathParam("siteId") String siteId, InputStream body) {
        JsonFields fields = RequestBody.object(body);
        if (!fields.has(ALLOW)) {
            fields.reject(ALLOW, ErrorDetail.MISSING, "is required and must be an array of strings, or null");
        }
        List<String> allow = fields.isNull(ALLOW) ? null : fields.textList(ALLOW);
        fields.check();
        return JsonResponses.ok(json(engines.put(caller.get(), PathId.ofSite(siteId), allow)));
    }

    private static JsonObject json(EnginesValue value) {
        JsonObjectBuilder json = JsonValues.JSON.createObjectBuilder();
        if (value.allow() == null) {
            json.addNull(ALLOW);
        } else {
            json.add(ALLOW, JsonValues.JSON.createArrayBuilder(value.allow()));
        }
        return json.add("effective", JsonValues.JSON.createArrayBuilder(value.effective()))
                .build();
    }
}
