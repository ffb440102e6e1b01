// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.deployment;

import ee.functions.ejb.deployment.DeploymentService;
import ee.functions.ejb.deployment.DeploymentValue;
import ee.functions.ejb.invocation.FirstInstances;
import ee.functions.ejb.page.Page;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.web.body.JsonFields;
import ee.functions.web.body.RequestBody;
import ee.functions.web.json.JsonResponses;
import ee.functions.web.page.NextPage;
import ee.functions.web.page.PageParameters;
import ee.functions.web.permission.CurrentCaller;
import ee.functions.web.permission.RequiresPermission;
import ee.functions.web.request.PathId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.UUID;

/** Which version of a function answers, and which answered before. Deploying an older version is the way back. */
@Path("/functions/{functionId}/deployments")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class DeploymentsResource {
    @Inject
    DeploymentService deployments;

    @Inject
    FirstInstances instances;

    @Inject
    CurrentCaller caller;

    @Inject
    NextPage nextPage;

    /** Makes a version the one that answers, once it has an instance. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(Permission.FUNCTIONS_UPDATE)
    public Response deploy(@PathParam("functionId") String functionId, InputStream body) {
        UUID function = PathId.of("function", functionId);
        JsonFields fields = RequestBody.object(body);
        UUID version = fields.requiredId("version_id");
        fields.check();
        Caller who = caller.get();
        return JsonResponses.ok(DeploymentJson.of(
                instances.before(who, function, version, () -> deployments.deploy(who, function, version))));
    }

    /** Lists the deployments of a function, newest first. */
    @GET
    @RequiresPermission(Permission.FUNCTIONS_READ)
    public Response list(
            @PathParam("functionId") String functionId, @Context UriInfo uri, @Context HttpServletRequest request) {
        Page<DeploymentValue> page = deployments.list(
                caller.get(), PathId.of("function", functionId), PageParameters.history(uri.getQueryParameters()));
        return JsonResponses.ok(DeploymentJson.page(page.items(), nextPage.of(request, uri, page.nextToken())));
    }
}
