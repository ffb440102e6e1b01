// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.system;

import static ee.functions.web.json.JsonValues.JSON;

import ee.functions.ejb.system.NodeState;
import ee.functions.ejb.system.NodeValue;
import ee.functions.ejb.system.SystemValue;
import ee.functions.web.json.JsonValues;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The installation as JSON. */
final class SystemJson {
    private static final String NAME = "name";
    private static final String VERSION = "version";

    private SystemJson() {}

    static JsonObject of(SystemValue system) {
        JsonArrayBuilder nodes = JSON.createArrayBuilder();
        system.nodes().forEach(node -> nodes.add(of(node)));
        return JSON.createObjectBuilder()
                .add(VERSION, system.version())
                .add("nodes", nodes)
                .add("complete", system.areAll())
                .build();
    }

    private static JsonObjectBuilder of(NodeValue node) {
        NodeState state = node.state();
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
                .add(NAME, node.name())
                .add("self", node.isSelf())
                .add("answering", node.isAnswering())
                .add("seen_at", time(node.seenAt()))
                .add(VERSION, state.version())
                .add("phase", state.phase())
                .add("started_at", time(node.startedAt()))
                .add("java_version", state.javaVersion())
                .add("engines", engines)
                .add(
                        "maximum_compatibility_date",
                        state.maximumCompatibilityDate().toString())
                .add("database", of(node.database()))
                .add("token_keys", of(node.tokenKeys()))
                .add(
                        "heap",
                        JSON.createObjectBuilder()
                                .add("used_bytes", state.heap().usedBytes())
                                .add("maximum_bytes", state.heap().maximumBytes())
                                .add("short", state.heap().isShort()))
                .add("instances", of(state.instances()))
                .add("executors", executors);
    }

    private static JsonValue of(NodeValue.@Nullable Database database) {
        return database == null
                ? JsonValue.NULL
                : JSON.createObjectBuilder()
                        .add("reachable", database.isReachable())
                        .add("product", JsonValues.text(database.product()))
                        .add(VERSION, JsonValues.text(database.version()))
                        .add("migration", database.migration())
                        .add("schema_version", JsonValues.text(database.schemaVersion()))
                        .add("pending_scripts", JsonValues.number(database.pendingScripts()))
                        .build();
    }

    private static JsonValue of(NodeValue.@Nullable TokenKeys keys) {
        return keys == null
                ? JsonValue.NULL
                : JSON.createObjectBuilder()
                        .add("reachable", truth(keys.areReachable()))
                        .add("verified_at", time(keys.verifiedAt()))
                        .build();
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

    private static JsonValue time(@Nullable Instant time) {
        return JsonValues.time(time == null ? null : time.atOffset(ZoneOffset.UTC));
    }

    private static JsonValue truth(@Nullable Boolean value) {
        if (value == null) {
            return JsonValue.NULL;
        }
        return value ? JsonValue.TRUE : JsonValue.FALSE;
    }
}
