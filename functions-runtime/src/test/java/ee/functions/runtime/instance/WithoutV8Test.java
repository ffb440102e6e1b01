// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A server on which V8 is not installed: the classes by which Java drives it are not there. */
class WithoutV8Test {

    /** Starts a host, with the classes of whoever has loaded this one. */
    public static final class EnginesOfAHost implements Supplier<Set<String>> {
        @Override
        public Set<String> get() {
            try (TestHost host = new TestHost()) {
                return host.host.engines().stream().map(Enum::name).collect(Collectors.toSet());
            }
        }
    }

    @Test
    void hostStartsWithTheOtherEngine() throws Exception {
        try (URLClassLoader server = new URLClassLoader(withoutV8(), ClassLoader.getPlatformClassLoader())) {
            Object engines = ((Supplier<?>) server.loadClass(EnginesOfAHost.class.getName())
                            .getConstructor()
                            .newInstance())
                    .get();

            assertThat(engines).isEqualTo(Set.of("NASHORN"));
        }
    }

    private static URL[] withoutV8() throws MalformedURLException {
        List<URL> path = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.contains("javet")) {
                path.add(Path.of(entry).toUri().toURL());
            }
        }
        return path.toArray(URL[]::new);
    }
}
