// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ee.functions.ejb.cors.CorsRule;
import ee.functions.ejb.deployment.VersionDeployed;
import ee.functions.ejb.engine.EnginesChanged;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.FakeHost;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.function.FunctionDeleted;
import ee.functions.ejb.function.FunctionUpdated;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.suspension.SuspensionChanged;
import ee.functions.ejb.suspension.SuspensionSource;
import ee.functions.ejb.suspension.SuspensionValue;
import ee.functions.ejb.tag.TagName;
import ee.functions.ejb.tag.TaggedVersion;
import ee.functions.ejb.tag.TagsChanged;
import ee.functions.runtime.engine.EngineKind;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CurrentVersionsTest {
    private static final UUID FUNCTION = new UUID(0, 1);
    private static final UUID INTEGRATION = new UUID(0, 2);
    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID SECOND = new UUID(1, 2);

    private static final SuspensionValue SUSPENSION = new SuspensionValue(
            "too much", SuspensionSource.ADMINISTRATOR, OffsetDateTime.parse("2026-11-20T12:00:00Z"), null);

    private final FakeHost host = new FakeHost();
    private final Database database = new Database();
    private final Programs programs = Beans.wire(new Programs(), host);

    /** One function whose current version the test sets. */
    private static class Database extends StoredFunctions {
        volatile @Nullable UUID current = FIRST;
        volatile @Nullable SuspensionValue suspension;
        volatile Map<String, TaggedVersion> tags = Map.of();
        volatile Set<EngineKind> siteEngines = Set.of(EngineKind.values());
        volatile boolean exists = true;
        volatile boolean answers = true;
        final AtomicInteger reads = new AtomicInteger();

        @Override
        public Optional<TargetFunction> byIntegration(UUID integrationId) {
            return read();
        }

        @Override
        public Optional<TargetFunction> again(TargetFunction known) {
            return read();
        }

        Optional<TargetFunction> read() {
            reads.incrementAndGet();
            if (!answers) {
                throw new IllegalStateException("The database does not answer.");
            }
            return exists
                    ? Optional.of(new TargetFunction(
                            FUNCTION,
                            "site",
                            INTEGRATION,
                            current,
                            suspension,
                            null,
                            null,
                            siteEngines,
                            null,
                            tags,
                            Map.of()))
                    : Optional.empty();
        }
    }

    private CurrentVersions versions(StoredFunctions stored, String recheckMs) {
        return Beans.wire(
                new CurrentVersions(),
                stored,
                programs,
                TestSettings.with(Setting.DEPLOYMENT_RECHECK_INTERVAL_MS, recheckMs)
                        .build());
    }

    @Test
    void databaseIsAskedOnceWithinTheInterval() {
        CurrentVersions versions = versions(database, "60000");
        assertThat(current(versions)).isEqualTo(FIRST);
        assertThat(current(versions)).isEqualTo(FIRST);
        assertThat(database.reads).hasValue(1);
    }

    @Test
    void deploymentOnThisServerIsSeenAtOnceAndRetiresTheVersionBefore() {
        CurrentVersions versions = versions(database, "60000");
        assertThat(current(versions)).isEqualTo(FIRST);
        database.current = SECOND;
        versions.onDeployed(new VersionDeployed(FUNCTION, INTEGRATION, SECOND, FIRST));
        assertThat(current(versions)).isEqualTo(SECOND);
        assertThat(host.retired).containsExactly(FIRST);
    }

    @Test
    void deploymentOnAnotherServerIsSeenAfterTheIntervalAndRetiresTheVersionBefore() {
        CurrentVersions versions = versions(database, "0");
        assertThat(current(versions)).isEqualTo(FIRST);
        database.current = SECOND;
        assertThat(current(versions)).isEqualTo(SECOND);
        assertThat(host.retired).containsExactly(FIRST);
    }

    @Test
    void tagThatMovesOnThisServerIsSeenAtOnceAndRetiresTheVersionItLeft() {
        database.tags = Map.of("beta", new TaggedVersion(SECOND, EngineKind.V8));
        CurrentVersions versions = versions(database, "60000");
        assertThat(tagged(versions, "beta")).isEqualTo(new TaggedVersion(SECOND, EngineKind.V8));
        assertThat(tagged(versions, TagName.CURRENT)).isEqualTo(new TaggedVersion(FIRST, null));
        assertThat(tagged(versions, TagName.LATEST)).isNull();
        database.tags = Map.of("beta", new TaggedVersion(FIRST, EngineKind.NASHORN));
        versions.onTagsChanged(new TagsChanged(FUNCTION, INTEGRATION));
        assertThat(tagged(versions, "beta")).isEqualTo(new TaggedVersion(FIRST, EngineKind.NASHORN));
        assertThat(host.retired).containsExactly(SECOND);
    }

    @Test
    void versionBeforeADeploymentStaysWhileATagPointsToIt() {
        database.tags = Map.of("stable", new TaggedVersion(FIRST, null));
        CurrentVersions versions = versions(database, "0");
        assertThat(current(versions)).isEqualTo(FIRST);
        database.current = SECOND;
        versions.onDeployed(new VersionDeployed(FUNCTION, INTEGRATION, SECOND, FIRST));
        assertThat(current(versions)).isEqualTo(SECOND);
        assertThat(host.retired).isEmpty();
        database.tags = Map.of();
        assertThat(current(versions)).isEqualTo(SECOND);
        assertThat(host.retired).containsExactly(FIRST);
    }

    @Test
    void deletedFunctionTakesTheVersionsOfItsTagsWithIt() {
        database.tags =
                Map.of("beta", new TaggedVersion(SECOND, null), TagName.LATEST, new TaggedVersion(SECOND, null));
        CurrentVersions versions = versions(database, "60000");
        assertThat(current(versions)).isEqualTo(FIRST);
        database.exists = false;
        versions.onDeleted(new FunctionDeleted(FUNCTION, INTEGRATION, FIRST));
        assertThat(host.retired).containsExactlyInAnyOrder(FIRST, SECOND);
    }

    @Test
    void enginesOfTheSiteAreSeenAtOnce() {
        CurrentVersions versions = versions(database, "60000");
        assertThat(current(versions)).isEqualTo(FIRST);
        database.siteEngines = Set.of(EngineKind.V8);
        versions.onEnginesChanged(new EnginesChanged("another site"));
        assertThat(versions.byIntegration(INTEGRATION).orElseThrow().siteEngines())
                .hasSize(2);
        versions.onEnginesChanged(new EnginesChanged("site"));
        assertThat(versions.byIntegration(INTEGRATION).orElseThrow().siteEngines())
                .containsExactly(EngineKind.V8);
    }

    @Test
    void changesOfTheFunctionOnThisServerAreSeenAtOnce() {
        CurrentVersions versions = versions(database, "60000");
        assertThat(versions.knows(INTEGRATION)).isFalse();
        assertThat(current(versions)).isEqualTo(FIRST);
        assertThat(versions.knows(INTEGRATION)).isTrue();
        versions.onUpdated(new FunctionUpdated(FUNCTION, INTEGRATION));
        assertThat(current(versions)).isEqualTo(FIRST);
        assertThat(database.reads).hasValue(2);
    }

    @Test
    void pagesAreAnsweredFromMemoryAndUnknownFunctionsAllowNone() {
        CurrentVersions versions = versions(database, "60000");
        CrossOrigins pages = Beans.wire(new CrossOrigins(), versions, TestSettings.defaults());
        assertThat(pages.of(INTEGRATION).allowsAny()).isTrue();
        assertThat(pages.of(INTEGRATION).allowsAny()).isTrue();
        assertThat(database.reads).hasValue(1);
        database.exists = false;
        assertThat(pages.of(new UUID(9, 9))).isEqualTo(CorsRule.NONE);
    }

    @Test
    void lookUpsForPagesAreFew() throws Exception {
        CountDownLatch reading = new CountDownLatch(8);
        CountDownLatch answer = new CountDownLatch(1);
        Database slow = new Database() {
            @Override
            Optional<TargetFunction> read() {
                reading.countDown();
                awaitUninterruptibly(answer);
                return super.read();
            }
        };
        CrossOrigins pages = Beans.wire(new CrossOrigins(), versions(slow, "60000"), TestSettings.defaults());
        List<CompletableFuture<CorsRule>> asked = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int i = 0; i < 8; i++) {
                UUID id = new UUID(8, i);
                asked.add(CompletableFuture.supplyAsync(() -> pages.of(id), threads));
            }
            assertThat(reading.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(pages.of(new UUID(9, 9))).as("one too many").isEqualTo(CorsRule.NONE);
            answer.countDown();
            for (CompletableFuture<CorsRule> one : asked) {
                assertThat(one.get(30, TimeUnit.SECONDS).allowsAny()).isTrue();
            }
            assertThat(pages.of(new UUID(9, 9)).allowsAny()).isTrue();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void suspensionOfTheFunctionOnThisServerIsSeenAtOnce() {
        CurrentVersions versions = versions(database, "60000");
        assertThat(current(versions)).isEqualTo(FIRST);
        database.suspension = SUSPENSION;
        versions.onSuspensionChanged(new SuspensionChanged("site", INTEGRATION));
        assertThat(versions.byIntegration(INTEGRATION).orElseThrow().suspension())
                .isEqualTo(SUSPENSION);
        assertThat(host.retired).isEmpty();
    }

    @Test
    void suspensionOfTheSiteOnThisServerIsSeenAtOnceAndOfAnotherSiteCostsNothing() {
        CurrentVersions versions = versions(database, "60000");
        assertThat(current(versions)).isEqualTo(FIRST);
        versions.onSuspensionChanged(new SuspensionChanged("other", null));
        assertThat(current(versions)).isEqualTo(FIRST);
        assertThat(database.reads).hasValue(1);
        versions.onSuspensionChanged(new SuspensionChanged("site", null));
        assertThat(current(versions)).isEqualTo(FIRST);
        assertThat(database.reads).hasValue(2);
    }

    @Test
    void suspensionOnAnotherServerIsSeenAfterTheInterval() {
        CurrentVersions versions = versions(database, "0");
        assertThat(current(versions)).isEqualTo(FIRST);
        database.suspension = SUSPENSION;
        assertThat(versions.byIntegration(INTEGRATION).orElseThrow().suspension())
                .isEqualTo(SUSPENSION);
    }

    @Test
    void knownVersionGoesOnWhileTheDatabaseDoesNotAnswer() {
        CurrentVersions versions = versions(database, "0");
        assertThat(current(versions)).isEqualTo(FIRST);
        database.answers = false;
        assertThat(current(versions)).isEqualTo(FIRST);
    }

    @Test
    void unknownFunctionIsNotInventedWhileTheDatabaseDoesNotAnswer() {
        CurrentVersions versions = versions(database, "0");
        database.answers = false;
        assertThatIllegalStateException().isThrownBy(() -> versions.byIntegration(INTEGRATION));
        database.answers = true;
        assertThat(current(versions)).isEqualTo(FIRST);
    }

    @Test
    void deletedFunctionIsGoneAtOnce() {
        CurrentVersions versions = versions(database, "60000");
        assertThat(current(versions)).isEqualTo(FIRST);
        database.exists = false;
        versions.onDeleted(new FunctionDeleted(FUNCTION, INTEGRATION, FIRST));
        assertThat(versions.byIntegration(INTEGRATION)).isEmpty();
        assertThat(host.retired).containsExactly(FIRST);
    }

    @Test
    void functionThatDoesNotExistIsLookedUpEachTime() {
        CurrentVersions versions = versions(database, "60000");
        database.exists = false;
        assertThat(versions.byIntegration(INTEGRATION)).isEmpty();
        database.exists = true;
        assertThat(current(versions)).isEqualTo(FIRST);
    }

    @Test
    void deploymentDuringALookUpIsNotLost() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch deployed = new CountDownLatch(1);
        Database slow = new Database() {
            @Override
            Optional<TargetFunction> read() {
                Optional<TargetFunction> before = super.read();
                if (reads.get() == 1) {
                    reading.countDown();
                    awaitUninterruptibly(deployed);
                }
                return before;
            }
        };
        CurrentVersions versions = versions(slow, "60000");
        CompletableFuture<UUID> first = CompletableFuture.supplyAsync(() -> current(versions));
        assertThat(reading.await(30, TimeUnit.SECONDS)).isTrue();
        slow.current = SECOND;
        versions.onDeployed(new VersionDeployed(FUNCTION, INTEGRATION, SECOND, FIRST));
        deployed.countDown();
        assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo(SECOND);
        assertThat(current(versions)).isEqualTo(SECOND);
    }

    private static @Nullable TaggedVersion tagged(CurrentVersions versions, String tag) {
        return versions.byIntegration(INTEGRATION).orElseThrow().version(tag);
    }

    private static UUID current(CurrentVersions versions) {
        UUID current = versions.byIntegration(INTEGRATION).orElseThrow().currentVersionId();
        assertThat(current).isNotNull();
        return current;
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }
}
