// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostError;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A CryptoKey as Java knows it (Web Cryptography 13). Immutable; the material must not be changed.
 *
 * <p>The material is the key itself for secret keys; the encoded key (SubjectPublicKeyInfo, PKCS #8) for RSA; the
 * uncompressed point or the number of fixed length for EC; the 32 bytes of RFC 8032 and RFC 7748 for the others.
 */
final class CryptoKeyData {

    static final String SECRET = "secret";
    static final String PUBLIC = "public";
    static final String PRIVATE = "private";

    private final String type;
    private final String algorithm;
    private final String parameter;
    private final boolean extractable;
    private final String usages;
    private final byte[] material;

    /**
     * Describes a key.
     *
     * @param parameter the hash of HMAC and RSA, the curve of EC, empty for others
     * @param usages the names of the usages, separated by commas
     */
    CryptoKeyData(
            String type, String algorithm, String parameter, boolean extractable, String usages, byte[] material) {
        this.type = type;
        this.algorithm = algorithm;
        this.parameter = parameter;
        this.extractable = extractable;
        this.usages = usages;
        this.material = material;
    }

    String algorithm() {
        return algorithm;
    }

    String parameter() {
        return parameter;
    }

    byte[] material() {
        return material;
    }

    boolean isPublic() {
        return type.equals(PUBLIC);
    }

    boolean isPrivate() {
        return type.equals(PRIVATE);
    }

    /** Fails unless the key is of a type and may be used for an operation. */
    CryptoKeyData require(String wantedType, String usage) throws HostError {
        if (!type.equals(wantedType)) {
            throw new HostError("InvalidAccessError", "A " + wantedType + " key is needed, but this one is " + type);
        }
        if (!List.of(usages.split(",")).contains(usage)) {
            throw new HostError("InvalidAccessError", "The usages of the key do not include " + usage);
        }
        return this;
    }

    /** Fails unless the key may leave. */
    CryptoKeyData requireExtractable() throws HostError {
        if (!extractable) {
            throw new HostError("InvalidAccessError", "The key is not extractable");
        }
        return this;
    }

    /** Gives all of the key as bytes, for {@link #read}. */
    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(type);
            out.writeUTF(algorithm);
            out.writeUTF(parameter);
            out.writeBoolean(extractable);
            out.writeUTF(usages);
            out.write(material);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Reads what {@link #toBytes} gave. */
    static CryptoKeyData read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new CryptoKeyData(
                    in.readUTF(), in.readUTF(), in.readUTF(), in.readBoolean(), in.readUTF(), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
