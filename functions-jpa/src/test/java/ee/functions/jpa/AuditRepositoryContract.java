// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa;

import static ee.functions.jpa.Samples.NOON;
import static ee.functions.jpa.Samples.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.jpa.audit.AuditCriteria;
import ee.functions.jpa.audit.AuditPosition;
import ee.functions.jpa.audit.AuditRecordEntity;
import ee.functions.jpa.audit.AuditRepository;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the audit log does on every database. */
abstract class AuditRepositoryContract {
    private static final AuditCriteria ALL = new AuditCriteria(SITE, null, null, null, Set.of(), null, false);

    private final TestDatabase database;
    private final UUID functionId = UUID.randomUUID();

    AuditRepositoryContract(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void clear() {
        database.clear();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pagesShowEachRecordOnceAlsoThoseOfOneMoment(boolean ascending) {
        List<UUID> written = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            written.add(add("ada", "FUNCTION_UPDATED", functionId, NOON.plusSeconds(i / 10)));
        }
        List<AuditRecordEntity> read = new ArrayList<>();
        AuditPosition after = null;
        List<AuditRecordEntity> page;
        do {
            page = page(ALL, ascending, after, 4);
            read.addAll(page);
            if (!page.isEmpty()) {
                AuditRecordEntity last = page.get(page.size() - 1);
                after = new AuditPosition(last.getRecordedAt(), last.getId());
            }
        } while (page.size() == 4);

        assertThat(ids(read)).hasSize(25).containsExactlyInAnyOrderElementsOf(written);
        List<OffsetDateTime> moments =
                read.stream().map(AuditRecordEntity::getRecordedAt).toList();
        assertThat(moments)
                .isSortedAccordingTo(ascending ? OffsetDateTime::compareTo : (one, other) -> other.compareTo(one));
    }

    @Test
    void pagesHoldTheRecordsFromTheFirstMomentToBeforeTheLast() {
        List<UUID> written = new ArrayList<>();
        for (int second = 0; second < 5; second++) {
            written.add(add("ada", "FUNCTION_UPDATED", functionId, NOON.plusSeconds(second)));
        }
        AuditCriteria criteria =
                new AuditCriteria(SITE, NOON.plusSeconds(1), NOON.plusSeconds(3), null, Set.of(), null, false);
        assertThat(ids(page(criteria, true, null, 9))).isEqualTo(written.subList(1, 3));
    }

    @Test
    void pagesHoldOnlyTheActorsActionsAndResourcesAskedFor() {
        UUID created = add("ada", "FUNCTION_CREATED", functionId, NOON);
        UUID deployed = add("bob", "VERSION_DEPLOYED", functionId, NOON.plusSeconds(1));
        UUID ofAnother = add("ada", "FUNCTION_CREATED", UUID.randomUUID(), NOON.plusSeconds(2));
        UUID ofSite = add("root", "SITE_EGRESS_CHANGED", null, NOON.plusSeconds(3));

        assertThat(ids(page(ALL, true, null, 9))).containsExactly(created, deployed, ofAnother, ofSite);
        assertThat(ids(page(criteria("ada", Set.of(), null, false)))).containsExactly(created, ofAnother);
        assertThat(ids(page(criteria(null, Set.of("VERSION_DEPLOYED", "SITE_EGRESS_CHANGED"), null, false))))
                .containsExactly(deployed, ofSite);
        assertThat(ids(page(criteria(null, Set.of(), functionId, false)))).containsExactly(created, deployed);
        assertThat(ids(page(criteria(null, Set.of(), null, true)))).containsExactly(ofSite);
        assertThat(page(criteria("bob", Set.of("FUNCTION_CREATED"), functionId, false)))
                .isEmpty();
    }

    @Test
    void recordsOfOtherSitesAreNeverShown() {
        AuditRecordEntity foreign = Samples.auditRecord(functionId);
        foreign.setSiteId("site-2");
        database.run(entityManager -> new AuditRepository(entityManager).add(foreign));

        assertThat(page(ALL, true, null, 9)).isEmpty();
        assertThat(page(criteria(null, Set.of(), functionId, false))).isEmpty();
    }

    private UUID add(String actor, String action, @Nullable UUID about, OffsetDateTime recordedAt) {
        AuditRecordEntity record = Samples.auditRecord(functionId);
        record.setFunctionId(about);
        record.setActor(actor);
        record.setAction(action);
        record.setRecordedAt(recordedAt);
        database.run(entityManager -> new AuditRepository(entityManager).add(record));
        return record.getId();
    }

    private static AuditCriteria criteria(
            @Nullable String actor, Set<String> actions, @Nullable UUID about, boolean siteOnly) {
        return new AuditCriteria(SITE, null, null, actor, actions, about, siteOnly);
    }

    private List<AuditRecordEntity> page(AuditCriteria criteria) {
        return page(criteria, true, null, 9);
    }

    private List<AuditRecordEntity> page(
            AuditCriteria criteria, boolean ascending, @Nullable AuditPosition after, int limit) {
        return database.call(
                entityManager -> new AuditRepository(entityManager).page(criteria, ascending, after, limit));
    }

    private static List<UUID> ids(List<AuditRecordEntity> records) {
        return records.stream().map(AuditRecordEntity::getId).toList();
    }
}
