// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.jpa.draft.DraftEntity;
import ee.functions.jpa.draft.DraftRepository;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.function.FunctionRepository;
import ee.functions.jpa.site.SiteRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What drafts do on every database. */
abstract class DraftRepositoryContract {

    private final TestDatabase database;

    DraftRepositoryContract(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void clear() {
        database.clear();
    }

    @Test
    void putStoresEveryAttributeAndReplacesThem() {
        UUID id = Samples.storedFunction(database, "s", "f").getId();
        String largest = "// Größe 名 😀\n".repeat(30_000);
        put(draft(id, "typescript", "node", largest));
        assertThat(find(id))
                .get()
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes("_persistence.*")
                .isEqualTo(draft(id, "typescript", "node", largest));
        put(draft(id, null, null, null));
        assertThat(find(id))
                .get()
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes("_persistence.*")
                .isEqualTo(draft(id, null, null, null));
        assertThat(database.count("function_draft")).isEqualTo(1);
    }

    @Test
    void findOfAFunctionWithoutDraftIsEmpty() {
        assertThat(find(Samples.storedFunction(database, "s", "f").getId())).isEmpty();
    }

    @Test
    void listBySiteLeavesOtherSitesOut() {
        UUID first = Samples.storedFunction(database, "s", "f").getId();
        UUID second = Samples.storedFunction(database, "s", "g").getId();
        UUID foreign = Samples.storedFunction(database, "other", "f").getId();
        put(draft(first, "javascript", "node", "1"));
        put(draft(second, "javascript", "node", "2"));
        put(draft(foreign, "javascript", "node", "3"));
        List<DraftEntity> drafts = database.call(entityManager -> new DraftRepository(entityManager).listBySite("s"));
        assertThat(drafts).extracting(DraftEntity::getHandler).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void aDraftGoesWithItsFunction() {
        UUID id = Samples.storedFunction(database, "s", "f").getId();
        put(draft(id, "javascript", "node", "1"));
        database.run(entityManager -> {
            new DraftRepository(entityManager).find(id);
            FunctionRepository functions = new FunctionRepository(entityManager);
            functions.remove(functions.lock(id));
        });
        assertThat(database.count("function_draft")).isZero();
    }

    @Test
    void whoCreatedAFunctionIsKept() {
        FunctionEntity function = Samples.function("s", "f");
        function.setCreatedBy("ada");
        database.run(entityManager -> {
            new SiteRepository(entityManager).ensure("s", Samples.NOON);
            new FunctionRepository(entityManager).add(function);
        });
        FunctionEntity stored =
                database.call(entityManager -> new FunctionRepository(entityManager).lock(function.getId()));
        assertThat(stored.getCreatedBy()).isEqualTo("ada");
    }

    private Optional<DraftEntity> find(UUID functionId) {
        return database.call(entityManager -> new DraftRepository(entityManager).find(functionId));
    }

    private void put(DraftEntity draft) {
        database.run(entityManager -> new DraftRepository(entityManager).put(draft));
    }

    private static DraftEntity draft(
            UUID functionId, @Nullable String template, @Nullable String runtime, @Nullable String handler) {
        DraftEntity draft = new DraftEntity();
        draft.setFunctionId(functionId);
        draft.setTemplate(template);
        draft.setRuntime(runtime);
        draft.setHandler(handler);
        return draft;
    }
}
