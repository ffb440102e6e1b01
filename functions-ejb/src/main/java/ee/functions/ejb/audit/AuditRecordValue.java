// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.audit;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who changed what, when. It tells that code or environment changed, never what they were or are.
 *
 * @param id the record
 * @param recordedAt when the change was made
 * @param siteId the site of what was changed
 * @param actor who made it: user name or service account, {@code system} for the server itself
 * @param action what was done, a name of {@link AuditAction}; another server of the cluster may know more of them
 * @param functionId the function that was changed, null if the site as a whole was
 * @param versionId the version that the change is about, null if it is about none
 * @param codeChanged whether the code of the version differs from the one before
 * @param environmentChanged whether its environment variables do
 * @param reason the reason that was given, null if the action needs none
 * @param requestId the id of the request that made the change
 * @param sourceAddress the address that the request came from, empty if the server itself made the change
 */
public record AuditRecordValue(
        UUID id,
        OffsetDateTime recordedAt,
        String siteId,
        String actor,
        String action,
        @Nullable UUID functionId,
        @Nullable UUID versionId,
        boolean codeChanged,
        boolean environmentChanged,
        @Nullable String reason,
        String requestId,
        String sourceAddress) {}
