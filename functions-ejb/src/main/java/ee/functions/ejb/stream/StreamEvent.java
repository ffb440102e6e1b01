// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.stream;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the stream tells about an event: that it reached a status.
 *
 * @param eventId the event; with its status it is what a consumer tells repetitions by
 * @param siteId the site it belongs to
 * @param functionId the function it is about, whose events keep their order; null if it is about none
 * @param type the type of the event, such as {@code FUNCTION_INVOCATION}
 * @param status {@code PENDING}, {@code SUCCESS} or {@code FAILURE}
 * @param source where it comes from, in words: the name of the function, or what was posted
 * @param time when the event happened
 * @param processingMs how long it took, in milliseconds, null while it is pending
 * @param request the payload it came with, null if none is kept
 * @param response the payload it was answered with, null if none is kept
 */
public record StreamEvent(
        UUID eventId,
        String siteId,
        @Nullable UUID functionId,
        String type,
        String status,
        String source,
        OffsetDateTime time,
        @Nullable Long processingMs,
        @Nullable String request,
        @Nullable String response) {}
