// SPDX-License-Identifier: Apache-2.0
package ee.functions.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Judges answers of the application by the description of its interface: status, media type, body and headers have to be
 * described. What a function answered is its own matter; the headers that the platform adds to it are not. Thread-safe.
 */
public final class ApiContract {
    private static final ApiContract PACKED = new ApiContract(OpenApiFile.packed());

    /** The response under which operations that run a function describe what it answers. */
    private static final String OF_FUNCTION = "default";

    private static final String ERROR = "/components/schemas/Error";

    /** What is answered at paths that the description does not have, or not for the method. */
    private static final Set<Integer> UNROUTED = Set.of(400, 401, 404, 405);

    /** Headers that are not described: they are of HTTP itself. Those of CORS follow the Fetch Standard. */
    private static final Set<String> OF_HTTP = Set.of(
            "cache-control",
            "connection",
            "content-length",
            "content-type",
            "date",
            "expires",
            "pragma",
            "transfer-encoding",
            "vary");

    private static final String OF_CORS = "access-control-";

    private final OpenApiFile file;
    private final List<Operation> operations;

    private ApiContract(OpenApiFile file) {
        this.file = file;
        this.operations = file.operations().stream()
                .sorted(Comparator.comparingInt(Operation::literals).reversed())
                .toList();
    }

    /** Returns the contract that is packed in the application. */
    public static ApiContract packed() {
        return PACKED;
    }

    /** Throws if the answer is not as it is described, with operation, status and what is wrong where. */
    public void check(Answer answer) {
        List<String> faults = faults(answer);
        if (!faults.isEmpty()) {
            throw new AssertionError("The answer is not as openapi.yaml describes it. "
                    + String.join("\n", faults)
                    + "\nThe body is: "
                    + answer.body());
        }
    }

    /** Returns what of the answer is not as it is described; empty if all is. */
    public List<String> faults(Answer answer) {
        String method = answer.method().toLowerCase(Locale.ROOT);
        if (method.equals("options")) {
            return List.of();
        }
        String asked = method.equals("head") ? "get" : method;
        List<Operation> there = operations.stream()
                .filter(operation -> operation.isAt(answer.path()))
                .toList();
        Optional<Operation> operation = there.stream()
                .filter(candidate -> candidate.path().equals(there.get(0).path()))
                .filter(candidate -> candidate.method().equals(asked))
                .findFirst();
        return operation.map(found -> faults(found, answer)).orElseGet(() -> unrouted(answer));
    }

    private List<String> unrouted(Answer answer) {
        String request = answer.method() + " " + answer.path() + " answered " + answer.status();
        if (!UNROUTED.contains(answer.status())) {
            return List.of(request + ", but no operation is described there.");
        }
        return answer.method().equals("HEAD")
                ? List.of()
                : file.faults(answer.body(), ERROR).stream()
                        .map(fault ->
                                request + ", where no operation is described, with a body that is no error " + fault)
                        .toList();
    }

    private List<String> faults(Operation operation, Answer answer) {
        String said = operation + " answered " + answer.status();
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(answer.headers());
        JsonNode responses = operation.description().get("responses");
        boolean ofFunction = responses.has(OF_FUNCTION)
                && headers.getOrDefault("X-Function-Outcome", List.of()).contains("success");
        JsonNode response = responses.get(ofFunction ? OF_FUNCTION : String.valueOf(answer.status()));
        if (response == null) {
            return List.of(said + ", which is not described.");
        }
        JsonNode described = file.resolve(response);
        List<String> faults = new ArrayList<>();
        headers(described.path("headers"), headers, ofFunction).forEach(fault -> faults.add(said + " with " + fault));
        if (!ofFunction && !answer.method().equals("HEAD")) {
            body(described.path("content"), headers, answer.body())
                    .forEach(fault -> faults.add(said + " with " + fault));
        }
        return faults;
    }

    private List<String> headers(JsonNode described, Map<String, List<String>> headers, boolean othersToo) {
        List<String> faults = new ArrayList<>();
        Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        described.properties().forEach(entry -> {
            String name = entry.getKey();
            known.add(name);
            JsonNode header = file.resolve(entry.getValue());
            List<String> values = headers.getOrDefault(name, List.of());
            if (values.isEmpty() && header.path("required").booleanValue()) {
                faults.add("no header " + name + ".");
            }
            String reference = entry.getValue().path("$ref").asText("");
            String schema = reference.isEmpty() ? "" : reference.substring(1) + "/schema";
            for (String value : schema.isEmpty() ? List.<String>of() : values) {
                file.faults(TextNode.valueOf(value), schema)
                        .forEach(fault -> faults.add("a header " + name + " of another form " + fault));
            }
        });
        for (String name : headers.keySet()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!othersToo && !known.contains(name) && !OF_HTTP.contains(lower) && !lower.startsWith(OF_CORS)) {
                faults.add("a header " + name + " that is not described.");
            }
        }
        return faults;
    }

    private List<String> body(JsonNode content, Map<String, List<String>> headers, String body) {
        if (content.isEmpty()) {
            return body.isEmpty() ? List.of() : List.of("a body, but none is described.");
        }
        String type = String.join(", ", headers.getOrDefault("Content-Type", List.of()));
        String essence = type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        JsonNode media = content.get(essence);
        if (media == null) {
            return List.of("the media type \"" + type + "\", which is not described.");
        }
        if (!essence.equals("application/json")) {
            return List.of();
        }
        String schema = file.schemaPointer(media)
                .orElseThrow(() -> new IllegalStateException("A body in openapi.yaml has no schema with a name."));
        return file.faults(body, schema).stream()
                .map(fault -> "a body that is not " + schema + " " + fault)
                .toList();
    }
}
