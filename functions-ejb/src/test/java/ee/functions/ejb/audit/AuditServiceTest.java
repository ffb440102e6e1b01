// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.Callers;
import ee.functions.ejb.page.Page;
import ee.functions.ejb.page.PageToken;
import ee.functions.ejb.permission.Permission;
import ee.functions.jpa.audit.AuditCriteria;
import ee.functions.jpa.audit.AuditPosition;
import ee.functions.jpa.audit.AuditRecordEntity;
import ee.functions.jpa.audit.AuditRepository;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditServiceTest {
    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-20T12:00:00.123456Z");

    private final AskedRepository records = new AskedRepository();
    private final AuditService service = Beans.wire(new AuditService(), records);

    /** Notes what it is asked for, and has as many records as a test wants. */
    private static final class AskedRepository extends AuditRepository {
        final List<AuditRecordEntity> stored = new ArrayList<>();

        @Nullable
        AuditCriteria criteria;

        @Nullable
        AuditPosition after;

        boolean oldestFirst;

        @Override
        public List<AuditRecordEntity> page(
                AuditCriteria asked, boolean ascending, @Nullable AuditPosition position, int limit) {
            criteria = asked;
            after = position;
            oldestFirst = ascending;
            return stored.stream().limit(limit).toList();
        }
    }

    @Test
    void everyFilterIsAskedForInTheSiteOfTheCaller() {
        UUID functionId = UUID.randomUUID();
        service.list(
                Callers.all(),
                new AuditQuery(
                        NOON,
                        NOON.plusDays(1),
                        "ada",
                        EnumSet.of(AuditAction.VERSION_CREATED, AuditAction.VERSION_DEPLOYED),
                        functionId.toString(),
                        true,
                        10,
                        null));

        assertThat(records.criteria)
                .isEqualTo(new AuditCriteria(
                        Callers.SITE,
                        NOON,
                        NOON.plusDays(1),
                        "ada",
                        Set.of("VERSION_CREATED", "VERSION_DEPLOYED"),
                        functionId,
                        false));
        assertThat(records.oldestFirst).isTrue();
    }

    @Test
    void theSiteItselfIsAResourceToo() {
        service.list(Callers.all(), about(Callers.SITE));

        assertThat(records.criteria).isEqualTo(new AuditCriteria(Callers.SITE, null, null, null, Set.of(), null, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", Callers.OTHER_SITE, "1-1-1-1-1", "00000000-0000-0000-0000-00000000000g"})
    void whatIsNeitherAnIdNorTheSiteIsRefused(String resourceId) {
        assertInvalid("resource_id", () -> service.list(Callers.all(), about(resourceId)));
    }

    @Test
    void pagesGoOnWhereTheLastOneEnded() {
        AuditRecordEntity first = record(NOON);
        records.stored.add(first);
        records.stored.add(record(NOON.minusSeconds(1)));

        Page<AuditRecordValue> page = service.list(Callers.all(), page(1, null));
        assertThat(page.items()).extracting(AuditRecordValue::id).containsExactly(first.getId());
        service.list(Callers.all(), page(1, page.nextToken()));

        assertThat(records.after).isEqualTo(new AuditPosition(NOON, first.getId()));
        assertThat(service.list(Callers.all(), page(2, null)).nextToken()).isNull();
    }

    @Test
    void tokensThatWereNotGivenAreRefused() {
        for (String token : List.of("x", PageToken.write("l", 1, 2, 3), PageToken.write("a", Long.MAX_VALUE, 2, 3))) {
            assertInvalid("page_token", () -> service.list(Callers.all(), page(1, token)));
        }
    }

    @Test
    void queriesThatMakeNoSenseAreRefused() {
        assertInvalid("per_page", () -> page(0, null));
        assertInvalid("per_page", () -> page(101, null));
        assertInvalid("to", () -> new AuditQuery(NOON, NOON, null, Set.of(), null, false, 1, null));
        assertInvalid("actor", () -> new AuditQuery(null, null, "a\0", Set.of(), null, false, 1, null));
    }

    @Test
    void theLogOfASiteNeedsAPermissionOfItsOwn() {
        EnumSet<Permission> others = EnumSet.complementOf(EnumSet.of(Permission.FUNCTIONS_AUDIT_READ));
        assertRefused(
                () -> service.list(Callers.with(others.toArray(Permission[]::new)), page(1, null)),
                ErrorCode.PERMISSION_DENIED);
        assertThat(records.criteria).isNull();
    }

    @Test
    void administratorsSeeTheLogOfEverySiteAndNobodyElseDoes() {
        service.listOf(Callers.administrator(), Callers.OTHER_SITE, page(1, null));
        assertThat(records.criteria).extracting(AuditCriteria::siteId).isEqualTo(Callers.OTHER_SITE);

        assertRefused(
                () -> service.listOf(Callers.with(Permission.FUNCTIONS_AUDIT_READ), Callers.OTHER_SITE, page(1, null)),
                ErrorCode.PERMISSION_DENIED);
    }

    private static AuditRecordEntity record(OffsetDateTime recordedAt) {
        AuditRecordEntity record = new AuditRecordEntity();
        record.setId(UUID.randomUUID());
        record.setSiteId(Callers.SITE);
        record.setAction("FUNCTION_CREATED");
        record.setActor("ada");
        record.setRequestId("r");
        record.setSourceAddress("192.0.2.1");
        record.setRecordedAt(recordedAt);
        return record;
    }

    private static AuditQuery about(String resourceId) {
        return new AuditQuery(null, null, null, Set.of(), resourceId, false, 10, null);
    }

    private static AuditQuery page(int limit, @Nullable String token) {
        return new AuditQuery(null, null, null, Set.of(), null, false, limit, token);
    }

    private static void assertInvalid(String attribute, ThrowingCallable call) {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.details())
                        .extracting(Detail::attribute)
                        .containsExactly(attribute));
    }

    private static void assertRefused(ThrowingCallable call, ErrorCode code) {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
