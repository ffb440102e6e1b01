// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller gives to create a version from another one.
 *
 * @param code the source, null for that of the base version
 * @param compatibilityDate null for that of the base version
 * @param environment names left out keep the value of the base version, a string replaces it, null removes it
 * @param limits by attribute ({@link VersionLimits}): what is left out is that of the base version, null removes it
 * @param engine null for that of the base version
 * @param fileName null for that of the base version
 */
public record VersionChange(
        @Nullable String code,
        @Nullable LocalDate compatibilityDate,
        Map<String, @Nullable String> environment,
        Map<String, @Nullable Integer> limits,
        @Nullable String engine,
        @Nullable String fileName) {
    /** Copies environment and limits, null values included. */
    public VersionChange {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
    }

    /** Creates one that keeps limits and engine of the base version. */
    public VersionChange(
            @Nullable String code, @Nullable LocalDate compatibilityDate, Map<String, @Nullable String> environment) {
        this(code, compatibilityDate, environment, Map.of(), null);
    }

    /** Creates one that keeps the name of the file of the base version. */
    public VersionChange(
            @Nullable String code,
            @Nullable LocalDate compatibilityDate,
            Map<String, @Nullable String> environment,
            Map<String, @Nullable Integer> limits,
            @Nullable String engine) {
        this(code, compatibilityDate, environment, limits, engine, null);
    }

    /** Leaves code and values out: neither may reach a log. */
    @Override
    public String toString() {
        return "VersionChange[codeGiven=" + (code != null) + ", compatibilityDate=" + compatibilityDate
                + ", environment=" + environment.keySet() + "]";
    }
}
