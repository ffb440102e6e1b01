// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostFunction;
import ee.functions.runtime.engine.HostPrimitives;
import ee.functions.runtime.engine.InstanceScope;
import java.net.IDN;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Knows internationalized domain names.
 *
 * <p>The JDK maps names by IDNA 2003; the URL standard wants UTS 46 without transition. They differ for a handful of
 * letters, such as the German sharp s.
 */
final class UrlPrimitives implements HostPrimitives {

    private static final int LONGEST_DOMAIN = 1_000;
    private static final String ENCODED_LABEL = "xn--";

    @Override
    public Map<String, HostFunction> functions(InstanceScope scope) {
        return Map.of("domainToAscii", values -> domainToAscii(new Arguments(values).text(0)));
    }

    /** Gives the ASCII form of a domain, or null if it is none. */
    static @Nullable String domainToAscii(String domain) {
        if (domain.length() > LONGEST_DOMAIN) {
            return null;
        }
        try {
            String ascii = IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            for (String label : ascii.split("\\.", -1)) {
                // toUnicode gives a label back as it was when it does not decode.
                if (label.startsWith(ENCODED_LABEL)
                        && IDN.toUnicode(label, IDN.ALLOW_UNASSIGNED).equalsIgnoreCase(label)) {
                    return null;
                }
            }
            return ascii;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // The JDK's punycode reader answers some malformed labels with an index error.
            return null;
        }
    }
}
