// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import ee.functions.ejb.audit.AuditRecorder;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.Callers;
import ee.functions.ejb.fake.FakeDatabase;
import ee.functions.ejb.fake.FakeHost;
import ee.functions.ejb.fake.Fired;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.function.FunctionUpdated;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.jpa.audit.AuditRecordEntity;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.scaling.ScalingPolicyEntity;
import ee.functions.runtime.instance.InstanceSnapshot;
import ee.functions.runtime.instance.InstanceState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScalingServiceTest {
    private static final UUID FUNCTION = new UUID(0, 1);
    private static final UUID INTEGRATION = new UUID(0, 2);

    private final FakeDatabase database = new FakeDatabase();
    private final Fired<FunctionUpdated> updated = new Fired<>();
    private final MovingClock clock = new MovingClock();
    private final FunctionEntity function = new FunctionEntity();
    private final ScalingService service = service(TestSettings.with(Setting.SCALING_INSTANCES_LIMIT, "10")
            .and(Setting.SCALING_REQUESTS_LIMIT, "100")
            .and(Setting.SCALING_POLICY_COUNT, "2")
            .build());

    private ScalingService service(Settings settings) {
        AuditRecorder audit = Beans.wire(new AuditRecorder(), database.auditRepository, clock);
        return Beans.wire(Beans.wire(new ScalingService(), database.repositories()), audit, clock, settings, updated);
    }

    @BeforeEach
    void store() {
        function.setId(FUNCTION);
        function.setSiteId(Callers.SITE);
        function.setIntegrationId(INTEGRATION);
        function.setName("one");
        function.setUpdatedAt(OffsetDateTime.now(clock).minusDays(1));
        database.functions.put(FUNCTION, function);
    }

    @Test
    void policyIsKeptListedAuditedAndTold() {
        ScalingPolicyValue set = service.set(Callers.all(), FUNCTION, "stable", new NewScalingPolicy(3, 50, 1));

        assertThat(set).isEqualTo(new ScalingPolicyValue("stable", 3, 50, 1, OffsetDateTime.now(clock)));
        assertThat(service.list(Callers.all(), FUNCTION)).containsExactly(set);
        assertThat(database.audit)
                .extracting(
                        AuditRecordEntity::getAction, AuditRecordEntity::getFunctionId, AuditRecordEntity::getReason)
                .containsExactly(tuple(
                        "SCALING_POLICY_SET",
                        FUNCTION,
                        "stable: zone_instances_limit 3, zone_requests_limit 50, provisioned_instances_count 1"));
        assertThat(updated.events).containsExactly(new FunctionUpdated(FUNCTION, INTEGRATION));
    }

    @Test
    void provisionedInstancesOfTheCurrentVersionAreTheWarmInstancesOfTheFunction() {
        service.set(Callers.all(), FUNCTION, "$current", new NewScalingPolicy(3, 0, 2));
        assertThat(function.getWarmInstances()).isEqualTo(2);
        assertThat(function.getUpdatedAt()).isEqualTo(OffsetDateTime.now(clock));
        assertThat(database.scalingPolicies.values())
                .singleElement()
                .returns(0, ScalingPolicyEntity::getProvisionedInstancesCount);

        function.setWarmInstances(4);
        assertThat(service.list(Callers.all(), FUNCTION))
                .singleElement()
                .returns(4, ScalingPolicyValue::provisionedInstancesCount)
                .returns(3, ScalingPolicyValue::zoneInstancesLimit);

        service.remove(Callers.all(), FUNCTION, "$current");
        assertThat(function.getWarmInstances()).isZero();
        assertThat(service.list(Callers.all(), FUNCTION)).isEmpty();
    }

    @Test
    void warmInstancesAloneAreAPolicyOfTheCurrentVersion() {
        function.setWarmInstances(1);
        assertThat(service.list(Callers.all(), FUNCTION))
                .containsExactly(new ScalingPolicyValue("$current", 0, 0, 1, function.getUpdatedAt()));

        service.remove(Callers.all(), FUNCTION, "$current");

        assertThat(function.getWarmInstances()).isZero();
        assertRefused(ErrorCode.NOT_FOUND, () -> service.remove(Callers.all(), FUNCTION, "$current"));
    }

    @Test
    void everyValueOutOfBoundsIsNamed() {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> service.set(Callers.all(), FUNCTION, "No", new NewScalingPolicy(11, 101, 6)))
                .returns(ErrorCode.VALIDATION_FAILED, FunctionsException::code)
                .satisfies(refused -> {
                    assertThat(refused.details())
                            .extracting(FunctionsException.Detail::attribute)
                            .containsExactly(
                                    "tag",
                                    "zone_instances_limit",
                                    "zone_requests_limit",
                                    "provisioned_instances_count");
                    assertThat(refused.detail("zone_instances_limit")).contains("functions.scaling.instances-limit");
                });
        assertRefused(
                ErrorCode.VALIDATION_FAILED,
                () -> service.set(Callers.all(), FUNCTION, "a", new NewScalingPolicy(-1, -1, -1)));
        assertThat(database.scalingPolicies).isEmpty();
        assertThat(database.audit).isEmpty();
    }

    @Test
    void limitOfRequestsBelowThatOfInstancesIsRefusedAndNoLimitIsNot() {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> service.set(Callers.all(), FUNCTION, "$latest", new NewScalingPolicy(3, 2, 0)))
                .satisfies(refused ->
                        assertThat(refused.detail("zone_requests_limit")).contains("at least zone_instances_limit"));
        service.set(Callers.all(), FUNCTION, "$latest", new NewScalingPolicy(3, 0, 0));
        service.set(Callers.all(), FUNCTION, "$latest", new NewScalingPolicy(3, 3, 0));
        assertThat(service.list(Callers.all(), FUNCTION)).hasSize(1);
    }

    @Test
    void functionHasNoMorePoliciesThanAllowedButEachMayBeChanged() {
        service.set(Callers.all(), FUNCTION, "a", new NewScalingPolicy(1, 1, 0));
        service.set(Callers.all(), FUNCTION, "b", new NewScalingPolicy(1, 1, 0));
        assertRefused(
                ErrorCode.SCALING_POLICY_LIMIT_REACHED,
                () -> service.set(Callers.all(), FUNCTION, "c", new NewScalingPolicy(1, 1, 0)));
        service.set(Callers.all(), FUNCTION, "b", new NewScalingPolicy(2, 2, 0));
        service.remove(Callers.all(), FUNCTION, "a");
        service.set(Callers.all(), FUNCTION, "c", new NewScalingPolicy(1, 1, 0));
        assertThat(service.list(Callers.all(), FUNCTION))
                .extracting(ScalingPolicyValue::tag)
                .containsExactly("b", "c");
    }

    @Test
    void policiesOfAnotherSiteAreNotFoundAndPermissionsCount() {
        NewScalingPolicy wanted = new NewScalingPolicy(1, 1, 0);
        assertRefused(ErrorCode.NOT_FOUND, () -> service.list(Callers.ofOtherSite(), FUNCTION));
        assertRefused(ErrorCode.NOT_FOUND, () -> service.set(Callers.ofOtherSite(), FUNCTION, "a", wanted));
        assertRefused(ErrorCode.NOT_FOUND, () -> service.remove(Callers.ofOtherSite(), FUNCTION, "a"));
        assertRefused(
                ErrorCode.PERMISSION_DENIED,
                () -> service.set(Callers.with(Permission.FUNCTIONS_READ), FUNCTION, "a", wanted));
        assertRefused(
                ErrorCode.PERMISSION_DENIED, () -> service.list(Callers.with(Permission.FUNCTIONS_UPDATE), FUNCTION));
    }

    @Test
    void instancesAreListedForThoseWhoMayReadTheFunction() {
        Instant noon = Instant.parse("2026-11-20T12:00:00Z");
        UUID version = new UUID(0, 3);
        FakeHost host = new FakeHost() {
            @Override
            public List<InstanceSnapshot> instances(UUID functionId) {
                return List.of(new InstanceSnapshot(
                        "i-1", functionId.toString(), version.toString(), InstanceState.SUSPENDED, noon, null, 7, 0));
            }
        };
        InstanceService instances = Beans.wire(new InstanceService(), database.functionRepository, host);

        assertThat(instances.list(Callers.all(), FUNCTION))
                .containsExactly(
                        new InstanceValue("i-1", version, "SUSPENDED", noon.atOffset(ZoneOffset.UTC), null, 7, 0));
        assertRefused(ErrorCode.NOT_FOUND, () -> instances.list(Callers.ofOtherSite(), FUNCTION));
        assertRefused(
                ErrorCode.PERMISSION_DENIED, () -> instances.list(Callers.with(Permission.FUNCTIONS_UPDATE), FUNCTION));
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatExceptionOfType(FunctionsException.class).isThrownBy(call).returns(code, FunctionsException::code);
    }
}
