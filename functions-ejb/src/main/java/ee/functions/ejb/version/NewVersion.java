// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller gives to create a version from nothing.
 *
 * @param code the source: one ES module, or an archive of several
 * @param compatibilityDate null for that of the newest version, or the newest date if there is none (seed 000)
 * @param environment names and values, together at most {@code functions.version.environment-bytes}
 * @param limits the time limits it asks for, none above those of the server
 * @param engine the engine it asks for: nashorn, v8 or auto; null for nashorn
 */
public record NewVersion(
        VersionCode code,
        @Nullable LocalDate compatibilityDate,
        Map<String, String> environment,
        VersionLimits limits,
        @Nullable String engine) {
    /** The attribute of a request that holds the engine. */
    public static final String ENGINE = "engine";

    /** Copies the environment. */
    public NewVersion {
        environment = Map.copyOf(environment);
    }

    /** Creates one of a single file that asks for no limits and for the default engine. */
    public NewVersion(String code, @Nullable LocalDate compatibilityDate, Map<String, String> environment) {
        this(VersionCode.of(code), compatibilityDate, environment, VersionLimits.NONE, null);
    }

    /** Leaves code and values out: neither may reach a log. */
    @Override
    public String toString() {
        return "NewVersion[compatibilityDate=" + compatibilityDate + ", environment=" + environment.keySet() + "]";
    }
}
