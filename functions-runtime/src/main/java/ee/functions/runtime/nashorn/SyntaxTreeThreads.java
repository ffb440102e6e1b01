// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.lang.invoke.MethodHandles;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.openjdk.nashorn.internal.runtime.RecompilableScriptFunctionData;

/** The threads on which the engine packs the syntax trees of functions that it may compile again. */
final class SyntaxTreeThreads {

    private SyntaxTreeThreads() {}

    /** Has idle threads end at once. The engine keeps them for a minute, and with them an application that was undeployed. */
    static void endWhenIdle() {
        try {
            Object service = MethodHandles.privateLookupIn(RecompilableScriptFunctionData.class, MethodHandles.lookup())
                    .findStaticGetter(
                            RecompilableScriptFunctionData.class, "astSerializerExecutorService", ExecutorService.class)
                    .invoke();
            ((ThreadPoolExecutor) service).setKeepAliveTime(1, TimeUnit.SECONDS);
        } catch (Throwable e) {
            throw new IllegalStateException("The threads of the script engine were not found.", e);
        }
    }
}
