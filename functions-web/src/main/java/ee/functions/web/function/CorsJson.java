// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.function;

import static ee.functions.web.json.JsonValues.JSON;

import ee.functions.ejb.cors.CorsRule;
import ee.functions.web.body.JsonFields;
import ee.functions.web.error.ErrorDetail;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Which web pages may invoke a function, as JSON. */
final class CorsJson {
    private static final String ORIGINS = "allowed_origins";
    private static final String HEADERS = "allowed_headers";
    private static final String MAX_AGE = "max_age_s";

    private CorsJson() {}

    /** Returns the rule in a field, null if it is absent or null. Only types are checked. */
    static @Nullable CorsRule read(JsonFields function, String name) {
        JsonFields fields = function.objectOrNull(name);
        if (fields == null) {
            return null;
        }
        fields.allowOnly(ORIGINS, HEADERS, MAX_AGE);
        if (!fields.has(ORIGINS) || fields.isNull(ORIGINS)) {
            fields.reject(ORIGINS, ErrorDetail.MISSING, "is required and must be an array of strings");
        }
        Integer maxAgeS = fields.integerOrNull(MAX_AGE);
        return new CorsRule(
                fields.textList(ORIGINS),
                fields.textList(HEADERS),
                maxAgeS == null ? CorsRule.DEFAULT_MAX_AGE_S : maxAgeS);
    }

    static JsonValue orNull(@Nullable CorsRule rule) {
        return rule == null
                ? JsonValue.NULL
                : JSON.createObjectBuilder()
                        .add(ORIGINS, JSON.createArrayBuilder(rule.allowedOrigins()))
                        .add(HEADERS, JSON.createArrayBuilder(rule.allowedHeaders()))
                        .add(MAX_AGE, rule.maxAgeS())
                        .build();
    }
}
