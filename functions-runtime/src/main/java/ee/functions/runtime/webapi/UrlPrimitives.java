// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostFunction;
import ee.functions.runtime.engine.HostPrimitives;
import ee.functions.runtime.engine.InstanceScope;
import java.util.Map;

/** What URLs and their patterns need of Unicode: domain names and the characters of names. */
final class UrlPrimitives implements HostPrimitives {

    @Override
    public Map<String, HostFunction> functions(InstanceScope scope) {
        return Map.of(
                "domainToAscii", values -> DomainNames.toAscii(new Arguments(values).text(0)),
                "isIdentifier",
                        values -> {
                            Arguments arguments = new Arguments(values);
                            return isIdentifier(arguments.text(0), arguments.flag(1));
                        });
    }

    /** Tells whether an identifier of JavaScript may have a character as its first or as a later one. */
    private static boolean isIdentifier(String character, boolean first) {
        int point = character.codePointAt(0);
        return first
                ? Character.isUnicodeIdentifierStart(point)
                : Character.isUnicodeIdentifierPart(point) && !Character.isIdentifierIgnorable(point)
                        || point == 0x200c
                        || point == 0x200d;
    }
}
