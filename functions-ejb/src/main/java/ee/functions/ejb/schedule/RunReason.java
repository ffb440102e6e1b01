// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.schedule;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.settings.Setting;
import ee.functions.jpa.schedule.ScheduledRunEntity;
import ee.functions.jpa.schedule.ScheduledRunRepository;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Why a tick did not become a run that succeeded. */
final class RunReason {
    private RunReason() {}

    /** Returns the sentence, null if there is nothing to say. */
    static @Nullable String of(ScheduledRunEntity run) {
        if (run.getOutcome().equals(ScheduledRunRepository.MISSED)) {
            return "No server was there to run what was due; of missed ticks only the newest is run, if it is not older than "
                    + Setting.SCHEDULE_CATCH_UP_S.key() + ".";
        }
        if (run.getOutcome().equals(ScheduledRunRepository.LOST)) {
            return "The server ended, or lost the database, before the end of the run could be noted; it is not repeated.";
        }
        String code = run.getErrorCode();
        return Arrays.stream(ErrorCode.values()) // a newer release may have stored one that is not known here
                .filter(known -> known.name().equals(code))
                .findFirst()
                .map(ErrorCode::sentence)
                .orElse(null);
    }
}
