// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Measures what it costs that scripts can be stopped: each file of {@code src/test/js/benchmark} runs in a runtime as it is
 * and in one whose loops and functions ask nothing, in turns in one JVM, and the processor time of the script's thread is
 * compared.
 *
 * <p>Each runtime has a class loader of its own; in the second one the methods that scripts ask are empty. The first argument,
 * a regular expression, chooses files; the working directory is that of the module.
 */
public final class GuardsBenchmark {

    private static final Path FILES = Path.of("src/test/js/benchmark");
    private static final int WARM_UP_ROUNDS = 15;
    private static final int ROUNDS = 25;

    private GuardsBenchmark() {}

    /** Prints a row per file: medians in milliseconds of processor time, and their ratio. */
    public static void main(String[] arguments) throws Exception {
        System.out.println("| case | without guards, ms | with guards, ms | ratio |\n|---|---|---|---|");
        try (Stream<Path> files = Files.list(FILES)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().replace(".js", "");
                if (arguments.length == 0 || name.matches(arguments[0])) {
                    double[] medians = measure(Files.readString(file));
                    System.out.printf(
                            Locale.ROOT,
                            "| %s | %.2f | %.2f | %.2f |%n",
                            name,
                            medians[0],
                            medians[1],
                            medians[1] / medians[0]);
                }
            }
        }
        System.exit(0);
    }

    private static double[] measure(String code) throws Exception {
        List<Callable<Double>> sides = List.of(side(new WithoutGuards(), code), side(new Apart(), code));
        double[][] millis = new double[sides.size()][ROUNDS];
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            for (int i = 0; i < sides.size(); i++) {
                double taken = sides.get(i).call();
                if (round >= 0) {
                    millis[i][round] = taken;
                }
            }
        }
        return Arrays.stream(millis).mapToDouble(GuardsBenchmark::median).toArray();
    }

    @SuppressWarnings("unchecked") // the class is the one below, seen from another loader
    private static Callable<Double> side(ClassLoader loader, String code) throws ReflectiveOperationException {
        Thread.currentThread().setContextClassLoader(loader);
        return (Callable<Double>) loader.loadClass(Side.class.getName())
                .getConstructor(String.class)
                .newInstance(code);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    /** A runtime that holds one function. */
    public static final class Side implements Callable<Double> {

        private static final long ROUND_NANOS = 40_000_000;

        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private final ExecutorService invocation = Executors.newSingleThreadExecutor();
        private final TestHost host = new TestHost(invocation);
        private final Instance instance;

        /** Starts a runtime with one instance of a function. */
        public Side(String code) {
            this.instance = host.host.pool().borrow(host.load(code));
        }

        /** Invokes the function for some time; the processor time of an invocation in milliseconds. */
        @Override
        public Double call() throws Exception {
            long start = processorTime();
            long taken;
            int invocations = 0;
            do {
                InvocationResult result = host.run(instance, TestHost.LONG);
                if (!(result instanceof InvocationResult.Responded)) {
                    throw new IllegalStateException(result.toString());
                }
                invocations++;
                taken = processorTime() - start;
            } while (taken < ROUND_NANOS);
            return taken / 1e6 / invocations;
        }

        private long processorTime() throws Exception {
            return invocation.submit(threads::getCurrentThreadCpuTime).get();
        }
    }

    /** Loads all classes anew. */
    private static class Apart extends URLClassLoader {

        Apart() {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        private static URL[] classPath() {
            return Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                    .map(Apart::url)
                    .toArray(URL[]::new);
        }

        private static URL url(String entry) {
            try {
                return Path.of(entry).toUri().toURL();
            } catch (IOException e) {
                throw new IllegalArgumentException(entry, e);
            }
        }
    }

    /** Loads all classes anew, and lets scripts ask nothing. */
    private static final class WithoutGuards extends Apart {

        /** The engine's ASM reads no younger classes, and these two use nothing younger. */
        private static final byte KNOWN_TO_ASM = 55;

        private static final int MAJOR_VERSION = 7;
        private static final String ASKED = "ee.functions.runtime.guard.Ticks";
        private static final String TICKS = "ee.functions.runtime.nashorn.ScriptTicks";

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (!name.equals(ASKED) && !name.equals(TICKS)) {
                return super.findClass(name);
            }
            try (InputStream original = getResourceAsStream(name.replace('.', '/') + ".class")) {
                ClassWriter changed = new ClassWriter(ClassWriter.COMPUTE_MAXS);
                byte[] compiled = original.readAllBytes();
                compiled[MAJOR_VERSION] = KNOWN_TO_ASM;
                new ClassReader(compiled).accept(new Silent(changed), 0);
                byte[] bytes = changed.toByteArray();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    /** Empties the methods that are asked. */
    private static final class Silent extends ClassVisitor {

        Silent(ClassVisitor next) {
            super(Opcodes.ASM7, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
            return switch (name) {
                case "turn", "call" -> body(method, Opcodes.RETURN);
                case "into" -> body(method, Opcodes.ARETURN);
                default -> method;
            };
        }

        private static MethodVisitor body(MethodVisitor method, int last) {
            method.visitCode();
            if (last == Opcodes.ARETURN) {
                method.visitVarInsn(Opcodes.ALOAD, 0);
            }
            method.visitInsn(last);
            method.visitMaxs(0, 0);
            method.visitEnd();
            return new MethodVisitor(Opcodes.ASM7) {};
        }
    }
}
