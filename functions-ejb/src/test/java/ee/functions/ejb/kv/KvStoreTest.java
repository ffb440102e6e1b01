// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.kv;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.jpa.kv.KvItemEntity;
import ee.functions.jpa.kv.KvNamespace;
import ee.functions.jpa.kv.KvRepository;
import ee.functions.runtime.binding.KvItem;
import ee.functions.runtime.binding.TestAndSetOutcome;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KvStoreTest {
    private static final KvKey KEY = new KvKey("site", "namespace", "key");

    private final Map<String, String> values = new HashMap<>();
    private final MapRepository repository = new MapRepository(values);
    private final KvStore store = Beans.wire(new KvStore(), repository, new MovingClock(), TestSettings.defaults());

    /** Values by key; expiry is the database's business. */
    private static final class MapRepository extends KvRepository {
        private final Map<String, String> values;
        /** What another caller does between a statement that missed and the look at the item. */
        Runnable inBetween = () -> {};

        MapRepository(Map<String, String> values) {
            this.values = values;
        }

        @Override
        public Optional<KvItemEntity> find(String siteId, String namespace, String key, OffsetDateTime now) {
            Runnable other = inBetween;
            inBetween = () -> {};
            other.run();
            return Optional.ofNullable(values.get(key)).map(value -> new Item(key, value, now.plusHours(1)));
        }

        @Override
        public List<KvNamespace> namespaces(
                String siteId, @Nullable String afterName, OffsetDateTime now, int most, int enough, int limit) {
            return List.of(new KvNamespace("a", most - 1, "mine"), new KvNamespace("b", most, null));
        }

        @Override
        public void put(
                String siteId,
                String namespace,
                String key,
                String valueJson,
                OffsetDateTime expiresAt,
                OffsetDateTime now) {
            values.put(key, valueJson);
        }

        @Override
        public int insertIfAbsent(
                String siteId,
                String namespace,
                String key,
                String valueJson,
                OffsetDateTime expiresAt,
                OffsetDateTime now) {
            return values.putIfAbsent(key, valueJson) == null ? 1 : 0;
        }

        @Override
        public int updateIfEquals(
                String siteId,
                String namespace,
                String key,
                String oldJson,
                String newJson,
                OffsetDateTime expiresAt,
                OffsetDateTime now) {
            return values.replace(key, oldJson, newJson) ? 1 : 0;
        }

        @Override
        public int deleteIfEquals(String siteId, String namespace, String key, String oldJson, OffsetDateTime now) {
            return values.remove(key, oldJson) ? 1 : 0;
        }
    }

    private static final class Item extends KvItemEntity {
        private final String key;
        private final String valueJson;
        private final OffsetDateTime expiresAt;

        Item(String key, String valueJson, OffsetDateTime expiresAt) {
            this.key = key;
            this.valueJson = valueJson;
            this.expiresAt = expiresAt;
        }

        @Override
        public String getKey() {
            return key;
        }

        @Override
        public String getValueJson() {
            return valueJson;
        }

        @Override
        public OffsetDateTime getExpiresAt() {
            return expiresAt;
        }
    }

    @Test
    void setExpiresAfter72Hours() {
        assertThat(store.set(KEY, "\"a\"").expires()).isEqualTo(Instant.parse("2026-11-23T12:00:00Z"));
    }

    @Test
    void aNamespaceWhoseCountingEndedHasNoCount() {
        assertThat(store.namespaces("site", null, 10, 100, 5))
                .containsExactly(
                        new KvNamespaceValue("a", OptionalInt.of(9), "mine"),
                        new KvNamespaceValue("b", OptionalInt.empty(), null));
    }

    @Test
    void testAndSetWithoutOldValueNeedsAnAbsentItem() {
        assertThat(store.testAndSet(KEY, null, "\"a\"")).isInstanceOf(TestAndSetOutcome.Written.class);
        assertThat(store.testAndSet(KEY, null, "\"b\"")).isInstanceOf(TestAndSetOutcome.NotMet.class);
        assertThat(values).containsEntry("key", "\"a\"");
    }

    @Test
    void testAndSetReplacesOnlyTheExpectedValue() {
        values.put("key", "\"a\"");
        assertThat(store.testAndSet(KEY, "\"x\"", "\"b\"")).isInstanceOf(TestAndSetOutcome.NotMet.class);
        assertThat(store.testAndSet(KEY, "\"a\"", "\"b\""))
                .isInstanceOfSatisfying(
                        TestAndSetOutcome.Written.class,
                        written -> assertThat(written.item().valueJson()).isEqualTo("\"b\""));
    }

    @Test
    void testAndSetWithoutNewValueDeletesTheExpectedValue() {
        values.put("key", "\"a\"");
        assertThat(store.testAndSet(KEY, "\"x\"", null)).isInstanceOf(TestAndSetOutcome.NotMet.class);
        assertThat(store.testAndSet(KEY, "\"a\"", null))
                .isInstanceOfSatisfying(
                        TestAndSetOutcome.Deleted.class,
                        deleted -> assertThat(deleted.before()).isNotNull().returns("\"a\"", KvItem::valueJson));
        assertThat(values).isEmpty();
    }

    @Test
    void testAndSetOfNothingToNothingIsMetWhereThereIsNothing() {
        assertThat(store.testAndSet(KEY, null, null)).isEqualTo(new TestAndSetOutcome.Deleted(null));
        values.put("key", "\"a\"");
        assertThat(store.testAndSet(KEY, null, null)).isInstanceOf(TestAndSetOutcome.NotMet.class);
        assertThat(values).containsEntry("key", "\"a\"");
    }

    @Test
    void aConditionThatIsNotMetShowsTheItemThatIsThere() {
        values.put("key", "\"a\"");
        assertThat(store.testAndSet(KEY, "\"x\"", "\"b\""))
                .isInstanceOfSatisfying(
                        TestAndSetOutcome.NotMet.class,
                        notMet -> assertThat(notMet.existing()).isNotNull().returns("\"a\"", KvItem::valueJson));
        values.clear();
        assertThat(store.testAndSet(KEY, "\"x\"", "\"b\"")).isEqualTo(new TestAndSetOutcome.NotMet(null));
    }

    @Test
    void aConditionThatIsMetAMomentLaterIsTriedAgain() {
        values.put("key", "\"x\"");
        repository.inBetween = () -> values.put("key", "\"a\"");

        assertThat(store.testAndSet(KEY, "\"a\"", "\"b\"")).isInstanceOf(TestAndSetOutcome.Written.class);
        assertThat(values).containsEntry("key", "\"b\"");
    }

    @Test
    void anItemThatGoesAwayAfterAnInsertionMissedIsInsertedAfterAll() {
        values.put("key", "\"x\"");
        repository.inBetween = values::clear;

        assertThat(store.testAndSet(KEY, null, "\"b\"")).isInstanceOf(TestAndSetOutcome.Written.class);
        assertThat(values).containsEntry("key", "\"b\"");
    }
}
