// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.version;

import ee.functions.ejb.version.NewVersion;
import ee.functions.ejb.version.VersionChange;
import ee.functions.ejb.version.VersionLimits;
import ee.functions.web.body.JsonFields;
import ee.functions.web.error.ErrorDetail;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What callers send about versions. Only types are checked here; sizes and dates belong to the service. */
final class VersionBodies {
    private static final String CODE = "code";
    private static final String COMPATIBILITY_DATE = "compatibility_date";
    private static final String ENVIRONMENT = "environment_variables";

    private VersionBodies() {}

    static NewVersion created(JsonFields fields) {
        String code = fields.requiredText(CODE);
        LocalDate compatibilityDate = fields.dateOrNull(COMPATIBILITY_DATE);
        Map<String, String> environment = fields.texts(ENVIRONMENT);
        VersionLimits limits = new VersionLimits(
                fields.integerOrNull(VersionLimits.RUN_TIME),
                fields.integerOrNull(VersionLimits.CPU_TIME),
                fields.integerOrNull(VersionLimits.CONCURRENCY));
        String engine = fields.textOrNull(NewVersion.ENGINE);
        fields.check();
        return new NewVersion(code, compatibilityDate, environment, limits, engine);
    }

    static VersionChange changed(JsonFields fields) {
        String code = fields.text(CODE);
        LocalDate compatibilityDate = fields.dateOrNull(COMPATIBILITY_DATE);
        Map<String, @Nullable String> environment = fields.textsOrNulls(ENVIRONMENT);
        Map<String, @Nullable Integer> limits = new LinkedHashMap<>();
        for (String name : VersionLimits.ATTRIBUTES) {
            if (fields.has(name)) {
                limits.put(name, fields.integerOrNull(name));
            }
        }
        String engine = fields.textOrNull(NewVersion.ENGINE);
        if (!fields.has(CODE) && !fields.has(ENVIRONMENT) && limits.isEmpty() && !fields.has(NewVersion.ENGINE)) {
            fields.reject(
                    CODE,
                    ErrorDetail.MISSING,
                    "or " + ENVIRONMENT + ", " + String.join(", ", VersionLimits.ATTRIBUTES) + " or "
                            + NewVersion.ENGINE + " is required");
        }
        fields.check();
        return new VersionChange(code, compatibilityDate, environment, limits, engine);
    }
}
