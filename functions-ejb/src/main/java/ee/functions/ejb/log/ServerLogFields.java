// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.log;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * What the lines of the server's own log say of the invocation that they are about, beside their message: a formatter that writes JSON
 * shows each as a member. They are put into the context of JBoss Logging ({@code MDC}); where the server has none, nothing is
 * done. Found by reflection, because a server without it must run the same EAR.
 *
 * @param siteId the site, {@code site_id}
 * @param functionId the function, {@code function_id}; null as long as it is not known
 * @param versionId the version, {@code version_id}; null as long as it is not known
 * @param invocationId the invocation, {@code invocation_id}
 * @param traceId the trace that it belongs to, {@code trace_id}
 */
public record ServerLogFields(
        String siteId,
        @Nullable String functionId,
        @Nullable String versionId,
        String invocationId,
        String traceId) {
    private static final String[] NAMES = {"site_id", "function_id", "version_id", "invocation_id", "trace_id"};
    /** A scope that gives no fields. */
    public static final Scope NOTHING = () -> {};

    private static final @Nullable MethodHandle GET = method("get", MethodType.methodType(Object.class, String.class));
    private static final @Nullable MethodHandle PUT =
            method("put", MethodType.methodType(Object.class, String.class, Object.class));
    private static final @Nullable MethodHandle REMOVE =
            method("remove", MethodType.methodType(void.class, String.class));

    /** While it is open, lines that this thread writes have the fields. */
    @FunctionalInterface
    public interface Scope extends AutoCloseable {
        /** Puts back what was there before. */
        @Override
        void close();
    }

    /** Returns whether the server has a context to put fields into. */
    public static boolean areShown() {
        return GET != null && PUT != null && REMOVE != null;
    }

    /** Gives the lines that this thread writes these fields, until the scope is closed on the same thread. */
    public Scope open() {
        if (!areShown()) {
            return NOTHING;
        }
        String[] values = {siteId, functionId, versionId, invocationId, traceId};
        Object[] before = new Object[NAMES.length];
        for (int field = 0; field < NAMES.length; field++) {
            before[field] = set(NAMES[field], values[field]);
        }
        return () -> {
            for (int field = 0; field < NAMES.length; field++) {
                set(NAMES[field], before[field]);
            }
        };
    }

    /** Sets a field and returns what it was. One that cannot be set must not cost an invocation. */
    private static @Nullable Object set(String name, @Nullable Object value) {
        MethodHandle get = GET;
        MethodHandle put = PUT;
        MethodHandle remove = REMOVE;
        if (get == null || put == null || remove == null) {
            return null;
        }
        try {
            if (value != null) {
                return put.invoke(name, value);
            }
            Object before = get.invoke(name);
            if (before != null) {
                remove.invoke(name);
            }
            return before;
        } catch (Error fatal) {
            throw fatal;
        } catch (Throwable broken) {
            return null;
        }
    }

    private static @Nullable MethodHandle method(String name, MethodType type) {
        try {
            Class<?> context = Class.forName("org.jboss.logging.MDC", true, ServerLogFields.class.getClassLoader());
            return MethodHandles.publicLookup().findStatic(context, name, type);
        } catch (ReflectiveOperationException | LinkageError absent) {
            return null;
        }
    }
}
