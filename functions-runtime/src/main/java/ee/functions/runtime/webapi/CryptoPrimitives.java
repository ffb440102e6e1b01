// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostCallback;
import ee.functions.runtime.engine.HostError;
import ee.functions.runtime.engine.HostFunction;
import ee.functions.runtime.engine.HostPrimitives;
import ee.functions.runtime.engine.InstanceScope;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives scripts random values fit for secrets, and the operations of Web Cryptography on keys that they never see.
 *
 * <p>The prelude checks what a caller gave and in which order it fails; what protects a key – its type, its usages,
 * whether it may leave – is checked here again. Operations take a callback as their last argument, or null to be
 * answered at once.
 */
final class CryptoPrimitives implements HostPrimitives {

    private static final int JWK_MEMBERS = 8;

    private final SecureRandom random = new SecureRandom();

    @Override
    public Map<String, HostFunction> functions(InstanceScope scope) {
        Keys keys = new Keys(scope);
        Map<String, HostFunction> functions = new HashMap<>();
        functions.put("randomUuid", values -> UUID.randomUUID().toString());
        functions.put("randomBytes", values -> {
            byte[] bytes = new byte[new Arguments(values).integer(0)];
            random.nextBytes(bytes);
            return bytes;
        });
        functions.put("cryptoDigest", values -> {
            Arguments arguments = new Arguments(values);
            String hash = arguments.text(0);
            byte[] data = arguments.bytes(1);
            return keys.perform(
                    values, 2, over -> MessageDigest.getInstance(hash).digest(data));
        });
        functions.put("cryptoGenerateSecret", keys::generateSecret);
        functions.put("cryptoGeneratePair", keys::generatePair);
        functions.put("cryptoImport", keys::importBytes);
        functions.put("cryptoImportJwk", keys::importJwk);
        functions.put("cryptoExport", keys::export);
        functions.put("cryptoSign", keys::sign);
        functions.put("cryptoVerify", keys::verify);
        functions.put("cryptoEncrypt", values -> keys.cipher(values, true));
        functions.put("cryptoDecrypt", values -> keys.cipher(values, false));
        functions.put("cryptoAgree", keys::agree);
        functions.put("cryptoHkdf", keys::hkdf);
        functions.put("cryptoPbkdf2", keys::pbkdf2);
        return functions;
    }

    /** The keys and the work of one instance. */
    private final class Keys {

        private final CryptoWork work;
        private @Nullable CryptoVault made;

        Keys(InstanceScope scope) {
            work = new CryptoWork(scope);
        }

        private synchronized CryptoVault vault() {
            CryptoVault vault = made;
            if (vault == null) {
                vault = new CryptoVault(random);
                made = vault;
            }
            return vault;
        }

        /** Does a task later if the argument at a position is a callback, otherwise at once. */
        @Nullable
        Object perform(@Nullable Object[] values, int position, CryptoWork.Task task) throws HostError {
            if (position < values.length && values[position] instanceof HostCallback callback) {
                work.later(task, callback);
                return null;
            }
            return work.now(task);
        }

        /** algorithm, parameter, extractable, usages, bits: the handle. */
        @Nullable
        Object generateSecret(@Nullable Object[] values) throws HostError {
            Arguments arguments = new Arguments(values);
            CryptoKeyData key = CryptoGeneration.secret(
                    arguments.text(0),
                    arguments.text(1),
                    arguments.flag(2),
                    arguments.text(3),
                    arguments.number(4),
                    random);
            return work.now(over -> vault().seal(key));
        }

        /**
         * algorithm, parameter, extractable, usages of the public and the private key, bits and exponent of RSA or 0 and
         * null, callback: the handles of the public and the private key.
         */
        @Nullable
        Object generatePair(@Nullable Object[] values) throws HostError {
            Arguments arguments = new Arguments(values);
            CryptoGeneration.Request request = new CryptoGeneration.Request(
                    arguments.text(0), arguments.text(1), arguments.flag(2), arguments.text(3), arguments.text(4));
            double bits = arguments.number(5);
            byte[] exponent = arguments.bytesOrNull(6);
            return perform(values, 7, over -> {
                CryptoGeneration.Pair pair = exponent == null
                        ? CryptoGeneration.curve(request, random)
                        : CryptoGeneration.rsa(request, bits, exponent, random, over);
                return List.of(vault().seal(pair.publicKey()), vault().seal(pair.privateKey()));
            });
        }

        /** format, algorithm, parameter, extractable, usages, bytes, bits or null: as {@link #describe}. */
        @Nullable
        Object importBytes(@Nullable Object[] values) throws HostError {
            Arguments arguments = new Arguments(values);
            CryptoKeyData key = CryptoImports.fromBytes(
                    arguments.text(0), request(arguments, 1), arguments.bytes(5), bits(values, 6));
            return work.now(over -> describe(key));
        }

        /** algorithm, parameter, extractable, usages, bits or null, eight members or null: as {@link #describe}. */
        @Nullable
        Object importJwk(@Nullable Object[] values) throws HostError {
            Arguments arguments = new Arguments(values);
            @Nullable String[] members = new String[JWK_MEMBERS];
            for (int i = 0; i < JWK_MEMBERS; i++) {
                members[i] = arguments.textOrNull(5 + i);
            }
            CryptoKeyData key = CryptoImports.fromJwk(request(arguments, 0), members, bits(values, 4));
            return work.now(over -> describe(key));
        }

        private CryptoImports.Request request(Arguments arguments, int from) throws HostError {
            return new CryptoImports.Request(
                    arguments.text(from), arguments.text(from + 1), arguments.flag(from + 2), arguments.text(from + 3));
        }

        private @Nullable Integer bits(@Nullable Object[] values, int index) {
            return values[index] instanceof Number number ? (Integer) number.intValue() : null;
        }

        /** Handle, bits (of secret keys and RSA), public exponent (of RSA). */
        private List<Object> describe(CryptoKeyData key) throws GeneralSecurityException {
            String handle = vault().seal(key);
            if (!key.algorithm().startsWith("RS")) {
                return List.of(handle, 8 * key.material().length);
            }
            KeyFactory factory = KeyFactory.getInstance("RSA");
            if (key.isPublic()) {
                RSAPublicKey rsa = (RSAPublicKey) factory.generatePublic(new X509EncodedKeySpec(key.material()));
                return List.of(handle, rsa.getModulus().bitLength(), exponent(rsa.getPublicExponent()));
            }
            RSAPrivateCrtKey rsa = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(key.material()));
            return List.of(handle, rsa.getModulus().bitLength(), exponent(rsa.getPublicExponent()));
        }

        private byte[] exponent(BigInteger number) {
            return CryptoCurve.fixed(number, (number.bitLength() + 7) / 8);
        }

        /** handle, format: bytes, or for jwk names and values by turns. */
        @Nullable
        Object export(@Nullable Object[] values) throws HostError {
            Arguments arguments = new Arguments(values);
            CryptoKeyData key = vault().open(arguments.text(0));
            String format = arguments.text(1);
            return work.now(over -> format.equals("jwk") ? CryptoExports.jwk(key) : CryptoExports.bytes(key, format));
        }

        /** handle, hash, length of the salt, data, callback: the signature. */
        @Nullable
        Object sign(@Nullable Object[] values) throws HostError {
            Arguments arguments = new Arguments(values);
            CryptoKeyData key = vault().open(arguments.text(0));
            String hash = arguments.text(1);
            double saltLength = arguments.number(2);
            byte[] data = arguments.bytes(3);
            return perform(values, 4, over -> CryptoSignatures.sign(key, hash, saltLength, data));
        }

        /** handle, hash, length of the salt, signature, data, callback: whether the signature is right. */
        @Nullable
        Object verify(@Nullable Object[] values) throws HostError {
            Arguments arguments = new Arguments(values);
            CryptoKeyData key = vault().open(arguments.text(0));
            String hash = arguments.text(1);
            double saltLength = arguments.number(2);
            byte[] signature = arguments.bytes(3);
            byte[] data = arguments.bytes(4);
            return perform(values, 5, over -> CryptoSignatures.verify(key, hash, saltLength, signature, data));
        }

        /** handle, usage, start, number, additional data, data, callback: the other text. */
        @Nullable
        Object cipher(@Nullable Object[] values, boolean encrypt) throws HostError {
            Arguments arguments = new Arguments(values);
            CryptoKeyData key = vault().open(arguments.text(0));
            String usage = arguments.text(1);
            byte[] start = arguments.bytesOrNull(2);
            int number = arguments.integer(3);
            byte[] additional = arguments.bytesOrNull(4);
            byte[] data = arguments.bytes(5);
            if (!usage.equals(encrypt ? "encrypt" : "decrypt") && !usage.equals(encrypt ? "wrapKey" : "unwrapKey")) {
                throw new HostError("InvalidAccessError", "The usage does not fit the operation");
            }
            boolean secret = !key.isPublic() && !key.isPrivate();
            key.require(secret ? CryptoKeyData.SECRET : encrypt ? CryptoKeyData.PUBLIC : CryptoKeyData.PRIVATE, usage);
            return perform(values, 6, over -> CryptoCiphers.apply(encrypt, key, start, number, additional, data));
        }

        /** handle, usage, length or null, handle of the public key, callback: the secret. */
        @Nullable
        Object agree(@Nullable Object[] values) throws HostError {
            Arguments arguments = new Arguments(values);
            CryptoKeyData key = source(arguments, CryptoKeyData.PRIVATE);
            Double length = length(values);
            CryptoKeyData other = vault().open(arguments.text(3));
            return perform(values, 4, over -> CryptoDerivations.agree(key, other, length));
        }

        /** handle, usage, length or null, hash, salt, info, callback: the derived bits. */
        @Nullable
        Object hkdf(@Nullable Object[] values) throws HostError {
            Arguments arguments = new Arguments(values);
            CryptoKeyData key = source(arguments, CryptoKeyData.SECRET);
            Double length = length(values);
            String hash = arguments.text(3);
            byte[] salt = arguments.bytes(4);
            byte[] info = arguments.bytes(5);
            return perform(values, 6, over -> CryptoDerivations.hkdf(key.material(), hash, salt, info, length));
        }

        /** handle, usage, length or null, hash, salt, iterations, callback: the derived bits. */
        @Nullable
        Object pbkdf2(@Nullable Object[] values) throws HostError {
            Arguments arguments = new Arguments(values);
            CryptoKeyData key = source(arguments, CryptoKeyData.SECRET);
            Double length = length(values);
            String hash = arguments.text(3);
            byte[] salt = arguments.bytes(4);
            double iterations = arguments.number(5);
            return perform(
                    values, 6, over -> CryptoDerivations.pbkdf2(key.material(), hash, salt, iterations, length, over));
        }

        private CryptoKeyData source(Arguments arguments, String type) throws HostError {
            String usage = arguments.text(1);
            if (!usage.equals("deriveKey") && !usage.equals("deriveBits")) {
                throw new HostError("InvalidAccessError", "The usage does not fit the operation");
            }
            return vault().open(arguments.text(0)).require(type, usage);
        }

        private @Nullable Double length(@Nullable Object[] values) {
            return values[2] instanceof Number number ? (Double) number.doubleValue() : null;
        }
    }
}
