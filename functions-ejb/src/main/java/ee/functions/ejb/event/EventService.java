// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.event.RunningInvocations.Running;
import ee.functions.ejb.log.LogWriter;
import ee.functions.ejb.page.Page;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The events of a site: its invocations, and what was posted. Every method looks only at the site of the caller: another site's
 * event is {@code NOT_FOUND}.
 */
@ApplicationScoped
public class EventService {
    @Inject
    LogWriter writer;

    @Inject
    RunningInvocations running;

    @Inject
    EventPages pages;

    @Inject
    EventPosts posts;

    /**
     * Lists events, newest first. What invocations on this server have left so far is stored before it is read, so whoever has
     * the response of an invocation finds its event.
     */
    public Page<EventValue> list(Caller caller, EventQuery query) {
        caller.require(Permission.FUNCTIONS_READ);
        // Asked first: an invocation that ends meanwhile is then found twice, not never.
        List<Running> inProgress =
                running.ofSite(caller.siteId(), query.filter().functionId());
        writer.flush();
        return pages.page(caller.siteId(), query, inProgress);
    }

    /** Returns one event; an invocation in progress on another server is not known yet. */
    public EventValue get(Caller caller, UUID eventId) {
        caller.require(Permission.FUNCTIONS_READ);
        Optional<Running> inProgress = running.find(caller.siteId(), eventId);
        writer.flush();
        return pages.find(caller.siteId(), eventId)
                .or(() -> inProgress.map(invocation -> invocation.event(pages.name(invocation.functionId()))))
                .orElseThrow(() -> FunctionsException.notFound("event"));
    }

    /**
     * Stores an event, and with it what its bindings have to do; they do it later.
     *
     * @throws FunctionsException {@code VALIDATION_FAILED}
     */
    public EventValue post(Caller caller, NewEvent event) {
        caller.require(Permission.FUNCTIONS_CREATE);
        return posts.post(caller, event);
    }
}
