// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostFunction;
import ee.functions.runtime.engine.HostPrimitives;
import ee.functions.runtime.engine.InstanceScope;
import ee.functions.runtime.guard.Quota;
import java.util.Map;

/** Tells the prelude the quotas that it keeps itself: the value of one, or the sentence about it. */
final class QuotaPrimitives implements HostPrimitives {

    @Override
    public Map<String, HostFunction> functions(InstanceScope scope) {
        return Map.of("quota", values -> {
            Arguments arguments = new Arguments(values);
            Quota quota = Quota.valueOf(arguments.text(0));
            int most = scope.counts().most(quota);
            return arguments.flag(1) ? quota.sentence(most) : (Object) most;
        });
    }
}
