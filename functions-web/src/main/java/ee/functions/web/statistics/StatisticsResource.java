// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.statistics;

import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.statistics.StatisticsQuery;
import ee.functions.ejb.statistics.StatisticsService;
import ee.functions.web.body.JsonFields;
import ee.functions.web.body.RequestBody;
import ee.functions.web.idempotency.EachTimeAnew;
import ee.functions.web.json.JsonResponses;
import ee.functions.web.permission.CurrentCaller;
import ee.functions.web.permission.RequiresPermission;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** How often functions were invoked, how that ended and how long it took, by day in UTC. */
@Path("/functions/stats")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class StatisticsResource {
    private static final String FUNCTION_IDS = "function_ids";

    @Inject
    StatisticsService statistics;

    @Inject
    CurrentCaller caller;

    /**
     * Returns statistics of the current month, of all functions of the site, unless the body says otherwise. It states no
     * type of the body: without a body there is none.
     */
    @POST
    @EachTimeAnew
    @RequiresPermission(value = Permission.FUNCTIONS_READ, usersOnly = true)
    public Response list(InputStream body) {
        JsonFields fields = RequestBody.optionalObject(body);
        boolean all = !fields.has(FUNCTION_IDS) || fields.isNull(FUNCTION_IDS);
        List<UUID> functionIds = fields.ids(FUNCTION_IDS);
        LocalDate first = fields.dateOrNull("from");
        LocalDate last = fields.dateOrNull("to");
        fields.check();
        return JsonResponses.ok(StatisticsJson.of(
                statistics.list(caller.get(), new StatisticsQuery(all ? null : functionIds, first, last))));
    }
}
