// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.egress;

import ee.functions.ejb.egress.EgressService;
import ee.functions.ejb.egress.EgressValue;
import ee.functions.ejb.permission.Permission;
import ee.functions.web.body.JsonFields;
import ee.functions.web.body.RequestBody;
import ee.functions.web.json.JsonResponses;
import ee.functions.web.json.JsonValues;
import ee.functions.web.permission.CurrentCaller;
import ee.functions.web.permission.RequiresPermission;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
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

/** What the functions of a site may reach beside the rules of the server. */
@Path("/sites/{siteId}/egress")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class EgressResource {
    private static final String ALLOW = "allow";
    private static final String DENY = "deny";

    @Inject
    EgressService egress;

    @Inject
    CurrentCaller caller;

    /** Returns the rules of a site. */
    @GET
    @RequiresPermission(Permission.FUNCTIONS_ADMINISTER)
    public Response get(@PathParam("siteId") String siteId) {
        return JsonResponses.ok(json(egress.get(caller.get(), siteId)));
    }

    /** Sets the rules of a site in place of those it had; a list that is left out is empty. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(Permission.FUNCTIONS_ADMINISTER)
    public Response put(@PathParam("siteId") String siteId, InputStream body) {
        JsonFields fields = RequestBody.object(body);
        EgressValue value = new EgressValue(fields.textList(ALLOW), fields.textList(DENY));
        fields.check();
        return JsonResponses.ok(json(egress.put(caller.get(), siteId, value)));
    }

    private static JsonObject json(EgressValue value) {
        return JsonValues.JSON
                .createObjectBuilder()
                .add(ALLOW, array(value.allow()))
                .add(DENY, array(value.deny()))
                .build();
    }

    private static JsonArrayBuilder array(List<String> entries) {
        JsonArrayBuilder array = JsonValues.JSON.createArrayBuilder();
        entries.forEach(array::add);
        return array;
    }
}
