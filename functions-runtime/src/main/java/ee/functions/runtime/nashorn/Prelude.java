// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JavaScript part of the runtime, made from {@code src/main/js/prelude} when the project is built. */
final class Prelude {

    /** The file name of its frames; no author's file can have it. */
    static final String FILE_NAME = "<prelude>";

    private static final String RESOURCE = "/ee/functions/runtime/prelude/prelude.js";

    private Prelude() {}

    static NashornScript compile(NashornEngine engine) {
        try (InputStream content = Prelude.class.getResourceAsStream(RESOURCE)) {
            if (content == null) {
                throw new IllegalStateException("The prelude is missing: " + RESOURCE);
            }
            return engine.compile(FILE_NAME, new String(content.readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("The prelude could not be read.", e);
        }
    }
}
