// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.artifact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The stored artifacts. Joins the transaction of its caller and never begins one.
 */
@ApplicationScoped
public class ArtifactRepository {

    @PersistenceContext(unitName = "functions")
    private EntityManager entityManager;

    /** For the container, which injects the entity manager. */
    public ArtifactRepository() {}

    /** For callers without a container. */
    public ArtifactRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Stores the artifact of a version and replaces what an older build made of it. */
    public void put(ArtifactEntity artifact) {
        entityManager.merge(artifact);
        entityManager.flush();
    }

    /** The engines that the artifacts of versions were built for, by the id of the version; none for one without an artifact. */
    public Map<UUID, String> engines(Collection<UUID> versionIds) {
        Map<UUID, String> engines = new HashMap<>();
        if (!versionIds.isEmpty()) {
            entityManager
                    .createQuery(
                            "SELECT a.versionId, a.engine FROM ArtifactEntity a WHERE a.versionId IN :ids",
                            Object[].class)
                    .setParameter("ids", versionIds)
                    .getResultList()
                    .forEach(row -> engines.put((UUID) row[0], (String) row[1]));
        }
        return engines;
    }

    /** The artifact of a version. */
    public Optional<ArtifactEntity> find(UUID versionId) {
        return Optional.ofNullable(entityManager.find(ArtifactEntity.class, versionId));
    }
}
