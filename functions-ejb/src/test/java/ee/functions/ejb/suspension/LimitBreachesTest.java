// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.suspension;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.FakeExecutors;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.settings.Setting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitBreachesTest {
    private static final UUID FUNCTION = new UUID(0, 1);
    private static final UUID INVOCATION = new UUID(0, 2);

    private final MovingClock clock = new MovingClock();
    private final List<String> suspended = new ArrayList<>();
    private boolean ioFull;
    private final FakeExecutors executors = new FakeExecutors() {
        @Override
        public Executor io() {
            return task -> {
                if (ioFull) {
                    throw new RejectedExecutionException("full");
                }
                task.run();
            };
        }
    };
    private final SuspensionService service = new SuspensionService() {
        @Override
        public void suspendByRule(UUID functionId, UUID invocationId, String reason, Duration duration) {
            suspended.add(functionId.getLeastSignificantBits() + " for " + duration + ": " + reason);
        }
    };
    private final LimitBreaches breaches = breaches("3");

    private LimitBreaches breaches(String allowed) {
        return Beans.wire(
                new LimitBreaches(),
                service,
                executors,
                clock,
                TestSettings.with(Setting.SUSPENSION_BREACHES, allowed)
                        .and(Setting.SUSPENSION_WINDOW_S, "60")
                        .and(Setting.SUSPENSION_DURATION_S, "300")
                        .build());
    }

    @AfterEach
    void close() {
        executors.close();
    }

    @Test
    void oneBreachMoreThanAllowedSuspendsAndNamesTheRuleAndTheLastLimit() {
        add(breaches, FUNCTION, 3);
        assertThat(suspended).isEmpty();
        add(breaches, FUNCTION, 1);
        assertThat(suspended)
                .containsExactly("1 for PT5M: More than 3 invocations exceeded a limit within 60 seconds; the last one:"
                        + " It took too long.");
    }

    @Test
    void breachesOfDifferentFunctionsAreCountedApart() {
        add(breaches, FUNCTION, 3);
        add(breaches, new UUID(0, 7), 3);
        assertThat(suspended).isEmpty();
    }

    @Test
    void breachesCountWithinAMovingWindow() {
        for (int breach = 0; breach < 20; breach++) {
            add(breaches, FUNCTION, 1);
            clock.advance(Duration.ofSeconds(21));
        }
        assertThat(suspended).isEmpty();
        clock.advance(Duration.ofSeconds(-2));
        add(breaches, FUNCTION, 1);
        clock.advance(Duration.ofSeconds(10));
        add(breaches, FUNCTION, 1);
        assertThat(suspended).hasSize(1);
    }

    @Test
    void countingStartsAnewAfterASuspension() {
        add(breaches, FUNCTION, 7);
        assertThat(suspended).hasSize(1);
        add(breaches, FUNCTION, 1);
        assertThat(suspended).hasSize(2);
    }

    @Test
    void zeroTurnsTheRuleOff() {
        LimitBreaches off = breaches("0");
        add(off, FUNCTION, 100);
        assertThat(suspended).isEmpty();
        assertThat(off.functions()).isZero();
    }

    @Test
    void functionThatKeepsItsLimitsAgainIsForgotten() {
        for (int function = 0; function < 50; function++) {
            add(breaches, new UUID(1, function), 1);
        }
        assertThat(breaches.functions()).isEqualTo(50);
        clock.advance(Duration.ofSeconds(61));
        add(breaches, FUNCTION, 1);
        assertThat(breaches.functions()).isEqualTo(1);
    }

    @Test
    void fullExecutorOnlyPutsTheSuspensionOff() {
        ioFull = true;
        add(breaches, FUNCTION, 4);
        assertThat(suspended).isEmpty();
        ioFull = false;
        add(breaches, FUNCTION, 4);
        assertThat(suspended).hasSize(1);
    }

    private static void add(LimitBreaches to, UUID function, int count) {
        for (int breach = 0; breach < count; breach++) {
            to.add(function, INVOCATION, "It took too long.");
        }
    }
}
