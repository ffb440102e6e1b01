// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa;

import static ee.functions.jpa.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.kv.KvItemEntity;
import ee.functions.jpa.kv.KvNamespace;
import ee.functions.jpa.kv.KvRepository;
import ee.functions.jpa.kv.KvUsage;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the key-value store does on every database. */
abstract class KvRepositoryContract {

    private static final OffsetDateTime LATER = NOON.plusHours(72);
    private static final int CALLERS = 12;

    private final TestDatabase database;

    KvRepositoryContract(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void clear() {
        database.clear();
    }

    @Test
    void putWritesOverWhatIsThere() {
        put("k", "\"a\"", LATER);
        call(kv -> {
            kv.put("s", "n", "k", "\"b\"", LATER.plusHours(1), NOON.plusHours(1));
            return null;
        });
        assertThat(find("k", NOON)).get().satisfies(item -> {
            assertThat(item.getSiteId()).isEqualTo("s");
            assertThat(item.getNamespace()).isEqualTo("n");
            assertThat(item.getKey()).isEqualTo("k");
            assertThat(item.getValueJson()).isEqualTo("\"b\"");
            assertThat(item.getExpiresAt()).isEqualTo(LATER.plusHours(1));
            assertThat(item.getUpdatedAt()).isEqualTo(NOON.plusHours(1));
        });
        assertThat(database.count("kv_item")).isEqualTo(1);
    }

    @Test
    void usageCountsItemsAndBytesOfASiteUpToTheLimit() {
        put("k", "true", LATER);
        put("ab", "\"c\"", LATER);
        put("expired", "1", NOON);
        call(kv -> {
            kv.put("s", "m", "k", "1", LATER, NOON);
            kv.put("t", "n", "other", "1", LATER, NOON);
            return null;
        });

        KvUsage all = call(kv -> kv.usage("s", NOON, 10));
        KvUsage some = call(kv -> kv.usage("s", NOON, 2));
        KvUsage none = call(kv -> kv.usage("nobody", NOON, 2));

        assertThat(all).isEqualTo(new KvUsage(3, 12));
        assertThat(some.items()).isEqualTo(2);
        assertThat(none).isEqualTo(new KvUsage(0, 0));
    }

    @Test
    void itemsOfOtherSitesNamespacesAndKeysAreOthers() {
        put("k", "true", LATER);
        database.run(entityManager -> {
            KvRepository kv = new KvRepository(entityManager);
            assertThat(kv.find("t", "n", "k", NOON)).isEmpty();
            assertThat(kv.find("s", "m", "k", NOON)).isEmpty();
            assertThat(kv.find("s", "n", "K", NOON)).isEmpty();
            assertThat(kv.delete("t", "n", "k", NOON)).isEmpty();
            assertThat(kv.list("s", "m", null, "", NOON, 10)).isEmpty();
        });
        assertThat(find("k", NOON)).isPresent();
    }

    @Test
    void findSeesWhatWasWrittenEarlierInTheSameTransaction() {
        database.run(entityManager -> {
            KvRepository kv = new KvRepository(entityManager);
            kv.put("s", "n", "k", "\"a\"", LATER, NOON);
            KvItemEntity before = kv.find("s", "n", "k", NOON).orElseThrow();
            kv.put("s", "n", "k", "\"b\"", LATER, NOON);
            assertThat(kv.find("s", "n", "k", NOON).orElseThrow().getValueJson())
                    .isEqualTo("\"b\"");
            assertThat(kv.list("s", "n", null, "", NOON, 1).get(0).getValueJson())
                    .isEqualTo("\"b\"");
            assertThat(before.getValueJson()).isEqualTo("\"a\"");
            kv.delete("s", "n", "k", NOON);
            assertThat(kv.find("s", "n", "k", NOON)).isEmpty();
        });
    }

    @Test
    void aValueOfSixteenThousandBytesComparesAndReturnsUnchanged() {
        String value = '"' + "名ä€".repeat(1999) + "abcdef" + '"';
        assertThat(value.getBytes(StandardCharsets.UTF_8)).hasSize(16_000);
        put("k".repeat(512), value, LATER);
        assertThat(find("k".repeat(512), NOON)).map(KvItemEntity::getValueJson).contains(value);
        int changed = call(kv -> kv.updateIfEquals("s", "n", "k".repeat(512), value, "true", LATER, NOON));
        assertThat(changed).isEqualTo(1);
    }

    @Test
    void anExpiredItemIsAbsentForEveryOperation() {
        put("k", "\"old\"", NOON);
        database.run(entityManager -> {
            KvRepository kv = new KvRepository(entityManager);
            assertThat(kv.find("s", "n", "k", NOON.minusNanos(1000))).isPresent();
            assertThat(kv.find("s", "n", "k", NOON)).isEmpty();
            assertThat(kv.list("s", "n", null, "", NOON, 10)).isEmpty();
            assertThat(kv.delete("s", "n", "k", NOON)).isEmpty();
            assertThat(kv.updateIfEquals("s", "n", "k", "\"old\"", "true", LATER, NOON))
                    .isZero();
            assertThat(kv.deleteIfEquals("s", "n", "k", "\"old\"", NOON)).isZero();
            assertThat(kv.insertIfAbsent("s", "n", "k", "\"new\"", LATER, NOON)).isEqualTo(1);
            assertThat(kv.insertIfAbsent("s", "n", "k", "\"newer\"", LATER, NOON))
                    .isZero();
        });
        assertThat(find("k", NOON)).map(KvItemEntity::getValueJson).contains("\"new\"");
    }

    @Test
    void deleteGivesTheItemAsItWas() {
        put("k", "\"a\"", LATER);
        Optional<KvItemEntity> before = delete();
        assertThat(before).map(KvItemEntity::getValueJson).contains("\"a\"");
        assertThat(delete()).isEmpty();
    }

    @Test
    void conditionalWritesHappenOnlyWhenTheValueIsExactlyTheExpectedOne() {
        put("k", "\"a\"", LATER);
        database.run(entityManager -> {
            KvRepository kv = new KvRepository(entityManager);
            assertThat(kv.insertIfAbsent("s", "n", "k", "true", LATER, NOON)).isZero();
            assertThat(kv.updateIfEquals("s", "n", "k", "\"A\"", "true", LATER, NOON))
                    .isZero();
            assertThat(kv.updateIfEquals("s", "n", "x", "\"a\"", "true", LATER, NOON))
                    .isZero();
            assertThat(kv.deleteIfEquals("s", "n", "k", "true", NOON)).isZero();
            assertThat(kv.updateIfEquals("s", "n", "k", "\"a\"", "true", LATER, NOON))
                    .isEqualTo(1);
            assertThat(kv.deleteIfEquals("s", "n", "k", "true", NOON)).isEqualTo(1);
            assertThat(kv.deleteIfEquals("s", "n", "k", "true", NOON)).isZero();
        });
    }

    @Test
    void listPagesInByteOrderAndTakesAPrefixLiterally() {
        List.of("b", "a_1", "B", "aX1", "a-1", "0", "a_2", "_", "Z").forEach(key -> put(key, "true", LATER));
        put("a_3", "true", NOON);
        assertThat(keys(null, "", 4)).containsExactly("0", "B", "Z", "_");
        assertThat(keys("_", "", 10)).containsExactly("a-1", "aX1", "a_1", "a_2", "b");
        assertThat(keys(null, "a_", 10)).containsExactly("a_1", "a_2");
        assertThat(keys("a_1", "a_", 10)).containsExactly("a_2");
        assertThat(keys(null, "%", 10)).isEmpty();
        assertThat(keys(null, "!", 10)).isEmpty();
        assertThat(keys(null, "a", 10)).containsExactly("a-1", "aX1", "a_1", "a_2");
        assertThat(keys("0", "a_", 1)).containsExactly("a_1");
        assertThat(keys("b", "a_", 10)).isEmpty();
        assertThat(keys(null, "b", 10)).containsExactly("b");
        assertThat(keys(null, "bb", 10)).isEmpty();
    }

    @Test
    void keysAndPrefixesMayEndWithTheLastLetter() {
        List.of("z", "zz", "z".repeat(512), "zy", "y").forEach(key -> put(key, "true", LATER));
        assertThat(keys(null, "z", 10)).containsExactly("z", "zy", "zz", "z".repeat(512));
        assertThat(keys(null, "z".repeat(512), 10)).containsExactly("z".repeat(512));
    }

    @Test
    void pagesGoOnBehindAKeyWhateverHappensToTheItems() {
        List.of("a", "b", "c", "d", "e").forEach(key -> put(key, "true", LATER));
        assertThat(keys(null, "", 2)).containsExactly("a", "b");
        call(kv -> kv.delete("s", "n", "b", NOON));
        put("aa", "true", LATER);
        put("bb", "true", LATER);
        put("d", "false", LATER.plusHours(1));
        assertThat(keys("b", "", 2)).containsExactly("bb", "c");
        assertThat(keys("c", "", 2)).containsExactly("d", "e");
        assertThat(keys("e", "", 2)).isEmpty();
    }

    @Test
    void countEndsAtItsBoundAndLeavesOutWhatHasExpired() {
        List.of("a", "b", "c").forEach(key -> put(key, "true", LATER));
        put("expired", "true", NOON);
        assertThat(count("n", 10)).isEqualTo(3);
        assertThat(count("n", 3)).isEqualTo(3);
        assertThat(count("n", 2)).isEqualTo(2);
        assertThat(count("m", 10)).isZero();
    }

    @Test
    void countOfAPrefixIsThatOfItsList() {
        List.of("a_1", "aX1", "a_2", "b", "a").forEach(key -> put(key, "true", LATER));
        put("a_3", "true", NOON);
        assertThat(countOf("a_", 10)).isEqualTo(2);
        assertThat(countOf("a", 10)).isEqualTo(4);
        assertThat(countOf("a", 3)).isEqualTo(3);
        assertThat(countOf("%", 10)).isZero();
    }

    @Test
    void namespacesAreThoseOfTheSiteWithLivingItemsInByteOrder() {
        putIn("s", "b", LATER, "k", "l");
        putIn("s", "B", LATER, "k");
        putIn("s", "_", LATER, "k", "l", "m");
        putIn("s", "_", NOON, "expired");
        putIn("s", "b-1", LATER, "k");
        putIn("s", "expired", NOON, "k", "l");
        putIn("t", "other", LATER, "k");

        assertThat(namespaces("s", null, 10))
                .containsExactly(namespace("B", 1), namespace("_", 3), namespace("b", 2), namespace("b-1", 1));
        assertThat(namespaces("nobody", null, 10)).isEmpty();
    }

    @Test
    void pagesOfNamespacesGoOnBehindAName() {
        List.of("a", "b", "c", "d", "e").forEach(name -> putIn("s", name, LATER, "k"));

        assertThat(names(namespaces("s", null, 2))).containsExactly("a", "b");
        call(kv -> kv.delete("s", "b", "k", NOON));
        putIn("s", "aa", LATER, "k");
        putIn("s", "bb", LATER, "k");
        assertThat(names(namespaces("s", "b", 2))).containsExactly("bb", "c");
        assertThat(names(namespaces("s", "c", 2))).containsExactly("d", "e");
        assertThat(namespaces("s", "e", 2)).isEmpty();
    }

    @Test
    void countingNamespacesEndsAtItsBoundsForEachAndForThePage() {
        putIn("s", "a", LATER, "1", "2", "3");
        putIn("s", "b", LATER, "1", "2", "3", "4", "5");
        putIn("s", "c", LATER, "1");
        putIn("s", "d", LATER, "1");

        assertThat(counted(null, 100))
                .containsExactly(namespace("a", 3), namespace("b", 4), namespace("c", 1), namespace("d", 1));
        assertThat(counted(null, 7)).containsExactly(namespace("a", 3), namespace("b", 4));
        assertThat(counted(null, 8)).containsExactly(namespace("a", 3), namespace("b", 4), namespace("c", 1));
        assertThat(counted(null, 1)).containsExactly(namespace("a", 3));
        assertThat(counted("a", 1)).containsExactly(namespace("b", 4));
    }

    @Test
    void theNamespaceOfAFunctionOfTheSiteHasItsName() {
        FunctionEntity mine = Samples.storedFunction(database, "s", "mine");
        FunctionEntity other = Samples.storedFunction(database, "t", "other");
        for (FunctionEntity function : List.of(mine, other)) {
            putIn("s", function.getId().toString(), LATER, "k");
        }
        putIn("s", mine.getId().toString().toUpperCase(Locale.ROOT) + "-", LATER, "k");

        assertThat(namespaces("s", null, 10))
                .containsExactlyInAnyOrder(
                        new KvNamespace(mine.getId().toString(), 1, "mine"),
                        namespace(other.getId().toString(), 1),
                        namespace(mine.getId().toString().toUpperCase(Locale.ROOT) + "-", 1));
    }

    @Test
    void deleteExpiredWorksInBatchesAndSparesWhatIsAlive() {
        for (int i = 0; i < 5; i++) {
            put("expired" + i, "true", NOON.minusSeconds(i));
        }
        put("alive", "true", NOON.plusNanos(1000));
        assertThat(deleteExpired()).isEqualTo(3);
        assertThat(deleteExpired()).isEqualTo(2);
        assertThat(deleteExpired()).isZero();
        assertThat(find("alive", NOON)).isPresent();
    }

    @Test
    void ofManyWhoInsertOneKeyAtOnceExactlyOneWins() throws Exception {
        for (int round = 0; round < 10; round++) {
            String key = "k" + round;
            List<Integer> wins = atOnce(
                    caller -> call(kv -> kv.insertIfAbsent("s", "n", key, Integer.toString(caller), LATER, NOON)));
            assertThat(wins).containsOnlyOnce(1);
            assertThat(find(key, NOON)).map(KvItemEntity::getValueJson).contains(Integer.toString(wins.indexOf(1)));
        }
    }

    @Test
    void ofManyWhoReplaceOneExpiredItemAtOnceExactlyOneWins() throws Exception {
        for (int round = 0; round < 10; round++) {
            String key = "k" + round;
            put(key, "\"old\"", NOON);
            List<Integer> wins = atOnce(
                    caller -> call(kv -> kv.insertIfAbsent("s", "n", key, Integer.toString(caller), LATER, NOON)));
            assertThat(wins).containsOnlyOnce(1);
        }
    }

    @Test
    void ofManyWhoCountUpAtOnceNoneIsLost() throws Exception {
        put("counter", "0", LATER);
        atOnce(caller -> {
            for (int done = 0; done < 10; ) {
                int seen = Integer.parseInt(find("counter", NOON).orElseThrow().getValueJson());
                done += call(kv -> kv.updateIfEquals(
                        "s", "n", "counter", Integer.toString(seen), Integer.toString(seen + 1), LATER, NOON));
            }
            return 0;
        });
        assertThat(find("counter", NOON)).map(KvItemEntity::getValueJson).contains(Integer.toString(10 * CALLERS));
    }

    @Test
    void ofManyWhoDeleteOneItemAtOnceExactlyOneGetsIt() throws Exception {
        for (int round = 0; round < 10; round++) {
            put("k", "true", LATER);
            List<Integer> got = atOnce(caller -> delete().isPresent() ? 1 : 0);
            assertThat(got).containsOnlyOnce(1);
        }
    }

    @Test
    void putAndDeleteOfOneKeyAtOnceNeverFail() throws Exception {
        atOnce(caller -> {
            for (int i = 0; i < 20; i++) {
                if (caller % 2 == 0) {
                    put("k", Integer.toString(i), LATER);
                } else {
                    delete();
                }
            }
            return 0;
        });
        put("k", "\"last\"", LATER);
        assertThat(find("k", NOON)).map(KvItemEntity::getValueJson).contains("\"last\"");
    }

    private List<Integer> atOnce(Function<Integer, Integer> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            CyclicBarrier start = new CyclicBarrier(CALLERS);
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                int caller = i;
                calls.add(() -> {
                    start.await();
                    return work.apply(caller);
                });
            }
            List<Integer> results = new ArrayList<>();
            for (Future<Integer> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private <T> T call(Function<KvRepository, T> work) {
        return database.call(entityManager -> work.apply(new KvRepository(entityManager)));
    }

    void put(String key, String json, OffsetDateTime expiresAt) {
        database.run(entityManager -> new KvRepository(entityManager).put("s", "n", key, json, expiresAt, NOON));
    }

    Optional<KvItemEntity> find(String key, OffsetDateTime now) {
        return call(kv -> kv.find("s", "n", key, now));
    }

    private Optional<KvItemEntity> delete() {
        return call(kv -> kv.delete("s", "n", "k", NOON));
    }

    private int deleteExpired() {
        return call(kv -> kv.deleteExpired(NOON, 3));
    }

    private int count(String namespace, int most) {
        return call(kv -> kv.count("s", namespace, "", NOON, most));
    }

    private int countOf(String prefix, int most) {
        return call(kv -> kv.count("s", "n", prefix, NOON, most));
    }

    private List<KvNamespace> counted(String afterName, int enough) {
        return call(kv -> kv.namespaces("s", afterName, NOON, 4, enough, 10));
    }

    private void putIn(String siteId, String namespace, OffsetDateTime expiresAt, String... keys) {
        call(kv -> {
            for (String key : keys) {
                kv.put(siteId, namespace, key, "true", expiresAt, NOON);
            }
            return null;
        });
    }

    private List<KvNamespace> namespaces(String siteId, String afterName, int limit) {
        return call(kv -> kv.namespaces(siteId, afterName, NOON, 1000, 10_000, limit));
    }

    private static KvNamespace namespace(String name, int items) {
        return new KvNamespace(name, items, null);
    }

    private static List<String> names(List<KvNamespace> namespaces) {
        return namespaces.stream().map(KvNamespace::name).toList();
    }

    private List<String> keys(String after, String prefix, int limit) {
        return call(kv -> kv.list("s", "n", after, prefix, NOON, limit)).stream()
                .map(KvItemEntity::getKey)
                .toList();
    }
}
