// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.statistics;

import static ee.functions.web.json.JsonValues.JSON;

import ee.functions.ejb.statistics.DurationFigures;
import ee.functions.ejb.statistics.FunctionStatistics;
import ee.functions.ejb.statistics.InvocationFigures;
import ee.functions.ejb.statistics.StatisticsValue;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Statistics as JSON, in the two shapes that clients read: {@code invocations} with {@code statistics} in it, and
 * {@code statistics} with {@code invocations} in it. The first one also has the figures beyond the count.
 */
final class StatisticsJson {
    private static final String INVOCATIONS = "invocations";
    private static final String STATISTICS = "statistics";

    private StatisticsJson() {}

    static JsonObject of(StatisticsValue value) {
        JsonArrayBuilder documented = JSON.createArrayBuilder();
        JsonArrayBuilder alias = JSON.createArrayBuilder();
        for (FunctionStatistics function : value.functions()) {
            JsonArrayBuilder days = JSON.createArrayBuilder();
            JsonArrayBuilder counts = JSON.createArrayBuilder();
            for (FunctionStatistics.Day day : function.days()) {
                days.add(figures(count(day), day.figures()));
                counts.add(count(day));
            }
            String id = function.functionId().toString();
            documented.add(JSON.createObjectBuilder()
                    .add("function_id", id)
                    .add(STATISTICS, days)
                    .add(
                            "total",
                            figures(
                                    JSON.createObjectBuilder()
                                            .add("count", function.total().count()),
                                    function.total())));
            alias.add(JSON.createObjectBuilder().add("function_id", id).add(INVOCATIONS, counts));
        }
        return JSON.createObjectBuilder()
                .add(INVOCATIONS, documented)
                .add(STATISTICS, alias)
                .add("from", value.first().toString())
                .add("to", value.last().toString())
                .build();
    }

    private static JsonObjectBuilder count(FunctionStatistics.Day day) {
        return JSON.createObjectBuilder()
                .add("date", day.date().toString())
                .add("count", day.figures().count());
    }

    private static JsonObjectBuilder figures(JsonObjectBuilder json, InvocationFigures figures) {
        JsonObjectBuilder outcomes = JSON.createObjectBuilder();
        figures.outcomes().forEach((outcome, count) -> outcomes.add(outcome.toLowerCase(Locale.ROOT), count));
        return json.add("outcomes", outcomes).add("duration_ms", durations(figures.durations()));
    }

    private static JsonValue durations(@Nullable DurationFigures durations) {
        return durations == null
                ? JsonValue.NULL
                : JSON.createObjectBuilder()
                        .add("average", durations.average())
                        .add("p50", durations.p50())
                        .add("p95", durations.p95())
                        .add("p99", durations.p99())
                        .add("longest", durations.longest())
                        .build();
    }
}
