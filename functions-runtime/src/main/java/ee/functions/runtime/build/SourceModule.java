// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import java.util.List;

/**
 * An author's ES module as it was uploaded.
 *
 * @param fileName the name that messages and stack traces show, without directories; its ending tells the language
 * @param code the module's text
 */
public record SourceModule(String fileName, String code) implements VersionSource {

    private static final List<String> TYPESCRIPT = List.of(".ts", ".mts");

    public SourceModule {
        if (fileName.isBlank()) {
            throw new IllegalArgumentException("fileName must not be blank");
        }
    }

    /** Whether the module is written in TypeScript: its types must go before anything else can read it. */
    public boolean isTypeScript() {
        return TYPESCRIPT.stream().anyMatch(fileName::endsWith);
    }
}
