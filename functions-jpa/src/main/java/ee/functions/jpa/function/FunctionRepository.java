// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.function;

import ee.functions.jpa.site.SiteEntity;
import ee.functions.jpa.version.VersionStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stored functions. Joins the transaction of its caller and never begins one.
 */
@ApplicationScoped
public class FunctionRepository {

    @PersistenceContext(unitName = "functions")
    private EntityManager entityManager;

    /** For the container, which injects the entity manager. */
    public FunctionRepository() {}

    /** For callers without a container. */
    public FunctionRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * Adds a function and sends it to the database at once, so that a taken name shows here.
     *
     * @throws jakarta.persistence.PersistenceException when the site has a function of that name already
     */
    public void add(FunctionEntity function) {
        entityManager.persist(function);
        entityManager.flush();
    }

    /** The function of that id in whatever site. */
    public Optional<FunctionEntity> find(UUID id) {
        return Optional.ofNullable(entityManager.find(FunctionEntity.class, id));
    }

    /** The function of that id, if it belongs to that site. */
    public Optional<FunctionEntity> findInSite(String siteId, UUID id) {
        return find(id).filter(function -> function.getSiteId().equals(siteId));
    }

    /** The function of that id and its site, read at once. */
    public Optional<OwnedFunction> findOwned(UUID id) {
        return owned("f.id = :id", id).findFirst();
    }

    /** The function that answers at the endpoint of that integration and its site, read at once. */
    public Optional<OwnedFunction> findOwnedByIntegration(UUID integrationId) {
        return owned("f.integrationId = :id", integrationId).findFirst();
    }

    private Stream<OwnedFunction> owned(String condition, @Nullable UUID id) {
        TypedQuery<Object[]> query = entityManager.createQuery(
                "SELECT f, s, a.engine, e.allowed, l.id, b.engine FROM FunctionEntity f"
                        + " JOIN SiteEntity s ON s.id = f.siteId"
                        + " LEFT JOIN ArtifactEntity a ON a.versionId = f.currentVersionId"
                        + " LEFT JOIN SiteEnginesEntity e ON e.siteId = f.siteId"
                        + " LEFT JOIN VersionEntity l ON l.functionId = f.id AND l.sequenceNumber ="
                        + " (SELECT MAX(w.sequenceNumber) FROM VersionEntity w"
                        + " WHERE w.functionId = f.id AND w.status = :built)"
                        + " LEFT JOIN ArtifactEntity b ON b.versionId = l.id WHERE " + condition,
                Object[].class);
        query.setParameter("built", VersionStatus.ACTIVE);
        if (id != null) {
            query.setParameter("id", id);
        }
        return query.getResultStream()
                .map(row -> new OwnedFunction(
                        (FunctionEntity) row[0],
                        (SiteEntity) row[1],
                        (String) row[2],
                        (String) row[3],
                        (UUID) row[4],
                        (String) row[5]));
    }

    /** The function of exactly that name in a site. */
    public Optional<FunctionEntity> findByName(String siteId, String name) {
        return entityManager
                .createQuery(
                        "SELECT f FROM FunctionEntity f WHERE f.siteId = :siteId AND f.name = :name",
                        FunctionEntity.class)
                .setParameter("siteId", siteId)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /** All functions of a site, oldest first. */
    public List<FunctionEntity> listBySite(String siteId) {
        return entityManager
                .createQuery(
                        "SELECT f FROM FunctionEntity f WHERE f.siteId = :siteId ORDER BY f.createdAt, f.id",
                        FunctionEntity.class)
                .setParameter("siteId", siteId)
                .getResultList();
    }

    /** The ids of all functions of a site, oldest first. */
    public List<UUID> idsBySite(String siteId) {
        return entityManager
                .createQuery(
                        "SELECT f.id FROM FunctionEntity f WHERE f.siteId = :siteId ORDER BY f.createdAt, f.id",
                        UUID.class)
                .setParameter("siteId", siteId)
                .getResultList();
    }

    /** All functions of which instances shall be kept warm, of the current version or by a scaling policy, each with its site. */
    public List<OwnedFunction> listWarm() {
        return owned(
                        "(f.warmInstances > 0 AND f.currentVersionId IS NOT NULL) OR EXISTS (SELECT p.tag FROM"
                                + " ScalingPolicyEntity p WHERE p.functionId = f.id AND p.provisionedInstancesCount > 0)",
                        null)
                .toList();
    }

    /** The number of functions of a site; exact for a caller who has locked the site. */
    public long countBySite(String siteId) {
        return entityManager
                .createQuery("SELECT COUNT(f) FROM FunctionEntity f WHERE f.siteId = :siteId", Long.class)
                .setParameter("siteId", siteId)
                .getSingleResult();
    }

    /**
     * Locks the function until the transaction ends and reads its newest state.
     *
     * @throws EntityNotFoundException when the function does not exist or was removed in the meantime
     */
    public FunctionEntity lock(UUID id) {
        FunctionEntity function = entityManager.find(FunctionEntity.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (function == null) {
            throw new EntityNotFoundException("There is no function " + id + ".");
        }
        return function;
    }

    /**
     * Removes a function with its versions, artifacts, tasks, deployments, tags, scheduled triggers, log entries, invocation records and
     * counts. Audit records stay. What invocations still under way write later is removed by retention.
     */
    public void remove(FunctionEntity function) {
        UUID id = function.getId();
        entityManager.remove(function);
        entityManager.flush();
        entityManager
                .createQuery("DELETE FROM LogEntryEntity e WHERE e.functionId = :id")
                .setParameter("id", id)
                .executeUpdate();
        entityManager
                .createQuery("DELETE FROM InvocationRecordEntity r WHERE r.siteId = :siteId AND r.functionId = :id")
                .setParameter("siteId", function.getSiteId())
                .setParameter("id", id)
                .executeUpdate();
        entityManager
                .createQuery("DELETE FROM InvocationCountEntity c WHERE c.functionId = :id")
                .setParameter("id", id)
                .executeUpdate();
    }
}
