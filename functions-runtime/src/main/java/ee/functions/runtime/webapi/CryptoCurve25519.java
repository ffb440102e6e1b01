// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostError;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.XECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.KeyAgreement;

/** The keys of Ed25519 (RFC 8032) and X25519 (RFC 7748) as bytes. Thread-safe. */
enum CryptoCurve25519 {
    ED25519("Ed25519", "302a300506032b6570032100", "302e020100300506032b657004220420"),
    X25519("X25519", "302a300506032b656e032100", "302e020100300506032b656e04220420");

    /** How many bytes each key takes. */
    static final int BYTES = 32;

    private static final BigInteger PRIME = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final int BASE_POINT = 9;

    private final String algorithm;
    private final byte[] publicPrefix;
    private final byte[] privatePrefix;

    CryptoCurve25519(String algorithm, String publicPrefix, String privatePrefix) {
        this.algorithm = algorithm;
        this.publicPrefix = HexFormat.of().parseHex(publicPrefix);
        this.privatePrefix = HexFormat.of().parseHex(privatePrefix);
    }

    /** Finds the curve of an algorithm. */
    static CryptoCurve25519 of(String algorithm) {
        return algorithm.equals(ED25519.algorithm) ? ED25519 : X25519;
    }

    /** Writes a public key as SubjectPublicKeyInfo. */
    byte[] spki(byte[] bytes) {
        return concat(publicPrefix, bytes);
    }

    /** Writes a private key as PKCS #8 (RFC 8410). */
    byte[] pkcs8(byte[] bytes) {
        return concat(privatePrefix, bytes);
    }

    /** Makes a public key. */
    PublicKey publicKey(byte[] bytes) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(spki(bytes)));
    }

    /** Makes a private key. */
    PrivateKey privateKey(byte[] bytes) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8(bytes)));
    }

    /** Gives the bytes of a public key. */
    byte[] bytes(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - BYTES, encoded.length);
    }

    /** Gives the bytes of a private key. */
    byte[] bytes(PrivateKey key) throws HostError {
        byte[] bytes = key instanceof EdECPrivateKey edwards
                ? edwards.getBytes().orElse(new byte[0])
                : key instanceof XECPrivateKey montgomery
                        ? montgomery.getScalar().orElse(new byte[0])
                        : new byte[0];
        return require(bytes);
    }

    /** Fails unless there are as many bytes as a key has. */
    byte[] require(byte[] bytes) throws HostError {
        if (bytes.length != BYTES) {
            throw new HostError("DataError", "A key of " + algorithm + " has " + BYTES + " bytes");
        }
        return bytes;
    }

    /** Computes the public key of a private one. */
    byte[] publicOf(byte[] bytes) throws GeneralSecurityException {
        byte[] scalar = this == X25519
                ? bytes
                : Arrays.copyOf(MessageDigest.getInstance("SHA-512").digest(bytes), BYTES);
        byte[] base = new byte[BYTES];
        base[0] = BASE_POINT;
        KeyAgreement agreement = KeyAgreement.getInstance("X25519");
        agreement.init(X25519.privateKey(scalar));
        agreement.doPhase(X25519.publicKey(base), true);
        byte[] shared = agreement.generateSecret();
        return this == X25519 ? shared : edwards(shared, bytes);
    }

    /** Says whether a private and a public key belong together. */
    boolean areOnePair(byte[] privateBytes, byte[] publicBytes) throws GeneralSecurityException {
        if (this == X25519) {
            return Arrays.equals(publicOf(privateBytes), publicBytes);
        }
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(privateKey(privateBytes));
        signature.update(publicBytes);
        byte[] signed = signature.sign();
        signature.initVerify(publicKey(publicBytes));
        signature.update(publicBytes);
        return signature.verify(signed);
    }

    /** RFC 7748, 4.1: the same point on the other form of the curve; a signature tells the sign of its x. */
    private static byte[] edwards(byte[] montgomery, byte[] privateBytes) throws GeneralSecurityException {
        BigInteger u = new BigInteger(1, reversed(montgomery));
        BigInteger y = u.subtract(BigInteger.ONE)
                .multiply(u.add(BigInteger.ONE).modInverse(PRIME))
                .mod(PRIME);
        byte[] point = reversed(CryptoCurve.fixed(y, BYTES));
        if (!ED25519.areOnePair(privateBytes, point)) {
            point[BYTES - 1] |= (byte) 0x80;
        }
        return point;
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] result = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            result[i] = bytes[bytes.length - 1 - i];
        }
        return result;
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
