// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.artifact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
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

    /** The artifact of a version. */
    public Optional<ArtifactEntity> find(UUID versionId) {
        return Optional.ofNullable(entityManager.find(ArtifactEntity.class, versionId));
    }
}
