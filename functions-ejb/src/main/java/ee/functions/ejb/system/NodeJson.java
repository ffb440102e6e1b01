// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.system;

import static ee.functions.ejb.json.JsonText.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a server tells of itself as the JSON text that is stored. Members may be added; servers of another release read it too. */
final class NodeJson {
    private static final String NAME = "name";
    private static final String VERSION = "version";

    private NodeJson() {}

    static String of(NodeState state) {
        JsonArrayBuilder engines = JSON.createArrayBuilder();
        state.engines()
                .forEach(engine -> engines.add(JSON.createObjectBuilder()
                        .add(NAME, engine.name())
                        .add(VERSION, engine.version())
                        .add("allowed", engine.isAllowed())
                        .add("build", engine.build())));
        JsonArrayBuilder executors = JSON.createArrayBuilder();
        state.executors()
                .forEach(executor -> executors.add(JSON.createObjectBuilder()
                        .add(NAME, executor.name())
                        .add("threads", executor.threads())
                        .add("active", executor.active())
                        .add("queued", executor.queued())));
        return JSON.createObjectBuilder()
                .add(VERSION, state.version())
                .add("phase", state.phase())
                .add("java_version", state.javaVersion())
                .add("engines", engines)
                .add(
                        "maximum_compatibility_date",
                        state.maximumCompatibilityDate().toString())
                .add(
                        "heap",
                        JSON.createObjectBuilder()
                                .add("used_bytes", state.heap().usedBytes())
                                .add("maximum_bytes", state.heap().maximumBytes())
                                .add("short", state.heap().isShort()))
                .add("instances", of(state.instances()))
                .add("executors", executors)
                .build()
                .toString();
    }

    private static JsonValue of(NodeState.@Nullable Instances instances) {
        return instances == null
                ? JsonValue.NULL
                : JSON.createObjectBuilder()
                        .add("idle", instances.idle())
                        .add("suspended", instances.suspended())
                        .add("busy", instances.busy())
                        .add("starting", instances.starting())
                        .build();
    }

    /** Throws some exception or other at a text that no server has stored. */
    static NodeState toState(String json) {
        try (JsonReader reader = JSON.createReader(new StringReader(json))) {
            JsonObject state = reader.readObject();
            JsonObject heap = state.getJsonObject("heap");
            return new NodeState(
                    state.getString(VERSION),
                    state.getString("phase"),
                    state.getString("java_version"),
                    state.getJsonArray("engines").getValuesAs(NodeJson::engine),
                    LocalDate.parse(state.getString("maximum_compatibility_date")),
                    new NodeState.Heap(
                            number(heap, "used_bytes"), number(heap, "maximum_bytes"), heap.getBoolean("short")),
                    state.isNull("instances") ? null : instances(state.getJsonObject("instances")),
                    state.getJsonArray("executors").getValuesAs(NodeJson::executor));
        }
    }

    private static NodeState.Engine engine(JsonValue value) {
        JsonObject engine = value.asJsonObject();
        return new NodeState.Engine(
                engine.getString(NAME),
                engine.getString(VERSION),
                engine.getBoolean("allowed"),
                engine.getString("build"));
    }

    private static NodeState.Instances instances(JsonObject instances) {
        return new NodeState.Instances(
                instances.getInt("idle"),
                instances.getInt("suspended"),
                instances.getInt("busy"),
                instances.getInt("starting"));
    }

    private static NodeState.Executor executor(JsonValue value) {
        JsonObject executor = value.asJsonObject();
        return new NodeState.Executor(
                executor.getString(NAME),
                number(executor, "threads"),
                number(executor, "active"),
                number(executor, "queued"));
    }

    private static long number(JsonObject object, String name) {
        return object.getJsonNumber(name).longValue();
    }
}
