// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.functions.ejb.audit.AuditAction;
import ee.functions.ejb.audit.AuditRecorder;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.Callers;
import ee.functions.ejb.fake.FakeDatabase;
import ee.functions.jpa.audit.AuditRecordEntity;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteServiceTest {
    private final FakeDatabase database = new FakeDatabase();
    private final SiteService service = Beans.wire(
            new SiteService(),
            database.siteRepository,
            Beans.wire(new AuditRecorder(), database.auditRepository, Clock.systemUTC()),
            Clock.systemUTC());

    @Test
    void siteIsCalledByItsIdUntilItHasAName() {
        assertThat(service.list(Callers.with())).containsExactly(new SiteValue(Callers.SITE, Callers.SITE));

        service.rename(Callers.administrator(), Callers.SITE, "Shop");
        assertThat(service.list(Callers.with())).containsExactly(new SiteValue(Callers.SITE, "Shop"));
        assertThat(service.get(Callers.with(), Callers.SITE)).isEqualTo(new SiteValue(Callers.SITE, "Shop"));

        service.rename(Callers.administrator(), Callers.SITE, null);
        assertThat(service.get(Callers.with(), Callers.SITE).name()).isEqualTo(Callers.SITE);
        assertThat(database.audit)
                .hasSize(2)
                .allSatisfy(record -> assertThat(record)
                        .returns(Callers.SITE, AuditRecordEntity::getSiteId)
                        .returns(AuditAction.SITE_RENAMED.name(), AuditRecordEntity::getAction));
    }

    @Test
    void foreignSitesAreForAdministratorsWhetherTheyExistOrNot() {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> service.get(Callers.with(), Callers.OTHER_SITE))
                .returns(ErrorCode.PERMISSION_DENIED, FunctionsException::code);
        assertThat(service.get(Callers.administrator(), "nowhere")).isEqualTo(new SiteValue("nowhere", "nowhere"));
        assertThat(service.list(Callers.administrator())).isEmpty();
    }

    @Test
    void onlyAdministratorsNameSites() {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> service.rename(Callers.with(), Callers.SITE, "Shop"))
                .returns(ErrorCode.PERMISSION_DENIED, FunctionsException::code);
        assertThat(database.sites).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "\uD83D"})
    void nameIsALineOfText(String name) {
        assertInvalid(name);
        assertInvalid("x".repeat(256));
    }

    private void assertInvalid(String name) {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> service.rename(Callers.administrator(), Callers.SITE, name))
                .returns(ErrorCode.VALIDATION_FAILED, FunctionsException::code)
                .satisfies(refused -> assertThat(refused.detail("name")).isNotBlank());
    }
}
