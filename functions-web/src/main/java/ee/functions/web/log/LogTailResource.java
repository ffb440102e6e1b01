// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.log;

import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.tail.LogTailService;
import ee.functions.ejb.tail.TailQuery;
import ee.functions.web.async.EventStream;
import ee.functions.web.async.OpenAnswers;
import ee.functions.web.page.PageParameters;
import ee.functions.web.permission.CurrentCaller;
import ee.functions.web.permission.Identity;
import ee.functions.web.permission.RequiresPermission;
import ee.functions.web.request.PathId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the invocations of a function write while they write it, as Server-Sent Events. */
@Path("/functions/{functionId}/logs/tail")
@RequestScoped
public class LogTailResource {
    @Inject
    LogTailService tails;

    @Inject
    CurrentCaller caller;

    @Inject
    OpenAnswers openAnswers;

    /**
     * Sends log entries in the order in which they are stored, until the client goes. A client that connects again says in
     * {@code Last-Event-ID} what it has.
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RequiresPermission(Permission.FUNCTIONS_READ)
    public void tail(
            @PathParam("functionId") String functionId,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context UriInfo uri,
            @Context HttpServletRequest request,
            @Suspended AsyncResponse heldOpen) {
        Caller reader = caller.get();
        UUID function = PathId.of("function", functionId);
        TailQuery query = PageParameters.tail(uri.getQueryParameters(), lastEventId);
        Instant expires = Identity.of(request).expiry();
        tails.open(reader, function, query, expires, () -> new LogEvents(EventStream.begin(request, openAnswers)));
    }
}
