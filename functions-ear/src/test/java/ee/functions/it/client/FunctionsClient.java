// SPDX-License-Identifier: Apache-2.0
package ee.functions.it.client;

import ee.functions.contract.Answer;
import ee.functions.contract.ApiContract;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The REST interface as one role sees it, with the headers that the public client of the contract sends. Redirects are not
 * followed. Every answer is judged by the description of the interface, {@code openapi.yaml}. Thread-safe.
 */
public final class FunctionsClient {
    /** The media type that the public client accepts on every call. */
    public static final String VENDOR_TYPE = "application/vnd.salemove.v1+json";

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);
    /** A test that does not wait for an answer may hold it back. */
    private static final Duration HELD_ANSWER_WITHIN = Duration.ofMinutes(10);

    private static final String EVENTS = "/api/v3/events";
    private static final String KV_NAMESPACES = "/api/v2/functions/storage/kv/namespaces";
    private static final String SCHEDULES = "/api/v2/scheduled-triggers";

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final URI base;
    private final Supplier<@Nullable String> token;

    private FunctionsClient(URI base, Supplier<@Nullable String> token) {
        this.base = base;
        this.token = token;
    }

    /** Returns a client that calls in this role. */
    public static FunctionsClient as(Role role, Landscape landscape) {
        return new FunctionsClient(landscape.base(), () -> role == Role.ANONYMOUS ? null : landscape.token(role));
    }

    /** Returns a client that sends this text as its bearer token, whatever it is. */
    public static FunctionsClient withToken(String bearer, Landscape landscape) {
        return new FunctionsClient(landscape.base(), () -> bearer);
    }

    /** Returns an object whose members are texts, for request bodies. */
    public static JsonObject object(Map<String, String> members) {
        JsonObjectBuilder builder = Json.createObjectBuilder();
        members.forEach(builder::add);
        return builder.build();
    }

    public Reply createFunction(String siteId, String name) {
        return createFunction(object(Map.of("site_id", siteId, "name", name)));
    }

    public Reply createFunction(JsonObject body) {
        return send("POST", "/functions", body.toString());
    }

    /** Lists the functions of sites, with the raw brackets that the public client sends. */
    public Reply listFunctions(String... siteIds) {
        String query = Arrays.stream(siteIds).map(id -> "site_ids[]=" + id).collect(Collectors.joining("&"));
        return send("GET", "/functions" + (query.isEmpty() ? "" : "?" + query), null);
    }

    public Reply getFunction(String functionId) {
        return send("GET", "/functions/" + functionId, null);
    }

    public Reply updateFunction(String functionId, JsonObject body) {
        return send("PATCH", "/functions/" + functionId, body.toString());
    }

    public Reply deleteFunction(String functionId) {
        return send("DELETE", "/functions/" + functionId, null);
    }

    public Reply createVersion(String functionId, JsonObject body) {
        return send("POST", "/functions/" + functionId + "/versions", body.toString());
    }

    public Reply createVersion(String functionId, String code, Map<String, String> environment) {
        return createVersion(
                functionId,
                Json.createObjectBuilder()
                        .add("code", code)
                        .add("environment_variables", object(environment))
                        .build());
    }

    /**
     * Creates a version from a form.
     *
     * @param body with the boundary {@code it-boundary}
     */
    public Reply uploadVersion(String functionId, byte[] body) {
        String path = "/functions/" + functionId + "/versions";
        HttpRequest.Builder request = request("POST", path, null)
                .setHeader("Content-Type", "multipart/form-data; boundary=it-boundary")
                .POST(BodyPublishers.ofByteArray(body));
        try {
            return asDescribed(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException("POST " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for POST " + path, e);
        }
    }

    /** Downloads the source of a version; its text has one character for each byte. */
    public Reply getSource(String functionId, String versionId, String... headers) {
        String path = "/functions/" + functionId + "/versions/" + versionId + "/source";
        try {
            return asDescribed(HTTP.send(
                    request("GET", path, null, headers).build(), BodyHandlers.ofString(StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            throw new UncheckedIOException("GET " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for GET " + path, e);
        }
    }

    public Reply updateVersion(String functionId, String versionId, JsonObject body) {
        return send("PATCH", "/functions/" + functionId + "/versions/" + versionId, body.toString());
    }

    public Reply listVersions(String functionId, String query) {
        return send("GET", "/functions/" + functionId + "/versions" + query, null);
    }

    public Reply getVersion(String functionId, String versionId) {
        return send("GET", "/functions/" + functionId + "/versions/" + versionId, null);
    }

    public Reply getCode(String functionId, String versionId) {
        return send(
                "GET", "/functions/" + functionId + "/versions/" + versionId + "/code", null, "Accept", "text/plain");
    }

    public Reply deleteVersion(String functionId, String versionId, String query) {
        return send("DELETE", "/functions/" + functionId + "/versions/" + versionId + query, null);
    }

    public Reply listTags(String functionId) {
        return send("GET", "/functions/" + functionId + "/tags", null);
    }

    public Reply setTag(String functionId, String tag, String versionId) {
        return send(
                "PUT",
                "/functions/" + functionId + "/tags/" + tag,
                object(Map.of("version_id", versionId)).toString());
    }

    public Reply removeTag(String functionId, String tag) {
        return send("DELETE", "/functions/" + functionId + "/tags/" + tag, null);
    }

    public Reply tagHistory(String functionId, String query) {
        return send("GET", "/functions/" + functionId + "/tag-history" + query, null);
    }

    /** Calls a function by a tag; path and query follow its address as they are. */
    public Reply call(String method, String functionId, String pathAndQuery, @Nullable String body, String... headers) {
        return send(method, "/functions/" + functionId + "/call" + pathAndQuery, body, headers);
    }

    public Reply getTask(String functionId, String taskId) {
        return send("GET", "/functions/" + functionId + "/tasks/" + taskId, null);
    }

    public Reply deploy(String functionId, String versionId) {
        return send(
                "POST",
                "/functions/" + functionId + "/deployments",
                object(Map.of("version_id", versionId)).toString());
    }

    public Reply listDeployments(String functionId, String query) {
        return send("GET", "/functions/" + functionId + "/deployments" + query, null);
    }

    public Reply scalingPolicies(String functionId) {
        return send("GET", scalingPath(functionId), null);
    }

    /** Sets how far the calls of a function by a tag may scale. */
    public Reply setScalingPolicy(String functionId, String tag, int instances, int requests, int provisioned) {
        return send(
                "PUT",
                scalingPath(functionId) + "/" + tag,
                Json.createObjectBuilder()
                        .add("zone_instances_limit", instances)
                        .add("zone_requests_limit", requests)
                        .add("provisioned_instances_count", provisioned)
                        .build()
                        .toString());
    }

    public Reply removeScalingPolicy(String functionId, String tag) {
        return send("DELETE", scalingPath(functionId) + "/" + tag, null);
    }

    private static String scalingPath(String functionId) {
        return "/functions/" + functionId + "/scaling-policies";
    }

    public Reply instances(String functionId) {
        return send("GET", "/functions/" + functionId + "/instances", null);
    }

    public Reply listLogs(String functionId, String query) {
        return send("GET", "/functions/" + functionId + "/logs" + query, null);
    }

    /** Begins a tail of a log and ends it again; the body of the reply is its beginning. */
    public Reply beginTail(String functionId, String query) {
        HttpResponse<Stream<String>> answer = tail(functionId, query);
        try (Stream<String> lines = answer.body()) {
            boolean isTail = answer.statusCode() == 200;
            return new Reply(
                    answer,
                    isTail
                            ? lines.takeWhile(line -> !line.isEmpty()).collect(Collectors.joining("\n"))
                            : lines.collect(Collectors.joining("\n")));
        }
    }

    /** Begins a tail of a log, which lasts until its lines are closed. */
    public HttpResponse<Stream<String>> tail(String functionId, String query, String... headers) {
        try {
            return HTTP.send(
                    request("GET", "/functions/" + functionId + "/logs/tail" + query, null, headers)
                            .build(),
                    BodyHandlers.ofLines());
        } catch (IOException e) {
            throw new UncheckedIOException("tail of " + functionId, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for the tail of " + functionId, e);
        }
    }

    /** Reads the audit log at this path, {@code /audit_log} or that of a site. */
    public Reply auditLog(String path, String query) {
        return send("GET", path + query, null);
    }

    /** Reads the statistics of one function in the current month. */
    public Reply statistics(String functionId) {
        return send("POST", "/functions/stats", "{\"function_ids\":[\"" + functionId + "\"]}");
    }

    /** Suspends what is at this path, {@code /functions/{id}} or {@code /sites/{id}}. */
    public Reply suspend(String path, String reason) {
        return send(
                "PUT", path + "/suspension", object(Map.of("reason", reason)).toString());
    }

    public Reply getSuspension(String path) {
        return send("GET", path + "/suspension", null);
    }

    /** Ends the suspension of what is at this path. */
    public Reply resume(String path) {
        return send("DELETE", path + "/suspension", null);
    }

    public Reply getEgress(String siteId) {
        return send("GET", "/sites/" + siteId + "/egress", null);
    }

    public Reply putEgress(String siteId, JsonObject rules) {
        return send("PUT", "/sites/" + siteId + "/egress", rules.toString());
    }

    public Reply getEngines(String siteId) {
        return send("GET", "/sites/" + siteId + "/engines", null);
    }

    public Reply putEngines(String siteId, JsonObject policy) {
        return send("PUT", "/sites/" + siteId + "/engines", policy.toString());
    }

    /** Sends a batch in the documented form; the operations are the JSON texts of objects. */
    public Reply kvBatch(String namespace, String... operations) {
        return send("POST", namespacePath(namespace), "{\"operations\":[" + String.join(",", operations) + "]}");
    }

    public Reply kvItems(String namespace, String query) {
        return send("GET", namespacePath(namespace) + query, null);
    }

    /** Sends a batch in the form of the public client. */
    public Reply kvClientBatch(String namespace, String... operations) {
        return send(
                "POST",
                "/functions/kv/batch",
                "{\"namespace\":\"" + namespace + "\",\"operations\":[" + String.join(",", operations) + "]}");
    }

    public Reply kvClientItems(String namespace, String query) {
        return send("GET", "/functions/kv?namespace=" + namespace + query, null);
    }

    /** Lists the namespaces of the site that have items. */
    public Reply kvNamespaces(String query) {
        return send("GET", KV_NAMESPACES + query, null);
    }

    private static String namespacePath(String namespace) {
        return KV_NAMESPACES + "/" + namespace;
    }

    /** Reads events and bindings below this path and query: empty, {@code /{id}}, {@code /bindings}. */
    public Reply events(String pathAndQuery) {
        return send("GET", EVENTS + pathAndQuery, null);
    }

    public Reply postEvent(String body) {
        return send("POST", EVENTS, body);
    }

    public Reply createBinding(String functionId, String type, String source) {
        return send(
                "POST",
                EVENTS + "/bindings",
                object(Map.of("eventType", type, "source", source, "functionId", functionId))
                        .toString());
    }

    public Reply replaceBinding(String id, String body) {
        return send("PUT", EVENTS + "/bindings/" + id, body);
    }

    public Reply deleteBinding(String id) {
        return send("DELETE", EVENTS + "/bindings/" + id, null);
    }

    public Reply createSchedule(JsonObject body) {
        return send("POST", SCHEDULES, body.toString());
    }

    /** Creates a scheduled trigger with the members that the public client sends. */
    public Reply createSchedule(String functionId, String pattern) {
        return createSchedule(object(Map.of(
                "name",
                "it",
                "description",
                "",
                "trigger_type",
                "function",
                "trigger_id",
                functionId,
                "schedule_pattern",
                pattern)));
    }

    /** Reads the scheduled triggers below this path and query: empty, {@code /{id}}, {@code /{id}/runs}. */
    public Reply schedules(String pathAndQuery) {
        return send("GET", SCHEDULES + pathAndQuery, null);
    }

    /** Changes a scheduled trigger by this body, of the media type of JSON patches. */
    public Reply updateSchedule(String id, String body) {
        return send("PATCH", SCHEDULES + "/" + id, body, "Content-Type", "application/json-patch+json");
    }

    public Reply deleteSchedule(String id) {
        return send("DELETE", SCHEDULES + "/" + id, null);
    }

    /** Invokes a function at the address that the server gave out for it. */
    public Reply invoke(String invocationUri, String body) {
        return send("POST", invocationUri, body);
    }

    /** Invokes a function without waiting for the answer. */
    public CompletableFuture<Reply> invokeAsync(String invocationUri, String body) {
        return HTTP.sendAsync(
                        request("POST", invocationUri, body)
                                .timeout(HELD_ANSWER_WITHIN)
                                .build(),
                        BodyHandlers.ofString())
                .thenApply(this::asDescribed);
    }

    /** Reads an absolute address that the server gave out, such as {@code next_page}. */
    public Reply follow(String address) {
        if (!address.startsWith(base.toString())) {
            throw new AssertionError(address + " is not below " + base);
        }
        return send("GET", address.substring(base.toString().length()), null);
    }

    /**
     * Sends any request.
     *
     * @param path relative to the base; a query is passed on unchanged
     * @param body null sends none
     * @param headers names and values in turn; they replace the ones that are sent otherwise
     */
    public Reply send(String method, String path, @Nullable String body, String... headers) {
        try {
            return asDescribed(HTTP.send(request(method, path, body, headers).build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + method + " " + path, e);
        }
    }

    /** Fails the test if the answer is not as openapi.yaml describes it. */
    private Reply asDescribed(HttpResponse<String> response) {
        Reply reply = new Reply(response);
        String path = response.uri().getRawPath().substring(base.getRawPath().length());
        ApiContract.packed()
                .check(new Answer(
                        response.request().method(),
                        path,
                        reply.status(),
                        response.headers().map(),
                        reply.body()));
        return reply;
    }

    private HttpRequest.Builder request(String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(ANSWER_WITHIN)
                .header("Accept", VENDOR_TYPE)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        String bearer = token.get();
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request;
    }
}
