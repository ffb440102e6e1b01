// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** Compares bytes with the digests that a request's integrity names (Subresource Integrity 3.3). */
final class SubresourceIntegrity {

    /** From the weakest to the strongest. */
    private static final List<String> ALGORITHMS = List.of("sha256", "sha384", "sha512");

    private SubresourceIntegrity() {}

    /**
     * Tells whether the bytes have one of the digests of the strongest algorithm named; true if none is named that is
     * known, as the standard says.
     */
    static boolean matches(String metadata, byte[] bytes) {
        int strongest = -1;
        boolean matches = true;
        for (String item : metadata.trim().split("\\s+", -1)) {
            int dash = item.indexOf('-');
            int strength = dash < 0 ? -1 : ALGORITHMS.indexOf(item.substring(0, dash));
            if (strength < 0 || strength < strongest) {
                continue;
            }
            String expected = item.substring(dash + 1);
            int options = expected.indexOf('?');
            boolean found =
                    same(ALGORITHMS.get(strength), options < 0 ? expected : expected.substring(0, options), bytes);
            matches = strength > strongest ? found : matches || found;
            strongest = strength;
        }
        return matches;
    }

    private static boolean same(String algorithm, String expected, byte[] bytes) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-" + algorithm.substring(3)).digest(bytes);
            String text = Base64.getEncoder().encodeToString(digest);
            return MessageDigest.isEqual(
                    text.getBytes(StandardCharsets.US_ASCII),
                    expected.replace('-', '+').replace('_', '/').getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has the SHA-2 digests.", e);
        }
    }
}
