// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostError;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Makes new keys (Web Cryptography 20 to 31, "Generate Key"). */
final class CryptoGeneration {

    /** The smallest modulus of a new RSA key, in bits. */
    static final int LEAST_RSA_BITS = 2048;

    /** The largest modulus of a new RSA key, in bits; larger ones take seconds. */
    static final int MOST_RSA_BITS = 4096;

    /** The longest new HMAC key, in bits. */
    static final int MOST_SECRET_BITS = 524_288;

    /** The longest public exponent of a new RSA key, in bits: 65537 and what is like it. */
    private static final int MOST_EXPONENT_BITS = 32;

    private CryptoGeneration() {}

    /** What new keys are for: their algorithm, the parameter of that, and what each may be used for. */
    record Request(String algorithm, String parameter, boolean extractable, String publicUsages, String privateUsages) {

        CryptoKeyData publicKey(byte[] material) {
            return new CryptoKeyData(CryptoKeyData.PUBLIC, algorithm, parameter, true, publicUsages, material);
        }

        CryptoKeyData privateKey(byte[] material) {
            return new CryptoKeyData(CryptoKeyData.PRIVATE, algorithm, parameter, extractable, privateUsages, material);
        }
    }

    /** A public key and its private one. */
    record Pair(CryptoKeyData publicKey, CryptoKeyData privateKey) {}

    /** Makes a secret key of a number of bits. */
    static CryptoKeyData secret(
            String algorithm, String parameter, boolean extractable, String usages, double bits, SecureRandom random)
            throws HostError {
        if (bits > MOST_SECRET_BITS) {
            throw new HostError("OperationError", "New HMAC keys have no more than " + MOST_SECRET_BITS + " bits");
        }
        byte[] bytes = new byte[((int) bits + 7) / 8];
        random.nextBytes(bytes);
        if (bits % 8 != 0) {
            bytes[bytes.length - 1] &= (byte) (0xff << (8 - (int) bits % 8));
        }
        return new CryptoKeyData(CryptoKeyData.SECRET, algorithm, parameter, extractable, usages, bytes);
    }

    /**
     * Makes a pair of keys of RSA.
     *
     * @param over asked between two tests of a number for being prime, which take some milliseconds each
     */
    static Pair rsa(Request request, double bits, byte[] exponent, SecureRandom random, BooleanSupplier over)
            throws GeneralSecurityException, HostError {
        if (bits < LEAST_RSA_BITS || bits > MOST_RSA_BITS || bits % 8 != 0) {
            throw new HostError(
                    "OperationError",
                    "New RSA keys have " + LEAST_RSA_BITS + " to " + MOST_RSA_BITS + " bits, a multiple of 8");
        }
        BigInteger number = new BigInteger(1, exponent);
        if (!number.testBit(0) || number.equals(BigInteger.ONE) || number.bitLength() > MOST_EXPONENT_BITS) {
            throw new HostError("OperationError", "The public exponent must be an odd number from 3 to 4294967295");
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(new RSAKeyGenParameterSpec((int) bits, number), new StoppingRandom(random, over));
        KeyPair pair;
        try {
            pair = generator.generateKeyPair();
        } catch (CancellationException e) {
            throw new HostError("OperationError", "The invocation is over");
        }
        return new Pair(
                request.publicKey(pair.getPublic().getEncoded()),
                request.privateKey(pair.getPrivate().getEncoded()));
    }

    /** Ends a search for primes, which has no other way out: each candidate and each test of one asks for random bytes. */
    private static final class StoppingRandom extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final transient SecureRandom source;
        private final transient BooleanSupplier over;

        StoppingRandom(SecureRandom source, BooleanSupplier over) {
            this.source = source;
            this.over = over;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (over.getAsBoolean()) {
                throw new CancellationException();
            }
            source.nextBytes(bytes);
        }
    }

    /** Makes a pair of keys of a curve. */
    static Pair curve(Request request, SecureRandom random) throws GeneralSecurityException, HostError {
        if (request.parameter().isEmpty()) {
            CryptoCurve25519 curve = CryptoCurve25519.of(request.algorithm());
            KeyPairGenerator generator = KeyPairGenerator.getInstance(request.algorithm());
            generator.initialize(new NamedParameterSpec(request.algorithm()), random);
            KeyPair pair = generator.generateKeyPair();
            return new Pair(
                    request.publicKey(curve.bytes(pair.getPublic())),
                    request.privateKey(curve.bytes(pair.getPrivate())));
        }
        CryptoCurve curve = CryptoCurve.named(request.parameter());
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(curve.javaName(), random);
        KeyPair pair = generator.generateKeyPair();
        return new Pair(
                request.publicKey(curve.point((ECPublicKey) pair.getPublic())),
                request.privateKey(curve.number((ECPrivateKey) pair.getPrivate())));
    }
}
