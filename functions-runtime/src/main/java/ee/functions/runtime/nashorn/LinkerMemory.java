// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import jdk.dynalink.linker.ConversionComparator;
import jdk.dynalink.linker.GuardedInvocation;
import jdk.dynalink.linker.GuardingDynamicLinker;
import jdk.dynalink.linker.GuardingTypeConverterFactory;
import jdk.dynalink.linker.LinkRequest;
import jdk.dynalink.linker.LinkerServices;
import jdk.dynalink.linker.TypeBasedGuardingDynamicLinker;
import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.runtime.linker.Bootstrap;
import org.openjdk.nashorn.internal.runtime.linker.NashornCallSiteDescriptor;

/**
 * What the engine's linkers would leave behind in the JDK's own classes: tables beside {@code String} or {@code Object} whose
 * values are classes of the engine, and which therefore keep an application in memory after it was undeployed.
 */
final class LinkerMemory {

    private static final MethodHandle REFERENT;
    /** What tables of the JDK refer to weakly, and this class therefore keeps. */
    private static final Queue<MethodHandle> CONVERSIONS = new ConcurrentLinkedQueue<>();

    static {
        try {
            REFERENT = MethodHandles.publicLookup()
                    .findVirtual(WeakReference.class, "get", MethodType.methodType(Object.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private LinkerMemory() {}

    /**
     * Has linkers asked one by one, not by a table by class, which only saves a few type checks; and lets the table of
     * conversions between classes of the JDK refer to them weakly. To be called before the first context is made.
     */
    static void keepOutOfTheJdk() {
        for (String field : new String[] {"prioritizedLinkers", "fallbackLinkers"}) {
            try {
                Object linkers = MethodHandles.privateLookupIn(Bootstrap.class, MethodHandles.lookup())
                        .findStaticGetter(Bootstrap.class, field, GuardingDynamicLinker[].class)
                        .invoke();
                replace((GuardingDynamicLinker[]) linkers);
            } catch (Throwable e) {
                throw new IllegalStateException("The linkers of the script engine were not found.", e);
            }
        }
    }

    private static void replace(GuardingDynamicLinker[] linkers) {
        for (int i = 0; i < linkers.length; i++) {
            GuardingDynamicLinker all = linkers[i];
            if (all instanceof Converting) {
                continue; // another engine has done it
            }
            GuardingDynamicLinker plain = all instanceof TypeBasedGuardingDynamicLinker byType
                    ? (request, services) -> link(byType, request, services)
                    : all;
            linkers[i] = all instanceof GuardingTypeConverterFactory converters
                    ? all instanceof ConversionComparator comparator
                            ? new Comparing(plain, converters, comparator)
                            : new Converting(plain, converters)
                    : plain;
        }
    }

    /** Drops the table of call sites beside {@code Object}; it fills again if scripts go on. */
    static void forgetCallSites() {
        try {
            Object table = MethodHandles.privateLookupIn(NashornCallSiteDescriptor.class, MethodHandles.lookup())
                    .findStaticGetter(NashornCallSiteDescriptor.class, "canonicals", ClassValue.class)
                    .invoke();
            ((ClassValue<?>) table).remove(Object.class);
        } catch (Throwable e) {
            throw new IllegalStateException("The call sites of the script engine were not found.", e);
        }
    }

    private static @Nullable GuardedInvocation link(
            TypeBasedGuardingDynamicLinker linker, LinkRequest request, LinkerServices services) throws Exception {
        Object receiver = request.getReceiver();
        return receiver != null && linker.canLinkType(receiver.getClass())
                ? linker.getGuardedInvocation(request, services)
                : null;
    }

    /** A conversion that a table beside a class of the JDK may keep: only this class refers to it strongly. */
    private static @Nullable MethodHandle weak(@Nullable MethodHandle handle) {
        if (handle == null) {
            return null;
        }
        CONVERSIONS.add(handle);
        MethodHandle referent =
                REFERENT.bindTo(new WeakReference<>(handle)).asType(MethodType.methodType(MethodHandle.class));
        return MethodHandles.foldArguments(MethodHandles.exactInvoker(handle.type()), referent);
    }

    /** A linker that also converts values. */
    private static class Converting implements GuardingDynamicLinker, GuardingTypeConverterFactory {
        private final GuardingDynamicLinker linker;
        private final GuardingTypeConverterFactory converters;

        Converting(GuardingDynamicLinker linker, GuardingTypeConverterFactory converters) {
            this.linker = linker;
            this.converters = converters;
        }

        @Override
        public @Nullable GuardedInvocation getGuardedInvocation(LinkRequest request, LinkerServices services)
                throws Exception {
            return linker.getGuardedInvocation(request, services);
        }

        @Override
        public @Nullable GuardedInvocation convertToType(
                Class<?> source, Class<?> target, Supplier<MethodHandles.Lookup> lookup) throws Exception {
            GuardedInvocation conversion = converters.convertToType(source, target, lookup);
            boolean keptByTheJdk = source.getClassLoader() == null && target.getClassLoader() == null;
            return conversion != null && keptByTheJdk
                    ? conversion.replaceMethods(weak(conversion.getInvocation()), weak(conversion.getGuard()))
                    : conversion;
        }
    }

    /** A linker that also knows which of two conversions is better. */
    private static final class Comparing extends Converting implements ConversionComparator {
        private final ConversionComparator comparator;

        Comparing(
                GuardingDynamicLinker linker,
                GuardingTypeConverterFactory converters,
                ConversionComparator comparator) {
            super(linker, converters);
            this.comparator = comparator;
        }

        @Override
        public Comparison compareConversion(Class<?> source, Class<?> first, Class<?> second) {
            return comparator.compareConversion(source, first, second);
        }
    }
}
