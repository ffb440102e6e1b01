// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event: an invocation, or one that was posted.
 *
 * @param id the event; of an invocation its id
 * @param type what it tells
 * @param status what became of it
 * @param timestamp when it happened; of an invocation when it began
 * @param source where it comes from; of an invocation the name of the function, or the id of one that was deleted since
 * @param caller who invoked or posted it, null in records from before this was kept
 * @param request what came with it, redacted
 * @param response what it was answered with, redacted; null for posted events
 * @param processingTime how long it took in milliseconds, null while it is pending
 * @param retryCount how often deliveries were repeated; 0 for invocations
 * @param functionId the function that was invoked, null for posted events
 * @param versionId the version that ran, null if none did
 * @param tag the tag that the version was named by, null if its id named it or that is not known
 * @param outcome how the invocation ended, null for posted events and while it is in progress
 * @param error what went wrong, null if nothing did
 * @param measured what the run of an invocation answered and used
 * @param deliveries what a posted event did by each binding
 */
public record EventValue(
        UUID id,
        EventType type,
        EventStatus status,
        OffsetDateTime timestamp,
        String source,
        @Nullable String caller,
        PayloadValue request,
        PayloadValue response,
        @Nullable Long processingTime,
        int retryCount,
        @Nullable UUID functionId,
        @Nullable UUID versionId,
        @Nullable String tag,
        @Nullable String outcome,
        @Nullable String error,
        MeasuredValue measured,
        List<DeliveryValue> deliveries) {
    /** Copies the deliveries. */
    public EventValue {
        deliveries = List.copyOf(deliveries);
    }

    /**
     * A payload as it is kept.
     *
     * @param text the payload, redacted and cut, or a note in brackets that says why it was left out; null if none is kept
     * @param bytes how many bytes there were, null if that is not known
     */
    public record PayloadValue(
            @Nullable String text, @Nullable Long bytes) {
        /** Nothing is known of it. */
        public static final PayloadValue NONE = new PayloadValue(null, null);
    }

    /**
     * What is counted of an invocation.
     *
     * @param responseStatus the HTTP status of its answer, null for posted events and while it is in progress
     * @param cpuTimeMs how much processor time its handler used, in milliseconds, null if none was called
     * @param allocatedBytes how much memory its handler allocated, freed memory included, null if none was called
     */
    public record MeasuredValue(
            @Nullable Integer responseStatus,
            @Nullable Long cpuTimeMs,
            @Nullable Long allocatedBytes) {
        /** Nothing is known of it. */
        public static final MeasuredValue NONE = new MeasuredValue(null, null, null);
    }

    /**
     * What a posted event did by one binding.
     *
     * @param functionId the function that is invoked
     * @param tag the tag of its version
     * @param bindingId the binding, which may be gone
     * @param status what became of it
     * @param retryCount how often it was repeated
     * @param asyncInvocationId the asynchronous invocation
     * @param error why it was given up, null if it was not
     */
    public record DeliveryValue(
            UUID functionId,
            String tag,
            UUID bindingId,
            EventStatus status,
            int retryCount,
            UUID asyncInvocationId,
            @Nullable String error) {}
}
