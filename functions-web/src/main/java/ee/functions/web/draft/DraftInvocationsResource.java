// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.draft;

import static ee.functions.web.json.JsonValues.JSON;

import ee.functions.ejb.invocation.InvocationTarget.FunctionTarget;
import ee.functions.ejb.permission.Permission;
import ee.functions.web.body.JsonFields;
import ee.functions.web.error.ErrorDetail;
import ee.functions.web.idempotency.EachTimeAnew;
import ee.functions.web.invocation.InvocationSender;
import ee.functions.web.invocation.Wanted;
import ee.functions.web.json.JsonResponses;
import ee.functions.web.permission.RequiresPermission;
import ee.functions.web.request.NeverCached;
import ee.functions.web.request.PathId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.UUID;

/** Runs the current version of a function with data: a member of the body, or the parameters of the query. */
@Path("/api/v1/functions/invoke/{functionId}")
@RequestScoped
public class DraftInvocationsResource {
    private static final String PATH = "/api/v1/functions/invoke/";
    private static final String DATA = "data";

    /** The tag of the version that is deployed. */
    private static final String CURRENT = "$current";

    @Inject
    InvocationSender sender;

    /** Invokes the function with the member {@code data} of the body. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @EachTimeAnew
    @RequiresPermission({Permission.FUNCTIONS_INVOKE_CREATE, Permission.FUNCTIONS_INVOKE})
    public void invoke(
            @PathParam("functionId") String functionId,
            InputStream body,
            @Context HttpServletRequest request,
            @Suspended AsyncResponse response) {
        sender.send(request, response, () -> wanted(functionId, data(sender.object(body))));
    }

    /** Invokes the function with the parameters of the query; each request is an invocation. */
    @GET
    @NeverCached
    @RequiresPermission({Permission.FUNCTIONS_INVOKE_CREATE, Permission.FUNCTIONS_INVOKE})
    public void invokeByQuery(
            @PathParam("functionId") String functionId,
            @Context UriInfo uri,
            @Context HttpServletRequest request,
            @Suspended AsyncResponse response) {
        sender.send(request, response, () -> wanted(functionId, data(uri.getQueryParameters())));
    }

    private static Wanted wanted(String functionId, JsonValue data) {
        UUID id = PathId.of("function", functionId);
        return Wanted.ofJson(new FunctionTarget(id, CURRENT), PATH + id, JsonResponses.bytes(data));
    }

    private static JsonValue data(JsonFields fields) {
        JsonValue data = fields.value(DATA);
        if (data == null) {
            fields.reject(DATA, ErrorDetail.MISSING, "is required and may be any JSON");
        }
        fields.check();
        return data == null ? JsonValue.NULL : data;
    }

    /** Returns a text for a parameter that comes once, an array of texts for one that comes again. */
    private static JsonValue data(MultivaluedMap<String, String> query) {
        JsonObjectBuilder data = JSON.createObjectBuilder();
        query.forEach((name, values) -> {
            if (values.size() == 1) {
                data.add(name, values.get(0));
            } else {
                data.add(name, JSON.createArrayBuilder(values));
            }
        });
        return data.build();
    }
}
