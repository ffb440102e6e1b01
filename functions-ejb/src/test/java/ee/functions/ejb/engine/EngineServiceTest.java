// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.engine;

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
import ee.functions.ejb.settings.Settings;
import ee.functions.jpa.audit.AuditRecordEntity;
import ee.functions.jpa.engine.SiteEnginesEntity;
import ee.functions.runtime.engine.EngineKind;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineServiceTest {
    private static final Caller ADMINISTRATOR = Callers.with(Permission.FUNCTIONS_ADMINISTER);

    private final FakeDatabase database = new FakeDatabase();
    private final Fired<EnginesChanged> changed = new Fired<>();
    private final EngineService service = service(TestSettings.defaults());

    private EngineService service(Settings settings) {
        return Beans.wire(
                new EngineService(),
                database.siteEnginesRepository,
                database.siteRepository,
                Beans.wire(new AuditRecorder(), database.auditRepository, Clock.systemUTC()),
                settings,
                Clock.systemUTC(),
                changed);
    }

    @Test
    void policyOfAnySiteIsKeptAndRecorded() {
        assertThat(service.put(ADMINISTRATOR, Callers.OTHER_SITE, List.of("v8", "v8")))
                .isEqualTo(new EnginesValue(List.of("v8"), List.of("v8")));

        assertThat(service.get(ADMINISTRATOR, Callers.OTHER_SITE))
                .isEqualTo(new EnginesValue(List.of("v8"), List.of("v8")));
        assertThat(service.get(ADMINISTRATOR, Callers.SITE))
                .isEqualTo(new EnginesValue(null, List.of("nashorn", "v8")));
        assertThat(database.sites).containsKey(Callers.OTHER_SITE);
        assertThat(changed.events).containsExactly(new EnginesChanged(Callers.OTHER_SITE));
        assertThat(database.audit)
                .singleElement()
                .returns(Callers.OTHER_SITE, AuditRecordEntity::getSiteId)
                .returns(null, AuditRecordEntity::getFunctionId)
                .returns(AuditAction.SITE_ENGINES_CHANGED.name(), AuditRecordEntity::getAction);
    }

    @Test
    void policyIsRemovedAndThatIsRecordedToo() {
        service.put(ADMINISTRATOR, Callers.SITE, List.of("nashorn", "v8"));
        assertThat(database.siteEngines.values())
                .extracting(SiteEnginesEntity::getAllowed)
                .containsExactly("nashorn,v8");

        assertThat(service.put(ADMINISTRATOR, Callers.SITE, null).allow()).isNull();

        assertThat(database.siteEngines).isEmpty();
        assertThat(database.audit).hasSize(2);
        assertThat(changed.events).hasSize(2);
    }

    @Test
    void policyCannotBeWiderThanTheServers() {
        EngineService narrow =
                service(TestSettings.with(Setting.ENGINE_ALLOWED, "nashorn").build());

        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> narrow.put(ADMINISTRATOR, Callers.SITE, List.of("nashorn", "v8", "x")))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.VALIDATION_FAILED);
                    assertThat(refused.details())
                            .extracting(FunctionsException.Detail::attribute)
                            .containsExactly("allow.1", "allow.2");
                    assertThat(refused.detail("allow.1"))
                            .isEqualTo("the engines of this server are nashorn (functions.engine.allowed).");
                });
        assertThat(database.siteEngines).isEmpty();
        assertThat(changed.events).isEmpty();
    }

    @Test
    void whatTheServerTakesBackIsNotEffective() {
        service.put(ADMINISTRATOR, Callers.SITE, List.of("nashorn", "v8"));

        assertThat(service(TestSettings.with(Setting.ENGINE_ALLOWED, "nashorn").build())
                        .get(ADMINISTRATOR, Callers.SITE))
                .isEqualTo(new EnginesValue(List.of("nashorn", "v8"), List.of("nashorn")));
    }

    @Test
    void policyNamesAtLeastOneEngine() {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> service.put(ADMINISTRATOR, Callers.SITE, List.of()))
                .withMessageContaining("at least one of nashorn, v8")
                .returns(ErrorCode.VALIDATION_FAILED, FunctionsException::code);
    }

    @Test
    void storedEnginesOfANewerServerAreLeftOut() {
        assertThat(StoredEngines.read("nashorn,future")).containsExactly(EngineKind.NASHORN);
        assertThat(StoredEngines.read(null)).containsExactlyInAnyOrder(EngineKind.values());
    }

    @Test
    void onlyAdministratorsMay() {
        Caller author = Callers.with(Permission.FUNCTIONS_READ, Permission.FUNCTIONS_UPDATE);

        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> service.get(author, Callers.SITE))
                .returns(ErrorCode.PERMISSION_DENIED, FunctionsException::code);
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> service.put(author, Callers.SITE, null))
                .returns(ErrorCode.PERMISSION_DENIED, FunctionsException::code);
    }
}
