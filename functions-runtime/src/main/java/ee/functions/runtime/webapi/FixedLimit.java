// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import java.util.List;
import java.util.Locale;

/**
 * A bound of the Web APIs that nobody can set, for {@code docs/LIMITS.md}.
 *
 * @param what what is bounded
 * @param limit how far, in words
 * @param error what a script sees that wants more
 */
public record FixedLimit(String what, String limit, String error) {

    private static final String OPERATION_ERROR = "`OperationError`";

    /** All of them. */
    public static List<FixedLimit> all() {
        return List.of(
                new FixedLimit("Redirects of one fetch", "20", "rejects with a `TypeError`"),
                new FixedLimit(
                        "Header of an answer to fetch",
                        number(FetchConnections.MOST_FIELDS) + " fields, "
                                + number(FetchConnections.MOST_FIELD_CHARACTERS) + " characters each",
                        "rejects with a `TypeError`"),
                new FixedLimit(
                        "Body that is read as a whole (`text()`, `arrayBuffer()`, …) from a stream",
                        "104,857,600 bytes",
                        "rejects with a `RangeError`"),
                new FixedLimit("`crypto.getRandomValues`", "65,536 bytes a call", "throws a `QuotaExceededError`"),
                new FixedLimit("RSA keys, generated", bits(CryptoGeneration.MOST_RSA_BITS), OPERATION_ERROR),
                new FixedLimit("RSA keys, imported", bits(CryptoImports.MOST_RSA_BITS), "`DataError`"),
                new FixedLimit("HMAC keys, generated", bits(CryptoGeneration.MOST_SECRET_BITS), OPERATION_ERROR),
                new FixedLimit("Iterations of PBKDF2", number(CryptoDerivations.MOST_ITERATIONS), OPERATION_ERROR),
                new FixedLimit("Bytes derived by PBKDF2", number(CryptoDerivations.MOST_BYTES), OPERATION_ERROR),
                new FixedLimit(
                        "Cryptographic operations of an instance",
                        said("one at a time beside the script, %,d waiting", CryptoWork.MOST_WAITING),
                        "further ones hold up the script"),
                new FixedLimit("Header of gzip data", said("%,d bytes", Decompressor.MOST_HEAD_BYTES), "`TypeError`"),
                new FixedLimit("Members of an object shown in the log", "100 of each, 50 levels", "left out"),
                new FixedLimit("Rows and columns of `console.table`", "100 and 30, 200 characters a cell", "left out"),
                new FixedLimit(
                        "Uncaught errors logged whatever else an invocation logged",
                        "20",
                        "further ones count as log entries"));
    }

    private static String bits(int count) {
        return said("%,d bits", count);
    }

    private static String number(int value) {
        return said("%,d", value);
    }

    private static String said(String format, int value) {
        return String.format(Locale.ROOT, format, value);
    }
}
