// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.functions.ejb.audit.AuditRecorder;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.Callers;
import ee.functions.ejb.fake.FakeDatabase;
import ee.functions.ejb.fake.FakeEvents;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.version.PageQuery;
import ee.functions.jpa.audit.AuditRecordEntity;
import ee.functions.jpa.function.FunctionEntity;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventBindingServiceTest {
    private static final PageQuery ALL = new PageQuery(100, true, null);

    private final FakeDatabase database = new FakeDatabase();
    private final FakeEvents events = new FakeEvents();
    private final MovingClock clock = new MovingClock();
    private final EventBindingService service = service();
    private final UUID function = function(Callers.SITE);

    private EventBindingService service() {
        EventBindingService wired = Beans.wire(new EventBindingService(), database.repositories());
        return Beans.wire(
                wired,
                Beans.wire(new AuditRecorder(), database.auditRepository, clock),
                events.bindingRepository,
                TestSettings.with(Setting.SITE_EVENT_BINDING_COUNT, "2").build(),
                clock);
    }

    @Test
    void aBindingIsForTheCurrentVersionUnlessATagIsNamed() {
        BindingValue binding = create(null, null);

        assertThat(binding.tag()).isEqualTo("$current");
        assertThat(binding.enabled()).isTrue();
        assertThat(create("shop", "beta").tag()).isEqualTo("beta");
        assertThat(service.get(Callers.all(), binding.id())).isEqualTo(binding);
        assertThat(service.list(Callers.all(), function, ALL).items()).hasSize(2);
        assertThat(service.list(Callers.all(), UUID.randomUUID(), ALL).items()).isEmpty();
    }

    @Test
    void everyChangeIsAuditedAndNoneThatIsNone() {
        BindingValue binding = create(null, null);
        NewBinding wanted = new NewBinding(EventType.OTHER, "shop", function, "beta", false);
        service.replace(Callers.all(), binding.id(), wanted);
        service.replace(Callers.all(), binding.id(), wanted);
        service.delete(Callers.all(), binding.id());

        String name = "event binding " + binding.id();
        assertThat(database.audit)
                .extracting(AuditRecordEntity::getReason)
                .containsExactly(name, name + ": eventType, source, tag, disabled", name);
        assertThat(database.audit)
                .extracting(AuditRecordEntity::getAction)
                .containsExactly("EVENT_BINDING_CREATED", "EVENT_BINDING_UPDATED", "EVENT_BINDING_DELETED");
    }

    @Test
    void whatBreaksARuleIsRefused() {
        BindingValue binding = create(null, null);
        for (UUID unknown : List.of(UUID.randomUUID(), function(Callers.OTHER_SITE))) {
            NewBinding wanted = new NewBinding(EventType.OTHER, null, unknown, null, true);
            assertFails(ErrorCode.VALIDATION_FAILED, () -> service.create(Callers.all(), wanted));
            assertFails(ErrorCode.VALIDATION_FAILED, () -> service.replace(Callers.all(), binding.id(), wanted));
        }
        assertFails(ErrorCode.VALIDATION_FAILED, () -> create(" ", null));
        assertFails(ErrorCode.VALIDATION_FAILED, () -> create("s".repeat(256), null));
        assertFails(ErrorCode.VALIDATION_FAILED, () -> create(null, "No Tag"));
        assertFails(
                ErrorCode.VALIDATION_FAILED,
                () -> service.create(
                        Callers.all(), new NewBinding(EventType.FUNCTION_INVOCATION, null, function, null, true)));
        assertThat(events.bindings).hasSize(1);
    }

    @Test
    void aSiteHasSoManyBindingsAndNoMore() {
        create(null, null);
        create(null, null);

        assertFails(ErrorCode.EVENT_BINDING_LIMIT_REACHED, () -> create(null, null));
    }

    @Test
    void anotherSitesBindingIsNotThere() {
        UUID id = create(null, null).id();
        NewBinding wanted = new NewBinding(EventType.OTHER, null, function, null, true);

        assertFails(ErrorCode.NOT_FOUND, () -> service.get(Callers.ofOtherSite(), id));
        assertFails(ErrorCode.NOT_FOUND, () -> service.replace(Callers.ofOtherSite(), id, wanted));
        assertFails(ErrorCode.NOT_FOUND, () -> service.delete(Callers.ofOtherSite(), id));
        assertThat(service.list(Callers.ofOtherSite(), null, ALL).items()).isEmpty();
    }

    @Test
    void permissionsAreAskedFor() {
        NewBinding wanted = new NewBinding(EventType.OTHER, null, function, null, true);
        assertFails(ErrorCode.PERMISSION_DENIED, () -> service.create(Callers.with(Permission.FUNCTIONS_READ), wanted));
        assertFails(
                ErrorCode.PERMISSION_DENIED, () -> service.list(Callers.with(Permission.FUNCTIONS_UPDATE), null, ALL));
    }

    private BindingValue create(@Nullable String source, @Nullable String tag) {
        return service.create(Callers.all(), new NewBinding(EventType.ORDER_PLACED, source, function, tag, true));
    }

    private UUID function(String siteId) {
        FunctionEntity entity = new FunctionEntity();
        entity.setId(UUID.randomUUID());
        entity.setSiteId(siteId);
        entity.setIntegrationId(UUID.randomUUID());
        entity.setName("listening");
        database.functions.put(entity.getId(), entity);
        return entity.getId();
    }

    private static void assertFails(ErrorCode code, ThrowingCallable call) {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(call)
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(code));
    }
}
