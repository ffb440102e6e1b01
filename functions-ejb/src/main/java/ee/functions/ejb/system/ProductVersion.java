// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of the product, which the build has written beside this class. */
public final class ProductVersion {
    private static final String TEXT = read();

    private ProductVersion() {}

    /** Returns the version, such as {@code 1.2.0}. */
    public static String text() {
        return TEXT;
    }

    private static String read() {
        try (InputStream file = ProductVersion.class.getResourceAsStream("product.properties")) {
            if (file == null) {
                throw new IllegalStateException("product.properties is not packed.");
            }
            Properties product = new Properties();
            product.load(file);
            return product.getProperty("version", "unknown");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
