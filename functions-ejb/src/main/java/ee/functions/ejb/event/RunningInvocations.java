// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

import ee.functions.ejb.event.EventValue.MeasuredValue;
import ee.functions.ejb.event.EventValue.PayloadValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The invocations that are in progress on this server, which are events without a row: an invocation is written once, at its
 * end. Those of other servers are not known here.
 */
@ApplicationScoped
public class RunningInvocations {
    private final Map<UUID, Running> running = new ConcurrentHashMap<>();

    /**
     * An invocation in progress.
     *
     * @param siteId the site of the function
     * @param functionId the function
     * @param startedAt when it began
     * @param caller who invokes
     */
    public record Running(UUID id, String siteId, UUID functionId, OffsetDateTime startedAt, String caller) {
        EventValue event(String source) {
            return new EventValue(
                    id,
                    EventType.FUNCTION_INVOCATION,
                    EventStatus.PENDING,
                    startedAt,
                    source,
                    caller,
                    PayloadValue.NONE,
                    PayloadValue.NONE,
                    null,
                    0,
                    functionId,
                    null,
                    null,
                    null,
                    null,
                    MeasuredValue.NONE,
                    List.of());
        }
    }

    /** Notes that an invocation is in progress. */
    public void began(Running invocation) {
        running.put(invocation.id(), invocation);
    }

    /** Forgets an invocation, which has a record now or never gets one. */
    public void ended(UUID invocationId) {
        running.remove(invocationId);
    }

    /** Returns how many invocations of a site are in progress. */
    public int countOf(String siteId) {
        return ofSite(siteId, null).size();
    }

    List<Running> ofSite(String siteId, @Nullable UUID functionId) {
        return running.values().stream()
                .filter(invocation -> invocation.siteId().equals(siteId))
                .filter(invocation ->
                        functionId == null || invocation.functionId().equals(functionId))
                .toList();
    }

    Optional<Running> find(String siteId, UUID id) {
        return Optional.ofNullable(running.get(id))
                .filter(invocation -> invocation.siteId().equals(siteId));
    }
}
