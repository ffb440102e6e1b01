// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.kv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.Callers;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.page.Page;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.runtime.binding.KvBinding;
import ee.functions.runtime.binding.KvItem;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KvServiceTest {
    private final List<KvKey> asked = new ArrayList<>();
    private final List<Integer> limits = new ArrayList<>();
    private final List<String> prefixes = new ArrayList<>();
    private List<KvNamespaceValue> namespaces = List.of();
    private int stored = 3;
    private RuntimeException failure = new IllegalStateException("secret");

    private final KvStore store = new KvStore() {
        @Override
        public Optional<KvItem> get(KvKey key) {
            asked.add(key);
            if (key.key().equals("breaks")) {
                throw failure;
            }
            return Optional.empty();
        }

        /** Items with the numbers from 1 as keys, each value one large text. */
        @Override
        public List<KvItem> list(String siteId, String namespace, @Nullable String afterKey, String prefix, int limit) {
            limits.add(limit);
            prefixes.add(prefix);
            List<KvItem> items = new ArrayList<>();
            for (int i = afterKey == null ? 1 : Integer.parseInt(afterKey) + 1;
                    i <= stored && items.size() < limit;
                    i++) {
                items.add(new KvItem(Integer.toString(i), '"' + "x".repeat(15_998) + '"', Instant.EPOCH));
            }
            return items;
        }

        @Override
        public int count(String siteId, String namespace, String prefix, int most) {
            prefixes.add(prefix);
            return Math.min(stored, most);
        }

        @Override
        public List<KvNamespaceValue> namespaces(
                String siteId, @Nullable String afterName, int most, int enough, int limit) {
            limits.add(limit);
            return namespaces.stream()
                    .filter(namespace -> namespace.name().compareTo(afterName == null ? "" : afterName) > 0)
                    .limit(limit)
                    .toList();
        }
    };
    private final KvService service = Beans.wire(new KvService(), store, TestSettings.defaults());

    @Test
    void operationsThatReachTheStoreAreCounted() {
        KvBinding binding = service.binding("site", new UUID(0, 1));
        binding.get("n", "k");
        binding.get("n", "l");
        assertThatThrownBy(() -> binding.get("n", "")).isInstanceOf(RuntimeException.class);
        service.list(Callers.all(), "n", null, "", 3);

        assertThat(service.operations())
                .containsEntry(KvAction.GET, 2L)
                .containsEntry(KvAction.LIST, 1L)
                .containsEntry(KvAction.SET, 0L)
                .hasSameSizeAs(KvAction.values());
    }

    @Test
    void everyOperationNeedsThePermission() {
        Caller caller = Callers.with(
                EnumSet.complementOf(EnumSet.of(Permission.FUNCTIONS_KV_UPDATE)).toArray(Permission[]::new));
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> service.batch(caller, "n", List.of()),
                () -> service.list(caller, "n", null, "", 1),
                () -> service.count(caller, "n", ""),
                () -> service.namespaces(caller, null, 1))) {
            assertThatThrownBy(call).hasMessageContaining("functions_kv:update");
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void itemsAreThoseOfTheSiteOfTheCaller() {
        service.batch(Callers.ofOtherSite(), "n", List.of(new KvOperation.Get("k")));
        assertThat(asked).containsExactly(new KvKey(Callers.OTHER_SITE, "n", "k"));
    }

    @Test
    void aBatchThatBreaksARuleIsNotBegun() {
        FunctionsException refusal = catchThrowableOfType(
                FunctionsException.class,
                () -> service.batch(
                        Callers.all(),
                        "a b",
                        List.of(
                                new KvOperation.Get("good"),
                                new KvOperation.Set("k", "1"),
                                new KvOperation.TestAndSet("", "{}", "[]"))));

        assertThat(refusal.code()).isEqualTo(ErrorCode.KV_REQUEST_INVALID);
        assertThat(refusal.details())
                .extracting(Detail::attribute)
                .containsExactly(
                        "namespace",
                        "operations.1.value",
                        "operations.2.key",
                        "operations.2.old_value",
                        "operations.2.new_value");
        assertThat(asked).isEmpty();
    }

    @Test
    void theNumberOfOperationsIsASetting() {
        KvService two = Beans.wire(
                new KvService(),
                store,
                TestSettings.with(Setting.KV_BATCH_OPERATIONS, "2").build());
        List<KvOperation> operations =
                List.of(new KvOperation.Get("a"), new KvOperation.Get("b"), new KvOperation.Get("c"));

        assertThat(two.batch(Callers.all(), "n", operations.subList(0, 2))).hasSize(2);
        assertThatThrownBy(() -> two.batch(Callers.all(), "n", operations))
                .hasMessageContaining("at most 2 operations");
    }

    @Test
    void aLaterFailureIsAResultAndTheRestIsTried() {
        List<KvResult> results = service.batch(
                Callers.all(),
                "n",
                List.of(new KvOperation.Get("a"), new KvOperation.Get("breaks"), new KvOperation.Get("b")));

        assertThat(results.get(0)).isEqualTo(new KvResult.Missing());
        assertThat(results.get(1)).isInstanceOfSatisfying(KvResult.Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
            assertThat(failed.message()).contains("request-1").doesNotContain("secret");
        });
        assertThat(results.get(2)).isEqualTo(new KvResult.Missing());
    }

    @Test
    void aMissingDatabaseIsFoundInAnyDepth() {
        failure = new IllegalStateException(new RuntimeException(new SQLTransientConnectionException()));

        assertThat(service.batch(Callers.all(), "n", List.of(new KvOperation.Get("a"), new KvOperation.Get("breaks"))))
                .last()
                .isInstanceOfSatisfying(
                        KvResult.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE));
    }

    @Test
    void aFailureOfTheFirstOperationEndsTheBatch() {
        assertThatThrownBy(() -> service.batch(
                        Callers.all(), "n", List.of(new KvOperation.Get("breaks"), new KvOperation.Get("a"))))
                .isSameAs(failure);
        assertThat(asked).hasSize(1);
    }

    @Test
    void aPageIsReadInPiecesAndEndsWhereItsValuesGetTooLarge() {
        stored = 1000;

        Page<KvItemValue> page = service.list(Callers.all(), "n", null, "", 1000);

        assertThat(limits).containsExactly(101, 101, 101);
        assertThat(page.items()).hasSize(300);
        assertThat(KvPageToken.read(String.valueOf(page.nextToken()))).contains("300");
    }

    @Test
    void thePiecesAreSmallerWhereValuesMayBeLarger() {
        KvService large = Beans.wire(
                new KvService(),
                store,
                TestSettings.with(Setting.KV_VALUE_BYTES, "1000000").build());

        assertThat(large.list(Callers.all(), "n", null, "", 1000).items()).hasSize(3);
        assertThat(limits).containsExactly(5);
    }

    @Test
    void theLastPageHasNoToken() {
        assertThat(service.list(Callers.all(), "n", null, "", 3).nextToken()).isNull();
        assertThat(service.list(Callers.all(), "n", null, "", 2).nextToken()).isNotNull();
        assertThat(service.list(Callers.all(), "n", "2", "", 2).items())
                .singleElement()
                .returns("3", KvItemValue::key);
        stored = 0;
        assertThat(service.list(Callers.all(), "n", null, "", 3)).isEqualTo(new Page<>(List.of(), null));
    }

    @Test
    void aPositionBeyondTheLimitOfKeysIsAPositionAllTheSame() {
        KvService shortKeys = Beans.wire(
                new KvService(),
                store,
                TestSettings.with(Setting.KV_KEY_BYTES, "1").build());

        assertThat(shortKeys.list(Callers.all(), "n", "10", "", 2).items()).isEmpty();
    }

    @Test
    void countingEndsAtItsBound() {
        assertThat(service.count(Callers.all(), "n", "")).hasValue(3);
        stored = 10_000;
        assertThat(service.count(Callers.all(), "n", "")).hasValue(10_000);
        stored = 10_001;
        assertThat(service.count(Callers.all(), "n", "")).isEmpty();
    }

    @Test
    void aPrefixReachesTheStoreForListAndCount() {
        service.list(Callers.all(), "n", null, "user-", 3);
        service.count(Callers.all(), "n", "user-");

        assertThat(prefixes).containsExactly("user-", "user-");
    }

    @Test
    void aPrefixThatNoKeyCanHaveIsRefusedTogetherWithTheNamespace() {
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> service.list(Callers.all(), "a b", null, "a%", 3),
                () -> service.count(Callers.all(), "a b", "k".repeat(513)))) {
            FunctionsException refusal = catchThrowableOfType(FunctionsException.class, call);

            assertThat(refusal.code()).isEqualTo(ErrorCode.KV_REQUEST_INVALID);
            assertThat(refusal.details()).extracting(Detail::attribute).containsExactly("namespace", "prefix");
        }
        assertThat(prefixes).isEmpty();
    }

    @Test
    void aPageOfNamespacesTellsByItsTokenWhetherMoreFollow() {
        namespaces = List.of(namespace("a", 1), namespace("b", 2), namespace("c", 3));

        Page<KvNamespaceValue> first = service.namespaces(Callers.all(), null, 2);
        String after =
                KvPageToken.readNamespace(String.valueOf(first.nextToken())).orElseThrow();
        Page<KvNamespaceValue> second = service.namespaces(Callers.all(), after, 2);

        assertThat(first.items()).containsExactly(namespace("a", 1), namespace("b", 2));
        assertThat(second).isEqualTo(new Page<>(List.of(namespace("c", 3)), null));
        assertThat(service.namespaces(Callers.all(), "c", 2)).isEqualTo(new Page<>(List.of(), null));
        assertThat(limits).containsOnly(3);
    }

    @Test
    void aPageOfNamespacesThatEndedAtItsCountMayHaveAnother() {
        namespaces = IntStream.range(10, 20)
                .mapToObj(i -> new KvNamespaceValue("n" + i, OptionalInt.empty(), null))
                .toList();
        assertThat(service.namespaces(Callers.all(), null, 100).nextToken()).isNotNull();

        namespaces = namespaces.subList(0, 9);
        assertThat(service.namespaces(Callers.all(), null, 100).nextToken()).isNull();
    }

    @Test
    void functionsAreNamedToThoseWhoMayReadThem() {
        namespaces = List.of(new KvNamespaceValue("a", OptionalInt.of(1), "mine"));

        assertThat(service.namespaces(Callers.with(Permission.FUNCTIONS_KV_UPDATE, Permission.FUNCTIONS_READ), null, 2)
                        .items())
                .isEqualTo(namespaces);
        assertThat(service.namespaces(Callers.with(Permission.FUNCTIONS_KV_UPDATE), null, 2)
                        .items())
                .containsExactly(namespace("a", 1));
    }

    private static KvNamespaceValue namespace(String name, int count) {
        return new KvNamespaceValue(name, OptionalInt.of(count), null);
    }
}
