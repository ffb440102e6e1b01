// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.log;

import ee.functions.ejb.event.Payload;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One invocation and how it ended.
 *
 * @param invocationId the invocation
 * @param siteId the site of the function
 * @param functionId the function
 * @param versionId the version that ran, null if none did
 * @param tag the tag that the version was named by, {@link ee.functions.ejb.tag.TagName#BY_ID} if its id named it, null if it was
 *     the current one
 * @param outcome how it ended, at most 32 characters
 * @param status the HTTP status that was answered
 * @param startedAt when the request was accepted
 * @param durationMs how long it took, in milliseconds
 * @param cpuTimeMs how much processor time its handler used, in milliseconds, null if it was not called
 * @param allocatedBytes how much memory its handler allocated, freed memory included, null if it was not called
 * @param caller who invoked
 * @param requestBytes how long the body of the request was
 * @param responseBytes how long the body of the response was, null if there was no response
 * @param request what may be kept of the body of the request, null if nothing
 * @param response the same of the response
 * @param error what went wrong, null if nothing did
 */
public record InvocationRecord(
        UUID invocationId,
        String siteId,
        UUID functionId,
        @Nullable UUID versionId,
        @Nullable String tag,
        String outcome,
        int status,
        OffsetDateTime startedAt,
        long durationMs,
        @Nullable Long cpuTimeMs,
        @Nullable Long allocatedBytes,
        @Nullable String caller,
        @Nullable Long requestBytes,
        @Nullable Long responseBytes,
        @Nullable Payload request,
        @Nullable Payload response,
        @Nullable String error)
        implements LogEvent {}
