// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts with AES-256-GCM (NIST SP 800-38D) under a random 96-bit nonce. The text is bound to one version: moved to the
 * row of another one it cannot be read. It begins with the id of the key, so that a wrong key is told from a damaged text.
 * Any thread may use it.
 */
final class EnvironmentCipher {
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_ID_BYTES = 4;
    private static final char SEPARATOR = ':';

    private final SecretKeySpec key;
    private final String keyId;
    private final SecureRandom random;

    EnvironmentCipher(byte[] key, SecureRandom random) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("key must have " + KEY_BYTES + " bytes");
        }
        this.key = new SecretKeySpec(key, "AES");
        this.keyId = idOf(key);
        this.random = random;
    }

    String encrypt(UUID versionId, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, nonce, versionId).doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] all = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return keyId + SEPARATOR + Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("This Java runtime cannot encrypt with " + TRANSFORMATION, unavailable);
        }
    }

    String decrypt(UUID versionId, String encrypted) {
        int separator = encrypted.indexOf(SEPARATOR);
        if (separator < 0 || !encrypted.substring(0, separator).equals(keyId)) {
            throw new IllegalStateException("The environment variables of version " + versionId
                    + " were encrypted with another key than that of the setting functions.environment.key.");
        }
        try {
            byte[] all = Base64.getDecoder().decode(encrypted.substring(separator + 1));
            if (all.length < NONCE_BYTES) {
                throw damaged(versionId, null);
            }
            byte[] nonce = new byte[NONCE_BYTES];
            System.arraycopy(all, 0, nonce, 0, NONCE_BYTES);
            byte[] text =
                    cipher(Cipher.DECRYPT_MODE, nonce, versionId).doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
            return new String(text, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw damaged(versionId, unreadable);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, UUID versionId) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(versionId.toString().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static IllegalStateException damaged(UUID versionId, @org.jspecify.annotations.Nullable Exception cause) {
        return new IllegalStateException(
                "The stored environment variables of version " + versionId
                        + " are damaged or belong to another version.",
                cause);
    }

    private static String idOf(byte[] key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
            return HexFormat.of().formatHex(digest, 0, KEY_ID_BYTES);
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("This Java runtime has no SHA-256", unavailable);
        }
    }
}
