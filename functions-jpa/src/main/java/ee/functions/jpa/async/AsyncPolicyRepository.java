// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.async;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored policies of asynchronous invocation. Joins the transaction of its caller and never begins one. */
@ApplicationScoped
public class AsyncPolicyRepository {

    @PersistenceContext(unitName = "functions")
    private EntityManager entityManager;

    /** For the container, which injects the entity manager. */
    public AsyncPolicyRepository() {}

    /** For callers without a container. */
    public AsyncPolicyRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Adds the policy of a tag that has none; a caller who has locked the function is the only one. */
    public void add(AsyncPolicyEntity policy) {
        entityManager.persist(policy);
        entityManager.flush();
    }

    /** The policy of that tag of a function. */
    public Optional<AsyncPolicyEntity> find(UUID functionId, String tag) {
        return entityManager
                .createQuery(
                        "SELECT p FROM AsyncPolicyEntity p WHERE p.functionId = :functionId AND p.tag = :tag",
                        AsyncPolicyEntity.class)
                .setParameter("functionId", functionId)
                .setParameter("tag", tag)
                .getResultStream()
                .findFirst();
    }

    /** The policies of a function, by tag. */
    public List<AsyncPolicyEntity> list(UUID functionId) {
        return entityManager
                .createQuery(
                        "SELECT p FROM AsyncPolicyEntity p WHERE p.functionId = :functionId ORDER BY p.tag",
                        AsyncPolicyEntity.class)
                .setParameter("functionId", functionId)
                .getResultList();
    }

    /** Removes a policy. */
    public void remove(AsyncPolicyEntity policy) {
        entityManager.remove(policy);
        entityManager.flush();
    }
}
