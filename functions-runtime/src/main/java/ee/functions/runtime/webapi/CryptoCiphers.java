// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostError;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Encrypts and decrypts: AES-CTR, AES-CBC, AES-GCM, AES-KW, RSA-OAEP (Web Cryptography 22, 27 to 30). */
final class CryptoCiphers {

    private static final int BLOCK = 16;
    private static final int FULL_TAG_BITS = 128;
    private static final int LEAST_TAG_BITS_OF_JAVA = 96;

    private CryptoCiphers() {}

    /**
     * Encrypts or decrypts.
     *
     * @param start the initialization vector of CBC and GCM, the counter of CTR, the label of OAEP
     * @param number the bits of the counter of CTR, those of the tag of GCM
     * @param additional the additional data of GCM
     */
    static byte[] apply(
            boolean encrypt,
            CryptoKeyData key,
            byte @Nullable [] start,
            int number,
            byte @Nullable [] additional,
            byte[] data)
            throws GeneralSecurityException, HostError {
        byte[] first = start == null ? new byte[0] : start;
        return switch (key.algorithm()) {
            case "AES-CTR" -> counter(aes(key), first, number, data);
            case "AES-CBC" -> {
                if (!encrypt && (data.length == 0 || data.length % BLOCK != 0)) {
                    throw new HostError("OperationError", "The data does not consist of whole blocks");
                }
                Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
                cipher.init(mode(encrypt), aes(key), new IvParameterSpec(first));
                yield cipher.doFinal(data);
            }
            case "AES-GCM" -> {
                byte[] more = additional == null ? new byte[0] : additional;
                yield encrypt ? seal(aes(key), first, number, more, data) : open(aes(key), first, number, more, data);
            }
            case "AES-KW" -> wrap(encrypt, aes(key), data);
            case "RSA-OAEP" -> oaep(encrypt, key, first, data);
            default -> throw new HostError("InvalidAccessError", "The key is not one to encrypt with");
        };
    }

    private static int mode(boolean encrypt) {
        return encrypt ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE;
    }

    private static SecretKeySpec aes(CryptoKeyData key) {
        return new SecretKeySpec(key.material(), "AES");
    }

    /** Only the last bits of the block count; Java counts with all of them, so it must begin anew where they overflow. */
    private static byte[] counter(SecretKeySpec key, byte[] start, int bits, byte[] data)
            throws GeneralSecurityException, HostError {
        BigInteger range = BigInteger.ONE.shiftLeft(bits);
        BigInteger blocks = BigInteger.valueOf((data.length + BLOCK - 1L) / BLOCK);
        if (blocks.compareTo(range) > 0) {
            throw new HostError(
                    "OperationError", "The data has more blocks than a counter of " + bits + " bits counts");
        }
        BigInteger block = new BigInteger(1, start);
        BigInteger count = block.mod(range);
        BigInteger left = range.subtract(count);
        byte[] result = new byte[data.length];
        int split = left.compareTo(blocks) >= 0 ? data.length : left.intValueExact() * BLOCK;
        count(key, start, data, 0, split, result);
        if (split < data.length) {
            byte[] again = CryptoCurve.fixed(block.subtract(count), BLOCK);
            count(key, again, data, split, data.length - split, result);
        }
        return result;
    }

    private static void count(SecretKeySpec key, byte[] start, byte[] data, int from, int length, byte[] result)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(start));
        cipher.doFinal(data, from, length, result, from);
    }

    private static byte[] gcm(boolean encrypt, SecretKeySpec key, byte[] start, int tagBits, byte[] more, byte[] data)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode(encrypt), key, new GCMParameterSpec(tagBits, start));
        cipher.updateAAD(more);
        return cipher.doFinal(data);
    }

    private static byte[] seal(SecretKeySpec key, byte[] start, int tagBits, byte[] more, byte[] data)
            throws GeneralSecurityException {
        byte[] sealed = gcm(true, key, start, FULL_TAG_BITS, more, data);
        return Arrays.copyOf(sealed, data.length + tagBits / 8);
    }

    private static byte[] open(SecretKeySpec key, byte[] start, int tagBits, byte[] more, byte[] data)
            throws GeneralSecurityException, HostError {
        int length = data.length - tagBits / 8;
        if (length < 0) {
            throw new HostError("OperationError", "The data is shorter than its tag");
        }
        try {
            if (tagBits >= LEAST_TAG_BITS_OF_JAVA) {
                return gcm(false, key, start, tagBits, more, data);
            }
            // Java does not check shorter tags. Its key stream decrypts as well, and gives the whole tag to compare.
            byte[] plain =
                    Arrays.copyOf(gcm(true, key, start, FULL_TAG_BITS, more, Arrays.copyOf(data, length)), length);
            byte[] again = seal(key, start, tagBits, more, plain);
            if (MessageDigest.isEqual(again, data)) {
                return plain;
            }
        } catch (AEADBadTagException e) {
            // The same answer for both ways.
        }
        throw new HostError("OperationError", "The data could not be decrypted: its tag is wrong");
    }

    private static byte[] wrap(boolean encrypt, SecretKeySpec key, byte[] data)
            throws GeneralSecurityException, HostError {
        if (data.length % 8 != 0 || data.length < (encrypt ? BLOCK : BLOCK + 8)) {
            throw new HostError("OperationError", "AES-KW takes data of a multiple of 8 bytes, 16 at least");
        }
        Cipher cipher = Cipher.getInstance("AESWrap");
        if (encrypt) {
            cipher.init(Cipher.WRAP_MODE, key);
            return cipher.wrap(new SecretKeySpec(data, "AES"));
        }
        cipher.init(Cipher.UNWRAP_MODE, key);
        return cipher.unwrap(data, "AES", Cipher.SECRET_KEY).getEncoded();
    }

    private static byte[] oaep(boolean encrypt, CryptoKeyData key, byte[] label, byte[] data)
            throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance("RSA");
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(
                mode(encrypt),
                encrypt
                        ? factory.generatePublic(new X509EncodedKeySpec(key.material()))
                        : factory.generatePrivate(new PKCS8EncodedKeySpec(key.material())),
                new OAEPParameterSpec(
                        key.parameter(),
                        "MGF1",
                        new MGF1ParameterSpec(key.parameter()),
                        new PSource.PSpecified(label)));
        return cipher.doFinal(data);
    }
}
