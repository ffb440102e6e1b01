// SPDX-License-Identifier: Apache-2.0
package ee.functions.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The description of the REST interface, as it is packed in the application. Thread-safe. */
public final class OpenApiFile {
    private static final String RESOURCE = "/ee/functions/web/openapi/openapi.json";
    private static final String URI = "https://functions.example/openapi.json";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(true)
            .pathType(PathType.JSON_POINTER)
            .build();

    private final JsonNode document;
    private final JsonSchemaFactory schemas;
    private final Map<String, JsonSchema> byPointer = new ConcurrentHashMap<>();

    private OpenApiFile(JsonNode document) {
        this.document = document;
        String text = document.toString();
        this.schemas = JsonSchemaFactory.getInstance(
                VersionFlag.V202012, builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(URI, text))));
    }

    /** Reads the file from the classpath. */
    public static OpenApiFile packed() {
        try (InputStream file = OpenApiFile.class.getResourceAsStream(RESOURCE)) {
            if (file == null) {
                throw new IllegalStateException(RESOURCE + " is not on the classpath: build functions-web first.");
            }
            return new OpenApiFile(JSON.readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the whole document. */
    public JsonNode document() {
        return document;
    }

    /** Returns all operations. */
    public List<Operation> operations() {
        return document.get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(member -> Operation.METHODS.contains(member.getKey()))
                        .map(member -> new Operation(path.getKey(), member.getKey(), (ObjectNode) member.getValue())))
                .toList();
    }

    /** Returns what a reference of the document leads to; what is no reference is returned itself. */
    public JsonNode resolve(JsonNode node) {
        JsonNode resolved = node;
        while (resolved.has("$ref")) {
            String reference = resolved.get("$ref").textValue();
            resolved = document.at(reference.substring(1));
            if (resolved.isMissingNode()) {
                throw new IllegalStateException(reference + " leads nowhere.");
            }
        }
        return resolved;
    }

    /** Returns why a value is not as a schema of the document has it; empty if it is. */
    public List<String> faults(JsonNode value, String schemaPointer) {
        JsonSchema schema = byPointer.computeIfAbsent(
                schemaPointer, pointer -> schemas.getSchema(SchemaLocation.of(URI + "#" + pointer), CONFIG));
        return schema.validate(value).stream()
                .map(fault -> {
                    String where = fault.getInstanceLocation().toString();
                    return "at \"" + where + "\": " + fault.getMessage().substring((where + ": ").length());
                })
                .toList();
    }

    /** Returns why a JSON text is not as a schema of the document has it; empty if it is. */
    public List<String> faults(String json, String schemaPointer) {
        try {
            return faults(JSON.readTree(json), schemaPointer);
        } catch (JsonProcessingException notJson) {
            return List.of("at \"\": it is not JSON: " + notJson.getOriginalMessage());
        }
    }

    /** Returns the pointer of the schema that a media type, parameter or header refers to, empty if it refers to none. */
    public Optional<String> schemaPointer(JsonNode holder) {
        return Optional.ofNullable(holder.get("schema"))
                .map(schema -> schema.get("$ref"))
                .map(reference -> reference.textValue().substring(1));
    }

    /** Returns the schemas that have names, by these. */
    public Map<String, JsonNode> schemas() {
        Map<String, JsonNode> named = new TreeMap<>();
        document.at("/components/schemas").properties().forEach(entry -> named.put(entry.getKey(), entry.getValue()));
        return named;
    }
}
