// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;

/**
 * Changes classes of the engine before the JVM loads them, so that scripts and its own Java code can be stopped.
 *
 * <p>Each class named here is read as a resource, rewritten, and defined in the engine's class loader in the place of the
 * original. That works once per class loader and only before the engine's first use, so {@link NashornEngine} does it first of all;
 * a class that somebody has loaded before makes it fail, and then nothing may run.
 */
final class Hardening {

    private static final String ROOT = "org.openjdk.nashorn.internal.";

    /** Per package a class whose loading loads none of those to be changed; its lookup may define others beside it. */
    private static final Map<String, String> DOORS = Map.of(
            ROOT + "objects", ROOT + "objects.ArrayBufferView$Factory",
            ROOT + "runtime", ROOT + "runtime.Version",
            ROOT + "runtime.arrays", ROOT + "runtime.arrays.ArrayIndex",
            ROOT + "runtime.linker", ROOT + "runtime.linker.NameCodec",
            ROOT + "parser", ROOT + "parser.TokenKind",
            ROOT + "codegen", ROOT + "codegen.Condition");

    /** Loops of the JDK call lambdas, such as comparators. */
    private static final Predicate<String> CALLED_BY_THE_JDK = name -> name.startsWith("lambda$");

    private static final Hardening APPLIED = new Hardening();

    private final ClassLoader loader = Hardening.class.getClassLoader();
    private final Map<String, Change> changes = new LinkedHashMap<>();
    private final Map<String, MethodHandles.Lookup> lookups = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    private Hardening() {
        change(SharedSiteChanges.shapes());
        change(ROOT + SlotAccessors.CLASS, (original, next) -> SlotAccessors.bounded(next));
        change(SharedSiteChanges.links());
        for (String name : ScriptDriven.CLASSES) {
            change(ROOT + name, SizeChecks::new);
            change(ROOT + name, (original, next) -> new LoopChecks(original, next, CALLED_BY_THE_JDK));
        }
        for (String name : ScriptDriven.MAKING_SUBCLASSES) {
            change(ROOT + name, Upcasts::new);
        }
        change(ROOT + ScriptTicks.CLASS, (original, next) -> new ScriptTicks(next));
        change(ROOT + Int32.CLASS, (original, next) -> Int32.change().apply(next));
        change(ROOT + BoundArguments.CLASS, (original, next) -> BoundArguments.kept(next));
        change(SkippedBodies.changes());
        changes.keySet().forEach(this::define);
    }

    /** Puts a visitor that changes a class in front of another one. */
    @FunctionalInterface
    interface Change {

        /** Gives the visitor; the original is for a look ahead. */
        ClassVisitor over(ClassReader original, ClassVisitor next);
    }

    /** Makes sure that the engine's classes are changed; to be called before any of them is used. */
    static int apply() {
        return APPLIED.changes.size();
    }

    private void change(Map<String, UnaryOperator<ClassVisitor>> byName) {
        byName.forEach((name, change) -> change(ROOT + name, (original, next) -> change.apply(next)));
    }

    private void change(String className, Change change) {
        changes.merge(
                className,
                change,
                (first, second) -> (original, next) -> first.over(original, second.over(original, next)));
    }

    /** Defines a class if it is to be changed; superclasses first, since defining a class loads them. */
    private void define(String className) {
        if (!className.startsWith(ROOT) || !seen.add(className)) {
            return;
        }
        ClassReader original = read(className);
        define(original.getSuperName().replace('/', '.'));
        for (String superInterface : original.getInterfaces()) {
            define(superInterface.replace('/', '.'));
        }
        Change change = changes.get(className);
        if (change == null) {
            return;
        }
        ClassWriter changed = new ClassWriter(original, ClassWriter.COMPUTE_MAXS);
        original.accept(change.over(original, changed), ClassReader.EXPAND_FRAMES);
        try {
            lookup(className).defineClass(changed.toByteArray());
        } catch (IllegalAccessException | LinkageError e) {
            throw new IllegalStateException(
                    "The class " + className + " of the script engine was loaded too early.", e);
        }
    }

    private ClassReader read(String className) {
        try (InputStream bytes = loader.getResourceAsStream(className.replace('.', '/') + ".class")) {
            if (bytes == null) {
                throw new IllegalStateException("The script engine has no class " + className + ".");
            }
            return new ClassReader(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MethodHandles.Lookup lookup(String className) {
        String packageName = className.substring(0, className.lastIndexOf('.'));
        return lookups.computeIfAbsent(packageName, name -> {
            try {
                Class<?> door = Class.forName(DOORS.get(name), false, loader);
                return MethodHandles.privateLookupIn(door, MethodHandles.lookup());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("The script engine has changed: no way into " + name + ".", e);
            }
        });
    }
}
