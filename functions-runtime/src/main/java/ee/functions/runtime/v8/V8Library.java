// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.v8;

import com.caoccao.javet.enums.JSRuntimeType;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.loader.JavetLibLoader;
import com.caoccao.javet.interop.loader.JavetLibLoadingListener;
import com.caoccao.javet.interop.options.V8Flags;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
import java.io.File;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URI;
import java.security.CodeSource;
import java.security.PrivilegedAction;
import javax.security.auth.Subject;
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
            // The compiler above Maglev leaves the checks out of loops that call built-ins only: no order to end
            // reaches them. Interpreted loops look for one only now and then, so what runs is compiled early.
            flags.setCustomFlags("--max-heap-size=" + Math.max(16, heapBytes / MEGABYTE) + " --stack-size=" + STACK_KB
                    + " --wasm-max-mem-pages=" + Math.max(1, heapBytes / WASM_PAGE)
                    + " --maglev-as-top-tier --invocation-count-for-maglev=20");
        }
        File directory = directory();
        if (!isIn(directory)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Javet is there, but " + directory + " has no native library for this platform; there is no V8.");
            return null;
        }
        V8Host host = loadFrom(directory);
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

    /**
     * Lets Javet load the library, so that nothing of this application is left in it: Javet is of the server, which would
     * keep the first application for ever.
     */
    private static V8Host loadFrom(File directory) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // The threads that Javet starts inherit it.
        thread.setContextClassLoader(V8Host.class.getClassLoader());
        JavetLibLoader.setLibLoadingListener(listener(directory));
        try {
            return asJavetItself();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Javet copies the listener into a second class loader, so it must be of a class of its own, which reads properties. */
    private static JavetLibLoadingListener listener(File directory) {
        System.setProperty(JavetLibLoadingListener.PROPERTY_KEY_JAVET_LIB_LOADING_PATH, directory.getPath());
        System.setProperty(
                JavetLibLoadingListener.PROPERTY_KEY_JAVET_LIB_LOADING_TYPE,
                JavetLibLoadingListener.JAVET_LIB_LOADING_TYPE_CUSTOM);
        try {
            return new JavetLibLoadingListener();
        } finally {
            System.clearProperty(JavetLibLoadingListener.PROPERTY_KEY_JAVET_LIB_LOADING_PATH);
            System.clearProperty(JavetLibLoadingListener.PROPERTY_KEY_JAVET_LIB_LOADING_TYPE);
        }
    }

    /** Up to JDK 23 new threads also keep the protection domains, and so the class loaders, of all callers up the stack. */
    @SuppressWarnings({"removal", "deprecation"}) // there is nothing else for the JDKs that do it
    private static V8Host asJavetItself() {
        try {
            MethodHandle host = MethodHandles.publicLookup()
                    .findStatic(V8Host.class, "getV8I18nInstance", MethodType.methodType(V8Host.class));
            PrivilegedAction<?> action = MethodHandleProxies.asInterfaceInstance(PrivilegedAction.class, host);
            return (V8Host) Subject.doAsPrivileged(null, action, null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This is not the Javet that the runtime was built for.", e);
        }
    }
}
