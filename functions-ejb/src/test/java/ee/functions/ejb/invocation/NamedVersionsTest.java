// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.Callers;
import ee.functions.ejb.host.RunnableVersion;
import ee.functions.ejb.invocation.InvocationTarget.FunctionTarget;
import ee.functions.ejb.tag.TagName;
import ee.functions.ejb.tag.TaggedVersion;
import ee.functions.runtime.engine.EngineKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class NamedVersionsTest {
    private static final UUID FUNCTION = new UUID(0, 1);

    private final Set<UUID> deleted = new HashSet<>();
    private final Set<UUID> tagged = new HashSet<>();
    private final Set<UUID> loaded = new HashSet<>();
    private final List<UUID> forgotten = new ArrayList<>();
    private final Map<UUID, Runnable> beforeLoading = new HashMap<>();
    private boolean databaseIsAway;

    private final StoredFunctions stored = new StoredFunctions() {
        @Override
        public Optional<TaggedVersion> built(UUID functionId, UUID versionId) {
            return functionId.equals(FUNCTION) && !deleted.contains(versionId)
                    ? Optional.of(new TaggedVersion(versionId, EngineKind.NASHORN))
                    : Optional.empty();
        }

        @Override
        public boolean isUsed(UUID functionId, UUID versionId) {
            assertThat(functionId).isEqualTo(FUNCTION);
            if (databaseIsAway) {
                throw new IllegalStateException("away");
            }
            return tagged.contains(versionId);
        }
    };
    private final Programs programs = new Programs() {
        @Override
        public CompletionStage<RunnableVersion> get(UUID versionId, String siteId) {
            Runnable before = beforeLoading.remove(versionId);
            if (before != null) {
                before.run();
            }
            loaded.add(versionId);
            return new CompletableFuture<>();
        }

        @Override
        public void forget(UUID versionId) {
            loaded.remove(versionId);
            forgotten.add(versionId);
        }
    };
    private final NamedVersions versions = Beans.wire(new NamedVersions(), stored, programs);

    @Test
    void versionsNamedLastStayLoaded() {
        for (int i = 0; i < NamedVersions.KEPT; i++) {
            load(version(i));
        }
        load(version(0));
        assertThat(forgotten).isEmpty();

        load(version(100));
        load(version(101));

        assertThat(forgotten).containsExactly(version(1), version(2));
    }

    @Test
    void versionsOfOtherSitesAreLeftAlone() {
        load(version(0));
        for (int i = 1; i <= NamedVersions.KEPT; i++) {
            load(Callers.OTHER_SITE, version(i));
        }

        assertThat(forgotten).isEmpty();
        assertThat(loaded).hasSize(NamedVersions.KEPT + 1);
    }

    @Test
    void aVersionThatOthersPushOutBeforeItIsLoadedDoesNotStayForEver() {
        beforeLoading.put(version(0), () -> {
            for (int i = 1; i <= NamedVersions.KEPT; i++) {
                load(version(i));
            }
        });

        load(version(0));
        assertThat(loaded).contains(version(0)).hasSize(NamedVersions.KEPT);

        for (int i = 11; i < 11 + NamedVersions.KEPT; i++) {
            load(version(i));
        }
        assertThat(loaded).doesNotContain(version(0)).hasSize(NamedVersions.KEPT);
    }

    @Test
    void aVersionToWhichATagPointsIsLeftToThoseWhoInvokeByIt() {
        tagged.add(version(0));
        for (int i = 0; i <= NamedVersions.KEPT + 1; i++) {
            load(version(i));
        }

        assertThat(forgotten).containsExactly(version(1));
    }

    @Test
    void aVersionIsDroppedWhenNobodyKnowsWhetherATagPointsToIt() {
        databaseIsAway = true;
        for (int i = 0; i <= NamedVersions.KEPT; i++) {
            load(version(i));
        }

        assertThat(forgotten).containsExactly(version(0));
    }

    @Test
    void aVersionIsLookedUpAnewEachTime() {
        assertThat(versions.of(FUNCTION, version(1)).versionId()).isEqualTo(version(1));
        deleted.add(version(1));

        for (UUID function : List.of(FUNCTION, new UUID(0, 2))) {
            assertThatExceptionOfType(FunctionsException.class)
                    .isThrownBy(() -> versions.of(function, version(1)))
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.NOT_FOUND));
        }
    }

    @Test
    void aVersionIsNamedInOneWay() {
        assertThat(FunctionTarget.ofVersion(FUNCTION, version(1)))
                .isEqualTo(new FunctionTarget(FUNCTION, TagName.BY_ID, version(1)));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new FunctionTarget(FUNCTION, "beta", version(1)));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new FunctionTarget(FUNCTION, TagName.BY_ID));
    }

    private void load(UUID versionId) {
        load(Callers.SITE, versionId);
    }

    private void load(String siteId, UUID versionId) {
        TargetFunction function =
                new TargetFunction(FUNCTION, siteId, new UUID(0, 9), null, null, null, null, Set.of());
        assertThat(versions.load(function, versionId)).isNotDone();
    }

    private static UUID version(int number) {
        return new UUID(7, number);
    }
}
