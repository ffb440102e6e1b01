// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.v8;

import com.caoccao.javet.enums.JSRuntimeType;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.loader.IJavetLibLoadingListener;
import com.caoccao.javet.interop.loader.JavetLibLoader;
import com.caoccao.javet.interop.loader.JavetLibLoadingListener;
import com.caoccao.javet.interop.options.V8Flags;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
import java.io.File;
import java.net.URI;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/**
 * The native library of V8: one for the Java process, loaded by Javet's own class loader, and never unloaded.
 *
 * <p>Its flags hold for the process as well, from the moment it is loaded.
 */
final class V8Library {

    private static final System.Logger LOG = System.getLogger(V8Library.class.getName());

    /** The system property that names the directory of the native library. */
    private static final String DIRECTORY_PROPERTY = "functions.v8.native-directory";

    /** Its default: the directory beside Javet's jar. */
    private static final String DIRECTORY = "native";

    private static final int MEGABYTE = 1 << 20;
    private static final int WASM_PAGE = 1 << 16;

    /**
     * How much of a thread's stack a script may use, in KB. The stacks of the server's threads have a megabyte, and Java
     * below and above the script needs its part of that.
     */
    private static final int STACK_KB = 400;

    private V8Library() {}

    /**
     * Loads the library, or finds it loaded.
     *
     * @param heapBytes how large the heap of one instance may get
     * @return null if it is not installed, or not for this platform
     */
    static @Nullable V8Host load(long heapBytes) {
        V8Flags flags = V8RuntimeOptions.V8_FLAGS;
        if (!flags.isSealed()) {
            flags.setUseStrict(false).setJsFloat16Array(true);
            // Without a name the library ends the process; with none of a file it has no data, and the prelude needs
            // none.
            flags.setIcuDataFile("");
            flags.setCustomFlags("--max-heap-size=" + Math.max(16, heapBytes / MEGABYTE) + " --stack-size=" + STACK_KB
                    + " --wasm-max-mem-pages=" + Math.max(1, heapBytes / WASM_PAGE));
        }
        File directory = directory();
        if (!isIn(directory)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Javet is there, but " + directory + " has no native library for this platform; there is no V8.");
            return null;
        }
        V8Host host;
        try {
            JavetLibLoader.setLibLoadingListener(new Unpacked(directory));
            host = V8Host.getV8I18nInstance();
            host.loadLibrary();
        } finally {
            // Javet keeps its listener, and through ours it would keep this application.
            JavetLibLoader.setLibLoadingListener(new JavetLibLoadingListener());
        }
        if (host.isLibraryLoaded()) {
            return host;
        }
        LOG.log(
                System.Logger.Level.WARNING,
                "Javet is installed, but its native library could not be loaded; there is no V8.",
                host.getLastException());
        return null;
    }

    /** Where the native library is as a file: by default beside Javet's jar. */
    private static File directory() {
        String named = System.getProperty(DIRECTORY_PROPERTY);
        if (named != null) {
            return new File(named);
        }
        CodeSource source = JavetLibLoader.class.getProtectionDomain().getCodeSource();
        String jar = source == null ? "" : source.getLocation().toString();
        String file = jar.replaceFirst("^jar:", "").replaceFirst("!/.*$", "");
        File library = new File(file.startsWith("file:") ? URI.create(file).getPath() : file);
        return new File(library.getParentFile(), DIRECTORY);
    }

    private static boolean isIn(File directory) {
        try {
            return new File(directory, new JavetLibLoader(JSRuntimeType.V8I18n).getLibFileName()).isFile();
        } catch (JavetException unknownPlatform) {
            return false;
        }
    }

    private record Unpacked(File directory) implements IJavetLibLoadingListener {

        @Override
        public File getLibPath(JSRuntimeType type) {
            return directory;
        }

        @Override
        public boolean isDeploy(JSRuntimeType type) {
            return false;
        }
    }
}
