// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import com.google.javascript.jscomp.Compiler;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** What Closure notes about its passes, per thread. */
final class CompilerTrace {

    private static final MethodHandle CLEAR;

    static {
        try {
            Class<?> tracer =
                    Class.forName("com.google.javascript.jscomp.Tracer", false, Compiler.class.getClassLoader());
            CLEAR = MethodHandles.privateLookupIn(tracer, MethodHandles.lookup())
                    .findStatic(tracer, "clearCurrentThreadTrace", MethodType.methodType(void.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private CompilerTrace() {}

    /** Drops the notes of the current thread, which may be the server's and outlive this application. */
    static void forget() {
        try {
            CLEAR.invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException("Closure could not forget its trace.", e);
        }
    }
}
