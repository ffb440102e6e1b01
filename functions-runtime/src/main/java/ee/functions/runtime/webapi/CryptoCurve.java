// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostError;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;
import org.jspecify.annotations.Nullable;

/** The curves of ECDSA and ECDH (FIPS 186-4 D.1.2), and their keys as bytes. Thread-safe. */
enum CryptoCurve {
    P_256("P-256", "secp256r1", 32, "06082a8648ce3d030107"),
    P_384("P-384", "secp384r1", 48, "06052b81040022"),
    P_521("P-521", "secp521r1", 66, "06052b81040023");

    private static final int UNCOMPRESSED = 4;
    private static final int EVEN = 2;
    private static final int ODD = 3;
    private static final BigInteger THREE = BigInteger.valueOf(3);

    private final String webName;
    private final String javaName;
    private final int bytes;
    private final String identifier;
    private volatile @Nullable ECParameterSpec parameters;

    CryptoCurve(String webName, String javaName, int bytes, String identifier) {
        this.webName = webName;
        this.javaName = javaName;
        this.bytes = bytes;
        this.identifier = identifier;
    }

    /** Finds a curve by its name in the Web Cryptography standard. */
    static CryptoCurve named(String webName) throws HostError {
        for (CryptoCurve curve : values()) {
            if (curve.webName.equals(webName)) {
                return curve;
            }
        }
        throw new HostError("DataError", "There is no curve " + webName);
    }

    /** How many bytes a coordinate or a private number takes. */
    int bytes() {
        return bytes;
    }

    /** The object identifier of the curve, encoded, in hexadecimal digits. */
    String identifier() {
        return identifier;
    }

    /** What Java calls the curve. */
    ECGenParameterSpec javaName() {
        return new ECGenParameterSpec(javaName);
    }

    private ECParameterSpec parameters() throws GeneralSecurityException {
        ECParameterSpec known = parameters;
        if (known == null) {
            AlgorithmParameters algorithm = AlgorithmParameters.getInstance("EC");
            algorithm.init(javaName());
            known = algorithm.getParameterSpec(ECParameterSpec.class);
            parameters = known;
        }
        return known;
    }

    /** Makes the private key of a number. */
    ECPrivateKey privateKey(byte[] number) throws GeneralSecurityException {
        return (ECPrivateKey) KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, number), parameters()));
    }

    /** Makes the public key of an uncompressed point. */
    ECPublicKey publicKey(byte[] point) throws GeneralSecurityException {
        return publicKey(new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + bytes)),
                new BigInteger(1, Arrays.copyOfRange(point, 1 + bytes, 1 + 2 * bytes))));
    }

    private ECPublicKey publicKey(ECPoint point) throws GeneralSecurityException {
        return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, parameters()));
    }

    /** Gives the number of a private key, which must be of this curve. */
    byte[] number(ECPrivateKey key) throws GeneralSecurityException, HostError {
        requireParameters(key.getParams());
        return number(key.getS());
    }

    /** Gives a private number in fixed length; it must be in the range that the curve allows. */
    byte[] number(BigInteger number) throws GeneralSecurityException, HostError {
        if (number.signum() <= 0 || number.compareTo(parameters().getOrder()) >= 0) {
            throw new HostError("DataError", "The private number is out of the range of " + webName);
        }
        return fixed(number, bytes);
    }

    /** Gives the uncompressed point of a public key, which must be of this curve. */
    byte[] point(ECPublicKey key) throws GeneralSecurityException, HostError {
        requireParameters(key.getParams());
        return point(key.getW().getAffineX(), key.getW().getAffineY());
    }

    /** Gives the uncompressed point of two coordinates, which must be on the curve. */
    byte[] point(BigInteger x, BigInteger y) throws GeneralSecurityException, HostError {
        BigInteger prime = prime();
        if (x.compareTo(prime) >= 0
                || y.compareTo(prime) >= 0
                || !y.modPow(BigInteger.TWO, prime).equals(square(x))) {
            throw new HostError("DataError", "The point is not on the curve " + webName);
        }
        byte[] point = new byte[1 + 2 * bytes];
        point[0] = UNCOMPRESSED;
        System.arraycopy(fixed(x, bytes), 0, point, 1, bytes);
        System.arraycopy(fixed(y, bytes), 0, point, 1 + bytes, bytes);
        return point;
    }

    /** Reads an encoded point (SEC 1, 2.3.4), compressed or not, and gives it uncompressed. */
    byte[] point(byte[] encoded) throws GeneralSecurityException, HostError {
        int form = encoded.length == 0 ? -1 : encoded[0];
        if (form == UNCOMPRESSED && encoded.length == 1 + 2 * bytes) {
            return point(
                    new BigInteger(1, Arrays.copyOfRange(encoded, 1, 1 + bytes)),
                    new BigInteger(1, Arrays.copyOfRange(encoded, 1 + bytes, encoded.length)));
        }
        if ((form == EVEN || form == ODD) && encoded.length == 1 + bytes) {
            BigInteger x = new BigInteger(1, Arrays.copyOfRange(encoded, 1, encoded.length));
            BigInteger y = root(square(x));
            return point(x, y.testBit(0) == (form == ODD) ? y : prime().subtract(y));
        }
        throw new HostError("DataError", "This is no point of the curve " + webName);
    }

    /** Computes the public point of a private number. */
    byte[] pointOf(byte[] number) throws GeneralSecurityException, HostError {
        // Java does not tell the product of number and base point, but an agreement with the base point gives its x.
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(privateKey(number));
        agreement.doPhase(publicKey(parameters().getGenerator()), true);
        BigInteger x = new BigInteger(1, agreement.generateSecret());
        BigInteger y = root(square(x));
        byte[] point = point(x, y);
        return areOnePair(number, point) ? point : point(x, prime().subtract(y));
    }

    /** Says whether a private number and a point belong together. */
    boolean areOnePair(byte[] number, byte[] point) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(privateKey(number));
        signature.update(point);
        byte[] signed = signature.sign();
        signature.initVerify(publicKey(point));
        signature.update(point);
        return signature.verify(signed);
    }

    private void requireParameters(ECParameterSpec other) throws GeneralSecurityException, HostError {
        ECParameterSpec own = parameters();
        if (!own.getCurve().equals(other.getCurve())
                || !own.getGenerator().equals(other.getGenerator())
                || !own.getOrder().equals(other.getOrder())) {
            throw new HostError("DataError", "The key is not of the curve " + webName);
        }
    }

    private BigInteger prime() throws GeneralSecurityException {
        return ((ECFieldFp) parameters().getCurve().getField()).getP();
    }

    /** The square of the y that belongs to an x. */
    private BigInteger square(BigInteger x) throws GeneralSecurityException {
        BigInteger prime = prime();
        return x.modPow(THREE, prime)
                .add(parameters().getCurve().getA().multiply(x))
                .add(parameters().getCurve().getB())
                .mod(prime);
    }

    /** A square root, if there is one; all three primes are 3 modulo 4. */
    private BigInteger root(BigInteger square) throws GeneralSecurityException {
        BigInteger prime = prime();
        return square.modPow(prime.add(BigInteger.ONE).shiftRight(2), prime);
    }

    /** Writes a number of at most the given length with leading zeros. */
    static byte[] fixed(BigInteger number, int length) {
        byte[] bytes = number.toByteArray();
        byte[] result = new byte[length];
        int count = Math.min(bytes.length, length);
        System.arraycopy(bytes, bytes.length - count, result, length - count, count);
        return result;
    }
}
