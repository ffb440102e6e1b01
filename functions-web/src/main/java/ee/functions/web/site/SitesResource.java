// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.site;

import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.site.SiteService;
import ee.functions.ejb.site.SiteValue;
import ee.functions.web.body.JsonFields;
import ee.functions.web.body.RequestBody;
import ee.functions.web.error.ErrorDetail;
import ee.functions.web.json.JsonResponses;
import ee.functions.web.json.JsonValues;
import ee.functions.web.permission.AnyCaller;
import ee.functions.web.permission.CurrentCaller;
import ee.functions.web.permission.RequiresPermission;
import ee.functions.web.request.PathId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Sites: those of the caller, and for administrators of the server their names. */
@Path("/sites")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SitesResource {
    private static final String NAME = "name";

    @Inject
    SiteService sites;

    @Inject
    CurrentCaller caller;

    /** Lists the sites that the token names. */
    @GET
    @AnyCaller
    public Response list() {
        JsonArrayBuilder all = JsonValues.JSON.createArrayBuilder();
        sites.list(caller.get()).forEach(site -> all.add(json(site)));
        return JsonResponses.ok(
                JsonValues.JSON.createObjectBuilder().add("sites", all).build());
    }

    /** Returns the site of the caller; another one only to administrators of the server. */
    @GET
    @Path("/{siteId}")
    @AnyCaller
    public Response get(@PathParam("siteId") String siteId) {
        return JsonResponses.ok(json(sites.get(caller.get(), siteId)));
    }

    /** Names a site; null takes the name away. */
    @PATCH
    @Path("/{siteId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(Permission.FUNCTIONS_ADMINISTER)
    public Response rename(@PathParam("siteId") String siteId, InputStream body) {
        JsonFields fields = RequestBody.object(body);
        @Nullable String name = fields.textOrNull(NAME);
        if (!fields.has(NAME)) {
            fields.reject(NAME, ErrorDetail.MISSING, "is required and must be a string or null");
        }
        fields.check();
        return JsonResponses.ok(json(sites.rename(caller.get(), PathId.ofSite(siteId), name)));
    }

    private static JsonObject json(SiteValue site) {
        return JsonValues.JSON
                .createObjectBuilder()
                .add("id", site.id())
                .add(NAME, site.name())
                .build();
    }
}
