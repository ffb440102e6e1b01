// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.schedule;

import static ee.functions.web.json.JsonValues.JSON;

import ee.functions.ejb.schedule.ScheduledRunValue;
import ee.functions.ejb.schedule.ScheduledTriggerValue;
import ee.functions.web.json.JsonValues;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scheduled triggers and their runs as JSON. */
final class ScheduleJson {
    private ScheduleJson() {}

    static JsonObject of(ScheduledTriggerValue trigger) {
        ScheduledRunValue lastRun = trigger.lastRun();
        return JSON.createObjectBuilder()
                .add("id", trigger.id().toString())
                .add("name", trigger.name())
                .add("description", JsonValues.text(trigger.description()))
                .add("trigger_type", ScheduleBodies.FUNCTION)
                .add("trigger_id", trigger.functionId().toString())
                .add("tag", trigger.tag())
                .add("schedule_pattern", trigger.pattern())
                .add("enabled", trigger.enabled())
                .add("payload", json(trigger.payload()))
                .add("created_at", JsonValues.time(trigger.createdAt()))
                .add("updated_at", JsonValues.time(trigger.updatedAt()))
                .add("next_run_at", JsonValues.time(trigger.nextRunAt()))
                .add("last_run", lastRun == null ? JsonValue.NULL : of(lastRun))
                .build();
    }

    static JsonObject page(List<ScheduledTriggerValue> triggers, JsonValue nextPage) {
        JsonArrayBuilder items = JSON.createArrayBuilder();
        triggers.forEach(trigger -> items.add(of(trigger)));
        return JSON.createObjectBuilder()
                .add("items", items)
                .add("next_page", nextPage)
                .build();
    }

    static JsonObject runs(List<ScheduledRunValue> runs, JsonValue nextPage) {
        JsonArrayBuilder items = JSON.createArrayBuilder();
        runs.forEach(run -> items.add(of(run)));
        return JSON.createObjectBuilder()
                .add("runs", items)
                .add("next_page", nextPage)
                .build();
    }

    private static JsonObject of(ScheduledRunValue run) {
        return JSON.createObjectBuilder()
                .add("id", run.id().toString())
                .add("scheduled_for", JsonValues.time(run.scheduledFor()))
                .add("started_at", JsonValues.time(run.startedAt()))
                .add("finished_at", JsonValues.time(run.finishedAt()))
                .add("outcome", run.outcome())
                .add("status", JsonValues.number(run.status()))
                .add("error_code", JsonValues.text(run.errorCode()))
                .add("reason", JsonValues.text(run.reason()))
                .add("invocation_id", JsonValues.text(run.invocationId()))
                .add("missed_ticks", run.missedTicks())
                .build();
    }

    private static JsonValue json(@Nullable String text) {
        if (text == null) {
            return JsonValue.NULL;
        }
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }
}
