// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import ee.functions.ejb.settings.Settings;
import ee.functions.jpa.version.VersionEntity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes environment variables encrypted into the row of a version and reads them back; values reach nobody else, only
 * how long they are together.
 */
@ApplicationScoped
public class EnvironmentVault {
    private final SecureRandom random = new SecureRandom();

    @Inject
    Settings settings;

    /** Stores names and encrypted values in the row; the row has its id already. */
    public void put(VersionEntity version, Map<String, String> environment) {
        version.setEnvironmentNames(EnvironmentJson.ofNames(environment.keySet()));
        version.setEnvironmentCiphertext(
                environment.isEmpty()
                        ? null
                        : cipher().encrypt(version.getId(), EnvironmentJson.ofVariables(environment)));
    }

    /**
     * Returns names and values.
     *
     * @throws IllegalStateException if they were encrypted with another key or are damaged
     */
    public Map<String, String> read(VersionEntity version) {
        String encrypted = version.getEnvironmentCiphertext();
        return encrypted == null ? Map.of() : EnvironmentJson.toVariables(cipher().decrypt(version.getId(), encrypted));
    }

    /** Returns how many bytes names and values take together, as the limit counts them; null if they cannot be read. */
    public @Nullable Long bytes(VersionEntity version) {
        try {
            return EnvironmentLimit.sizeOf(read(version));
        } catch (IllegalStateException unreadable) {
            // Whoever lists versions need not know: it is said when the version runs, or is the base of another.
            return null;
        }
    }

    private EnvironmentCipher cipher() {
        return new EnvironmentCipher(settings.environmentKey(), random);
    }
}
