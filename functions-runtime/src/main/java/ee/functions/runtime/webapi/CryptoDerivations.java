// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostError;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/** Derives bits: ECDH, X25519, HKDF, PBKDF2 (Web Cryptography 24, 26, 32, 33). */
final class CryptoDerivations {

    /** The most rounds that PBKDF2 takes. */
    static final int MOST_ITERATIONS = 10_000_000;

    /** The most bytes that PBKDF2 gives. */
    static final int MOST_BYTES = 65_536;

    private static final int ROUNDS_BETWEEN_QUESTIONS = 4_096;
    private static final int MOST_BLOCKS_OF_HKDF = 255;

    private CryptoDerivations() {}

    /**
     * Agrees on a secret with the owner of another key.
     *
     * @param bits how many bits of it are wanted; null for all
     */
    static byte[] agree(CryptoKeyData own, CryptoKeyData other, @Nullable Double bits)
            throws GeneralSecurityException, HostError {
        if (!other.isPublic()
                || !other.algorithm().equals(own.algorithm())
                || !other.parameter().equals(own.parameter())) {
            throw new HostError(
                    "InvalidAccessError", "The public key is not of the algorithm and curve of the private one");
        }
        boolean montgomery = own.algorithm().equals("X25519");
        PrivateKey privateKey = montgomery
                ? CryptoCurve25519.X25519.privateKey(own.material())
                : CryptoCurve.named(own.parameter()).privateKey(own.material());
        PublicKey publicKey = montgomery
                ? CryptoCurve25519.X25519.publicKey(other.material())
                : CryptoCurve.named(own.parameter()).publicKey(other.material());
        KeyAgreement agreement = KeyAgreement.getInstance(own.algorithm());
        agreement.init(privateKey);
        agreement.doPhase(publicKey, true);
        byte[] secret = agreement.generateSecret();
        if (bits == null) {
            return secret;
        }
        if (bits > 8.0 * secret.length) {
            throw new HostError("OperationError", "The secret has " + 8 * secret.length + " bits only");
        }
        int wanted = bits.intValue();
        byte[] derived = Arrays.copyOf(secret, (wanted + 7) / 8);
        if (wanted % 8 != 0) {
            derived[derived.length - 1] &= (byte) (0xff << (8 - wanted % 8));
        }
        return derived;
    }

    /** RFC 5869. */
    static byte[] hkdf(byte[] key, String hash, byte[] salt, byte[] info, @Nullable Double bits)
            throws GeneralSecurityException, HostError {
        double length = wholeBytes(bits);
        Mac mac = CryptoSignatures.mac(hash, salt);
        if (length > MOST_BLOCKS_OF_HKDF * (double) mac.getMacLength()) {
            throw new HostError("OperationError", "HKDF gives no more than 255 times the length of its hash");
        }
        mac = CryptoSignatures.mac(hash, mac.doFinal(key));
        byte[] derived = new byte[(int) length];
        byte[] block = new byte[0];
        for (int at = 0, count = 1; at < derived.length; at += block.length, count++) {
            mac.update(block);
            mac.update(info);
            block = mac.doFinal(new byte[] {(byte) count});
            System.arraycopy(block, 0, derived, at, Math.min(block.length, derived.length - at));
        }
        return derived;
    }

    /** RFC 8018, 5.2, of a password that need not be text, as Java's own demands. */
    static byte[] pbkdf2(
            byte[] password, String hash, byte[] salt, double iterations, @Nullable Double bits, BooleanSupplier over)
            throws GeneralSecurityException, HostError {
        double length = wholeBytes(bits);
        if (iterations < 1 || iterations > MOST_ITERATIONS) {
            throw new HostError("OperationError", "PBKDF2 takes 1 to " + MOST_ITERATIONS + " iterations");
        }
        if (length > MOST_BYTES) {
            throw new HostError("OperationError", "PBKDF2 gives no more than " + MOST_BYTES + " bytes");
        }
        Mac mac = CryptoSignatures.mac(hash, password);
        byte[] derived = new byte[(int) length];
        for (int at = 0, block = 1; at < derived.length; at += mac.getMacLength(), block++) {
            byte[] sum = pbkdf2Block(mac, salt, block, (int) iterations, over);
            System.arraycopy(sum, 0, derived, at, Math.min(sum.length, derived.length - at));
        }
        return derived;
    }

    private static byte[] pbkdf2Block(Mac mac, byte[] salt, int block, int iterations, BooleanSupplier over)
            throws GeneralSecurityException, HostError {
        mac.update(salt);
        byte[] round =
                mac.doFinal(new byte[] {(byte) (block >> 24), (byte) (block >> 16), (byte) (block >> 8), (byte) block});
        byte[] sum = round.clone();
        for (int i = 1; i < iterations; i++) {
            if (i % ROUNDS_BETWEEN_QUESTIONS == 0 && over.getAsBoolean()) {
                throw new HostError("OperationError", "The invocation is over");
            }
            mac.update(round);
            mac.doFinal(round, 0);
            for (int j = 0; j < sum.length; j++) {
                sum[j] ^= round[j];
            }
        }
        return sum;
    }

    private static double wholeBytes(@Nullable Double bits) throws HostError {
        if (bits == null || bits % 8 != 0) {
            throw new HostError("OperationError", "The length must be a multiple of 8 bits");
        }
        return bits / 8;
    }
}
