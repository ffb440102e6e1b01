// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The asynchronous creation of a version.
 *
 * @param id identifies the task
 * @param functionId the function the version belongs to
 * @param status how far it is
 * @param versionId the version that is created; null once the task has failed, because the version is gone then
 * @param error why it failed, each error on a line of its own with its place; null unless it failed
 * @param errorFile the file of an archive that the error is in; null if there is one file, or the place is unknown
 * @param errorLine line in the author's own source, from 1; null if unknown
 * @param errorColumn column in that line, from 1; null if unknown
 */
public record TaskValue(
        UUID id,
        UUID functionId,
        TaskStatus status,
        @Nullable UUID versionId,
        @Nullable String error,
        @Nullable String errorFile,
        @Nullable Integer errorLine,
        @Nullable Integer errorColumn) {}
