// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import ee.functions.contract.OpenApiFile;
import ee.functions.contract.Operation;
import ee.functions.ejb.audit.AuditAction;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.ErrorStatus;
import ee.functions.ejb.invocation.Outcome;
import ee.functions.ejb.log.LogFilter;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds the description of the REST interface to the rules of OpenAPI, of JSON Schema and of its own. */
class OpenApiFileTest {
    private static final OpenApiFile FILE = OpenApiFile.packed();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final Set<String> SHAPE_WORDS = Set.of("type", "oneOf", "anyOf", "allOf", "$ref");

    @Test
    void isOpenApi() throws IOException {
        try (InputStream schema = OpenApiFileTest.class.getResourceAsStream("openapi-3.1-schema.json")) {
            JsonSchema openApi = SCHEMAS.getSchema(new ObjectMapper().readTree(schema));

            assertThat(openApi.validate(FILE.document())).isEmpty();
        }
        assertThat(FILE.document().get("openapi").textValue()).startsWith("3.1.");
    }

    @Test
    void everySchemaIsJsonSchema() {
        JsonSchema metaSchema = SCHEMAS.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        FILE.schemas()
                .forEach((name, schema) ->
                        assertThat(metaSchema.validate(schema)).as(name).isEmpty());
    }

    @Test
    void everyReferenceLeadsSomewhereAndEveryComponentIsUsed() {
        Set<String> used = new TreeSet<>();
        FILE.document().findValues("$ref").forEach(reference -> {
            used.add(reference.textValue());
            String pointer = reference.textValue().substring(1);
            assertThat(FILE.document().at(pointer).isMissingNode())
                    .as(reference.textValue())
                    .isFalse();
        });

        Set<String> there = new TreeSet<>();
        FILE.document()
                .get("components")
                .properties()
                .forEach(kind -> kind.getValue()
                        .fieldNames()
                        .forEachRemaining(name -> there.add("#/components/" + kind.getKey() + "/" + name)));
        there.remove("#/components/securitySchemes/bearer");
        there.remove("#/components/responses/MethodNotAllowed");
        assertThat(used).containsAll(there);
    }

    @Test
    void everyExampleIsAsItsSchemaSays() {
        List<String> without = new ArrayList<>();
        Set<String> bodies = bodies();
        FILE.schemas().forEach((name, schema) -> {
            JsonNode examples = schema.path("examples");
            for (JsonNode example : examples) {
                assertThat(FILE.faults(example, "/components/schemas/" + name))
                        .as("an example of " + name)
                        .isEmpty();
            }
            if (examples.isEmpty() && bodies.contains(name)) {
                without.add(name);
            }
        });

        assertThat(without).as("bodies without an example").containsOnly("Anything", "AnyBytes", "Text");
    }

    @Test
    void bodiesOfAnswersAreClosed() {
        List<String> open = new ArrayList<>();
        answered()
                .forEach(name -> collectOpen(
                        "/components/schemas/" + name, FILE.schemas().get(name), open, 0));

        assertThat(open)
                .as("objects in answers that allow members that are not described")
                .isEmpty();
    }

    @Test
    void operationsAreToldApartAndDescribed() {
        List<Operation> operations = FILE.operations();

        assertThat(operations).extracting(Operation::id).doesNotHaveDuplicates();
        assertThat(operations).allSatisfy(operation -> {
            assertThat(operation.description().path("summary").asText())
                    .as("summary")
                    .isNotBlank();
            assertThat(operation.description().has("security")).as("security").isTrue();
            assertThat(operation.description().get("tags")).as("tags").hasSize(1);
        });
    }

    @Test
    void whatAnIdempotencyKeyCausesIsDescribed() {
        List<Operation> withKey = FILE.operations().stream()
                .filter(operation -> operation
                        .description()
                        .path("parameters")
                        .findValuesAsText("$ref")
                        .contains("#/components/parameters/IdempotencyKey"))
                .toList();

        assertThat(withKey)
                .hasSizeGreaterThan(15)
                .allSatisfy(operation -> assertThat(
                                operation.description().get("responses").fieldNames())
                        .toIterable()
                        .contains("400", "409", "413", "422"));
    }

    @Test
    void everyErrorIsAmongTheAnswers() {
        assertThat(words("ErrorCode")).containsExactlyInAnyOrderElementsOf(names(ErrorCode.values()));

        Map<String, Set<String>> statuses = new java.util.TreeMap<>();
        FILE.operations()
                .forEach(operation -> operation
                        .description()
                        .get("responses")
                        .properties()
                        .forEach(response -> {
                            String reference = response.getValue().path("$ref").asText("");
                            statuses.computeIfAbsent(response.getKey(), status -> new TreeSet<>())
                                    .add(reference);
                        }));
        for (ErrorCode code : ErrorCode.values()) {
            if (code != ErrorCode.METHOD_NOT_ALLOWED) {
                assertThat(statuses.get(String.valueOf(ErrorStatus.of(code))))
                        .as("an answer for " + code)
                        .isNotNull()
                        .anySatisfy(reference -> assertThat(FILE.document()
                                        .at(reference.substring(1))
                                        .path("description")
                                        .asText())
                                .contains("`" + code + "`"));
            }
        }
    }

    @Test
    void wordsAreThoseOfTheCode() {
        assertThat(words("AuditAction")).containsExactlyElementsOf(names(AuditAction.values()));
        assertThat(words("LogLevel")).containsExactlyElementsOf(LogFilter.LEVELS);
        assertThat(words("Outcome"))
                .containsExactlyElementsOf(names(Outcome.values()).stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList());
    }

    private static List<String> words(String schema) {
        List<String> words = new ArrayList<>();
        FILE.schemas().get(schema).get("enum").forEach(word -> words.add(word.textValue()));
        return words;
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }

    /** Returns the names of all schemas that are bodies. */
    private static Set<String> bodies() {
        Set<String> names = new TreeSet<>();
        FILE.document()
                .findValues("content")
                .forEach(content -> content.forEach(media -> names.add(FILE.schemaPointer(media)
                        .map(pointer -> pointer.replace("/components/schemas/", ""))
                        .orElseThrow(() -> new AssertionError("A body has no schema with a name: " + content)))));
        return names;
    }

    private static Set<String> answered() {
        Set<String> names = new TreeSet<>();
        FILE.operations()
                .forEach(operation -> operation
                        .description()
                        .get("responses")
                        .forEach(response -> FILE.resolve(response)
                                .path("content")
                                .forEach(media -> FILE.schemaPointer(media)
                                        .ifPresent(
                                                pointer -> names.add(pointer.replace("/components/schemas/", ""))))));
        return names;
    }

    /** Follows a schema through its members, alternatives and references. */
    private static void collectOpen(String where, JsonNode schema, List<String> open, int depth) {
        JsonNode resolved = FILE.resolve(schema);
        if (resolved.has("properties") && !resolved.path("additionalProperties").isBoolean()) {
            open.add(where);
        }
        if (depth < 12) {
            resolved.path("properties")
                    .properties()
                    .forEach(member -> collectOpen(where + "/" + member.getKey(), member.getValue(), open, depth + 1));
            collectOpen(where, resolved.path("items"), open, depth + 1);
            for (String word : SHAPE_WORDS) {
                if (resolved.path(word).isArray() && !word.equals("type")) {
                    resolved.get(word).forEach(part -> collectOpen(where, part, open, depth + 1));
                }
            }
        }
    }
}
