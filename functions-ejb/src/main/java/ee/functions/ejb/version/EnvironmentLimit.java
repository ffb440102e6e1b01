// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.limit.Utf8;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the environment variables of a version may be: the names, and names and values together in UTF-8 bytes:
 * {@code functions.version.environment-bytes}, 4,000 by seed 000.
 */
public record EnvironmentLimit(int bytes) {
    /** The attribute of a request that holds the environment variables. */
    static final String ATTRIBUTE = "environment_variables";

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    static EnvironmentLimit from(Settings settings) {
        return new EnvironmentLimit(settings.number(Setting.VERSION_ENVIRONMENT_BYTES));
    }

    /** Returns if every name is allowed; the message does not repeat a name that is not. */
    static void checkNames(Iterable<String> names) {
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                throw FunctionsException.invalid(
                        ATTRIBUTE,
                        "names begin with a letter (A to Z) or underscore and go on with letters, digits and underscores.");
            }
        }
    }

    /** Returns how many bytes of UTF-8 names and values take together. */
    static long sizeOf(Map<String, String> environment) {
        return environment.entrySet().stream()
                .mapToLong(variable -> Utf8.length(variable.getKey()) + Utf8.length(variable.getValue()))
                .sum();
    }

    /** Returns if names and values together are not too large; to be asked about the merged environment. */
    void checkSize(Map<String, String> environment) {
        long size = sizeOf(environment);
        if (size > bytes) {
            String allowed = String.format(
                    Locale.ROOT,
                    "names and values together take at most %,d bytes of UTF-8, but take %,d.",
                    bytes,
                    size);
            throw new FunctionsException(
                    ErrorCode.ENVIRONMENT_TOO_LARGE,
                    "The environment variables are too large: " + allowed,
                    List.of(new Detail(ATTRIBUTE, allowed)));
        }
    }
}
