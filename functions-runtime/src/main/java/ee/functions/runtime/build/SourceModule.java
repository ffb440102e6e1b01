// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

/**
 * An author's ES module as it was uploaded.
 *
 * @param fileName the name that messages and stack traces show, without directories
 * @param code the module's text
 */
public record SourceModule(String fileName, String code) implements VersionSource {

    public SourceModule {
        if (fileName.isBlank()) {
            throw new IllegalArgumentException("fileName must not be blank");
        }
    }
}
