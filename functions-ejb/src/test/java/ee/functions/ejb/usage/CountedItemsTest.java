// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.Callers;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.jpa.kv.KvRepository;
import ee.functions.jpa.kv.KvUsage;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountedItemsTest {
    private static final KvUsage FEW = new KvUsage(CountedItems.MANY - 1, 400);
    private static final KvUsage MANY = new KvUsage(CountedItems.MANY, 5_000);
    private static final KvUsage MORE = new KvUsage(CountedItems.MOST, 5_000_000);

    private final MovingClock clock = new MovingClock();
    private final List<String> counted = new ArrayList<>();
    private KvUsage stored = MANY;
    private Runnable whileCounting = () -> {};
    private final CountedItems items = Beans.wire(
            new CountedItems(),
            new KvRepository() {
                @Override
                public KvUsage usage(String siteId, OffsetDateTime now, int most) {
                    assertThat(most).isEqualTo(CountedItems.MOST);
                    counted.add(siteId);
                    whileCounting.run();
                    return stored;
                }
            },
            clock);

    @Test
    void manyItemsAreCountedOnceInAWhileForEachSite() {
        assertThat(items.of(Callers.SITE)).isEqualTo(MANY);
        stored = MORE;
        clock.advance(CountedItems.COUNTS_FOR.minusMillis(1));
        assertThat(items.of(Callers.SITE)).isEqualTo(MANY);
        assertThat(items.of(Callers.OTHER_SITE)).isEqualTo(MORE);
        assertThat(counted).containsExactly(Callers.SITE, Callers.OTHER_SITE);

        clock.advance(CountedItems.COUNTS_FOR);
        assertThat(items.of(Callers.SITE)).isEqualTo(MORE);
        assertThat(counted).hasSize(3);
    }

    @Test
    void fewItemsAreCountedEachTime() {
        stored = FEW;
        assertThat(items.of(Callers.SITE)).isEqualTo(FEW);
        stored = MANY;
        assertThat(items.of(Callers.SITE)).isEqualTo(MANY);
        stored = FEW;
        clock.advance(CountedItems.COUNTS_FOR);
        assertThat(items.of(Callers.SITE)).isEqualTo(FEW);
        stored = MORE;
        assertThat(items.of(Callers.SITE)).isEqualTo(MORE);
    }

    @Test
    void whoComesWhileItIsCountedGetsTheCountOfBefore() {
        items.of(Callers.SITE);
        clock.advance(CountedItems.COUNTS_FOR);
        stored = MORE;
        whileCounting = () -> assertThat(items.of(Callers.SITE)).isEqualTo(MANY);

        assertThat(items.of(Callers.SITE)).isEqualTo(MORE);
        assertThat(counted).hasSize(2);
    }

    @Test
    void aCountThatFailsIsTriedAgainLater() {
        items.of(Callers.SITE);
        clock.advance(CountedItems.COUNTS_FOR);
        whileCounting = () -> {
            throw new IllegalStateException("away");
        };
        assertThatIllegalStateException().isThrownBy(() -> items.of(Callers.SITE));
        whileCounting = () -> {};
        stored = MORE;

        assertThat(items.of(Callers.SITE)).isEqualTo(MANY);
        clock.advance(CountedItems.COUNTS_FOR);
        assertThat(items.of(Callers.SITE)).isEqualTo(MORE);
    }
}
