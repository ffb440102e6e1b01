// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The stored tasks. Joins the transaction of its caller and never begins one.
 */
@ApplicationScoped
public class TaskRepository {

    @PersistenceContext(unitName = "functions")
    private EntityManager entityManager;

    /** For the container, which injects the entity manager. */
    public TaskRepository() {}

    /** For callers without a container. */
    public TaskRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Adds a task and sends it to the database at once. */
    public void add(TaskEntity task) {
        entityManager.persist(task);
        entityManager.flush();
    }

    /** The task of that id, if it belongs to that function. */
    public Optional<TaskEntity> find(UUID functionId, UUID id) {
        return Optional.ofNullable(entityManager.find(TaskEntity.class, id))
                .filter(task -> task.getFunctionId().equals(functionId));
    }

    /** The unfinished tasks of all functions, oldest first. */
    public List<TaskEntity> listProcessing() {
        return entityManager
                .createQuery(
                        "SELECT t FROM TaskEntity t WHERE t.status = :status ORDER BY t.createdAt, t.id",
                        TaskEntity.class)
                .setParameter("status", TaskStatus.PROCESSING)
                .getResultList();
    }
}
