// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.async;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to run a call.
 *
 * @param invocationId its invocation, under whose id its log entries are
 * @param number from 1 on; a call that is run again starts anew
 * @param outcome how it ended; RUNNING before that, LOST if its server was gone
 */
public record AsyncAttemptValue(
        UUID invocationId,
        int number,
        OffsetDateTime startedAt,
        @Nullable OffsetDateTime finishedAt,
        String outcome,
        @Nullable Integer httpStatus,
        @Nullable String errorCode) {}
