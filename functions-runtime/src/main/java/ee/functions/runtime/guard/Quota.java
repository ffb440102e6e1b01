// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.guard;

import java.util.Locale;

/**
 * A limit of an invocation whose passing does not stop the script: the call that passes it fails with an ordinary error,
 * or what is too much is left out. Each is a setting of the server; {@code docs/LIMITS.md} has them all.
 */
public enum Quota {
    /** Requests sent with fetch; each redirect is one more. */
    SUBREQUESTS(
            "functions.invocation.subrequests",
            200,
            "An invocation may send at most %,d requests with fetch, redirects included"),
    /** Requests that wait for the head of their answer at a time; further ones wait until it is their turn. */
    SUBREQUESTS_AT_ONCE(
            "functions.invocation.subrequests-at-once",
            50,
            "An invocation may wait for at most %,d answers of fetch at a time"),
    /** Operations of the key-value store; a batch counts each of its own. */
    KV_OPERATIONS(
            "functions.invocation.kv-operations",
            1_000,
            "An invocation may ask for at most %,d operations of the key-value store"),
    /** Bytes of UTF-8 of the JSON text of a value in the key-value store. */
    KV_VALUE_BYTES("functions.kv.value-bytes", 16_000, "A value of the key-value store takes at most %,d bytes"),
    /** Operations of one batch of the key-value store. */
    KV_BATCH_OPERATIONS(
            "functions.kv.batch-operations", 10, "A batch of the key-value store has at most %,d operations"),
    /** Timers that wait at a time, those behind AbortSignal.timeout included. */
    PENDING_TIMERS(
            "functions.invocation.pending-timers",
            1_000,
            "An invocation may have at most %,d timers pending at a time"),
    /** Compressors and decompressors at work at a time; each holds memory outside the heap. */
    COMPRESSION_STREAMS(
            "functions.invocation.compression-streams",
            32,
            "An invocation may have at most %,d compression streams at work at a time"),
    /** Entries written to the log; further ones are dropped. */
    LOG_ENTRIES("functions.invocation.log-entries", 1_000, "An invocation may write at most %,d log entries"),
    /** Bytes of UTF-8 of all log entries together; further entries are dropped. */
    LOG_BYTES("functions.invocation.log-bytes", 1_048_576, "The log entries of an invocation take at most %,d bytes"),
    /** Bytes of UTF-8 of one log entry; the rest of its text is cut off. */
    LOG_MESSAGE_BYTES("functions.log.message-bytes", 65_536, "A log entry takes at most %,d bytes"),
    /** Bytes of the body of a function's answer. */
    RESPONSE_BODY_BYTES(
            "functions.invocation.response-body-bytes",
            3_500_000,
            "The body of a function's answer may have at most %,d bytes");

    /** The name of the error that a script sees: a DOMException, which is an Error. */
    public static final String ERROR_NAME = "QuotaExceededError";

    private final String key;
    private final int defaultValue;
    private final String sentence;

    Quota(String key, int defaultValue, String sentence) {
        this.key = key;
        this.defaultValue = defaultValue;
        this.sentence = sentence;
    }

    /** The key of the setting that sets it. */
    public String key() {
        return key;
    }

    /** What counts if nothing is set. */
    public int defaultValue() {
        return defaultValue;
    }

    /** Says for the author what is allowed, with value and key; it is the message of the error. */
    public String sentence(int value) {
        return String.format(Locale.ROOT, sentence, value) + " (" + key + ")";
    }
}
