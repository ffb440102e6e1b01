// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/** Initialises classes before a script can do it: all that the class files name, from a first one on. */
final class Initialization {

    private static final List<String> OURS = List.of(
            "org/openjdk/nashorn/internal/objects/",
            "org/openjdk/nashorn/internal/runtime/",
            "org/openjdk/nashorn/internal/codegen/",
            "org/openjdk/nashorn/internal/ir/",
            "org/openjdk/nashorn/internal/lookup/",
            "org/openjdk/nashorn/internal/parser/",
            "jdk/dynalink/",
            "ee/functions/runtime/");

    private static final int CLASS_ITEM = 7;
    private static final int VERSION_AT = 7;
    private static final Set<Class<?>> DONE = ConcurrentHashMap.newKeySet();

    private final ClassLoader loader;
    private final Set<String> seen = new HashSet<>();
    private final Deque<String> waiting = new ArrayDeque<>();

    private Initialization(ClassLoader loader) {
        this.loader = loader;
    }

    /** Does it once for each first class. */
    static void of(Class<?> root) {
        if (DONE.add(root)) {
            new Initialization(root.getClassLoader()).from(root.getName().replace('.', '/'));
        }
    }

    private void from(String first) {
        add(first);
        for (String name = waiting.poll(); name != null; name = waiting.poll()) {
            addNamedBy(name);
            try {
                Class.forName(name.replace('/', '.'), true, loader);
            } catch (ClassNotFoundException | LinkageError | AssertionError e) {
                // A part of the engine that is of no use here, such as its bridges to other loggers and to browsers.
                System.getLogger(Initialization.class.getName())
                        .log(System.Logger.Level.DEBUG, "Not initialised: " + name, e);
            }
        }
    }

    private void add(String name) {
        if (OURS.stream().anyMatch(name::startsWith) && seen.add(name)) {
            waiting.add(name);
        }
    }

    private void addNamedBy(String className) {
        try (InputStream bytes = loader.getResourceAsStream(className + ".class")) {
            if (bytes == null) {
                return;
            }
            byte[] file = bytes.readAllBytes();
            // The names stand where they always stood, even in files newer than the reader.
            file[VERSION_AT] = Opcodes.V11;
            ClassReader reader = new ClassReader(file);
            char[] buffer = new char[reader.getMaxStringLength()];
            for (int i = 1; i < reader.getItemCount(); i++) {
                int at = reader.getItem(i);
                if (at > 0 && reader.readByte(at - 1) == CLASS_ITEM) {
                    add(reader.readUTF8(at, buffer));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
