// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.kv;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.kv.KvItemValue;
import ee.functions.ejb.kv.KvOperation;
import ee.functions.ejb.kv.KvService;
import ee.functions.ejb.page.Page;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.web.body.JsonFields;
import ee.functions.web.body.RequestBody;
import ee.functions.web.error.ErrorDetail;
import ee.functions.web.json.JsonResponses;
import ee.functions.web.page.QueryFields;
import ee.functions.web.permission.CurrentCaller;
import ee.functions.web.permission.RequiresPermission;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;

/** The key-value store as the public client calls it: the same batches and items as {@link NamespacesResource}, in other frames. */
@Path("/functions/kv")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class KvResource {
    @Inject
    KvService items;

    @Inject
    CurrentCaller caller;

    @Inject
    Settings settings;

    /** Carries out the operations of a batch one after the other and answers an array: the client reads no object here. */
    @POST
    @Path("/batch")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(Permission.FUNCTIONS_KV_UPDATE)
    public Response batch(InputStream body) {
        JsonFields fields = RequestBody.object(body, settings.number(Setting.KV_REQUEST_BODY_BYTES));
        String namespace = fields.requiredText("namespace");
        List<KvOperation> operations = KvBodies.operations(fields);
        return JsonResponses.ok(KvJson.results(operations, items.batch(caller.get(), namespace, operations)));
    }

    /** Lists items in the byte order of their keys, and counts them. */
    @GET
    @RequiresPermission(Permission.FUNCTIONS_KV_UPDATE)
    public Response list(@Context UriInfo uri) {
        QueryFields fields = new QueryFields(uri.getQueryParameters());
        String namespace = fields.text("namespace");
        if (namespace == null) {
            fields.reject("namespace", ErrorDetail.MISSING, "is required");
        }
        KvPage wanted = KvPage.readOfItems(fields, "per_page", "cursor");
        fields.check(ErrorCode.KV_REQUEST_INVALID);
        String known = namespace == null ? "" : namespace;
        Page<KvItemValue> page = items.list(caller.get(), known, wanted.after(), wanted.prefix(), wanted.limit());
        return JsonResponses.ok(KvJson.countedPage(page, items.count(caller.get(), known, wanted.prefix())));
    }
}
