// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostError;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Reads keys that come from outside (Web Cryptography 18 to 32, "Import Key"). What the prelude checks before: that the
 * algorithm knows the format and the usages.
 */
final class CryptoImports {

    /** The smallest modulus of an RSA key that is taken, in bits. */
    static final int LEAST_RSA_BITS = 1024;

    /** The largest modulus of an RSA key that is taken, in bits. */
    static final int MOST_RSA_BITS = 8192;

    private static final int SEQUENCE = 0x30;
    private static final int LONG_LENGTH = 0x80;
    private static final int MOST_LENGTH_BYTES = 3;
    private static final String UNREADABLE = "The data is not a key of this algorithm and format";

    private CryptoImports() {}

    /** What all imports know of the key: its algorithm, the parameter of that, and what it may be used for. */
    record Request(String algorithm, String parameter, boolean extractable, String usages) {

        CryptoKeyData key(String type, byte[] material) {
            return new CryptoKeyData(type, algorithm, parameter, extractable, usages, material);
        }
    }

    /**
     * Reads a key from bytes.
     *
     * @param bits how many bits of an HMAC key count; null for all
     */
    static CryptoKeyData fromBytes(String format, Request request, byte[] bytes, @Nullable Integer bits)
            throws HostError {
        if (!format.equals("raw") && !isOneSequence(bytes)) {
            throw new HostError("DataError", UNREADABLE);
        }
        try {
            return switch (request.algorithm()) {
                case "RSASSA-PKCS1-v1_5", "RSA-PSS", "RSA-OAEP" -> rsa(format, request, bytes);
                case "ECDSA", "ECDH" -> ec(format, request, bytes);
                case "Ed25519", "X25519" -> curve25519(format, request, bytes);
                default -> secret(request, bytes, bits);
            };
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new HostError("DataError", UNREADABLE);
        }
    }

    /**
     * Reads a key from the members of a JSON Web Key: n, e and for a private key d, p, q, dp, dq, qi (RSA); x, y, d (EC);
     * x, d (RFC 8037); k (secret keys).
     */
    static CryptoKeyData fromJwk(Request request, @Nullable String[] members, @Nullable Integer bits) throws HostError {
        byte[] @Nullable [] decoded = new byte[members.length][];
        for (int i = 0; i < members.length; i++) {
            String member = members[i];
            decoded[i] = member == null ? null : base64Url(member);
        }
        try {
            return switch (request.algorithm()) {
                case "RSASSA-PKCS1-v1_5", "RSA-PSS", "RSA-OAEP" -> rsaJwk(request, decoded);
                case "ECDSA", "ECDH" -> ecJwk(request, decoded);
                case "Ed25519", "X25519" -> curve25519Jwk(request, decoded);
                default -> secret(request, needed(decoded, 0), bits);
            };
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new HostError("DataError", UNREADABLE);
        }
    }

    /** Says whether DER (X.690) is one sequence and nothing after it, which Java would not mind. */
    private static boolean isOneSequence(byte[] bytes) {
        if (bytes.length < 2 || bytes[0] != SEQUENCE) {
            return false;
        }
        int first = bytes[1] & 0xff;
        int more = first < LONG_LENGTH ? 0 : first - LONG_LENGTH;
        if (more > MOST_LENGTH_BYTES || bytes.length < 2 + more) {
            return false;
        }
        int length = more == 0 ? first : 0;
        for (int i = 0; i < more; i++) {
            length = length << 8 | bytes[2 + i] & 0xff;
        }
        return bytes.length == 2 + more + length;
    }

    private static CryptoKeyData secret(Request request, byte[] bytes, @Nullable Integer bits) throws HostError {
        boolean mac = request.algorithm().equals("HMAC");
        if (mac && bytes.length == 0) {
            throw new HostError("DataError", "An HMAC key must not be empty");
        }
        if (request.algorithm().startsWith("AES-") && bytes.length != 16 && bytes.length != 24 && bytes.length != 32) {
            throw new HostError("DataError", "An AES key has 128, 192 or 256 bits, not " + 8L * bytes.length);
        }
        if (mac && bits != null) {
            if (bits > 8L * bytes.length || bits <= 8L * bytes.length - 8) {
                throw new HostError("DataError", "The length of the HMAC key is not that of its data");
            }
            if (bits % 8 != 0) {
                bytes[bytes.length - 1] &= (byte) (0xff << (8 - bits % 8));
            }
        }
        return request.key(CryptoKeyData.SECRET, bytes);
    }

    private static CryptoKeyData rsa(String format, Request request, byte[] bytes)
            throws GeneralSecurityException, HostError {
        return format.equals("spki")
                ? rsaPublic(request, new X509EncodedKeySpec(bytes))
                : rsaPrivate(request, new PKCS8EncodedKeySpec(bytes));
    }

    private static CryptoKeyData rsaPublic(Request request, KeySpec spec) throws GeneralSecurityException, HostError {
        RSAPublicKey key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec);
        requireRsaLength(key.getModulus());
        return request.key(CryptoKeyData.PUBLIC, key.getEncoded());
    }

    private static CryptoKeyData rsaPrivate(Request request, KeySpec spec) throws GeneralSecurityException, HostError {
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(spec);
        requireRsaLength(key.getModulus());
        BigInteger p = key.getPrimeP();
        BigInteger q = key.getPrimeQ();
        BigInteger beforeP = p.subtract(BigInteger.ONE);
        BigInteger beforeQ = q.subtract(BigInteger.ONE);
        boolean valid = p.signum() > 0
                && q.signum() > 0
                && p.multiply(q).equals(key.getModulus())
                && key.getPrimeExponentP().equals(key.getPrivateExponent().mod(beforeP))
                && key.getPrimeExponentQ().equals(key.getPrivateExponent().mod(beforeQ))
                && key.getCrtCoefficient().multiply(q).mod(p).equals(BigInteger.ONE)
                && key.getPublicExponent()
                        .multiply(key.getPrimeExponentP())
                        .mod(beforeP)
                        .equals(BigInteger.ONE)
                && key.getPublicExponent()
                        .multiply(key.getPrimeExponentQ())
                        .mod(beforeQ)
                        .equals(BigInteger.ONE);
        if (!valid) {
            throw new HostError("DataError", "The members of the RSA key do not belong together");
        }
        return request.key(CryptoKeyData.PRIVATE, key.getEncoded());
    }

    private static CryptoKeyData rsaJwk(Request request, byte[] @Nullable [] members)
            throws GeneralSecurityException, HostError {
        if (members[2] == null) {
            return rsaPublic(request, new RSAPublicKeySpec(number(members, 0), number(members, 1)));
        }
        return rsaPrivate(
                request,
                new RSAPrivateCrtKeySpec(
                        number(members, 0),
                        number(members, 1),
                        number(members, 2),
                        number(members, 3),
                        number(members, 4),
                        number(members, 5),
                        number(members, 6),
                        number(members, 7)));
    }

    private static void requireRsaLength(BigInteger modulus) throws HostError {
        int bits = modulus.bitLength();
        if (bits < LEAST_RSA_BITS || bits > MOST_RSA_BITS) {
            throw new HostError(
                    "DataError",
                    "RSA keys of " + LEAST_RSA_BITS + " to " + MOST_RSA_BITS + " bits are taken, but this one has "
                            + bits);
        }
    }

    private static CryptoKeyData ec(String format, Request request, byte[] bytes)
            throws GeneralSecurityException, HostError {
        CryptoCurve curve = CryptoCurve.named(request.parameter());
        KeyFactory factory = KeyFactory.getInstance("EC");
        return switch (format) {
            case "raw" -> request.key(CryptoKeyData.PUBLIC, curve.point(bytes));
            case "spki" ->
                request.key(CryptoKeyData.PUBLIC, curve.point((ECPublicKey)
                        factory.generatePublic(new X509EncodedKeySpec(bytes))));
            default ->
                request.key(CryptoKeyData.PRIVATE, curve.number((ECPrivateKey)
                        factory.generatePrivate(new PKCS8EncodedKeySpec(bytes))));
        };
    }

    private static CryptoKeyData ecJwk(Request request, byte[] @Nullable [] members)
            throws GeneralSecurityException, HostError {
        CryptoCurve curve = CryptoCurve.named(request.parameter());
        for (byte @Nullable [] member : members) {
            if (member != null && member.length != curve.bytes()) {
                throw new HostError("DataError", "The members x, y and d must have the length of the curve's numbers");
            }
        }
        byte[] point = curve.point(number(members, 0), number(members, 1));
        if (members[2] == null) {
            return request.key(CryptoKeyData.PUBLIC, point);
        }
        byte[] number = curve.number(number(members, 2));
        if (!curve.areOnePair(number, point)) {
            throw new HostError("DataError", "The private and the public part do not belong together");
        }
        return request.key(CryptoKeyData.PRIVATE, number);
    }

    private static CryptoKeyData curve25519(String format, Request request, byte[] bytes)
            throws GeneralSecurityException, HostError {
        CryptoCurve25519 curve = CryptoCurve25519.of(request.algorithm());
        KeyFactory factory = KeyFactory.getInstance(request.algorithm());
        return switch (format) {
            case "raw" -> request.key(CryptoKeyData.PUBLIC, curve.require(bytes));
            case "spki" ->
                request.key(CryptoKeyData.PUBLIC, curve.bytes(factory.generatePublic(new X509EncodedKeySpec(bytes))));
            default ->
                request.key(
                        CryptoKeyData.PRIVATE, curve.bytes(factory.generatePrivate(new PKCS8EncodedKeySpec(bytes))));
        };
    }

    private static CryptoKeyData curve25519Jwk(Request request, byte[] @Nullable [] members)
            throws GeneralSecurityException, HostError {
        CryptoCurve25519 curve = CryptoCurve25519.of(request.algorithm());
        byte[] publicBytes = curve.require(needed(members, 0));
        if (members[1] == null) {
            return request.key(CryptoKeyData.PUBLIC, publicBytes);
        }
        byte[] privateBytes = curve.require(needed(members, 1));
        if (!curve.areOnePair(privateBytes, publicBytes)) {
            throw new HostError("DataError", "The private and the public part do not belong together");
        }
        return request.key(CryptoKeyData.PRIVATE, privateBytes);
    }

    private static BigInteger number(byte[] @Nullable [] members, int index) throws HostError {
        return new BigInteger(1, needed(members, index));
    }

    private static byte[] needed(byte[] @Nullable [] members, int index) throws HostError {
        byte[] member = members[index];
        if (member == null) {
            throw new HostError("DataError", "The JSON Web Key lacks a member that its type needs");
        }
        return member;
    }

    private static byte[] base64Url(String text) throws HostError {
        try {
            if (text.indexOf('=') < 0) {
                return Base64.getUrlDecoder().decode(text);
            }
        } catch (IllegalArgumentException e) {
            // The same as padding, which base64url in JSON Web Keys must not have.
        }
        throw new HostError("DataError", "A member of the JSON Web Key is not base64url");
    }
}
