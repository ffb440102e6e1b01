// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.function.FunctionRepository;
import ee.functions.jpa.scaling.ScalingPolicyEntity;
import ee.functions.jpa.scaling.ScalingPolicyRepository;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the table of scaling policies does on every database. */
abstract class ScalingPolicyRepositoryContract {

    private final TestDatabase database;

    ScalingPolicyRepositoryContract(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void clear() {
        database.clear();
    }

    @Test
    void policiesOfAFunctionAreListedByTag() {
        UUID function = function("one").getId();
        UUID other = function("two").getId();
        put(policy(function, "stable", 3, 50, 1));
        put(policy(function, "$current", 2, 0, 0));
        put(policy(other, "$latest", 1, 1, 0));

        assertThat(list(function))
                .extracting(
                        ScalingPolicyEntity::getTag,
                        ScalingPolicyEntity::getZoneInstancesLimit,
                        ScalingPolicyEntity::getZoneRequestsLimit,
                        ScalingPolicyEntity::getProvisionedInstancesCount)
                .containsExactly(tuple("$current", 2, 0, 0), tuple("stable", 3, 50, 1));
    }

    @Test
    void laterPolicyOfATagReplacesTheOneBefore() {
        UUID function = function("one").getId();
        put(policy(function, "$current", 3, 50, 0));
        put(policy(function, "$current", 4, 0, 0));

        assertThat(list(function))
                .singleElement()
                .returns(4, ScalingPolicyEntity::getZoneInstancesLimit)
                .returns(0, ScalingPolicyEntity::getZoneRequestsLimit)
                .returns(Samples.NOON, ScalingPolicyEntity::getUpdatedAt);
    }

    @Test
    void removedPolicyIsGoneAndOthersStay() {
        UUID function = function("one").getId();
        put(policy(function, "$current", 3, 50, 0));
        put(policy(function, "stable", 3, 50, 0));

        assertThat(remove(function, "$current")).isTrue();
        assertThat(remove(function, "$current")).isFalse();
        assertThat(list(function)).extracting(ScalingPolicyEntity::getTag).containsExactly("stable");
    }

    @Test
    void onlyPoliciesWithProvisionedInstancesAreFoundForAllFunctions() {
        UUID one = function("one").getId();
        UUID two = function("two").getId();
        put(policy(one, "stable", 0, 0, 2));
        put(policy(one, "beta", 1, 1, 0));
        put(policy(two, "$latest", 0, 0, 1));

        List<ScalingPolicyEntity> provisioned = call(ScalingPolicyRepository::listProvisioned);
        assertThat(provisioned)
                .extracting(ScalingPolicyEntity::getFunctionId, ScalingPolicyEntity::getTag)
                .containsExactlyInAnyOrder(tuple(one, "stable"), tuple(two, "$latest"));
    }

    @Test
    void functionWithAProvisionedTagIsWarmWithoutACurrentVersion() {
        UUID provisioned = function("one").getId();
        UUID limited = function("two").getId();
        put(policy(provisioned, "stable", 0, 0, 2));
        put(policy(provisioned, "beta", 0, 0, 1));
        put(policy(limited, "stable", 3, 0, 0));

        database.run(entityManager -> assertThat(new FunctionRepository(entityManager).listWarm())
                .extracting(owned -> owned.function().getId())
                .containsExactly(provisioned));
    }

    @Test
    void currentVersionHasNoSecondNumberOfProvisionedInstances() {
        UUID function = function("one").getId();
        assertThatThrownBy(() -> put(policy(function, "$current", 0, 0, 1))).isInstanceOf(PersistenceException.class);
    }

    @Test
    void policiesGoWithTheirFunction() {
        FunctionEntity function = function("one");
        put(policy(function.getId(), "$current", 3, 50, 0));
        database.run(entityManager -> {
            FunctionRepository functions = new FunctionRepository(entityManager);
            functions.remove(functions.lock(function.getId()));
        });
        assertThat(list(function.getId())).isEmpty();
    }

    private FunctionEntity function(String name) {
        return Samples.storedFunction(database, Samples.SITE, name);
    }

    private static ScalingPolicyEntity policy(UUID functionId, String tag, int instances, int requests, int kept) {
        ScalingPolicyEntity policy = new ScalingPolicyEntity();
        policy.setFunctionId(functionId);
        policy.setTag(tag);
        policy.setZoneInstancesLimit(instances);
        policy.setZoneRequestsLimit(requests);
        policy.setProvisionedInstancesCount(kept);
        policy.setUpdatedAt(Samples.NOON);
        return policy;
    }

    private void put(ScalingPolicyEntity policy) {
        database.run(entityManager -> new ScalingPolicyRepository(entityManager).put(policy));
    }

    private List<ScalingPolicyEntity> list(UUID functionId) {
        return call(policies -> policies.list(functionId));
    }

    private boolean remove(UUID functionId, String tag) {
        return call(policies -> policies.remove(functionId, tag));
    }

    private <T> T call(Function<ScalingPolicyRepository, T> work) {
        return database.call(entityManager -> work.apply(new ScalingPolicyRepository(entityManager)));
    }
}
