// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.permission;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.permission.Permission;
import ee.functions.web.fixture.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration WINDOW = Duration.ofSeconds(30);

    private final TestClock clock = new TestClock(NOW);
    private final VerifiedTokens tokens = new VerifiedTokens(WINDOW, 100, clock);

    @Test
    void aTokenCountsUntilTheWindowIsOver() {
        tokens.keep(key(1), identity(NOW.plusSeconds(3600)), NOW);

        clock.pass(WINDOW.minusMillis(1));
        assertThat(tokens.find(key(1))).isEqualTo(identity(NOW.plusSeconds(3600)));
        clock.pass(Duration.ofMillis(1));
        assertThat(tokens.find(key(1))).isNull();
    }

    @Test
    void aTokenCountsNoLongerThanItSays() {
        tokens.keep(key(1), identity(NOW.plusSeconds(5)), NOW);

        clock.pass(Duration.ofMillis(4999));
        assertThat(tokens.find(key(1))).isNotNull();
        clock.pass(Duration.ofMillis(1));
        assertThat(tokens.find(key(1))).isNull();
    }

    @Test
    void lookingATokenUpMakesItCountNoLonger() {
        tokens.keep(key(1), identity(NOW.plusSeconds(3600)), NOW);

        for (int second = 1; second < 30; second++) {
            clock.pass(Duration.ofSeconds(1));
            assertThat(tokens.find(key(1))).isNotNull();
        }
        clock.pass(Duration.ofSeconds(1));
        assertThat(tokens.find(key(1))).isNull();
    }

    @Test
    void theWindowBeginsBeforeTheVerification() {
        clock.pass(Duration.ofSeconds(29));
        tokens.keep(key(1), identity(NOW.plusSeconds(3600)), NOW);

        assertThat(tokens.find(key(1))).isNotNull();
        clock.pass(Duration.ofSeconds(1));
        assertThat(tokens.find(key(1))).isNull();
    }

    @Test
    void aClockThatIsSetBackMakesNoTokenLastLonger() {
        tokens.keep(key(1), identity(NOW.plusSeconds(3600)), NOW);

        clock.pass(Duration.ofHours(-1));

        assertThat(tokens.find(key(1))).isNull();
    }

    @Test
    void aTokenThatDoesNotSayWhenItExpiresIsNotKept() {
        tokens.keep(key(1), identity(null), NOW);

        assertThat(tokens.find(key(1))).isNull();
        assertThat(tokens.size()).isZero();
    }

    @Test
    void aTokenThatHasExpiredIsNotKept() {
        tokens.keep(key(1), identity(NOW), NOW);
        tokens.keep(key(2), identity(NOW.minusSeconds(1)), NOW);

        assertThat(tokens.size()).isZero();
    }

    @Test
    void otherTokensAreOthers() {
        tokens.keep(key(1), identity(NOW.plusSeconds(3600)), NOW);

        assertThat(tokens.find(key(2))).isNull();
        assertThat(tokens.find(new TokenKey(1, 0, 0, 1))).isNull();
    }

    @Test
    void aWindowOfZeroKeepsNothing() {
        VerifiedTokens off = new VerifiedTokens(Duration.ZERO, 100, clock);

        off.keep(key(1), identity(NOW.plusSeconds(3600)), NOW);

        assertThat(off.isOff()).isTrue();
        assertThat(off.find(key(1))).isNull();
        assertThat(off.size()).isZero();
        assertThat(VerifiedTokens.none().isOff()).isTrue();
        assertThat(tokens.isOff()).isFalse();
    }

    @Test
    void thereAreNeverMoreThanTheMaximumAndTheNewestHalfIsKept() {
        for (long number = 1; number <= 10_000; number++) {
            tokens.keep(key(number), identity(NOW.plusSeconds(3600)), NOW);

            assertThat(tokens.size()).isLessThanOrEqualTo(100);
            assertThat(LongStream.rangeClosed(Math.max(1, number - 49), number))
                    .allSatisfy(recent -> assertThat(tokens.find(key(recent))).isNotNull());
        }
    }

    @Test
    void whatNoLongerCountsIsForgottenWhenOthersCome() {
        IntStream.range(0, 40).forEach(number -> tokens.keep(key(number), identity(NOW.plusSeconds(3600)), NOW));

        for (int round = 0; round < 3; round++) {
            clock.pass(WINDOW);
            tokens.keep(key(1000 + round), identity(NOW.plusSeconds(3600)), clock.instant());
        }

        assertThat(tokens.size()).isLessThanOrEqualTo(2);
    }

    @Test
    void manyThreadsKeepAndFindWithoutLosingTheBound() {
        VerifiedTokens shared = new VerifiedTokens(WINDOW, 100, clock);

        LongStream.range(0, 100_000).parallel().forEach(number -> {
            shared.keep(key(number), identity(NOW.plusSeconds(3600)), NOW);
            Identity found = shared.find(key(number));
            assertThat(found == null || found.subject().equals("ada")).isTrue();
        });

        assertThat(shared.size()).isLessThanOrEqualTo(100 + Runtime.getRuntime().availableProcessors() * 2);
    }

    private static TokenKey key(long number) {
        return new TokenKey(number, 0, 0, 0);
    }

    private static Identity identity(@Nullable Instant expiry) {
        return new Identity("ada", Set.of(Permission.FUNCTIONS_READ), "site-1", false, expiry);
    }
}
