// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.version;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The stored versions. Joins the transaction of its caller and never begins one.
 */
@ApplicationScoped
public class VersionRepository {

    @PersistenceContext(unitName = "functions")
    private EntityManager entityManager;

    /** For the container, which injects the entity manager. */
    public VersionRepository() {}

    /** For callers without a container. */
    public VersionRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Adds a version and sends it to the database at once, so that what refers to it can follow. */
    public void add(VersionEntity version) {
        entityManager.persist(version);
        entityManager.flush();
    }

    /** The version of that id, if it belongs to that function. */
    public Optional<VersionEntity> find(UUID functionId, UUID id) {
        return findById(id).filter(version -> version.getFunctionId().equals(functionId));
    }

    /** The version of that id of whatever function. */
    public Optional<VersionEntity> findById(UUID id) {
        return Optional.ofNullable(entityManager.find(VersionEntity.class, id));
    }

    /** When the current versions of all functions of a site were created, by their ids; versions themselves are not read. */
    public Map<UUID, OffsetDateTime> currentCreationTimes(String siteId) {
        return entityManager
                .createQuery(
                        "SELECT v.id, v.createdAt FROM FunctionEntity f"
                                + " JOIN VersionEntity v ON v.id = f.currentVersionId WHERE f.siteId = :siteId",
                        Object[].class)
                .setParameter("siteId", siteId)
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (OffsetDateTime) row[1]));
    }

    /** The number of active versions of all functions of a site. */
    public long countBySite(String siteId) {
        return entityManager
                .createQuery(
                        "SELECT COUNT(v) FROM VersionEntity v, FunctionEntity f WHERE v.functionId = f.id"
                                + " AND f.siteId = :siteId AND v.status = :active",
                        Long.class)
                .setParameter("siteId", siteId)
                .setParameter("active", VersionStatus.ACTIVE)
                .getSingleResult();
    }

    /** The version with the highest sequence number, active or not. */
    public Optional<VersionEntity> newest(UUID functionId) {
        return entityManager
                .createQuery(
                        "SELECT v FROM VersionEntity v WHERE v.functionId = :functionId ORDER BY v.sequenceNumber DESC",
                        VersionEntity.class)
                .setParameter("functionId", functionId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** The active version with the highest sequence number. */
    public Optional<VersionEntity> newestActive(UUID functionId) {
        return page(functionId, false, null, 1).stream().findFirst();
    }

    /** The sequence number for the next version, from 1; the caller has locked the function. */
    public int nextSequence(UUID functionId) {
        Integer highest = entityManager
                .createQuery(
                        "SELECT MAX(v.sequenceNumber) FROM VersionEntity v WHERE v.functionId = :functionId",
                        Integer.class)
                .setParameter("functionId", functionId)
                .getSingleResult();
        return highest == null ? 1 : highest + 1;
    }

    /**
     * One page of the active versions in the order of their sequence numbers.
     *
     * @param ascending oldest first, else newest first
     * @param afterSequence the sequence number of the last version of the page before, null for the first page
     * @param limit at most this many, at least 1
     */
    public List<VersionEntity> page(UUID functionId, boolean ascending, @Nullable Integer afterSequence, int limit) {
        String from = afterSequence == null ? "" : " AND v.sequenceNumber " + (ascending ? ">" : "<") + " :after";
        TypedQuery<VersionEntity> query = entityManager.createQuery(
                "SELECT v FROM VersionEntity v WHERE v.functionId = :functionId AND v.status = :active" + from
                        + " ORDER BY v.sequenceNumber " + (ascending ? "ASC" : "DESC"),
                VersionEntity.class);
        query.setParameter("functionId", functionId).setParameter("active", VersionStatus.ACTIVE);
        if (afterSequence != null) {
            query.setParameter("after", afterSequence);
        }
        return query.setMaxResults(limit).getResultList();
    }

    /**
     * Active versions to which no tag has pointed since a time, {@code $current} and {@code $latest} among the tags; the oldest
     * first.
     *
     * @param limit at most this many, at least 1
     */
    public List<UUID> listUnused(OffsetDateTime since, int limit) {
        return entityManager
                .createQuery(
                        "SELECT v.id FROM VersionEntity v WHERE v.status = :active AND v.createdAt < :since"
                                + " AND NOT EXISTS (SELECT h.id FROM TagHistoryEntity h WHERE h.versionId = v.id"
                                + " AND (h.effectiveTo IS NULL OR h.effectiveTo >= :since))"
                                + " ORDER BY v.createdAt, v.id",
                        UUID.class)
                .setParameter("active", VersionStatus.ACTIVE)
                .setParameter("since", since)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Removes a version and its artifact. */
    public void remove(VersionEntity version) {
        entityManager.remove(version);
        entityManager.flush();
    }
}
