// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.permit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.settings.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SitePermitsTest {
    private final SitePermits permits = Beans.wire(
            new SitePermits(),
            TestSettings.with(Setting.SITE_CONCURRENT_INVOCATIONS, "3").build(),
            new MovingClock());

    @Test
    void acquireRefusesWhenSiteIsAtItsLimit() {
        for (int taken = 0; taken < 3; taken++) {
            permits.acquire("a");
        }
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> permits.acquire("a"))
                .withMessageContaining("3 invocations")
                .satisfies(refusal -> assertThat(refusal.details())
                        .extracting(Detail::message)
                        .containsExactly(
                                "1",
                                "3",
                                Long.toString(new MovingClock().instant().getEpochSecond() + 1)))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.CONCURRENCY_LIMIT_REACHED));
        assertThat(permits.running("a")).isEqualTo(3);
    }

    @Test
    void otherSitesAreNotAffected() {
        for (int taken = 0; taken < 3; taken++) {
            permits.acquire("a");
        }
        permits.acquire("b");
        assertThat(permits.running("b")).isEqualTo(1);
    }

    @Test
    void closeGivesThePermitBackOnce() {
        Permit first = permits.acquire("a");
        permits.acquire("a");
        first.close();
        first.close();
        assertThat(permits.running("a")).isEqualTo(1);
    }

    @Test
    void roomIsWhatIsLeftAndTakesNothing() {
        long now = new MovingClock().instant().getEpochSecond();
        assertThat(permits.room("a")).isEqualTo(new SiteRoom(3, 3, now));
        assertThat(permits.sites()).isZero();
        permits.acquire("a");
        assertThat(permits.room("a")).isEqualTo(new SiteRoom(3, 2, now));
        permits.acquire("a");
        permits.acquire("a");
        assertThat(permits.room("a")).as("worth a try in a second").isEqualTo(new SiteRoom(3, 0, now + 1));
    }

    @Test
    void siteThatRunsNothingIsForgotten() {
        Permit first = permits.acquire("a");
        Permit second = permits.acquire("a");
        first.close();
        assertThat(permits.sites()).isEqualTo(1);
        second.close();
        assertThat(permits.sites()).isZero();
    }

    @Test
    void limitHoldsUnderConcurrency() throws Exception {
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int caller = 0; caller < 8; caller++) {
                done.add(threads.submit((Callable<Void>) () -> {
                    for (int round = 0; round < 5_000; round++) {
                        try (Permit permit = permits.acquire("a")) {
                            assertThat(permit).isNotNull();
                            most.accumulateAndGet(permits.running("a"), Math::max);
                        } catch (FunctionsException atLimit) {
                            refused.incrementAndGet();
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> one : done) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(most.get()).isBetween(1, 3);
        assertThat(permits.running("a")).isZero();
        assertThat(refused.get()).isLessThan(40_000);
    }
}
