// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostError;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and verifies: HMAC, RSASSA-PKCS1-v1_5, RSA-PSS, ECDSA, Ed25519 (Web Cryptography 20, 21, 23, 25, 31). Signatures
 * of ECDSA are the two numbers one after the other, as IEEE P1363 has them.
 */
final class CryptoSignatures {

    private CryptoSignatures() {}

    /**
     * Signs.
     *
     * @param hash the hash of ECDSA; others take that of the key
     * @param saltLength the length of the salt of RSA-PSS, in bytes
     */
    static byte[] sign(CryptoKeyData key, String hash, double saltLength, byte[] data)
            throws GeneralSecurityException, HostError {
        if (key.algorithm().equals("HMAC")) {
            return hmac(key.require(CryptoKeyData.SECRET, "sign"), data);
        }
        key.require(CryptoKeyData.PRIVATE, "sign");
        PrivateKey privateKey = switch (key.algorithm()) {
            case "ECDSA" -> CryptoCurve.named(key.parameter()).privateKey(key.material());
            case "Ed25519" -> CryptoCurve25519.ED25519.privateKey(key.material());
            default -> KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key.material()));
        };
        Signature signature = signature(key, hash);
        if (key.algorithm().equals("RSA-PSS")) {
            signature.setParameter(pss(key, (RSAKey) privateKey, saltLength));
        }
        signature.initSign(privateKey);
        signature.update(data);
        return signature.sign();
    }

    /** Verifies; what is no signature at all is a wrong one. */
    static boolean verify(CryptoKeyData key, String hash, double saltLength, byte[] given, byte[] data)
            throws GeneralSecurityException, HostError {
        if (key.algorithm().equals("HMAC")) {
            return MessageDigest.isEqual(hmac(key.require(CryptoKeyData.SECRET, "verify"), data), given);
        }
        key.require(CryptoKeyData.PUBLIC, "verify");
        if (key.algorithm().equals("ECDSA")
                && given.length != 2 * CryptoCurve.named(key.parameter()).bytes()) {
            return false;
        }
        PublicKey publicKey = switch (key.algorithm()) {
            case "ECDSA" -> CryptoCurve.named(key.parameter()).publicKey(key.material());
            case "Ed25519" -> CryptoCurve25519.ED25519.publicKey(key.material());
            default -> KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key.material()));
        };
        Signature signature = signature(key, hash);
        if (key.algorithm().equals("RSA-PSS")) {
            signature.setParameter(pss(key, (RSAKey) publicKey, saltLength));
        }
        signature.initVerify(publicKey);
        signature.update(data);
        try {
            return signature.verify(given);
        } catch (SignatureException e) {
            return false;
        }
    }

    /** Computes an HMAC with a hash of the Web Cryptography standard. */
    static Mac mac(String hash, byte[] key) throws GeneralSecurityException {
        String algorithm = "Hmac" + hash.replace("-", "");
        Mac mac = Mac.getInstance(algorithm);
        // Java takes no empty key; keys are filled up with zeros anyway.
        mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, algorithm));
        return mac;
    }

    private static byte[] hmac(CryptoKeyData key, byte[] data) throws GeneralSecurityException {
        return mac(key.parameter(), key.material()).doFinal(data);
    }

    private static Signature signature(CryptoKeyData key, String hash) throws GeneralSecurityException, HostError {
        return switch (key.algorithm()) {
            case "RSASSA-PKCS1-v1_5" -> Signature.getInstance(key.parameter().replace("-", "") + "withRSA");
            case "RSA-PSS" -> Signature.getInstance("RSASSA-PSS");
            case "ECDSA" -> Signature.getInstance(hash.replace("-", "") + "withECDSAinP1363Format");
            case "Ed25519" -> Signature.getInstance("Ed25519");
            default -> throw new HostError("InvalidAccessError", "The key is not one to sign with");
        };
    }

    private static PSSParameterSpec pss(CryptoKeyData key, RSAKey rsa, double saltLength)
            throws GeneralSecurityException, HostError {
        String hash = key.parameter();
        // RFC 8017, 9.1.1: hash, salt and two more bytes must fit into one bit less than the modulus has.
        int room = (rsa.getModulus().bitLength() + 6) / 8
                - MessageDigest.getInstance(hash).getDigestLength()
                - 2;
        if (saltLength > room) {
            throw new HostError("OperationError", "The salt of RSA-PSS is longer than the key allows");
        }
        return new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), (int) saltLength, 1);
    }
}
