// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.Test;
import org.openjdk.nashorn.internal.runtime.linker.NashornCallSiteDescriptor;

class ClosedHostTest {

    private static final String MODULE = "export const onInvoke = () => new Response('');";

    /** The table hangs on a class of the JDK: whatever is in it keeps the application in memory. */
    @Test
    void whoEndsAfterTheHostForgetsTheCallSitesAgain() throws Throwable {
        try (TestHost host = new TestHost()) {
            Instance lent = host.host.pool().borrow(host.load(MODULE));
            host.host.close();
            Object refilled = callSites();

            lent.close();

            assertThat(callSites()).isNotSameAs(refilled);
        }
    }

    private static Object callSites() throws Throwable {
        ClassValue<?> table =
                (ClassValue<?>) MethodHandles.privateLookupIn(NashornCallSiteDescriptor.class, MethodHandles.lookup())
                        .findStaticGetter(NashornCallSiteDescriptor.class, "canonicals", ClassValue.class)
                        .invoke();
        return table.get(Object.class);
    }
}
