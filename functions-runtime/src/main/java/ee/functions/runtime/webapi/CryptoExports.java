// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostError;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Writes keys that may leave (Web Cryptography 18 to 32, "Export Key"). */
final class CryptoExports {

    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int PUBLIC_PART = 0xa1;
    private static final byte[] EC_PUBLIC_KEY = HexFormat.of().parseHex("06072a8648ce3d0201");

    private CryptoExports() {}

    /** Writes a key as bytes: raw, spki or pkcs8. */
    static byte[] bytes(CryptoKeyData key, String format) throws GeneralSecurityException, HostError {
        key.requireExtractable();
        boolean fits = switch (format) {
            case "pkcs8" -> key.isPrivate();
            case "spki" -> key.isPublic();
            default -> !key.isPrivate();
        };
        if (!fits) {
            throw new HostError("InvalidAccessError", "The format " + format + " is not one for this type of key");
        }
        byte[] material = key.material();
        if (format.equals("raw")) {
            return material;
        }
        return switch (key.algorithm()) {
            case "ECDSA", "ECDH" -> {
                CryptoCurve curve = CryptoCurve.named(key.parameter());
                yield key.isPublic() ? curve.publicKey(material).getEncoded() : pkcs8(curve, material);
            }
            case "Ed25519", "X25519" -> {
                CryptoCurve25519 curve = CryptoCurve25519.of(key.algorithm());
                yield key.isPublic() ? curve.spki(material) : curve.pkcs8(material);
            }
            default -> material;
        };
    }

    /** Gives the members of a key as a JSON Web Key that depend on its value, as names and values by turns. */
    static List<String> jwk(CryptoKeyData key) throws GeneralSecurityException, HostError {
        key.requireExtractable();
        byte[] material = key.material();
        return switch (key.algorithm()) {
            case "RSASSA-PKCS1-v1_5", "RSA-PSS", "RSA-OAEP" -> rsa(key);
            case "ECDSA", "ECDH" -> {
                CryptoCurve curve = CryptoCurve.named(key.parameter());
                byte[] point = key.isPublic() ? material : curve.pointOf(material);
                int length = curve.bytes();
                String x = base64Url(Arrays.copyOfRange(point, 1, 1 + length));
                String y = base64Url(Arrays.copyOfRange(point, 1 + length, point.length));
                yield key.isPublic() ? List.of("x", x, "y", y) : List.of("d", base64Url(material), "x", x, "y", y);
            }
            case "Ed25519", "X25519" ->
                key.isPublic()
                        ? List.of("x", base64Url(material))
                        : List.of(
                                "d",
                                base64Url(material),
                                "x",
                                base64Url(CryptoCurve25519.of(key.algorithm()).publicOf(material)));
            default -> List.of("k", base64Url(material));
        };
    }

    private static List<String> rsa(CryptoKeyData key) throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance("RSA");
        if (key.isPublic()) {
            RSAPublicKey rsa = (RSAPublicKey) factory.generatePublic(new X509EncodedKeySpec(key.material()));
            return List.of("e", base64Url(rsa.getPublicExponent()), "n", base64Url(rsa.getModulus()));
        }
        RSAPrivateCrtKey rsa = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(key.material()));
        return List.of(
                "d", base64Url(rsa.getPrivateExponent()),
                "dp", base64Url(rsa.getPrimeExponentP()),
                "dq", base64Url(rsa.getPrimeExponentQ()),
                "e", base64Url(rsa.getPublicExponent()),
                "n", base64Url(rsa.getModulus()),
                "p", base64Url(rsa.getPrimeP()),
                "q", base64Url(rsa.getPrimeQ()),
                "qi", base64Url(rsa.getCrtCoefficient()));
    }

    /** RFC 5208 around RFC 5915, with the public part, which Java would leave out. */
    private static byte[] pkcs8(CryptoCurve curve, byte[] number) throws GeneralSecurityException, HostError {
        byte[] point = curve.pointOf(number);
        byte[] key = der(
                SEQUENCE,
                der(INTEGER, new byte[] {1}),
                der(OCTET_STRING, number),
                der(PUBLIC_PART, der(BIT_STRING, new byte[1], point)));
        return der(
                SEQUENCE,
                der(INTEGER, new byte[1]),
                der(SEQUENCE, EC_PUBLIC_KEY, HexFormat.of().parseHex(curve.identifier())),
                der(OCTET_STRING, key));
    }

    /** Writes one element of DER (X.690), of less than 64 KiB. */
    private static byte[] der(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (length > 0xff) {
            out.write(0x82);
            out.write(length >> 8);
        } else if (length > 0x7f) {
            out.write(0x81);
        }
        out.write(length);
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static String base64Url(BigInteger number) {
        return base64Url(CryptoCurve.fixed(number, (number.bitLength() + 7) / 8));
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
