// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.settings;

import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks MicroProfile Config, if the server has it. By reflection, because a server without it must run the same EAR. */
final class MicroProfileSource {
    private static final System.Logger LOG = System.getLogger(MicroProfileSource.class.getName());

    private MicroProfileSource() {}

    static @Nullable String read(String key) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        if (loader == null) {
            return null;
        }
        try {
            Class<?> provider = Class.forName("org.eclipse.microprofile.config.ConfigProvider", true, loader);
            Class<?> config = Class.forName("org.eclipse.microprofile.config.Config", true, loader);
            Object current = provider.getMethod("getConfig").invoke(null);
            Method lookup = config.getMethod("getOptionalValue", String.class, Class.class);
            return lookup.invoke(current, key, String.class) instanceof Optional<?> found && found.isPresent()
                    ? String.valueOf(found.get())
                    : null;
        } catch (ClassNotFoundException absent) {
            return null;
        } catch (ReflectiveOperationException | LinkageError | IllegalStateException broken) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "MicroProfile Config does not answer; " + key + " is not read from it",
                    broken);
            return null;
        }
    }
}
