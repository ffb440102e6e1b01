// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.kv;

import ee.functions.ejb.kv.KvItemValue;
import ee.functions.ejb.kv.KvNamespaceValue;
import ee.functions.ejb.kv.KvOperation;
import ee.functions.ejb.kv.KvService;
import ee.functions.ejb.page.Page;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.web.body.JsonFields;
import ee.functions.web.body.RequestBody;
import ee.functions.web.json.JsonResponses;
import ee.functions.web.permission.CurrentCaller;
import ee.functions.web.permission.RequiresPermission;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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
import java.util.List;

/** The namespaces of the key-value store as they are documented: which there are, batches, and the items of one. */
@Path("/api/v2/functions/storage/kv/namespaces")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class NamespacesResource {
    @Inject
    KvService items;

    @Inject
    CurrentCaller caller;

    @Inject
    Settings settings;

    /** Lists the namespaces that have items in the byte order of their names. */
    @GET
    @RequiresPermission(Permission.FUNCTIONS_KV_UPDATE)
    public Response namespaces(@Context UriInfo uri) {
        KvPage wanted = KvPage.ofNamespaces(uri.getQueryParameters());
        Page<KvNamespaceValue> page = items.namespaces(caller.get(), wanted.after(), wanted.limit());
        return JsonResponses.ok(KvJson.namespaces(page, wanted));
    }

    /** Carries out the operations of a batch one after the other. */
    @POST
    @Path("/{namespace}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(Permission.FUNCTIONS_KV_UPDATE)
    public Response batch(@PathParam("namespace") String namespace, InputStream body) {
        JsonFields fields = RequestBody.object(body, settings.number(Setting.KV_REQUEST_BODY_BYTES));
        List<KvOperation> operations = KvBodies.operations(fields);
        return JsonResponses.ok(KvJson.batch(operations, items.batch(caller.get(), namespace, operations)));
    }

    /** Lists items in the byte order of their keys. */
    @GET
    @Path("/{namespace}")
    @RequiresPermission(Permission.FUNCTIONS_KV_UPDATE)
    public Response list(@PathParam("namespace") String namespace, @Context UriInfo uri) {
        KvPage wanted = KvPage.ofItems(uri.getQueryParameters());
        Page<KvItemValue> page = items.list(caller.get(), namespace, wanted.after(), wanted.prefix(), wanted.limit());
        return JsonResponses.ok(KvJson.page(page, namespace, wanted));
    }
}
