// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostError;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Gives the keys of one instance as handles and takes them back. Thread-safe.
 *
 * <p>A handle is the key with all its attributes, encrypted and authenticated under a secret that only this object
 * knows. Whoever sees a handle learns nothing, nobody can make or change one, and no other instance accepts it. Nothing
 * is kept here: a key goes when the script lets go of its handle, so an instance that imports a key in each invocation
 * does not fill up.
 */
final class CryptoVault {

    private static final String SEAL = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int SECRET_BYTES = 32;

    private final SecureRandom random;
    private final SecretKey secret;

    CryptoVault(SecureRandom random) {
        this.random = random;
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        this.secret = new SecretKeySpec(bytes, "AES");
    }

    /** Gives the handle of a key. */
    String seal(CryptoKeyData key) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        Cipher cipher = Cipher.getInstance(SEAL);
        cipher.init(Cipher.ENCRYPT_MODE, secret, new GCMParameterSpec(TAG_BITS, nonce));
        byte[] plain = key.toBytes();
        byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(plain.length));
        cipher.doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
        return Base64.getEncoder().encodeToString(sealed);
    }

    /**
     * Gives the key of a handle.
     *
     * @throws HostError if this is not the handle of a key of this instance
     */
    CryptoKeyData open(String handle) throws HostError {
        try {
            byte[] sealed = Base64.getDecoder().decode(handle);
            Cipher cipher = Cipher.getInstance(SEAL);
            cipher.init(Cipher.DECRYPT_MODE, secret, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
            return CryptoKeyData.read(cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new HostError("InvalidAccessError", "This is no key of this instance");
        }
    }
}
