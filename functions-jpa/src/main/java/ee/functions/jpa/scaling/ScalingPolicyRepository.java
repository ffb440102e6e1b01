// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.scaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The stored scaling policies. Joins the transaction of its caller and never begins one.
 */
@ApplicationScoped
public class ScalingPolicyRepository {

    @PersistenceContext(unitName = "functions")
    private EntityManager entityManager;

    /** For the container, which injects the entity manager. */
    public ScalingPolicyRepository() {}

    /** For callers without a container. */
    public ScalingPolicyRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** All policies of a function, by tag. */
    public List<ScalingPolicyEntity> list(UUID functionId) {
        return entityManager
                .createQuery(
                        "SELECT p FROM ScalingPolicyEntity p WHERE p.functionId = :functionId ORDER BY p.tag",
                        ScalingPolicyEntity.class)
                .setParameter("functionId", functionId)
                .getResultList();
    }

    /** All policies, of whatever function, that want instances of a tag kept ready. */
    public List<ScalingPolicyEntity> listProvisioned() {
        return entityManager
                .createQuery(
                        "SELECT p FROM ScalingPolicyEntity p WHERE p.provisionedInstancesCount > 0",
                        ScalingPolicyEntity.class)
                .getResultList();
    }

    /** The policy of a function for a tag, empty if it has none. */
    public Optional<ScalingPolicyEntity> find(UUID functionId, String tag) {
        return Optional.ofNullable(
                entityManager.find(ScalingPolicyEntity.class, new ScalingPolicyKey(functionId, tag)));
    }

    /** Stores the policy of a function for a tag in place of the one it had; the function must be stored. */
    public void put(ScalingPolicyEntity policy) {
        entityManager.merge(policy);
        entityManager.flush();
    }

    /** Removes the policy of a function for a tag; returns whether there was one. */
    public boolean remove(UUID functionId, String tag) {
        Optional<ScalingPolicyEntity> policy = find(functionId, tag);
        policy.ifPresent(entityManager::remove);
        entityManager.flush();
        return policy.isPresent();
    }
}
