// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.usage;

import static ee.functions.web.json.JsonValues.JSON;

import ee.functions.ejb.usage.LimitUsage;
import ee.functions.ejb.usage.UsageValue;
import ee.functions.web.json.JsonValues;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a site uses as JSON. */
final class UsageJson {
    private UsageJson() {}

    static JsonObject of(UsageValue usage) {
        JsonArrayBuilder limits = JSON.createArrayBuilder();
        usage.limits().forEach(limit -> limits.add(of(limit)));
        JsonArrayBuilder days = JSON.createArrayBuilder();
        usage.days().forEach(day -> {
            JsonObjectBuilder outcomes = JSON.createObjectBuilder();
            day.figures().outcomes().forEach((outcome, count) -> outcomes.add(outcome.toLowerCase(Locale.ROOT), count));
            days.add(JSON.createObjectBuilder()
                    .add("date", day.date().toString())
                    .add("count", day.figures().count())
                    .add("outcomes", outcomes));
        });
        return JSON.createObjectBuilder()
                .add("site_id", usage.siteId())
                .add("limits", limits)
                .add("invocations", days)
                .build();
    }

    private static JsonObjectBuilder of(LimitUsage limit) {
        return JSON.createObjectBuilder()
                .add("name", limit.name())
                .add("setting", JsonValues.text(limit.setting()))
                .add("unit", limit.unit())
                .add("maximum", number(limit.maximum()))
                .add("used", number(limit.used()))
                .add("at_least", limit.isAtLeast())
                .add("scope", limit.isOfServer() ? "server" : "site");
    }

    private static JsonValue number(@Nullable Long value) {
        return value == null ? JsonValue.NULL : JSON.createValue(value);
    }
}
