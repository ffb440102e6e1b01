// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.tag;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The stored tags. Joins the transaction of its caller and never begins one. */
@ApplicationScoped
public class TagRepository {

    @PersistenceContext(unitName = "functions")
    private EntityManager entityManager;

    /** For the container, which injects the entity manager. */
    public TagRepository() {}

    /** For callers without a container. */
    public TagRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Adds a tag of a function that the caller has locked. */
    public void add(TagEntity tag) {
        entityManager.persist(tag);
        entityManager.flush();
    }

    /** The tag of that name in a function. */
    public Optional<TagEntity> find(UUID functionId, String name) {
        return entityManager
                .createQuery(
                        "SELECT t FROM TagEntity t WHERE t.functionId = :functionId AND t.name = :name",
                        TagEntity.class)
                .setParameter("functionId", functionId)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /** All tags of a function by their names. */
    public List<TagEntity> list(UUID functionId) {
        return entityManager
                .createQuery(
                        "SELECT t FROM TagEntity t WHERE t.functionId = :functionId ORDER BY t.name", TagEntity.class)
                .setParameter("functionId", functionId)
                .getResultList();
    }

    /** The tags of some functions with what invocations must know of their versions. */
    public List<TaggedVersionRow> tagged(Collection<UUID> functionIds) {
        if (functionIds.isEmpty()) {
            return List.of();
        }
        return entityManager
                .createQuery(
                        "SELECT t.functionId, t.name, t.versionId, a.engine FROM TagEntity t"
                                + " LEFT JOIN ArtifactEntity a ON a.versionId = t.versionId"
                                + " WHERE t.functionId IN :functionIds",
                        Object[].class)
                .setParameter("functionIds", functionIds)
                .getResultStream()
                .map(row -> new TaggedVersionRow((UUID) row[0], (String) row[1], (UUID) row[2], (String) row[3]))
                .toList();
    }

    /** The names of the tags that point to some versions, each list sorted; versions without a tag are left out. */
    public Map<UUID, List<String>> names(Collection<UUID> versionIds) {
        Map<UUID, List<String>> names = new HashMap<>();
        if (versionIds.isEmpty()) {
            return names;
        }
        entityManager
                .createQuery(
                        "SELECT t.versionId, t.name FROM TagEntity t WHERE t.versionId IN :versionIds ORDER BY t.name",
                        Object[].class)
                .setParameter("versionIds", versionIds)
                .getResultStream()
                .forEach(row -> names.computeIfAbsent((UUID) row[0], id -> new ArrayList<>())
                        .add((String) row[1]));
        return names;
    }

    /** Removes a tag; its version stays. */
    public void remove(TagEntity tag) {
        entityManager.remove(tag);
        entityManager.flush();
    }
}
