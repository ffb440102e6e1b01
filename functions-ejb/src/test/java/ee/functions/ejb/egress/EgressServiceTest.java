// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.functions.ejb.audit.AuditAction;
import ee.functions.ejb.audit.AuditRecorder;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.Callers;
import ee.functions.ejb.fake.FakeDatabase;
import ee.functions.ejb.fake.Fired;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.jpa.audit.AuditRecordEntity;
import ee.functions.jpa.egress.SiteEgressEntity;
import ee.functions.jpa.egress.SiteEgressRepository;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EgressServiceTest {
    private static final Caller ADMINISTRATOR = Callers.with(Permission.FUNCTIONS_ADMINISTER);

    private final Map<String, SiteEgressEntity> rows = new HashMap<>();
    private final FakeDatabase database = new FakeDatabase();
    private final Fired<EgressChanged> changed = new Fired<>();
    private final SiteEgressRepository repository = new SiteEgressRepository() {
        @Override
        public Optional<SiteEgressEntity> find(String siteId) {
            return Optional.ofNullable(rows.get(siteId));
        }

        @Override
        public void put(SiteEgressEntity rules) {
            rows.put(rules.getSiteId(), rules);
        }
    };
    private final EgressService service = Beans.wire(
            new EgressService(),
            repository,
            database.siteRepository,
            Beans.wire(new StoredEgress(), repository),
            Beans.wire(new AuditRecorder(), database.auditRepository, Clock.systemUTC()),
            TestSettings.with(Setting.EGRESS_SITE_ENTRIES, "3").build(),
            Clock.systemUTC(),
            changed);

    @Test
    void rulesOfAnySiteAreKeptAsWrittenAndRecorded() {
        EgressValue value = new EgressValue(List.of("a.example:443", "[2001:db8::/32]"), List.of("*.b.example"));

        service.put(ADMINISTRATOR, Callers.OTHER_SITE, value);

        assertThat(service.get(ADMINISTRATOR, Callers.OTHER_SITE)).isEqualTo(value);
        assertThat(service.get(ADMINISTRATOR, Callers.SITE)).isEqualTo(EgressValue.NONE);
        assertThat(changed.events).containsExactly(new EgressChanged(Callers.OTHER_SITE));
        assertThat(database.audit)
                .singleElement()
                .returns(Callers.OTHER_SITE, AuditRecordEntity::getSiteId)
                .returns(null, AuditRecordEntity::getFunctionId)
                .returns(AuditAction.SITE_EGRESS_CHANGED.name(), AuditRecordEntity::getAction);
    }

    @Test
    void eachMalformedEntryIsNamedByItsPosition() {
        EgressValue value = new EgressValue(List.of("good.example", "10.0.0.1/8"), List.of("a:99999"));

        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> service.put(ADMINISTRATOR, Callers.SITE, value))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.VALIDATION_FAILED);
                    assertThat(refused.details())
                            .extracting(FunctionsException.Detail::attribute)
                            .containsExactly("allow.1", "deny.0");
                });
        assertThat(rows).isEmpty();
        assertThat(changed.events).isEmpty();
    }

    @Test
    void tooManyEntriesNameTheLimit() {
        EgressValue value = new EgressValue(List.of("a", "b", "c"), List.of("d"));

        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> service.put(ADMINISTRATOR, Callers.SITE, value))
                .withMessageContaining("at most 3")
                .withMessageContaining("functions.egress.site-entry-count");
    }

    @Test
    void onlyAdministratorsMay() {
        Caller author = Callers.with(Permission.FUNCTIONS_READ, Permission.FUNCTIONS_UPDATE);

        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> service.get(author, Callers.SITE))
                .returns(ErrorCode.PERMISSION_DENIED, FunctionsException::code);
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> service.put(author, Callers.SITE, EgressValue.NONE))
                .returns(ErrorCode.PERMISSION_DENIED, FunctionsException::code);
    }
}
