// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Int32Test {

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0.0,
                -0.0,
                0.9,
                -0.9,
                1.5,
                -1.5,
                2147483647.0,
                2147483648.0,
                -2147483648.0,
                -2147483649.5,
                4294967295.9,
                4294967296.0,
                9007199254740991.0,
                -9007199254740993.0,
                9223372036854774784.0,
                9223372036854775808.0,
                -9223372036854775808.0,
                1.8446744073709552e19,
                -1.2345678901234567e24,
                9.671406556917033e24,
                1.9342813113834067e25,
                1e300,
                Double.MIN_VALUE,
                Double.MAX_VALUE
            })
    void lowerBitsAreThoseOfTheInteger(double number) {
        assertThat((int) Int32.of(number)).isEqualTo(exact(number));
    }

    @Test
    void whatIsNotFiniteIsZero() {
        assertThat(Int32.of(Double.NaN)).isZero();
        assertThat(Int32.of(Double.POSITIVE_INFINITY)).isZero();
        assertThat(Int32.of(Double.NEGATIVE_INFINITY)).isZero();
    }

    @Test
    void anyNumberHasTheBitsOfTheInteger() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            double number = Math.scalb(random.nextDouble() - 0.5, random.nextInt(100));
            assertThat((int) Int32.of(number)).isEqualTo(exact(number));
        }
    }

    private static int exact(double number) {
        return new BigDecimal(number).toBigInteger().intValue();
    }
}
