// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostFunction;
import ee.functions.runtime.engine.HostPrimitives;
import ee.functions.runtime.engine.InstanceScope;
import java.util.Map;

/** Knows internationalized domain names. */
final class UrlPrimitives implements HostPrimitives {

    @Override
    public Map<String, HostFunction> functions(InstanceScope scope) {
        return Map.of("domainToAscii", values -> DomainNames.toAscii(new Arguments(values).text(0)));
    }
}
