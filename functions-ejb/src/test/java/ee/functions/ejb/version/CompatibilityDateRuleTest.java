// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.functions.ejb.error.FunctionsException;
import ee.functions.runtime.compat.CompatibilityDates;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CompatibilityDateRuleTest {
    private static final LocalDate BEFORE = CompatibilityDates.MINIMUM.plusDays(10);

    @Test
    void wantedDateCounts() {
        LocalDate wanted = CompatibilityDates.MINIMUM.plusDays(1);
        assertThat(CompatibilityDateRule.choose(wanted, BEFORE)).isEqualTo(wanted);
        assertThat(CompatibilityDateRule.choose(CompatibilityDates.MINIMUM, null))
                .isEqualTo(CompatibilityDates.MINIMUM);
        assertThat(CompatibilityDateRule.choose(CompatibilityDates.MAXIMUM, null))
                .isEqualTo(CompatibilityDates.MAXIMUM);
    }

    @Test
    void withoutOneThatOfTheVersionBeforeCountsAndThenTheNewest() {
        assertThat(CompatibilityDateRule.choose(null, BEFORE)).isEqualTo(BEFORE);
        assertThat(CompatibilityDateRule.choose(null, null)).isEqualTo(CompatibilityDates.MAXIMUM);
    }

    @Test
    void dateOutsideTheRangeIsRefusedWithTheRange() {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> CompatibilityDateRule.choose(CompatibilityDates.MAXIMUM.plusDays(1), null))
                .withMessageContaining(CompatibilityDates.MAXIMUM.toString());
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> CompatibilityDateRule.choose(CompatibilityDates.MINIMUM.minusDays(1), null));
    }
}
