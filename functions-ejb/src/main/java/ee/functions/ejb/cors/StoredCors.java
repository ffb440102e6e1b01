// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.cors;

import static ee.functions.ejb.json.JsonText.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes the column that holds the rule of a function, as JSON. */
public final class StoredCors {
    private static final String ORIGINS = "origins";
    private static final String HEADERS = "headers";
    private static final String MAX_AGE = "maxAge";

    private StoredCors() {}

    /** Returns the rule that is stored, null if the function has none of its own. */
    public static @Nullable CorsRule read(@Nullable String stored) {
        if (stored == null) {
            return null;
        }
        try (JsonReader reader = JSON.createReader(new StringReader(stored))) {
            JsonObject rule = reader.readObject();
            return new CorsRule(texts(rule, ORIGINS), texts(rule, HEADERS), rule.getInt(MAX_AGE));
        }
    }

    /** Returns what to store. */
    public static @Nullable String write(@Nullable CorsRule rule) {
        return rule == null
                ? null
                : JSON.createObjectBuilder()
                        .add(ORIGINS, JSON.createArrayBuilder(rule.allowedOrigins()))
                        .add(HEADERS, JSON.createArrayBuilder(rule.allowedHeaders()))
                        .add(MAX_AGE, rule.maxAgeS())
                        .build()
                        .toString();
    }

    private static List<String> texts(JsonObject rule, String name) {
        JsonArray array = rule.getJsonArray(name);
        return array.getValuesAs(JsonString::getString);
    }
}
